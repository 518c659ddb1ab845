"""A question of the survey where results came with their bases: waves, areas, and quarters taken together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

import pandas as pd

from analysis.calendar.periods import say_period_short
from analysis.comparison import Standing, standing
from analysis.survey.design import Estimate
from analysis.survey.estimates import from_published
from analysis.survey.results import pooled
from data_access import Reader
from figures.dashboard.catalogue import Measure, areas_of, measures_of
from figures.dashboard.series import NO_FIGURE
from figures.words.cells import Row, real_if_any, records, sources
from figures.words.statuses import ILLUSTRATIVE_STATUS, overall

THEME = "Public confidence"
QUARTERS = 4
WORKED_OUT = "surveys"
LONGEST_QUARTER = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Supplied:
    """A result as it was supplied: the percentage, how sure it is, since when it is known, and from where."""

    percent: float
    status: str
    known_from: date
    source: str | None
    locator: str | None


@dataclass(frozen=True, slots=True)
class Wave:
    """What one area answered in a quarter, or in the quarters taken together that end with it.

    ``like`` is what waves must share to be set side by side: mode, wording, and whether they are real.
    ``supplied`` is the result itself; None for quarters taken together.
    """

    start: date
    end: date
    like: tuple[str, str, bool]
    estimate: Estimate
    supplied: Supplied | None = None

    @property
    def mode(self) -> str:
        """How people were asked."""
        return self.like[0]

    @property
    def period(self) -> str:
        """When they were asked, in few words."""
        return say_period_short(self.start, self.end)

    @property
    def shown(self) -> bool:
        """Whether enough people were asked for a figure to be shown."""
        return standing(self.estimate.n) is not Standing.HIDDEN


@dataclass(frozen=True, slots=True)
class Survey:
    """The results of a question by area, each area's quarters oldest first.

    ``people`` are the residents of each area; ``names`` its name; ``status`` and ``source`` are what to say
    of the whole.
    """

    measure: Measure
    force: str
    names: Mapping[str, str]
    people: Mapping[str, float]
    quarters: Mapping[str, tuple[Wave, ...]]
    status: str
    source: str

    def years(self, area: str) -> tuple[Wave, ...]:
        """Four quarters in a row taken together, for every quarter that ends such a year."""
        return tuple(_years(self.quarters.get(area, ())))

    @property
    def ends(self) -> tuple[date, ...]:
        """The days that years end on which at least two areas have, the newest first."""
        held = [wave.end for area in self.local for wave in self.years(area)]
        return tuple(sorted({day for day in held if held.count(day) > 1}, reverse=True))

    @property
    def local(self) -> tuple[str, ...]:
        """The areas with results, without the force, in alphabetical order of their names."""
        held = self.quarters.keys() - {self.force}
        return tuple(sorted(held, key=self.names.__getitem__))

    def year(self, area: str, end: date) -> Wave | None:
        """The year of an area that ends on a day."""
        return next((wave for wave in self.years(area) if wave.end == end), None)

    def quarter(self, area: str, end: date) -> Wave | None:
        """The quarter of an area that ends on a day."""
        return next((wave for wave in self.quarters.get(area, ()) if wave.end == end), None)

    def newest_end(self, period: str | None) -> date:
        """The end of the year that was asked for, the newest one where none was. Raises KeyError."""
        known = {end.isoformat(): end for end in self.ends}
        found = next(iter(self.ends), None) if period is None else known.get(period)
        if found is None:
            raise KeyError(NO_FIGURE)
        return found

    @property
    def inside(self) -> str:
        """The question inside a sentence."""
        name = self.measure.name
        return name if name.split()[0].isupper() else name[0].lower() + name[1:]


def survey_of(reader: Reader, code: str) -> Survey:
    """The results of a question that came with bases. Raises KeyError for what is no question."""
    found = surveys_of(reader).get(code)
    if found is None:
        raise KeyError(NO_FIGURE)
    return found


def surveys_of(reader: Reader) -> dict[str, Survey]:
    """The results of every question that this reader may see, by code in the order of the catalogue.

    Read once for every figure that is built from it.
    """
    held: dict[str, Survey] | None = reader.worked_out.get(WORKED_OUT)
    return reader.worked_out.setdefault(WORKED_OUT, _read(reader)) if held is None else held


def _read(reader: Reader) -> dict[str, Survey]:
    asked = [measure for measure in measures_of(reader).values() if measure.theme == THEME]
    rows = reader.observations.survey_details([measure.code for measure in asked])
    held = rows.dropna(subset=["value", "base"])
    areas = areas_of(reader)
    force = next((area.code for area in areas.values() if area.kind == "force"), "")
    names = {code: area.name for code, area in areas.items() if code == force or area.kind == "lpa"}
    frame = reader.catalogue.areas()
    people = {
        str(code): float(residents)
        for code, residents in zip(frame["code"], frame["residents"], strict=True) if pd.notna(residents)
    }
    return {
        measure.code: _survey(
            measure, real_if_any(held[held["measure"] == measure.code]), force, names, people
        )
        for measure in asked
    }


def _survey(
    measure: Measure, rows: pd.DataFrame, force: str, names: Mapping[str, str], people: Mapping[str, float]
) -> Survey:
    ours = rows[rows["area"].isin(names)].sort_values(["area", "period_end", "period_start"], kind="stable")
    quarters = {
        str(area): tuple(_wave(row) for row in same)
        for area, same in groupby(records(ours), key=lambda row: row["area"])
    }
    return Survey(measure, force, names, people, quarters, overall(set(ours["status"])), sources(ours))


def _wave(row: Row) -> Wave:
    known = {name: float(row[name]) for name in ("effective_base", "design_effect") if pd.notna(row[name])}
    return Wave(
        row["period_start"].date(), row["period_end"].date(),
        (row["mode"], row["wording"], row["status"] == ILLUSTRATIVE_STATUS),
        from_published(row["area"], row["value"], int(row["base"]), **known),
        Supplied(
            row["value"], row["status"], row["known_from"].date(), row["source"] or None,
            row["locator"] or None,
        ),
    )


def _years(quarters: tuple[Wave, ...]) -> Iterator[Wave]:
    for last in range(QUARTERS, len(quarters) + 1):
        four = quarters[last - QUARTERS:last]
        if _in_a_row(four):
            estimate = pooled([wave.estimate for wave in four])
            yield Wave(four[0].start, four[-1].end, four[0].like, estimate)


def _in_a_row(waves: tuple[Wave, ...]) -> bool:
    """Whether quarters follow one another without a gap and asked the same in the same way."""
    return all(wave.end - wave.start < LONGEST_QUARTER for wave in waves) and all(
        after.like == before.like and after.start == before.end + timedelta(days=1)
        for before, after in pairwise(waves)
    )
