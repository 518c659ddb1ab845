"""Waves of a question over time: four quarters together, each quarter faint, breaks and the standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pandas as pd

from analysis.calendar.periods import say_day
from analysis.comparison import Difference, Verdict
from analysis.sentences.comparisons import difference_words
from analysis.sentences.surveys import say_share
from analysis.survey import comparison
from analysis.survey.without_base import smallest_change
from analysis.words import say_value
from data_access import Reader
from figures.charts.intervals import wave_specs
from figures.charts.legend import LegendEntry, Sign
from figures.confidence.hollow import hollow_rows, hollow_values, sources_with
from figures.confidence.survey import LONGEST_QUARTER, QUARTERS, Survey, Wave, survey_of, surveys_of
from figures.dashboard.catalogue import Measure
from figures.dashboard.series import NO_FIGURE
from figures.figure import Figure
from figures.words.cells import Row, records

COLUMNS = ("Period", "Taken", "Share", "Interval at 95%", "Base", "How asked")
MARKS = ("part", "on", "until", "value", "low", "high", "segment", "said", "side")
BREAKS = ("mode", "break")
TOGETHER, ALONE = "four quarters together", "one quarter"
# What a reader is given where no base was published.
ASSUMED_BASE, ASSUMED_EFFECT = 300, 1.3


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A wave of an area; ``together`` says that it is four quarters and not one."""

    measure: Measure
    wave: Wave
    together: bool

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py.

        Quarters taken together have an origin, as nobody supplied them.
        """
        result, shown, supplied = self.wave.estimate, self.wave.shown, self.wave.supplied
        whence: dict[str, object] = {"origin": TOGETHER} if supplied is None else {
            "status": supplied.status, "known_from": supplied.known_from, "source": supplied.source,
            "locator": supplied.locator,
        }
        value = 100 * result.estimate if supplied is None else supplied.percent
        return whence | {
            "measure": self.measure.code, "area": result.area, "unit": self.measure.unit,
            "period_start": self.wave.start, "period_end": self.wave.end,
            "value": value if shown else None, "lower": 100 * result.lower if shown else None,
            "upper": 100 * result.upper if shown else None, "base": result.n if shown else None,
        }

    def cells(self) -> Mapping[str, object]:
        """The wave in words, by COLUMNS."""
        result, shown = self.wave.estimate, self.wave.shown
        return {
            "Period": self.wave.period, "Taken": TOGETHER if self.together else ALONE,
            "Share": say_share(result.estimate) if shown else "not shown",
            "Interval at 95%": f"{say_share(result.lower)} to {say_share(result.upper)}" if shown else "",
            "Base": f"{result.n:,}" if shown else "under 30", "How asked": self.wave.mode,
        }


def build(code: str, reader: Reader, area: str | None = None) -> Figure:
    """The waves of a question in an area, the force when None; published values stand hollow beside them.

    Raises KeyError for what is no question or no area, and where neither a wave nor a value is held.
    """
    survey = survey_of(reader, code)
    place = survey.force if area is None else area
    if place not in survey.names:
        raise KeyError(NO_FIGURE)
    hollow = hollow_values(reader, code, {place: survey.names[place]})
    years, quarters = survey.years(place), survey.quarters.get(place, ())
    if not quarters and hollow.empty:
        raise KeyError(NO_FIGURE)
    rows = (
        *(WaveRow(survey.measure, year, True) for year in years),
        *(WaveRow(survey.measure, quarter, False) for quarter in quarters), *hollow_rows(hollow),
    )
    marks = _marks(reader, survey, years, quarters, hollow)
    drawn = frozenset(marks["part"])
    where = "" if area is None else f", {survey.names[place]}"
    return Figure(
        key="", id=code if area is None else f"{code}-{place}",
        title=f"{survey.measure.name}{where}: {_finding(years)}", rows=rows, columns=COLUMNS,
        description=_describe(survey, years, hollow), unit=survey.measure.unit,
        period=_span(quarters, hollow), base=_base(quarters),
        source=sources_with(survey.source, hollow), status=survey.status,
        audience=survey.measure.audience, notes=_notes(hollow), lead=_describe(survey, years, hollow),
        specs=wave_specs(*_ends(marks), drawn) if drawn else None, data=marks if drawn else None,
        legend=_legend(marks),
    )


def held(code: str, reader: Reader, area: str | None = None) -> bool:
    """Whether results with bases are held of a measure in an area, the force when None: its waves."""
    survey = surveys_of(reader).get(code)
    return survey is not None and bool(survey.quarters.get(survey.force if area is None else area))


def change(years: Sequence[Wave]) -> Difference | None:
    """The newest year against the last one that shares no interview with it and asked alike; None without."""
    if not years:
        return None
    newest = years[-1]
    before = [year for year in years if year.end < newest.start and year.like == newest.like]
    if not before:
        return None
    return comparison.between_waves(
        *(comparison.Wave(year.start, year.end, year.estimate) for year in (before[-1], newest))
    )


def _base(quarters: Sequence[Wave]) -> str:
    if not quarters:
        return "No base was published"
    return f"{quarters[-1].estimate.n:,} interviews in the newest quarter"


def _finding(years: Sequence[Wave]) -> str:
    found = change(years)
    if found is None:
        return "no two years can be tested against one another"
    if found.verdict in (Verdict.HIGHER, Verdict.LOWER):
        return f"{found.verdict} than a year before"
    return "no clear change on a year before"


def _describe(survey: Survey, years: Sequence[Wave], hollow: pd.DataFrame) -> str:
    found = change(years)
    told = [] if found is None else [difference_words(found, survey.measure.name).sentence]
    if len(hollow):
        last = hollow[hollow["on"] == hollow["on"].max()]
        values = " and ".join(dict.fromkeys(last["said"]))
        needed = smallest_change(float(last["value"].iloc[0]), ASSUMED_BASE, design_effect=ASSUMED_EFFECT)
        told.append(
            f"Published for {last['period'].iloc[0]} without a base: {values}. With {ASSUMED_BASE} interviews"
            f" an area and a design effect of {ASSUMED_EFFECT} a change would have to be"
            f" {say_value(needed, 'mean')} percentage points to be told from chance."
        )
    return " ".join(told)


def _notes(hollow: pd.DataFrame) -> tuple[str, ...]:
    notes = [
        f"Each dark dot is {QUARTERS} quarters together; neighbouring ones share three of them, so only years"
        " without a common interview are tested.",
        "No line crosses a change in how people were asked, nor a gap.",
    ]
    if len(hollow):
        notes.append("Published values without a base are hollow: they are neither joined nor tested.")
    return tuple(notes)


def _marks(
    reader: Reader, survey: Survey, years: Sequence[Wave], quarters: Sequence[Wave], hollow: pd.DataFrame
) -> pd.DataFrame:
    """A row a mark, by MARKS."""
    made = [
        _mark(part, pd.Timestamp(wave.end), 100 * wave.estimate.estimate, wave, segment)
        for part, waves in (("year", years), ("quarter", quarters))
        for segment, wave in zip(_segments(waves), waves, strict=True) if wave.shown
    ]
    made += [
        _mark(row["part"], row["on"], row["value"], said=row["said"], side="behind")
        for row in records(hollow)
    ]
    days = [mark["on"] for mark in made]
    if days:
        made += _breaks(reader, survey.measure.code, min(days), max(days))
        made += _standards(reader, survey.measure.code, min(days), max(days))
    frame = pd.DataFrame(made, columns=list(MARKS))
    return frame.assign(on=pd.to_datetime(frame["on"]), until=pd.to_datetime(frame["until"]))


def _mark(
    part: str, on: pd.Timestamp, value: float | None, wave: Wave | None = None, segment: int = 0, *,
    until: pd.Timestamp | None = None, said: str = "", side: str = "",
) -> Row:
    low, high = (None, None) if wave is None else (100 * wave.estimate.lower, 100 * wave.estimate.upper)
    return {
        "part": part, "on": on, "until": until, "value": value, "low": low, "high": high, "segment": segment,
        "said": said, "side": side,
    }


def _segments(waves: Sequence[Wave]) -> list[int]:
    """The number of the stretch each wave is in: a new one where the survey changed, and after a gap."""
    parted = (
        after.like != before.like or after.end - before.end > LONGEST_QUARTER
        for before, after in pairwise(waves)
    )
    return list(accumulate(parted, initial=0))[:len(waves)]


def _breaks(reader: Reader, code: str, first: pd.Timestamp, last: pd.Timestamp) -> list[Row]:
    events = reader.catalogue.events()
    ours = events[
        events["measure"].isin([code]) & events["kind"].isin(BREAKS) & events["area"].isna()
        & (events["happened_on"] > first) & (events["happened_on"] <= last)
    ]
    return [
        _mark("break", row["happened_on"], None, said=f"{row['title']}, {say_day(row['happened_on'].date())}")
        for row in records(ours)
    ]


def _standards(reader: Reader, code: str, first: pd.Timestamp, last: pd.Timestamp) -> list[Row]:
    """The standards over the days they were in force."""
    made = []
    for row in records(reader.catalogue.targets()):
        starts = max(row["starts"], first)
        ends: pd.Timestamp = last if pd.isna(row["ends"]) else min(row["ends"], last)
        if row["measure"] == code and starts < ends:
            said = f"{row['label']} {row['value']:g}%, from {say_day(row['starts'].date())}"
            made.append(_mark("standard", starts, row["value"], until=ends, said=said))
    return made


def _ends(marks: pd.DataFrame) -> tuple[float, float]:
    lowest = min(float(marks[column].min()) for column in ("value", "low"))
    highest = max(float(marks[column].max()) for column in ("value", "high"))
    return max(0.0, float(int(lowest / 5) * 5)), min(100.0, float(int(highest / 5) * 5 + 5))


def _span(quarters: Sequence[Wave], hollow: pd.DataFrame) -> str:
    ends = [*(wave.end for wave in quarters), *(day.date() for day in hollow["on"])]
    return f"Quarters that end from {min(ends):%B %Y} to {max(ends):%B %Y}"


def _legend(marks: pd.DataFrame) -> tuple[LegendEntry, ...]:
    words = {
        "year": (Sign.AREA, "Four quarters together, with the 95% interval"),
        "quarter": (Sign.SOLID, "One quarter alone"),
        "published": (Sign.PUBLISHED, "Published without a base: never tested"),
        "press": (Sign.PRESS, "From the press, without a base: never tested"),
    }
    found = [LegendEntry(*told) for part, told in words.items() if part in set(marks["part"])]
    signs = {"break": Sign.BREAK, "standard": Sign.STANDARD}
    return (*found, *(
        LegendEntry(signs[row["part"]], row["said"]) for row in records(marks[marks["part"].isin(signs)])
    ))
