"""Where a series becomes another one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis.spc.borders import Border, Span, border_note, borders_of, parted

FIRST = date(2020, 7, 5)


def weeks(*illustrative):
    return [(FIRST + timedelta(weeks=week), made_up) for week, made_up in enumerate(illustrative)]


def span(title, first, last, publisher="", periods=3):
    return Span(title, publisher, FIRST + timedelta(weeks=first), FIRST + timedelta(weeks=last), periods)


def test_a_border_lies_where_real_figures_follow_illustrative_ones_and_the_other_way_round():
    found = borders_of(weeks(True, True, False, False, True))
    assert [(border.on, border.illustrative) for border in found] == [
        (FIRST + timedelta(weeks=2), False), (FIRST + timedelta(weeks=4), True),
    ]


@pytest.mark.parametrize("made_up", [True, False])
def test_figures_of_one_kind_have_none(made_up):
    assert borders_of(weeks(made_up, made_up)) == ()
    assert borders_of([]) == ()


def test_a_publication_that_takes_over_for_good_makes_one():
    found = borders_of([], [span("New", 3, 5), span("Old", 0, 2)])
    assert found == (Border(FIRST + timedelta(weeks=3), None, "New"),)


@pytest.mark.parametrize(
    "spans",
    [
        [span("Report 1", 0, 0, periods=1), span("Report 2", 1, 1, periods=1)],
        [span("January", 0, 2, "The Office"), span("February", 3, 5, "The Office")],
        [span("One", 0, 4), span("Other", 3, 6)],
        [span("One", 0, 4)],
    ],
    ids=["a report a week", "of one publisher", "mixed", "one alone"],
)
def test_a_publication_that_is_carried_on_makes_none(spans):
    assert borders_of([], spans) == ()


def test_what_the_figures_are_matters_more_than_who_published_them():
    made = borders_of(weeks(True, True, False, False), [span("Made up", 0, 1), span("Real", 2, 3)])
    assert [(border.on, border.illustrative) for border in made] == [(FIRST + timedelta(weeks=2), False)]


def test_periods_on_both_sides_are_parted_and_those_on_one_are_not():
    border = Border(FIRST, False)
    before, after = FIRST - timedelta(weeks=1), FIRST + timedelta(weeks=1)
    assert parted([border], before, FIRST)
    assert parted([border], after, before)
    assert not parted([border], FIRST, after)
    assert not parted([], before, after)


@pytest.mark.parametrize(
    ("border", "unit", "said"),
    [
        (Border(FIRST, False), "week", "from real weeks only, since the week to 5 July 2020."),
        (Border(FIRST, True), "week", "from illustrative weeks only, since the week to 5 July 2020."),
        (Border(date(2020, 7, 31), False), "month", "from real months only, since July 2020."),
        (Border(FIRST, None, "New"), "week", "from the weeks of New only, since the week to 5 July 2020."),
    ],
)
def test_the_note_says_from_what_the_range_is_worked_out_and_since_when(border, unit, said):
    assert border_note(border, unit) == f"The usual range is worked out {said}"


def test_what_begins_is_said_on_the_chart():
    titles = [Border(FIRST, made_up).title for made_up in (False, True, None)]
    assert titles == ["Real figures begin", "Illustrative figures begin", "Another source begins"]
