"""Small counts are kept from the Panel: decided when they are stored, and only looked up afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import open_reader
from data_access.engine import reading
from data_access.models import Suppression
from tests.data_access.helpers import load, week_file

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
            reader.observations(["RD1"], ["SH"]), reader.latest(["RD1"], ["SH"]), reader.latest(),
            reader.series(["RD1"], ["SH"]), reader.of_measure("RD1"), reader.history("RD1", "SH"),
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
