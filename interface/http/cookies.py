"""The two cookies: the session's, and the nonce that ties a sign-in to one browser.

Neither can be read by a script, and neither is sent from another site.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

from data_access import settings
from data_access.access.sessions import SESSION_LASTS

SESSION = "dashboard_session"
NONCE = "dashboard_sign_in"


def is_secure(request: HTTPConnection) -> bool:
    """Whether the browser reached us by HTTPS, here or at the proxy we trust."""
    if from_trusted_proxy(request.client.host if request.client else None):
        return request.headers.get("x-forwarded-proto", "") == "https"
    return request.url.scheme in ("https", "wss")


def from_trusted_proxy(peer: str | None) -> bool:
    """Whether a request comes from the proxy named in DASHBOARD_TRUSTED_PROXY."""
    return peer is not None and peer == settings.trusted_proxy()


def set_session(response: Response, token: str, *, secure: bool) -> None:
    """Give the browser its session cookie."""
    response.set_cookie(
        SESSION, token, max_age=int(SESSION_LASTS.total_seconds()), path="/", secure=secure,
        httponly=True, samesite="strict",
    )


def nonce_header(nonce: str, *, secure: bool) -> bytes:
    """The Set-Cookie header that gives a browser its nonce."""
    response = Response()
    response.set_cookie(NONCE, nonce, path="/", secure=secure, httponly=True, samesite="strict")
    return response.headers["set-cookie"].encode()
