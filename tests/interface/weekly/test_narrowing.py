from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from figures.dashboard.states import State
from tests.figures.helpers import a_measure_row
from tests.patience import PAGE_S

ROWS = tuple(
    a_measure_row(
        code=code, name=name, theme=theme, state=state, objective="B" if code == "CH1" else ""
    )
    for code, name, theme, state in (
        ("CH1", "999 calls", "Call handling", State.NO_CHANGE),
        ("CH3", "101 calls", "Call handling", State.CONCERN),
        ("RT1", "Response", "Response", State.NO_DATA),
        ("CU1", "People detained", "Custody", State.IMPROVEMENT),
    )
)


def page():
    import streamlit as st

    from interface.weekly.narrowing import narrow

    st.write("rows: " + " ".join(row.code for row in narrow(st.session_state["rows"]).rows))


def run(**query):
    app = AppTest.from_function(page, default_timeout=PAGE_S)
    app.session_state["rows"] = ROWS
    app.query_params.update(query)
    return app.run()


def rows(app):
    assert not app.exception
    return [told for element in app.markdown if (told := element.value).startswith("rows")]


def box(app, label):
    return next(box for box in app.selectbox if box.label == label)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "CH1 CH3 RT1 CU1"), ({"theme": "Call handling"}, "CH1 CH3"), ({"state": "Concern"}, "CH3"),
        ({"state": "Out of the ordinary"}, "CH3 CU1"), ({"objective": "B"}, "CH1"),
        ({"find": "CALLS"}, "CH1 CH3"), ({"find": "custody"}, "CU1"),
        ({"order": "name"}, "CH3 CH1 CU1 RT1"), ({"order": "state"}, "CH3 CU1 RT1 CH1"),
        ({"theme": "Call handling", "state": "Out of the ordinary"}, "CH3"),
        ({"find": "nothing like it"}, ""),
    ],
)
def test_an_address_shows_the_rows_it_asks_for(query, found):
    app = run(**query)
    assert [told.removeprefix("rows:").strip() for told in rows(app)] == [found]


def choose_theme(app):
    box(app, "Theme").select("Call handling").run()


def choose_state(app):
    box(app, "State").select("No data").run()


def choose_order(app):
    box(app, "Order").select("name").run()


def type_a_word(app):
    app.text_input[0].input("detained").run()


@pytest.mark.parametrize(
    ("choose", "address"),
    [
        (choose_theme, {"theme": "Call handling"}), (choose_state, {"state": "No data"}),
        (choose_order, {"order": "name"}), (type_a_word, {"find": "detained"}),
    ],
)
def test_a_choice_goes_into_the_address_and_the_address_shows_the_same_rows(choose, address):
    app = run()
    choose(app)
    # AppTest gives the values of a query as lists.
    held = {name: value[0] if isinstance(value, list) else value for name, value in app.query_params.items()}
    assert held == address
    assert rows(run(**address)) == rows(app)
    assert rows(app) != rows(run())


def test_going_back_to_all_clears_the_address():
    app = run(theme="Call handling", state="Concern")
    box(app, "Theme").select("").run()
    box(app, "State").select("").run()
    assert dict(app.query_params) == {}
    assert rows(app) == rows(run())


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"theme": "Nonsense"}, "There is no theme “Nonsense”"), ({"state": "<b>x</b>"}, "There is no state"),
        ({"order": "by rank"}, "There is no order “by rank”"),
        ({"objective": "Z"}, "There is no objective “Z”"),
        ({"find": "x" * 61}, "There is no search"), ({"theme": "call handling"}, "There is no theme"),
    ],
)
def test_a_choice_that_does_not_exist_is_named_and_no_row_is_shown(query, named):
    app = run(**query)
    assert rows(app) == []
    assert len(app.error) == 1
    assert named in app.error[0].value


def test_a_button_leads_on_from_a_choice_that_does_not_exist():
    app = run(theme="Nonsense", state="Out of the ordinary")
    app.button[0].click().run()
    assert [told.removeprefix("rows:").strip() for told in rows(app)] == ["CH3 CU1"]
