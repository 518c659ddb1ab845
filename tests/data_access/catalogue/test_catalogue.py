"""What a reader of the catalogue would notice: every measure is there, defined, and can be looked up."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from figures.registry import STANDING

REPOSITORY = Path(__file__).parents[3]
CATALOGUE = REPOSITORY / "data_access" / "catalogue"
SAMPLE = REPOSITORY / "sample_data"
METRICS_OF_THE_WEEKLY_DASHBOARD = {str(number) for number in range(1, 55)}
SHORTEST_DEFINITION = 30
WITHOUT_END = "9999-12-31"
WORDS = {
    "kind": {"count", "proportion", "rate", "mean", "median", "money"},
    "better": {"higher", "lower", "neither"},
    "cadence": {"week", "month", "quarter", "year"},
    "audience": {"public", "office"},
    "by_area": {"true", "false"},
    "small_numbers": {"true", "false"},
    "snapshot": {"true", "false"},
}


def table(path: Path) -> pd.DataFrame:
    """A file as it is written: everything as text, nothing guessed."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


MEASURES = table(CATALOGUE / "measures.csv")
STANDARDS = table(CATALOGUE / "standards.csv")
DARK = table(SAMPLE / "dark.csv")
CODES = set(MEASURES["code"])


def by_code(column: str) -> dict[str, str]:
    """One column of the measures that fill it, by their code."""
    filled = MEASURES[MEASURES[column] != ""]
    return dict(zip(filled["code"], filled[column], strict=True))


def test_every_metric_of_the_weekly_dashboard_has_a_measure() -> None:
    assert set(by_code("number").values()) == METRICS_OF_THE_WEEKLY_DASHBOARD


def test_no_two_measures_share_a_code_or_a_name() -> None:
    assert MEASURES["code"].is_unique
    assert MEASURES["name"].is_unique


def test_no_measure_takes_the_key_of_a_standing_figure() -> None:
    assert CODES.isdisjoint(STANDING)


@pytest.mark.parametrize("column", WORDS)
def test_words_are_those_the_product_knows(column: str) -> None:
    assert set(MEASURES[column]) <= WORDS[column]


@pytest.mark.parametrize("column", ["counterpart", "follows"])
def test_another_measure_that_is_named_exists_and_is_another(column: str) -> None:
    named = by_code(column)
    assert set(named.values()) <= CODES
    assert not [code for code, other in named.items() if code == other]


def test_every_objective_is_one_of_the_plan() -> None:
    assert set(by_code("objective").values()) <= set(table(CATALOGUE / "plan_objectives.csv")["code"])


def test_every_999_and_101_measure_says_on_which_clock_it_runs() -> None:
    calls = MEASURES[MEASURES["name"].str.contains("999|101")]
    assert len(calls) == 12
    assert calls["clock"].str.startswith(("Force clock", "National clock")).all()


def test_a_name_that_says_its_clock_agrees_with_the_clock() -> None:
    told = MEASURES.assign(which=MEASURES["name"].str.extract(r"\((force|national) clock\)", expand=False))
    for which in ("force", "national"):
        clocks = told.loc[told["which"] == which, "clock"]
        assert len(clocks)
        assert clocks.str.startswith(f"{which.title()} clock").all()


def test_every_definition_is_a_sentence() -> None:
    short = MEASURES["definition"].str.len() < SHORTEST_DEFINITION
    open_ended = ~MEASURES["definition"].str.endswith(".")
    assert MEASURES[short | open_ended]["code"].tolist() == []


def test_a_percentage_is_a_proportion_and_says_of_what() -> None:
    shares = MEASURES["kind"] == "proportion"
    assert MEASURES[shares]["unit"].str.startswith("% of ").all()
    percent = MEASURES["unit"].str.startswith("%")
    assert MEASURES[percent & ~shares]["unit"].unique().tolist() == ["% change"]


def test_every_measure_has_somebody_who_owes_it_by_a_day() -> None:
    assert (MEASURES["owner"] != "").all()
    assert (MEASURES["due_days"].astype(int) > 0).all()


