"""Periods are read where a publication names them exactly, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.passages import Passage
from analysis.claims.periods import periods_in, published_period

EXACT = {
    "Q4 2019/20": "2020-01-01 2020-03-31",
    "end of Q4 2019/20": "2020-01-01 2020-03-31",
    "Q1 2022/23": "2022-04-01 2022-06-30",
    "Q2 2022/23": "2022-07-01 2022-09-30",
    "Q3 2024/25": "2024-10-01 2024-12-31",
    "Q4 1999/00": "2000-01-01 2000-03-31",
    "Jan-Mar 2024": "2024-01-01 2024-03-31",
    "January – March 2024": "2024-01-01 2024-03-31",
    "Apr 2021-Mar 2022": "2021-04-01 2022-03-31",
    "Apr 2021 to Mar 2022": "2021-04-01 2022-03-31",
    "Nov 2021-Apr 2022": "2021-11-01 2022-04-30",
    "Feb 2023-Feb 2024": "2023-02-01 2024-02-29",
    "YE Mar 2023": "2022-04-01 2023-03-31",
    "year ending June 2025": "2024-07-01 2025-06-30",
    "YE Dec 2017": "2017-01-01 2017-12-31",
    "12 months to Oct 2024": "2023-11-01 2024-10-31",
    "18 months to Oct 2020": "2019-05-01 2020-10-31",
    "2022/23": "2022-04-01 2023-03-31",
    "2023/24-2024/25": "2023-04-01 2025-03-31",
    "2021": "2021-01-01 2021-12-31",
    "  Mar   2023 ": "2023-03-01 2023-03-31",
    "SEPT 2023": "2023-09-01 2023-09-30",
    "31 Mar 2023": "2023-03-31 2023-03-31",
    "2023-03-31": "2023-03-31 2023-03-31",
    "5 Oct-2 Nov 2020": "2020-10-05 2020-11-02",
    "28 Dec 2019 - 3 Jan 2020": "2019-12-28 2020-01-03",
    "October to December 2024": "2024-10-01 2024-12-31",
    "from Apr 2021 to Mar 2022": "2021-04-01 2022-03-31",
    "quarter 4 of 2019-20": "2020-01-01 2020-03-31",
    "at the end of Q4 (2019/20)": "2020-01-01 2020-03-31",
    "Q4 of 19/20": "2020-01-01 2020-03-31",
    "Q4 2019/2020": "2020-01-01 2020-03-31",
    "financial year 2019-20": "2019-04-01 2020-03-31",
    "year ending 31 March 2023": "2022-04-01 2023-03-31",
    "year to the end of March 2023": "2022-04-01 2023-03-31",
    "six months to the end of March 2020": "2019-10-01 2020-03-31",
    "quarter to June 2020": "2020-04-01 2020-06-30",
    "w/e 28 June 2020": "2020-06-22 2020-06-28",
    "week ending Sunday 28th June 2020": "2020-06-22 2020-06-28",
    "week commencing 22 June 2020": "2020-06-22 2020-06-28",
    "Friday 20 March 2020": "2020-03-20 2020-03-20",
    "15th of June 2020": "2020-06-15 2020-06-15",
    "21/06/2020": "2020-06-21 2020-06-21",
}
NOT_EXACT = (
    "", "undated wave", "undated 2024", "one week, undated", "latest quarter (undated 2024)",
    "reported early 2024", "early 2024", "12 months to early 2020", '"at present", May 2024',
    "Apr-Jun 2025 (inferred)", "2022-2025", "2023 to Mar 2025", "2023/24 vs 2022/23",
    "Jan-Jun 2020, to Mar 2022", "Feb 2023 Panel", "Oct 2018 start", "June 2022 strategy",
    "Apr-Jun 2017 report", "PEEL 2025", "2018 to Sep 2025", "to Oct 2022", "0 months to Oct 2022",
    "Q5 2022/23", "marble 2020", "1820",
    # Written, but not in the calendar, or not a year.
    "31 June 2020", "2020-02-30", "2019/21", "Q1 2019/21", "2019/21-2021/22", "2019/20-2020/22",
    # Ends before it begins: which of two years the first month is in would be a guess.
    "Oct-Mar 2020", "2 Nov-5 Oct 2020",
    # A week ends on a Sunday, a quarter with its last month, twelve months with a month.
    "w/e 27 June 2020", "week ending Sunday 27 June 2020", "w/c 23 June 2020", "quarter ending May 2020",
    "year ending 15 March 2023", "Q4 19/21", "Q4 2020", "2019-20", "2/7/20",
)
WITHIN = {
    "For Q4 of 19/20 around 83% agreed.": ["2020-01-01 2020-03-31"],
    "In the six months to the end of March 2020, 412": ["2019-10-01 2020-03-31"],
    "82% in Oct–Dec 2023, 77% in Oct–Dec 2024": ["2023-10-01 2023-12-31", "2024-10-01 2024-12-31"],
    "from Oct-Dec 2023 to Oct-Dec 2024": ["2023-10-01 2023-12-31", "2024-10-01 2024-12-31"],
    "up from June 2020": ["2020-06-01 2020-06-30"],
    "compared to 2019/20": ["2019-04-01 2020-03-31"],
    "killed in 2024, and (2023) before": ["2024-01-01 2024-12-31", "2023-01-01 2023-12-31"],
    "as at 31 March 2020.": ["2020-03-31 2020-03-31"],
    # A day that no calendar has is not its month, and a bare number no year.
    "by 31st June 2020": [], "31 June 2020": [], "2019/21": [], "PEEL 2025": [], "2,020 calls": [],
    # What bounds or blurs.
    "early 2024": [], "mid-July 2020": [], "before August 2020": [], "by June 2020": [], "since 2019/20": [],
    "at the end of July 2020": [], "Q3 and Q4 2020": [], "it fell to June 2020": [],
    "the last quarter": [],
}


def span(text):
    first, last = map(date.fromisoformat, text.split())
    return first, last


@pytest.mark.parametrize(("written", "days"), EXACT.items(), ids=EXACT.keys())
def test_a_period_that_is_named_exactly_is_read(written, days):
    assert published_period(written) == span(days)


@pytest.mark.parametrize("written", NOT_EXACT)
def test_a_period_that_is_not_exact_is_never_guessed(written):
    assert published_period(written) is None


@pytest.mark.parametrize(
    ("to", "days"), [("year", "2021-10-01 2022-09-30"), ("month", "2022-09-01 2022-09-30")]
)
def test_up_to_a_month_is_read_as_the_measure_says(to, days):
    assert published_period("to Sep 2022", to) == span(days)


def test_what_to_means_changes_no_other_period():
    assert published_period("2022/23", "month") == span("2022-04-01 2023-03-31")
    assert published_period("undated", "month") is None


@pytest.mark.parametrize(("text", "days"), WITHIN.items(), ids=WITHIN.keys())
def test_periods_are_found_in_running_text(text, days):
    found = periods_in(text)
    assert [(period.first, period.last) for period in found] == [span(told) for told in days]
    assert all(text[period.passage.start:period.passage.end] == period.passage.words for period in found)


@pytest.mark.parametrize("written", [text for text in EXACT if not text.isdigit()])
def test_every_exact_form_is_found_in_a_sentence(written):
    (period,) = periods_in(f"Of residents in {written}, 83% agreed.")
    assert (period.first, period.last) == span(EXACT[written])


def test_no_period_is_read_in_what_is_understood_already():
    assert periods_in("in June 2020", [Passage(0, 12, "in June 2020")]) == ()


@given(st.text(max_size=30))
def test_no_text_breaks_it(text):
    found = published_period(text, "year")
    assert found is None or found[0] <= found[1]
