"""In a week without a change the headline must not cry wolf: 400 simulated weeks of the whole catalogue."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from analysis.calendar.periods import month_end
from analysis.spc.false_alarms import Shape, chance_signals, newest_fires, shape_of
from figures.dashboard import control_charts
from figures.dashboard.control_charts import ControlCharts, control_charts_of
from figures.dashboard.points import Points
from figures.dashboard.states import State
from figures.dashboard.week_row import week_row
from figures.weekly import table as weekly_table
from tests.figures.helpers import a_measure_row

SIMULATED_WEEKS = 400
SEED = 20200706
MONDAY = date(2020, 7, 6)
SUNDAY = MONDAY - timedelta(days=1)
# How often the fast way is held against the charts themselves.
EVERY = 40
LOUD = "out of the ordinary"


@pytest.fixture
def measures(bare_reader):
    """Every measure of the dashboard: the whole weekly table."""
    return control_charts_of(bare_reader(as_at=MONDAY)).measures


def noise(kind, generator, points):
    """Independent figures around one level, as the kind of measure has them: whole counts, shares ..."""
    size = (SIMULATED_WEEKS, points)
    if kind == "count":
        return generator.poisson(120, size).astype(float)
    if kind == "proportion":
        return np.round(generator.binomial(600, 0.8, size) / 6, 2)
    return np.round(generator.normal(50, 6, size), 2)


def simulated(measures):
    """The figures of each measure: a row a simulated week, oldest period first."""
    generator = np.random.default_rng(SEED)
    return {
        code: noise(row["kind"], generator, control_charts.PERIODS[row["cadence"]])
        for code, row in measures.items()
    }


def headline(signals, chance):
    """The title of the weekly table in which this many measures signal and the rest do not."""
    states = [State.CONCERN] * signals + [State.NO_CHANGE] * (chance.series - signals)
    return weekly_table._title([a_measure_row(state=state) for state in states], SUNDAY, chance)


def titles(figures):
    shapes = [Shape(values.shape[1]) for values in figures.values()]
    fired = np.stack([newest_fires(values, Shape(values.shape[1])) for values in figures.values()])
    return [headline(seen, chance_signals(shapes, seen)) for seen in fired.sum(axis=0).tolist()]


def test_in_at_least_95_of_100_weeks_without_a_change_nothing_is_called_unusual(measures):
    told = titles(simulated(measures))
    assert len(told) == SIMULATED_WEEKS
    quiet = sum(LOUD not in title for title in told)
    assert quiet / SIMULATED_WEEKS >= 0.95
    # The rules are really tried: in a few weeks chance alone gives more than it usually does.
    assert quiet < SIMULATED_WEEKS


def ends(cadence, count):
    """The last days of the newest periods, oldest first."""
    if cadence == "week":
        return [SUNDAY - timedelta(weeks=back) for back in reversed(range(count))]
    step = {"month": 1, "quarter": 3, "year": 12}[cadence]
    newest = 2020 * 12 + 5
    months = [newest - back * step for back in reversed(range(count))]
    return [month_end(date(month // 12, month % 12 + 1, 1)) for month in months]


def charts_with(measures, figures, week):
    """The charts of one simulated week, made by the charts themselves."""
    lines = {}
    for code, row in measures.items():
        values = figures[code][week].tolist()
        days = ends(row["cadence"], len(values))
        points = Points(days, values, ["final"] * len(days), {})
        lines[code, "WM"] = control_charts._line(row, "WM", points, [], [], MONDAY)
    newest = {
        place: {"status": "final", "period_end": line.newest, "source": "A paper"}
        for place, line in lines.items()
    }
    quoted = pd.DataFrame(columns=["measure", "area", "value"])
    return ControlCharts(MONDAY, measures, {}, "WM", {}, lines, newest, {}, quoted, pd.DataFrame())


def test_the_charts_themselves_give_the_very_same_headlines(measures):
    figures = simulated(measures)
    told = titles(figures)
    for week in range(0, SIMULATED_WEEKS, EVERY):
        made = charts_with(measures, figures, week)
        chance = made.chance("WM")
        assert chance.series == len(measures)
        assert shape_of(made.lines["CH1", "WM"].chart) == Shape(control_charts.PERIODS["week"])
        rows = [week_row(made, measure, "WM") for measure in measures.values()]
        assert weekly_table._title(rows, SUNDAY, chance) == told[week]


def test_a_week_in_which_many_measures_jump_is_called_out_of_the_ordinary(measures):
    figures = simulated(measures)
    for code in list(figures)[:8]:
        figures[code][:, -1] *= 3
    assert not any(LOUD not in title for title in titles(figures))
