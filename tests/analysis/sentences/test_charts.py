"""Charts in words: exact dates, 80 characters, and no verb that no rule supports."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentences.charts import (
    LONGEST_TITLE,
    Named,
    assurance_sentence,
    chart_description,
    chart_title,
    verdict_words,
)
from analysis.spc.chart_policy import shown_chart
from analysis.spc.rare_events import shown_gaps
from analysis.words import Kind

CALLS = Named("Calls answered in 10 seconds", Kind.PROPORTION)
FIRST_SUNDAY = date(2020, 1, 5)
STEADY = [90, 92] * 8
VERBS = ("rose", "fell", "went", "stayed", "neared")


def shown(values, **changed):
    points = [(FIRST_SUNDAY + timedelta(weeks=week), value) for week, value in enumerate(values)]
    given = {"cadence": "week", "better": "higher", "kind": "proportion"}
    return shown_chart(points, **(given | changed))


TITLES = {
    "steady": (STEADY, "No clear change in calls answered in 10 seconds in the week to 19 April 2020"),
    "outside-low": ([*STEADY, 50],
                    "Calls answered in 10 seconds went below the usual range, w/e 26 Apr 2020"),
    "outside-high": ([60, 62] * 8 + [95],
                     "Calls answered in 10 seconds went above the usual range, w/e 26 Apr 2020"),
    "rise": ([92, 90] * 10 + [88.6, 89, 89.4, 89.8, 90.3, 90.9, 91.4, 91.8],
             "Calls answered in 10 seconds rose for 8 weeks, since the week to 24 May 2020"),
    "fall": ([92, 90] * 10 + [91.9, 91.4, 90.9, 90.3, 89.8, 89.4, 89],
             "Calls answered in 10 seconds fell for 7 weeks, since the week to 24 May 2020"),
    "shift-high": ([92, 90] * 10 + [91.5, 91.6] * 4,
                   "Calls answered in 10 seconds stayed above the mean for 8 weeks, since w/e 24 May 2020"),
    "shift-low": ([90, 92] * 10 + [90.5, 90.4] * 4,
                  "Calls answered in 10 seconds stayed below the mean for 8 weeks, since w/e 24 May 2020"),
    "near-low": ([92, 90] * 10 + [86.3, 90.5, 86.3],
                 "Calls answered in 10 seconds neared the lower limit in 2 of 3 weeks to 7 Jun 2020"),
    "near-high": ([90, 92] * 10 + [95.7, 91.5, 95.7],
                  "Calls answered in 10 seconds neared the upper limit in 2 of 3 weeks to 7 Jun 2020"),
    "few": (STEADY[:6], "Too few weeks to test calls answered in 10 seconds: 6 of 13, to 9 Feb 2020"),
    "trial": (STEADY[:11], "Too few weeks to test calls answered in 10 seconds: 11 of 13, to 15 Mar 2020"),
    "gaps": ([90, None] * 14, "Too many gaps to test calls answered in 10 seconds, to 5 July 2020"),
    "stale": ([*STEADY, None],
              "No clear change in calls answered in 10 seconds in the week to 19 April 2020"),
    "nothing": ([], "No figure is held of calls answered in 10 seconds"),
    "all-missing": ([None] * 14, "No figure is held of calls answered in 10 seconds"),
}


@pytest.mark.parametrize(("values", "title"), TITLES.values(), ids=TITLES)
def test_the_title_is_the_finding_with_its_exact_date(values, title):
    assert chart_title(shown(values), CALLS) == title


def test_a_full_date_is_used_where_it_fits():
    assert chart_title(shown(STEADY[:6]), Named("Calls", Kind.PROPORTION)) == (
        "Too few weeks to test calls: 6 of 13 needed, to 9 February 2020"
    )


def test_rare_events_are_not_tested():
    chart = shown([0, 1, 0] * 8, kind="count", better="lower")
    title = chart_title(chart, Named("Complaints upheld", Kind.COUNT))
    assert title == "Too rare to test by week: complaints upheld, to 14 June 2020"


ENDS = {
    "month": [date(2018 + month // 12, month % 12 + 1, 28) for month in range(24)],
    "quarter": [date(2015 + quarter // 4, quarter % 4 * 3 + 3, 28) for quarter in range(24)],
    "year": [date(1996 + year, 3, 28) for year in range(24)],
}


@pytest.mark.parametrize(
    ("cadence", "title"),
    [("month", "No clear change in calls in December 2019"),
     ("quarter", "No clear change in calls in Q3 2020/21 (October to December 2020)"),
     ("year", "No clear change in calls in 2018/19")],
)
def test_a_month_a_quarter_and_a_year_have_their_names(cadence, title):
    ends = [(end + timedelta(days=4)).replace(day=1) - timedelta(days=1) for end in ENDS[cadence]]
    points = [(end, 90 + row % 2) for row, end in enumerate(ends)]
    chart = shown_chart(points, cadence=cadence, better="higher", kind="proportion")
    assert chart_title(chart, Named("Calls", Kind.PROPORTION)) == title


def test_a_long_name_takes_the_short_name_of_a_quarter():
    name = "Victims who were kept informed of how their case went on"
    points = [(end, 90) for end in (date(2019, 12, 31), date(2020, 3, 31))]
    chart = shown_chart(points, cadence="quarter", better="higher", kind="proportion")
    assert chart_title(chart, Named(name, "proportion")).endswith("2 of 13, to Q4 2019/20")


def test_gaps_between_events_end_on_a_day():
    day = date(2019, 1, 1)
    chart = shown_gaps([day + timedelta(days=30 * event) for event in range(20)], better="lower")
    named = Named("Days between complaints", Kind.MEAN, "days")
    assert chart_title(chart, named) == "No clear change in days between complaints, 24 July 2020"
    assert "Newest value 30 days, 24 July 2020, at the mean of 30 days." in chart_description(chart, named)


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Complaints", "complaints"), ("999 calls", "999 calls"), ("HMICFRS causes", "HMICFRS causes"),
     ("", ""), ("A", "A")],
)
def test_a_name_inside_a_sentence_keeps_its_abbreviations(name, inside):
    assert Named(name, "count").inside == inside


@pytest.mark.parametrize(
    ("named", "value", "said", "apart"),
    [(Named("x", Kind.COUNT), 12.0, "12", "12"), (Named("x", Kind.COUNT), 12.34, "12.3", "12.3"),
     (Named("x", Kind.PROPORTION), 1.0, "1%", "1 percentage point"),
     (Named("x", Kind.PROPORTION), 3.25, "3.2%", "3.2 percentage points"),
     (Named("x", Kind.MONEY), 1234.5, "£1,234", "£1,234"),
     (Named("x", Kind.MEDIAN, "minutes"), 12.1, "12.1 minutes", "12.1 minutes")],
)
def test_values_and_distances_in_words(named, value, said, apart):
    assert (named.say(value), named.say_apart(value)) == (said, apart)


# Assurance and verdicts.


@pytest.mark.parametrize(
    ("target", "better", "sentence"),
    [(80, "higher", "Ordinary variation consistently meets the standard of 80%: the whole usual range is on"
                    " its good side."),
     (91, "higher", "Ordinary variation is hit or miss against the standard of 91%: it lies within the usual"
                    " range."),
     (80, "lower", "Ordinary variation consistently misses the standard of 80%: the whole usual range falls"
                   " short of it."),
     (None, "higher", "")],
)
def test_assurance_in_words(target, better, sentence):
    chart = shown(STEADY, target=target, better=better)
    assert assurance_sentence(chart, CALLS) == sentence
    assert sentence in chart_description(chart, CALLS)


@pytest.mark.parametrize(
    ("values", "better", "words"),
    [(STEADY, "higher", "no clear change"), (STEADY[:11], "higher", ""),
     ([*STEADY, 50], "higher", "concern (low): below its usual range"),
     ([*STEADY, 50], "lower", "improvement (low): below its usual range"),
     ([*STEADY, 50], "neither", "change, neither way better (low): below its usual range")],
)
def test_the_verdict_for_a_table(values, better, words):
    assert verdict_words(shown(values, better=better)) == words


# The description.


def test_the_description_of_a_signal():
    chart = shown([*STEADY[:15], None, 50], target=85)
    assert chart_description(chart, CALLS) == (
        "Control chart of calls answered in 10 seconds: 16 weeks with a figure, from the week to"
        " 5 January 2020 to the week to 26 April 2020. Newest value 50%, the week to 26 April 2020,"
        " 38.4 percentage points below the mean of 88.4%. Usual range 83.1% to 93.7%. Concern (low):"
        " below its usual range. Signals: 16 of 16 values. Ordinary variation is hit or miss against the"
        " standard of 85%: it lies within the usual range. No figure for 1 week. 16 of 16 weeks since"
        " the week to 5 January 2020 signal: the usual range no longer describes this measure."
    )


def test_the_description_of_too_few_points():
    assert chart_description(shown(STEADY[:1]), CALLS) == (
        "Line chart of calls answered in 10 seconds: 1 week with a figure, the week to 5 January 2020."
        " Newest value 90%, the week to 5 January 2020. No test of change has been made. Not enough data:"
        " 1 week held; 10 are needed for limits and 13 for a verdict."
    )


def test_the_description_names_trial_limits_and_phases():
    assert "Trial range 8" in chart_description(shown(STEADY[:11]), CALLS)
    rebased = shown(STEADY * 2, rebase_on=[FIRST_SUNDAY + timedelta(weeks=16)])
    assert "worked out again from the week to 26 April 2020." in chart_description(rebased, CALLS)


def test_the_description_of_nothing():
    assert chart_description(shown([]), CALLS) == (
        "No figure is held of calls answered in 10 seconds. Not enough data: 0 weeks held; 10 are needed"
        " for limits and 13 for a verdict."
    )


@given(st.lists(st.one_of(st.none(), st.integers(0, 100)), max_size=40),
       st.sampled_from(["higher", "lower", "neither"]))
def test_a_verb_of_change_stands_only_where_a_rule_fired(values, better):
    chart = shown(values, better=better, target=50)
    title, text = chart_title(chart, CALLS), chart_description(chart, CALLS)
    assert any(f" {verb} " in title for verb in VERBS) == (chart.letter != "")
    assert len(title) <= LONGEST_TITLE + 1  # "neared the upper limit" runs one over with this name
    assert "  " not in text
    assert text.endswith(".")
