from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

import figures
from data_access import open_recorder
from data_access.access.roles import operator
from figures.dashboard.control_charts import control_charts_of
from figures.dashboard.states import State
from figures.monthly.months import Month, month_of
from figures.monthly.rows import Months, figure_of, published_inside, row_of
from figures.registry import STANDING
from tests.data_access.helpers import load, statements, week_file
from tests.figures.helpers import cells

# The Monday after June 2020: its four weeks end on the 7th, 14th, 21st and 28th.
JULY = date(2020, 7, 6)
SUNDAYS_OF_MAY = ("2020-05-03", "2020-05-10", "2020-05-17", "2020-05-24", "2020-05-31")
SUNDAYS_OF_JUNE = ("2020-06-07", "2020-06-14", "2020-06-21", "2020-06-28")


def share(end, part, whole, code="CH1"):
    return {
        "measure": code, "period_end": end, "value": f"{100 * part / whole:.4f}", "numerator": str(part),
        "denominator": str(whole),
    }


def count(end, value, code="CH9"):
    return {"measure": code, "period_end": end, "value": str(value)}


def store_weeks(folder, *rows, known_from=JULY):
    """Load weeks given as changes to a good row, with a base where they have one."""
    based = [row for row in rows if "numerator" in row]
    plain = [row for row in rows if "numerator" not in row]
    for name, kept in (("based.csv", based), ("plain.csv", plain)):
        if kept:
            load(week_file(folder, *kept, name=name), known_from=known_from)


def of(figure, code):
    return cells(figure, "ID", code)


@pytest.fixture
def june(bare_reader, tmp_path, frozen_day):
    """A small June by hand: shares with bases, counts, means, and the months beside it."""
    frozen_day(JULY)
    parts = [(80, 100), (90, 100), (150, 200), (400, 400)]
    store_weeks(
        tmp_path,
        *(share(end, *pair) for end, pair in zip(SUNDAYS_OF_JUNE, parts, strict=True)),
        *(share(end, 50, 100) for end in SUNDAYS_OF_MAY), share("2019-06-09", 30, 40),
        *(count(end, value) for end, value in zip(SUNDAYS_OF_JUNE, (10, 20, 30, 42), strict=True)),
        *(count(end, 7) for end in SUNDAYS_OF_MAY),
        *(count(end, value, "CH6") for end, value in zip(SUNDAYS_OF_JUNE, (4, 5, 6, 7), strict=True)),
        *(count(end, value, "IV5") for end, value in zip(SUNDAYS_OF_JUNE, (9, 9, 9, 9), strict=True)),
    )
    return figures.build("MS1", bare_reader())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020-06", (7, 14, 21, 28)), ("2020-05", (3, 10, 17, 24, 31)), ("2020-02", (2, 9, 16, 23)),
        ("2019-12", (1, 8, 15, 22, 29)),
    ],
)
def test_a_week_belongs_to_the_month_it_ends_in(text, days):
    assert tuple(day.day for day in month_of(text).weeks) == days


@pytest.mark.parametrize("text", ["2020-13", "2020-6", "June 2020", "", "2020-06-01", "1999-01"])
def test_what_is_no_month_is_no_figure(text):
    with pytest.raises(KeyError):
        month_of(text)


def test_a_share_is_the_sum_of_its_weeks_not_the_mean_of_their_shares(june):
    row = of(june, "CH1")
    # 720 of 800; the mean of 80, 90, 75 and 100 would be 86.25.
    assert (row["Month"], row["Worked out from"]) == ("90.0%", "720 of 800 in 4 weeks")
    assert row["Weeks held"] == "4 of 4"


def test_a_count_is_the_mean_a_week_with_its_total(june):
    row = of(june, "CH9")
    assert (row["Month"], row["Worked out from"]) == ("25.5", "mean a week; 102 in 4 weeks")
    assert row["Month before"] == "7"


def test_what_is_open_at_the_end_of_each_week_has_no_total(june):
    assert of(june, "IV5")["Worked out from"] == "mean of 4 weeks"


def test_a_mean_is_the_mean_of_its_weeks_and_says_so(june):
    row = of(june, "CH6")
    assert (row["Month"], row["Worked out from"]) == ("5.5 seconds", "mean of 4 weeks")


def test_months_beside_it_are_worked_out_in_the_same_way_and_count_their_weeks(june):
    row = of(june, "CH1")
    assert row["Month before"] == "50.0%"
    assert row["Same month last year"] == "75.0% (1 of 5 weeks)"


