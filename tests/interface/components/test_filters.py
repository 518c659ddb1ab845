from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data_access.access.roles import Viewer
from data_access.access.sessions import Visit
from tests.patience import PAGE_S

SAMPLE_DAY = date(2020, 7, 6)


def page():
    import streamlit as st

    from interface.components.filters import choose

    choices = choose(st.session_state["visit"])
    st.write(f"chosen: {choices.as_at} {choices.area}")


@pytest.fixture
def show(as_role: Callable[[str], Viewer]) -> Callable[..., AppTest]:
    """Call it with what the address says, to run a page that shows what was chosen."""

    def shown(default_day: date = SAMPLE_DAY, **query: str) -> AppTest:
        app = AppTest.from_function(page, default_timeout=PAGE_S)
        app.session_state["visit"] = Visit(as_role("commissioner"), 1, default_day, SAMPLE_DAY, False)
        app.query_params.update(query)
        return app.run()

    return shown


def chosen(app):
    assert not app.exception
    return [element.value for element in app.markdown if element.value.startswith("chosen")]


def box(app, label):
    return next(box for box in app.selectbox if box.label == label)


def test_without_a_choice_it_is_the_usual_day_and_the_whole_force(show):
    app = show()
    assert chosen(app) == ["chosen: 2020-07-06 None"]
    assert dict(app.query_params) == {}


@pytest.mark.parametrize("area", ["SH", "shropshire", "Shropshire", "SHROPSHIRE"])
def test_an_area_can_be_given_by_code_or_name(show, area):
    assert chosen(show(area=area)) == ["chosen: 2020-07-06 SH"]


def test_any_day_can_be_given_in_the_address_not_only_a_monday(show):
    app = show(as_at="2020-06-17")
    assert chosen(app) == ["chosen: 2020-06-17 None"]
    assert "Wednesday 17 June 2020" in box(app, "As at").options


@pytest.mark.parametrize(
    "day", ["31 June", "2020-06-31", "tomorrow", "", "2014-12-31", "9999-12-31", "<b>x</b>", "**x**"]
)
def test_a_day_that_does_not_exist_is_named_and_nothing_else_is_shown(show, day):
    app = show(as_at=day)
    assert chosen(app) == []
    assert not app.selectbox
    assert len(app.error) == 1
    assert "There is no day" in app.error[0].value


@pytest.mark.parametrize("area", ["XX", "WM", "outside", "SH1", "Shropshire; DROP TABLE"])
def test_an_area_that_does_not_exist_is_named_and_nothing_else_is_shown(show, area):
    app = show(area=area)
    assert chosen(app) == []
    assert "There is no area" in app.error[0].value
    assert area.split(";", maxsplit=1)[0] in app.error[0].value


def test_a_button_leads_on_from_a_bad_value(show):
    app = show(area="XX", as_at="2020-06-15")
    app.button[0].click().run()
    assert chosen(app) == ["chosen: 2020-06-15 None"]
    assert "area" not in app.query_params


def test_a_choice_is_written_into_the_address(show):
    app = show()
    box(app, "Area").select("SH").run()
    assert chosen(app) == ["chosen: 2020-07-06 SH"]
    assert app.query_params["area"] == "SH"
    box(app, "As at").select("2020-06-15").run()
    assert chosen(app) == ["chosen: 2020-06-15 SH"]
    assert app.query_params["as_at"] == "2020-06-15"


def test_going_back_to_the_usual_choice_clears_the_address(show):
    app = show(area="SH")
    box(app, "Area").select("").run()
    assert chosen(app) == ["chosen: 2020-07-06 None"]
    assert "area" not in app.query_params


def test_a_choice_that_is_gone_from_the_address_was_taken_back(show):
    # One step back in the browser takes the choice out of the address, and that undoes it.
    app = show(as_at="2020-06-15", area="SH")
    app.query_params.clear()
    app.run()
    assert chosen(app) == ["chosen: 2020-07-06 None"]
    assert dict(app.query_params) == {}


def page_after_page():
    import streamlit as st

    from interface.components.filters import carry_over

    carry_over(st.session_state["now"])
    st.write(dict(st.query_params))


def test_a_choice_goes_on_to_the_next_page_and_never_comes_back_to_the_same():
    app = AppTest.from_function(page_after_page, default_timeout=PAGE_S)
    app.session_state["now"], app.session_state["kept_area"] = "weekly", "SH"
    app.run()
    assert dict(app.query_params) == {}
    app.session_state["now"] = "monthly"
    app.run()
    assert app.query_params["area"] in ("SH", ["SH"])
    app.query_params.clear()
    app.run()
    assert dict(app.query_params) == {}


def test_the_sample_day_is_offered_as_a_monday_and_the_days_go_back_a_year(show):
    options = box(show(), "As at").options
    assert options[1] == "Monday 6 July 2020"
    assert "Monday 15 June 2020" in options
    assert options[-1] == "Monday 15 July 2019"
