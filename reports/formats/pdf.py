"""A document as a tagged PDF (PDF/UA-1): headings, table headers and pictures that a screen reader finds."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from reports.document import Block, Bullets, Document, Heading, Paragraph, Table, plain
from reports.pictures import Picture

LAYOUT = Path(__file__).parent / "document.typ"
# Letters of Europe, punctuation, currency, arrows and signs: what a font of any system can show.
COMMON = (range(0x20, 0x250), range(0x2010, 0x2027), range(0x20A0, 0x20C0), range(0x2190, 0x2194))

Say = Callable[[str], str]


def pdf_of(document: Document) -> bytes:
    """The document as the bytes of a PDF file; the same document and fonts give the same bytes.

    Its text goes in as data: the layout sets it as text, so that no sign in it means anything. PDF/UA
    allows no character that the fonts cannot show; where there is one it is spelt out by its name.
    """
    try:
        return _set(document, plain)
    except typst.TypstError:
        return _set(document, spelt_out)


def spelt_out(text: str) -> str:
    """Text with the name of every unusual character in its place: ``[grinning face]``."""
    return "".join(
        letter if letter in "\t\n" or any(ord(letter) in common for common in COMMON)
        else f"[{unicodedata.name(letter, 'unknown character').lower()}]"
        for letter in plain(text)
    )


def _set(document: Document, say: Say) -> bytes:
    told = {
        "title": say(document.title), "author": say(document.author), "subject": say(document.subject),
        "header": say(document.header),
        "day": [document.day.year, document.day.month, document.day.day],
        "parts": [_part(block, say) for block in document.blocks],
    }
    moment = datetime.combine(document.day, time(), UTC)
    return bytes(
        typst.compile(
            LAYOUT.read_bytes(), format="pdf", pdf_standards=["ua-1"], timestamp=int(moment.timestamp()),
            sys_inputs={"document": json.dumps(told)},
        )
    )


def _part(block: Block, say: Say) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": say(text), "level": level}
        case Paragraph(text, look):
            return {"kind": "paragraph", "text": say(text), "look": look}
        case Bullets(items):
            return {"kind": "bullets", "items": list(map(say, items))}
        case Table(caption, columns, rows, widths):
            return {
                "kind": "table", "caption": say(caption), "columns": list(map(say, columns)),
                "rows": [list(map(say, row)) for row in rows], "widths": widths,
            }
        case Picture():
            return {"kind": "picture", "svg": say(block.svg()), "alt": say(block.alt)}
