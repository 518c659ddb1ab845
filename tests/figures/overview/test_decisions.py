from __future__ import annotations

from datetime import date

import figures
from tests.figures.helpers import cells


def test_every_dated_thing_stands_by_its_day_and_what_is_no_day_last(sample_reader):
    figure = figures.build("OV5", sample_reader())
    assert list(figure.table["ID"]) == ["ES6", "ES3", "ES7", "ES1", "ES5", "ES8", "ES11", "ES12"]
    assert figure.title == "5 dates passed without word, 1 still to come, 2 not in the calendar"
    days = [row.dated.on for row in figure.rows if row.dated.on is not None]
    assert days == sorted(days)
    assert [row.dated.on for row in figure.rows[-2:]] == [None, None]


def test_what_follows_when_a_day_passes_is_told(sample_reader):
    row = cells(figures.build("OV5", sample_reader()), "ID", "ES5")
    assert (row["Day"], row["How far"]) == ("30 Jun 2020", "6 days ago")
    assert row["What follows"] == "Without agreement the Commissioner withdraws and looks at alternatives."
    assert row["Owner"] == "Hereford & Worcester Fire and Rescue Service"


def test_it_is_as_the_day_knew_it(sample_reader):
    figure = figures.build("OV5", sample_reader(as_at=date(2020, 6, 15)))
    assert "ES5" not in set(figure.table["ID"])
    assert all(row.as_at == date(2020, 6, 15) for row in figure.rows)


def test_nothing_dated_is_said_to_be_nothing(bare_reader):
    assert figures.build("OV5", bare_reader()).title == "No decision and no date is due"
