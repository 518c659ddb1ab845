"""The claim check on the command line."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from reports.__main__ import app
from tests.data_access.helpers import load
from tests.figures.check.sentences import ELEVEN
from tests.figures.check.test_claims import FACTS

KEYS = {"verdict", "matched", "arithmetic", "say"}


def run(*words):
    return CliRunner().invoke(app, ["claim", *words])


def claim(*words):
    told = run(*words, "--json")
    assert told.exit_code == 0
    return json.loads(told.stdout)


@pytest.mark.usefixtures("sample_store")
def test_a_claim_is_one_object_with_its_evidence():
    told = claim("92% of 999 calls were answered within 10 seconds in Q4 2019/20.")
    assert set(told) == KEYS
    assert told["verdict"] == "supported"
    (one,) = told["matched"]
    assert one == {
        "measure": "999 calls answered in 10 seconds", "area": "West Mercia",
        "period": "Q4 2019/20 (January to March 2020)", "value": "92%",
        "source": "Delivery plan extract, June 2020, B1.1",
    }
    assert "92%" in told["arithmetic"]
    assert told["say"].startswith("In West Mercia, the figure for")


@pytest.mark.usefixtures("sample_store")
def test_a_claim_is_held_against_what_was_known_on_a_day():
    sentence = "92% of 999 calls were answered within 10 seconds in Q4 2019/20."
    assert claim(sentence, "--as-at", "2020-06-20")["verdict"] == "not matched"
    assert claim(sentence, "--as-at", "2020-07-03")["verdict"] == "supported"


@pytest.mark.usefixtures("sample_store")
def test_the_eleven_published_changes_cannot_be_tested():
    load(FACTS)
    told = [claim(sentence) for sentence in ELEVEN]
    assert {one["verdict"] for one in told} == {"cannot be tested"}
    assert all(one["matched"] for one in told)


@pytest.mark.usefixtures("sample_store")
def test_without_json_it_is_told_in_lines():
    told = run("40% of 101 calls were answered within 30 seconds in Q4 2019/20.")
    lines = told.stdout.splitlines()
    assert lines[0] == "Verdict: contradicted"
    assert lines[1].startswith("Matched: 101 calls answered in 30 seconds, West Mercia, Q4 2019/20")
    assert [line.partition(":")[0] for line in lines[2:]] == ["Arithmetic", "Say"]


@pytest.mark.usefixtures("sample_store")
def test_a_sentence_without_a_figure_is_not_matched():
    told = "Not checked: no figure that could be checked was found in it."
    for text in ("Thank you for coming.", ""):
        assert claim(text) == {"verdict": "not matched", "matched": [], "arithmetic": told, "say": told}


@pytest.mark.usefixtures("sample_store")
def test_a_day_that_is_none_is_refused():
    told = run("Confidence is 85%.", "--as-at", "31 June")
    assert told.exit_code == 2
    assert "'31 June' is no day; a day is written like 2020-07-06" in told.stderr
