"""Closed vocabularies are the plain words of the contract, in code, in JSON and in a spreadsheet alike."""

from __future__ import annotations

import json
from enum import StrEnum

import pandas as pd
import pytest

from analysis.areas.funnel import FunnelStanding
from analysis.calendar.periods import Cadence
from analysis.comparison import Standing, Verdict
from analysis.data_health import Supply
from analysis.milestones.dates import DateKind
from analysis.milestones.state import Colour
from analysis.spc.chart import Assurance, Better, State
from analysis.spc.rules import Rule
from analysis.words import Kind

# Names that checks outside the code compare with.
WORDS: dict[type[StrEnum], str] = {
    State: "common_cause improvement concern neither_high neither_low",
    Assurance: "pass fail hit_or_miss",
    Better: "higher lower neither",
    Cadence: "week month quarter year",
    FunnelStanding: "within high low",
    Standing: "shown caution hidden unknown",
    DateKind: "baseline forecast actual",
    Colour: "green amber red blue grey white",
    Kind: "count proportion rate mean median money",
}


@pytest.mark.parametrize(("vocabulary", "words"), WORDS.items(), ids=str)
def test_a_vocabulary_has_these_words(vocabulary, words):
    assert [str(word) for word in vocabulary] == words.split()


def test_words_of_several_words_and_of_none():
    assert list(Rule) == ["", "outside", "trend", "two_in_three", "shift"]
    assert list(Supply) == ["dark", "late", "on time", "never supplied"]
    assert list(Verdict) == ["higher", "lower", "no clear change", "cannot be tested"]


def test_json_and_csv_show_the_plain_words():
    row = {"state": State.CONCERN, "rule": Rule.NONE, "verdict": Verdict.NO_CLEAR_CHANGE}
    assert json.loads(json.dumps(row)) == {"state": "concern", "rule": "", "verdict": "no clear change"}
    assert pd.DataFrame([row]).to_csv(index=False).splitlines()[1] == "concern,,no clear change"


def test_no_rule_is_no_word():
    assert not Rule.NONE
    assert f"{Rule.TREND}" == "trend"
