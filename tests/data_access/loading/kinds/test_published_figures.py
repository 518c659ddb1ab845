"""Published figures: each is charted under its source, or kept in words; none is guessed or lost."""

from __future__ import annotations

import csv
from datetime import date

import pandas as pd
import pytest

from data_access import open_reader
from data_access.access.roles import operator
from data_access.database.engine import reading
from data_access.loading.kinds.addresses import is_address, plain_address, published_on, title_of
from data_access.loading.kinds.published_metrics import metric_of, published_metrics
from data_access.loading.lookup import Catalogue
from data_access.models import Observation, Statement
from tests.data_access.helpers import csv_text, data_state, load, only_error, read, refused, rows_in

STAR = "https://www.shropshirestar.com/news/crime/2022/05/31/majority-of-999-calls/"
ROW = {
    "domain": "Call handling", "metric": "999 abandonment", "area": "West Mercia",
    "period": "Q4 2019/20", "value": "1.1", "unit": "%", "source": "Delivery plan extract to June 2020",
    "source_kind": "panel paper", "note": "",
}
CONFIDENCE = {"domain": "Confidence (force-wide)", "metric": "Confidence in WMP (agree)", "value": "85"}
AWARD = {"domain": "Victim services", "metric": "Complex Care Pathfinder award", "unit": "GBP over 2 yrs"}
KILLED = {"domain": "Road safety", "metric": "Killed", "unit": "people", "period": "2024", "value": "3"}


@pytest.fixture
def figures(store, tmp_path):
    """Call it with changes to a good row to have that file loaded."""
    assert store is not None
    made = iter(range(9))

    def make(*changes, **options):
        return load(file_of(tmp_path, *changes, name=f"figures{next(made)}.csv"), **options).files[0]

    return make


def file_of(folder, *changes, name="figures.csv"):
    path = folder / name
    path.write_text(csv_text({**ROW, **change} for change in changes), encoding="utf-8")
    return path


def statements(as_at=None):
    with open_reader(operator(), as_at) as reader:
        return reader.office_records.statements()


def counts(report):
    return report.rows_read, report.rows_stored, report.revised, report.skipped


def test_a_figure_is_stored_under_its_source(figures):
    assert counts(figures({"note": "higher than projected", "locator": "B1.1"})) == (1, 1, 0, 0)
    row = read("CH2").iloc[0]
    assert (row["area"], row["value"], row["status"], row["strand"]) == (
        "WM", 1.1, "final", "plan-2020-06"
    )
    assert (row["period_start"], row["period_end"]) == (
        pd.Timestamp("2020-01-01"), pd.Timestamp("2020-03-31")
    )
    assert (row["note"], row["locator"], row["source"]) == (
        "higher than projected", "B1.1", "Delivery plan extract to June 2020"
    )
    assert rows_in(Statement) == 0


def test_papers_that_disagree_are_both_kept(figures):
    plan = CONFIDENCE | {"value": "83", "unit": "% (around)"}
    paper = CONFIDENCE | {"source": "Police and Crime Panel report, 15 June 2020"}
    figures(paper, plan)
    rows = read("PC1").set_index("strand")
    assert rows["value"].to_dict() == {"panel-2020-06": 85.0, "plan-2020-06": 83.0}
    assert rows["qualifier"].to_dict() == {"panel-2020-06": None, "plan-2020-06": "around"}


@pytest.mark.parametrize(
    ("unit", "qualifier", "note"),
    [("% (more than)", "more than", None), ("% (little over)", "a little over", None),
     ("% (9 officers)", None, "9 officers"), ("%", None, None)],
)
def test_words_beside_the_unit_qualify_the_value_or_are_a_remark(figures, unit, qualifier, note):
    figures({"unit": unit})
    row = read("CH2").iloc[0]
    assert (row["qualifier"], row["note"], row["value"]) == (qualifier, note, 1.1)


def test_the_table_gives_a_qualifier_that_the_metric_itself_says(figures):
    figures({"domain": "Crime", "metric": "Stop searches per month (mean)", "value": "412",
             "unit": "searches", "period": "Oct 2019-Mar 2020"})
    assert list(read("SS1")["qualifier"]) == ["average a month"]


@pytest.mark.parametrize(
    ("kind", "status", "second_hand"),
    [("press of ONS", "reported-in-press", True), ("campaign site", "reported-in-press", True),
     ("trade press", "reported-in-press", True), ("PCC minutes", "final", False), ("", "final", False)],
)
def test_what_a_newspaper_says_is_second_hand(figures, kind, status, second_hand):
    figures({"source": STAR, "source_kind": kind})
    row = read("CH2").iloc[0]
    assert (row["status"], bool(row["second_hand"])) == (status, second_hand)


