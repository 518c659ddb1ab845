"""What is held against itself is read with one statement, and is the same as when it is read one by one."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from data_access import open_reader, open_recorder
from data_access.access.roles import operator
from tests.data_access.helpers import statements

SAMPLE_DAY = date(2020, 7, 6)
FRAMES = {
    "statements": lambda reader: reader.office_records.statements(),
    "consultations": lambda reader: reader.checks.consultations(),
    "resolutions": lambda reader: reader.checks.resolutions(),
    "questions": lambda reader: reader.office_records.questions(),
}

pytestmark = pytest.mark.usefixtures("sample_store")


@pytest.fixture(autouse=True)
def something_of_each(accounts, frozen_day):
    """Two questions and two resolutions beside the papers of the sample."""
    assert accounts
    frozen_day(SAMPLE_DAY)
    with open_recorder(operator()) as recorder:
        for number in (1, 2):
            recorder.questions.ask(f"Why {number}?", "CH1", SAMPLE_DAY)
            recorder.contradictions.resolve(f"{number:016x}", "two values", "Settled.", SAMPLE_DAY)


def read(name, *, ahead, viewer=None):
    with open_reader(viewer or operator(), SAMPLE_DAY) as reader:
        if ahead:
            reader.checks.read_ahead()
        return FRAMES[name](reader)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_is_the_same_read_ahead_or_by_itself(name):
    alone, ahead = read(name, ahead=False), read(name, ahead=True)
    assert len(alone) >= 2
    pd.testing.assert_frame_equal(ahead, alone)


def test_everything_is_read_with_one_statement_and_never_again():
    with open_reader(operator()) as reader:
        with statements() as sent:
            reader.checks.read_ahead()
            reader.checks.read_ahead()
            for frame in FRAMES.values():
                frame(reader)
        assert len(sent) == 1


def test_what_is_held_already_is_not_read_again():
    with open_reader(operator()) as reader:
        held = reader.checks.consultations()
        reader.checks.read_ahead()
        assert reader.checks.consultations() is held


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_staff_alone_read_any_of_it(as_role, role, name):
    assert read(name, ahead=True, viewer=as_role(role)).empty
    assert len(read(name, ahead=True, viewer=as_role("commissioner"))) >= 2
