"""References to what is not there."""

from __future__ import annotations

import pytest

from analysis.contradictions.references import labels_in
from tests.analysis.contradictions.saying import found, said, why

REFERENCE = "reference that does not exist"
PARTS = (
    "Appendix 1: consultation results; Appendix 2: draft strategies; Appendix 3: performance summary, March"
)


def refers(to, name="See", **more):
    return said(name, "reference", text=to, **more)


def parts(text=PARTS, **more):
    return said("Parts", "list", text=text, **more)


def missing(*others, to, **options):
    return found(*others, refers(to), **options) == [(REFERENCE, "See")]


def test_labels_are_read_as_papers_number_their_parts():
    text = "Appendix 2, annexe B, C11.5, paragraph 4.2, see A1 to A3; B1 to C9"
    told = [(one.family, one.numbers) for one in labels_in(text)]
    assert told == [
        ("appendix", (2,)), ("annex by letter", (2,)), ("C", (11, 5)), ("para", (4, 2)), ("A", (1,)),
        ("A", (2,)), ("A", (3,)),
        ("B", (1,)), ("C", (9,)),
    ]
    assert labels_in("Q4 2019/20, a 24 hour service, B1/2, COVID19") == []
    assert [one.family for one in labels_in("\u04127")] == ["B"]


def test_a_part_that_no_list_names_is_missing():
    assert missing(parts(), to="appendix 4")
    assert not missing(parts(), to="appendix 3")
    assert why(parts(), refers("appendix 4")) == [
        "See refers to appendix 4: only Appendix 1 to Appendix 3 are known."
    ]
    assert why(parts("Annex A: results"), refers("annex B")) == [
        "See refers to annex B: only Annex A is known."
    ]


def test_a_commitment_that_no_list_names_is_missing_in_whatever_paper():
    plan = parts("A1 to A8, C1 to C11", strand="plan")
    assert missing(plan, to="C12")
    assert missing(plan, to="D1")
    assert not missing(plan, to="C7")
    assert not missing(plan, to="C7.2")
    assert not missing(plan, said("x", "event", locator="C11.5"), to="C11")
    assert missing(plan, said("x", "event", locator="C11.5"), to="C11.9")


def test_what_others_refer_to_does_not_make_it_known():
    assert missing(parts(), refers("appendix 3", "Other"), to="appendix 9")


def test_without_a_list_it_is_missing_only_where_enough_is_known():
    here = [said("x", "event", locator=place) for place in ("C1", "C2", "C4")]
    assert missing(*here, to="C5")
    assert not missing(*here, to="C3")
    assert not missing(*here[:2], to="C5")
    assert missing(*here[:1], to="C99")
    assert not missing(to="appendix 2")
    assert missing(to="appendix 21")
    assert missing(to="E4", headings=("A", "B"))
    assert not missing(to="B4", headings=("A", "B"))
    assert not missing(said("Appendix 3: figures", "event"), to="appendix 3")


def test_a_part_that_is_something_else_is_told_with_where_it_is():
    assert why(parts(), refers("appendix 1", "March performance report")) == [
        "March performance report refers to appendix 1: that is “consultation results”,"
        " and “performance summary, March”"
        " is Appendix 3."
    ]


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("appendix 3", "March performance report"), ("appendix 1", "Results"),
        ("appendix 1", "The minutes"), ("appendix 2", "Draft"),
    ],
)
def test_a_part_that_is_what_is_said_or_may_be_is_not(to, name):
    assert found(parts(), refers(to, name)) == []
    assert found(parts("Appendix 1: the minutes"), refers("appendix 1", name)) == []


def test_one_thing_under_two_labels_is_found():
    one = refers("appendix 1", "Performance report, March")
    other = refers("appendix 3", "Performance summary for March")
    assert found(one, other) == [(REFERENCE, one.name, other.name)]
    assert why(one, other) == ["Performance report, March is said to be appendix 1 and appendix 3."]
    assert found(one, refers("appendix 3", "Budget")) == []
    assert found(one, refers("section 3", "Performance report for March")) == []
    assert found(refers("C1", "Skills"), refers("C2", "Skills", strand="b")) == []
    assert found(refers("appendix 1", "12"), refers("appendix 2", "12")) == []


def test_words_that_name_no_label_are_left():
    assert found(refers("the annual report")) == []
