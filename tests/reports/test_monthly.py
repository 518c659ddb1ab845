from __future__ import annotations

from datetime import date

import pytest

import figures
from data_access import open_reader
from data_access.access.roles import operator
from figures.dashboard.states import State
from reports.document import Bullets, Heading, Paragraph, Table
from reports.monthly import monthly_document
from reports.pictures import Picture, picture_of

ILLUSTRATIVE = "Illustrative: not real figures"


def of_kind(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


def test_the_document_has_its_parts_in_the_order_a_reader_needs(summary):
    assert [heading.text for heading in of_kind(summary, Heading) if heading.level == 1] == [
        "What signalled", "What has no data", "Commentary", "Every measure, by theme",
        "Control charts of what signalled", "How the figures were worked out", "Sources",
    ]


def test_it_says_that_it_is_not_real_in_title_header_name_and_tables(summary):
    assert ILLUSTRATIVE in summary.title
    assert ILLUSTRATIVE in summary.header
    assert summary.file_name("docx") == "monthly-summary-2020-06-illustrative.docx"
    tables, pictures = of_kind(summary, Table), of_kind(summary, Picture)
    assert tables
    assert pictures
    assert all(ILLUSTRATIVE in table.caption for table in tables)
    assert all(ILLUSTRATIVE in picture.spec for picture in pictures)


def test_its_figures_are_those_of_the_page(sample_summary):
    summary = sample_summary
    with open_reader(operator(), date(2020, 7, 6)) as reader:
        figure = figures.build("MS1", reader, month="2020-06")
    rows = {row[0]: row for table in of_kind(summary, Table) for row in table.rows}
    shown = figure.table[figure.table["State"] != State.NONE]
    assert len(shown)
    assert set(shown["ID"]) <= set(rows)
    for row in shown.to_dict("records"):
        assert row["Month"] in rows[row["ID"]][2]
        assert row["Month before"] in rows[row["ID"]][3]
        assert row["State"] in rows[row["ID"]][5]
    assert f"{figure.title}." in [block.text for block in of_kind(summary, Paragraph)]


def test_there_is_a_chart_with_words_for_each_measure_that_signalled(sample_summary):
    summary = sample_summary
    with open_reader(operator(), date(2020, 7, 6)) as reader:
        table = figures.build("MS1", reader, month="2020-06").table
    signalled = list(table.loc[table["State"].isin((State.CONCERN, State.IMPROVEMENT, State.CHANGE)), "ID"])
    pictures = of_kind(summary, Picture)
    assert signalled
    assert len(pictures) == len(signalled)
    assert all(picture.alt.startswith("Control chart of") for picture in pictures)


def test_what_is_dark_is_listed_once_for_each_reason_with_owner_and_promise(summary):
    lists = [item for block in of_kind(summary, Bullets) for item in block.items]
    (response,) = [item for item in lists if "RT1" in item]
    assert "RT4" in response
    assert "Owed by: West Mercia Police, no person named. Promised by 31 August 2020" in response
    rows = [row for table in of_kind(summary, Table) for row in table.rows if row[5] == State.NO_DATA]
    assert rows
    assert all(row[2].startswith("No data [x]") for row in rows)


def test_an_area_has_a_document_of_its_own(sample_store):
    assert sample_store.exists()
    with open_reader(operator(), date(2020, 7, 6)) as reader:
        document = monthly_document(reader, "2020-06", "SH")
    assert document.stem == "monthly-summary-2020-06-sh-illustrative"
    assert "Shropshire" in document.title


@pytest.mark.usefixtures("sample_store")
def test_a_chart_needs_no_address_and_a_table_alone_has_no_picture():
    with open_reader(operator(), date(2020, 7, 6)) as reader:
        chart = picture_of(figures.build("CH1", reader))
        assert picture_of(figures.build("DA1", reader)) is None
    assert '"url"' not in chart.spec
    assert chart.svg() == chart.svg()
    assert chart.svg().startswith("<svg")
