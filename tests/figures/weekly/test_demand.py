from __future__ import annotations

from datetime import date, timedelta

import figures
from tests.data_access.helpers import load, week_file
from tests.figures.helpers import cells

SUNDAY, TUESDAY = date(2020, 7, 5), date(2020, 7, 7)


def weeks_of(value, count=60, before=None, measure="DM1", area="WM"):
    """Weeks of one value, and of another where ``before`` gives it for weeks a year back and more."""
    return [
        {"measure": measure, "area": area, "period_end": str(SUNDAY - timedelta(weeks=back)),
         "value": str(before if before is not None and back >= 4 else value)}
        for back in range(count)
    ]


def built(bare_reader, folder, *rows, as_at=TUESDAY):
    load(week_file(folder, *rows), known_from=TUESDAY)
    return figures.build("DL1", bare_reader(as_at=as_at))


def test_four_weeks_are_set_against_the_same_four_of_the_year_before(bare_reader, tmp_path):
    # 4 x 120 against 4 x 100: 80 more, 20 in 100.
    figure = built(bare_reader, tmp_path, *weeks_of(120, before=100))
    row = cells(figure, "ID", "DM1")
    assert (row["These weeks"], row["A year before"], row["Change"]) == ("480", "400", "+80 (+20%)")
    assert row["Verdict"] == "higher"
    assert figure.title == "Demand against the same weeks a year before: incidents higher"
    assert figure.period == "8 June 2020 to 5 July 2020, and the same weeks a year before"


def test_a_small_change_is_no_clear_change(bare_reader, tmp_path):
    figure = built(bare_reader, tmp_path, *weeks_of(101, before=100))
    assert cells(figure, "ID", "DM1")["Verdict"] == "no clear change"
    assert figure.title == "Demand against the same weeks a year before: no clear change in the force"


def test_weeks_that_vary_more_than_chance_make_a_verdict_harder(bare_reader, tmp_path):
    rows = weeks_of(120, before=100)
    for number, row in enumerate(rows):
        # The same sums, from weeks that swing between 20 and 180 in the year before.
        if 4 <= number < 52:
            row["value"] = str(180 if number % 2 else 20)
    assert cells(built(bare_reader, tmp_path, *rows), "ID", "DM1")["Verdict"] == "no clear change"


def test_a_week_that_is_missing_leaves_the_comparison_out(bare_reader, tmp_path):
    rows = [row for number, row in enumerate(weeks_of(120, before=100)) if number != 53]
    assert built(bare_reader, tmp_path, *rows).table.empty


def test_late_figures_are_not_compared(bare_reader, tmp_path):
    rows = weeks_of(120, before=100)
    assert len(built(bare_reader, tmp_path, *rows, as_at=date(2020, 7, 14)).table) == 1
    assert figures.build("DL1", bare_reader(as_at=date(2020, 7, 15))).table.empty


def test_areas_stand_beside_the_force_and_chance_is_told(sample_reader):
    figure = figures.build("DL1", sample_reader())
    assert list(figure.table["Area"].unique()) == [
        "Whole force", "Herefordshire", "North Worcestershire", "Shropshire", "South Worcestershire",
        "Telford & Wrekin",
    ]
    row = figure.table.iloc[0]
    # 18,609 - 18,965 = -356, 1.9 in 100 fewer.
    assert (row["These weeks"], row["A year before"], row["Change"]) == ("18,609", "18,965", "-356 (-2%)")
    assert "18 comparisons: chance alone would give about 1 clear change." in figure.notes


def test_without_a_figure_it_says_so(bare_reader):
    figure = figures.build("DL1", bare_reader())
    assert figure.table.empty
    assert figure.title == "No weekly demand is held yet"
