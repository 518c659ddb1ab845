"""What a reader of the sample data would notice: it agrees with what was published, and says so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

SAMPLE = Path(__file__).parents[1] / "sample_data"
FILES = sorted(path.name for path in SAMPLE.glob("*.csv"))
LOCAL_AREAS = ["HE", "NW", "SH", "SW", "TW"]
QUARTER_4 = ("2020-01-05", "2020-03-29")
HALF_YEAR = ("2019-10-06", "2020-03-29")
DATE_COLUMNS = {
    "published", "period_start", "period_end", "known_from", "promised",
    "starts", "ends", "next_step_due", "on", "happened_on",
}


def table(name: str) -> pd.DataFrame:
    """A file as it is written: everything as text, nothing guessed."""
    return pd.read_csv(SAMPLE / name, dtype=str, keep_default_na=False)


def weekly(measure: str, area: str = "WM") -> pd.DataFrame:
    """One illustrative series with its numbers as numbers, by week."""
    frame = table("illustrative_weekly.csv")
    frame = frame[(frame["measure"] == measure) & (frame["area"] == area)]
    numbers = ["value", "numerator", "denominator"]
    return frame.assign(**frame[numbers].apply(pd.to_numeric)).set_index("period_end")


def made_again(folder: Path) -> int:
    """The exit code of the generator's own comparison, run in ``folder``."""
    command = [sys.executable, str(folder / "make_illustrative.py"), "--check"]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("measure", "weeks", "published", "decimals"),
    [
        ("CH1", QUARTER_4, 92, 0),
        ("CH2", QUARTER_4, 1.1, 1),
        ("CH3", QUARTER_4, 78, 0),
        ("CH4", QUARTER_4, 11, 0),
        ("SS2", HALF_YEAR, 36, 0),
    ],
)
def test_weeks_agree_with_the_published_share(
    measure: str, weeks: tuple[str, str], published: float, decimals: int
) -> None:
    chosen = weekly(measure).loc[slice(*weeks)]
    ratio = 100 * chosen["numerator"].sum() / chosen["denominator"].sum()
    assert len(chosen) == {QUARTER_4: 13, HALF_YEAR: 26}[weeks]
    assert round(chosen["value"].mean(), decimals) == published
    assert round(ratio, decimals) == published


@pytest.mark.parametrize("measure", ["CH1", "CH2", "CH3", "CH4", "SS1", "SS2"])
def test_the_published_figure_is_there_beside_the_illustrative_one(measure: str) -> None:
    frame = table("published.csv")
    frame = frame[(frame["measure"] == measure) & (frame["source"] == "plan-2020-06")]
    values = {"CH1": "92", "CH2": "1.1", "CH3": "78", "CH4": "11", "SS1": "412", "SS2": "36"}
    assert frame["value"].tolist() == [values[measure]]


def test_stop_searches_come_to_six_months_of_412() -> None:
    assert weekly("SS1").loc[slice(*HALF_YEAR), "value"].sum() == 6 * 412 == 2472


def test_local_areas_add_up_to_the_force_every_week() -> None:
    searches = pd.concat([weekly("SS1", area)["value"] for area in LOCAL_AREAS], axis=1).sum(axis=1)
    assert (searches == weekly("SS1")["value"]).all()
    for column in ("numerator", "denominator"):
        parts = pd.concat([weekly("SS2", area)[column] for area in LOCAL_AREAS], axis=1).sum(axis=1)
        assert (parts == weekly("SS2")[column]).all()
    for area in ["WM", *LOCAL_AREAS]:
        assert (weekly("SS2", area)["denominator"] == weekly("SS1", area)["value"]).all()


def test_shropshire_has_clearly_the_lowest_share_of_positive_searches() -> None:
    totals = {area: weekly("SS2", area)[["numerator", "denominator"]].sum() for area in LOCAL_AREAS}
    shares = {area: 100 * both["numerator"] / both["denominator"] for area, both in totals.items()}
    assert shares.pop("SH") < min(shares.values()) - 5