def test_a_new_address_is_a_source_with_its_site_as_publisher_and_its_day(figures):
    figures({"source": STAR}, CONFIDENCE | {"source": STAR.replace("www.", "")[:-1]})
    rows = read()
    assert set(rows["source"]) == {"shropshirestar.com: news, crime, majority of 999 calls"}
    assert set(rows["source_published"]) == {pd.Timestamp("2022-05-31")}
    assert set(rows["source_address"]) == {STAR}
    assert set(rows["strand"]) == {plain_address(STAR)}


def test_a_source_of_the_sample_is_found_by_its_address_its_title_and_another_name(sample_store):
    assert sample_store is not None
    with reading() as session:
        catalogue = Catalogue.read(session)
        found = [
            catalogue.source_codes[catalogue.source(name)] for name in (
                "https://shropshirestar.com/news/crime/2020/06/08/shropshire-survey-shows-more-required"
                "-to-beat-anti-social-behaviour", "Delivery plan extract, June 2020",
                "Delivery plan extract to June 2020", "panel-2020-06",
            )
        ]
    assert found == ["star-2020-06-08", "plan-2020-06", "plan-2020-06", "panel-2020-06"]


@pytest.mark.parametrize(
    ("change", "value", "why"),
    [
        ({"metric": "101 answered <=2 min", "value": "70", "period": "latest quarter (undated 2024)"},
         70.0, "The period is not exact."),
        ({"metric": "999 answered <=10 s", "value": "88", "period": "Sep 2021"}, 88.0,
         "The source does not say which clock is meant, the force's or the national one."),
        ({"metric": "101 target: share of calls answered in standard", "unit": "% target"}, 1.1,
         "A target, not a figure; its time limit is not known."),
        ({"value": "nearly all"}, None, "The value is in words."),
        ({"value": "1e999"}, None, "The value is in words."),
        ({"unit": "calls"}, 1.1, "The unit is not that of the measure."),
        ({"unit": "% (around) or so"}, 1.1, "The unit is not that of the measure."),
        (KILLED | {"unit": "% target"}, 3.0, "The unit is not that of the measure."),
        (KILLED | {"unit": "GBP"}, 3.0, "The unit is not that of the measure."),
        (KILLED | {"area": "Shropshire county (incl. T&W)"}, 3.0, "The catalogue has no such area."),
        (AWARD | {"value": "650000", "period": "Feb 2023 Panel"}, 650000.0,
         "Money of one award; no measure."),
    ],
)
def test_what_cannot_be_charted_is_kept_as_it_was_written(figures, change, value, why):
    assert counts(figures(change)) == (1, 1, 0, 0)
    row = statements().iloc[0]
    written = {**ROW, **change}
    assert row["kind"] == "figure"
    for name, column in (("measure", "metric"), ("area", "area"), ("period", "period"),
                         ("value", "value")):
        assert row[f"{name}_as_written"] == written[column]
    assert row["unit"] == written["unit"]
    assert row["value"] == value or (value is None and pd.isna(row["value"]))
    assert row["note"].endswith(why)
    assert rows_in(Observation) == 0


def test_a_statement_names_the_measure_and_the_days_where_they_are_known(figures):
    figures({"value": "nearly all"}, {"metric": "999 answered <=10 s", "value": "88"})
    rows = statements().set_index("value_as_written")
    assert list(rows.loc["nearly all", ["measure", "area"]]) == ["CH2", "WM"]
    assert rows.loc["88", "measure"] is None
    assert set(rows["period_start"]) == {pd.Timestamp("2020-01-01")}


@pytest.mark.parametrize("unit", ["date", "event"])
def test_a_date_and_an_event_are_told_as_such(figures, unit):
    figures({"domain": "Estates", "metric": "Northern hub / Monkmoor sale target", "unit": unit,
             "value": "by 2030", "period": "June 2022 strategy"})
    row = statements().iloc[0]
    assert (row["kind"], row["value_as_written"]) == (unit, "by 2030")
    assert row["date_as_written"] == ("by 2030" if unit == "date" else None)
    assert pd.isna(row["value"])


def test_both_sums_of_one_award_are_kept(figures):
    figures(AWARD | {"value": "1300000", "period": "Q3 2022/23", "source": STAR},
            AWARD | {"value": "650000", "period": "Feb 2023 Panel"})
    assert sorted(statements()["value"]) == [650000.0, 1300000.0]


