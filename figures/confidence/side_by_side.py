"""Every question of one area, each against the rest of the force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparison import Difference, Verdict
from analysis.multiple_tests import expected_by_chance
from analysis.sentences.surveys import say_points, say_share
from analysis.spc.chart_policy import Letter
from analysis.survey.results import adjusted_together, one_against_rest
from analysis.words import say_list, say_number
from data_access import Reader
from figures.charts.intervals import interval_specs, wrapped
from figures.charts.legend import LegendEntry, Sign
from figures.confidence.areas import CLEAR, LETTERS, SIGNS, VERDICT_WORDS, state_of
from figures.confidence.survey import Survey, Wave, surveys_of
from figures.dashboard.catalogue import Measure, areas_of
from figures.dashboard.series import NO_FIGURE
from figures.dashboard.states import State
from figures.figure import Figure

KEY = "LC2"
YEARS = frozenset({"year"})
COLUMNS = (
    "ID", "Question", "Four quarters", "Interval at 95%", "Base", "The rest", "Difference",
    "Against the rest",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question in one area over its newest year; ``difference`` is None for the force itself."""

    measure: Measure
    year: Wave
    difference: Difference | None

    @property
    def verdict(self) -> Verdict:
        """How the area stands against the rest on this question."""
        return Verdict.CANNOT_BE_TESTED if self.difference is None else self.difference.verdict

    @property
    def state(self) -> State:
        """The verdict by the direction of the question."""
        return state_of(self.verdict, self.measure.better)

    @property
    def letter(self) -> Letter:
        """H or L where it clearly differs."""
        return LETTERS.get(self.verdict, Letter.NONE)

    def tidy(self) -> Mapping[str, object]:
        """The row as a file holds it to be calculated with; see figures/tidy.py."""
        result = self.year.estimate
        return {
            "measure": self.measure.code, "area": result.area, "period_start": self.year.start,
            "period_end": self.year.end, "value": 100 * result.estimate, "lower": 100 * result.lower,
            "upper": 100 * result.upper, "base": result.n,
            "mean": None if self.difference is None else 100 * self.difference.second,
        }

    def cells(self) -> Mapping[str, object]:
        """The question in words, by COLUMNS."""
        result, found = self.year.estimate, self.difference
        return {
            "ID": self.measure.code, "Question": self.measure.name,
            "Four quarters": say_share(result.estimate, 0),
            "Interval at 95%": f"{say_share(result.lower, 0)} to {say_share(result.upper, 0)}",
            "Base": f"{result.n:,}", "The rest": "" if found is None else say_share(found.second, 0),
            "Difference": "" if found is None else say_points(found.size),
            "Against the rest": "" if found is None else VERDICT_WORDS[self.verdict],
        }


def build(reader: Reader, area: str | None = None, period: str | None = None) -> Figure:
    """Every question with results in an area, the force when None, over the year that ends on ``period``.

    Each question has its own newest year where none is given. Raises KeyError for no area.
    """
    areas = areas_of(reader)
    force = next((one for one in areas.values() if one.kind == "force"), None)
    place = force if area is None else areas.get(area)
    if place is None:
        raise KeyError(NO_FIGURE)
    surveys = surveys_of(reader).values()
    rows = _adjusted([row for survey in surveys if (row := _answer(survey, place.code, area, period))])
    held = [survey for survey in surveys if any(row.measure is survey.measure for row in rows)]
    return Figure(
        key="", id=KEY if area is None else f"{KEY}-{place.code}", title=_title(rows, place.name, area),
        rows=rows, columns=COLUMNS, description=_describe(rows, place.name),
        unit="% of residents interviewed", base=_base(rows),
        period=say_list(list(dict.fromkeys(row.year.period for row in rows))),
        source="; ".join(dict.fromkeys(survey.source for survey in held)),
        status="; ".join(dict.fromkeys(survey.status for survey in held if survey.status)),
        audience="public", notes=_notes(rows), lead=_lead(rows),
        specs=interval_specs(_places(rows), 0.0, 100.0, YEARS) if rows else None,
        data=_data(rows) if rows else None, legend=_legend(rows),
    )


