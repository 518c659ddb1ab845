from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.spreadsheets import RUNS, csv_text, safe_cell

# What a spreadsheet takes for a number: digits, a sign, a currency, a share beside it.
NUMBER = set("0123456789.,+-£% ()")

RISKY = st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "=cmd|' /C'!A0"])
TEXT = st.one_of(st.text(), RISKY, st.tuples(RISKY, st.text()).map("".join))


@given(TEXT)
def test_no_text_begins_a_cell_that_a_spreadsheet_would_run(text):
    cell = safe_cell(text)
    assert not cell.lstrip(" ").startswith(RUNS) or set(cell) <= NUMBER
    assert cell.removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("text", ["-6.4%", "-356 (-2%)", "+80 (+20%)", "-£1,200", "+3"])
def test_a_signed_number_has_no_apostrophe(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize("text", ["-1+1", "+1-2", "-2*3", "-A1", "-(1)", "-", "+", "--1", "-1 (=2%)", "- 1"])
def test_what_could_be_worked_out_has_one(text):
    assert safe_cell(text) == f"'{text}"


@given(st.one_of(st.integers(), st.floats(allow_nan=False)))
def test_a_number_stays_a_number(number):
    assert safe_cell(number) is number


def test_a_csv_file_holds_every_row_and_nothing_for_what_is_missing():
    text = csv_text([("Measure", "Value"), ("=1+1", 2), ("a, b", None), (float("nan"), -1.5)])
    assert list(csv.reader(io.StringIO(text))) == [
        ["Measure", "Value"], ["'=1+1", "2"], ["a, b", ""], ["", "-1.5"],
    ]