def test_percentages_are_their_numerator_over_their_denominator() -> None:
    frame = table("illustrative_weekly.csv")
    shares = frame[frame["numerator"] != ""]
    worked = 100 * shares["numerator"].astype(int) / shares["denominator"].astype(int)
    assert (worked - shares["value"].astype(float)).abs().max() <= 0.005001
    assert set(frame[frame["numerator"] == ""]["measure"]) == {"SS1"}


def test_lockdown_brings_fewer_calls_and_june_brings_them_back() -> None:
    for measure in ("CH2", "CH4"):
        calls = weekly(measure)["denominator"]
        before = calls.loc["2020-02-02":"2020-03-22"].mean()
        assert calls.loc["2020-03-29":"2020-04-26"].mean() < 0.92 * before
        assert calls.loc["2020-06-14":].mean() > before


def test_101_answering_rises_over_the_last_months_before_april_2020() -> None:
    values = weekly("CH3")["value"]
    autumn = values.loc["2019-09-01":"2019-10-27"].mean()
    winter = values.loc["2019-12-01":"2020-01-26"].mean()
    assert autumn < winter < values.loc["2020-02-02":"2020-03-29"].mean()


def test_every_weekly_row_says_that_it_is_illustrative() -> None:
    frame = table("illustrative_weekly.csv")
    assert set(frame["status"]) == set(frame["source"]) == {"illustrative"}
    assert set(frame["note"]) == {"Illustrative: not real figures"}


def test_weeks_are_sundays_without_a_gap_known_the_tuesday_after() -> None:
    frame = table("illustrative_weekly.csv")
    sundays = pd.date_range("2017-07-09", "2020-07-05", freq="7D").strftime("%Y-%m-%d").tolist()
    for _, series in frame.groupby(["measure", "area"]):
        assert series["period_end"].tolist() == sundays
    ends = pd.to_datetime(frame["period_end"])
    assert set(ends.dt.day_name()) == {"Sunday"}
    assert (pd.to_datetime(frame["known_from"]) - ends).dt.days.eq(2).all()


def test_the_generator_gives_the_committed_file() -> None:
    assert made_again(SAMPLE) == 0


def test_the_generator_notices_a_changed_file(tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "make_illustrative.py", tmp_path)
    text = (SAMPLE / "illustrative_weekly.csv").read_text(encoding="utf-8")
    (tmp_path / "illustrative_weekly.csv").write_text(text + "x\n", encoding="utf-8")
    assert made_again(tmp_path) == 1


@pytest.mark.parametrize("name", FILES)
def test_every_source_is_listed(name: str) -> None:
    codes = table("sources.csv")["code"]
    assert codes.is_unique
    frame = table(name)
    used = set(frame["source"]) if "source" in frame else set()
    assert used <= set(codes)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_known_before_its_source_was_out(name: str) -> None:
    frame = table(name)
    if "known_from" not in frame:
        return
    out = dict(table("sources.csv")[["code", "published"]].to_numpy().tolist())
    out["plan-2020-06"] = "2020-07-03"
    too_early = frame[frame["known_from"] < frame["source"].map(out)]
    assert too_early.empty, too_early
    assert (frame["known_from"] != "").all()


@pytest.mark.parametrize("name", FILES)
def test_dates_are_real_iso_dates_or_empty(name: str) -> None:
    frame = table(name)
    for column in DATE_COLUMNS & set(frame.columns):
        written = frame[column][frame[column] != ""]
        assert written.str.fullmatch(r"\d{4}-\d{2}-\d{2}").all(), (name, column)
        pd.to_datetime(written, format="%Y-%m-%d", errors="raise")


@pytest.mark.parametrize("name", FILES)
def test_no_period_ends_before_it_starts(name: str) -> None:
    frame = table(name)
    for first, last in (("period_start", "period_end"), ("starts", "ends")):
        if first in frame:
            both = frame[(frame[first] != "") & (frame[last] != "")]
            assert (both[first] <= both[last]).all()