def _answer(survey: Survey, place: str, area: str | None, period: str | None) -> Answer | None:
    """The newest year of a question in a place, with its test where it is an area; None without one."""
    years = [year for year in survey.years(place) if period in (None, year.end.isoformat())]
    if not years or not years[-1].shown:
        return None
    year = years[-1]
    others = [
        other for code in survey.local if code != place and code in survey.people
        and (other := survey.year(code, year.end)) is not None and other.shown
    ]
    if area is None or not others or place not in survey.people:
        return Answer(survey.measure, year, None)
    tested = one_against_rest(year.estimate, [other.estimate for other in others], survey.people)
    return Answer(survey.measure, year, tested)


def _adjusted(rows: Sequence[Answer]) -> tuple[Answer, ...]:
    tested = iter(adjusted_together([row.difference for row in rows if row.difference is not None]))
    return tuple(
        row if row.difference is None else Answer(row.measure, row.year, next(tested)) for row in rows
    )


def _title(rows: Sequence[Answer], place: str, area: str | None) -> str:
    if not rows:
        return f"No result with a base is held for {place}"
    if area is None:
        return f"{place}: {say_number(len(rows), 'question')} with their intervals"
    clear = [row for row in rows if row.verdict in CLEAR]
    if not clear:
        return f"{place} differs clearly from the rest on none of {say_number(len(rows), 'question')}"
    return f"{place} differs clearly from the rest on {len(clear)} of {say_number(len(rows), 'question')}"


def _describe(rows: Sequence[Answer], place: str) -> str:
    told = [
        f"{row.measure.name}: {say_share(row.year.estimate.estimate, 0)} in {place}"
        + ("" if row.difference is None else f", {VERDICT_WORDS[row.verdict]}")
        for row in rows
    ]
    return ". ".join(told) + "." if told else f"No result with a base is held for {place}."


def _base(rows: Sequence[Answer]) -> str:
    bases = [row.year.estimate.n for row in rows]
    return f"{min(bases):,} to {max(bases):,} interviews a question" if bases else ""


def _lead(rows: Sequence[Answer]) -> str:
    tested = sum(row.difference is not None for row in rows)
    if not tested:
        return ""
    return (
        f"Tested one by one, chance alone would give {expected_by_chance(tested):.2g} differences among"
        f" {say_number(tested, 'question')}; here they are tested together."
    )


def _notes(rows: Sequence[Answer]) -> tuple[str, ...]:
    notes = ["Each question stands over its newest four quarters together. They are not ranked."]
    if any(row.difference is not None for row in rows):
        notes.append(
            "The area is tested against all others together, each counting for its residents, adjusted for"
            " the number of questions (Holm)."
        )
    return tuple(notes)


def _places(rows: Sequence[Answer]) -> tuple[str, ...]:
    return tuple(wrapped(row.measure.name) for row in rows)


def _data(rows: Sequence[Answer]) -> pd.DataFrame:
    """A row a mark, with the columns of charts/intervals.py."""
    return pd.DataFrame([
        {
            "place": wrapped(row.measure.name), "part": "year", "value": 100 * row.year.estimate.estimate,
            "low": 100 * row.year.estimate.lower, "high": 100 * row.year.estimate.upper,
            "state": row.state.name.lower() if row.verdict in CLEAR else "",
            "said": say_share(row.year.estimate.estimate, 0),
        }
        for row in rows
    ])


def _legend(rows: Sequence[Answer]) -> tuple[LegendEntry, ...]:
    if not rows:
        return ()
    clear = dict.fromkeys((row.state, row.verdict) for row in rows if row.verdict in CLEAR)
    return (
        LegendEntry(Sign.AREA, "Four quarters together, with the 95% interval"),
        *(LegendEntry(SIGNS[state], f"Clearly {way} than the rest") for state, way in clear),
    )
