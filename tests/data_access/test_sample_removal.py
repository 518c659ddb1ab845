"""Taking the sample out of a store that has figures of its own."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from data_access import open_reader, open_recorder
from data_access.access.roles import operator
from data_access.cli import app
from data_access.database.engine import reading
from data_access.models import (
    AuditEvent,
    Contract,
    DataState,
    Latest,
    Milestone,
    Observation,
    SeriesEvent,
    Source,
    Suppression,
    Target,
)
from data_access.setup.initialise import initialise
from tests.data_access.helpers import load, read, rows_in, week_file
from tests.sample_counts import FEWEST_FIGURES


def remove():
    return CliRunner().invoke(app, ["sample", "remove"])


def test_only_what_came_with_the_sample_goes(sample_store, tmp_path):
    load(week_file(tmp_path, {}, {"period_end": "2020-07-12", "value": "90"}))
    with open_recorder(operator()) as recorder:
        recorder.gaps.record("CH2", None, date(2020, 7, 12), "The line was down.", "The force")
        recorder.events.record("event", "CH1", None, date(2020, 7, 9), "A new rota", None)
    told = remove()
    assert told.exit_code == 0
    assert told.stdout.startswith("Removed: ")
    assert " figures, 22 statements, 23 events and rebases, " in told.stdout
    assert set(read()["measure"]) == {"CH1", "CH2"}
    with reading() as session:
        assert session.scalars(select(SeriesEvent.title)).all() == ["A new rota"]
        assert session.scalars(select(AuditEvent.action).order_by(AuditEvent.id.desc())).first() == (
            "took out the sample"
        )
    assert rows_in(Contract) == rows_in(Milestone) == rows_in(Suppression) == 0
    assert rows_in(Latest) == 2


def test_the_store_is_then_as_one_that_never_had_it(sample_store, tmp_path):
    load(week_file(tmp_path, {}))
    assert remove().exit_code == 0
    with reading() as session:
        left = {name: set(session.scalars(select(column))) for name, column in COLUMNS.items()}
        state = session.get_one(DataState, 1)
        assert (state.sample_day, state.newest_known_from is not None) == (None, True)
    assert left["target"] == {date(2020, 4, 1), date(2021, 9, 1), date(2021, 11, 1), date(2024, 2, 26)}
    assert "illustrative" not in left["source"]
    # The sample can come back, and goes again.
    initialise(sample=True)
    assert rows_in(Observation) > FEWEST_FIGURES
    assert remove().exit_code == 0
    assert rows_in(Observation) == 1


COLUMNS = {"target": Target.starts, "source": Source.code}


def test_a_real_figure_that_a_made_up_one_had_replaced_stands_again(store, tmp_path):
    load(week_file(tmp_path, {"period_end": "2020-06-28", "value": "50", "known_from": "2020-06-29"}))
    initialise(sample=True)
    assert remove().exit_code == 0
    with open_reader(operator()) as reader:
        held = reader.observations.cited(["CH1"])
    assert list(held["value"]) == [50.0]


@pytest.mark.parametrize("again", [False, True])
def test_a_store_without_the_sample_says_so(store, again):
    if again:
        initialise(sample=True)
        assert remove().exit_code == 0
    told = remove()
    assert (told.exit_code, told.stderr) == (1, "the store holds no sample\n")
