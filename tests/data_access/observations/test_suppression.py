"""Small counts are kept from the Panel: decided when they are stored, and only looked up afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from data_access import open_reader
from data_access.data_state import mark_changed
from data_access.database.engine import reading, writing
from data_access.models import Area, Latest, Measure, Observation, Suppression
from data_access.observations.store import NewFigure, store
from tests.data_access.helpers import load, week_file
from tests.full import examples

AREAS = ("HE", "NW", "SH", "SW", "TW")
DAY = date(2020, 8, 1)
# RD1, people killed on the roads, is public and counts people.
JUNE = {"HE": 12, "NW": 9, "SH": 2, "SW": 7, "TW": 11, "WM": 41}


@pytest.fixture
def seen_by(as_role):
    """Call it with a role to read the killed of June by area: value, or the status where there is none."""

    def seen(role: str, as_at: date = DAY) -> dict[str, object]:
        with open_reader(as_role(role), as_at) as reader:
            rows = reader.observations(["RD1"])
        shown = rows["value"].astype(object).where(rows["value"].notna(), rows["status"])
        return dict(zip(rows["area"], shown, strict=True))

    return seen


def killed(folder, counts, **more):
    rows = [
        {"measure": "RD1", "area": area, "period_end": "2020-06-30", "value": f"{count}",
         "known_from": "2020-07-20"} | more
        for area, count in counts.items()
    ]
    return week_file(folder, *rows, name=f"killed-{len(more)}-{sum(counts.values())}.csv")


@pytest.mark.usefixtures("store")
def test_a_small_count_is_hidden_from_the_panel_with_another_that_would_give_it_away(tmp_path, seen_by):
    load(killed(tmp_path, JUNE))
    assert seen_by("analyst") == JUNE
    panel = seen_by("panel")
    hidden = {area for area, shown in panel.items() if shown == "too-small"}
    assert "SH" in hidden
    # The force is shown, so one more area has to go, or the sum would tell.
    assert len(hidden) == 2
    assert panel["WM"] == 41
    assert {area: shown for area, shown in panel.items() if area not in hidden}.items() <= JUNE.items()


@pytest.mark.usefixtures("store")
def test_counts_that_are_large_enough_are_all_shown(tmp_path, seen_by):
    counts = dict.fromkeys(AREAS, 10) | {"WM": 50}
    load(killed(tmp_path, counts))
    assert seen_by("panel") == counts


@pytest.mark.usefixtures("store")
def test_what_was_hidden_once_stays_hidden_after_a_revision(tmp_path, seen_by):
    load(killed(tmp_path, JUNE))
    before = {area for area, shown in seen_by("panel").items() if shown == "too-small"}
    revised = JUNE | {"SH": 8, "WM": 47}
    load(killed(tmp_path, revised, known_from="2020-07-25"))
    after = seen_by("panel")
    assert {area for area, shown in after.items() if shown == "too-small"} >= before
    assert seen_by("analyst") == revised


@pytest.mark.usefixtures("store")
def test_where_the_parts_are_not_the_whole_nothing_is_shown(tmp_path, seen_by):
    load(killed(tmp_path, JUNE | {"WM": 44}))
    assert set(seen_by("panel").values()) == {"too-small"}


@pytest.mark.usefixtures("store")
def test_a_force_total_that_comes_later_hides_what_it_would_give_away(tmp_path, seen_by):
    parts = {area: JUNE[area] for area in AREAS}
    load(killed(tmp_path, parts))
    load(killed(tmp_path, {"WM": JUNE["WM"]}))
    panel = seen_by("panel")
    assert panel["SH"] == "too-small"
    assert sum(shown == "too-small" for shown in panel.values()) >= 2


@pytest.mark.usefixtures("store")
def test_every_way_of_reading_keeps_it_back(tmp_path, as_role):
    load(killed(tmp_path, JUNE))
    with open_reader(as_role("panel"), DAY) as reader:
        frames = [
            reader.observations(["RD1"], ["SH"]), reader.observations.latest(["RD1"], ["SH"]),
            reader.observations.latest(), reader.series.values(["RD1"], ["SH"]),
            reader.observations.of_measure("RD1"), reader.revisions.history("RD1", "SH"),
        ]
    for frame in frames:
        rows = frame[frame["area"] == "SH"] if "area" in frame else frame
        assert len(rows) == 1
        numbers = [name for name in ("value", "numerator", "denominator") if name in rows]
        assert rows[numbers].isna().all(axis=None)
        assert set(rows["status"]) == {"too-small"}


@pytest.mark.usefixtures("store")
def test_reading_decides_nothing(tmp_path, seen_by):
    load(killed(tmp_path, JUNE))

    def noted() -> int:
        with reading() as session:
            return session.scalar(select(func.count()).select_from(Suppression)) or 0

    before = noted()
    assert before == 2
    seen_by("panel")
    seen_by("panel", date(2020, 7, 21))
    assert noted() == before


@pytest.mark.usefixtures("store")
def test_measures_that_count_no_people_are_never_hidden(tmp_path):
    load(week_file(tmp_path, {"measure": "CR1", "area": "SH", "value": "2"}))
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Suppression)) == 0


@pytest.mark.usefixtures("store")
def test_a_small_count_that_arrives_late_is_hidden_as_at_its_own_days(tmp_path, seen_by, as_role):
    load(killed(tmp_path, {"HE": 50, "NW": 60, "SH": 70, "SW": 80, "TW": 90, "WM": 350}))
    load(killed(tmp_path, {"HE": 3}, known_from="2020-07-10"))
    assert seen_by("panel", date(2020, 7, 15)) == {"HE": "too-small"}
    panel = seen_by("panel")
    # Hidden then, hidden now; and another with it, or the total would tell.
    assert panel["HE"] == "too-small"
    assert sum(shown == "too-small" for shown in panel.values()) == 2
    with open_reader(as_role("panel"), DAY) as reader:
        assert reader.revisions.history("RD1", "HE")["value"].isna().all()
        assert reader.revisions.since(date(2020, 7, 12))["value_before"].isna().all()


@pytest.mark.usefixtures("store")
def test_two_days_put_together_do_not_give_a_hidden_count_away(tmp_path, seen_by):
    first, later = date(2020, 7, 21), date(2020, 7, 26)
    load(killed(tmp_path, {"HE": 50, "NW": 60, "SH": 70, "SW": 80, "TW": 90, "WM": 350}))
    load(killed(tmp_path, {"HE": 3, "WM": 303}, known_from="2020-07-25"))
    hidden = [
        {area for area, shown in seen_by("panel", day).items() if shown == "too-small"}
        for day in (first, later)
    ]
    assert hidden[0] == hidden[1]
    assert "HE" in hidden[0]
    assert len(hidden[0]) == 2


@pytest.mark.usefixtures("store")
def test_a_small_count_that_was_corrected_on_its_own_day_is_hidden_in_the_history(tmp_path, as_role):
    load(killed(tmp_path, {"HE": 3}))
    load(killed(tmp_path, {"HE": 50}))
    with open_reader(as_role("panel"), DAY) as reader:
        assert reader.revisions.history("RD1", "HE")["value"].isna().all()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("count", "shown"), [(3, "too-small"), (300, 300)])
def test_a_force_alone_is_hidden_when_it_is_small(tmp_path, seen_by, count, shown):
    load(killed(tmp_path, {"WM": count}))
    assert seen_by("panel") == {"WM": shown}


@pytest.mark.usefixtures("store")
def test_a_figure_that_is_missing_says_why_and_not_that_it_is_small(tmp_path, seen_by):
    load(killed(tmp_path, JUNE))
    gone = {"value": "", "status": "not-available", "reason": "Lost", "owner": "The force"}
    load(killed(tmp_path, {"SH": 2}, known_from="2020-07-25", **gone))
    assert seen_by("panel")["SH"] == "not-available"
    assert seen_by("panel", date(2020, 7, 21))["SH"] == "too-small"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(15))
@pytest.mark.usefixtures("store")
@given(told=st.lists(
    st.tuples(st.sampled_from(AREAS), st.integers(0, 12), st.integers(1, 5)), min_size=1, max_size=12,
))
def test_whatever_was_told_in_whatever_order_no_day_shows_a_small_count(as_role, told):
    june = {"period_start": date(2020, 6, 1), "period_end": date(2020, 6, 30)}
    with writing() as session:
        for table in (Suppression, Latest, Observation):
            session.execute(delete(table))
        measure = session.scalars(select(Measure.id).where(Measure.code == "RD1")).one()
        areas = dict(session.execute(select(Area.code, Area.id)).all())
        for area, count, day in told:
            store(session, [NewFigure(
                measure_id=measure, area_id=areas[area], value=float(count), status="final",
                known_from=date(2020, 7, day), **june,
            )], load_id=None)
        mark_changed(session)
    small = {(area, count) for area, count, _day in told if 0 < count < 5}
    for day in range(1, 7):
        with open_reader(as_role("panel"), date(2020, 7, day)) as reader:
            histories = [reader.revisions.history("RD1", area) for area in AREAS]
            frames = [reader.observations(["RD1"]), *histories]
        for frame in frames[:1]:
            shown = set(zip(frame["area"], frame["value"].fillna(0).astype(int), strict=True))
            assert not shown & small
        for area, frame in zip(AREAS, frames[1:], strict=True):
            assert not {(area, value) for value in frame["value"].dropna().astype(int)} & small


# RD1 by both sets of Local Policing Areas in the month of the change, which both were in force in.
OLD_SET = {"HE": 12, "NW": 9, "SH": 2, "SW": 7, "TW": 11, "WM": 41}
NEW_SET = {"ST": 13, "HW": 28}


def in_the_month_of_the_change(folder, counts):
    load(killed(folder, counts, period_end="2026-01-31", known_from="2026-02-10"))


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(("first", "second"), [(OLD_SET, NEW_SET), (NEW_SET, OLD_SET)])
def test_of_two_sets_that_overlap_the_public_sees_only_the_one_stored_first(tmp_path, seen_by, first, second):
    day = date(2026, 2, 16)
    in_the_month_of_the_change(tmp_path, first)
    before = seen_by("panel", day)
    in_the_month_of_the_change(tmp_path, second)
    panel = seen_by("panel", day)
    assert {area: panel[area] for area in second if area != "WM"} == dict.fromkeys(
        (area for area in second if area != "WM"), "too-small"
    )
    assert {area: panel[area] for area in before} == before
    assert seen_by("analyst", day) == OLD_SET | NEW_SET


@pytest.mark.usefixtures("store")
def test_the_new_areas_alone_are_the_parts_of_the_force(tmp_path, seen_by):
    counts = {"ST": 13, "HW": 28, "WM": 41}
    load(killed(tmp_path, counts, period_end="2026-02-28", known_from="2026-03-10"))
    assert seen_by("panel", date(2026, 3, 16)) == counts