@pytest.mark.parametrize(
    ("metric", "note", "measure"),
    [("999 answered <=10 s", "force system", "CH1"), ("999 answered <=10 s", "", None),
     ("999 answered <=10 s (force clock)", "", "CH1"),
     ("999 answered <=10 s (national)", "", "CH5"),
     ("999 mean answer time (national BT clock)", "", "CH7"),
     ("101 answered <=2 min", "", "CH10"), ("101 answered <=30 s", "", "CH3")],
)
def test_a_clock_is_never_guessed(metric, note, measure):
    found = metric_of("Call handling", metric, note)
    assert found is not None
    assert found.measure == measure


@pytest.mark.parametrize("metric", ["Crime/ASB not a problem", "ASB not much of a problem"])
def test_no_problem_is_a_measure_of_its_own_and_never_100_minus_the_other(figures, metric):
    figures({"domain": "Confidence by LPA", "metric": metric, "value": "81", "area": "Herefordshire"})
    assert list(read()["measure"]) == ["PC18"]
    assert list(read()["value"]) == [81.0]


@pytest.mark.parametrize(
    ("metric", "value", "period", "start", "end"),
    [("Homicide, rolling 12 months", "24", "to Oct 2022", "2021-11-01", "2022-10-31"),
     ("Homicide (as first reported)", "20", "2022/23", "2022-04-01", "2023-03-31")],
)
def test_homicides_of_twelve_months(figures, metric, value, period, start, end):
    figures({"domain": "Crime", "metric": metric, "value": value, "period": period,
             "unit": "offences"})
    row = read("CR6").iloc[0]
    assert (row["period_start"], row["period_end"]) == (pd.Timestamp(start), pd.Timestamp(end))
    assert row["value"] == float(value)
    assert row["qualifier"] == ("first reported as" if value == "20" else None)


def test_a_day_and_a_month_stand_for_themselves(figures):
    officers = {"domain": "Workforce", "metric": "Police officers (headcount)", "unit": "officers"}
    figures(officers | {"value": "2494", "period": "31 Mar 2023"},
            officers | {"value": "2354", "period": "Jan 2022"},
            officers | {"metric": "Uplift officers added", "value": "165", "period": "to Sep 2021"})
    rows = read("WF1", "WF3")
    assert [str(day.date()) for day in rows["period_start"]] == [
        "2022-01-01", "2023-03-31", "2021-09-01"
    ]
    assert [str(day.date()) for day in rows["period_end"]] == [
        "2022-01-31", "2023-03-31", "2021-09-30"
    ]
    assert list(rows["period_as_written"]) == [None, None, "to Sep 2021"]


def test_worcestershire_is_the_group(figures):
    figures(CONFIDENCE | {"area": "Worcestershire"})
    assert list(read("PC1")["area"]) == ["WO"]


def test_a_metric_the_table_does_not_have_is_skipped_and_named(figures):
    report = figures({}, {"metric": "Dogs in service"})
    assert counts(report) == (2, 1, 0, 1)
    assert report.unknown == 1
    assert report.notes == (
        "row 3 skipped: the metric 'Dogs in service' of 'Call handling' is not in"
        " published_metrics.csv",
    )


def test_two_figures_of_one_source_and_period_the_second_is_a_statement(figures):
    report = figures({}, {"value": "1.4"}, {"value": "1.1"})
    assert counts(report) == (3, 2, 0, 1)
    assert list(read("CH2")["value"]) == [1.1]
    assert list(statements()["value"]) == [1.4]
    assert report.notes == (
        "row 3 kept as a statement: row 2 has another figure of the same measure, area, period and"
        " source",
        "row 4 skipped: row 2 already says so",
    )


def test_two_statements_of_one_metric_are_both_kept_and_an_equal_one_is_not(figures):
    report = figures(AWARD, AWARD | {"value": "5"}, AWARD | {"value": "7"}, AWARD | {"value": "5"})
    assert counts(report) == (4, 3, 0, 1)
    assert sorted(statements()["value"]) == [1.1, 5.0, 7.0]
    assert [code[-4:] for code in statements()["statement"]] == ["9/20", " (2)", " (3)"]


def test_what_a_source_corrects_is_a_revision(figures):
    figures({}, AWARD, known_from=date(2024, 1, 1))
    report = figures({"value": "1.2"}, AWARD | {"value": "2"}, known_from=date(2024, 2, 1))
    assert counts(report) == (2, 2, 2, 0)
    assert (list(read("CH2")["value"]), list(statements()["value"])) == ([1.2], [2.0])
    before = date(2024, 1, 31)
    assert list(read("CH2", as_at=before)["value"]) == [1.1]
    assert list(statements(before)["value"]) == [1.1]


