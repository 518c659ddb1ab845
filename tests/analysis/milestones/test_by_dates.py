"""What the dates of a milestone alone say, and from which of them."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.milestones.by_dates import ByDates, DateState, by_dates
from analysis.milestones.dates import DateGiven, DateKind

AS_AT = date(2020, 7, 6)


def given(kind, on=None, words="", known="2020-06-15"):
    return DateGiven(kind, on and date.fromisoformat(on), date.fromisoformat(known), words)


FIRST = given(DateKind.BASELINE, "2020-06-30")


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ([], ByDates(DateState.NO_DAY)),
        ([FIRST], ByDates(DateState.PASSED, date(2020, 6, 30), -6)),
        ([FIRST, given(DateKind.FORECAST, "2020-07-06")], ByDates(DateState.DUE, date(2020, 7, 6), 0)),
        ([FIRST, given(DateKind.FORECAST, "2020-07-20")], ByDates(DateState.DUE, date(2020, 7, 20), 14)),
        ([FIRST, given(DateKind.FORECAST, words="autumn")], ByDates(DateState.NO_DAY)),
        ([given(DateKind.BASELINE, words="31st June")], ByDates(DateState.CORRECT_IT)),
        ([FIRST, given(DateKind.ACTUAL, "2020-07-01")], ByDates(DateState.DONE)),
        ([FIRST, given(DateKind.ACTUAL, words="in June")], ByDates(DateState.DONE)),
        ([FIRST, given(DateKind.ACTUAL, words="31 June")], ByDates(DateState.CORRECT_IT)),
        ([FIRST, given(DateKind.ACTUAL, "2020-07-07")], ByDates(DateState.CORRECT_IT)),
        # What only became known later plays no part.
        (
            [FIRST, given(DateKind.FORECAST, "2020-08-01", known="2020-07-07")],
            ByDates(DateState.PASSED, date(2020, 6, 30), -6),
        ),
    ],
)
def test_the_dates_known_on_the_day_decide(dates, found):
    assert by_dates(dates, AS_AT) == found


def test_two_baselines_are_refused():
    with pytest.raises(ValueError, match="a baseline is frozen"):
        by_dates([FIRST, FIRST], AS_AT)
