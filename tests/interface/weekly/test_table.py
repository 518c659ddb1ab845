from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from analysis.spc.chart import Assurance
from analysis.spc.chart_policy import Letter
from figures.dashboard.states import State
from figures.dashboard.verdicts import Verdict
from figures.words.missing import DarkSpell
from tests.figures.helpers import a_figure, a_measure_row
from tests.patience import PAGE_S

AREAS = {"HE": "Herefordshire", "SH": "Shropshire"}
NASTY = '<img src=x onerror=alert(1)> "quoted" **bold**'
DARK = {
    "code": "RT1", "state": State.NO_DATA, "letter": Letter.NONE, "newest": None, "recent": (),
    "statuses": ("not-available",), "why": "Reported 3 July 2020. Owed by: The force.",
}


def page():
    import streamlit as st

    from interface.weekly.table import show_weekly_table

    show_weekly_table(st.session_state["figure"], st.session_state["figure"].rows, st.session_state["areas"])


def shown(*changes, **query):
    """The HTML of a table of these rows, each changed from an ordinary one."""
    app = AppTest.from_function(page, default_timeout=PAGE_S)
    rows = tuple(a_measure_row(**change) for change in changes)
    app.session_state["figure"] = a_figure(id="WK1", rows=rows)
    app.session_state["areas"] = AREAS
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app.get("html")[0].proto.body


def text(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_a_row_says_figure_range_state_and_standard():
    words = text(shown({"standard": "90%", "assurance": Assurance.FAIL}))
    for told in (
        "80.0%", "85% to 95%", "before 91.0%", "Concern", "outside its limits", "Misses standard 90%",
    ):
        assert told in words


@pytest.mark.parametrize(
    "part", ["code", "name", "unit", "theme", "published", "signal", "usual_range", "standard"]
)
def test_hostile_text_is_shown_as_text(part):
    html = shown({part: NASTY})
    assert "<img src=x" not in html
    assert NASTY in text(html)
    assert html.count("<table") == 1


def test_hostile_text_of_a_dark_row_is_shown_as_text():
    html = shown({**DARK, "why": NASTY})
    assert "<img src=x" not in html
    assert NASTY in text(html)


def test_a_dark_measure_keeps_its_row_with_the_reason_in_place_of_figures():
    html = shown(DARK)
    assert 'class="wm-dark"' in html
    assert "[x] No data." in text(html)
    assert "Owed by: The force." in text(html)


def test_an_area_is_told_by_a_mark_with_a_text_alternative():
    html = shown({"areas": (("HE", Verdict(State.NO_CHANGE)), ("SH", Verdict(State.CONCERN, Letter.HIGH)))})
    assert 'alt="HE: No clear change"' in html
    assert 'alt="SH: Concern (high)"' in html


def test_a_measure_of_the_force_only_says_so_beside_one_by_area():
    by_area = {"code": "CH2", "areas": (("HE", Verdict(State.NO_CHANGE)), ("SH", None))}
    assert "Force only" in text(shown({}, by_area))


@pytest.mark.parametrize(
    ("column", "change"),
    [("Standard", {"standard": "90%"}), ("Published", {"published": "92% (Q4 2019/20)"}),
     ("Local areas", {"areas": (("HE", Verdict(State.NO_CHANGE)), ("SH", None))})],
)
def test_a_column_that_would_say_the_same_in_every_row_is_left_out(column, change):
    assert column not in text(shown({}, {"code": "CH2"}))
    assert column in text(shown({}, {"code": "CH2", **change}))


def test_measures_without_data_for_one_reason_tell_it_once():
    spell = DarkSpell("not-available", date(2020, 6, 22), date(2020, 7, 6), "It moved.", "Them", None, "", "")
    dark = [{**DARK, "code": code, "why": spell.told, "spell": spell} for code in ("RT1", "RT2")]
    words = text(shown(*dark))
    assert words.count("It moved.") == 1
    assert "For the same reason as RT1." in words


def test_no_row_is_said_and_not_drawn():
    assert "No measure is among them." in shown()


def test_the_small_picture_says_what_it_shows():
    html = shown({})
    assert 'alt="999 calls, last 1 figure: newest 80.0%, usual range 85% to 95%"' in html


def test_themes_stand_as_headings_above_their_rows_once_each():
    html = shown({}, {"code": "CH2"}, {"code": "RT5", "theme": "Response"})
    heads = re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', html)
    assert heads == ["Call handling", "Response"]


def test_the_table_can_be_reached_by_keyboard_and_its_links_keep_day_and_area():
    html = shown({}, as_at="2020-06-15", area="SH")
    assert 'role="region" tabindex="0" aria-label="WK1: Calls answered: 92%. 1 measure shown."' in html
    assert 'href="/weekly?as_at=2020-06-15&amp;area=SH&amp;measure=CH1"' in html


def test_every_row_of_figures_has_a_cell_for_every_column():
    areas = (("HE", Verdict(State.NO_CHANGE)), ("SH", None))
    html = shown(
        {"areas": areas, "published": "92%", "standard": "90%"},
        {"code": "CH2", "state": State.NONE, "newest": None}, DARK,
    )
    columns = len(re.findall(r'<th role="columnheader"', html))
    rows = re.findall(r'<tr role="row"[^>]*>(.*?)</tr>', html.split("<tbody")[1], flags=re.DOTALL)
    assert columns > 4
    # The heading of the theme stands above the three measures.
    assert len(rows) == 1 + 3
    for row in rows:
        spans = [int(span) for span in re.findall(r'colspan="(\d+)"', row)]
        cells = len(re.findall(r"<t[dh] ", row))
        assert cells - len(spans) + sum(spans) == columns


@pytest.mark.parametrize(
    ("status", "days_late", "letter"),
    [("provisional", 0, "[p]"), ("illustrative", 0, "[i]"), ("illustrative", 3, "[i]")],
)
def test_a_figure_that_is_not_final_has_its_letter(status, days_late, letter):
    state = State.LATE if days_late else State.NO_CHANGE
    row = {"statuses": (status,), "days_late": days_late, "state": state, "letter": Letter.NONE}
    words = text(shown(row))
    assert f"80.0% {letter}" in words
    assert ("due 3 days ago" in words) == bool(days_late)
