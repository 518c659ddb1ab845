"""What a document holds, in order, whatever it is written as: Word and PDF come from the same parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.pictures import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document is no heading, the parts begin at level 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text. ``look`` is ``body``, ``lead``, ``strong`` or ``source``."""

    text: str
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text with one row of headers. ``widths`` are shares of the width of the page."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]

    def without_last(self) -> Table:
        """The table without its last column, the width of which the others share."""
        left = sum(self.widths[:-1])
        return Table(
            self.caption, self.columns[:-1], tuple(row[:-1] for row in self.rows),
            tuple(width / left for width in self.widths[:-1]),
        )


# What neither Word nor PDF can hold, and what stands in its place.
ALLOWED_CONTROL = "\t\n"
REPLACED = "\ufffd"


def plain(text: str) -> str:
    """Text without the control characters that would spoil a file."""
    return "".join(
        REPLACED if (letter < " " and letter not in ALLOWED_CONTROL) or letter in "\x7f\ufffe\uffff"
        or "\ud800" <= letter <= "\udfff" else letter
        for letter in text
    )


Block = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title, the line that stands on every page, the name of its file, its parts.

    ``day`` is the day it is as at, and the only date that goes into the file.
    """

    title: str
    subject: str
    author: str
    header: str
    stem: str
    day: date
    blocks: Sequence[Block]

    def file_name(self, ending: str) -> str:
        """The name of the file, such as ``monthly-summary-2020-06-illustrative.docx``."""
        return f"{self.stem}.{ending}"
