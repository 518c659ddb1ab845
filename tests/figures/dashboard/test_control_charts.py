from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import select

import figures
from data_access import clock, open_recorder
from data_access.data_state import mark_changed
from data_access.database.engine import writing
from data_access.models import Measure, Target
from figures.dashboard import control_charts
from figures.dashboard.control_charts import control_charts_of
from tests.data_access.helpers import load, week_file

SUNDAY = date(2020, 7, 5)
TUESDAY = date(2020, 7, 7)
DARK_WEEK = {
    "value": "", "status": "not-available", "reason": "The system was replaced.", "owner": "The force",
}


def weeks(folder, values, *, name="weeks.csv", known_from=TUESDAY, last=SUNDAY, **columns):
    """Load one week a value, the last one of them ending on ``last``."""
    ends = [last - timedelta(weeks=back) for back in reversed(range(len(values)))]
    rows = [
        {"period_end": str(end), "value": str(value), **columns}
        for end, value in zip(ends, values, strict=True)
    ]
    load(week_file(folder, *rows, name=name), known_from=known_from)


def steady(level, count):
    return [level + (week % 2) for week in range(count)]


def line(reader, area="WM"):
    return control_charts_of(reader).lines["CH1", area]


def test_a_measure_that_is_dark_is_not_judged_by_the_figures_before_it(bare_reader, tmp_path):
    weeks(tmp_path, [*steady(90, 20), 60])
    load(week_file(tmp_path, {**DARK_WEEK, "period_end": "2020-07-12"}), known_from=date(2020, 7, 14))
    before, after = bare_reader(as_at=TUESDAY), bare_reader(as_at=date(2020, 7, 14))
    assert [line.measure["code"] for line in control_charts_of(before).of("WM")] == ["CH1"]
    assert control_charts_of(after).of("WM") == []
    assert control_charts_of(after).dark("CH1", "WM")["reason"] == "The system was replaced."
    assert control_charts_of(after).chance("WM").series == 0


def test_what_is_dark_for_the_force_is_dark_for_an_area_without_a_newer_figure(bare_reader, tmp_path):
    weeks(tmp_path, steady(90, 20), measure="SS1", area="SH")
    weeks(tmp_path, steady(90, 22), measure="SS1", area="HE", last=date(2020, 7, 19), name="he.csv",
          known_from=date(2020, 7, 21))
    dark = {**DARK_WEEK, "measure": "SS1", "period_end": "2020-07-12"}
    load(week_file(tmp_path, dark), known_from=date(2020, 7, 21))
    found = control_charts_of(bare_reader(as_at=date(2020, 7, 21)))
    assert found.dark("SS1", "SH") is not None
    assert found.dark("SS1", "HE") is None
    assert [line.measure["code"] for line in found.of("HE")] == ["SS1"]


def test_a_line_that_is_late_is_shown_and_not_judged(bare_reader, tmp_path):
    weeks(tmp_path, [*steady(90, 20), 60])
    days = (date(2020, 7, 14), date(2020, 7, 15))
    on_time, late = (control_charts_of(bare_reader(as_at=day)) for day in days)
    assert on_time.chance("WM").seen == 1
    assert on_time.current("WM")
    assert late.of("WM")
    assert late.current("WM") == []
    assert late.chance("WM").series == 0


@pytest.mark.parametrize("kind", ["break", "rebase"])
def test_a_break_and_a_rebase_begin_a_new_usual_range(bare_reader, tmp_path, frozen_day, kind):
    frozen_day(TUESDAY)
    weeks(tmp_path, [*steady(70, 20), *steady(90, 20)])
    began = SUNDAY - timedelta(weeks=19)
    with open_recorder(analyst_of(bare_reader)) as recorder:
        recorder.events.record(kind, "CH1", None, began, "New telephones", "The old ones were replaced.")
    points = line(bare_reader(as_at=TUESDAY)).chart.points
    assert [point.phase for point in points] == [0] * 20 + [1] * 20
    # Each phase has its own mean: 70.5 and 90.5.
    assert [points[0].mean, points[-1].mean] == pytest.approx([70.5, 90.5])


