"""What consultations found: bases, intervals where a base holds, and both numbers where sources differ."""

from __future__ import annotations

import pytest

import figures
from analysis.intervals import wilson
from figures.check.consultations import answers_of
from tests.data_access.helpers import csv_text, load
from tests.figures.conftest import SAMPLE_DAY

ABUSE, ROADS = "Domestic abuse strategy", "Road safety strategy"


def load_answers(folder, *rows):
    path = folder / "answers.csv"
    given = {"consultation": "Hedges", "question": "The vision"}
    path.write_text(csv_text({**given, **row} for row in rows), encoding="utf-8")
    load(path, known_from=SAMPLE_DAY)


def test_the_two_consultations_say_how_many_answered(sample_reader):
    figure = figures.build("CN1", sample_reader())
    assert figure.title == "2 consultations, 8 questions"
    assert figure.description == (
        "2 consultations, 8 questions. Domestic abuse strategy: answered online 24 and e-mail 3."
        " Road safety strategy: answered online 137 and e-mail 3 or 4."
    )
    assert figure.status == "Respondents chose themselves"
    assert figure.notes[0].startswith("Respondents chose to answer: they are no sample of residents")


def test_a_base_that_holds_has_an_interval(sample_reader):
    (vision,) = [
        one for one in answers_of(sample_reader())
        if (one.consultation, one.question) == (ROADS, "The vision")
    ]
    # 122 of 137 is 89%.
    lower, upper = (100 * bound for bound in wilson(122, 137))
    assert (vision.base, vision.base_fails) == (137, False)
    assert (vision.lower, vision.upper) == pytest.approx((lower, upper))
    assert vision.cells()["95% interval"] == "83% to 93%"
    assert (vision.cells()["Given"], vision.cells()["Base"]) == ("89%", "137")


def test_a_base_that_does_not_give_its_share_has_none_and_names_one_that_would(sample_reader):
    answers = answers_of(sample_reader())
    fails = [one for one in answers if one.base_fails]
    assert {one.consultation for one in fails} == {ABUSE}
    assert len(fails) == 9
    assert fails[0].lower is fails[0].upper is None
    assert fails[0].cells()["Base"] == "24, which does not give 34.6%; 9 of 26 would"
    notes = figures.build("CN1", sample_reader()).notes
    assert notes[1].startswith(
        "Bases do not agree: 9 shares cannot come of the base given (Domestic abuse strategy, base 24)."
    )


def test_sources_that_disagree_stand_side_by_side(sample_reader):
    emails = [
        one for one in answers_of(sample_reader())
        if one.consultation == ROADS and one.channel == "e-mail"
    ]
    assert [(one.count, one.disputed) for one in emails] == [(3, True), (4, True)]
    assert [one.cells()["Given"] for one in emails] == [
        "3 answers (sources disagree)", "4 answers (sources disagree)",
    ]
    assert len({one.source for one in emails}) == 2


def test_a_count_of_a_base_is_said_as_a_share(sample_reader):
    (shropshire,) = [one for one in answers_of(sample_reader()) if one.count == 61]
    assert shropshire.cells()["Given"] == "61 of 137, 44.5%"
    assert shropshire.tidy()["value"] == pytest.approx(44.5255, abs=1e-4)
    assert (shropshire.tidy()["numerator"], shropshire.tidy()["denominator"]) == (61, 137)
    assert shropshire.cells()["95% interval"] == "36% to 53%"


def test_areas_and_shares_without_a_base_are_shown(bare_reader, tmp_path):
    load_answers(
        tmp_path, {"answer": "agree", "area": "Shropshire", "percent": "61.5"},
        {"answer": "agree", "area": "the towns", "count": "7"},
    )
    area, towns = answers_of(bare_reader())
    assert (area.area, area.base, area.lower) == ("Shropshire", None, None)
    assert (area.cells()["Given"], area.cells()["Base"]) == ("61.5%", "")
    assert (towns.area, towns.cells()["Given"], towns.tidy()["unit"]) == ("the towns", "7 answers", "answers")
    assert figures.build("CN1", bare_reader()).description == "1 consultation, 1 question."


def test_how_many_answered_in_all_is_said_without_a_channel(bare_reader, tmp_path):
    load_answers(tmp_path, {"count": "1204"})
    assert "Hedges: answered in all 1,204." in figures.build("CN1", bare_reader()).description


def test_without_a_consultation_that_is_said(bare_reader):
    figure = figures.build("CN1", bare_reader())
    assert (figure.title, figure.rows, figure.status) == ("No consultation is held", (), "")


@pytest.mark.usefixtures("sample_store")
@pytest.mark.parametrize("role", ["panel", "administrator"])
def test_staff_alone_see_answers(bare_reader, role):
    assert answers_of(bare_reader(role)) == ()
