"""No accusation on a guess: comparisons, bounds beside a right figure, majorities, areas side by side."""

from __future__ import annotations

import pytest

from analysis.claims.careful import careful, not_accused_across
from analysis.claims.check import check_sentence, read_text
from analysis.claims.verdicts import Finding, Verdict
from tests.analysis.claims.world import HELD, WORDS


def found(verdict, figure="more than 5"):
    return Finding(verdict, figure)


@pytest.mark.parametrize(
    ("verdicts", "figure", "held_back"),
    [
        ((Verdict.SUPPORTED, Verdict.CONTRADICTED), "more than 5", Verdict.NOT_MATCHED),
        ((Verdict.SUPPORTED, Verdict.CONTRADICTED), "41 more than 5", Verdict.NOT_MATCHED),
        ((Verdict.SUPPORTED, Verdict.CONTRADICTED), "5", Verdict.CONTRADICTED),
        ((Verdict.CONTRADICTED, Verdict.CONTRADICTED), "more than 5", Verdict.CONTRADICTED),
    ],
)
def test_more_than_another_figure_is_no_bound_to_be_accused_of(verdicts, figure, held_back):
    made = not_accused_across([found(verdict, figure) for verdict in verdicts])
    assert made[1].verdict is held_back
    assert ("Not judged" in made[1].arithmetic) == (held_back is Verdict.NOT_MATCHED)


def answer(sentence):
    (read,) = read_text(sentence, WORDS)
    return check_sentence(read, HELD, WORDS), read


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("A majority of people in Shropshire (46%) were confident in Oct-Dec 2024.", Verdict.CONTRADICTED),
        ("Most people in Shropshire were confident in Oct-Dec 2024.", Verdict.SUPPORTED),
    ],
)
def test_a_majority_is_more_than_half(sentence, verdict):
    assert answer(sentence)[0].verdict is verdict


def test_a_right_share_that_is_called_a_majority_and_is_none_is_contradicted():
    _told, read = answer("A majority of people in Shropshire (46%) were confident in Oct-Dec 2024.")
    (made,) = careful(read.said[0], [found(Verdict.SUPPORTED)])
    assert made.verdict is Verdict.CONTRADICTED
    assert "is no majority" in made.arithmetic


@pytest.mark.parametrize(
    "sentence",
    [
        "Confidence in Shropshire is below the force average of 95% in Oct-Dec 2024.",
        "Confidence in Shropshire was 95%, lower than 99% in Oct-Dec 2024.",
    ],
)
def test_a_figure_on_one_of_two_sides_is_not_accused(sentence):
    _told, read = answer(sentence)
    made = careful(read.said[0], [found(Verdict.CONTRADICTED)])
    assert made[0].verdict is Verdict.NOT_MATCHED


def test_a_figure_alone_is():
    _told, read = answer("Confidence in Shropshire was 95% in Oct-Dec 2024.")
    assert careful(read.said[0], [found(Verdict.CONTRADICTED)])[0].verdict is Verdict.CONTRADICTED


AREAS_APART = "Confidence was lower in Shropshire (76%) than in Telford & Wrekin (82%) in Oct-Dec 2024."


def test_two_areas_of_which_both_figures_are_right_are_tested():
    made, read = answer(AREAS_APART)
    assert made.verdict is Verdict.CANNOT_BE_TESTED
    same = [Finding(Verdict.SUPPORTED, "76%", made.matched[:1])] * 2
    assert [one.verdict for one in careful(read.said[0], same)] == [Verdict.SUPPORTED] * 2
