"""What a reader of the sample data would notice: it agrees with what was published, and says so."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

SAMPLE = Path(__file__).parents[1] / "sample_data"
FILES = sorted(path.name for path in SAMPLE.glob("*.csv"))
CATALOGUE = SAMPLE.parent / "data_access" / "catalogue" / "measures.csv"
LOCAL_AREAS = ["HE", "NW", "SH", "SW", "TW"]
FORCE_ONLY = {
    "CH1", "CH2", "CH3", "CH4", "CH6", "CH9", "CH11", "CH12", "CH13",
    "CR7", "CU1", "CU2", "IV4", "WF8", "WF9", "WF10",
}
SHARES = {"RT1", "RT4", "RT6", "CR9", "SS2"}
TIMES = ["RT2", "RT3"]
DARK = {"RT1", "RT2", "RT3", "RT4"}
WITHOUT_SERIES = {"CH10", "IN1", "DH1"}  # a later standard; counted by the product or not supplied
LAST_BEFORE_DARK = "2020-06-21"
QUARTER_4 = ("2020-01-05", "2020-03-29")
HALF_YEAR = ("2019-10-06", "2020-03-29")
DATE_COLUMNS = {
    "published", "period_start", "period_end", "known_from", "promised",
    "starts", "ends", "start", "end", "date", "happened_on",
}


@cache
def table(name: str) -> pd.DataFrame:
    """A file as it is written: everything as text, nothing guessed. Read once; change only a copy."""
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


def by_area(column: str) -> pd.DataFrame:
    """One number of every series that has local areas: weeks down, areas across."""
    frame = table("illustrative_weekly.csv")
    frame = frame[~frame["measure"].isin(FORCE_ONLY)]
    frame = frame.assign(number=pd.to_numeric(frame[column]))
    return frame.pivot_table(
        index=["measure", "period_end"], columns="area", values="number", observed=True
    )


def test_a_series_is_for_the_force_alone_or_for_every_area() -> None:
    frame = table("illustrative_weekly.csv")
    for measure, rows in frame.groupby("measure"):
        areas = {"WM"} if measure in FORCE_ONLY else {"WM", *LOCAL_AREAS}
        assert set(rows["area"]) == areas, measure


def test_counts_of_the_local_areas_add_up_to_the_force_every_week() -> None:
    values = by_area("value").drop(index=[*SHARES, *TIMES], level="measure")
    assert (values[LOCAL_AREAS].sum(axis=1).round(1) == values["WM"]).all()
    measures = set(values.index.get_level_values("measure"))
    assert {"DM1", "CR1", "CR11", "IV5", "RT5", "SS1", "WF11", "NP1"} <= measures


@pytest.mark.parametrize("column", ["numerator", "denominator"])
def test_shares_of_the_local_areas_add_up_in_both_numbers(column: str) -> None:
    numbers = by_area(column).dropna()
    assert set(numbers.index.get_level_values("measure")) == SHARES
    assert (numbers[LOCAL_AREAS].sum(axis=1) == numbers["WM"]).all()


@pytest.mark.parametrize("measure", TIMES)
def test_a_time_of_the_force_lies_between_those_of_its_areas(measure: str) -> None:
    values = by_area("value").loc[[measure]]
    assert (values[LOCAL_AREAS].min(axis=1) <= values["WM"]).all()
    assert (values["WM"] <= values[LOCAL_AREAS].max(axis=1)).all()


@pytest.mark.parametrize(
    ("share", "count"), [("CH2", "CH9"), ("CH4", "CH13"), ("SS2", "SS1"), ("CR9", "CR8"), ("IV4", "CR1")]
)
def test_what_a_share_is_out_of_is_the_count_beside_it(share: str, count: str) -> None:
    for area in ["WM"] if share in FORCE_ONLY else ["WM", *LOCAL_AREAS]:
        assert (weekly(share, area)["denominator"] == weekly(count, area)["value"]).all()


def test_delayed_incidents_are_those_not_attended_in_time() -> None:
    for area in ["WM", *LOCAL_AREAS]:
        missed = sum(
            weekly(measure, area)["denominator"] - weekly(measure, area)["numerator"]
            for measure in ("RT1", "RT4")
        )
        assert (weekly("RT6", area)["denominator"].loc[:LAST_BEFORE_DARK] == missed).all()


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("CR1", ["CR2", "CR3", "CR4", "CR5"]), ("CR1", ["CR8"]), ("DM1", ["DM2", "DM3", "CR11"]),
        ("WF8", ["WF9", "WF10"]),
    ],
)
def test_parts_are_never_more_than_their_whole(whole: str, parts: list[str]) -> None:
    for area in ["WM"] if whole in FORCE_ONLY else ["WM", *LOCAL_AREAS]:
        together = sum(weekly(part, area)["value"] for part in parts)
        assert (together <= weekly(whole, area)["value"]).all()


@pytest.mark.parametrize(
    ("measure", "last", "weeks", "published"),
    [
        ("CR1", "2018-07-01", 52, 83_678),  # the year to June 2018
        ("CR1", "2017-12-31", 26, 85_790),  # 2017, of which the series has the second half
        ("CR5", "2017-12-31", 26, 10_518),  # the same year
    ],
)
def test_recorded_crime_agrees_with_the_official_year(
    measure: str, last: str, weeks: int, published: int
) -> None:
    chosen = weekly(measure).loc["2017-07-09":last, "value"]
    assert len(chosen) == weeks
    assert chosen.sum() / (7 * weeks) * 365 == pytest.approx(published, rel=0.02)


def test_what_the_delivery_plan_says_of_people_in_words_holds() -> None:
    def quarters(measure: str) -> pd.Series:
        values = weekly(measure)["value"]
        return values.groupby(pd.PeriodIndex(values.index, freq="Q").astype(str)).mean()

    assaults = quarters("WF11")
    highest = ["2019Q4", "2020Q1"]
    assert assaults[highest].min() > assaults.drop(highest).max()
    assert assaults["2019Q1"] < assaults["2019Q3"]
    assert quarters("WF9").idxmax() == "2020Q1"
    absence = weekly("WF8")["value"]
    assert absence.loc["2020-06-07":].max() < 0.75 * absence.loc["2020-03-29":"2020-04-26"].mean()


def test_shropshire_has_clearly_the_lowest_share_of_positive_searches() -> None:
    totals = {area: weekly("SS2", area)[["numerator", "denominator"]].sum() for area in LOCAL_AREAS}
    shares = {area: 100 * both["numerator"] / both["denominator"] for area, both in totals.items()}
    assert shares.pop("SH") < min(shares.values()) - 5


def test_percentages_are_their_numerator_over_their_denominator() -> None:
    frame = table("illustrative_weekly.csv")
    shares = frame[frame["numerator"] != ""]
    worked = 100 * shares["numerator"].astype(int) / shares["denominator"].astype(int)
    assert (worked - shares["value"].astype(float)).abs().max() <= 0.005001
    catalogue = pd.read_csv(CATALOGUE, dtype=str, keep_default_na=False).set_index("code")["kind"]
    known = catalogue[catalogue.index.isin(frame["measure"])]
    assert set(known[known == "proportion"].index) <= set(shares["measure"])
    assert not set(known[known != "proportion"].index) & set(shares["measure"])


def test_lockdown_brings_fewer_calls_and_june_brings_them_back() -> None:
    for measure in ("CH2", "CH4"):
        calls = weekly(measure)["denominator"]
        before = calls.loc["2020-02-02":"2020-03-22"].mean()
        assert calls.loc["2020-03-29":"2020-04-26"].mean() < 0.92 * before
        assert calls.loc["2020-06-14":].mean() > before


def test_lockdown_changes_demand_in_the_five_weeks_after_it() -> None:
    for measure, low, high in (
        ("CR1", 0.6, 0.88), ("DM1", 0.6, 0.92), ("DM2", 0.5, 0.85), ("CR4", 0.4, 0.85),
        ("CU1", 0.6, 0.88), ("CR11", 1.2, 1.8), ("CH12", 1.1, 1.6),
    ):
        values = weekly(measure)["value"]
        before = values.loc["2020-02-02":"2020-03-22"].mean()
        assert low < values.loc["2020-03-29":"2020-04-26"].mean() / before < high, measure


def test_covid_absence_is_truly_none_before_march_2020_then_rises_and_falls() -> None:
    covid = weekly("WF10")
    before = covid.loc[:"2020-03-01"]
    assert (before[["value", "numerator"]] == 0).all(axis=None)
    assert (covid.loc["2020-03-08":, "value"] > 0).all()
    assert "2020-03-29" <= str(covid["value"].idxmax()) <= "2020-04-26"
    assert covid["value"].iloc[-1] < 0.2 * covid["value"].max()


@pytest.mark.parametrize(
    ("measure", "more", "less"),
    [("CR5", (6, 7, 8), (1, 2, 3)), ("CR11", (6, 7, 8), (1, 2, 3)), ("CR2", (12, 1, 2), (6, 7, 8)),
     ("CR4", (12,), (9, 10))],
)
def test_seasons_are_those_of_policing(
    measure: str, more: tuple[int, ...], less: tuple[int, ...]
) -> None:
    values = weekly(measure)["value"].loc[:"2020-03-22"]
    month = pd.DatetimeIndex(values.index).month
    assert values[month.isin(more)].mean() > 1.03 * values[month.isin(less)].mean()


def test_101_answering_rises_over_the_last_months_before_april_2020() -> None:
    values = weekly("CH3")["value"]
    autumn = values.loc["2019-09-01":"2019-10-27"].mean()
    winter = values.loc["2019-12-01":"2020-01-26"].mean()
    assert autumn < winter < values.loc["2020-02-02":"2020-03-29"].mean()


def test_every_weekly_row_says_that_it_is_illustrative() -> None:
    frame = table("illustrative_weekly.csv")
    assert set(frame["status"]) == set(frame["source"]) == {"illustrative"}
    assert list(frame) == [
        "measure", "area", "period_end", "value", "numerator", "denominator", "status", "source",
        "known_from",
    ]
    assert (SAMPLE / "illustrative_weekly.csv").stat().st_size < 3_000_000


def test_weeks_are_sundays_without_a_gap_known_the_tuesday_after() -> None:
    frame = table("illustrative_weekly.csv")
    sundays = pd.date_range("2017-07-09", "2020-07-05", freq="7D").strftime("%Y-%m-%d").tolist()
    to_dark = sundays[: sundays.index(LAST_BEFORE_DARK) + 1]
    for (measure, _), series in frame.groupby(["measure", "area"]):
        assert series["period_end"].tolist() == (to_dark if measure in DARK else sundays)
    ends = pd.to_datetime(frame["period_end"])
    assert set(ends.dt.day_of_week) == {6}
    assert (pd.to_datetime(frame["known_from"]) - ends).dt.days.eq(2).all()


def test_every_weekly_measure_has_a_series_or_a_reason_for_none() -> None:
    catalogue = pd.read_csv(CATALOGUE, dtype=str, keep_default_na=False)
    weekly_measures = set(catalogue[catalogue["cadence"] == "week"]["code"])
    made = set(table("illustrative_weekly.csv")["measure"])
    assert weekly_measures <= made | WITHOUT_SERIES
    assert not made & WITHOUT_SERIES


def test_the_generator_gives_the_committed_file() -> None:
    assert made_again(SAMPLE) == 0


def test_the_generator_notices_a_changed_file(tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "make_illustrative.py", tmp_path)
    for folder in ("illustrative", "areas_2026"):
        shutil.copytree(SAMPLE / folder, tmp_path / folder)
    for name in ("illustrative_weekly.csv", "illustrative_waves.csv"):
        shutil.copy(SAMPLE / name, tmp_path)
    assert made_again(tmp_path) == 0
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
    for first, last in (("period_start", "period_end"), ("starts", "ends"), ("start", "end")):
        if first in frame:
            both = frame[(frame[first] != "") & (frame[last] != "")]
            assert (both[first] <= both[last]).all()


@pytest.mark.parametrize("name", FILES)
def test_an_impossible_date_is_kept_as_words_only(name: str) -> None:
    frame = table(name)
    elsewhere = frame.drop(columns="date_as_written", errors="ignore")
    assert not elsewhere.apply(lambda column: column.str.contains("31st June")).any(axis=None)


def estates(*kinds: str) -> pd.DataFrame:
    """The rows of these kinds of record, each milestone by its code."""
    frame = table("estates.csv")
    frame = frame[frame["record"].isin(kinds)]
    return frame.assign(code=frame["item"].str.partition(":")[0])


def test_the_two_bridgnorth_dates_have_words_and_no_date() -> None:
    frame = estates("milestone", "forecast", "actual")
    impossible = frame[frame["date_as_written"] == "31st June"]
    assert impossible["code"].tolist() == ["ES11", "ES12"]
    assert set(impossible["date"]) == {""}
    assert ((frame["date"] != "") | (frame["date_as_written"] != "")).all()


def test_every_milestone_has_a_project_and_every_later_date_a_milestone() -> None:
    milestones = estates("milestone")
    assert milestones["code"].is_unique
    assert milestones["code"].str.fullmatch(r"ES\d+").all()
    assert set(milestones["project"]) <= set(estates("project")["project"])
    assert set(table("estates.csv")["record"]) == {
        "project", "milestone", "forecast", "actual", "consequence"
    }
    assert set(estates("forecast", "actual", "consequence")["code"]) <= set(milestones["code"])


def test_the_baseline_is_the_first_date_known_of_a_milestone() -> None:
    for _, known in estates("milestone", "forecast", "actual").groupby("code"):
        assert known["known_from"].iloc[0] == known["known_from"].min()
        assert known["record"].iloc[0] == "milestone"


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
    assert {"RT1", "RT2"} <= set(frame["measure"])
    assert set(frame["value"]) == {""}
    assert set(frame["status"]) == {"not-available"}
    assert (frame[["reason", "owner"]] != "").all(axis=None)
    assert (frame[frame["measure"].isin(DARK)]["promised"] != "").all()


@pytest.mark.parametrize(
    ("name", "column", "allowed"),
    [
        ("victim_services.csv", "status", "live, extended, re-commissioning, recruiting, proposed, "
         "no progress given, announced, expected"),
        ("victim_services.csv", "item of an award", "bid, awarded, funder, conditions, match, qualifier"),
        ("estates.csv", "status", "planned, at risk, due, early stage, on target, provisional, "
         "done, cancelled"),
        ("estates.csv", "gate", "option, land, planning, contract, start, topping out, "
         "handover, operational, disposal, other"),
        ("events.csv", "kind", "break, mode, rebase, event"),
    ],
)
def test_states_are_words_the_product_knows(name: str, column: str, allowed: str) -> None:
    frame = table(name)
    if " of an " in column:
        column, _, record = column.partition(" of an ")
        frame = frame[frame["record"] == record]
    assert set(frame[column]) - {""} <= set(allowed.split(", "))


def test_the_readme_names_every_file_with_its_rows() -> None:
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(\w+\.csv)` \|.*\| (\d+) \|$", text, flags=re.MULTILINE))
    assert listed == {name: str(len(table(name))) for name in FILES}


def test_no_two_rows_give_the_same_source_the_same_thing_twice() -> None:
    frame = table("published.csv")
    key = ["measure", "area", "period_end", "source"]
    assert not frame.duplicated(key).any()
    assert estates("project")["project"].is_unique
    services = table("victim_services.csv")
    assert services[services["record"].isin({"service", "contract"})]["service"].is_unique
    awards = services[(services["record"] == "award") & ~services["item"].isin({"funder", "conditions"})]
    assert awards[["fund", "item"]].duplicated().sum() == 0
