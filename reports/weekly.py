"""The week as a document: what to look at first, what is missing and why, then every measure by theme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import figures
from analysis.calendar.periods import say_day
from data_access import Reader
from data_access.catalogue.office import office
from figures import Figure
from figures.dashboard.catalogue import areas_of, local_areas
from figures.dashboard.measure_sets import MeasureSet, set_of
from figures.dashboard.states import SIGNALLED, State
from figures.dashboard.week_row import WeekRow
from figures.weekly.table import by_state
from figures.words.statuses import ILLUSTRATIVE
from reports.document import Block, Bullets, Document, Heading, Paragraph, Table

COLUMNS = ("ID", "Measure", "Newest figure", "Usual range", "Is it changing?", "Standard")
WIDTHS = (0.08, 0.27, 0.18, 0.14, 0.21, 0.12)
DEMAND_WIDTHS = (0.08, 0.2, 0.16, 0.1, 0.1, 0.14, 0.12, 0.1)


def weekly_document(reader: Reader, area: str | None = None) -> Document:
    """The document of the newest week known on the reader's day, for an area or the whole force.

    Raises KeyError for an area that does not exist.
    """
    week = figures.build("WK1", reader, area=area)
    demand = figures.build("DL1", reader)
    place = local_areas(areas_of(reader)).get(area or "", "")
    warning = f" ({ILLUSTRATIVE})" if week.illustrative else ""
    title = f"Weekly force dashboard{f', {place}' if place else ''}{warning}"
    return Document(
        title=title, subject=f"{office().force_name}, {week.period or 'no week held'}",
        author=office().office_name, header=f"{title}. {week.period}",
        stem=week_stem(week, reader.as_at, area), day=reader.as_at,
        blocks=tuple(_blocks(reader, week, demand, area, place)),
    )


def week_stem(week: Figure, as_at: date, area: str | None) -> str:
    """The name of the file without its ending: ``weekly-2020-07-06-illustrative``, by the day it is as at."""
    parts = ("weekly", as_at.isoformat(), (area or "").lower(), "illustrative" if week.illustrative else "")
    return "-".join(filter(None, parts))


def _blocks(
    reader: Reader, week: Figure, demand: Figure, area: str | None, place: str
) -> Iterator[Block]:
    if week.illustrative:
        yield Paragraph(f"{ILLUSTRATIVE}. They show how this page looks; never quote them.", "strong")
    yield Paragraph(f"{week.title}.", "lead")
    yield Paragraph(f"{place or 'The whole force'}, as known on {say_day(reader.as_at)}. {week.lead}")
    if not week.period:
        return
    yield Heading("What is out of the ordinary")
    yield from _signalling(week)
    yield Heading("What has no data or is late")
    yield from _missing(week)
    yield Heading("Every measure, by theme")
    yield from _by_theme(week)
    if area is None and demand.rows:
        yield Heading(demand.title)
        yield from _demand(demand)
    yield Heading("Notes and sources")
    yield Bullets((*week.notes, *week.sources, f"Figures {week.id} and {demand.id} of the dashboard"))


def _signalling(week: Figure) -> Iterator[Block]:
    rows = by_state(row for row in week.rows if row.state in SIGNALLED)
    if not rows:
        yield Paragraph("No measure signals a change.")
        return
    yield Bullets(tuple(
        f"{row.code}, {row.name}. {row.verdict}. {row.told}. {row.last_figure}, {row.period}; usual range"
        f" {row.usual_range}.{f' {row.outlived}' if row.outlived else ''}"
        for row in rows
    ))


def _missing(week: Figure) -> Iterator[Block]:
    """What is missing, each reason once with the measures it holds for and what was last held of each."""
    stories: dict[str, list[str]] = {}
    for row in week.rows:
        if row.state is State.NO_DATA and row.spell is not None:
            held = f", last held {row.spell.last_held}" if row.spell.last_held else ""
            stories.setdefault(row.spell.shared, []).append(f"{row.name} ({row.code}){held}")
        elif row.state is State.LATE:
            stories.setdefault(f"Late: {row.overdue}.", []).append(f"{row.name} ({row.code})")
    if not stories:
        yield Paragraph("Every measure that is supplied has its figure.")
        return
    yield Bullets(tuple(f"{'. '.join(names)}. {why}" for why, names in stories.items()))


def _by_theme(week: Figure) -> Iterator[Block]:
    warning = f" ({ILLUSTRATIVE})" if week.illustrative else ""
    shown = [row for row in week.rows if set_of(row) not in (MeasureSet.NEVER, MeasureSet.FORCE_ONLY)]
    for theme, rows in groupby(shown, key=lambda row: row.theme):
        yield Heading(theme, 2)
        table = Table(f"{theme}, {week.period}{warning}", COLUMNS, tuple(map(_cells, rows)), WIDTHS)
        yield table if any(row.standard for row in shown) else table.without_last()
    for one, words in (
        (MeasureSet.FORCE_ONLY, "For the whole force only"), (MeasureSet.NEVER, "Never supplied"),
    ):
        names = [f"{row.name} ({row.code})" for row in week.rows if set_of(row) is one]
        if names:
            yield Paragraph(f"{words}: {'; '.join(names)}.", "source")


def _cells(row: WeekRow) -> tuple[str, ...]:
    newest = f"{row.last_figure} {row.letters}".strip()
    figure = f"{newest} ({row.period})" if row.newest else row.published or "no data [x]"
    return (
        row.code, f"{row.name} ({row.unit})", figure, row.usual_range or "none",
        str(row.verdict) if row.state is not State.NONE else "no series",
        ": ".join(filter(None, (row.standard, row.met))) or "none set",
    )


def _demand(demand: Figure) -> Iterator[Block]:
    warning = f" ({ILLUSTRATIVE})" if demand.illustrative else ""
    rows = [row for row in demand.rows if row.whole_force]
    said = [row.cells() for row in rows]
    yield Table(
        f"Demand, {demand.period}{warning}", demand.columns,
        tuple(tuple(str(cells[name]) for name in demand.columns) for cells in said), DEMAND_WIDTHS,
    )
