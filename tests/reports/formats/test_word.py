from __future__ import annotations

import io
import itertools
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from reports.document import Document, Heading, Table
from reports.formats.word import word_of
from reports.pictures import Picture
from tests.reports.conftest import HOSTILE, JULY, SHOWN

ILLUSTRATIVE = "Illustrative: not real figures"


@pytest.fixture
def word(summary):
    return docx.Document(io.BytesIO(word_of(summary)))


def test_headings_are_headings_of_word_at_the_levels_of_the_document(word, summary):
    found = [
        (paragraph.text, int(paragraph.style.name[-1]))
        for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")
    ]
    expected = [(block.text, block.level) for block in summary.blocks if isinstance(block, Heading)]
    assert found == expected != []
    assert [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Title"] == [
        summary.title
    ]


def test_no_level_of_heading_is_left_out(word):
    levels = [int(p.style.name[-1]) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert {1, 2} <= set(levels)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_table_repeats_its_header_row_and_keeps_its_rows_whole(word, summary):
    tables = [block for block in summary.blocks if isinstance(block, Table)]
    assert len(word.tables) == len(tables) > 0
    for made, table in zip(word.tables, tables, strict=True):
        headers = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in made.rows]
        assert headers == [True, *[False] * len(table.rows)]
        assert [cell.text for cell in made.rows[0].cells] == list(table.columns)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in made.rows)
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption


def test_every_picture_says_what_it_shows(word, summary):
    pictures = [block for block in summary.blocks if isinstance(block, Picture)]
    alts = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert alts == [picture.alt for picture in pictures] != []


def test_it_says_that_it_is_not_real_on_every_page(word):
    assert ILLUSTRATIVE in word.sections[0].header.paragraphs[0].text
    assert ILLUSTRATIVE in word.core_properties.title


def test_pages_are_numbered_and_the_language_is_british_english(word):
    footer = word.sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    language = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == word.core_properties.language == "en-GB"


def test_what_somebody_wrote_is_plain_text(word):
    written = HOSTILE.replace("\x07", "")
    assert [p.text for p in word.paragraphs if "#set page" in p.text] == [f"Comment: {written}"]


def test_a_character_that_xml_cannot_hold_does_not_spoil_the_file():
    made = word_of(Document("T", "S", "A", "H", "t", JULY, (Heading(HOSTILE),)))
    assert docx.Document(io.BytesIO(made)).paragraphs[1].text == SHOWN


def test_the_same_summary_gives_the_same_bytes_and_no_other_day_than_its_own(summary):
    made = word_of(summary)
    assert word_of(summary) == made
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {(2020, 7, 6)}
        assert b"2020-07-06" in parts.read("docProps/core.xml")
