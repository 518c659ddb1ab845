"""What was made of contradictions: who may resolve one, what is refused, what stays."""

from __future__ import annotations

from datetime import date

import pytest

from data_access import NotPermitted, RecordRefused, Role, open_reader, open_recorder
from data_access.access.roles import operator
from data_access.copies.backup import backup, restore
from data_access.models import Resolution
from data_access.recording.form_input import LONGEST_TEXT
from tests.data_access.helpers import audit_trail, rows_in
from tests.data_access.keeping import contents, move_to_an_empty_database

TODAY, READ_AS_AT = date(2020, 7, 8), date(2020, 7, 6)
FINDING, OTHER = "0123456789abcdef", "fedcba9876543210"
HOSTILE = "<script>alert(1)</script> **bold** =1+1 \U0001f600"
MAY = {"chief_executive", "analyst"}

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture(autouse=True)
def today(frozen_day):
    frozen_day(TODAY)


def resolve(viewer=None, finding=FINDING, note="The panel report is right.", as_at=READ_AS_AT):
    with open_recorder(viewer or operator()) as recorder:
        return recorder.contradictions.resolve(finding, "two values: Confidence", note, as_at)


def reopen(note="A third paper came.", finding=FINDING):
    with open_recorder(operator()) as recorder:
        return recorder.contradictions.reopen(finding, "two values: Confidence", note, TODAY)


def held(as_at=TODAY, viewer=None):
    with open_reader(viewer or operator(), as_at) as reader:
        rows = reader.checks.resolutions()
    return [(row.finding, row.state, row.note, row.resolved_by) for row in rows.itertuples()]


@pytest.mark.parametrize("role", Role)
def test_who_may_resolve_one(as_role, role):
    viewer = as_role(role)
    if role in MAY:
        assert resolve(viewer) == 1
        assert held() == [(FINDING, "resolved", "The panel report is right.", viewer.name)]
        return
    with pytest.raises(NotPermitted):
        resolve(viewer)
    assert rows_in(Resolution) == 0


def test_a_resolution_is_audited_without_its_words():
    resolve(note="Said in confidence")
    event = audit_trail()[-1]
    assert "resolved contradiction" in str(event)
    assert "two values: Confidence" in str(event)
    assert "Said in confidence" not in str(event)


def test_the_newest_counts_and_everything_before_it_stays():
    resolve()
    reopen()
    resolve(note="Settled for good.")
    assert [row[1:3] for row in held()] == [("resolved", "Settled for good.")]
    assert rows_in(Resolution) == 3


def test_it_counts_from_the_day_the_page_was_read_as_at():
    resolve()
    reopen()
    assert held(date(2020, 7, 5)) == []
    assert [row[1] for row in held(READ_AS_AT)] == ["resolved"]
    assert [row[1] for row in held(TODAY)] == ["open"]


def test_a_day_to_come_is_taken_as_today():
    resolve(as_at=date(2031, 1, 1))
    assert [row[1] for row in held(TODAY)] == ["resolved"]


@pytest.mark.parametrize(
    ("given", "why"),
    [({"finding": "nonsense"}, "no contradiction"), ({"finding": FINDING.upper()}, "no contradiction"),
     ({"finding": ""}, "no contradiction"), ({"note": " "}, "the note is missing"),
     ({"note": "x" * (LONGEST_TEXT + 1)}, "characters")],
)
def test_what_is_refused_stores_nothing(given, why):
    with pytest.raises(RecordRefused) as refused:
        resolve(**given)
    assert why in str(refused.value)
    assert rows_in(Resolution) == 0


def test_what_is_resolved_already_is_not_resolved_again_nor_opened_twice():
    with pytest.raises(RecordRefused, match="open already"):
        reopen()
    resolve()
    with pytest.raises(RecordRefused, match="resolved already"):
        resolve()
    assert resolve(finding=OTHER) == 2


@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_staff_alone_read_resolutions(as_role, role):
    resolve()
    assert held(viewer=as_role(role)) == []
    assert len(held(viewer=as_role("commissioner"))) == 1


def test_words_are_kept_as_they_were_typed_also_by_a_backup(databases, monkeypatch, tmp_path):
    resolve(note=HOSTILE)
    before = contents()
    assert before["resolution"]
    backup(tmp_path / "all.zip")
    move_to_an_empty_database(databases, monkeypatch, tmp_path / "other")
    restore(tmp_path / "all.zip")
    assert contents() == before
    assert held()[0][2] == HOSTILE
