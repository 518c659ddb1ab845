"""What is held, as the checks for contradictions take it: figures, statements, dates of milestones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis.claims.names import Name, Vocabulary, vocabulary
from analysis.contradictions import Said, StatementKind
from analysis.contradictions.days import day_spans, days_in
from analysis.words import plain_name
from data_access import Reader
from figures.dashboard.catalogue import Catalogue, Measure, catalogue_of
from figures.words import cells
from figures.words.cells import Row, records
from figures.words.statuses import ILLUSTRATIVE_STATUS

KEY = ["measure", "area", "period_start", "period_end"]
PLACES = ("lpa", "group", "district")
DAYS_OF_A_MONTH = 30.4
# A paper that bears a month and came in this much later was known long before.
LONG_AFTER = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that was said, the names of places, and the letters that commitments are numbered by."""

    said: tuple[Said, ...]
    places: Vocabulary
    headings: tuple[str, ...]


def material_of(reader: Reader) -> Material:
    """What this reader holds, as known on its day. What is made up is left out."""
    known = catalogue_of(reader)
    objectives = {measure.objective for measure in known.measures.values()} - {None, ""}
    return Material(
        (
            *_figures(reader, known), *_statements(reader, known), *_answers(reader, known),
            *_milestones(reader),
        ),
        _places(known), tuple(sorted(str(letter) for letter in objectives)),
    )


def _places(known: Catalogue) -> Vocabulary:
    """The areas by name; a district that is called as the area it lies in is that area."""
    named: dict[str, Name] = {}
    for kind in PLACES:
        for area in known.areas.values():
            if area.kind == kind:
                named.setdefault(plain_name(area.name), Name(area.name, (area.code,)))
    return vocabulary(name for plain, name in named.items() if not _is_a_list(plain, named))


def _is_a_list(plain: str, named: Iterable[str]) -> bool:
    """Whether a name reads as a list of others, as in "Shropshire and Telford and Wrekin"."""
    first, _and, rest = plain.partition(" and ")
    return first in named and any(other.split(" and ")[0] == rest for other in named)


def _figures(reader: Reader, known: Catalogue) -> Iterator[Said]:
    """Figures that were quoted, and those supplied for the same measure, place and period."""
    quoted = reader.observations.published()
    quoted = quoted[quoted["value"].notna() & (quoted["status"] != ILLUSTRATIVE_STATUS)]
    if quoted.empty:
        return
    supplied = _supplied_beside(quoted, reader)
    for row in (*records(quoted), *records(supplied)):
        measure = known.measures.get(row["measure"])
        if measure is not None:
            yield _figure(row, measure, known)


def _supplied_beside(quoted: pd.DataFrame, reader: Reader) -> pd.DataFrame:
    """Figures supplied for what was quoted. Only where one has a period as long can there be any: a
    measure that is supplied by the week has none beside a quarter that was quoted, and one of which
    nothing but illustrative figures is supplied has none at all.
    """
    newest = reader.observations.latest()
    newest = newest[(newest["strand"] == "") & (newest["status"] != ILLUSTRATIVE_STATUS)]
    lengths = set(zip(newest["measure"], _lengths(newest), strict=True))
    alike = [one in lengths for one in zip(quoted["measure"], _lengths(quoted), strict=True)]
    asked = quoted[alike]
    if asked.empty:
        return asked
    ends = [end.date() for end in asked["period_end"].drop_duplicates()]
    supplied = reader.observations.supplied(asked["measure"].unique(), ends)
    supplied = supplied[supplied["value"].notna() & (supplied["status"] != ILLUSTRATIVE_STATUS)]
    return supplied.merge(asked[KEY].drop_duplicates(), on=KEY)


def _lengths(rows: pd.DataFrame) -> pd.Series[Any]:
    """How many months each period has, to the nearest; none is a week or less."""
    return ((rows["period_end"] - rows["period_start"]).dt.days / DAYS_OF_A_MONTH).round()


