"""Illustrative weeks never set the limits of real ones: the border on every page that shows a measure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import figures
from figures.dashboard.control_charts import control_charts_of
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells

# 101 calls answered, as an office's first real file had them after the sample's weeks to 5 July 2020.
REAL = (60.2, 61.1, 59.8, 60.9, 60.4, 61.3, 60.0, 60.7, 59.9, 61.0, 60.5, 60.3, 61.2, 60.6)
FIRST = date(2020, 7, 5)
LAST = FIRST + 13 * timedelta(weeks=1)
READ_ON = LAST + timedelta(days=2)
NOTE = "The usual range is worked out from real weeks only, since the week to 5 July 2020."


def load_weeks(folder, values=REAL, first=FIRST, measure="CH3", name="real.csv", **columns):
    """Load one week a value, each known two days after it ended."""
    ends = [first + timedelta(weeks=week) for week in range(len(values))]
    rows = [
        {
            "measure": measure, "period_end": str(end), "value": str(value), "status": "provisional",
            "known_from": str(end + timedelta(days=2)), **columns,
        }
        for end, value in zip(ends, values, strict=True)
    ]
    load(week_file(folder, *rows, name=name))


@pytest.fixture
def real_reader(sample_reader, tmp_path):
    """A reader of the sample with 14 real weeks after it, two days after the last of them."""
    load_weeks(tmp_path)
    return sample_reader(as_at=READ_ON)


def test_illustrative_weeks_never_set_the_limits_of_real_ones(real_reader):
    chart = control_charts_of(real_reader).lines["CH3", "WM"].chart
    newest = chart.points[-1]
    assert (newest.date, newest.value) == (LAST, 60.6)
    assert newest.mean == pytest.approx(60.564, abs=0.0005)
    assert newest.lower == pytest.approx(58.354, abs=0.0005)
    assert newest.upper == pytest.approx(62.774, abs=0.0005)
    assert (chart.variation, chart.words, chart.letter) == ("common_cause", "", "")
    assert sum(point.phase == newest.phase for point in chart.points) == len(REAL)
    assert NOTE in chart.notes


def test_the_weekly_row_compares_real_weeks_with_real_ones_alone(real_reader):
    row = cells(figures.build("WK1", real_reader), "ID", "CH3")
    assert row["State"] == "No clear change"
    assert (row["Last figure"], row["Period before"]) == ("60.6%", "61.2%")
    assert row["Same period last year"] == ""
    assert row["Usual range"] == "58.4% to 62.8%"
    assert row["Signal"] == ""


def test_the_small_picture_shows_real_weeks_alone(real_reader):
    for key in ("WK1", "OV2", "MS1"):
        row = next(row for row in figures.build(key, real_reader).rows if row.code == "CH3")
        assert row.recent, key
        assert all(point.date >= FIRST for point in row.recent), key


def test_what_lies_across_the_border_stands_beside_no_week(sample_reader, tmp_path):
    load_weeks(tmp_path, REAL[:1])
    reader = sample_reader(as_at=FIRST + timedelta(days=2))
    row = cells(figures.build("WK1", reader), "ID", "CH3")
    assert (row["Last figure"], row["Period before"], row["Same period last year"]) == ("60.2%", "", "")
    headline = cells(figures.build("OV2", reader), "ID", "CH3")
    assert headline["Value"] == "60.2%"
    assert "before" not in headline["Beside"]


def test_the_opened_measure_says_since_when_its_range_is_of_real_weeks(real_reader):
    figure = figures.build("CH3", real_reader)
    assert figure.title.startswith("No clear change in")
    assert NOTE in figure.notes
    # What is highest and lowest is said of the real weeks: the illustrative ones reach 78% and more.
    assert "Lowest 59.8% (" in figure.description
    assert "highest 61.3% (" in figure.description
    values = figure.data[figure.data["mark"].isin(["line", "newest"])]
    segments = values.groupby("segment")["illustrative"].nunique()
    assert len(segments) > 1
    assert (segments == 1).all(), "a line joins illustrative and real weeks"
    border = figure.data[figure.data["label"].str.startswith("Real figures begin")]
    assert list(border["label"]) == ["Real figures begin, 29 June 2020"]


def test_the_overview_says_nothing_of_a_measure_that_did_not_change(real_reader):
    told = [row for row in figures.build("OV1", real_reader).rows if "CH3" in row.codes]
    assert told == []


def test_a_month_never_puts_illustrative_and_real_weeks_together(sample_reader, tmp_path):
    load_weeks(tmp_path, REAL, first=date(2020, 6, 21))
    june, july = (
        cells(figures.build("MS1", sample_reader(as_at=READ_ON), month=month), "ID", "CH3")
        for month in ("2020-06", "2020-07")
    )
    # June has two illustrative weeks and two real ones, 60.2 and 61.1.
    assert (june["Month"], june["Weeks held"]) == ("60.7%", "2 of 4")
    assert (june["Month before"], june["Same month last year"]) == ("", "")
    assert "Illustrative" not in june["Status"]
    assert july["Month before"].startswith("60.7%")
    assert july["Same month last year"] == ""


def test_an_illustrative_month_beside_a_month_without_figures_says_what_it_is(bare_reader, tmp_path):
    load_weeks(tmp_path, REAL[:12], first=date(2020, 5, 3), status="illustrative")
    load_weeks(
        tmp_path, [60] * 9, first=date(2020, 7, 5), measure="CH1", name="other.csv", status="provisional"
    )
    august, july = (
        cells(figures.build("MS1", bare_reader(as_at=date(2020, 9, 3)), month=month), "ID", "CH3")
        for month in ("2020-08", "2020-07")
    )
    assert (august["Month"], august["Month before"]) == ("", "60.6% (3 of 4 weeks) [i]")
    # Where both are, the status of the row says so.
    assert july["Month before"] == "60.5%"
    assert "Illustrative" in july["Status"]


def test_demand_is_not_set_against_illustrative_weeks(sample_reader, tmp_path):
    before = figures.build("DL1", sample_reader(as_at=date(2020, 7, 6)))
    load_weeks(tmp_path, [2000, 2010, 2020, 2030], measure="DM1")
    after = figures.build("DL1", sample_reader(as_at=FIRST + timedelta(days=23)))
    assert [row.code for row in before.rows if row.whole_force] == ["DM1", "CR1", "CR11"]
    assert [row.code for row in after.rows if row.whole_force and row.code == "DM1"] == []


def test_real_areas_are_never_set_against_illustrative_ones(sample_reader, tmp_path):
    for area in ("SH", "HE"):
        load_weeks(tmp_path, [100] * 13, measure="CR1", name=f"{area}.csv", area=area)
    figure = figures.build("CR1-LPA", sample_reader(as_at=READ_ON))
    assert {row.code for row in figure.rows} == {"SH", "HE"}
    assert "llustrative" not in figure.status


def test_illustrative_weeks_after_real_ones_begin_a_range_of_their_own(bare_reader, tmp_path):
    load_weeks(tmp_path, REAL)
    load_weeks(
        tmp_path, [value + 15 for value in REAL], first=LAST + timedelta(weeks=1), name="after.csv",
        status="illustrative",
    )
    line = control_charts_of(bare_reader(as_at=date(2021, 1, 15))).lines["CH3", "WM"]
    assert [point.phase for point in line.chart.points] == [0] * 14 + [1] * 14
    assert "from illustrative weeks only, since the week to 11 October 2020" in line.chart.notes[0]
    assert line.beside(LAST) is None


def test_another_publication_begins_a_range_and_the_next_number_of_one_does_not(bare_reader, tmp_path):
    load_weeks(tmp_path, REAL, source="The old weekly report")
    later = {"first": LAST + timedelta(weeks=1), "name": "later.csv"}
    load_weeks(tmp_path, [value + 15 for value in REAL], source="The new statistics", **later)
    line = control_charts_of(bare_reader(as_at=date(2021, 1, 15))).lines["CH3", "WM"]
    assert [point.phase for point in line.chart.points] == [0] * 14 + [1] * 14
    assert line.chart.notes[0] == (
        "The usual range is worked out from the weeks of The new statistics only, since the week to"
        " 11 October 2020."
    )


def test_a_report_that_comes_out_every_week_is_one_publication(bare_reader, tmp_path):
    for week, value in enumerate(REAL):
        load_weeks(
            tmp_path, [value], first=FIRST + timedelta(weeks=week), name=f"week{week}.csv",
            source=f"Weekly report, number {week + 1}",
        )
    line = control_charts_of(bare_reader(as_at=READ_ON)).lines["CH3", "WM"]
    assert {point.phase for point in line.chart.points} == {0}
    assert line.borders == ()
