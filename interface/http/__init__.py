"""The door: who gets in, what a stranger may fetch, and the headers on every answer."""

import os

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from data_access import settings
from interface.http.guard import Guard
from interface.http.routes import ROUTES


def routes() -> list[BaseRoute]:
    """The addresses served beside Streamlit's own."""
    return list(ROUTES)


def middleware() -> list[Middleware]:
    """What every request passes through. Raises SettingMissing when there is no cookie key.

    What the server writes is for its owner only.
    """
    settings.cookie_key()
    os.umask(settings.OPEN_TO_OTHERS)
    return [Middleware(Guard)]
