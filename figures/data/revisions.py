"""What was revised since a day: each figure as it was and as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.calendar.periods import say_day, say_period_short, say_short
from analysis.words import say_number, say_value
from data_access import Reader
from figures.dashboard.catalogue import Catalogue, Measure, catalogue_of
from figures.figure import Figure
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.marks import Marked
from figures.words.statuses import WORDS, marked, overall

A_WEEK = timedelta(days=7)
MOST = 1000
COLUMNS = ("ID", "Measure", "Area", "Period", "Before", "Now", "Known from", "Source")


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure as it was and as it is now, both as ``say_version`` says them."""

    code: str
    name: str
    area: str
    period_start: date
    period_end: date
    before: str | Marked
    now: str | Marked
    known_from: date
    source: str

    @property
    def period(self) -> str:
        """The period in a few words."""
        return say_period_short(self.period_start, self.period_end)

    def cells(self) -> Mapping[str, object]:
        """The revision in words, by COLUMNS."""
        return {
            "ID": self.code, "Measure": self.name, "Area": self.area, "Period": self.period,
            "Before": self.before, "Now": self.now, "Known from": say_short(self.known_from),
            "Source": self.source,
        }


def build(reader: Reader, since: str | None = None) -> Figure:
    """Figures that were revised after a day, a week before the as-at day when none is given.

    ``since`` is written 2020-06-29; anything else raises ValueError.
    """
    day = date.fromisoformat(since) if since else reader.as_at - A_WEEK
    rows = reader.revisions.since(day, MOST)
    many = reader.revisions.count(day) if len(rows) == MOST else len(rows)
    known = catalogue_of(reader)
    revised = tuple(_revision(row, known) for row in records(rows))
    title = f"{say_number(many, 'figure')} revised since {say_day(day)}" if many else (
        f"Nothing was revised since {say_day(day)}"
    )
    return Figure(
        key="", id="DA2", title=title, rows=revised, columns=COLUMNS,
        description=_describe(revised, title),
        unit="", period=f"{say_day(day)} to {say_day(reader.as_at)}", base="",
        source=cells.sources(rows),
        status=overall({*rows["status"], *rows["status_before"]}), audience="office",
        notes=(
            f"Listed are figures that were known on {say_day(day)} and have another version now, and later"
            " ones that were corrected on the day they became known; one that only became known later is"
            " new, not revised. Pages as at an earlier day still show the figure before.",
            *((f"Only the {MOST} revised last are listed.",) if many > len(rows) else ()),
        ),
    )


def _revision(row: Row, known: Catalogue) -> Revision:
    measure = known.measures[row["measure"]]
    changed = row["status_before"] != row["status"]
    return Revision(
        measure.code, measure.name, known.area_name(row["area"]),
        row["period_start"].date(), row["period_end"].date(),
        say_version(row["value_before"], row["status_before"], measure, with_status=changed),
        say_version(row["value"], row["status"], measure, with_status=changed),
        row["known_from"].date(), cells.cite(row),
    )


def say_version(value: float | None, status: str, measure: Measure, *, with_status: bool) -> str | Marked:
    """One version of a figure: its value, or the word for why there is none.

    With ``with_status`` the status stands beside the value, where it is what changed; that a value is
    illustrative is always said.
    """
    said = "" if value is None else say_value(value, measure.kind, measure.unit)
    if not said:
        return marked(status)
    return f"{said} ({WORDS[status]})" if with_status or status == "illustrative" else said


def _describe(revised: tuple[Revision, ...], title: str) -> str:
    if not revised:
        return f"{title}."
    codes = list(dict.fromkeys(row.code for row in revised))
    return f"{title}, of {say_number(len(codes), 'measure')}: {', '.join(codes)}."
