from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from figures.dashboard.spark_points import SPARK_COLUMNS
from figures.weekly.table import COLUMNS, COLUMNS_AFTER
from tests.figures.helpers import a_figure

AREAS = {"HE": "Herefordshire", "SH": "Shropshire"}
NASTY = '<img src=x onerror=alert(1)> "quoted" **bold**'
ROW = dict.fromkeys((*COLUMNS, *AREAS, *COLUMNS_AFTER), "") | {
    "ID": "CH1", "Measure": "999 calls", "Unit": "% of calls", "Good direction": "higher is better",
    "Theme": "Call handling", "State": "Concern", "High or low": "low", "Last figure": "80%",
    "Period": "w/e 5 Jul 2020", "Period before": "91%", "Usual range": "85% to 95%",
    "Signal": "outside its limits",
}
DARK = {
    "ID": "RT1", "State": "No data", "Status": "No data [x]", "Last figure": "", "Signal": "",
    "Why there is no data": "Reported 3 July 2020. Owed by: The force.",
}


def page():
    import streamlit as st

    from interface.weekly.table import show_weekly_table

    show_weekly_table(st.session_state["figure"], st.session_state["figure"].table, st.session_state["areas"])


def shown(*changes, data=None, **query):
    """The HTML of a table of these rows, each changed from an ordinary one."""
    app = AppTest.from_function(page, default_timeout=30)
    app.session_state["figure"] = a_figure(
        id="WK1", table=pd.DataFrame([ROW | change for change in changes]), data=data
    )
    app.session_state["areas"] = AREAS
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app.get("html")[0].proto.body


def text(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_a_row_says_figure_range_state_and_standard():
    words = text(shown({"Standard": "90%", "Assurance": "consistently misses"}))
    for told in ("80%", "85% to 95%", "before 91%", "Concern", "outside its limits", "Misses standard 90%"):
        assert told in words


@pytest.mark.parametrize("column", ["ID", "Measure", "Unit", "Theme", "Last figure", "Period", "Usual range",
                                    "Signal", "Published", "Standard"])
def test_hostile_text_is_shown_as_text(column):
    html = shown({column: NASTY})
    assert "<img src=x" not in html
    assert NASTY in text(html) or "%3Cimg" in html
    assert html.count("<table") == 1


def test_hostile_text_of_a_dark_row_is_shown_as_text():
    html = shown({**DARK, "Why there is no data": NASTY})
    assert "<img src=x" not in html
    assert NASTY in text(html)


def test_a_dark_measure_keeps_its_row_with_the_reason_in_place_of_figures():
    html = shown(DARK)
    assert 'class="wm-dark"' in html
    assert "[x] No data." in text(html)
    assert "Owed by: The force." in text(html)


def test_an_area_is_told_by_a_mark_with_a_text_alternative():
    html = shown({"HE": "No clear change", "SH": "Concern (high)"})
    assert 'alt="HE: No clear change"' in html
    assert 'alt="SH: Concern (high)"' in html


def test_a_measure_of_the_force_only_says_so():
    assert "Force only" in text(shown({}))


def test_the_small_picture_says_what_it_shows():
    point = ("CH1", None, 80.0, 85.0, 95.0, 90.0, None, "concern", 0)
    data = pd.DataFrame([point], columns=list(SPARK_COLUMNS))
    html = shown({}, data=data)
    assert 'alt="999 calls, last 52 figures: newest 80%, usual range 85% to 95%"' in html


def test_themes_stand_as_headings_above_their_rows_once_each():
    html = shown({}, {"ID": "CH2"}, {"ID": "RT5", "Theme": "Response"})
    heads = re.findall(r'scope="rowgroup"[^>]*>([^<]*)<', html)
    assert heads == ["Call handling", "Response"]


def test_the_table_can_be_reached_by_keyboard_and_its_links_keep_day_and_area():
    html = shown({}, as_at="2020-06-15", area="SH")
    assert 'role="region" tabindex="0" aria-label="WK1: Calls answered: 92%. 1 measure shown."' in html
    assert 'href="/weekly?as_at=2020-06-15&amp;area=SH&amp;measure=CH1"' in html


def test_every_row_of_figures_has_a_cell_for_every_column():
    html = shown({}, {"ID": "CH2", "State": "None supplied", "Last figure": ""}, DARK)
    columns = len(re.findall(r'<th role="columnheader"', html))
    for row in re.findall(r'<tr role="row"[^>]*>(.*?)</tr>', html.split("<tbody")[1], flags=re.DOTALL):
        spans = [int(span) for span in re.findall(r'colspan="(\d+)"', row)]
        cells = len(re.findall(r"<t[dh] ", row))
        assert cells - len(spans) + sum(spans) == columns


@pytest.mark.parametrize(("status", "letter"), [
    ("Provisional [p]", "[p]"), ("Illustrative: not real figures [i]", "[i]"),
    ("Illustrative: not real figures [i]; Late: due 3 days ago", "[i]"),
])
def test_a_figure_that_is_not_final_has_its_letter(status, letter):
    words = text(shown({"Status": status, "State": "Late", "High or low": "", "Signal": ""}))
    assert f"80% {letter}" in words
    assert ("due 3 days ago" in words) == ("due 3 days ago" in status)
