"""Sources that are given by their address on the web: telling two spellings alike, and a title to show."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote_plus, urlsplit

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# The number of an article before its words, and the end of a file's name.
UNWANTED = re.compile(r"^\d{5,}\.(?=\D|\d+-)|\.html?$")
DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/)")


def is_address(text: str) -> bool:
    """Whether the text is an address on the web and nothing else."""
    try:
        return ADDRESS.fullmatch(text.strip()) is not None and bool(urlsplit(text.strip()).netloc)
    except ValueError:
        return False


def plain_address(text: str) -> str:
    """An address as addresses are compared: without scheme, ``www.`` and a slash at the end."""
    parts = urlsplit(text.strip())
    query = f"?{parts.query}" if parts.query else ""
    return host_of(text) + parts.path.rstrip("/") + query


def host_of(text: str) -> str:
    """The site of an address, without ``www.``."""
    return urlsplit(text.strip()).netloc.lower().removeprefix("www.")


def published_on(text: str) -> date | None:
    """The day of publication, where the path holds one as newspapers write it: ``/2022/05/31/``."""
    found = DAY_IN_PATH.search(urlsplit(text).path)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def title_of(text: str) -> str:
    """Site and path in words: ``westmercia-pcc.gov.uk: performance, national priorities for policing``."""
    parts = urlsplit(text.strip())
    folders = [unquote_plus(part) for part in DAY_IN_PATH.sub("", parts.path).split("/") if part]
    words = [re.sub(r"[-_\s]+", " ", UNWANTED.sub("", part)).strip() for part in folders]
    if parts.query:
        words.append(unquote_plus(parts.query).replace("=", " ").replace("&", ", "))
    return host_of(text) + (f": {', '.join(words)}" if words else "")
