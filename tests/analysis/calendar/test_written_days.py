"""Days and months as people write them."""

from __future__ import annotations

import pytest

from analysis.calendar.written_days import impossible_day, month_number


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("sept", 9), ("DEC", 12)])
def test_a_month_is_known_by_its_first_letters(name, number):
    assert month_number(name) == number


def test_what_is_no_month_is_refused():
    with pytest.raises(ValueError, match="'foo' is no month"):
        month_number("foo")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31st June", "31st June"), ("by 30 February 2020 at the latest", "30 February 2020"),
        ("29 February 2021", "29 February 2021"), ("0 May", "0 May"), ("31st of Sept", "31st of Sept"),
        ("30 June and 31 Nov", "31 Nov"),
        ("31 april 2021", "31 april 2021"), ("by 31 November", "31 November"),
    ],
)
def test_a_day_that_no_calendar_has_is_found(text, day):
    assert impossible_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "autumn", "by 2030", "1st April", "29 February", "29 February 2020", "31 May 2020",
        "1,031 June searches",
    ],
)
def test_other_words_name_no_impossible_day(text):
    assert impossible_day(text) is None
