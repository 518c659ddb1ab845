from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.words.marks import Mark, Marked
from interface.components.tables import Words, table_of_rows

COLUMNS = ("ID", "Measure", "Last week", "Week before")
WEEKLY = [
    ("CH1", "999 calls", "92%", "91%", ""), ("RT1", "Response", "", "", "The system <b>was</b> replaced."),
]
INSTEAD = ("Last week", lambda row: row.said["Why"])


def rows(columns, *lines):
    return [Words(dict(zip(columns, line, strict=True))) for line in lines]


def weekly(caption="Weekly", **options):
    return table_of_rows(rows((*COLUMNS, "Why"), *WEEKLY), COLUMNS, caption, **options)


def one_cell(cell, column="State", caption="One"):
    return table_of_rows(rows([column], [cell]), [column], caption)


def cells(html):
    """Every body cell: its attributes and its text."""
    return re.findall(r'<td role="cell"([^>]*)>(.*?)</td>', html, flags=re.DOTALL)


@given(st.text(), st.text(), st.text())
def test_everything_in_a_table_is_text(caption, column, cell):
    html = one_cell(cell, f"{column}.", caption)
    # Every tag of the result is one of ours.
    tags = set(re.findall(r"</?([a-zA-Z][^\s>]*)", html))
    assert tags <= {"div", "table", "caption", "thead", "tr", "th", "tbody", "td", "span", "img"}
    assert html.count("<td ") == html.count("<th ") == 1
    assert unescape(re.sub(r"<[^>]*>", "", cells(html)[0][1])) == cell or "&" in cell


def test_markup_in_a_cell_is_shown():
    html = one_cell("<img src=x onerror=alert(1)>")
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_a_dark_row_gives_way_to_why_there_is_no_data():
    html = weekly(instead=INSTEAD)
    dark = html.split('class="wm-dark"')[1]
    assert 'colspan="2"' in dark
    assert "The system &lt;b&gt;was&lt;/b&gt; replaced." in dark
    assert len(cells(dark)) == 3
    assert '<th role="columnheader" scope="col">Why</th>' not in html


def test_a_row_with_data_is_not_dark():
    ordinary = weekly(instead=INSTEAD).split('class="wm-dark"')[0]
    assert "colspan" not in ordinary
    assert "92%" in ordinary


def test_every_cell_names_its_column_for_the_phone():
    html = weekly(instead=INSTEAD)
    labels = re.findall(r'data-label="([^"]*)"', html)
    assert labels == ["ID", "Measure", "Last week", "Week before", "ID", "Measure", "No data"]


@pytest.mark.parametrize(("hide", "columns"), [(True, 1), (False, 3)])
def test_a_column_without_anything_can_be_left_out(hide, columns):
    names = ("ID", "Actual", "Due")
    html = table_of_rows(rows(names, ("CH1", "", None)), names, "One", hide_empty=hide)
    assert html.count("<th ") == columns


def test_a_missing_cell_is_empty_and_a_number_has_its_thousands():
    names = ("Force", "Why")
    html = table_of_rows(rows(names, (7700.0, None), (float("nan"), "none")), names, "One")
    assert [text for _attributes, text in cells(html)] == ["7,700", "", "", "none"]


def test_a_linked_cell_keeps_its_text_and_escapes_its_address():
    html = weekly(link=("ID", lambda row: f'/weekly?measure="{row.said["ID"]}"'))
    assert '<a href="/weekly?measure=&#34;CH1&#34;" target="_self">CH1</a>' in html


def test_a_table_can_be_reached_by_keyboard_and_has_a_name():
    html = weekly('All "weekly" measures')
    assert 'role="region" tabindex="0" aria-label="All &#34;weekly&#34; measures"' in html
    assert "<caption>All &#34;weekly&#34; measures</caption>" in html


def test_words_with_a_mark_stand_beside_a_picture():
    html = one_cell(Marked("Date passed, no word since: 6 days", Mark.DATE_PASSED))
    assert '<img alt=""' in html
    assert "Date passed, no word since: 6 days" in html
    # The same words without a mark have none, whatever they begin with.
    assert "<img" not in one_cell("Date passed, no word since: 6 days")


def test_no_row_is_marked_as_opened_unless_one_was_asked_for():
    records = rows(["ID"], ["A1"], ["A2"])
    assert "wm-chosen" not in one_cell("x")
    assert "wm-chosen" not in table_of_rows(records, ["ID"], "Records")
    assert table_of_rows(records, ["ID"], "Records", chosen="A2").count("wm-chosen") == 1
