"""What is held against claims, as this reader has it: figures, what sources say in words, standards, sums."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.claims.held import Held, HeldSum, HeldTarget, HeldValue, Subject, Words
from analysis.claims.levels import CHANGES
from analysis.claims.periods import Span, published_period
from analysis.claims.spoken import speaks_of
from analysis.words import Kind
from data_access import Reader
from figures.words.cells import Row, cite, period_of, records
from figures.words.statuses import ILLUSTRATIVE_STATUS

PENCE = 100
OF_MONEY = "GBP"
# What a statement may be besides a figure of a measure.
NO_FIGURE = ("target", "rank")
CLOCK_UNKNOWN = "; which clock is not said"


def held_of(reader: Reader, words: Words, codes: Collection[str], spans: Collection[Span]) -> Held:
    """Everything real that is held of these measures; of series the newest figures, and those of the periods
    named. What is illustrative supports no claim and contradicts none.
    """
    said = records(reader.office_records.statements())
    return Held(
        (*_values(reader, words, codes, spans), *_in_words(said, words, codes)),
        tuple(_targets(reader, words)),
        (*_awards(reader, words), *_sums(said, words)),
    )


def _values(
    reader: Reader, words: Words, codes: Collection[str], spans: Collection[Span]
) -> Iterator[HeldValue]:
    if not codes:
        return
    rows = [reader.observations.published(), reader.observations.latest()]
    if spans:
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        rows.append(reader.observations.cited(sorted(codes), start=first, end=last))
    bases = _bases(reader, codes)
    seen: set[tuple[object, ...]] = set()
    for frame in rows:
        real = frame["value"].notna() & (frame["status"] != ILLUSTRATIVE_STATUS)
        for row in records(frame[frame["measure"].isin(list(codes)) & real]):
            key = tuple(row[name] for name in OF_VALUE)
            if key not in seen:
                seen.add(key)
                yield _value(row, words, bases)


Bases = Mapping[tuple[object, ...], tuple[float, float]]
OF_VALUE = ("measure", "area", "period_start", "period_end", "strand", "value")
OF_BASE = ("measure", "area", "period_end", "source")


def _bases(reader: Reader, codes: Collection[str]) -> Bases:
    """The base and design effect of survey figures that were published with them."""
    told = reader.observations.survey_details(list(codes))
    return {
        tuple(row[name] for name in OF_BASE): (row["base"], _effect(row))
        for row in records(told[told["base"].notna()])
    }


def _effect(row: Row) -> float:
    """The design effect: as published, else what the effective base says of it, else none."""
    if pd.notna(row["design_effect"]):
        return max(1.0, float(row["design_effect"]))
    if pd.notna(row["effective_base"]) and row["effective_base"]:
        return max(1.0, float(row["base"] / row["effective_base"]))
    return 1.0


def _value(row: Row, words: Words, bases: Bases) -> HeldValue:
    base, effect = bases.get(tuple(row[name] for name in OF_BASE), (row["denominator"], 1.0))
    return HeldValue(
        words.subjects[row["measure"]], row["area"], words.places.get(row["area"], row["area"]),
        row["period_start"].date(), row["period_end"].date(), _period(row), float(row["value"]), cite_of(row),
        row["qualifier"] or "", quoted=bool(row["strand"]),
        base=None if pd.isna(base) or not base else float(base), design_effect=effect,
        written=row["period_as_written"] or "",
    )


def _period(row: Row) -> str:
    """The period in words; of what there is on a day that day."""
    first, last = row["period_start"].date(), row["period_end"].date()
    return say_day(last) if first == last else period_of(row)


def cite_of(row: Row) -> str:
    """The source with its place in it; an address is left out, which nobody says aloud."""
    locator = row["locator"]
    return str(row["source"]) if locator and "://" in str(locator) else cite(row)


def _in_words(said: list[Row], words: Words, codes: Collection[str]) -> Iterator[HeldValue]:
    """Figures that sources give for a period which is not exact, or on a clock they do not name."""
    for row in said:
        if row["kind"] != "figure" or pd.isna(row["value"]) or not row["area"] or _is_money(row):
            continue
        subject, source = _subject(row, words), cite_of(row)
        if subject is None or subject.code not in codes or _is_no_figure(row):
            continue
        if subject.clock and not row["measure"]:
            # Not on the clock of the measure it is held against: the source does not say on which.
            subject, source = replace(subject, clock=""), f"{source}{CLOCK_UNKNOWN}"
        period = row["period_as_written"]
        yield HeldValue(
            subject, row["area"], words.places[row["area"]], *_days(row), period, float(row["value"]),
            source, written=period,
        )


def _is_no_figure(row: Row) -> bool:
    return any(word in str(row["measure_as_written"]).lower() for word in NO_FIGURE)


def _subject(row: Row, words: Words) -> Subject | None:
    """The measure of a statement; where it names none, what its words say: a change, or one with a clock."""
    if row["measure"]:
        return words.subjects.get(str(row["measure"]))
    found = speaks_of(str(row["measure_as_written"] or ""), words.names)
    subjects = [words.subjects[code] for one in found[:1] for code in one.codes if len(found) == 1]
    if subjects and "change" in str(row["measure_as_written"]):
        first = subjects[0]
        return replace(first, name=f"{first.name}, change", unit=CHANGES, kind=Kind.RATE, clock="")
    return next((subject for subject in subjects if subject.clock), None)


def _days(row: Row) -> Span:
    """The days a period may have: those of its words or the last of them, else when it was published."""
    if pd.notna(row["period_start"]) and pd.notna(row["period_end"]):
        return row["period_start"].date(), row["period_end"].date()
    words = str(row["period_as_written"] or "").partition("(")[0].partition(" vs ")[0].strip()
    told = row["source_published"]
    known: date = date.min if pd.isna(told) else told.date()
    return published_period(words) or published_period(words.rpartition(", ")[2]) or (known, known)


def _targets(reader: Reader, words: Words) -> Iterator[HeldTarget]:
    for row in records(reader.catalogue.targets()):
        yield HeldTarget(
            words.subjects[row["measure"]], row["label"], float(row["value"]), _day(row["starts"]),
            _day(row["ends"]), str(row["source"]),
        )


def _day(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()


def _awards(reader: Reader, words: Words) -> Iterator[HeldSum]:
    for row in records(reader.victims.funding()):
        if pd.notna(row["amount_pence"]):
            yield HeldSum(
                str(row["fund"]), str(row["purpose"] or ""), words.places.get(row["area"], ""),
                row["date_as_written"] or "", row["amount_pence"] / PENCE, str(row["source"]),
                row["qualifier"] or "",
            )


def _sums(said: list[Row], words: Words) -> Iterator[HeldSum]:
    """Sums of money that a source tells of and no record holds."""
    for row in said:
        if row["kind"] == "figure" and _is_money(row) and pd.notna(row["value"]):
            yield HeldSum(
                str(row["measure_as_written"]), "", words.places.get(row["area"], ""),
                row["period_as_written"] or "", float(row["value"]), cite_of(row), _word_of(str(row["unit"])),
            )


def _is_money(row: Row) -> bool:
    return OF_MONEY in str(row["unit"])


def _word_of(unit: str) -> str:
    """The word of a source that stands with its unit: ``over`` of ``GBP (over)``."""
    return unit.removeprefix(OF_MONEY).strip(" ()").replace("yrs", "years").replace("approx", "approximately")
