"""A document as a Word file: real headings, tables with repeated headers, pictures with their words."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from figures.charts.theme import LIGHT
from reports.document import Block, Bullets, Document, Heading, Paragraph, Table, plain
from reports.pictures import Picture

TEXT_WIDTH = Cm(17)
FONT = "Arial"
LANGUAGE = "en-GB"
HEADING_SIZES = {1: 16, 2: 13}
LOOKS = {"body": 11, "lead": 14, "strong": 12, "source": 9.5}


def word_of(document: Document) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes."""
    word = docx.Document()
    _set_up(word, document)
    title = word.add_paragraph(plain(document.title), style="Title")
    title.paragraph_format.space_after = Pt(6)
    for block in document.blocks:
        _write(word, block)
    out = io.BytesIO()
    word.save(out)
    return _same_every_time(out.getvalue(), document)


def _set_up(word: Any, document: Document) -> None:  # noqa: ANN401 - python-docx has few types
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    _styles(word)
    _about(word, document)
    header = section.header.paragraphs[0]
    header.text = plain(document.header)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Page ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


def _styles(word: Any) -> None:  # noqa: ANN401
    normal = word.styles["Normal"]
    _font(normal, LOOKS["body"])
    normal.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    normal.element.get_or_add_rPr().append(language)
    # The template is American, and what no style says is as it says.
    for told in word.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), LANGUAGE)
    _font(word.styles["Title"], 20, bold=True)
    for level, size in HEADING_SIZES.items():
        style = word.styles[f"Heading {level}"]
        _font(style, size, bold=True)
        style.paragraph_format.space_before = Pt(14)
        style.paragraph_format.keep_with_next = True
    _font(word.styles["Caption"], LOOKS["source"], bold=True)
    word.styles["Caption"].paragraph_format.keep_with_next = True


def _font(style: Any, size: float, *, bold: bool = False) -> None:  # noqa: ANN401
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(LIGHT.text.lstrip("#"))
    # The theme of the template names fonts of its own, which would go before ours.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:hAnsi"), FONT)


def _about(word: Any, document: Document) -> None:  # noqa: ANN401
    """The properties of the file. Its dates are the day it is as at, so that nothing in it moves."""
    about, moment = word.core_properties, datetime.combine(document.day, time(), UTC).replace(tzinfo=None)
    about.title, about.subject = plain(document.title), plain(document.subject)
    about.author = about.last_modified_by = plain(document.author)
    about.language, about.comments, about.keywords = LANGUAGE, "", ""
    about.created = about.modified = moment
    about.revision = 1


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    """A number that Word fills in itself, such as that of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _write(word: Any, block: Block) -> None:  # noqa: ANN401
    match block:
        case Heading(text, level):
            word.add_heading(plain(text), level)
        case Paragraph(text, look):
            _paragraph(word, text, look)
        case Bullets(items):
            for item in items:
                word.add_paragraph(plain(item), style="List Bullet")
        case Table():
            _table(word, block)
        case Picture():
            _picture(word, block)


def _paragraph(word: Any, text: str, look: str) -> None:  # noqa: ANN401
    run = word.add_paragraph().add_run(plain(text))
    run.font.size, run.font.bold = Pt(LOOKS[look]), look in ("lead", "strong")


def _table(word: Any, table: Table) -> None:  # noqa: ANN401
    """A table whose first row is the header of every page it runs over, and whose rows do not break."""
    word.add_paragraph(plain(table.caption), style="Caption")
    made = word.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    _describe_table(made, table.caption)
    for cells, row in ((made.rows[0].cells, table.columns), *(
        (made.add_row().cells, row) for row in table.rows
    )):
        for cell, text, share in zip(cells, row, table.widths, strict=True):
            cell.width = int(TEXT_WIDTH * share)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(plain(text))
            run.font.size, run.font.bold = Pt(9.5), row is table.columns
            if row is table.columns:
                _shade(cell)
    for number, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _shade(cell: Any) -> None:  # noqa: ANN401
    """The light ground of a header."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", LIGHT.surface.lstrip("#"))):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def _describe_table(made: Any, caption: str) -> None:  # noqa: ANN401
    """The words a screen reader says of a table, and that its first row is the header."""
    properties = made._tbl.tblPr
    for name in ("tblCaption", "tblDescription"):
        told = OxmlElement(f"w:{name}")
        told.set(qn("w:val"), plain(caption))
        properties.append(told)
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        for name, value in (("firstRow", "1"), ("firstColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
            look.set(qn(f"w:{name}"), value)


def _picture(word: Any, picture: Picture) -> None:  # noqa: ANN401
    shape = word.add_picture(io.BytesIO(picture.png()), width=TEXT_WIDTH)
    about = shape._inline.docPr
    about.set("descr", plain(picture.alt))
    about.set("name", f"Chart {about.id}")


def _same_every_time(made: bytes, document: Document) -> bytes:
    """The same file with the day it is as at as the time of each of its parts."""
    stamp = (max(document.day.year, 1980), document.day.month, document.day.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, stamp)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
