"""Sentences of every kind against a small world of figures made by hand."""

from __future__ import annotations

import pytest

from analysis.claims.check import codes_of, read_text, spans_of
from tests.analysis.claims.world import Q3_24, WORDS, answer

SENTENCES = {
    "supported": (
        "Confidence has yet to reach its 88% target: it was 80% in Oct-Dec 2024.",
        "Confidence, at 80% in Oct-Dec 2024, was short of the 88% target.",
        "Confidence was the same in Telford & Wrekin and Herefordshire in Oct-Dec 2023, at 82%.",
        "In Telford 82% and in Shropshire 76% were confident in Oct-Dec 2024.",
        "Just over half in Shropshire say good job in Oct-Dec 2024.",
        "Officer numbers: 2,535 officers in September 2024.",
        "92% of 999 calls answered were picked up in 2023.",
        "The Police and Crime Commissioner said confidence was 80% in Oct-Dec 2024.",
        "Confidence of 80% in Oct-Dec 2024 is eight points below the 88% target.",
        "Confidence in Shropshire was 76% in Oct-Dec 2024, 79% a year earlier.",
        "Confidence in Shropshire was 79%.",
        "Officer numbers improved from 2,494 in March 2023 to 2,535 in September 2024.",
        "Confidence in Telford has not changed: 82% in Oct-Dec 2023 and 82% in Oct-Dec 2024.",
        "Compared with 79% in Oct-Dec 2023, confidence in Shropshire was 76% in Oct-Dec 2024.",
        "Confidence in Shropshire was 76% in the 2024 survey.",
        "At least 76% in Shropshire were confident in Oct-Dec 2024.",
        "Up to 76% in Shropshire were confident in Oct-Dec 2024.",
        "Just over 75% in Shropshire were confident in Oct-Dec 2024.",
        "Nearly 77% in Shropshire were confident in Oct-Dec 2024.",
        "Confidence in Shropshire was below its target in Oct-Dec 2024.",
        "Confidence of 80% in Oct-Dec 2024 missed the 88% target.",
        "Four in five people in Telford were confident in Oct-Dec 2024.",
        "999 calls answered met their target in 2023.",
        "Recorded crime rose by 19% to 95,006 in 2023.",
        "Confidence in Shropshire was 76% in Oct-Dec 2024.",
        "Around three quarters of people in Shropshire were confident in Oct-Dec 2024.",
        "Confidence was 85% in January to March 2025.",
        "Confidence is now 85%.",
        "Most people in Shropshire were confident in Oct-Dec 2024.",
        "Confidence was between 80% and 84% in North Worcestershire in Oct-Dec 2024.",
        "Confidence in Telford & Wrekin stayed at 82% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Telford was unchanged, at 82%, in Oct-Dec 2024.",
        "Confidence in Herefordshire fell from 82% in Oct-Dec 2023 to 70% in Oct-Dec 2024.",
        "In Worcestershire, more than four in five were confident in Oct-Dec 2024.",
        "There were 20 road deaths in Worcestershire in 2024.",
        "The mean time to answer 999 calls was 11.7 seconds in 2023.",
        "The response time was 12 minutes in 2023.",
        "The force had 2,494 officers in March 2023.",
        "Officer numbers rose from 2,494 in March 2023 to 2,535 in September 2024.",
        "Officer numbers rose by 41 between March 2023 and September 2024.",
        "Recorded crime fell by 9% in 2024.",
        "Crime was down nine per cent in 2024, to 86,500 offences.",
        "Recorded crime was 95,006 in 2023 and fell 9% in 2024.",
        "Stop searches averaged 412 a month from October 2023 to March 2024.",
        "The force was about £4m over budget in June 2024.",
        "Absence was 4.4% in the week to 29 June 2025.",
        "Absence was 4.4% last week.",
        "The target for confidence is 88%.",
        "Confidence missed its 88% target in Oct-Dec 2024, at 80%.",
        "Absence met its target of 5%.",
        "The emergency Covid fund gave £434,000 for domestic abuse and sexual violence.",
        "The Complex Care Pathfinder got £1.3m over two years.",
        "Over £750,000 of government funding was secured for victims.",
        "Fleet replacement cost £3,363,000.50.",
        "Confidence in 2022 was more than 75%.",
        "In the undated wave, 77% in Shropshire were confident.",
        "Confidence in Shropshire was 76% in 2024.",
        "Confidence was 82% in Telford and 76% in Shropshire in Oct-Dec 2024.",
        "In Oct-Dec 2024 confidence was 82% in Telford against 76% in Shropshire.",
        "Road deaths were 56 in 2023.",
    ),
    "contradicted": (
        "Just over half a million pounds went to the Complex Care Pathfinder.",
        "Confidence in Shropshire improved between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence of 80% in Oct-Dec 2024 is five points below the 88% target.",
        "Confidence was lower in Telford & Wrekin than in Shropshire in Oct-Dec 2024, by 6 points.",
        "Confidence in Shropshire fell to 60% in Oct-Dec 2024.",
        "Confidence in Shropshire fell by 30 points between Oct-Dec 2023 and Oct-Dec 2024.",
        "Officer numbers were cut by 200 between March 2023 and September 2024.",
        "At least 80% in Shropshire were confident in Oct-Dec 2024.",
        "999 calls answered missed their target in 2023.",
        "Officer numbers halved between March 2023 and September 2024.",
        "Confidence in Shropshire was 86% in Oct-Dec 2024.",
        "Confidence rose in Shropshire between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Shropshire rose from 76% in Oct-Dec 2023 to 79% in Oct-Dec 2024.",
        "Confidence in Shropshire fell from 79% in Oct-Dec 2023 to 70% in Oct-Dec 2024.",
        "Confidence in Shropshire fell from 79% to 70% in Oct-Dec 2024.",
        "Confidence in Herefordshire stayed at 82% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Herefordshire was unchanged between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Worcestershire was 60% in Oct-Dec 2024.",
        "There were 31 road deaths in Worcestershire in 2024.",
        "Officer numbers doubled between March 2023 and September 2024.",
        "Recorded crime rose by 9% in 2024.",
        "Recorded crime fell by 30% in 2024.",
        "The target for confidence is 95%.",
        "Confidence met its target of 88% in Oct-Dec 2024, at 80%.",
        "The Complex Care Pathfinder got £2m.",
        "Confidence in Herefordshire rose from 50% to 40%.",
        "Confidence in Herefordshire fell by 30%, from 50% to 40%.",
        "Confidence in 2022 was less than 75%.",
    ),
    "wrong unit": (
        "Confidence of 80% in Oct-Dec 2024 is 8% below the 88% target.",
        "Almost 10% fewer in Shropshire say good job: 64% in Oct-Dec 2023 and 55% in Oct-Dec 2024.",
        "Almost 10% fewer in Shropshire say good job: 55% in Oct-Dec 2024 and 64% in Oct-Dec 2023.",
        "Almost 10% fewer in Shropshire say good job: 64% to 55%, Oct-Dec 2023 to Oct-Dec 2024.",
        "The share in Shropshire who say police do a good job fell almost 10% to 55% in Oct-Dec 2024.",
        "Good job in Shropshire fell by 14 points between Oct-Dec 2023 and Oct-Dec 2024.",
        "Confidence in Shropshire fell 3% from 79% in Oct-Dec 2023 to 76% in Oct-Dec 2024.",
        "Confidence in Herefordshire fell by 10%, from 50% to 40%.",
        "Recorded crime fell by 9 points between 2023 and 2024.",
        "The response time was 12 seconds in 2023.",
        "There were 412 stop searches a week from October 2023 to March 2024.",
        "There were 412 stop searches from October 2023 to March 2024.",
    ),
    "no clear change": (
        "Confidence in Herefordshire fell from 80% in Jan-Mar 2024 to 78% in Jan-Mar 2025.",
        "Road deaths fell by six between 2023 and 2024.",
    ),
    "cannot be tested": (
        "Good job in Shropshire fell by nine between Oct-Dec 2023 and Oct-Dec 2024.",
        "From Oct-Dec 2023 to the same period in 2024 confidence in Shropshire fell from 79% to 76%.",
        "The average for 999 was 11.7 seconds in 2023, down from 12.7 seconds in 2022.",
        "Confidence in Shropshire went 79% to 76%, down, in Oct-Dec 2024.",
        "Absence rose to 4.4%.",
        "Good job in Shropshire fell from 64% to 55% between Oct-Dec 2023 and Oct-Dec 2024.",
        "Good job in Shropshire fell by 9 points year on year to 55% in Oct-Dec 2024.",
        "Confidence in Shropshire worsened to 76% in Oct-Dec 2024.",
        "Good job in Herefordshire fell from 50% to 40%.",
        "Good job in Herefordshire fell by 10 points, from 50% to 40%.",
        "Good job in Telford fell to 58% in Oct-Dec 2024.",
        "The mean time to answer 999 calls improved from 12.7 seconds in 2022 to 11.7 seconds in 2023.",
        "101 calls answered fell from 78% in 2022 to 70% in 2023.",
        "Confidence in Shropshire has fallen.",
        "Confidence is down two points on the year in Oct-Dec 2024.",
        "Good job was 3 points lower in Shropshire than in Telford & Wrekin in Oct-Dec 2024.",
        "Compared with Telford & Wrekin, good job in Shropshire was 3 points lower in Oct-Dec 2024.",
    ),
    "not matched": (
        "Is confidence 80%?",
        "The force wants confidence to reach 80%.",
        "Confidence was told by 1,200.",
        "There were 400 road deaths.",
        "999 calls answered fell from 12.7 seconds in 2022 to 11.7 seconds in 2023.",
        "999 calls answered fell by £3 between 2022 and 2023.",
        "The first quarter of 2023/24 passed: absence was 4.4%.",
        "999 calls answered met the target in January to March 2025.",
        "999 calls answered met the target in 2022.",
        "Special officers numbered 50.",
        "Confidence was 66% last month.",
        "Officer numbers fell this year by 400.",
        "Good job in Herefordshire has fallen.",
        "Recorded crime fell by 40% in 2019.",
        "Confidence was below its target in 2010.",
        "101 calls answered fell from 50% to 40%.",
        "The target for confidence was 70% in 2010.",
        "Confidence will rise to 90%.",
        "Confidence was never 90% in Shropshire.",
        "82% of women were confident in Oct-Dec 2024.",
        "18% had no confidence in Oct-Dec 2024.",
        "Confidence in Gwent was 76%.",
        "Confidence in Much Wenlock was 76%.",
        "Confidence in Newtown was 76%.",
        "The force has 14 dogs.",
        "Confidence was 82% in 2015.",
        "Confidence was 76% in Q4.",
        "Confidence in Herefordshire halved in 2015.",
        "Confidence in 2022 was 85%.",
        "Confidence was 71% in 2024.",
        "Good job and confidence were both 55%.",
        "Good job was 5 points lower in Herefordshire than in Worcestershire.",
        "The force spent £9m on biscuits.",
        "The £50,000 went on Covid masks for dogs.",
        "The target for officers is 3,000.",
        "Officers met their target.",
        "Confidence fell in Shropshire and Telford & Wrekin.",
        "Confidence was 83% in Worcestershire in Oct-Dec 2024.",
        "Response time halved from 30 minutes to 15 minutes.",
        "Confidence was £5 in Oct-Dec 2024.",
    ),
}


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [(verdict, sentence) for verdict, sentences in SENTENCES.items() for sentence in sentences],
)
def test_a_sentence_is_answered_by_what_is_held(verdict, sentence):
    assert answer(sentence).verdict.value == verdict, answer(sentence).arithmetic


