"""Addresses outside Streamlit: turning a code into a session, signing out, health, the icon."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from data_access.access.sessions import end_session, redeem_code
from data_access.database.schema import is_current
from interface.http import cookies

ASSETS = Path(__file__).resolve().parent.parent / "assets"
# Sends the hand-over form as soon as it is on the page; its button is there if this does not run.
HAND_OVER = 'document.getElementById("hand-over")?.requestSubmit();\n'


def local_path(wanted: object) -> str:
    """An address of this application to go on to; ``/`` for anything that is not one."""
    text = wanted if isinstance(wanted, str) else ""
    parts = urlsplit(text)
    safe = (
        text.startswith("/") and not text.startswith("//") and "\\" not in text
        and text.isprintable() and not parts.scheme and not parts.netloc
        and not text.startswith("/auth/")
    )
    return text if safe else "/"


async def start_session(request: Request) -> Response:
    """Redeem the single-use code for a session cookie and go on to the page that was asked for."""
    form = await request.form()
    code, nonce = form.get("code"), request.cookies.get(cookies.NONCE)
    token = (
        await run_in_threadpool(redeem_code, code, nonce)
        if isinstance(code, str) and nonce else None
    )
    if token is None:
        again = urlencode({"sign_in": "again", "next": local_path(form.get("next"))})
        return RedirectResponse(f"/?{again}", 303)
    response = RedirectResponse(local_path(form.get("next")), 303)
    cookies.set_session(response, token, secure=cookies.is_secure(request))
    response.delete_cookie(cookies.NONCE, path="/", httponly=True, samesite="strict")
    return response


async def sign_out(request: Request) -> Response:
    """Revoke the session, so that a kept cookie is worthless, and forget the cookie."""
    token = request.cookies.get(cookies.SESSION)
    if token:
        await run_in_threadpool(end_session, token)
    response = RedirectResponse("/", 303)
    response.delete_cookie(cookies.SESSION, path="/", httponly=True, samesite="strict")
    return response


async def hand_over_script(_request: Request) -> Response:
    """The one script of ours, served rather than written into the page."""
    return Response(HAND_OVER, media_type="text/javascript")


async def health(_request: Request) -> Response:
    """Whether the application can serve: its store answers and has the newest schema."""
    try:
        ready = await run_in_threadpool(is_current)
    except Exception:
        ready = False
    return JSONResponse({"status": "ok" if ready else "not ready"}, 200 if ready else 503)


async def icon(_request: Request) -> Response:
    """The icon in the browser's tab."""
    return FileResponse(ASSETS / "icon.png", media_type="image/png")


ROUTES = (
    Route("/auth/session", start_session, methods=["POST"]),
    Route("/auth/sign-out", sign_out, methods=["POST"]),
    Route("/auth/hand-over.js", hand_over_script),
    Route("/health", health),
    Route("/favicon.png", icon),
)
