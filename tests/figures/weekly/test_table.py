from __future__ import annotations

from datetime import date

import pytest

import figures
from figures.dashboard.states import State
from figures.weekly.table import narrowed
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells
from tests.sample_counts import WEEKLY_ROWS

RESPONSE = ("RT1", "RT2", "RT3", "RT4")
SAID = {
    "ID": "CH4", "State": "Improvement", "High or low": "low", "New": "still",
    "Signal": "below its mean for 17 weeks, since w/e 8 Mar 2020",
}


def test_a_dark_measure_keeps_its_row_with_reason_owner_and_promise(sample_reader):
    figure = figures.build("WK1", sample_reader())
    for code in RESPONSE:
        row = cells(figure, "ID", code)
        why = row["Why there is no data"]
        assert row["Last figure"] == row["Period before"] == row["Usual range"] == ""
        assert (row["State"], row["Status"]) == ("No data", "No data [x]")
        assert "Since 22 June 2020, 15 days" in why
        assert "cannot be extracted" in why
        assert "Owed by: West Mercia Police, no person named" in why
        assert "Promised by 31 August 2020" in why
        assert "overdue" not in why
    assert "No date was promised" in cells(figure, "ID", "CP1")["Why there is no data"]
    assert "Promised by 31 July 2020" in cells(figure, "ID", "CU3")["Why there is no data"]


def test_a_promise_that_has_passed_is_counted_in_days(sample_reader):
    figure = figures.build("WK1", sample_reader(as_at=date(2020, 9, 2)))
    assert "2 days overdue" in cells(figure, "ID", "RT1")["Why there is no data"]


def test_the_sample_week_says_what_is_out_of_the_ordinary_and_what_chance_would_give(sample_reader):
    figure = figures.build("WK1", sample_reader())
    assert figure.title == "4 of 33 measures are out of the ordinary this week"
    assert figure.period == "Week ending Sunday 28 June 2020"
    assert figure.notes[0] == (
        "Chance alone would give 0 to 2 signals among 33 charts; 4 were found, more than chance explains."
    )
    assert figure.illustrative
    assert len(figure.table) == WEEKLY_ROWS
    assert (figure.table["State"] == "No data").sum() == 6


def test_a_signal_is_told_with_its_rule_and_never_from_two_figures_side_by_side(sample_reader):
    figure = figures.build("WK1", sample_reader())
    row = cells(figure, "ID", "CH4")
    assert {name: row[name] for name in SAID} == SAID
    assert (row["Last figure"], row["Usual range"]) == ("9.3%", "9.6% to 14.1%")
    assert any("never from two figures side by side" in note for note in figure.notes)


def test_on_15_june_the_plan_of_july_was_not_known(sample_reader):
    figure = figures.build("WK1", sample_reader(as_at=date(2020, 6, 15)))
    # The panel report of that very day suspends custody visits; nothing else is dark yet.
    assert list(figure.table.loc[figure.table["Why there is no data"] != "", "ID"]) == ["CU3"]
    assert cells(figure, "ID", "CH1")["Published"] == ""
    assert cells(figure, "ID", "CH1")["Period"] == "w/e 7 Jun 2020"
    assert cells(figure, "ID", "RT1")["State"] != "No data"


WEEKS = {
    "2020-07-05": "93", "2020-06-28": "92", "2020-06-21": "91", "2019-07-07": "81", "2019-06-30": "82",
    "2019-07-14": "83",
}


def load_weeks(folder, weeks):
    changes = [{"period_end": end, "value": value} for end, value in weeks.items()]
    load(week_file(folder, *changes), known_from=date(2020, 7, 7))


def three_figures(row):
    return tuple(row[name] for name in ("Last figure", "Period before", "Same period last year"))


def test_the_week_before_and_the_same_week_last_year_are_the_right_weeks(bare_reader, tmp_path):
    load_weeks(tmp_path, WEEKS)
    row = cells(figures.build("WK1", bare_reader(as_at=date(2020, 7, 7))), "ID", "CH1")
    assert row["Period"] == "w/e 5 Jul 2020"
    # 52 weeks before, so again a Sunday: 7 July 2019.
    assert three_figures(row) == ("93.0%", "92.0%", "81.0%")


