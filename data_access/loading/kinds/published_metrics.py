"""The committed table that says which measure a published metric is, and which it is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.claims.periods import To
from analysis.words import plain_name
from data_access.catalogue.csv_rows import rows_of
from data_access.catalogue.office import CATALOGUE


@dataclass(frozen=True, slots=True)
class Metric:
    """One line of the table: what a metric of a domain is kept as.

    ``contains`` limits the line to rows whose note or source holds it. Without a ``measure`` the row
    is kept as a statement, and ``note`` says why. ``to`` is what ``to Sep 2021`` means for it.
    """

    contains: str
    measure: str | None
    qualifier: str | None
    to: To | None
    note: str | None


Table = Mapping[tuple[str, str], Sequence[Metric]]


@cache
def published_metrics() -> Table:
    """Every line by domain and metric, those that are limited to some rows first."""
    lines: dict[tuple[str, str], list[Metric]] = defaultdict(list)
    for row in rows_of(CATALOGUE / "published_metrics.csv"):
        lines[(plain_name(row["domain"] or ""), plain_name(row["metric"] or ""))].append(
            Metric(
                contains=(row["contains"] or "").lower(), measure=row["measure"],
                qualifier=row["qualifier"], to=To(row["to"]) if row["to"] else None, note=row["note"],
            )
        )
    return {
        key: sorted(found, key=lambda metric: not metric.contains) for key, found in lines.items()
    }


def metric_of(domain: str, metric: str, told: str) -> Metric | None:
    """The line for a metric, given the note and source of its row; None where the table has none."""
    found = published_metrics().get((plain_name(domain), plain_name(metric)), ())
    return next((line for line in found if line.contains in told.lower()), None)
