from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import figures
from figures.charts.control_chart import Shape, line_specs
from figures.charts.theme import PALETTES
from figures.measure.chart_marks import axis_ends, drawn_of, marks_of
from figures.words.missing import DarkSpell
from tests.figures.helpers import FIRST_SUNDAY, WEEK, a_series, weeks

SHAPE = Shape("% of calls", 0.0, 100.0, True, False, frozenset(
    {
        "line", "newest", "signal", "quiet", "letter", "band", "mean", "standard", "published", "event",
        "break", "rebase", "dark",
    }
))
MONDAY_AFTER_SECOND = FIRST_SUNDAY + WEEK + timedelta(days=1)


def event_on(day, kind):
    return {"measure": None, "area": None, "happened_on": day, "kind": kind, "title": "Something changed"}


def stretches(series):
    """The lines that are drawn: the values of each segment, in order."""
    marks = marks_of(series, series.supplied)
    lines = marks[marks["mark"].isin(["line", "newest"])]
    return [list(same["value"]) for _segment, same in lines.groupby("segment")]


def test_weeks_in_a_row_are_one_line():
    assert stretches(a_series(weeks(90, 91, 92))) == [[90, 91, 92]]


def test_a_missing_week_parts_the_line():
    rows = weeks(90, 91, 92, 93)
    del rows[2]
    assert stretches(a_series(rows)) == [[90, 91], [93]]


def test_a_dark_week_parts_the_line():
    assert stretches(a_series(weeks(90, 91, None, 93))) == [[90, 91], [93]]


@pytest.mark.parametrize("kind", ["break", "mode"])
def test_a_break_or_a_change_of_survey_mode_parts_the_line(kind):
    series = a_series(weeks(90, 91, 92, 93), [event_on(MONDAY_AFTER_SECOND, kind)])
    assert stretches(series) == [[90, 91], [92, 93]]


def test_a_break_in_the_middle_of_a_week_parts_the_line_before_that_week():
    series = a_series(weeks(90, 91, 92), [event_on(FIRST_SUNDAY + WEEK - timedelta(days=3), "break")])
    assert stretches(series) == [[90], [91, 92]]


def test_another_event_is_marked_and_parts_nothing():
    series = a_series(weeks(90, 91, 92, 93), [event_on(MONDAY_AFTER_SECOND, "event")])
    assert stretches(series) == [[90, 91, 92, 93]]
    marks = marks_of(series, series.supplied)
    assert list(marks.loc[marks["mark"] == "event", "on"].dt.date) == [MONDAY_AFTER_SECOND]


def test_illustrative_and_real_weeks_are_not_joined():
    rows = weeks(90, 91, 92, 93)
    for row in rows[:2]:
        row["status"] = "illustrative"
    assert stretches(a_series(rows)) == [[90, 91], [92, 93]]


# A series of missing weeks only has no line at all: that is another test.
WITH_A_VALUE = st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=2, max_size=30).filter(
    lambda values: any(value is not None for value in values)
)


@given(WITH_A_VALUE)
def test_no_line_ever_passes_over_a_week_without_a_value(values):
    series = a_series(weeks(*values))
    lines = _lines(series)
    assert sum(len(line) for line in lines) == sum(value is not None for value in values)
    for line in lines:
        days = list(line["on"])
        assert all(after - before == WEEK for before, after in pairwise(days))


def test_a_series_without_any_value_has_no_line():
    assert _lines(a_series(weeks(None, None, None))) == []


def _lines(series):
    marks = marks_of(series, series.supplied)
    return [same for _segment, same in marks[marks["mark"].isin(["line", "newest"])].groupby("segment")]


def test_a_dark_spell_at_the_end_reaches_to_the_day_that_is_read():
    series = a_series(weeks(90, 91, None))
    first = FIRST_SUNDAY + 2 * WEEK - timedelta(days=6)
    spell = DarkSpell(
        status="not-available", since=first, as_at=series.as_at, reason="The system was replaced.",
        owner="The force", promised=None, last_held="91%", cited="",
    )
    dark = marks_of(series, series.supplied, spell=spell).query("mark == 'dark'")
    assert [day.date() for day in dark["on"]] == [first]
    # As wide as a week, so that it can be seen; what it says is how long it has been.
    assert dark["until"].iloc[0] - dark["on"].iloc[0] == WEEK
    assert list(dark["label"]) == ["No data since 9 March 2020, 8 days"]


def test_a_dark_spell_that_ended_reaches_over_its_own_weeks():
    series = a_series(weeks(90, None, None, 93))
    dark = marks_of(series, series.supplied).query("mark == 'dark'")
    assert [day.date() for day in dark["until"]] == [FIRST_SUNDAY + 2 * WEEK]


def test_a_chart_read_years_later_ends_soon_after_its_newest_figure():
    series = replace(a_series(weeks(90, 91, None)), as_at=date(2026, 11, 27))
    marks = marks_of(series, series.supplied)
    assert marks["until"].max() < pd.Timestamp(2020, 6, 1)


