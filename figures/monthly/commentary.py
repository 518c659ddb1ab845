"""The commentary of the monthly summary: what staff wrote about a month or a measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.calendar.periods import say_day, say_short
from analysis.words import say_number
from data_access import Reader
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.written import Note, NoteKind, notes_of
from figures.figure import Figure
from figures.monthly.months import NOTHING_YET, Month, chosen_month, figure_id, place_of

NOTES_CODE = "MS2"
EVERYTHING = "The whole dashboard"
NOTE_COLUMNS = (
    "ID", "Measure", "Area", "Kind", "Text", "Owner", "Due", "About the period", "Written by", "Written on",
)
KINDS = {NoteKind.ACTION: "What is being done", NoteKind.COMMENT: "Comment"}


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A comment or an action with the names of what it is about; ``place`` is empty for the force."""

    note: Note
    measure: str
    place: str

    @property
    def code(self) -> str:
        """The measure it is about; empty for the whole dashboard."""
        return self.note.measure or ""

    @property
    def text(self) -> str:
        """What was written, with what kind of thing it is."""
        return f"{KINDS[self.note.kind]}: {self.note.text}"

    @property
    def about(self) -> str:
        """Who wrote it, when, and by whom and by when a thing is to be done."""
        note, due = self.note, self._due
        doing = f"By {note.owner}, due {due}" if note.owner else ""
        period = f"about the period {self._period}" if self._period else ""
        written = f"written by {note.written_by} on {say_short(note.written_on)}"
        return "; ".join(filter(None, (doing, period, self.place, written)))

    def cells(self) -> Mapping[str, object]:
        """The note in words, by NOTE_COLUMNS."""
        note = self.note
        return {
            "ID": self.code, "Measure": self.measure, "Area": self.place or "Whole force",
            "Kind": KINDS[note.kind], "Text": note.text, "Owner": note.owner or "", "Due": self._due,
            "About the period": self._period, "Written by": note.written_by,
            "Written on": say_short(note.written_on),
        }

    @property
    def _due(self) -> str:
        return "" if self.note.due is None else say_short(self.note.due)

    @property
    def _period(self) -> str:
        end = self.note.period_end
        return "" if end is None else f"ending {say_short(end)}"


def build_notes(reader: Reader, month: str | None = None, area: str | None = None) -> Figure:
    """What staff wrote about a month or a measure, as it stood on the as-at day; options as ``build``.

    Comments about a period that ends in the month, other comments written since the month began, and
    every action that has not been taken back. An area has its own and those of the whole force.
    """
    charts = control_charts_of(reader)
    place = place_of(charts, area)
    chosen = chosen_month(charts, place, month)
    if chosen is None:
        return Figure(
            key="", id=NOTES_CODE, title=NOTHING_YET, rows=(), columns=NOTE_COLUMNS,
            description=f"{NOTHING_YET}.", unit="", period="", base="", source="", status="",
            audience="office",
        )
    found = [
        note for note in notes_of(reader)
        if _concerns(note, chosen) and (note.measure is None or note.measure in charts.measures)
        and (place == charts.force or note.area in (None, place))
    ]
    order = {code: number for number, code in enumerate(charts.measures, 1)}
    found.sort(key=lambda note: (order.get(note.measure or "", 0), note.kind, note.number))
    rows = tuple(_written(note, charts) for note in found)
    many = say_number(len(rows), "comment or action", "comments and actions")
    return Figure(
        key="", id=figure_id(NOTES_CODE, chosen, place, charts),
        title=f"{many} for {chosen.name}" if rows else f"Nothing was written about {chosen.name}",
        rows=rows, columns=NOTE_COLUMNS,
        description=" ".join(f"{row.code} {row.note.text}".strip() for row in rows),
        unit="", period=f"{chosen.name}, as written by {say_day(reader.as_at)}", base="",
        source="What staff of the office wrote" if rows else "", status="", audience="office",
    )


def _concerns(note: Note, month: Month) -> bool:
    if note.kind is NoteKind.ACTION:
        return True
    if note.period_end is not None:
        return month.holds(note.period_end)
    return note.written_on >= month.first


def _written(note: Note, charts: ControlCharts) -> WrittenNote:
    measure = charts.measures.get(note.measure or "")
    return WrittenNote(
        note, EVERYTHING if measure is None else measure["name"],
        charts.lpas.get(note.area or "", note.area or ""),
    )


def by_measure(notes: Iterable[WrittenNote]) -> Callable[[str], str]:
    """What was written about a measure, as one cell of text, by its code."""
    found: dict[str, list[str]] = {}
    for row in notes:
        found.setdefault(row.code, []).append(f"{row.text} ({row.about})")
    return lambda code: " | ".join(found.get(code, []))


def as_sentence(words: str) -> str:
    """Words with which a line begins: their first letter is a capital."""
    return words[:1].upper() + words[1:]