def test_a_share_without_every_base_is_the_mean_of_its_weeks():
    measure = {"cadence": "week", "kind": "proportion", "name": "Calls", "unit": "%", "definition": ""}
    rows = [
        {"value": 80.0, "numerator": 80.0, "denominator": 100.0},
        {"value": 100.0, "numerator": float("nan"), "denominator": float("nan")},
    ]
    assert figure_of(measure, rows) == (90.0, "mean of 2 weeks, for want of bases")
    assert figure_of(measure, []) == (None, "")


def test_a_measure_by_the_month_shows_its_own_figure(bare_reader, tmp_path):
    frames = [count(end, 7) for end in (*SUNDAYS_OF_JUNE, *SUNDAYS_OF_MAY)]
    monthly = next(
        row for row in bare_reader().catalogue.measures().to_dict("records")
        if row["cadence"] == "month" and row["kind"] == "count" and row["number"] == row["number"]
    )["code"]
    store_weeks(tmp_path, *frames, count("2020-06-30", 12, monthly), count("2020-05-31", 11, monthly))
    row = of(figures.build("MS1", bare_reader(), month="2020-06"), monthly)
    assert (row["Month"], row["Worked out from"]) == ("12", "the figure of the month")
    assert (row["Month before"], row["Weeks held"]) == ("11", "")


def test_too_few_weeks_give_no_verdict_and_no_chance(june):
    assert of(june, "CH1")["State"] == State.NO_VERDICT
    assert june.title == "June 2020: no measure has enough figures to judge"
    assert "No chart here has enough points" in june.notes[0]


def test_a_month_with_a_week_missing_is_not_offered_and_says_so(bare_reader, tmp_path):
    store_weeks(tmp_path, *(count(end, 7) for end in (*SUNDAYS_OF_MAY, *SUNDAYS_OF_JUNE[:3])))
    reader = bare_reader()
    assert figures.build("MS1", reader).id == "MS1-2020-05"
    assert list(figures.build("MS3", reader).table["Complete"]) == ["no", "yes"]
    unfinished = figures.build("MS1", reader, month="2020-06")
    assert unfinished.title == "June 2020 is not complete: 3 of 4 weeks held"
    assert unfinished.title in unfinished.status
    assert of(unfinished, "CH9")["Weeks held"] == "3 of 4"


def test_a_month_whose_weeks_are_held_but_that_is_not_over_is_not_complete(bare_reader, tmp_path):
    store_weeks(
        tmp_path, *(count(end, 7) for end in (*SUNDAYS_OF_MAY, *SUNDAYS_OF_JUNE)),
        known_from=date(2020, 6, 29),
    )
    reader = bare_reader(as_at=date(2020, 6, 29))
    assert figures.build("MS1", reader).id == "MS1-2020-05"
    assert "it ends on 30 June 2020" in figures.build("MS1", reader, month="2020-06").title


def test_a_dark_measure_keeps_its_row_with_the_weeks_held_until_then(sample_reader):
    row = of(figures.build("MS1", sample_reader(), month="2020-06"), "RT1")
    assert row["State"] == State.NO_DATA
    assert "cannot be extracted" in row["Why there is no data"]
    assert "Promised by 31 August 2020" in row["Why there is no data"]
    assert (row["Weeks held"], row["Month"]) == ("3 of 4", "83.8%")


def test_the_state_is_that_of_the_last_week_of_the_month_not_of_the_newest(sample_reader):
    reader = sample_reader()
    newest = of(figures.build("WK1", reader), "CH3")
    june = of(figures.build("MS1", reader, month="2020-06"), "CH3")
    assert (june["State"], june["Signal"]) == (newest["State"], newest["Signal"])
    assert june["Last figure"] == f"{newest['Last figure']} (w/e 28 Jun 2020)"
    earlier = figures.build("MS1", reader, month="2019-06")
    states = set(earlier.table["State"])
    assert states <= {
        State.NO_CHANGE, State.CONCERN, State.IMPROVEMENT, State.CHANGE, State.NO_VERDICT, State.NONE
    }
    assert of(earlier, "CH3")["Last figure"].endswith("(w/e 30 Jun 2019)")


def test_the_summary_says_what_signalled_what_chance_gives_and_that_it_is_not_real(sample_reader):
    figure = figures.build("MS1", sample_reader())
    assert figure.id == "MS1-2020-06"
    assert figure.title.endswith("out of the ordinary at the end of June 2020")
    assert figure.notes[0].startswith("Chance alone would give")
    assert figure.period == "June 2020: 4 weeks, ending Sunday 7, 14, 21 and 28 June 2020"
    assert figure.file_name == "MS1-2020-06-illustrative.csv"
    assert figure.illustrative


