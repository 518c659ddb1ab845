from __future__ import annotations

import json
from datetime import date

import pytest

import figures
from analysis.spc.chart import State
from data_access import Status, open_reader
from figures.words.marks import Mark
from tests.data_access.helpers import load, week_file

DARK_WEEK = {
    "measure": "RT1", "value": "", "status": "not-available", "reason": "The system was replaced.",
    "owner": "The force", "known_from": "2020-07-07",
}


def test_the_title_is_the_finding_and_never_claims_a_change_that_is_not_there(sample_reader):
    reader = sample_reader()
    assert figures.build("CH1", reader).title == (
        "No clear change in 999 calls answered in 10 seconds in the week to 28 June 2020"
    )
    assert figures.build("CH3", reader).title == (
        "No clear change in 101 calls answered in 30 seconds in the week to 28 June 2020"
    )


def test_the_table_shows_every_figure_newest_first_with_base_and_source(sample_reader):
    table = figures.build("CH1", sample_reader()).table
    assert len(table) == 105
    weeks = table[table["Period"].str.startswith("w/e")]
    assert weeks["Period"].iloc[0] == "w/e 28 Jun 2020"
    assert weeks["Numerator"].notna().all()
    published = table[table["Period"] == "Q4 2019/20"]
    assert list(published["Value"]) == ["92%"]
    assert published["Source"].iloc[0] == "Delivery plan extract, June 2020, B1.1"


def test_the_words_give_newest_usual_range_verdict_lowest_and_highest(sample_reader):
    words = figures.build("CH1", sample_reader()).description
    assert "Newest value 91.3%, the week to 28 June 2020, 0.6 percentage points below the mean of 91.9%" in (
        words
    )
    # What is drawn, no more: two years of three.
    assert "104 weeks with a figure, from the week to 8 July 2018" in words
    assert "Usual range 89.4% to 94.4%. No clear change." in words
    assert "Lowest 89.4% (week ending Sunday 20 October 2019)" in words
    assert "highest 95% (week ending Sunday 5 April 2020)" in words
    assert not {"rising", "falling", "improved", "worse"} & set(words.lower().split())


def test_a_measure_that_is_too_rare_to_test_makes_no_claim(sample_reader):
    figure = figures.build("WF10", sample_reader())
    assert "No test of change has been made" in figure.description
    assert not {"band", "mean"} & set(figure.data["mark"])


def test_the_usual_range_and_the_signal_stand_beside_every_value(sample_reader):
    table = figures.build("CH4", sample_reader()).table
    newest = table.iloc[0]
    assert (newest["Value"], newest["Usual range"], newest["Signal"]) == (
        "9.3%", "9.6% to 14.1%", "Improvement (low): below its mean for 17 weeks"
    )
    published = table[table["Period"] == "Q4 2019/20"].iloc[0]
    assert published["Usual range"] == published["Signal"] == ""


def test_a_row_holds_the_facts_of_its_words(sample_reader):
    figure = figures.build("CH4", sample_reader())
    newest = figure.rows[0]
    assert (newest.start, newest.end) == (date(2020, 6, 22), date(2020, 6, 28))
    assert newest.status is Status.ILLUSTRATIVE
    assert newest.point.state is State.IMPROVEMENT
    assert newest.value == pytest.approx(100 * newest.numerator / newest.denominator, abs=0.1)
    quoted = next(row for row in figure.rows if row.short_period == "Q4 2019/20")
    assert quoted.point is None
    assert quoted.numerator is None


def test_a_week_without_a_figure_is_marked_in_the_table(sample_reader):
    dark = [row for row in figures.build("RT1", sample_reader()).rows if row.value is None]
    assert dark
    assert {row.status for row in dark} == {Status.NOT_AVAILABLE}
    assert {cell.mark for row in dark for cell in (row.cells()["Value"], row.cells()["Status"])} == {
        Mark.NO_DATA
    }


def test_the_small_charts_of_the_areas_share_one_scale(sample_reader):
    reader = sample_reader()
    made = [figures.build(f"CR1-{area}", reader, small="yes") for area in ("HE", "NW", "SH", "SW", "TW")]
    scales = {json.dumps(_domain(figure.specs["light"])) for figure in made}
    assert len(scales) == 1
    low, high = json.loads(scales.pop())
    values = [value for figure in made for value in figure.data["value"].dropna()]
    assert low <= min(values) <= max(values) <= high


