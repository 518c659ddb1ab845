"""The monthly summary and the week say what they did, compared with ``text_of_documents``.

Of the Word file every paragraph, table and picture is kept, in order; of the PDF, which is made from
the same parts, what a screen reader is told of it: its tags and the words of its pictures.
``tests/kept_text.py`` says how a change is accepted.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from data_access import open_reader
from reports.formats.pdf import pdf_of
from reports.formats.word import word_of
from reports.monthly import monthly_document
from reports.weekly import weekly_document

KEPT = Path(__file__).parent / "text_of_documents"
SAMPLE_DAY = date(2020, 7, 6)
DOCUMENTS = {
    "monthly-2020-06": lambda reader: monthly_document(reader, "2020-06", None),
    "monthly-2020-06-sh": lambda reader: monthly_document(reader, "2020-06", "SH"),
    "weekly-2020-06-28": weekly_document,
}
OF_PDF = "monthly-2020-06.pdf.txt"


@pytest.fixture
def document_of(sample_store, as_role):
    """Call it with the name of a document to have it from the sample."""
    assert sample_store.exists()

    def made(name):
        with open_reader(as_role("commissioner"), SAMPLE_DAY) as reader:
            return DOCUMENTS[name](reader)

    return made


def paragraph_text(paragraph: Paragraph) -> str:
    """A paragraph with its style, or the words of the picture in it."""
    pictures = paragraph._p.findall(f".//{qn('wp:docPr')}")
    told = [f"[picture: {picture.get('descr')}]" for picture in pictures]
    return " ".join([f"{paragraph.style.name if paragraph.style else ''}: {paragraph.text}".rstrip(), *told])


def table_text(table: Table) -> Iterator[str]:
    """The caption of a table, then its rows."""
    yield f"[table: {table._tbl.tblPr.find(qn('w:tblCaption')).get(qn('w:val'))}]"
    for row in table.rows:
        yield " | ".join(cell.text for cell in row.cells)


def word_text(made: bytes) -> str:
    """Everything that stands in a Word file, from its properties to its last row."""
    word = docx.Document(io.BytesIO(made))
    about, section = word.core_properties, word.sections[0]
    lines = [
        f"title: {about.title}", f"subject: {about.subject}", f"author: {about.author}",
        f"language: {about.language}",
        *(f"header: {paragraph.text}" for paragraph in section.header.paragraphs),
        *(f"footer: {paragraph.text}" for paragraph in section.footer.paragraphs),
    ]
    for block in word.iter_inner_content():
        lines += [paragraph_text(block)] if isinstance(block, Paragraph) else table_text(block)
    return "\n".join(lines) + "\n"


def pdf_strings(pdf: bytes, name: bytes) -> list[str]:
    """The texts that stand under a name in the structure of a PDF, in the order of the file."""
    letter = rb"\\.|[^\\()]"
    text = rb"\(((?:" + letter + rb"|\((?:" + letter + rb")*\))*)\)"
    found = re.findall(rb"/" + name + rb"\s*" + text, pdf, flags=re.DOTALL)
    plain = (re.sub(rb"\\([()\\])", rb"\1", text) for text in found)
    return [
        text.decode("utf-16") if text.startswith(b"\xfe\xff") else text.decode("latin-1") for text in plain
    ]


def pdf_text(pdf: bytes) -> str:
    """What a screen reader is told of a PDF beside its words: titles, tags, pictures."""
    tags = Counter(kind.decode() for kind in re.findall(rb"/S/(\w+)", pdf))
    lines = [
        f"{name}: {text}" for name in ("Title", "Lang", "Alt") for text in pdf_strings(pdf, name.encode())
    ]
    return "\n".join([*lines, *(f"{tag}: {tags[tag]}" for tag in sorted(tags))]) + "\n"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_word_file_says_what_it_did(document_of, texts_in, name):
    texts_in(KEPT).check(f"{name}.docx.txt", word_text(word_of(document_of(name))))


def test_the_pdf_says_what_it_did(document_of, texts_in):
    texts_in(KEPT).check(OF_PDF, pdf_text(pdf_of(document_of("monthly-2020-06"))))


def test_every_text_that_is_kept_is_of_a_document(texts_in):
    texts_in(KEPT).check_names([*(f"{name}.docx.txt" for name in DOCUMENTS), OF_PDF])