def test_a_week_that_is_missing_leaves_its_cell_empty(bare_reader, tmp_path):
    load_weeks(tmp_path, {"2020-07-05": "93", "2020-06-21": "91"})
    row = cells(figures.build("WK1", bare_reader(as_at=date(2020, 7, 7))), "ID", "CH1")
    assert three_figures(row) == ("93.0%", "", "")


@pytest.mark.parametrize(
    ("as_at", "said"),
    [
        # The week to Sunday 5 July is the last one held; the next is due on Tuesday 14 July.
        (date(2020, 7, 6), ""), (date(2020, 7, 14), ""), (date(2020, 7, 15), "Late: due 1 day ago"),
        (date(2020, 7, 21), "Late: due 7 days ago"),
    ],
)
def test_a_figure_that_is_overdue_is_called_late_and_not_judged(sample_reader, as_at, said):
    row = cells(figures.build("WK1", sample_reader(as_at=as_at)), "ID", "CH3")
    assert said in row["Status"]
    assert (row["State"] == "Late") == bool(said)
    assert ("Late" in row["Status"]) == bool(said)


def test_an_area_shows_its_own_weeks_and_says_which_are_held_for_the_force_only(sample_reader):
    figure = figures.build("WK1", sample_reader(), area="SH")
    assert cells(figure, "ID", "SS1")["Last figure"] == "17"
    assert cells(figure, "ID", "CH1")["Last figure"] == "Force only"
    assert "Shropshire" in figure.description


def test_the_areas_of_a_measure_are_told_in_words(sample_reader):
    row = cells(figures.build("WK1", sample_reader()), "ID", "SS1")
    assert row["SH"] == "No clear change"
    force_only = cells(figures.build("WK1", sample_reader()), "ID", "CH1")
    assert {force_only[area] for area in ("HE", "NW", "SH", "SW", "TW")} == {""}


def test_without_a_figure_every_measure_has_a_row_that_says_so(bare_reader):
    figure = figures.build("WK1", bare_reader())
    assert set(figure.table["State"]) == {"None supplied"}
    assert figure.title == "No weekly figure is held yet"
    assert figure.source == figure.period == ""


def shown(reader, **asked):
    return [row.code for row in narrowed(figures.build("WK1", reader).rows, **asked)]


def test_the_table_can_be_narrowed_by_theme_state_and_set_of_measures(sample_reader):
    reader = sample_reader()
    table = figures.build("WK1", reader).table
    assert shown(reader) == list(table["ID"])
    assert shown(reader, theme="Custody") == ["CU1", "CU2", "CU3", "CU4"]
    assert shown(reader, state="Concern") == ["IV5"]
    assert shown(reader, state="Improvement") == ["CH4", "CR2", "WF8"]
    assert shown(reader, state="Out of the ordinary") == ["CH4", "CR2", "IV5", "WF8"]


@pytest.mark.parametrize("find", ["101 calls a", "101 CALLS A", "  101 calls a "])
def test_a_search_looks_for_the_words_as_written_in_any_case(sample_reader, find):
    assert shown(sample_reader(), find=find) == ["CH3", "CH4", "CH10"]


@pytest.mark.parametrize("find", [".*", "(", "[", "\\", "nothing is called this"])
def test_a_search_for_what_is_not_there_shows_no_row(sample_reader, find):
    assert find == "(" or shown(sample_reader(), find=find) == []


def test_the_table_can_be_ordered_by_exceptions_and_by_name(sample_reader):
    reader = sample_reader()
    rows = narrowed(figures.build("WK1", reader).rows, order="state")
    places = [list(State).index(row.state) for row in rows]
    assert places == sorted(places)
    assert rows[0].code == "IV5"
    named = [row.name.lower() for row in narrowed(rows, order="name")]
    assert named == sorted(named)
