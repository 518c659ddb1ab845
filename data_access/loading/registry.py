"""The kinds of file that can be loaded, and telling them apart by their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_access.loading.formats.csv_files import Table, refuse
from data_access.loading.kinds import (
    boundaries,
    consultation,
    estates,
    events,
    home_office_breath_tests,
    home_office_stop_search,
    home_office_workforce,
    observations,
    ons_population,
    police_uk,
    published_figures,
    respondents,
    statements,
    stop_search,
    surveys,
    targets,
    victim_services,
)
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import ErrorList, Reading

Row = dict[str, str]
RowReader = Callable[[Path, Table, Catalogue, date, ErrorList], Reading]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of file is recognised, shown and, where it is a table, read.

    ``leaves_aside`` names columns of a header that the kind does not need and that are no mistake.
    """

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    read_rows: RowReader
    template: str
    leaves_aside: Callable[[Sequence[str]], frozenset[str]] = lambda _header: frozenset()


def _no_table(
    path: Path, _table: Table, _catalogue: Catalogue, _known_from: date, _errors: ErrorList
) -> Reading:
    raise refuse(path, "this kind of file is not a table")


def _example(columns: Sequence[str], rows: Row | Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows([rows] if isinstance(rows, dict) else rows)
    return out.getvalue()


TABLES = {
    module.KIND: Kind(
        module.KIND, module.COLUMNS, module.REQUIRED, module.read,
        _example(module.COLUMNS, module.EXAMPLE),
        *([module.leaves_aside] if module is observations else []),
    )
    for module in (
        observations, police_uk, stop_search, home_office_breath_tests, home_office_workforce,
        home_office_stop_search, ons_population, published_figures, surveys, respondents, statements,
        consultation, victim_services, estates, events, targets,
    )
}
KINDS = TABLES | {
    boundaries.KIND: Kind(
        boundaries.KIND, boundaries.COLUMNS, boundaries.REQUIRED, _no_table, boundaries.TEMPLATE
    )
}


def recognise(header: Sequence[str]) -> Kind | None:
    """The kind that shares most required columns with this header; None when none shares half."""

    def share(kind: Kind) -> float:
        return sum(column in header for column in kind.required) / len(kind.required)

    best = max(TABLES.values(), key=share)
    return best if share(best) >= 0.5 else None


def template(kind: str) -> str:
    """An example file of this kind: a header and a row or two, or GeoJSON with one feature.

    Raises KeyError for an unknown kind.
    """
    return KINDS[kind].template
