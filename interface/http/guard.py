"""What every request passes through before Streamlit sees it."""

from __future__ import annotations

import logging
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.access.sessions import current_visit, new_secret
from interface.http import cookies
from interface.http.headers import security_headers
from interface.http.routes import local_path

log = logging.getLogger(__name__)

# What a browser needs before anyone has signed in. Everything else of Streamlit's is closed.
OPEN_FOLDER = "/static/"
OPEN_TO_STRANGERS = frozenset(
    {
        "/_stcore/stream", "/health", "/auth/hand-over.js", "/favicon.png", "/manifest.json",
        "/robots.txt",
    }
)
# Streamlit's own addresses: downloads, uploads, metrics, agents, components.
STREAMLIT = ("/_stcore/", "/media/", "/component/", "/app/static/")
READS = frozenset({"GET", "HEAD"})
FETCHED = ("/_stcore/health", "/_stcore/host-config")


def is_open(path: str) -> bool:
    """Whether a stranger may fetch this address. Streamlit asks for some of them below a page's own."""
    return path in OPEN_TO_STRANGERS or path.startswith(OPEN_FOLDER) or path.endswith(FETCHED)


def is_foreign(request: Request) -> bool:
    """Whether a request that would change something was sent by a page of another origin."""
    if request.method in READS:
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host")


class Guard:
    """Closes to strangers what is not theirs, sends them to sign in, and adds the headers.

    Every address that is not open answers a stranger in the same way, whether it exists or not.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on. Web sockets pass: the script they run asks who it is for."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = await self._turned_away(request)
        gives_nonce = request.url.path == "/" and cookies.NONCE not in request.cookies
        # Who has a session needs no nonce, and keeps no cookie but the session's.
        gives_nonce = gives_nonce and not await _is_signed_in(request)
        with_headers = _with_headers(request, send, gives_nonce=gives_nonce)
        await (answer or self._app)(scope, receive, with_headers)

    async def _turned_away(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        path = request.url.path
        if is_foreign(request):
            return PlainTextResponse("Refused", 403)
        if path == "/" and "next" in request.query_params and await _is_signed_in(request):
            return RedirectResponse(local_path(request.query_params["next"]), 303)
        if path == "/" or is_open(path) or (path.startswith("/auth/") and request.method == "POST"):
            return None
        if await _is_signed_in(request):
            return None
        if path.startswith(STREAMLIT) or request.method not in READS:
            return PlainTextResponse("Not Found", 404)
        wanted = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/?next={quote(wanted, safe='')}", 303)


async def _is_signed_in(request: Request) -> bool:
    """Whether a live session is named. While the store cannot be read, nobody is signed in."""
    token = request.cookies.get(cookies.SESSION)
    if token is None:
        return False
    try:
        return await run_in_threadpool(current_visit, token) is not None
    except Exception:
        log.exception("the store cannot be read")
        return False


def _with_headers(request: Request, send: Send, *, gives_nonce: bool) -> Send:
    secure = cookies.is_secure(request)

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            for name, value in security_headers(secure=secure):
                headers[name.decode()] = value.decode()
            if not request.url.path.startswith("/static/"):
                headers["cache-control"] = "no-store"
            if gives_nonce:
                nonce = cookies.nonce_header(new_secret(), secure=secure)
                headers.append("set-cookie", nonce.decode())
        await send(message)

    return send_with_headers
