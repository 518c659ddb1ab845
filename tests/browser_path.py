"""Where the browser of this machine is. ``bin/ensure-browser`` looks in the same places."""

from __future__ import annotations

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROME_ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def chromium_path() -> str | None:
    """The browser to drive; None lets Playwright use the one it installed itself."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return str(CHROME_ON_A_MAC) if CHROME_ON_A_MAC.exists() else None
