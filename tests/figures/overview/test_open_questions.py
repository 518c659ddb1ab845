from __future__ import annotations

from datetime import date

import pytest

import figures
from data_access import open_recorder
from data_access.access.roles import operator

MONDAY, WEDNESDAY = date(2020, 7, 6), date(2020, 7, 8)


@pytest.fixture
def ask(frozen_day):
    """Call it to ask about a figure on a day, read as at another."""

    def asked(figure, on, as_at=None, owner=None):
        frozen_day(on)
        with open_recorder(operator()) as recorder:
            return recorder.questions.ask(f"Why {figure}?", figure, as_at or on, owner=owner)

    return asked


def told(reader):
    return [(row.owed_by, row.since) for row in figures.build("OV4", reader).rows]


def test_questions_stand_by_who_owes_an_answer_the_longest_open_first(bare_reader, ask):
    ask("CH1", date(2020, 7, 7))
    ask("CH3", MONDAY)
    ask("WF8", MONDAY, owner="The head of people")
    reader = bare_reader(as_at=WEDNESDAY)
    assert told(reader) == [
        ("The head of people", "asked 6 July 2020, open 2 days"),
        ("West Mercia Police", "asked 6 July 2020, open 2 days"),
        ("West Mercia Police", "asked 7 July 2020, open 1 day"),
    ]
    assert figures.build("OV4", reader).title == "3 questions are open"


def test_what_was_asked_since_about_a_day_stands_apart(bare_reader, ask):
    ask("CH1", WEDNESDAY, as_at=MONDAY)
    figure = figures.build("OV4", bare_reader(as_at=MONDAY))
    assert figure.title == "1 question asked since about this day"
    assert told(bare_reader("analyst", MONDAY)) == [
        ("West Mercia Police", "asked today, about 6 July 2020"),
    ]


def test_an_answered_question_is_no_longer_open(bare_reader, ask):
    number = ask("CH1", MONDAY)
    with open_recorder(operator()) as recorder:
        recorder.questions.close(number, "answered")
    assert figures.build("OV4", bare_reader(as_at=MONDAY)).title == "No question is open"
