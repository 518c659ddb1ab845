"""The ``published-figures`` file: what papers, releases and newspapers said, one figure a row.

A row becomes a quoted figure of a measure where the committed table names one, the period is exact and
the value is a number; anything else is kept as a statement, in the words of its source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.claims.periods import Span, published_period
from analysis.claims.qualifiers import kept_qualifier
from analysis.words import plain_name
from data_access.history import Key, Stored, append
from data_access.history.records import STATEMENTS
from data_access.loading.formats.csv_files import Table
from data_access.loading.kinds.observations import Complaint
from data_access.loading.kinds.published_metrics import Metric, metric_of
from data_access.loading.kinds.statement_rows import number_in, say_kept_in_words
from data_access.loading.lookup import Catalogue, MeasureEntry
from data_access.loading.rows import (
    ErrorList,
    OptionalText,
    Reading,
    Row,
    Text,
    checked_rows,
)
from data_access.models import Observation, Statement
from data_access.observations.store import FIGURES, NewFigure

KIND = "published-figures"
UNIT = re.compile(r"(?P<unit>[^()]*?)\s*(?:\((?P<words>[^()]*)\))?")
STATEMENT_KINDS = {"date": "date", "event": "event"}
SECOND_HAND = ("press", "campaign")
# Periods that are told by their end alone, whose words are worth keeping beside the dates.
TOLD_BY_ITS_END = ("end of", "to ")

NO_AREA = "The catalogue has no such area."
WORDS = "The value is in words."
OTHER_UNIT = "The unit is not that of the measure."
NOT_EXACT = "The period is not exact."
CONFLICT = "The source gives another figure for the same period."


class PublishedRow(Row):
    """One published figure, as whoever collected it wrote it down."""

    domain: Text
    metric: Text
    area: Text
    period: Text
    value: Text
    unit: OptionalText
    source: Text
    source_kind: OptionalText


COLUMNS = ("domain", "metric", "area", "period", "value", "unit", "source", "source_kind", "note",
           "known_from", "locator")
REQUIRED = COLUMNS[:8]
EXAMPLE = {
    "domain": "Confidence (force-wide)", "metric": "Confidence in WMP (agree)", "area": "West Mercia",
    "period": "Q4 2019/20", "value": "83", "unit": "% (around)",
    "source": "Delivery plan extract to June 2020", "source_kind": "panel paper",
}

Held = tuple[int, int, str, str, float]


@dataclass(slots=True)
class _Facts:
    """A row with all that could be made out of it."""

    row: PublishedRow
    number: int
    metric: Metric
    measure: MeasureEntry | None
    area_id: int | None
    span: Span | None
    value: float | None
    unit: str
    words: str | None
    known_from: date
    source_id: int
    strand: str
    not_in_force: str | None = None

    @property
    def second_hand(self) -> bool:
        """Whether the source reports what another said."""
        return is_second_hand(self.row)


@dataclass(slots=True)
class _Made:
    """What the rows so far have become."""

    figures: dict[Key, tuple[int, NewFigure]] = field(default_factory=dict)
    statements: dict[tuple[str, str], Statement] = field(default_factory=dict)
    skipped: int = 0
    unknown: int = 0
    in_words: dict[str, list[int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def is_second_hand(row: PublishedRow) -> bool:
    """Whether a row comes from a newspaper or a campaign, and not from who counted."""
    return any(word in (row.source_kind or "").lower() for word in SECOND_HAND)


def read(
    _path: Path, table: Table, catalogue: Catalogue, known_from: date, errors: ErrorList
) -> Reading:
    """Every row as a figure or a statement; metrics that the table does not have are told in notes."""
    made = _Made()
    held = _held_inexact(catalogue)
    for number, cells, row in checked_rows(table, PublishedRow, errors):
        facts = _facts(number, row, catalogue, known_from)
        if facts is None:
            made.unknown += 1
            made.notes.append(
                f"row {number} skipped: the metric {row.metric!r} of {row.domain!r} is not in"
                " published_metrics.csv"
            )
            continue
        _place(facts, made, held, Complaint(errors, number, cells))
    statements = list(made.statements.values())

    def keep(session: Session, load_id: int | None) -> Stored:
        done = append(session, STATEMENTS, statements, load_id)
        done.skipped += made.skipped
        return done

    figures = iter([figure for _row, figure in made.figures.values()])
    notes = (*made.notes, *say_kept_in_words(made.in_words))
    return Reading(figures, keep=keep, notes=notes, unknown=made.unknown, real=True)


def _held_inexact(catalogue: Catalogue) -> set[Held]:
    """Quoted figures that are held under the words of a period which somebody gave dates to."""
    rows = catalogue.session.execute(
        select(
            Observation.measure_id, Observation.area_id, Observation.strand,
            Observation.period_as_written, Observation.value,
        ).where(
            Observation.strand != "", Observation.period_as_written.is_not(None),
            Observation.value.is_not(None), Observation.superseded_on.is_(None),
        )
    )
    return {
        (measure, area, strand, plain_name(written or ""), value or 0.0)
        for measure, area, strand, written, value in rows
    }


def _facts(
    number: int, row: PublishedRow, catalogue: Catalogue, known_from: date
) -> _Facts | None:
    metric = metric_of(row.domain, row.metric, f"{row.note or ''} {row.source}")
    if metric is None:
        return None
    found = UNIT.fullmatch(row.unit or "")
    unit = found["unit"] if found else row.unit or ""
    source_id = catalogue.source(row.source, second_hand=is_second_hand(row))
    area_id = catalogue.areas.get(plain_name(row.area))
    span = published_period(row.period, metric.to)
    return _Facts(
        row=row, number=number, metric=metric,
        measure=catalogue.measures.get(metric.measure or ""),
        area_id=area_id, span=span, value=number_in(row.value), unit=unit,
        words=found["words"] if found else None, known_from=row.known_from or known_from,
        source_id=source_id, strand=catalogue.source_codes[source_id],
        not_in_force=catalogue.why_not(area_id, *span) if area_id and span else None,
    )


def _place(facts: _Facts, made: _Made, held: set[Held], complain: Complaint) -> None:
    why = _why_a_statement(facts)
    if why is not None:
        if _is_held(facts, held):
            made.skipped += 1
        else:
            _add_statement(facts, made, why)
        return
    figure = _figure(facts)
    if fault := _fault(facts):
        complain("value", fault)
        return
    earlier = made.figures.setdefault(FIGURES.key_of(figure), (facts.number, figure))
    if earlier[1] is figure:
        return
    if FIGURES.content_of(earlier[1]) == FIGURES.content_of(figure):
        made.skipped += 1
        made.notes.append(f"row {facts.number} skipped: row {earlier[0]} already says so")
        return
    _add_statement(facts, made, CONFLICT)
    made.notes.append(
        f"row {facts.number} kept as a statement: row {earlier[0]} has another figure of the same"
        " measure, area, period and source"
    )


def _why_a_statement(facts: _Facts) -> str | None:
    """Why a row is no figure of a measure; None where it is one."""
    if facts.measure is None:
        return facts.metric.note or "The catalogue has no measure for it."
    if facts.area_id is None:
        return NO_AREA
    if facts.value is None:
        return WORDS
    if not _unit_fits(facts.unit, facts.measure):
        return OTHER_UNIT
    return NOT_EXACT if facts.span is None else facts.not_in_force


def _unit_fits(unit: str, measure: MeasureEntry) -> bool:
    if unit == "%":
        return measure.kind == "proportion" or measure.unit.startswith("%")
    if unit == "GBP":
        return measure.kind == "money"
    return measure.kind not in ("proportion", "money") and "%" not in unit


def _fault(facts: _Facts) -> str | None:
    """What cannot be right about a value, in words."""
    kind, value = facts.measure.kind if facts.measure else "", facts.value or 0.0
    if kind == "proportion" and not 0 <= value <= 100:
        return "a percentage lies between 0 and 100"
    if kind == "count" and (value < 0 or not value.is_integer()):
        return "a count is a whole number, 0 or more"
    return None


def _figure(facts: _Facts) -> NewFigure:
    if facts.measure is None or facts.area_id is None or facts.span is None:
        raise ValueError("a statement is no figure")
    row = facts.row
    # Words beside a unit that do not qualify the value are a remark.
    qualifier = kept_qualifier(facts.words)
    remark = None if qualifier else facts.words
    told_by_end = row.period.lower().startswith(TOLD_BY_ITS_END)
    return NewFigure(
        measure_id=facts.measure.id, area_id=facts.area_id, period_start=facts.span[0],
        period_end=facts.span[1], value=facts.value,
        status="reported-in-press" if facts.second_hand else "final",
        known_from=facts.known_from, strand=facts.strand,
        qualifier=qualifier or facts.metric.qualifier, source_id=facts.source_id,
        locator=row.locator, note="; ".join(filter(None, (row.note, remark))) or None,
        period_as_written=row.period if told_by_end else None,
    )


def _is_held(facts: _Facts, held: set[Held]) -> bool:
    if facts.measure is None or facts.area_id is None or facts.value is None:
        return False
    period = plain_name(facts.row.period)
    return (facts.measure.id, facts.area_id, facts.strand, period, facts.value) in held


def _add_statement(facts: _Facts, made: _Made, why: str) -> None:
    """Keep a row in its own words, under a code of its own within its source."""
    row = facts.row
    if why != CONFLICT:
        made.in_words.setdefault(why, []).append(facts.number)
    kind = STATEMENT_KINDS.get(facts.unit, "figure")
    start, end = facts.span or (None, None)
    code = f"{row.domain}: {row.metric}; {row.area}; {row.period}"
    statement = Statement(
        code=code, strand=facts.strand, kind=kind,
        measure_id=facts.measure.id if facts.measure else None, measure_as_written=row.metric,
        area_id=facts.area_id, area_as_written=row.area, period_start=start, period_end=end,
        period_as_written=row.period, value=facts.value, value_as_written=row.value, unit=row.unit,
        date_as_written=row.value if kind == "date" else None,
        source_id=facts.source_id, locator=row.locator, known_from=facts.known_from,
        note=". ".join(part.rstrip(".") for part in (row.note, why) if part) + ".",
    )
    times = 1
    while (held := made.statements.get((statement.code, statement.strand))) is not None:
        if STATEMENTS.content_of(held) == STATEMENTS.content_of(statement):
            made.skipped += 1
            made.notes.append(f"row {facts.number} skipped: an earlier row already says so")
            return
        times += 1
        statement.code = f"{code} ({times})"
    made.statements[(statement.code, statement.strand)] = statement
