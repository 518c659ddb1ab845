"""What somebody has read of the things for attention: for themselves alone, and in the audit."""

from __future__ import annotations

import pytest

from data_access import NotPermitted, RecordRefused, Role, open_recorder
from data_access.access.sessions import current_visit, issue_code, redeem_code
from tests.data_access.helpers import audit_trail, data_state

ITEM, OTHER = "0123456789abcdef", "fedcba9876543210"
READERS = {Role.COMMISSIONER}


def mark(viewer, item=ITEM):
    with open_recorder(viewer) as recorder:
        recorder.attention.mark_read(item, "RT1, RT2")


def unmark(viewer, item=ITEM):
    with open_recorder(viewer) as recorder:
        recorder.attention.mark_unread(item, "RT1, RT2")


def trail():
    return [told for told in audit_trail() if "read" in told[1]]


def read_by(name):
    """What a signed-in person has marked."""
    token = redeem_code(issue_code(name, "this browser"), "this browser")
    assert token is not None
    visit = current_visit(token)
    assert visit is not None
    return visit.read


@pytest.mark.parametrize("role", Role, ids=str)
def test_only_who_reads_for_themselves_marks(as_role, role):
    viewer = as_role(role.value)
    if role in READERS:
        mark(viewer)
        assert trail() == [(viewer.name, "marked as read", "RT1, RT2")]
        return
    with pytest.raises(NotPermitted, match="this role may not"):
        mark(viewer)
    assert trail() == []


def test_a_mark_stands_once_until_it_is_taken_back(as_role):
    commissioner = as_role("commissioner")
    for act in (mark, mark, unmark, unmark):
        act(commissioner)
    assert [action for _by, action, _subject in trail()] == ["marked as read", "marked as unread"]


def test_a_mark_does_not_make_everybody_read_everything_again(as_role):
    version = data_state().version
    mark(as_role("commissioner"))
    unmark(as_role("commissioner"))
    assert data_state().version == version


@pytest.mark.parametrize("item", ["", "RT1", "0123456789ABCDEF", "0" * 17, "<b>"])
def test_what_is_no_thing_for_attention_is_refused(as_role, item):
    with pytest.raises(RecordRefused, match="no thing for attention"):
        mark(as_role("commissioner"), item)


def test_a_mark_is_for_whoever_put_it(as_role):
    mark(as_role("commissioner"))
    mark(as_role("commissioner"), OTHER)
    unmark(as_role("commissioner"), OTHER)
    assert read_by("commissioner") == {ITEM}
    assert read_by("analyst") == frozenset()
