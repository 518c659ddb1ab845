from __future__ import annotations

from datetime import date, timedelta

import pytest

from figures.dashboard.control_charts import control_charts_of
from interface.figure_cache import MOST_STATES, shared_reader
from tests.data_access.helpers import load, statements, week_file

DAY = date(2020, 7, 6)


def charts_of(viewer, as_at=DAY):
    with shared_reader(viewer, as_at) as reader:
        return control_charts_of(reader)


@pytest.mark.usefixtures("sample_store")
def test_two_people_who_see_the_same_share_the_control_charts(as_role):
    made = charts_of(as_role("commissioner"))
    with shared_reader(as_role("chief_executive"), DAY) as reader, statements() as sent:
        assert control_charts_of(reader) is made
    assert not sent


@pytest.mark.usefixtures("sample_store")
def test_another_role_or_another_day_has_control_charts_of_its_own(as_role):
    made = charts_of(as_role("commissioner"))
    assert charts_of(as_role("commissioner"), date(2020, 6, 15)) is not made
    panel = charts_of(as_role("panel"))
    assert panel is not made
    assert not panel.lines


@pytest.mark.usefixtures("store")
def test_a_revised_figure_gives_other_control_charts(as_role, tmp_path):
    day = date(2020, 7, 7)
    load(week_file(tmp_path, {"value": "91"}), known_from=day)
    before = charts_of(as_role("commissioner"), day)
    load(week_file(tmp_path, {"value": "77"}, name="revised.csv"), known_from=day)
    after = charts_of(as_role("commissioner"), day)
    assert [made.lines["CH1", "WM"].chart.newest.value for made in (before, after)] == [91, 77]


@pytest.mark.usefixtures("sample_store")
def test_what_was_worked_out_longest_ago_is_let_go(as_role):
    viewer = as_role("commissioner")
    first = charts_of(viewer)
    for back in range(1, MOST_STATES + 1):
        with shared_reader(viewer, DAY - timedelta(days=back)) as reader:
            assert not reader.worked_out
    assert charts_of(viewer) is not first
