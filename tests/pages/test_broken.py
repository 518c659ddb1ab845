"""Pages over a store that is broken: they say so, with a reference, and keep the rest."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from tests.pages.helpers import html_of, run_page, words_of

REFERENCE = re.compile(r"Reference ([0-9A-F]{4})")


def break_store(file, *changes):
    """Change the database behind the product's back, past its checks."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for change in changes:
            connection.execute(change)


NO_TABLE = {
    "confidence": "ALTER TABLE observation RENAME COLUMN qualifier TO lost",
    "weekly": "ALTER TABLE observation RENAME COLUMN reason TO lost",
    "victims": "ALTER TABLE contract RENAME COLUMN service TO lost",
    "estates": "ALTER TABLE milestone_date RENAME COLUMN kind TO lost",
    "": "ALTER TABLE observation RENAME COLUMN value TO lost",
}


@pytest.mark.parametrize("address", NO_TABLE)
def test_a_page_that_cannot_be_read_says_so_with_a_reference(sample_store, sign_in, caplog, address):
    sign_in("commissioner")
    break_store(sample_store, NO_TABLE[address])
    app = run_page(address)
    told = "\n".join(error.value for error in app.error)
    reference = REFERENCE.search(told)
    assert reference
    assert not app.exception
    assert "Traceback" not in words_of(app)
    assert "OperationalError" not in words_of(app)
    # Who is signed in and the way out are still there, and the log has the reference.
    assert "Sign out" in html_of(app)
    assert reference.group(1) in caplog.text
    assert "Traceback" in caplog.text


def test_a_figure_that_cannot_be_built_leaves_the_rest_of_the_page(sample_store, sign_in):
    sign_in("commissioner")
    break_store(sample_store, "ALTER TABLE milestone RENAME COLUMN consequence TO lost")
    app = run_page("")
    # What is for attention, and the dates that are among it.
    assert len(app.error) == 2
    assert all(REFERENCE.search(error.value) for error in app.error)
    words = words_of(app)
    assert "Week ending Sunday 28 June 2020" in words
    assert "412 average a month" in words
    # Its heading comes with the list, so a list that could not be built has neither.
    assert "For your attention" not in words
    assert "Investigations open for more than 90 days stayed above" not in words


def test_a_row_of_an_unknown_status_breaks_the_figures_it_is_in_and_nothing_more(sample_store, sign_in):
    sign_in("commissioner")
    break_store(
        sample_store,
        "UPDATE observation SET status = 'unheard-of' WHERE measure_id ="
        " (SELECT id FROM measure WHERE code = 'CH1')",
    )
    app = run_page("", figure="CH1")
    assert not app.exception
    assert REFERENCE.search(app.error[0].value)
    assert "There is no figure" not in words_of(app)
    assert "80.2%" in words_of(run_page("", figure="CH3"))
    assert "31st June" in words_of(run_page("estates"))


def test_two_failures_have_two_references(sample_store, sign_in):
    sign_in("commissioner")
    break_store(sample_store, NO_TABLE["estates"])
    found = {REFERENCE.search(run_page("estates").error[0].value).group(1) for _try in range(2)}
    assert len(found) == 2
