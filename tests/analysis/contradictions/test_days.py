"""Impossible dates, events still to come, and periods that do not fit."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.contradictions.days import day_spans, days_in
from tests.analysis.contradictions.saying import Q4, found, said, why

DATE, FUTURE, PERIOD = "impossible date", "future event in a past column", "period against cadence"


@pytest.mark.parametrize(
    "words",
    [
        "31st June", "by 31st June, to the office", "30 February 2022", "29 February 2021", "31/06/2020",
        "31/6/20", "2020-06-31",
        "2020-13-01", "31.9.2021", "June 31st", "April 31, 2022", "Monday 3 May 2022", "0 May", "32nd of May",
        "Q5 2021",
        "quarter 6 of 2021/22", "12/13/2020",
    ],
)
def test_a_day_that_no_calendar_has_is_found_wherever_it_is_written(words):
    for where in ("date_as_written", "text", "period_as_written"):
        form = "date" if where == "date_as_written" else "event"
        assert found(said("D", form, **{where: words})) == [(DATE, "D")]


@pytest.mark.parametrize(
    "words",
    [
        "30th June", "29 February 2020", "29 February", "Tuesday 3 May 2022", "Monday 3 May", "31/12/2019",
        "2019/20", "24/7",
        "10.30", "May 2021", "version 6.5", "1/2 of May", "Q4 2019/20", "in May 20 people came", "2020-06-30",
        "31 to 36 cases",
    ],
)
def test_other_words_are_none(words):
    assert found(said("D", "date", date_as_written=words)) == []


def test_one_that_a_source_writes_twice_is_told_once():
    twice = said("A", "date", date_as_written="31st June"), said("B", "date", date_as_written="31st June")
    assert found(*twice) == [(DATE, "A", "B")]
    assert why(*twice) == ["There is no 31st June in any calendar; it is written 2 times."]
    assert why(twice[0]) == ["There is no 31st June in any calendar."]


def test_days_and_spans_are_read_as_they_are_written():
    assert list(days_in("2/7/20 or 3 May")) == [
        ("3 May", date(2020, 5, 3), False), ("2/7/20", date(2020, 7, 2), True),
    ]
    assert day_spans("12 June 2020") == [(date(2020, 6, 12),) * 2]
    assert day_spans("by June 2020") == [(date(2020, 6, 1), date(2020, 6, 30))]
    assert day_spans("in 2023") == [(date(2023, 1, 1), date(2023, 12, 31))]
    assert day_spans("soon") == []


LIVE = {"name": "System live", "form": "event", "date_as_written": "2/7/20", "known_from": date(2020, 7, 3)}


@pytest.mark.parametrize(
    "where",
    [
        {"period_as_written": "progress to June 2020"}, {"period_as_written": "to the end of June 2020"},
        {"period": (date(2020, 4, 1), date(2020, 6, 30))}, {"period_as_written": "reported 30 June 2020"},
        {"text": "It went live; summary of progress to June 2020"}, {"source": "Plan extract to June 2020"},
        {"known_from": date(2020, 7, 1)},
    ],
)
def test_an_event_after_what_its_column_reports_is_found(where):
    assert (FUTURE, "System live") in found(said(**{**LIVE, **where}))


@pytest.mark.parametrize(
    "where",
    [
        {}, {"period_as_written": "progress to July 2020"}, {"date_as_written": "28/6/20"},
        {"date_as_written": "July"},
        {"text": "is planned", "period_as_written": "to June 2020"},
        {"text": "will be done", "period_as_written": "to June 2020"},
        {"form": "date", "period_as_written": "to June 2020"},
        {"form": "figure", "written": "5", "period_as_written": "to June 2020"},
        {"form": "date", "text": "was to be done", "period_as_written": "to June 2020"},
        {"date_as_written": "", "text": "last day 25 December 2022"},
    ],
)
def test_an_event_of_its_time_and_one_that_is_planned_are_not(where):
    assert found(said(**{**LIVE, **where})) == []


def test_a_day_in_words_that_tell_of_the_past_counts():
    event = said("Suite", "event", text="It was opened on 14 May 2022.")
    assert why(event) == ["Suite is told as past: 14 May 2022 was still to come on 1 May 2022."]
    done = said(
        "Suite", "date", date_as_written="14 May 2022", text="It was opened.",
        period_as_written="to April 2022",
    )
    assert why(done) == ["Suite is told as past: 14 May 2022 is after 30 April 2022, where the report ends."]


@pytest.mark.parametrize(
    "event",
    [
        {"cadence": "quarter", "text": "a slight increase on the previous month"},
        {"cadence": "quarter", "date_as_written": "last week"},
        {"cadence": "month", "text": "week on week"}, {"cadence": "year", "text": "up on the quarter before"},
        {"cadence": "quarter", "text": "the monthly survey"},
        {"text": "The quarterly survey is up on last month"},
        {"period": Q4, "text": "up on the previous month"}, {"cadence": "week", "text": "the daily results"},
        {"period_as_written": "Q4 2022"}, {"text": "highest in Q3 and Q4 2022"},
        {"text": "Quarter 3 of 2022"},
    ],
)
def test_a_period_that_does_not_fit_is_found(event):
    assert found(said("P", "event", **event)) == [(PERIOD, "P")]


@pytest.mark.parametrize(
    "event",
    [
        {"cadence": "quarter", "text": "up on the previous quarter"},
        {"cadence": "week", "text": "up on last month"},
        {"text": "up on last month"}, {"period_as_written": "Q4 2021"}, {"period_as_written": "Q4 2022/23"},
        {"period_as_written": "Q2 2022"}, {"text": "to be done in Q4 2022"},
        {"form": "date", "date_as_written": "Q4 2022"},
        {"period": (date(2022, 1, 1), date(2022, 1, 31)), "text": "up on the previous month"},
    ],
)
def test_one_that_fits_is_not(event):
    assert found(said("P", **{"form": "event"} | event)) == []


def test_a_figure_of_a_shorter_period_than_its_measure_is_counted_by_is_found():
    month, week = (date(2022, 3, 1), date(2022, 3, 31)), (date(2022, 3, 7), date(2022, 3, 13))
    for span, cadence, finds in (
        (month, "quarter", True), (week, "month", True), (Q4, "year", False), (month, "month", False),
        ((date(2022, 3, 2), date(2022, 3, 20)), "quarter", False), (Q4, "quarter", False),
    ):
        figure = said("F", written="5", measure="T1", period=span, cadence=cadence)
        assert found(figure) == ([(PERIOD, "F")] if finds else [])
    june = (date(2022, 6, 1), date(2022, 6, 30))
    assert found(said("F", written="5", measure="T1", period=june)) == [(PERIOD, "F")]
    assert found(said("F", written="5", period=(date(2022, 6, 1), date(2022, 6, 30)))) == []


def test_the_financial_year_that_may_be_meant_is_told():
    assert why(said("Peak", "event", period_as_written="Q3 and Q4 2022")) == [
        "Peak: “Q3 and Q4 2022” had not begun on 1 May 2022; quarters of 2021/22 may be meant."
    ]
    march = (date(2022, 3, 1), date(2022, 3, 31))
    assert why(said("F", measure="T1", written="5", cadence="quarter", period=march)) == [
        "F: a figure for 31 days is given of what is counted by the quarter."
    ]
