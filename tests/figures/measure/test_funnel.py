from __future__ import annotations

from datetime import date, timedelta

import pytest

import figures
from analysis.areas.funnel import FunnelLevel, FunnelStanding
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells

SUNDAY, TUESDAY = date(2020, 7, 5), date(2020, 7, 7)
# The residents of the catalogue, mid-2019, whose rates a test works out by hand.
RESIDENTS = {"HE": 192_801, "NW": 286_433, "SH": 323_136, "SW": 309_353, "TW": 179_854}
NAMES = {
    "HE": "Herefordshire", "NW": "North Worcestershire", "SH": "Shropshire", "SW": "South Worcestershire",
    "TW": "Telford & Wrekin",
}


def load_areas(folder, measure, row_of, weeks=13):
    """One row a week and area, made by ``row_of(area)``."""
    rows = [
        {"measure": measure, "area": area, "period_end": str(SUNDAY - timedelta(weeks=back)), **row_of(area)}
        for back in range(weeks) for area in RESIDENTS
    ]
    load(week_file(folder, *rows), known_from=TUESDAY)


def built(bare_reader, key):
    return figures.build(key, bare_reader(as_at=TUESDAY))


def test_a_count_becomes_a_rate_of_residents_over_thirteen_weeks(bare_reader, tmp_path):
    load_areas(tmp_path, "CR1", lambda _area: {"value": "100"}, weeks=20)
    figure = built(bare_reader, "CR1-LPA")
    shropshire = cells(figure, "Area", "Shropshire")
    # 13 weeks of 100 are 1,300; 1,300 / 323,136 residents = 4.02 per 1,000.
    assert (shropshire["Count"], shropshire["Base"], shropshire["Value"]) == ("1,300", "323,136", "4.0")
    # All five: 6,500 / 1,291,577 = 5.03 per 1,000.
    assert shropshire["All areas"] == "5.0"
    assert figure.period == "6 April 2020 to 5 July 2020"
    assert figure.base == "Residents of each area"


def test_an_area_outside_what_chance_allows_is_named_and_never_ranked(bare_reader, tmp_path):
    # One crime a week for every 1,000 residents everywhere, and twice that in Telford & Wrekin.
    load_areas(
        tmp_path, "CR1", lambda area: {"value": str(RESIDENTS[area] // 1000 * (2 if area == "TW" else 1))}
    )
    figure = built(bare_reader, "CR1-LPA")
    assert cells(figure, "Area", "Telford & Wrekin")["Against the others"] == "higher (99.8% limits)"
    telford = next(row for row in figure.rows if row.code == "TW")
    assert (telford.standing, telford.level) == (FunnelStanding.HIGH, FunnelLevel.ALARM)
    assert telford.together < telford.low < telford.value < telford.high
    # Everyone else is then below the five together.
    assert figure.title == "Recorded crime: the local areas differ in ways that these rates do not explain"
    assert list(figure.table["Area"]) == list(NAMES.values())
    assert "a reason to ask, not a finding of fault" in figure.notes[0]


def test_where_most_areas_lie_outside_the_title_counts_them(sample_reader):
    title = figures.build("CR1-LPA", sample_reader()).title
    assert title == "Recorded crime: the local areas differ in ways that these rates do not explain"


def test_one_area_outside_is_named(bare_reader, tmp_path):
    load_areas(
        tmp_path, "CR1",
        lambda area: {"value": str(round(RESIDENTS[area] / 1000 * (1.1 if area == "TW" else 1)))},
    )
    title = built(bare_reader, "CR1-LPA").title
    assert title == "Recorded crime: Telford & Wrekin higher than chance allows"


def test_areas_alike_differ_by_no_more_than_chance(bare_reader, tmp_path):
    load_areas(tmp_path, "CR1", lambda area: {"value": str(RESIDENTS[area] // 1000)})
    figure = built(bare_reader, "CR1-LPA")
    assert figure.title == "Recorded crime: the local areas differ by no more than chance allows"
    assert set(figure.table["Against the others"]) == {"within what chance allows"}


def test_a_share_keeps_its_own_base(bare_reader, tmp_path):
    load_areas(
        tmp_path, "SS2",
        lambda area: {"value": "50" if area == "SH" else "25", "denominator": "40",
                      "numerator": "20" if area == "SH" else "10"},
    )
    figure = built(bare_reader, "SS2-LPA")
    shropshire = cells(figure, "Area", "Shropshire")
    # 13 weeks of 20 in 40; all five together 60 in 200.
    assert (shropshire["Count"], shropshire["Base"]) == ("260", "520")
    assert (shropshire["Value"], shropshire["All areas"]) == ("50.0%", "30.0%")
    assert figure.base == "The base of each area"


@pytest.mark.parametrize("code", ["CR1", "SS2"])
def test_the_limits_are_drawn_as_lines_around_all_areas_together(sample_reader, code):
    figure = figures.build(f"{code}-LPA", sample_reader())
    data = figure.data
    codes = {name: code for code, name in NAMES.items()}
    assert list(data.loc[data["mark"] == "area", "label"]) == [codes[name] for name in figure.table["Area"]]
    low, high = (data.loc[data["mark"] == mark, "value"].to_numpy() for mark in ("95 low", "95 high"))
    middle = data.loc[data["mark"] == "all", "value"].to_numpy()
    assert (low < middle).all()
    assert (middle < high).all()


def test_an_area_that_lacks_a_week_is_left_out_of_a_rate(bare_reader, tmp_path):
    load_areas(tmp_path, "CR1", lambda _area: {"value": "100"}, weeks=13)
    gone = {"measure": "CR1", "area": "SH", "period_end": str(SUNDAY), "value": "",
            "status": "not-available", "reason": "Lost.", "owner": "The force"}
    load(week_file(tmp_path, gone, name="gone.csv"), known_from=TUESDAY)
    assert list(built(bare_reader, "CR1-LPA").table["Area"]) == [
        name for name in NAMES.values() if name != "Shropshire"
    ]


def test_shares_without_their_bases_have_no_funnel(bare_reader, tmp_path):
    load_areas(tmp_path, "SS2", lambda _area: {"value": "25"})
    with pytest.raises(KeyError):
        built(bare_reader, "SS2-LPA")


@pytest.mark.parametrize("key", ["CH3-LPA", "CU2-LPA", "PC1-LPA", "XX9-LPA", "WK1-LPA", "-LPA"])
def test_what_has_no_figure_by_area_or_is_neither_count_nor_share_has_no_funnel(sample_reader, key):
    with pytest.raises(KeyError):
        figures.build(key, sample_reader())


def test_the_panel_sees_no_funnel_of_a_force_measure(sample_reader):
    with pytest.raises(KeyError):
        figures.build("CR1-LPA", sample_reader("panel"))