@pytest.mark.parametrize("name", FILES)
def test_an_impossible_date_is_kept_as_words_only(name: str) -> None:
    frame = table(name)
    elsewhere = frame.drop(columns="date_as_written", errors="ignore")
    assert not elsewhere.apply(lambda column: column.str.contains("31st June")).any(axis=None)


def test_the_two_bridgnorth_dates_have_words_and_no_date() -> None:
    frame = table("milestone_dates.csv")
    impossible = frame[frame["date_as_written"] == "31st June"]
    assert impossible["milestone"].tolist() == ["ES11", "ES12"]
    assert set(impossible["on"]) == {""}
    assert ((frame["on"] != "") | (frame["date_as_written"] != "")).all()


def test_every_milestone_has_a_project_and_exactly_one_baseline() -> None:
    milestones = table("milestones.csv")
    dates = table("milestone_dates.csv")
    assert milestones["code"].is_unique
    assert set(milestones["project"]) <= set(table("projects.csv")["code"])
    baselines = dates[dates["kind"] == "baseline"]["milestone"]
    assert sorted(baselines) == sorted(milestones["code"])
    assert set(dates["kind"]) == {"baseline", "forecast", "actual"}
    assert set(dates["milestone"]) == set(milestones["code"])


def test_the_baseline_is_the_first_date_known_of_a_milestone() -> None:
    dates = table("milestone_dates.csv")
    for _, known in dates.groupby("milestone"):
        baseline = known[known["kind"] == "baseline"]["known_from"].item()
        assert baseline == known["known_from"].min()


def test_both_papers_are_kept_where_they_disagree() -> None:
    frame = table("published.csv")
    quarter = frame[(frame["area"] == "WM") & (frame["period_end"] == "2020-03-31")]
    for measure, panel, plan in (("PC1", "85", "83"), ("PC4", "69", "68")):
        both = quarter[quarter["measure"] == measure].set_index("source")
        assert both["value"].to_dict() == {"panel-2020-06": panel, "plan-2020-06": plan}
        assert both.loc["plan-2020-06", "qualifier"] == "around"


def test_a_figure_from_the_press_says_so() -> None:
    frame = table("published.csv")
    sources = table("sources.csv")
    press = set(sources[sources["second_hand"] == "true"]["code"])
    from_press = frame["source"].isin(press)
    assert set(frame[from_press]["status"]) == {"reported-in-press"}
    assert set(frame[~from_press]["status"]) == {"final"}


def test_a_dark_figure_has_no_number_but_a_reason_an_owner_and_a_promise() -> None:
    frame = table("dark.csv")
    assert frame["measure"].tolist() == ["RT1", "RT2"]
    assert set(frame["value"]) == {""}
    assert set(frame["status"]) == {"not-available"}
    assert (frame[["reason", "owner", "promised"]] != "").all(axis=None)


@pytest.mark.parametrize(
    ("name", "column", "allowed"),
    [
        ("contracts.csv", "status", "live, extended, re-commissioning, recruiting, proposed, "
         "no progress given"),
        ("funding.csv", "status", "bid, awarded, announced, expected"),
        ("milestones.csv", "state", "planned, at risk, due, early stage, on target, provisional, "
         "done, cancelled"),
        ("milestones.csv", "gate", "option, land, planning, contract, start, topping out, "
         "handover, operational, disposal, other"),
        ("events.csv", "kind", "break, mode, rebase, event"),
    ],
)
def test_states_are_words_the_product_knows(name: str, column: str, allowed: str) -> None:
    assert set(table(name)[column]) <= set(allowed.split(", "))


def test_the_readme_names_every_file_with_its_rows() -> None:
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(\w+\.csv)` \|.*\| (\d+) \|$", text, flags=re.MULTILINE))
    assert listed == {name: str(len(table(name))) for name in FILES}


def test_no_two_rows_give_the_same_source_the_same_thing_twice() -> None:
    frame = table("published.csv")
    key = ["measure", "area", "period_end", "source"]
    assert not frame.duplicated(key).any()
    for name in ("contracts.csv", "funding.csv", "projects.csv"):
        assert table(name)["code"].is_unique
