from __future__ import annotations

import pytest

import figures
from data_access.database.engine import reading
from data_access.models import SeriesEvent
from tests.figures.helpers import cells

LOCKDOWN = "2020-03-23"


def test_what_a_rebase_would_give_stands_beside_what_is(sample_reader):
    figure = figures.build("WF8-REBASE", sample_reader(), day=LOCKDOWN)
    now, after = figure.rows
    assert (now.words, after.words) == ("As it is", "After the rebase")
    # 45 of the 156 weeks signal as it is; the last 14 begin in the week to 29 March.
    assert (now.signalling, now.held) == (45, 156)
    assert after.since.isoformat() == "2020-03-29"
    assert after.held == 14
    assert cells(figure, "Usual range", "As it is")["Range"] == "3.9% to 5.0%"
    assert figure.title.startswith("Absence, all causes: usual range ")
    assert figure.rows[1].newest.mean != pytest.approx(figure.rows[0].newest.mean)


def test_too_few_figures_since_the_day_are_said_to_be_too_few(sample_reader):
    figure = figures.build("CH1-REBASE", sample_reader(), day="2020-06-20")
    assert figure.title.endswith("too few for a usual range")


def test_looking_records_nothing(sample_reader):
    def events():
        with reading() as session:
            return session.query(SeriesEvent).count()

    before = events()
    figures.build("CH1-REBASE", sample_reader(), day=LOCKDOWN)
    assert events() == before > 0


@pytest.mark.parametrize("day", ["", "yesterday", "2020-02-31"])
def test_a_day_that_is_none_has_no_figure(sample_reader, day):
    with pytest.raises(KeyError):
        figures.build("CH1-REBASE", sample_reader(), day=day)


@pytest.mark.parametrize("key", ["XX9-REBASE", "PC7-REBASE"])
def test_what_has_no_chart_has_nothing_to_rebase(sample_reader, key):
    with pytest.raises(KeyError):
        figures.build(key, sample_reader(), day=LOCKDOWN)


def test_it_is_for_staff_only(sample_reader):
    with pytest.raises(KeyError):
        figures.build("CH1-REBASE", sample_reader("panel"), day=LOCKDOWN)


def test_a_range_that_no_longer_describes_its_measure_says_so(sample_reader):
    reader = sample_reader()
    assert "45 of 156 weeks since the week to 9 July 2017 signal" in figures.build("WF8", reader).description
    assert "no longer describes" not in figures.build("CH1", reader).description
