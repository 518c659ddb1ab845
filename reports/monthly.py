"""The monthly summary as a document: the same figures as the page, in an order made for reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import figures
from analysis.calendar.periods import say_day
from data_access import Reader
from data_access.catalogue.office import office
from figures import Figure
from figures.dashboard.catalogue import areas_of, local_areas
from figures.dashboard.states import State
from figures.monthly.commentary import EVERYTHING, WrittenNote, as_sentence
from figures.monthly.month_row import MonthRow
from figures.monthly.months import A_YEAR, Month, month_of
from figures.monthly.summary import say_month
from figures.words.statuses import ILLUSTRATIVE
from reports.document import Block, Bullets, Document, Heading, Paragraph, Table
from reports.pictures import picture_of

# Concerns first, then what may be one.
SIGNALLED = (State.CONCERN, State.CHANGE, State.IMPROVEMENT)
WIDTHS = (0.07, 0.22, 0.19, 0.11, 0.11, 0.18, 0.12)
NOT_SUPPLIED = "No figure is supplied for"


def monthly_document(reader: Reader, month: str, area: str | None = None) -> Document:
    """The document of a month, for an area or the whole force.

    Raises KeyError for a month or an area that does not exist.
    """
    summary = figures.build("MS1", reader, month=month, area=area)
    notes = figures.build("MS2", reader, month=month, area=area)
    chosen = month_of(month)
    place = local_areas(areas_of(reader)).get(area or "", "")
    title = ": ".join(filter(None, ("Monthly summary", f"{chosen.name}, {place}" if place else chosen.name)))
    warning = f" ({ILLUSTRATIVE})" if summary.illustrative else ""
    stem = document_stem(summary, month, area)
    return Document(
        title=f"{title}{warning}", subject=f"{office().force_name}, {summary.period}",
        author=office().office_name, header=f"{title}{warning}", stem=stem, day=reader.as_at,
        blocks=tuple(_blocks(reader, summary, notes, chosen, area, place)),
    )


def document_stem(summary: Figure, month: str, area: str | None) -> str:
    """The name of the file without its ending: ``monthly-summary-2020-06-illustrative``."""
    parts = ("monthly-summary", month, (area or "").lower(), "illustrative" if summary.illustrative else "")
    return "-".join(filter(None, parts))


def _blocks(
    reader: Reader, summary: Figure, notes: Figure, month: Month, area: str | None, place: str
) -> Iterator[Block]:
    if summary.illustrative:
        yield Paragraph(f"{ILLUSTRATIVE}. They show how this summary looks; never quote them.", "strong")
    yield Paragraph(f"{summary.title}.", "lead")
    yield Paragraph(
        f"{place or 'The whole force'}. {summary.period}. As known on {say_day(reader.as_at)}."
    )
    yield Paragraph(f"{say_month(summary.rows)} {summary.notes[0]}")
    yield Heading("What signalled")
    yield from _signalled(summary)
    yield Heading("What has no data")
    yield from _dark(summary)
    yield Heading("Commentary")
    yield from _commentary(notes)
    yield Heading("Every measure, by theme")
    yield from _by_theme(summary, month)
    yield Heading("Control charts of what signalled")
    yield from _charts(reader, summary, area)
    yield Heading("How the figures were worked out")
    yield Bullets(summary.notes)
    yield Heading("Sources")
    yield Bullets((*summary.sources, f"Figure {summary.id} of the dashboard"))


def _rows(summary: Figure, *states: State) -> list[MonthRow]:
    """The rows in these states, those of the first state first."""
    return [row for state in states for row in summary.rows if row.state is state]


def _signalled(summary: Figure) -> Iterator[Block]:
    found = _rows(summary, *SIGNALLED)
    if not found:
        yield Paragraph("No measure signalled at the end of the month.")
        return
    yield Bullets(
        tuple(
            f"{row.code}, {row.name}. {row.finding}. Last figure {row.last_figure}, usual"
            f" range {row.usual_range}; {row.month_words} in the month ({row.worked_out})."
            for row in found
        )
    )


def _dark(summary: Figure) -> Iterator[Block]:
    found = _rows(summary, State.NO_DATA)
    if not found:
        yield Paragraph("Every measure that is supplied has a figure for the month.")
        return
    reasons: dict[str, list[str]] = {}
    for row in found:
        held = f", last held {row.spell.last_held}" if row.spell and row.spell.last_held else ""
        story = row.spell.shared if row.spell else row.why
        reasons.setdefault(story, []).append(f"{_listed(row)}{held}")
    yield Bullets(tuple(f"{'; '.join(names)}. {why}" for why, names in reasons.items()))


def _listed(row: MonthRow) -> str:
    """A measure in a list: its name may hold commas, so a semicolon parts it from the next."""
    return f"{row.name} ({row.code})"


def _commentary(notes: Figure) -> Iterator[Block]:
    if not notes.rows:
        yield Paragraph(f"{notes.title}.")
        return
    written: Sequence[WrittenNote] = notes.rows
    for (code, name), ours in groupby(written, key=lambda row: (row.code, row.measure)):
        yield Heading(f"{code}, {name}" if code else EVERYTHING, 2)
        for row in ours:
            yield Paragraph(row.text)
            yield Paragraph(f"{as_sentence(row.about)}.", "source")


def _by_theme(summary: Figure, month: Month) -> Iterator[Block]:
    columns = (
        "ID", "Measure", month.short, month.back(1).short, month.back(A_YEAR).short,
        f"State at the end of {month.short}", "Standard",
    )
    warning = f" ({ILLUSTRATIVE})" if summary.illustrative else ""
    supplied = [row for row in summary.rows if row.is_supplied]
    for theme, rows in groupby(supplied, key=lambda row: row.theme):
        yield Heading(theme, 2)
        table = Table(f"{theme}, {month.name}{warning}", columns, tuple(map(_cells, rows)), WIDTHS)
        yield table if any(row.standard for row in supplied) else table.without_last()
    rest = [row for row in summary.rows if not row.is_supplied]
    if rest:
        yield Paragraph(f"{NOT_SUPPLIED}: {'; '.join(map(_listed, rest))}.")


def _cells(row: MonthRow) -> tuple[str, ...]:
    parts = [
        f"{row.month_words} {row.letters}".strip(), f"({row.worked_out})" if row.worked_out else "",
        f"Published: {row.published}" if row.published else "",
    ]
    if row.state is State.NO_DATA:
        parts.insert(0, "No data [x]. Held until then:" if row.month_words else "No data [x]")
    return (
        row.code, f"{row.name} ({row.unit})", " ".join(filter(None, parts)) or "none",
        row.before.beside if row.before else "none", row.last_year.beside if row.last_year else "none",
        row.finding, ": ".join(filter(None, (row.standard, row.met))) or "none set",
    )


def _charts(reader: Reader, summary: Figure, area: str | None) -> Iterator[Block]:
    found = _rows(summary, *SIGNALLED)
    if not found:
        yield Paragraph("No measure signalled at the end of the month.")
    for row in found:
        figure = figures.build(f"{row.code}-{area}" if area else row.code, reader)
        yield Heading(f"{figure.id}, {row.name}", 2)
        yield Paragraph(f"At the end of the month: {row.finding}. In the chart: {figure.title}.")
        picture = picture_of(figure)
        if picture is not None:
            yield picture
        yield Paragraph(figure.description)
        about = ". ".join(f"{label}: {words}" for label, words in figure.particulars())
        yield Paragraph(f"{about}.", "source")
