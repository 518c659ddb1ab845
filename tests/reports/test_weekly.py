from __future__ import annotations

import io
import re
from datetime import date

import docx
import pytest
from typer.testing import CliRunner

import figures
from data_access import open_reader
from data_access.access.roles import operator
from figures.dashboard.measure_sets import MeasureSet, set_of
from reports.__main__ import app
from reports.document import Bullets, Table
from reports.formats.pdf import pdf_of
from reports.formats.word import word_of
from reports.weekly import weekly_document

MONDAY = date(2020, 7, 6)
ILLUSTRATIVE = "Illustrative: not real figures"
MOST_PAGES = 6


@pytest.fixture
def reader(sample_store):
    assert sample_store.exists()
    with open_reader(operator(), MONDAY) as opened:
        yield opened


def tables_of(document):
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("area", [None, "SH"])
def test_every_measure_with_a_figure_or_none_stands_in_its_table(reader, area):
    rows = figures.build("WK1", reader, area=area).rows
    wanted = {row.code for row in rows if set_of(row) not in (MeasureSet.NEVER, MeasureSet.FORCE_ONLY)}
    document = weekly_document(reader, area)
    by_theme = [table for table in tables_of(document) if table.columns[:2] == ("ID", "Measure")
                and "Newest figure" in table.columns]
    assert len(wanted) > 10
    assert {row[0] for table in by_theme for row in table.rows} == wanted
    assert all(ILLUSTRATIVE in table.caption for table in by_theme)
    assert ILLUSTRATIVE in document.title
    # No column that says the same in every row.
    assert all("Standard" not in table.columns for table in by_theme)


def test_measures_missing_for_one_reason_are_told_once(reader):
    told = [item for block in weekly_document(reader).blocks if isinstance(block, Bullets)
            for item in block.items if "Since 22 June 2020, 15 days" in item]
    assert len(told) == 1
    assert all(f"({code})" in told[0] for code in ("RT1", "RT2", "RT3", "RT4"))


def test_it_fits_six_pages_and_its_columns_have_room(reader):
    document = weekly_document(reader)
    pdf = pdf_of(document)
    assert 1 < len(re.findall(rb"/Type\s*/Page\b", pdf)) <= MOST_PAGES
    assert all(abs(sum(table.widths) - 1) < 1e-6 for table in tables_of(document))
    word = docx.Document(io.BytesIO(word_of(document)))
    assert word.core_properties.title.startswith("Weekly force dashboard")


@pytest.fixture
def run(sample_store):
    assert sample_store.exists()
    return lambda *words: CliRunner().invoke(app, list(words))


def test_the_command_writes_both_files_of_a_week(run, tmp_path):
    done = run("weekly", "2020-06-28", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "weekly-2020-07-06-illustrative.docx", "weekly-2020-07-06-illustrative.pdf",
    ]
    assert docx.Document(tmp_path / "out" / "weekly-2020-07-06-illustrative.docx").paragraphs


def test_the_command_writes_a_month(run, tmp_path):
    done = run("monthly", "2020-05", str(tmp_path / "out"), "--area", "SH")
    assert done.exit_code == 0, done.output
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".docx", ".pdf"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("weekly", "2020-06-27"), 2, "is no Sunday"), (("weekly", "June"), 2, "is no day"),
        (("monthly", "June"), 2, "is no month"), (("weekly", "2015-01-04"), 1, "is not held"),
        (("weekly", "2020-06-28", "--area", "XX"), 1, "no such month, week or area"),
        (("weekly",), 2, ""), (("yearly", "2020"), 2, ""),
    ],
)
def test_what_cannot_be_written_is_said_and_writes_nothing(run, tmp_path, words, code, said):
    folder = tmp_path / "out"
    done = run(words[0], *words[1:2], *([str(folder)] if len(words) > 1 else []), *words[2:])
    assert done.exit_code == code, done.output
    assert said in done.stderr
    assert not folder.exists()
