"""What a reader gives: documented frames, and only what the viewer may see."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

import pandas as pd
import pytest

from data_access import NotPermitted, open_reader
from data_access.access.roles import operator
from data_access.reading.observations import OBSERVATION_COLUMNS
from tests.data_access.helpers import load, statements, week_file

JULY_7 = date(2020, 7, 7)
CALLS = ("CH1", "CH2", "CH3", "CH4")
DATES = ["period_start", "period_end", "promised", "known_from"]
NUMBERS = ["value", "numerator", "denominator"]


@pytest.fixture
def reader(request):
    """The sample as the command line may see it, as at 7 July 2020."""
    request.getfixturevalue("sample_store")
    with open_reader(operator(), JULY_7) as opened:
        yield opened


@pytest.mark.parametrize("measures", [["CH1"], ["RT1"], ["CH9"]], ids=["known", "dark", "no-rows"])
def test_observations_have_the_documented_columns_and_types(reader, measures):
    frame = reader.observations(measures)
    assert tuple(frame.columns) == OBSERVATION_COLUMNS
    assert [frame[name].dtype.kind for name in DATES] == ["M"] * 4
    assert [str(frame[name].dtype) for name in NUMBERS] == ["float64"] * 3


def test_dates_are_days_and_values_are_in_the_unit_of_the_measure(reader):
    row = reader.observations(["CH1"], start=date(2020, 7, 5), end=date(2020, 7, 5)).iloc[0]
    assert row["period_end"] == pd.Timestamp("2020-07-05")
    assert (row["value"], row["numerator"], row["denominator"]) == (91.35, 2800, 3065)


DOCUMENTED = {
    "catalogue.measures": "code name theme definition definition_version unit kind better cadence objective"
    " clock counterpart audience number follows by_area owner due_days small_numbers snapshot"
    " objective_title",
    "catalogue.areas": "code name kind official_code parent residents residents_year first_day"
    " last_day area_set in_force",
    "catalogue.area_sets": "code name kind first_day last_day reason source in_force",
    "catalogue.populations": "area year residents source summed_from",
    "catalogue.targets": "measure label value starts ends source",
    "catalogue.events": "measure area happened_on kind title reason recorded_by note source locator",
    "office_records.loads": "kind file_name sha256 rows_read rows_stored revised loaded_by loaded_at",
    "administration.accounts": "name role created_at active",
    "administration.audit": "happened_at done_by action subject detail",
}


@pytest.mark.parametrize(("method", "columns"), DOCUMENTED.items(), ids=DOCUMENTED.keys())
def test_other_frames_have_the_columns_they_document(reader, method, columns):
    assert list(attrgetter(method)(reader)().columns) == columns.split()


@pytest.mark.parametrize(
    "areas", [["SH", "TW"], ["Shropshire", "Telford & Wrekin"], ["TW", "Shropshire", "Gwent"]]
)
def test_areas_are_chosen_by_code_or_name(reader, areas):
    frame = reader.observations(["SS1"], areas)
    assert set(frame["area"]) == {"SH", "TW"}


def test_no_areas_named_gives_all_and_an_empty_choice_gives_none(reader):
    assert set(reader.observations(["SS1"])["area"]) >= {"WM", "HE", "NW", "SH", "SW", "TW"}
    assert reader.observations(["SS1"], []).empty


def test_start_and_end_are_the_first_and_the_last_day_included(reader):
    weeks = reader.observations(["CH1"], start=date(2020, 6, 14), end=date(2020, 6, 28))
    assert list(weeks["period_end"].dt.day) == [14, 21, 28]
    inside = reader.observations(["CH1"], start=date(2020, 6, 15), end=date(2020, 6, 27))
    assert list(inside["period_end"].dt.day) == [21]


def test_a_dark_row_has_a_reason_an_owner_and_a_promise_but_no_number(reader):
    row = reader.observations(["RT1"], ["WM"]).iloc[-1]
    assert row["status"] == "not-available"
    assert row[NUMBERS].isna().all()
    assert row[["reason", "owner", "promised"]].notna().all()


def test_a_measure_that_does_not_exist_gives_no_rows(reader):
    assert reader.observations(["XX9"]).empty
    assert reader.observations.latest(["XX9"]).empty


def test_money_is_whole_pence(reader):
    amounts = reader.victims.funding().set_index("code")["amount_pence"]
    assert amounts["VF1"] == 43_400_000


@pytest.mark.usefixtures("sample_store")
def test_a_panel_viewer_gets_public_measures_and_nothing_else(as_role):
    with open_reader(as_role("panel"), JULY_7) as reader:
        assert set(reader.catalogue.measures()["audience"]) == {"public"}
        assert reader.observations(CALLS).empty
        assert reader.observations.latest(CALLS).empty
        assert set(reader.observations.cited(None)["measure"]) == {
            f"PC{n}" for n in (*range(1, 13), 17)
        }


STAFF_FRAMES = (
    "victims.contracts", "victims.funding", "estates.milestones", "estates.milestone_dates",
    "office_records.loads",
)


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize("method", STAFF_FRAMES)
@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_the_records_of_the_office_are_for_its_staff_alone(tmp_path, as_role, role, method):
    load(week_file(tmp_path, {"area": "HE"}))
    with open_reader(as_role(role), JULY_7) as reader:
        outsider = attrgetter(method)(reader)()
    with open_reader(as_role("commissioner"), JULY_7) as reader:
        insider = attrgetter(method)(reader)()
    assert outsider.empty
    assert not insider.empty
    assert list(outsider.columns) == list(insider.columns)


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize(
    "rows_of",
    [
        lambda reader: reader.observations(["CH1", "PC1"]), lambda reader: reader.observations.latest(),
        lambda reader: reader.observations.cited(None), lambda reader: reader.catalogue.measures(),
        lambda reader: reader.catalogue.events(), lambda reader: reader.catalogue.targets(),
    ],
    ids=["observations", "latest", "cited_observations", "measures", "events", "targets"],
)
def test_an_administrator_gets_no_data_of_the_force(as_role, rows_of):
    with open_reader(as_role("administrator"), date(2024, 1, 1)) as reader:
        assert rows_of(reader).empty
    with open_reader(as_role("analyst"), date(2024, 1, 1)) as reader:
        assert not rows_of(reader).empty


@pytest.mark.parametrize("method", ["administration.accounts", "administration.audit"])
@pytest.mark.parametrize("role", ["panel", "commissioner", "chief_executive", "analyst"])
def test_accounts_and_audit_are_for_the_administrator_alone(as_role, role, method):
    with (
        open_reader(as_role(role)) as reader,
        pytest.raises(NotPermitted, match="only an administrator"),
    ):
        attrgetter(method)(reader)()
    with open_reader(as_role("administrator")) as reader:
        assert len(attrgetter(method)(reader)()) == 5


def test_the_areas_know_their_parent_and_their_residents(reader):
    areas = reader.catalogue.areas().set_index("code")
    assert list(areas.index[:7]) == ["WM", "HE", "NW", "SH", "SW", "TW", "WO"]
    assert areas.loc["SH", "parent"] == "WM"
    assert (areas.loc["SH", "residents"], areas.loc["SH", "residents_year"]) == (323_136, 2019)


@pytest.mark.usefixtures("sample_store")
def test_a_weekly_page_is_read_in_three_statements_at_most(as_role):
    viewer = as_role("analyst")
    with statements() as sent, open_reader(viewer, JULY_7) as reader:
        frame = reader.observations(CALLS, ["WM"])
    assert len(frame) > 600
    assert 1 <= len(sent) <= 3


@pytest.mark.usefixtures("store")
def test_a_reader_sees_one_consistent_view_while_a_load_comes_in(tmp_path):
    with open_reader(operator()) as reader:
        before = reader.data_version
        assert reader.observations(["CH1"]).empty
        load(week_file(tmp_path, {}))
        assert reader.observations(["CH1"]).empty
        assert reader.data_version == before
    with open_reader(operator()) as reader:
        assert list(reader.observations(["CH1"])["value"]) == [93.1]


@pytest.mark.usefixtures("sample_store")
def test_sums_cost_one_statement_more_and_only_where_they_are_asked_for():
    day = date(2026, 2, 16)
    with statements() as plain, open_reader(operator(), day) as reader:
        reader.observations(["CR1"], ["SH"])
    with statements() as summed, open_reader(operator(), day) as reader:
        found = reader.observations(["CR1"], ["ST"])
    assert len(summed) == len(plain) + 1
    assert len(found) == 157
    assert (found["summed_from"] == "SH TW").all()
