from __future__ import annotations

import pytest

from interface.components.audit_words import say_event


@pytest.mark.parametrize(
    ("action", "subject", "detail", "said"),
    [
        ("signed in", "analyst", None, "Signed in"),
        ("refused sign-in", "jo", "from 10.0.0.1", "A wrong password was given for jo, from 10.0.0.1"),
        ("added account", "jo", "analyst", "Added the account jo (analyst)"),
        ("added account", "jo", None, "Added the account jo"),
        ("loaded", "week.csv", None, "Loaded week.csv"),
        ("recorded event", "CH1", "2020-03-23", "Recorded event: CH1 (2020-03-23)"),
        ("something new", "CH1", None, "Something new: CH1"),
    ],
)
def test_an_event_is_said_in_words(action, subject, detail, said):
    assert say_event(action, subject, detail) == said


def test_what_people_wrote_stays_what_they_wrote():
    assert say_event("commented", "CH1", "{subject} <b>") == "Commented on CH1: {subject} <b>"
