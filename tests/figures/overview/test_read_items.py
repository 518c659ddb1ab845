"""What somebody has read stays read until its story changes, however many days go by."""

from __future__ import annotations

from datetime import date

from figures.dashboard.attention import Kind, Line, lines
from tests.data_access.helpers import load, week_file

MONDAY, TUESDAY, NEXT_MONDAY = date(2020, 7, 6), date(2020, 7, 7), date(2020, 7, 13)


def items(reader):
    return {line.codes[0]: line for line in lines(reader)}


def test_no_two_things_are_one(sample_reader):
    found = lines(sample_reader())
    assert len({line.item for line in found}) == len(found) > 10


def test_what_only_grew_older_is_still_read(sample_reader):
    today, tomorrow = items(sample_reader()), items(sample_reader(as_at=TUESDAY))
    for code in ("ES1", "ES5", "ES11", "RT1", "CU3", "CP1", "PC1"):
        assert today[code].item == tomorrow[code].item, code
    # Their words did change, as the days in them went on.
    assert today["ES1"].sentence != tomorrow["ES1"].sentence
    assert today["RT1"].detail != tomorrow["RT1"].detail


def test_a_signal_that_goes_on_is_still_read(sample_reader):
    today, next_week = items(sample_reader()), items(sample_reader(as_at=NEXT_MONDAY))
    assert today["IV5"].item == next_week["IV5"].item
    assert today["IV5"].sentence != next_week["IV5"].sentence


def test_another_promise_is_another_story(sample_reader, tmp_path):
    before = items(sample_reader())["CU3"].item
    load(
        week_file(tmp_path, {
            "measure": "CU3", "period_end": "2020-06-30", "value": "", "status": "not-available",
            "reason": "Visits are still suspended.", "owner": "The scheme", "promised": "2020-09-30",
        }),
        known_from=MONDAY,
    )
    assert items(sample_reader("analyst"))["CU3"].item != before


def test_a_thing_of_the_future_has_its_kind_codes_and_story():
    one = Line(Kind.DUE_SOON, ("ES1",), "In 3 days", "", "estates", (date(2020, 7, 9),))
    other = Line(Kind.DUE_SOON, ("ES1",), "In 2 days", "", "estates", (date(2020, 7, 9),))
    passed = Line(Kind.DATE_PASSED, ("ES1",), "1 day ago", "", "estates", (date(2020, 7, 9),))
    assert one.item == other.item != passed.item
