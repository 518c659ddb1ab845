"""Areas have days: what is in force on the as-at day, and areas that are read as the sum of others."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data_access import open_reader
from data_access.access.roles import operator
from tests.data_access.helpers import load, week_file
from tests.data_access.loading.kinds.test_police_uk import street_file
from tests.data_access.loading.kinds.test_surveys import wave

pytestmark = pytest.mark.usefixtures("store")

IN_2020, ON_THE_LAST_DAY, AFTER = date(2020, 7, 6), date(2026, 1, 18), date(2026, 2, 16)
OLD, NEW = ["HE", "NW", "SH", "SW", "TW"], ["ST", "HW"]
LAST_OLD_WEEK, FIRST_NEW_WEEK = "2026-01-18", "2026-01-25"


def areas(day):
    with open_reader(operator(), day) as reader:
        return reader.catalogue.areas().set_index("code")


def in_force(day):
    found = areas(day)
    return list(found.index[(found["kind"] == "lpa") & found["in_force"]])


def weeks(folder, *rows, name="weeks.csv"):
    """Load figures: measure, area, period_end, value, and numerator and denominator where there are."""
    names = ("measure", "area", "period_end", "value", "numerator", "denominator")
    changes = [
        dict.fromkeys(names, "") | dict(zip(names, map(str, row), strict=False))
        | {"known_from": "2026-02-01", "status": "final"}
        for row in rows
    ]
    return load(week_file(folder, *changes, name=name))


def read(measures, places, day=AFTER, viewer=None, **options):
    with open_reader(viewer or operator(), day) as reader:
        return reader.observations(measures, places, **options)


def told(frame):
    return [
        (row.area, str(row.period_end.date()), None if pd.isna(row.value) else row.value, row.summed_from)
        for row in frame.itertuples()
    ]


@pytest.mark.parametrize(
    ("day", "codes"),
    [(date(2016, 1, 1), OLD), (IN_2020, OLD), (ON_THE_LAST_DAY, OLD), (date(2026, 1, 19), NEW), (AFTER, NEW)],
)
def test_one_set_of_local_policing_areas_is_in_force_on_a_day(day, codes):
    assert in_force(day) == codes


def test_nobody_reads_before_the_change_that_it_will_come():
    found = areas(IN_2020)
    assert set(NEW).isdisjoint(found.index)
    assert found["last_day"].isna().all()
    assert found["in_force"].all()


def test_after_the_change_the_areas_that_ended_are_still_named_with_their_days():
    found = areas(AFTER)
    assert (found.loc["SH", "first_day"], found.loc["SH", "last_day"]) == (
        pd.Timestamp("2018-01-01"), pd.Timestamp("2026-01-18")
    )
    assert (found.loc["ST", "first_day"], found.loc["ST", "area_set"]) == (
        pd.Timestamp("2026-01-19"), "lpa-2026"
    )
    assert found.loc[["outside", "unplaced", "WM"], "in_force"].all()


def test_the_districts_of_worcestershire_end_with_march_2028():
    before, after = areas(date(2028, 3, 31)), areas(date(2028, 4, 1))
    ended = ["NW1", "NW2", "NW3", "SW1", "SW2", "SW3"]
    assert before.loc[ended, "in_force"].all()
    assert not after.loc[ended, "in_force"].any()
    assert after.loc[["HE1", "SH1", "TW1"], "in_force"].all()


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (IN_2020, {"LPAs from 2018": True}),
        (AFTER, {"LPAs 2018 to 2026": False, "LPAs from 2026": True}),
    ],
)
def test_the_sets_are_named_by_their_years_and_say_why_they_began(day, names):
    with open_reader(operator(), day) as reader:
        sets = reader.catalogue.area_sets()
    assert dict(zip(sets["name"], sets["in_force"], strict=True)) == names
    if len(sets) == 2:
        assert "19 January 2026" in sets["reason"].iloc[1]
        assert "Local Policing Areas" in sets["source"].iloc[1]


def test_residents_of_a_new_area_are_those_of_its_parts():
    found = areas(AFTER)
    assert list(found.loc[NEW, "residents"]) == [323_136 + 179_854, 192_801 + 286_433 + 309_353]
    assert list(found.loc[NEW, "residents_year"]) == [2019, 2019]
    with open_reader(operator(), AFTER) as reader:
        people = reader.catalogue.populations().set_index(["area", "year"])
    assert people.loc[("ST", 2019), "residents"] == 502_990
    assert people.loc[("ST", 2019), "summed_from"] == "SH TW"
    assert people.loc[("SH", 2019), "summed_from"] is None


def test_before_the_change_no_residents_are_added_up():
    with open_reader(operator(), IN_2020) as reader:
        people = reader.catalogue.populations()
    assert set(NEW).isdisjoint(people["area"])
    assert people["summed_from"].isna().all()


def test_a_count_of_a_new_area_goes_back_as_a_sum_that_says_so(tmp_path):
    weeks(
        tmp_path, ("CR1", "SH", LAST_OLD_WEEK, 10), ("CR1", "TW", LAST_OLD_WEEK, 20),
        ("CR1", "ST", FIRST_NEW_WEEK, 33),
    )
    assert told(read(["CR1"], ["ST"])) == [
        ("ST", LAST_OLD_WEEK, 30, "SH TW"), ("ST", FIRST_NEW_WEEK, 33, None),
    ]
    assert told(read(["CR1"], ["Shropshire & Telford"], end=date(2026, 1, 18))) == [
        ("ST", LAST_OLD_WEEK, 30, "SH TW")
    ]


def test_the_old_areas_end_and_the_new_ones_are_only_added_up_when_asked_for(tmp_path):
    weeks(
        tmp_path, ("CR1", "SH", LAST_OLD_WEEK, 10), ("CR1", "TW", LAST_OLD_WEEK, 20),
        ("CR1", "ST", FIRST_NEW_WEEK, 33),
    )
    assert told(read(["CR1"], None)) == [
        ("SH", LAST_OLD_WEEK, 10, None), ("TW", LAST_OLD_WEEK, 20, None), ("ST", FIRST_NEW_WEEK, 33, None),
    ]
    assert told(read(["CR1"], ["SH"])) == [("SH", LAST_OLD_WEEK, 10, None)]


def test_before_its_first_day_nobody_reads_a_new_area(tmp_path):
    weeks(tmp_path, ("CR1", "SH", "2026-01-11", 10), ("CR1", "TW", "2026-01-11", 20))
    assert read(["CR1"], ["ST"], day=ON_THE_LAST_DAY).empty


def test_a_share_is_pooled_and_a_median_and_a_survey_share_begin_with_the_area(tmp_path):
    weeks(
        tmp_path, ("SS2", "SH", LAST_OLD_WEEK, 50, 5, 10), ("SS2", "TW", LAST_OLD_WEEK, 10, 9, 90),
        ("RT2", "SH", LAST_OLD_WEEK, 11), ("RT2", "TW", LAST_OLD_WEEK, 8), ("RT2", "ST", FIRST_NEW_WEEK, 9),
    )
    quarter = {"wave_start": "2025-10-01", "wave_end": "2025-12-31", "known_from": "2026-01-31"}
    quarter |= {"base": "400"}
    load(wave(tmp_path, quarter | {"area": "SH"}, quarter | {"area": "TW"}))
    assert told(read(["SS2"], ["ST"])) == [("ST", LAST_OLD_WEEK, 14, "SH TW")]
    assert told(read(["RT2"], ["ST"])) == [("ST", FIRST_NEW_WEEK, 9, None)]
    assert read(["PC1"], ["ST"]).empty


@pytest.mark.parametrize("month", ["2025-12", "2026-01", "2026-03"])
def test_both_sets_have_the_whole_history_of_a_street_file(tmp_path, month):
    rows = [{"Month": month, "LSOA name": f"{district} 001A"} for district in (
        "Shropshire", "Telford and Wrekin", "Redditch", "Wychavon", "Wychavon",
    )]
    load(street_file(tmp_path, *rows, name=f"{month}-west-mercia-street.csv"), known_from=date(2026, 2, 1))
    found = read(["SC3"], ["WM", *OLD, *NEW]).set_index("area")
    assert list(found["value"]) == [5, 0, 1, 1, 2, 1, 2, 3]
    assert found["summed_from"].dropna().to_dict() == {"ST": "SH TW", "HW": "HE NW SW"}
    assert (found.loc["ST", "source"], found.loc["ST", "status"]) == (
        "Street-level crime, data.police.uk", "provisional"
    )


def test_a_table_of_many_weeks_has_the_sums_in_its_own_order(tmp_path):
    weeks(
        tmp_path, ("CR1", "SH", "2026-01-11", 1), ("CR1", "TW", "2026-01-11", 2),
        ("CR1", "SH", LAST_OLD_WEEK, 10), ("CR1", "TW", LAST_OLD_WEEK, 20),
        ("CR1", "ST", FIRST_NEW_WEEK, 33), ("CR1", "WM", LAST_OLD_WEEK, 90),
    )
    with open_reader(operator(), AFTER) as reader:
        found = reader.series.values(["CR1"], ["WM", "ST"])
        plain = reader.series.values(["CR1"], ["WM", "SH"])
        everywhere = reader.series.values(["CR1"])
    assert told(found) == [
        ("ST", "2026-01-11", 3, "SH TW"), ("ST", LAST_OLD_WEEK, 30, "SH TW"),
        ("ST", FIRST_NEW_WEEK, 33, None), ("WM", LAST_OLD_WEEK, 90, None),
    ]
    assert list(found.dtypes.drop(["summed_from"])) == list(plain.dtypes.drop(["summed_from"]))
    assert set(plain["area"]) == {"WM", "SH"}
    assert len(everywhere) == 6


def latest(places, measures=("CR1",), warm=False):
    with open_reader(operator(), AFTER) as reader:
        if warm:
            reader.observations.latest()
        return told(reader.observations.latest(list(measures), places))


@pytest.mark.parametrize("warm", [False, True])
def test_the_newest_of_a_new_area_is_a_sum_until_it_has_a_figure(tmp_path, warm):
    weeks(tmp_path, ("CR1", "SH", LAST_OLD_WEEK, 10), ("CR1", "TW", LAST_OLD_WEEK, 20))
    assert latest(["ST"], warm=warm) == [("ST", LAST_OLD_WEEK, 30, "SH TW")]
    weeks(tmp_path, ("CR1", "ST", FIRST_NEW_WEEK, 33), name="new.csv")
    assert latest(["ST", "SH"], warm=warm) == [
        ("SH", LAST_OLD_WEEK, 10, None), ("ST", FIRST_NEW_WEEK, 33, None),
    ]


def test_a_figure_missing_in_a_part_is_missing_in_the_whole_with_the_reason(tmp_path):
    load(week_file(
        tmp_path,
        {"measure": "CR1", "area": "SH", "period_end": LAST_OLD_WEEK, "value": "", "status": "withheld",
         "reason": "Being checked", "owner": "West Mercia Police", "known_from": "2026-02-01"},
        {"measure": "CR1", "area": "TW", "period_end": LAST_OLD_WEEK, "value": "20",
         "known_from": "2026-02-01"},
    ))
    row = read(["CR1"], ["ST"]).iloc[0]
    assert (row["status"], row["reason"]) == ("withheld", "Shropshire: Being checked")
    assert row[["value", "numerator", "denominator"]].isna().all()


def killed(folder, counts):
    """RD1, people killed on the roads, is public and counts people."""
    weeks(folder, *(("RD1", area, "2025-12-31", count) for area, count in counts.items()))


@pytest.mark.parametrize("call", ["observations", "cited", "latest", "values"])
def test_a_sum_beside_its_parts_does_not_give_away_what_is_hidden(tmp_path, as_role, call):
    killed(tmp_path, {"HE": 12, "NW": 9, "SH": 2, "SW": 7, "TW": 11, "WM": 41})
    panel = as_role("panel")
    with open_reader(panel, AFTER) as reader:
        read_with = {
            "observations": reader.observations, "cited": reader.observations.cited,
            "latest": reader.observations.latest, "values": reader.series.values,
        }[call]
        found = read_with(["RD1"], ["WM", *OLD, *NEW]).set_index("area")
    hidden = set(found.index[found["value"].isna()])
    # The small count and one more, so that the force does not tell; and each sum that has either in it.
    assert "SH" in hidden
    assert "ST" in hidden
    for whole, parts in (("ST", {"SH", "TW"}), ("HW", {"HE", "NW", "SW"})):
        assert (whole in hidden) == bool(parts & hidden)
    assert set(found.loc[list(hidden), "status"]) == {"too-small"}
    assert found.loc[list(hidden), ["numerator", "denominator"]].isna().all(axis=None)


def test_what_everybody_may_see_adds_up_for_the_public_too(tmp_path, as_role):
    killed(tmp_path, {"HE": 12, "NW": 9, "SH": 12, "SW": 17, "TW": 11, "WM": 61})
    assert list(read(["RD1"], NEW, viewer=as_role("panel"))["value"]) == [23, 38]
