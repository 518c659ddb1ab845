from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

import figures
from data_access.data_state import mark_changed
from data_access.database.engine import writing
from data_access.models import Area, Measure
from data_access.observations.store import NewFigure
from data_access.observations.store import store as store_figures
from tests.figures.helpers import cells

JUNE = (date(2023, 6, 1), date(2023, 6, 30))
MAY = (date(2023, 5, 1), date(2023, 5, 31))
DAY = date(2023, 8, 1)
SHARE = "999 calls answered in 10 seconds"


@pytest.fixture
def published(store):  # noqa: ARG001 - the figures are stored in it
    """Call it with a code, a value and a period to have the figure published."""

    def add(code, value, period=JUNE, status="final"):
        with writing() as session:
            measure = session.scalar(select(Measure.id).where(Measure.code == code))
            area = session.scalar(select(Area.id).where(Area.code == "WM"))
            figure = NewFigure(
                measure, area, *period, value, status, known_from=date(2023, 7, 20), strand="a paper"
            )
            store_figures(session, [figure], None)
            mark_changed(session)

    return add




def built(bare_reader):
    return figures.build("TC1", bare_reader(as_at=DAY))


def test_both_clocks_of_one_month_stand_side_by_side_with_the_gap(bare_reader, published):
    published("CH1", 92.5)
    published("CH5", 88.0)
    published("CH6", 5.0)
    published("CH7", 9.5)
    figure = built(bare_reader)
    share, mean = (cells(figure, "Measure", name) for name in (SHARE, "999 mean time to answer"))
    assert (share["Force clock"], share["National clock"]) == ("92.5%", "88%")
    assert share["Gap"] == "4.5 percentage points"
    assert mean["Gap"] == "4.5 seconds"


def test_an_illustrative_figure_has_no_gap_to_a_real_one_and_no_verdict_with_it(bare_reader, published):
    published("CH1", 92.5, status="illustrative")
    published("CH5", 88.0)
    figure = built(bare_reader)
    share = cells(figure, "Measure", SHARE)
    assert (share["Force clock"], share["National clock"]) == ("92.5% [i]", "88%")
    assert share["Gap"] == "One is illustrative, the other real: no gap is worked out"
    assert figure.title.endswith("not known if 90% is met")
    assert "so whether 90% is met is not said" in figure.description


@pytest.mark.parametrize(
    ("force", "national", "verdict", "aloud"),
    [
        (92.0, 88.0, "90% met on one only", "90% is met on one clock only"),
        (89.9, 90.0, "90% met on one only", "90% is met on one clock only"),
        (92.0, 90.0, "90% met on both", "at least 90% on both"),
        (89.0, 84.0, "90% met on neither", "90% is met on neither"),
    ],
)
def test_the_standard_is_said_to_be_met_only_where_both_clocks_meet_it(
    bare_reader, published, force, national, verdict, aloud
):
    published("CH1", force)
    published("CH5", national)
    figure = built(bare_reader)
    assert figure.title.endswith(verdict)
    assert aloud in figure.description
    assert "on the force's own clock, Jun 2023" in figure.description
    assert "on the national clock, Jun 2023" in figure.description


@pytest.mark.parametrize(
    ("code", "missing"), [("CH1", "the national clock"), ("CH5", "the force's own clock")]
)
def test_on_one_clock_alone_nobody_can_say_whether_90_percent_is_met(bare_reader, published, code, missing):
    published(code, 95.0)
    figure = built(bare_reader)
    assert figure.title.endswith("not known if 90% is met")
    assert f"Whether 90% is met cannot be said: nothing is held on {missing}" in figure.description
    row = cells(figure, "Measure", SHARE)
    assert row["Gap"] == "One clock only"
    assert "none held" in (row["Force clock"], row["National clock"])


def test_different_periods_have_no_gap(bare_reader, published):
    published("CH1", 92.0, MAY)
    published("CH5", 88.0, JUNE)
    row = cells(built(bare_reader), "Measure", SHARE)
    assert row["Gap"] == "Different periods: no gap is worked out"
    assert "May 2023" in row["Force period"]
    assert "June 2023" in row["National period"]


def test_in_the_sample_only_the_force_has_a_figure(sample_reader):
    figure = figures.build("TC1", sample_reader())
    row = cells(figure, "Measure", SHARE)
    assert (row["Force clock"], row["National clock"]) == ("92%", "none held")
    assert figure.title == (
        "999 calls in 10 seconds: 92% (force clock), none (national clock); not known if 90% is met"
    )
    assert any("BT connects the caller" in note for note in figure.notes)


def test_without_a_figure_it_says_that_none_is_held(bare_reader):
    figure = built(bare_reader)
    assert "No 999 figure is held" in figure.description
    assert figure.title.endswith("not known if 90% is met")