def _domain(spec):
    return next(
        layer["encoding"]["y"]["scale"]["domain"] for layer in spec["layer"]
        if "domain" in (layer.get("encoding", {}).get("y", {}).get("scale") or {})
    )


def test_a_chart_for_a_document_holds_days_as_text(sample_reader):
    chart = figures.build("CH1", sample_reader()).chart
    assert '"on": "2020-06-28"' in json.dumps(chart.to_dict())


def test_a_line_that_does_not_start_at_0_says_so(sample_reader):
    assert any("not at 0" in note for note in figures.build("CH1", sample_reader()).notes)


def test_a_measure_of_publications_only_has_every_value_as_a_point(sample_reader):
    figure = figures.build("PC8", sample_reader())
    assert list(figure.data["said"]) == ["67%"]
    assert "67%" in figure.title
    assert figure.base == "No base was published"


def test_a_dark_measure_says_since_when_and_why(sample_reader):
    figure = figures.build("RT1", sample_reader())
    assert "no data since 22 June 2020" in figure.title
    assert "Owed by: West Mercia Police, no person named. Promised by 31 August 2020." in figure.dark
    # What was held before stays in the chart, beside the dark block and the break.
    assert {"newest", "dark", "break"} <= set(figure.data["mark"])


@pytest.mark.parametrize("weeks", [1, 2, 3])
def test_a_measure_that_was_never_anything_but_dark_can_be_opened(bare_reader, tmp_path, weeks):
    ends = ["2020-06-21", "2020-06-28", "2020-07-05"][:weeks]
    load(week_file(tmp_path, *({**DARK_WEEK, "period_end": end} for end in ends)))
    figure = figures.build("RT1", bare_reader(as_at=date(2020, 7, 7)))
    assert figure.chart is None
    assert "no data since" in figure.title
    assert len(figure.table) == weeks


def test_a_measure_that_has_just_gone_dark_keeps_its_line(bare_reader, tmp_path):
    held = [{"measure": "RT1", "period_end": end} for end in ("2020-06-21", "2020-06-28")]
    load(week_file(tmp_path, *held, DARK_WEEK), known_from=date(2020, 7, 7))
    figure = figures.build("RT1", bare_reader(as_at=date(2020, 7, 7)))
    assert "no data since 29 June 2020" in figure.title
    assert set(figure.data["mark"]) == {"line", "newest", "dark"}


def test_the_first_week_of_a_measure_can_be_opened(bare_reader, tmp_path):
    load(week_file(tmp_path, {}), known_from=date(2020, 7, 7))
    figure = figures.build("CH1", bare_reader(as_at=date(2020, 7, 7)))
    assert "93.1%, week to 5 July 2020" in figure.title


def test_what_became_known_later_is_not_shown(sample_reader):
    figure = figures.build("CH1", sample_reader(as_at=date(2020, 6, 15)))
    assert "week to 7 June 2020" in figure.title
    assert "published" not in set(figure.data["mark"])


def test_a_measure_of_an_area_names_the_area(sample_reader):
    assert "Shropshire" in figures.build("SS1-SH", sample_reader()).title


@pytest.mark.usefixtures("store")
def test_what_staff_read_of_small_numbers_is_for_the_office_and_the_panel_is_told_why_there_is_none(
    as_role, tmp_path
):
    load(week_file(tmp_path, {
        "measure": "RD1", "area": "HE", "period_end": "2020-06-30", "value": "3", "known_from": "2020-07-20",
    }))
    built = {}
    for role in ("analyst", "panel"):
        with open_reader(as_role(role), date(2020, 8, 1)) as reader:
            built[role] = figures.build("RD1-HE", reader)
    assert built["analyst"].title == "People killed on the roads, Herefordshire: 3, June 2020"
    assert built["analyst"].audience == "office"
    assert "Too small to show" in built["panel"].title
    assert built["panel"].audience == "public"
    assert "3" not in list(built["panel"].table.iloc[0].astype(str))
