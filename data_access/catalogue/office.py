"""Names of the office, the force and the product: configuration, because offices change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CATALOGUE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Office:
    """How this office, its force and its product are called on the page.

    ``tiles`` says where each local area stands in the tile map: column, row, and how many rows it is high.
    """

    product: str
    office_name: str
    commissioner: str
    force_name: str
    force_area: str
    force_slug: str
    contact: str
    plan: str
    tiles: dict[str, tuple[int, int, int]]


@lru_cache(maxsize=1)
def office() -> Office:
    """The office as configured in ``catalogue/office.toml``."""
    return Office(**tomllib.loads((CATALOGUE / "office.toml").read_text(encoding="utf-8")))