def test_a_row_that_says_since_when_it_was_known_is_believed(figures):
    figures({"known_from": "2020-07-03"}, AWARD | {"known_from": "2023-02-01"})
    assert list(read("CH2")["known_from"]) == [pd.Timestamp("2020-07-03")]
    assert list(statements()["known_from"]) == [pd.Timestamp("2023-02-01")]


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [({"value": "140"}, "value", "between 0 and 100"),
     (KILLED | {"value": "2.5"}, "value", "whole number"), (KILLED | {"value": "-1"}, "value", "0 or more"),
     ({"value": ""}, "value", "must not be empty"), ({"source": ""}, "source", "must not be empty"),
     ({"period": ""}, "period", "must not be empty"), ({"known_from": "soon"}, "known_from", "not a date")],
)
def test_what_cannot_be_right_is_refused(store, tmp_path, change, column, words):
    assert store is not None
    error = only_error(file_of(tmp_path, change))
    assert (error.row, error.column) == (2, column)
    assert words in error.reason
    assert rows_in(Statement) == 0


def test_a_file_without_the_source_is_refused(store, tmp_path):
    assert store is not None
    path = tmp_path / "figures.csv"
    path.write_text(csv_text([{key: cell for key, cell in ROW.items() if key != "source"}]))
    assert [error.column for error in refused(path).errors] == ["source"]


def test_statements_alone_are_real_and_move_the_pages_off_the_day_of_the_sample(sample_store, tmp_path):
    assert sample_store is not None
    load(file_of(tmp_path, AWARD))
    assert data_state().real_since is not None


@pytest.mark.parametrize(
    ("address", "title"),
    [("https://www.x.org", "x.org"), ("https://x.org/a-b/c_d.html", "x.org: a b, c d"),
     ("https://x.org/mgAi.aspx?ID=5&T=1", "x.org: mgAi.aspx, ID 5, T 1"),
     ("https://x.org/news/2437080.74-residents-say", "x.org: news, 74 residents say"),
     ("https://x.org/news/20199402.survey-shows", "x.org: news, survey shows")],
)
def test_an_address_has_a_title_to_show(address, title):
    assert is_address(address)
    assert title_of(address) == title


@pytest.mark.parametrize(
    "text", ["Panel report", "see https://x.org", "http://[x", "https://", "ftp://x.org"]
)
def test_a_title_is_no_address(text):
    assert not is_address(text)


@pytest.mark.parametrize(
    ("address", "day"),
    [("https://x.org/2022/05/31/y", date(2022, 5, 31)), ("https://x.org/2022/13/31/y", None),
     ("https://x.org/2022/05/31", None), ("https://x.org/y", None)],
)
def test_a_day_in_the_path_is_the_day_of_publication(address, day):
    assert published_on(address) == day


@pytest.mark.usefixtures("store")
def test_every_line_of_the_table_names_a_measure_or_says_why_not():
    with reading() as session:
        codes = Catalogue.read(session).measures
    lines = [line for found in published_metrics().values() for line in found]
    assert [line.measure for line in lines if line.measure and line.measure not in codes] == []
    assert [line for line in lines if not line.measure and not line.note] == []
    assert {line.to for line in lines} <= {None, "month", "year"}
    assert all(sum(not line.contains for line in found) == 1 for found in published_metrics().values())


@pytest.fixture
def published(real_data):
    """The published figures, beside the folder of real data."""
    return real_data.parent / "figures" / "published_figures.csv"


def test_every_metric_of_the_file_is_in_the_table(published):
    with published.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = {(row["domain"], row["metric"]) for row in rows}
    assert len(told) == 108 == len(published_metrics())
    assert [pair for pair in told if metric_of(*pair, "") is None] == []


@pytest.mark.usefixtures("store")
def test_all_of_the_file_is_stored_once_and_nothing_of_it_twice(published):
    first, second = (load(published).files[0] for _ in range(2))
    assert counts(first) == (212, 212, 0, 0)
    assert counts(second) == (212, 0, 0, 212)
    assert (rows_in(Observation), rows_in(Statement)) == (145, 67)
    in_words = [note for note in first.notes if "kept in words, not charted" in note]
    assert sum(int(note.split()[0]) for note in in_words) == 67
    assert first.notes == tuple(in_words)
    assert set(read("PC1", areas=["WM"], end=date(2020, 3, 31))["value"]) == {85.0, 83.0}


@pytest.mark.usefixtures("sample_store")
def test_the_sample_holds_47_of_them_already(published):
    before, said = rows_in(Observation), rows_in(Statement)
    assert counts(load(published).files[0]) == (212, 165, 0, 47)
    assert rows_in(Observation) - before == 101
    held = read("PC3", areas=["SH"], end=date(2020, 3, 31))
    assert list(held.loc[held["status"] != "illustrative", "value"]) == [61.0]
    assert rows_in(Statement) - said == 64
