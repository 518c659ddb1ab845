from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interface.components.tables import html_table

WEEKLY = pd.DataFrame(
    {
        "ID": ["CH1", "RT1"], "Measure": ["999 calls", "Response"], "Last week": ["92%", ""],
        "Week before": ["91%", ""], "Why": ["", "The system <b>was</b> replaced."],
    }
)
SPAN = ("Last week", "Why")


def cells(html):
    """Every body cell: its attributes and its text."""
    return re.findall(r'<td role="cell"([^>]*)>(.*?)</td>', html, flags=re.DOTALL)


@given(st.text(), st.text(), st.text())
def test_everything_in_a_table_is_text(caption, column, cell):
    html = html_table(pd.DataFrame({f"{column}.": [cell]}), caption)
    # Every tag of the result is one of ours.
    tags = set(re.findall(r"</?([a-zA-Z][^\s>]*)", html))
    assert tags <= {"div", "table", "caption", "thead", "tr", "th", "tbody", "td", "span", "img"}
    assert html.count("<td ") == html.count("<th ") == 1
    assert unescape(re.sub(r"<[^>]*>", "", cells(html)[0][1])) == cell or "&" in cell


def test_markup_in_a_cell_is_shown():
    html = html_table(pd.DataFrame({"Source": ["<img src=x onerror=alert(1)>"]}), "One")
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_a_dark_row_gives_way_to_why_there_is_no_data():
    html = html_table(WEEKLY, "Weekly", span=SPAN)
    dark = html.split('class="wm-dark"')[1]
    assert 'colspan="2"' in dark
    assert "The system &lt;b&gt;was&lt;/b&gt; replaced." in dark
    assert len(cells(dark)) == 3
    assert '<th role="columnheader" scope="col">Why</th>' not in html


def test_a_row_with_data_is_not_dark():
    ordinary = html_table(WEEKLY, "Weekly", span=SPAN).split('class="wm-dark"')[0]
    assert "colspan" not in ordinary
    assert "92%" in ordinary


def test_every_cell_names_its_column_for_the_phone():
    html = html_table(WEEKLY, "Weekly", span=SPAN)
    labels = re.findall(r'data-label="([^"]*)"', html)
    assert labels == ["ID", "Measure", "Last week", "Week before", "ID", "Measure", "No data"]


@pytest.mark.parametrize(("hide", "columns"), [(True, 1), (False, 3)])
def test_a_column_without_anything_can_be_left_out(hide, columns):
    table = pd.DataFrame({"ID": ["CH1"], "Actual": [""], "Due": [None]})
    html = html_table(table, "One", hide_empty=hide)
    assert html.count("<th ") == columns


def test_a_missing_cell_is_empty_and_a_number_has_its_thousands():
    table = pd.DataFrame({"Force": [7700.0, None], "Why": [None, "none"]})
    assert [text for _attributes, text in cells(html_table(table, "One"))] == ["7,700", "", "", "none"]


def test_a_linked_cell_keeps_its_text_and_escapes_its_address():
    html = html_table(WEEKLY, "Weekly", link=("ID", lambda code: f'/weekly?measure="{code}"'))
    assert '<a href="/weekly?measure=&#34;CH1&#34;" target="_self">CH1</a>' in html


def test_a_table_can_be_reached_by_keyboard_and_has_a_name():
    html = html_table(WEEKLY, 'All "weekly" measures')
    assert 'role="region" tabindex="0" aria-label="All &#34;weekly&#34; measures"' in html
    assert "<caption>All &#34;weekly&#34; measures</caption>" in html


def test_a_state_is_marked_by_a_picture_beside_its_words():
    html = html_table(pd.DataFrame({"State": ["Date passed, no word since: 6 days"]}), "One")
    assert '<img alt=""' in html
    assert "Date passed, no word since: 6 days" in html