def test_without_them_the_same_figures_have_one_usual_range(bare_reader, tmp_path):
    weeks(tmp_path, [*steady(70, 20), *steady(90, 20)])
    points = line(bare_reader(as_at=TUESDAY)).chart.points
    assert {point.phase for point in points} == {0}
    assert points[0].mean == pytest.approx(80.5)


def analyst_of(bare_reader):
    return bare_reader("analyst").viewer


def test_a_break_of_another_area_changes_nothing_here(bare_reader, tmp_path, frozen_day):
    frozen_day(TUESDAY)
    weeks(tmp_path, steady(70, 20), measure="SS1", area="SH")
    weeks(tmp_path, steady(70, 20), measure="SS1", area="HE", name="he.csv")
    with open_recorder(analyst_of(bare_reader)) as recorder:
        recorder.events.record("break", "SS1", "SH", SUNDAY - timedelta(weeks=5), "New forms", "Changed.")
    lines = control_charts_of(bare_reader(as_at=TUESDAY)).lines
    assert {point.phase for point in lines["SS1", "SH"].chart.points} == {0, 1}
    assert {point.phase for point in lines["SS1", "HE"].chart.points} == {0}


def add_target(value, starts, ends=None):
    with writing() as session:
        measure = session.scalar(select(Measure.id).where(Measure.code == "CH1"))
        session.add(
            Target(measure_id=measure, label="Force target", value=value, starts=starts, ends=ends,
                   known_from=date(2020, 1, 1), recorded_at=clock.now())
        )
        mark_changed(session)


def test_the_standard_is_the_one_in_force_in_the_newest_week(bare_reader, tmp_path):
    weeks(tmp_path, steady(90, 20))
    add_target(85, date(2020, 1, 1), date(2020, 6, 30))
    add_target(88, date(2020, 7, 1))
    assert line(bare_reader(as_at=TUESDAY)).target["value"] == 88
    weeks(tmp_path, steady(90, 19), name="before.csv", last=date(2020, 6, 28), known_from=date(2020, 6, 30))
    assert line(bare_reader(as_at=date(2020, 7, 1))).target["value"] == 85


def test_after_the_last_standard_has_ended_there_is_none(bare_reader, tmp_path):
    weeks(tmp_path, steady(90, 20))
    add_target(85, date(2020, 1, 1), date(2020, 7, 4))
    held = line(bare_reader(as_at=TUESDAY))
    assert held.target is None
    assert held.chart.assurance is None


def test_two_readers_of_different_roles_never_share_their_charts(sample_reader):
    office, panel = sample_reader("commissioner"), sample_reader("panel")
    assert office.state_key != panel.state_key
    assert ("CH1", "WM") in control_charts_of(office).lines
    assert control_charts_of(panel).measures.keys().isdisjoint({"CH1", "IV5", "RT1"})
    assert not control_charts_of(panel).lines
    assert control_charts_of(office) is not control_charts_of(panel)


def test_all_figures_of_a_reader_share_the_work(sample_reader):
    reader = sample_reader()
    assert control_charts_of(reader) is control_charts_of(reader)


def test_readers_who_share_their_work_never_wait_for_each_other(sample_reader, monkeypatch):
    readers = [sample_reader("commissioner"), sample_reader("chief_executive")]
    readers[0].worked_out = readers[1].worked_out
    both_are_working = Barrier(2, timeout=30)
    work_out = control_charts._worked_out

    def work_out_with_the_other(reader):
        # The barrier breaks if one of the two has to be done before the other begins.
        both_are_working.wait()
        return work_out(reader)

    monkeypatch.setattr(control_charts, "_worked_out", work_out_with_the_other)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(control_charts_of, readers)
    assert one is other


def test_a_revised_figure_gives_other_charts(bare_reader, tmp_path):
    weeks(tmp_path, steady(90, 20))
    assert line(bare_reader(as_at=TUESDAY)).value(SUNDAY) == 91
    weeks(tmp_path, [77], name="revised.csv")
    assert line(bare_reader(as_at=TUESDAY)).value(SUNDAY) == 77
    assert figures.build("WK1", bare_reader(as_at=TUESDAY)).table["Last figure"].iloc[0] == "77.0%"