def test_a_text_says_what_has_to_be_read_to_check_it():
    read = read_text("Confidence was 76% in Oct-Dec 2024. The force had 2,500 officers.", WORDS)
    assert codes_of(read) == {"PC1", "WF1"}
    assert spans_of(read) == {Q3_24}


def test_a_claim_on_one_clock_is_answered_with_both():
    told = answer("92% of 999 calls were answered in 2023.")
    assert [one.value for one in told.matched] == [92.0, 86.0]
    assert "On the national clock it was 86%." in told.arithmetic
    alone = answer("88% of 999 calls were answered in 2022.")
    assert "on the other clock no figure is held" in alone.arithmetic


def test_a_sentence_without_a_figure_has_no_verdict_of_its_own():
    told = answer("Confidence matters to everybody.")
    assert not told.checkable
    assert (told.verdict, told.matched, told.arithmetic, told.say) == ("not matched", (), "", "")


def test_the_worst_of_several_figures_speaks_for_the_sentence():
    told = answer("Confidence was 82% in Telford and 50% in Shropshire in Oct-Dec 2024.")
    assert told.checkable
    assert [finding.verdict.value for finding in told.findings] == ["supported", "contradicted"]
    assert told.verdict == "contradicted"
    assert "“50%” against 76%" in told.arithmetic
    assert "the figure for “confidence in the police” was 76% of residents" in told.say


def test_where_sources_differ_both_are_told():
    told = answer("Confidence was 85% in January to March 2025.")
    assert "The sources differ: Plan has around 83%." in told.arithmetic
    assert "85% of residents or around 83% of residents" in told.say