def test_the_newest_value_alone_is_marked():
    series = a_series(weeks(90, 91, 92, None))
    marks = marks_of(series, series.supplied)
    assert list(marks.loc[marks["mark"] == "newest", "value"]) == [92]


@pytest.mark.parametrize(
    ("values", "kind", "ends"),
    [
        ([120, 124], "count", (119.0, 124.6)),
        ([30, 60], "count", (0.0, 64.5)),
        ([10, 12], "proportion", (9.0, 12.5)),
        ([1, 12], "proportion", (0.0, 13.65)),
        ([90, 91], "proportion", (89.0, 91.5)),
        ([98, 100], "proportion", (97.0, 100.0)),
        ([8.2, 9.1], "median", (7.0, 9.6)),
    ],
)
def test_the_value_axis_starts_at_0_unless_that_hides_the_pattern(values, kind, ends):
    assert axis_ends(pd.Series(values, dtype=float), kind) == pytest.approx(ends)


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=20),
    st.sampled_from(["count", "proportion", "median", "rate"]),
)
def test_every_value_lies_on_the_axis(values, kind):
    low, high = axis_ends(pd.Series(values), kind)
    assert 0 <= low <= min(values)
    assert max(values) <= high
    assert low < high


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_specification_uses_the_colours_of_its_theme_only(theme):
    other = "dark" if theme == "light" else "light"
    spec = json.dumps(line_specs(SHAPE)[theme])
    foreign = set(_colours(PALETTES[other])) - set(_colours(PALETTES[theme]))
    assert PALETTES[theme].grey in spec
    assert PALETTES[theme].dark in spec
    assert [colour for colour in foreign if colour in spec] == []


def _colours(palette):
    return [getattr(palette, name) for name in palette.__slots__]


def test_charts_of_one_shape_share_their_specification():
    again = Shape("% of calls", 0.0, 100.0, True, False, SHAPE.marks)
    assert line_specs(SHAPE) is line_specs(again)


def test_illustrative_values_are_hatched():
    hatched = Shape("% of calls", 0.0, 100.0, True, True, SHAPE.marks)
    assert "Hatching" in json.dumps(line_specs(hatched)["light"])
    assert "Hatching" not in json.dumps(line_specs(SHAPE)["light"])


def test_the_lockdown_stands_in_the_chart_of_the_sample(sample_reader):
    data = figures.build("CH1", sample_reader()).data
    assert list(data.loc[data["mark"] == "event", "on"].dt.date) == [date(2020, 3, 23)]
    assert list(data.loc[data["mark"] == "event", "label"]) == ["The first lockdown, 23 March 2020"]
    assert data.loc[data["mark"] == "published", "label"].str.contains("92%").any()


@pytest.mark.parametrize(("kind", "drawn"), [("break", "break"), ("mode", "break"), ("rebase", "rebase")])
def test_a_break_and_a_rebase_are_drawn_as_what_they_are(kind, drawn):
    series = a_series(weeks(90, 91, 92), [event_on(MONDAY_AFTER_SECOND, kind)])
    marks = marks_of(series, series.supplied)
    assert list(marks.loc[marks["mark"] == drawn, "label"]) == ["Something changed, 9 March 2020"]


@pytest.mark.parametrize(
    ("starts", "ends", "drawn"),
    [
        ("2020-01-01", None, (date(2020, 3, 1), date(2020, 3, 16))),
        ("2020-03-05", "2020-03-10", (date(2020, 3, 5), date(2020, 3, 10))),
        ("2019-01-01", "2019-12-31", None), ("2020-04-01", None, None),
    ],
)
def test_a_standard_is_drawn_over_the_days_it_was_in_force(starts, ends, drawn):
    series = a_series(weeks(90, 91, 92))
    standard = {
        "label": "Force target", "value": 90.0, "starts": pd.Timestamp(starts),
        "ends": pd.NaT if ends is None else pd.Timestamp(ends),
    }
    marks = marks_of(series, series.supplied, None, [standard])
    spans = marks.loc[marks["mark"] == "standard", ["on", "until"]]
    found = [(row["on"].date(), row["until"].date()) for row in spans.to_dict("records")]
    assert found == ([drawn] if drawn else [])


@pytest.mark.parametrize(
    ("code", "there", "absent"),
    [("CH1", "quiet", "dark"), ("CH4", "letter", "quiet"), ("WF10", "quiet", "signal")],
)
def test_nothing_is_drawn_that_has_no_mark(sample_reader, code, there, absent):
    figure = figures.build(code, sample_reader())
    drawn = drawn_of(figure.data)
    assert there in drawn
    assert absent not in drawn
    # An empty layer would be a picture without a name to a screen reader.
    spec = json.dumps(figure.specs["light"])
    assert ("The newest value" in spec) == ("quiet" in drawn)
    assert ("Signals" in spec) == ("signal" in drawn)