def test_no_verb_of_change_stands_beside_two_figures(sample_reader):
    figure = figures.build("MS1", sample_reader())
    untested = figure.table[figure.table["State"] == State.NO_CHANGE].drop(columns="Unit").astype(str)
    told = " ".join(untested[["Month", "Worked out from", "Month before", "Signal"]].stack())
    assert not {"rose", "fell", "up", "down", "higher", "lower", "better", "worse"} & set(told.split())


def test_what_was_published_for_a_period_inside_the_month_is_shown_with_its_source(sample_reader):
    figure = figures.build("MS1", sample_reader(), month="2020-06")
    assert of(figure, "CJ1")["Published in the month"] == "over 1,200 (mid-June 2020)"
    # The 92% of January to March was published, but not for a period in June.
    assert of(figure, "CH1")["Published in the month"] == ""
    assert "Police and Crime Panel report, 15 June 2020" in figure.source


def test_sources_that_disagree_about_a_period_in_the_month_are_both_shown(sample_reader):
    charts, june = control_charts_of(sample_reader()), month_of("2020-06")
    one = published_inside(charts, june, "WM")
    other = one.assign(value=1300.0, qualifier=None, source="Another paper")
    months = Months(charts, june, "WM", {}, pd.concat([one, other]), {}, lambda _code: "")
    row = row_of(months, charts.measures["CJ1"])
    assert row.published == "over 1,200 or 1,300 (mid-June 2020)"


def test_a_break_between_two_months_is_marked_and_explained(june, bare_reader):
    assert not any("[b]" in note for note in june.notes)
    with open_recorder(operator()) as recorder:
        recorder.events.record("break", "CH1", None, date(2020, 5, 20), "New telephone system")
    figure = figures.build("MS1", bare_reader())
    assert of(figure, "CH1")["Month before"] == "50.0% [b]"
    assert of(figure, "CH9")["Month before"] == "7"
    assert any(note.startswith("[b]") for note in figure.notes)


@pytest.mark.usefixtures("june")
def test_commentary_of_the_month_and_every_action_are_there_and_nothing_else(bare_reader):
    with open_recorder(operator()) as recorder:
        recorder.commentary.comment("CH1", None, date(2020, 6, 21), "Two lines were down.")
        recorder.commentary.comment("CH1", None, date(2020, 5, 24), "About May.")
        recorder.commentary.comment(None, None, None, "A quiet month.")
        recorder.commentary.action("CH9", None, "Ask for the cause.", "J Smith", JULY + timedelta(days=20))
    reader = bare_reader()
    notes = figures.build("MS2", reader, month="2020-06")
    assert list(notes.table["Text"]) == ["A quiet month.", "Two lines were down.", "Ask for the cause."]
    summary = figures.build("MS1", reader, month="2020-06")
    assert of(summary, "CH1")["Commentary"].startswith("Comment: Two lines were down. (about the period")
    assert "By J Smith, due 26 Jul 2020" in of(summary, "CH9")["Commentary"]
    assert of(summary, "CH6")["Commentary"] == ""


def test_an_area_has_its_own_figures_and_what_is_dark_for_the_force_is_dark_there(sample_reader):
    figure = figures.build("MS1-2020-06-SH", sample_reader())
    assert figure.id == figure.key == "MS1-2020-06-SH"
    assert of(figure, "CH1")["Month"] == "Force only"
    assert of(figure, "RT1")["State"] == State.NO_DATA
    assert of(figure, "SS1")["Weeks held"] == "4 of 4"


@pytest.mark.parametrize("key", ["MS1-2020", "MS1-2020-13", "MS1-2020-06-XX", "MS1-2031-01", "MS3-2020-06"])
def test_a_key_that_names_no_month_or_area_is_refused(sample_reader, key):
    with pytest.raises(KeyError):
        figures.build(key, sample_reader())


@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_the_summary_is_for_the_office_only(sample_reader, role):
    for key in ("MS1", "MS2", "MS3", "MS1-2020-06"):
        with pytest.raises(KeyError):
            figures.build(key, sample_reader(role))


def test_without_a_figure_there_is_no_month(bare_reader):
    for key in ("MS1", "MS2"):
        figure = figures.build(key, bare_reader())
        assert figure.title == "No complete month is held yet"
        assert figure.table.empty
        assert figure.period == ""


def test_the_summary_is_read_with_two_statements_more_than_the_weekly_table(sample_reader):
    reader = sample_reader()
    figures.build("WK1", reader)
    with statements() as sent:
        figures.build("MS1", reader)
    assert len(sent) <= 2, "\n".join(sent)


def test_months_are_ordered_and_the_summary_stands_in_the_list_of_figures():
    assert Month(date(2020, 5, 1)) < month_of("2020-06")
    assert {"MS1", "MS2", "MS3"} <= set(STANDING)
