"""What sources say in words: listed as written, with what does not add up, and never a number to chart."""

from __future__ import annotations

from datetime import date

import pytest

import figures
from data_access import open_reader
from tests.data_access.helpers import load

HEADER = (
    "statement,kind,measure,area,period,value,unit,base,count_stated,count_listed,date_as_written,text,"
    "known_from,source,locator,note"
)


@pytest.fixture
def table_of(store, tmp_path, as_role):  # noqa: ARG001 - the statements are loaded into it
    """What the figure says of these rows, loaded from a file."""

    def read(*rows, **options):
        path = tmp_path / "statements.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        load(path)
        with open_reader(as_role("commissioner"), date(2020, 7, 20)) as reader:
            return figures.build("DA5", reader, **options)

    return read


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("S,figure,,,,80,% (more than),,,,,,2020-07-01,,,", "80% (more than)"),
        ("S,figure,,,,3,answers,137,,,,,2020-07-01,,,", "3 answers, base 137"),
        ("S,figure,,,,650000,GBP over 2 yrs,,,,,,2020-07-01,,,", "£650,000 over 2 yrs"),
        ("S,figure,,,,8 of 8,GBP,,,,,,2020-07-01,,,", "8 of 8 GBP"),
        ("S,list,,,,,,,7,6,end of July,\"A, B\",2020-07-01,,,", "7 said, 6 listed: A, B; end of July"),
        ("S,list,,,,,,,7,,,,2020-07-01,,,", "7 said"),
        ("S,list,,,,,,,,6,,,2020-07-01,,,", "6 listed"),
        ("S,date,,,,,,,,,31st June,,2020-07-01,,,", "31st June"),
        ("S,date,,,,31st June,date,,,,31st June,,2020-07-01,,,", "31st June"),
        ("S,event,,,,opened,event,,,,,,2020-07-01,,,", "opened"),
        ("S,reference,,,,,,,,,,C7,2020-07-01,,,", "See C7"),
        ("S,blank,,,,,,,,,,,2020-07-01,,,", "Nothing: left blank"),
        ("S,blank,,,,,,,,,,The sentence ends,2020-07-01,,,", "Nothing: left blank. The sentence ends"),
    ],
)
def test_a_statement_is_said_as_it_was_written(table_of, row, said):
    assert table_of(row).table.iloc[0]["What is said"] == said


@pytest.mark.parametrize(
    ("columns", "cell", "told"),
    [
        ("PC1,SH,Q4 2019/20", "Period", "Q4 2019/20"),
        (",the north,", "Area", "the north"),
        (",SH,", "Area", "Shropshire"),
        (",,", "Period", ""),
        (",,", "About", "Least confident"),
        ("PC1,,", "About", "Confidence in West Mercia Police: Least confident"),
        ("PC1,,", "ID", "PC1"),
        ("elsewhere,,", "About", "elsewhere"),
        ("elsewhere,,", "ID", ""),
    ],
)
def test_what_it_is_about_is_told_in_the_words_of_the_source_or_the_catalogue(
    table_of, columns, cell, told
):
    row = f"Least confident,event,{columns},low,,,,,,,2020-07-01,,,"
    assert table_of(row).table.iloc[0][cell] == told


def test_the_last_known_comes_first_and_what_does_not_add_up_is_counted(table_of):
    figure = table_of(
        "A,list,,,,,,,7,6,,,2020-07-01,First paper,,", "B,list,,,,,,,6,6,,,2020-07-08,Second paper,,",
    )
    assert figure.title == "2 statements from 2 sources, kept as written"
    assert list(figure.table["About"]) == ["B", "A"]
    assert "1 list with another number of items than is said." in figure.description.lower()
    assert figure.chart is None


@pytest.mark.usefixtures("store")
def test_what_a_newspaper_says_is_told_as_that(as_role, tmp_path):
    path = tmp_path / "published.csv"
    path.write_text(
        "domain,metric,area,period,value,unit,source,source_kind,known_from\n"
        "Call handling,999 demand change yoy,West Mercia,Apr-Jun 2020,13,%,A paper,press,2020-07-01\n",
        encoding="utf-8",
    )
    load(path)
    with open_reader(as_role("commissioner"), date(2020, 7, 20)) as reader:
        figure = figures.build("DA5", reader)
    assert figure.table.iloc[0]["Source"] == "A paper (reported in press)"
    assert "1 reported in the press" in figure.description


def test_only_those_of_one_measure_are_told_when_one_is_named(sample_reader):
    figure = figures.build("DA5", sample_reader(), measure="PC1")
    assert figure.title == "3 statements about PC1 from 1 source, kept as written"
    assert set(figure.table["ID"]) == {"PC1"}
    with pytest.raises(KeyError):
        figures.build("DA5", sample_reader(), measure="XX9")


def test_nothing_is_known_before_its_day(sample_reader):
    figure = figures.build("DA5", sample_reader(as_at=date(2020, 6, 1)))
    assert figure.title == "No statement is held"
    assert figure.table.empty


def test_a_panel_reader_builds_none(sample_reader):
    with pytest.raises(KeyError):
        figures.build("DA5", sample_reader("panel"))
