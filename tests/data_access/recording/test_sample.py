"""Taking the sample out of a store: what is made up goes for good, what was told stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, or_, select
from typer.testing import CliRunner

from data_access import NotPermitted, open_recorder
from data_access.access.roles import operator
from data_access.cli import app
from data_access.database.engine import reading
from data_access.errors import RecordRefused
from data_access.history import append
from data_access.history.records import EVENTS
from data_access.models import Contract, Latest, Milestone, Observation, SeriesEvent, Source, Statement
from data_access.setup.initialise import initialise
from tests.data_access.helpers import audit_trail, data_state, load, read, rows_in, values, week_file

MADE_UP = Observation.status == "illustrative"
WEEK = timedelta(weeks=1)


def run(*arguments):
    return CliRunner().invoke(app, list(arguments))


def count(condition):
    with reading() as session:
        return session.scalar(select(func.count(Observation.id)).where(condition))


def remove():
    with open_recorder(operator()) as recorder:
        return recorder.sample.remove()


def real_week(folder, **changes):
    row = {
        "measure": "CH3", "period_end": "2020-06-28", "value": "60.2", "known_from": "2020-07-07", **changes,
    }
    load(week_file(folder, row, name=f"real-{row['known_from']}.csv"))


@pytest.mark.usefixtures("sample_store")
def test_what_is_made_up_goes_and_what_was_told_stays(tmp_path):
    real_week(tmp_path)
    made_up, told = count(MADE_UP), count(~MADE_UP)
    assert made_up > 20_000
    with reading() as session:
        events = session.scalar(
            select(func.count(SeriesEvent.id)).outerjoin(Source, SeriesEvent.source_id == Source.id)
            .where(or_(Source.code.is_(None), Source.code != "illustrative"))
        )
    kept = {table: rows_in(table) for table in (Contract, Milestone, Statement)}
    assert all(kept.values())

    done = run("sample", "remove")
    assert done.exit_code == 0, done.output
    assert f"{made_up:,} figures" in done.output

    assert (count(MADE_UP), count(~MADE_UP)) == (0, told)
    assert {table: rows_in(table) for table in kept} == kept
    assert rows_in(SeriesEvent) == events > 0
    assert values("CH3")[-1] == 60.2
    assert read("PC1")["value"].notna().any(), "published figures are no sample"
    assert data_state().sample_day is None
    assert data_state().real_weekly
    assert audit_trail()[-1] == ("command line", "removed the sample", "sample")


@pytest.mark.usefixtures("sample_store")
def test_the_newest_figures_are_found_again_without_it(tmp_path):
    real_week(tmp_path)
    remove()
    with reading() as session:
        dangling = session.scalar(
            select(func.count()).select_from(Latest)
            .outerjoin(Observation, Observation.id == Latest.observation_id)
            .where(Observation.id.is_(None))
        )
    assert rows_in(Latest) > 0
    assert dangling == 0


@pytest.mark.usefixtures("sample_store")
def test_a_second_removal_is_refused_in_words():
    remove()
    again = run("sample", "remove")
    assert again.exit_code == 1
    assert "the store holds no sample" in again.output


@pytest.mark.usefixtures("store")
def test_a_store_without_a_sample_refuses_and_keeps_what_was_loaded(tmp_path):
    load(week_file(tmp_path, {"status": "illustrative"}))
    with pytest.raises(RecordRefused, match="the store holds no sample"):
        remove()
    assert values("CH1") == [93.1]
    assert "removed the sample" not in [action for _by, action, _on in audit_trail()]


def test_a_store_that_is_not_made_yet_is_wrong_usage():
    assert run("sample", "remove").exit_code == 2


def test_no_role_may_take_it_out(sample_store, as_role):
    assert sample_store
    for role in ("panel", "commissioner", "chief_executive", "analyst", "administrator"):
        with pytest.raises(NotPermitted), open_recorder(as_role(role)) as recorder:
            recorder.sample.remove()
    assert count(MADE_UP) > 0


@pytest.mark.usefixtures("sample_store")
def test_a_real_figure_that_the_sample_had_replaced_stands_again(tmp_path):
    week = read("CH3", areas=["WM"], end=date(2020, 6, 28))
    known = week[week["strand"] == ""]["known_from"].iloc[-1].date()
    # Known before the illustrative week, so that this takes its place: and one that is known after it.
    real_week(tmp_path, value="61", known_from=str(known - WEEK))
    real_week(tmp_path, value="62", known_from=str(known + WEEK))
    assert values("CH3", areas=["WM"], as_at=known, end=date(2020, 6, 28))[-1] != 61
    remove()
    ends = {"areas": ["WM"], "start": date(2020, 6, 28), "end": date(2020, 6, 28)}
    days = (known - WEEK, known, known + WEEK)
    assert [values("CH3", as_at=day, **ends) for day in days] == [[61], [61], [62]]


@pytest.mark.usefixtures("sample_store")
def test_made_up_events_go_with_it():
    with open_recorder(operator()) as recorder:
        session = recorder.sample._session
        source = session.scalar(select(Source.id).where(Source.code == "illustrative"))
        event = SeriesEvent(
            measure_id=None, area_id=None, happened_on=date(2019, 11, 18), kind="rebase",
            title="A made-up rebase", reason="More people", recorded_by="Sample data", source_id=source,
            known_from=date(2020, 6, 15),
        )
        append(session, EVENTS, [event], None)
    assert any("event" in told for told in remove())
    with reading() as session:
        assert "A made-up rebase" not in session.scalars(select(SeriesEvent.title)).all()


@pytest.mark.usefixtures("sample_store")
def test_the_next_start_does_not_bring_it_back_and_its_name_does():
    remove()
    initialise(sample=True)
    assert count(MADE_UP) == 0
    initialise(sample="2020")
    assert count(MADE_UP) > 20_000