def test_small_counts_are_kept_only_of_public_counts() -> None:
    kept = MEASURES[MEASURES["small_numbers"] == "true"]
    assert len(kept)
    assert set(kept["audience"]) == {"public"}
    assert set(kept["kind"]) == {"count"}


def test_standards_are_of_known_measures_and_from_known_sources() -> None:
    assert set(STANDARDS["measure"]) <= CODES
    assert set(STANDARDS["source"]) <= set(table(CATALOGUE / "sources.csv")["code"])
    assert (STANDARDS[["label", "locator"]] != "").all(axis=None)
    assert STANDARDS["value"].astype(float).between(0, 100).all()


def test_standards_have_real_dates_and_end_after_they_start() -> None:
    for column in ("starts", "ends", "known_from"):
        written = STANDARDS[column][STANDARDS[column] != ""]
        pd.to_datetime(written, format="%Y-%m-%d", errors="raise")
    assert (STANDARDS[["starts", "known_from"]] != "").all(axis=None)
    assert (STANDARDS["starts"] < STANDARDS["ends"].replace("", WITHOUT_END)).all()


def test_no_standard_is_known_before_its_source_was_out() -> None:
    out = table(CATALOGUE / "sources.csv").set_index("code")["published"]
    assert (STANDARDS["known_from"] >= STANDARDS["source"].map(out)).all()


def overlapping(standards: pd.DataFrame) -> list[str]:
    """The measures with a standard that starts before the one before it has ended."""
    ordered = standards.sort_values("starts")
    before = ordered.groupby("measure")["ends"].shift()
    early = ordered["starts"] <= before.replace("", WITHOUT_END)
    return sorted(set(ordered.loc[early, "measure"]))


def test_standards_that_overlap_are_found() -> None:
    columns = ["measure", "starts", "ends"]
    one, two, three = ("X1", "X2", "X3")
    assert overlapping(pd.DataFrame(
        [
            (one, "2020-06-01", ""), (one, "2019-06-01", "2020-06-01"),
            (two, "2020-01-01", ""), (two, "2020-02-01", ""),
            (three, "2019-06-01", "2020-05-31"), (three, "2020-06-01", ""),
        ],
        columns=columns,
    )) == [one, two]


def test_a_measure_has_one_standard_at_a_time() -> None:
    columns = ["measure", "starts", "ends"]
    standards = pd.concat([STANDARDS[columns], table(SAMPLE / "targets.csv")[columns]])
    assert len(standards)
    assert overlapping(standards) == []


NAMING_MEASURES = [
    path.name for path in sorted(SAMPLE.glob("*.csv")) if "measure" in table(path).columns
]


def test_the_files_of_the_sample_that_name_measures_are_found() -> None:
    assert {"dark.csv", "illustrative_weekly.csv", "published.csv", "targets.csv"} <= set(NAMING_MEASURES)


@pytest.mark.parametrize("name", NAMING_MEASURES)
def test_the_sample_names_only_measures_of_the_catalogue(name: str) -> None:
    named = set(table(SAMPLE / name)["measure"]) - {""}
    assert named
    assert named <= CODES


def test_every_dark_figure_says_why_and_who_owes_it() -> None:
    assert (DARK[["reason", "owner"]] != "").all(axis=None)
    assert set(DARK["value"]) == {""}


def test_a_dark_figure_is_for_one_whole_week_or_month() -> None:
    cadence = by_code("cadence")
    start, end = pd.to_datetime(DARK["period_start"]), pd.to_datetime(DARK["period_end"])
    weekly = DARK["measure"].map(cadence) == "week"
    assert set(DARK[~weekly]["measure"].map(cadence)) == {"month"}
    assert (start[weekly].dt.day_of_week == 0).all()
    assert ((end - start)[weekly].dt.days == 6).all()
    assert start[~weekly].dt.is_month_start.all()
    assert (end[~weekly] == start[~weekly] + pd.offsets.MonthEnd()).all()
