from __future__ import annotations

import re

import pytest

from reports.document import Bullets, Document, Heading, Paragraph, Table
from reports.formats.pdf import pdf_of, spelt_out
from reports.pictures import Picture
from tests.reports.conftest import HOSTILE, JULY


def tags(pdf):
    """How often each kind of element stands in the structure of a PDF."""
    found = [kind.decode() for kind in re.findall(rb"/S/(\w+)", pdf)]
    return {kind: found.count(kind) for kind in set(found)}


@pytest.fixture
def pdf(summary):
    return pdf_of(summary)


def test_the_pdf_is_tagged_and_says_which_rules_it_keeps(pdf):
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/MarkInfo<</Marked true", pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_it_has_its_language_and_shows_its_title(pdf, summary):
    assert b"/Lang(en-GB)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert summary.title.encode() in pdf


def test_headings_table_headers_and_pictures_are_tagged_as_such(pdf, summary):
    def many(kind):
        return sum(isinstance(block, kind) for block in summary.blocks)

    levels = [block.level for block in summary.blocks if isinstance(block, Heading)]
    tables = [block for block in summary.blocks if isinstance(block, Table)]
    found = tags(pdf)
    assert tables
    assert (found["H1"], found["H2"]) == (levels.count(1), levels.count(2))
    assert found["Table"] == found["THead"] == len(tables)
    assert found["TH"] == sum(len(table.columns) for table in tables)
    assert found["TD"] == sum(len(row) for table in tables for row in table.rows)
    assert found["Figure"] == many(Picture)
    assert found["L"] == many(Bullets)


def test_every_picture_says_what_it_shows(pdf, summary):
    pictures = [block for block in summary.blocks if isinstance(block, Picture)]
    assert len(re.findall(rb"/Alt[(<]", pdf)) == len(pictures) > 0
    assert pictures[0].alt.split(":")[0].encode() in pdf


def test_what_somebody_wrote_is_never_markup():
    parts = (
        Heading(HOSTILE), Paragraph(HOSTILE), Bullets((HOSTILE,)),
        Table(HOSTILE, (HOSTILE, "B"), ((HOSTILE, "x"),), (0.5, 0.5)),
    )
    found = tags(pdf_of(Document("T", "S", "A", HOSTILE, "t", JULY, parts)))
    # "= Heading" makes no heading, "*bold*" nothing strong, and "#panic()" stops nothing.
    assert found["H1"] == 1
    assert "H2" not in found
    assert found.get("Em", 0) == 0


def test_a_character_no_font_has_is_spelt_out_and_the_pdf_still_keeps_the_rules():
    said = spelt_out("Fine \U0001f600 café – £5 \u05d0")
    assert said == "Fine [grinning face] café – £5 [hebrew letter alef]"
    made = pdf_of(Document("T", "S", "A", "H", "t", JULY, (Paragraph("Fine \U0001f600 \U000f0000"),)))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_the_same_summary_gives_the_same_bytes_and_no_other_day_than_its_own(pdf, summary):
    assert pdf_of(summary) == pdf
    assert set(re.findall(rb"D:(\d{8})", pdf)) == {b"20200706"}
