"""The monthly summary as a document: the same figures as the page, in an order made for reading."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

import figures
from analysis.calendar.periods import say_day
from data_access import Reader
from data_access.catalogue.office import office
from figures import Figure
from figures.dashboard.states import State
from figures.figure import ILLUSTRATIVE
from figures.monthly.commentary import EVERYTHING, say_note
from figures.monthly.months import A_YEAR, month_of
from figures.monthly.summary import say_month
from figures.words.cells import Row, areas_by_kind, records
from reports.document import Block, Bullets, Document, Heading, Paragraph, Table
from reports.formats.pictures import picture_of

SIGNALLED = (State.CONCERN, State.CHANGE, State.IMPROVEMENT)
WIDTHS = (0.07, 0.22, 0.19, 0.11, 0.11, 0.18, 0.12)
NOT_SUPPLIED = "No figure is supplied for"


def monthly_document(reader: Reader, month: str, area: str | None = None) -> Document:
    """The document of a month, for an area or the whole force.

    Raises KeyError for a month or an area that does not exist.
    """
    summary = figures.build("MS1", reader, month=month, area=area)
    notes = figures.build("MS2", reader, month=month, area=area)
    name = month_of(month).name
    place = areas_by_kind(reader.catalogue.areas(), "lpa").get(area or "", "")
    title = ": ".join(filter(None, ("Monthly summary", f"{name}, {place}" if place else name)))
    warning = f" ({ILLUSTRATIVE})" if summary.illustrative else ""
    stem = document_stem(summary, month, area)
    return Document(
        title=f"{title}{warning}", subject=f"{office().force_name}, {summary.period}",
        author=office().office_name, header=f"{title}{warning}", stem=stem, day=reader.as_at,
        blocks=tuple(_blocks(reader, summary, notes, area, place)),
    )


def document_stem(summary: Figure, month: str, area: str | None) -> str:
    """The name of the file without its ending: ``monthly-summary-2020-06-illustrative``."""
    parts = ("monthly-summary", month, (area or "").lower(), "illustrative" if summary.illustrative else "")
    return "-".join(filter(None, parts))


def _blocks(
    reader: Reader, summary: Figure, notes: Figure, area: str | None, place: str
) -> Iterator[Block]:
    month = summary.id.split("-", 1)[1][:7]
    if summary.illustrative:
        yield Paragraph(f"{ILLUSTRATIVE}. They show how this summary looks; never quote them.", "strong")
    yield Paragraph(f"{summary.title}.", "lead")
    yield Paragraph(
        f"{place or 'The whole force'}. {summary.period}. As known on {say_day(reader.as_at)}."
    )
    yield Paragraph(f"{say_month(summary.table)} {summary.notes[0]}")
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
    yield Bullets((*summary.source.split("; "), f"Figure {summary.id} of the dashboard"))


def _rows(summary: Figure, *states: str) -> list[Row]:
    """The rows in these states, those of the first state first."""
    rows = records(summary.table)
    return [row for state in states for row in rows if row["State"] == state]


def _say_state(row: Row) -> str:
    state = f"{row['State']} ({row['High or low']})" if row["High or low"] else row["State"]
    return f"{state}: {row['Signal']}" if row["Signal"] else state


def _signalled(summary: Figure) -> Iterator[Block]:
    found = _rows(summary, *SIGNALLED)
    if not found:
        yield Paragraph("No measure signalled at the end of the month.")
        return
    yield Bullets(
        tuple(
            f"{row['ID']}, {row['Measure']}. {_say_state(row)}. Last figure {row['Last figure']}, usual"
            f" range {row['Usual range']}; {row['Month']} in the month ({row['Worked out from']})."
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
        reasons.setdefault(row["Why there is no data"], []).append(_listed(row))
    yield Bullets(tuple(f"{'; '.join(names)}. {why}" for why, names in reasons.items()))


def _listed(row: Row) -> str:
    """A measure in a list: its name may hold commas, so a semicolon parts it from the next."""
    return f"{row['Measure']} ({row['ID']})"


def _commentary(notes: Figure) -> Iterator[Block]:
    if notes.table.empty:
        yield Paragraph(f"{notes.title}.")
        return
    for (code, name), ours in notes.table.groupby(["ID", "Measure"], sort=False):
        yield Heading(f"{code}, {name}" if code else EVERYTHING, 2)
        for row in records(ours):
            yield Paragraph(f"{row['Kind']}: {row['Text']}")
            told = say_note(row)
            yield Paragraph(f"{told[:1].upper()}{told[1:]}.", "source")


def _by_theme(summary: Figure, key: str) -> Iterator[Block]:
    month = month_of(key)
    columns = (
        "ID", "Measure", month.short, month.back(1).short, month.back(A_YEAR).short,
        f"State at the end of {month.short}", "Standard",
    )
    warning = f" ({ILLUSTRATIVE})" if summary.illustrative else ""
    supplied = summary.table[
        (summary.table["State"] != State.NONE) | (summary.table["Published in the month"] != "")
        | (summary.table["Month"] != "")
    ]
    for theme, rows in supplied.groupby("Theme", sort=False):
        yield Heading(str(theme), 2)
        yield Table(
            f"{theme}, {month.name}{warning}", columns, tuple(_cells(row) for row in records(rows)), WIDTHS
        )
    rest: pd.DataFrame = summary.table[~summary.table.index.isin(supplied.index)]
    if len(rest):
        yield Paragraph(f"{NOT_SUPPLIED}: {'; '.join(map(_listed, records(rest)))}.")


def _cells(row: Row) -> tuple[str, ...]:
    letters = " ".join(letter for letter in ("[p]", "[i]", "[w]", "[c]") if letter in row["Status"])
    figure = f"{row['Month']} {letters}".strip()
    parts = [figure, f"({row['Worked out from']})" if row["Worked out from"] else ""]
    if row["Published in the month"]:
        parts.append(f"Published: {row['Published in the month']}")
    if row["State"] == State.NO_DATA:
        parts.insert(0, "No data [x]. Held until then:" if row["Month"] else "No data [x]")
    met = row["Assurance"].removesuffix(" against").removeprefix("consistently ")
    standard = ": ".join(filter(None, (row["Standard"], met)))
    return (
        row["ID"], f"{row['Measure']} ({row['Unit']})", " ".join(filter(None, parts)) or "none",
        row["Month before"] or "none", row["Same month last year"] or "none",
        _say_state(row), standard or "none set",
    )


def _charts(reader: Reader, summary: Figure, area: str | None) -> Iterator[Block]:
    found = _rows(summary, *SIGNALLED)
    if not found:
        yield Paragraph("No measure signalled at the end of the month.")
    for row in found:
        figure = figures.build(f"{row['ID']}-{area}" if area else row["ID"], reader)
        yield Heading(f"{figure.id}, {row['Measure']}", 2)
        yield Paragraph(f"At the end of the month: {_say_state(row)}. In the chart: {figure.title}.")
        picture = picture_of(figure)
        if picture is not None:
            yield picture
        yield Paragraph(figure.description)
        about = dict(figure.about())
        told = (about.get(label) and f"{label}: {about[label]}" for label in
                ("Unit", "Base", "Period", "Source", "Status"))
        yield Paragraph(". ".join(filter(None, told)) + ".", "source")
