"""Each area against the rest of the force: a dot with its interval, never a league table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.comparison import Difference, Verdict
from analysis.multiple_tests import expected_by_chance
from analysis.sentences.comparisons import Between, difference_words
from analysis.sentences.surveys import say_base, say_share
from analysis.spc.chart_policy import Letter
from analysis.survey.results import each_against_rest
from analysis.words import say_list, say_number
from data_access import Reader
from figures.charts.intervals import interval_specs, wrapped
from figures.charts.legend import LegendEntry, Sign
from figures.confidence.hollow import hollow_points, sources_with
from figures.confidence.survey import Survey, Wave, survey_of
from figures.dashboard.series import NO_FIGURE
from figures.dashboard.states import State
from figures.figure import Figure

SUFFIX = "AREAS"
COLUMNS = (
    "Area", "Four quarters", "Interval at 95%", "Base", "The rest", "Against the rest", "Newest quarter",
    "Published without a base",
)
CLEAR = (Verdict.HIGHER, Verdict.LOWER)
VERDICT_WORDS = {
    Verdict.HIGHER: "higher than the rest", Verdict.LOWER: "lower than the rest",
    Verdict.NO_CLEAR_CHANGE: "no clear difference", Verdict.CANNOT_BE_TESTED: "cannot be tested",
}
LETTERS = {Verdict.HIGHER: Letter.HIGH, Verdict.LOWER: Letter.LOW}
SIGNS = {
    State.CONCERN: Sign.CONCERN, State.IMPROVEMENT: Sign.IMPROVEMENT, State.CHANGE: Sign.CHANGE,
}


def state_of(verdict: Verdict, better: str) -> State:
    """The mark of a difference: a concern, an improvement or neither, by which way is better."""
    if verdict is Verdict.CANNOT_BE_TESTED:
        return State.NO_VERDICT
    if verdict not in CLEAR:
        return State.NO_CHANGE
    if better not in CLEAR:
        return State.CHANGE
    return State.IMPROVEMENT if verdict == better else State.CONCERN


@dataclass(frozen=True, slots=True)
class AreaAgainstRest:
    """An area: its four quarters, its newest quarter alone, and how it stands against the rest.

    ``published`` are its newest values without a base.

    ``difference`` is None where fewer than 30 people were asked, or no other area can be set beside it.
    """

    code: str
    name: str
    year: Wave
    quarter: Wave | None
    difference: Difference | None
    better: str
    published: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Higher, lower or no clear difference; that it cannot be tested where it cannot."""
        return Verdict.CANNOT_BE_TESTED if self.difference is None else self.difference.verdict

    @property
    def state(self) -> State:
        """The verdict by the direction of the question, as every page marks it."""
        return state_of(self.verdict, self.better)

    @property
    def letter(self) -> Letter:
        """H or L in the mark of an area that clearly differs."""
        return LETTERS.get(self.verdict, Letter.NONE)

    @property
    def verdict_words(self) -> str:
        """The verdict as a table says it."""
        return VERDICT_WORDS[self.verdict]

    @property
    def said(self) -> str:
        """The share in words, or why there is none."""
        result = self.year.estimate
        return say_share(result.estimate, 0) if self.year.shown else say_base(result.n)

    @property
    def interval(self) -> str:
        """The interval in words: ``72% to 82%``."""
        result = self.year.estimate
        return f"{say_share(result.lower, 0)} to {say_share(result.upper, 0)}" if self.year.shown else ""

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py."""
        result, shown = self.year.estimate, self.year.shown
        return {
            "area": self.code, "period_start": self.year.start, "period_end": self.year.end,
            "value": 100 * result.estimate if shown else None,
            "lower": 100 * result.lower if shown else None, "upper": 100 * result.upper if shown else None,
            "mean": None if self.difference is None else 100 * self.difference.second,
            "base": result.n if shown else None,
            "state": self.verdict,
        }

    def cells(self) -> Mapping[str, object]:
        """The area in words, by COLUMNS."""
        quarter = self.quarter
        alone = "" if quarter is None or not quarter.shown else (
            f"{say_share(quarter.estimate.estimate, 0)} of {quarter.estimate.n:,} asked"
        )
        return {
            "Area": self.name, "Four quarters": self.said, "Interval at 95%": self.interval,
            "Base": f"{self.year.estimate.n:,}" if self.year.shown else "under 30",
            "The rest": "" if self.difference is None else say_share(self.difference.second, 0),
            "Against the rest": self.verdict_words, "Newest quarter": alone,
            "Published without a base": "; ".join(self.published),
        }


def build(code: str, reader: Reader, period: str | None = None) -> Figure:
    """Every local area against the others together, over four quarters that end on ``period``.

    Raises KeyError for what is no question, where no results with bases are held, or for another period.
    """
    survey = survey_of(reader, code)
    end = survey.newest_end(period)
    hollow = hollow_points(reader, code, {area: wrapped(name) for area, name in survey.names.items()})
    rows = tuple(
        replace(row, published=tuple(hollow.loc[hollow["area"] == row.code, "said"]))
        for row in against_rest(survey, end)
    )
    years = [row.year for row in rows]
    marks = pd.concat([_data(survey, rows, end), hollow], ignore_index=True)
    places = tuple(wrapped(survey.names[code]) for code in (survey.force, *survey.local))
    return Figure(
        key="", id=f"{code}-{SUFFIX}", title=f"{_title(survey, rows)}, {years[0].period}", rows=rows,
        columns=COLUMNS,
        description=" ".join(_sentence(survey, row) for row in rows), unit=survey.measure.unit,
        period=f"The four quarters {years[0].period}", base=_base(rows),
        source=sources_with(survey.source, hollow),
        status=survey.status, audience=survey.measure.audience, notes=_notes(rows),
        lead=_notes(rows)[0],
        specs=interval_specs(places, *_ends(rows), frozenset(marks["part"])), data=marks,
        legend=_legend(rows, hollow),
    )


def against_rest(survey: Survey, end: date) -> tuple[AreaAgainstRest, ...]:
    """The areas of a year, each with its test. Raises KeyError where no area has that year."""
    years = {code: year for code in survey.local if (year := survey.year(code, end)) is not None}
    if not years:
        raise KeyError(NO_FIGURE)
    comparable = {code: year for code, year in years.items() if code in survey.people}
    tested = {
        difference.first_name: difference
        for difference in each_against_rest(
            [year.estimate for year in comparable.values()], survey.people
        )
    }
    return tuple(
        AreaAgainstRest(
            code, survey.names[code], year, survey.quarter(code, end), tested.get(code), survey.measure.better
        )
        for code, year in years.items()
    )


def _title(survey: Survey, rows: Sequence[AreaAgainstRest]) -> str:
    clear = [row for row in rows if row.verdict in CLEAR]
    name = survey.measure.name
    if not any(row.difference for row in rows):
        return f"{name}: no area can be tested against the rest"
    if not clear:
        return f"{name}: no area clearly differs from the rest"
    if len(clear) == 1:
        return f"{name}: only {clear[0].name} is clearly {clear[0].verdict} than the rest"
    told = [
        f"{say_number(sum(row.verdict is way for row in clear), 'area')} clearly {way}"
        for way in CLEAR if any(row.verdict is way for row in clear)
    ]
    return f"{name}: {say_list(told)} than the rest"


def _sentence(survey: Survey, row: AreaAgainstRest) -> str:
    if row.difference is None:
        return f"{row.name}: {row.said}."
    words = difference_words(row.difference, survey.measure.name, between=Between.DIFFERENCE)
    return words.sentence.replace(f" in {row.code}", f" in {row.name}")


def _base(rows: Sequence[AreaAgainstRest]) -> str:
    bases = [row.year.estimate.n for row in rows if row.year.shown]
    return f"{min(bases):,} to {max(bases):,} interviews an area" if bases else ""


def _notes(rows: Sequence[AreaAgainstRest]) -> tuple[str, ...]:
    tested = sum(row.difference is not None for row in rows)
    if not tested:
        return ("Too few people were asked for any area to be tested against the rest.",)
    by_chance = expected_by_chance(tested)
    return (
        f"Each area is tested against all others together, as one of {tested} tests by Holm's method: chance"
        " alone would single out any area at most once in 20 such pictures. Tested one by one, chance would"
        f" give {by_chance:.2g} differences in each.",
        "Areas stand in alphabetical order and are not ranked. Four quarters are taken together; a quarter"
        " alone is drawn thin and never tested.",
    )


def _ends(rows: Sequence[AreaAgainstRest]) -> tuple[float, float]:
    """The ends of the value axis: whole tens around every interval drawn."""
    waves = [wave for row in rows for wave in (row.year, row.quarter) if wave is not None and wave.shown]
    low = min((wave.estimate.lower for wave in waves), default=0.0)
    high = max((wave.estimate.upper for wave in waves), default=1.0)
    return max(0.0, float(int(10 * low) * 10)), min(100.0, float(int(10 * high) * 10 + 10))


def _data(survey: Survey, rows: Sequence[AreaAgainstRest], end: date) -> pd.DataFrame:
    """A row a mark: ``place, part, value, low, high, state, said``."""
    force = survey.year(survey.force, end)
    marks = [] if force is None else [_mark(survey.names[survey.force], "year", force, "")]
    for row in rows:
        state = row.state.name.lower() if row.verdict in CLEAR else ""
        if row.year.shown:
            marks.append(_mark(row.name, "year", row.year, state))
        if row.quarter is not None and row.quarter.shown:
            marks.append(_mark(row.name, "quarter", row.quarter, ""))
    return pd.DataFrame(marks, columns=["place", "part", "value", "low", "high", "state", "said"])


def _mark(place: str, part: str, wave: Wave, state: str) -> dict[str, object]:
    result = wave.estimate
    return {
        "place": wrapped(place), "part": part, "value": 100 * result.estimate, "low": 100 * result.lower,
        "high": 100 * result.upper, "state": state, "said": say_share(result.estimate, 0),
    }


def _legend(rows: Sequence[AreaAgainstRest], hollow: pd.DataFrame) -> tuple[LegendEntry, ...]:
    found = [LegendEntry(Sign.AREA, "Four quarters together, with the 95% interval")]
    found += [
        LegendEntry(SIGNS[state], f"Clearly {way} than the rest")
        for state, way in dict.fromkeys((row.state, row.verdict) for row in rows if row.verdict in CLEAR)
    ]
    if any(row.quarter is not None for row in rows):
        found.append(LegendEntry(Sign.SOLID, "The newest quarter alone"))
    parts = set(hollow["part"])
    if "published" in parts:
        found.append(LegendEntry(Sign.PUBLISHED, "Published without a base: never tested"))
    if "press" in parts:
        found.append(LegendEntry(Sign.PRESS, "From the press, without a base: never tested"))
    return tuple(found)
