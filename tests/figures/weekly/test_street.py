from __future__ import annotations

from datetime import date

import figures
from tests.data_access.helpers import csv_text, load
from tests.figures.helpers import cells

LPAS = ["Herefordshire", "North Worcestershire", "Shropshire", "South Worcestershire", "Telford & Wrekin"]
PLACES = ["Shropshire 001A", "Redditch 002B", "Worcester 003C", "County Durham 004D", ""]
TYPES = ["Burglary", "Vehicle crime", "Anti-social behaviour", "Burglary", "Drugs"]
COLUMNS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
    "LSOA name", "Crime type", "Last outcome category", "Context",
)


def month_file(folder, month, places=tuple(PLACES)):
    """Twenty-five rows: every type at every place, and Burglary twice, as two rows of two crimes."""
    rows = [
        dict.fromkeys(COLUMNS, "") | {
            "Month": month, "Reported by": "West Mercia Police", "Falls within": "West Mercia Police",
            "LSOA name": place, "Crime type": kind,
        }
        for place in places for kind in TYPES
    ]
    path = folder / f"{month}-west-mercia-street.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def built(open_reader, as_at=date(2024, 3, 1)):
    return figures.build("ST1", open_reader(as_at=as_at))


def test_in_every_row_areas_and_what_has_no_area_add_up_to_the_force(bare_reader, tmp_path):
    load(month_file(tmp_path, "2024-01"), known_from=date(2024, 3, 1))
    table = built(bare_reader).table
    apart = [*LPAS, "Outside the force", "No location given"]
    assert list(table.columns) == ["Type", *apart, "West Mercia"]
    assert list(table[apart].sum(axis=1)) == list(table["West Mercia"])
    assert table["West Mercia"].iloc[0] == 25
    assert table["West Mercia"].iloc[1:].sum() == 25


def test_rows_count_for_the_area_of_their_district(bare_reader, tmp_path):
    load(month_file(tmp_path, "2024-01"), known_from=date(2024, 3, 1))
    burglary = cells(built(bare_reader), "Type", "Burglary")
    assert burglary["Shropshire"] == burglary["North Worcestershire"] == 2
    assert burglary["Outside the force"] == burglary["No location given"] == 2
    assert burglary["Herefordshire"] == 0


def test_the_newest_month_known_on_the_day_is_shown(bare_reader, tmp_path):
    load(month_file(tmp_path, "2024-01"), known_from=date(2024, 3, 1))
    load(month_file(tmp_path, "2024-02", PLACES[:1]), known_from=date(2024, 4, 1))
    before, after = built(bare_reader), built(bare_reader, date(2024, 4, 1))
    assert (before.period, after.period) == ("January 2024", "February 2024")
    assert "25" in before.title
    assert after.table["West Mercia"].iloc[0] == 5


def test_the_source_and_its_licence_are_named(bare_reader, tmp_path):
    load(month_file(tmp_path, "2024-01"), known_from=date(2024, 3, 1))
    source = built(bare_reader).source
    assert "data.police.uk" in source
    assert "Open Government Licence" in source
    assert "2024-01-west-mercia-street.csv" in source


def test_without_a_file_it_says_so(bare_reader):
    figure = built(bare_reader)
    assert figure.table.empty
    assert figure.title
