"""The kinds of file that can be loaded, and telling them apart by their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_access.loading import observations, police_uk
from data_access.loading.files import Table
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, Reading


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of file is recognised and read."""

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    example: dict[str, str]
    read: Callable[[Path, Table, Catalogue, date, ErrorList], Reading]


KINDS = {
    module.KIND: Kind(
        module.KIND, module.COLUMNS, module.REQUIRED, module.EXAMPLE, module.read
    )
    for module in (observations, police_uk)
}


def recognise(header: Sequence[str]) -> Kind | None:
    """The kind that shares most required columns with this header; None when none shares half."""

    def share(kind: Kind) -> float:
        return sum(column in header for column in kind.required) / len(kind.required)

    best = max(KINDS.values(), key=share)
    return best if share(best) >= 0.5 else None


def template(kind: str) -> str:
    """A CSV file of this kind with its header and one example row. Raises KeyError if unknown."""
    chosen = KINDS[kind]
    out = io.StringIO()
    writer = csv.DictWriter(out, chosen.columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(chosen.example)
    return out.getvalue()