def _figure(row: Row, measure: Measure, known: Catalogue) -> Said:
    return Said(
        measure.name, StatementKind.FIGURE, row["strand"] or "", row["source"] or "Supplied data",
        row["locator"] or "", measure.code, *_place(row["area"], None, known),
        period=(row["period_start"].date(), row["period_end"].date()),
        period_as_written=cells.short_period_of(row), value=row["value"],
        written=cells.say_value_of(row, {"kind": measure.kind, "unit": measure.unit}),
        unit="%" if measure.unit.startswith("%") else measure.unit, known_from=row["known_from"].date(),
        cadence="" if measure.snapshot else measure.cadence, whole=False,
    )


def _place(code: str | None, written: str | None, known: Catalogue) -> tuple[str, str]:
    """The place as places are compared, and its name; the whole force is none."""
    area = known.areas.get(code or "")
    if area is None:
        return plain_name(written or ""), written or ""
    return ("", area.name) if area.kind == "force" else (area.code, area.name)


def _statements(reader: Reader, known: Catalogue) -> Iterator[Said]:
    by_name = {plain_name(measure.name): measure.code for measure in known.measures.values()}
    for row in records(reader.office_records.statements()):
        yield _statement(row, known, by_name)


def _statement(row: Row, known: Catalogue, by_name: Mapping[str, str]) -> Said:
    written = plain_name(row["measure_as_written"] or "")
    code = row["measure"] or by_name.get(written, written)
    measure = known.measures.get(code)
    dated = pd.notna(row["period_start"])
    return Said(
        row["statement"], StatementKind(row["kind"]), row["strand"] or "", row["source"] or "",
        row["locator"] or "", code, *_place(row["area"], row["area_as_written"], known),
        period=(row["period_start"].date(), row["period_end"].date()) if dated else None,
        period_as_written=row["period_as_written"] or "", value=_number(row["value"]),
        written=row["value_as_written"] or "", unit=row["unit"] or "", base=_number(row["base"]),
        stated=_number(row["count_stated"]), listed=_number(row["count_listed"]),
        date_as_written=row["date_as_written"] or "", text=row["text"] or "", known_from=_told_on(row),
        cadence="" if measure is None or measure.snapshot else measure.cadence,
    )


def _number(cell: float | None) -> float | None:
    return None if cell is None or pd.isna(cell) else float(cell)


def _told_on(row: Row) -> date:
    """The day on which a source said something: the day it bears, or else the first it was known."""
    known_from: date = row["known_from"].date()
    if pd.notna(row["source_published"]):
        return min(known_from, row["source_published"].date())
    title = row["source"] or ""
    days = [day for _words, day, dated in days_in(title) if day is not None and dated]
    spans = [last for _first, last in day_spans(title) if last + LONG_AFTER < known_from]
    return min([known_from, *(days or spans)])


def _answers(reader: Reader, known: Catalogue) -> Iterator[Said]:
    """Answers of consultations: a share, or a count where none is given."""
    for row in records(reader.checks.consultations()):
        question = f"{row['consultation']}: {row['question']}"
        of_one_whole = row["answers_each"] == "one" and bool(row["answer"])
        share = pd.notna(row["percent"])
        yield Said(
            ": ".join(filter(None, (question, row["answer"], row["channel"]))), StatementKind.FIGURE,
            row["strand"] or "", row["source"] or "", row["locator"] or "", "",
            *_place(row["area"], row["area_as_written"], known),
            period_as_written=row["closed_as_written"] or "",
            value=_number(row["percent"] if share else row["count"]),
            written=row["percent_as_written"] if share else f"{row['count']:.0f}",
            unit="%" if share else "answers", base=_number(row["base"]), known_from=row["known_from"].date(),
            question=f"{question}, {row['channel']}" if of_one_whole else "",
        )


def _milestones(reader: Reader) -> Iterator[Said]:
    """The dates of milestones as they are written; those in the calendar are compared elsewhere."""
    names = {
        row["code"]: f"{row['project_name']}: {row['name']}"
        for row in records(reader.estates.milestones())
    }
    for row in records(reader.estates.milestone_dates()):
        if row["date_as_written"]:
            yield Said(
                f"{names[row['milestone']]} ({row['kind']})", StatementKind.DATE, "", row["source"] or "",
                row["locator"] or "", date_as_written=row["date_as_written"],
                known_from=row["known_from"].date(), also_shown=True,
            )
