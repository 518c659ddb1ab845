"""Settings, all from the environment. Nothing secret has a default."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHORTEST_COOKIE_KEY = 32
PRIVATE = 0o700
OPEN_TO_OTHERS = 0o077


class SettingMissing(RuntimeError):
    """A setting the application cannot run without is missing or too weak."""


def data_dir() -> Path:
    """The folder of the database, backups and logs, private to its owner.

    Raises SettingMissing when it is no folder and cannot be made.
    """
    folder = Path(os.environ.get("DASHBOARD_DATA_DIR") or REPOSITORY / "var")
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingMissing(
            f"DASHBOARD_DATA_DIR must be a folder, or one that can be made; {folder} cannot:"
            f" {error.strerror}"
        ) from error
    if folder.stat().st_mode & OPEN_TO_OTHERS:
        folder.chmod(PRIVATE)
    return folder


def database_url() -> str:
    """Where the database is: ``DASHBOARD_DATABASE_URL``, else an SQLite file in the data folder."""
    return os.environ.get("DASHBOARD_DATABASE_URL") or f"sqlite:///{data_dir() / 'dashboard.db'}"


def cookie_key() -> bytes:
    """The key that session fingerprints are made with.

    Raises SettingMissing when it is absent or shorter than 32 characters.
    """
    key = os.environ.get("DASHBOARD_COOKIE_KEY", "")
    if len(key) < SHORTEST_COOKIE_KEY:
        raise SettingMissing(
            "DASHBOARD_COOKIE_KEY must be set to at least"
            f" {SHORTEST_COOKIE_KEY} random characters before the application can start"
        )
    return key.encode()


def trusted_proxy() -> str | None:
    """The address of the proxy whose forwarded headers are believed, if there is one."""
    return os.environ.get("DASHBOARD_TRUSTED_PROXY") or None
