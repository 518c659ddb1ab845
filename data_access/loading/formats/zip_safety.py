"""Opening a zip file that a stranger may have made: sizes, names and links first, contents after."""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from data_access.loading.formats.csv_files import refuse

GIGABYTE = 1_000_000_000
# Small parts may pack well without harm; the ratio is looked at from this size on.
RATIO_FROM = 1_000_000
# Parts that tell a spreadsheet, or another document, which is not read here.
OTHER_SPREADSHEETS = {
    "xl/workbook.bin": "a binary workbook of Excel (.xlsb)",
    "content.xml": "a document of LibreOffice or OpenOffice, such as .ods",
    "Index/Document.iwa": "a document of Apple, such as .numbers",
    "word/document.xml": "a document of Word, not a table",
}
# What reading a broken or locked entry raises.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many entries, how many bytes unpacked, and how many of them for each packed byte."""

    entries: int
    unpacked: int
    ratio: int


DATA_POLICE_UK = Limits(entries=20_000, unpacked=5 * GIGABYTE, ratio=100)
WORKBOOK = Limits(entries=1_000, unpacked=GIGABYTE // 5, ratio=100)


@contextmanager
def open_archive(path: Path) -> Iterator[ZipFile]:
    """Open a zip file. Raises LoadRefused when it cannot be read as one."""
    try:
        archive = ZipFile(path)
    except BROKEN as error:
        raise refuse(path, f"the file is damaged and cannot be opened as a zip: {error}") from error
    with archive:
        yield archive


def is_workbook(archive: ZipFile) -> bool:
    """Whether the archive is a spreadsheet of Excel and not a zip of files."""
    return "xl/workbook.xml" in archive.namelist()


def refuse_other_spreadsheet(path: Path, archive: ZipFile) -> None:
    """Refuse what is a document of another program, or of another form, and no zip of files."""
    names = archive.namelist()
    for part, form in OTHER_SPREADSHEETS.items():
        if part in names:
            raise refuse(path, f"this is {form}; save it as .xlsx or CSV")


def check_archive(path: Path, archive: ZipFile, limits: Limits) -> None:
    """Refuse an archive that is too large, unpacks to too much, or whose entries lead elsewhere.

    Nothing is unpacked for this: reading later never goes beyond the sizes that are checked here.
    """
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise refuse(
            path, f"the archive holds {len(entries):,} entries; {limits.entries:,} is the most"
        )
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked:
        raise refuse(
            path, f"the archive unpacks to {total:,} bytes; {limits.unpacked:,} is the most"
        )
    packed = path.stat().st_size
    if total > RATIO_FROM and total > limits.ratio * packed:
        raise refuse(path, f"the archive unpacks to more than {limits.ratio} times its size")
    _check_entries(path, entries, limits)


def _check_entries(path: Path, entries: Sequence[ZipInfo], limits: Limits) -> None:
    seen = set()
    for entry in entries:
        if fault := _fault(entry, limits):
            raise refuse(path, f"the entry {entry.filename} {fault}", entry.filename)
        if entry.filename in seen:
            raise refuse(path, f"the entry {entry.filename} is there twice", entry.filename)
        seen.add(entry.filename)


def _fault(entry: ZipInfo, limits: Limits) -> str | None:
    name = entry.orig_filename
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name) or "\0" in name:
        return "leads to a place outside the archive"
    if ".." in re.split(r"[/\\]", name):
        return "climbs out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link, not a file"
    if entry.flag_bits & 1:
        return "is locked with a password"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that is not known here"
    if entry.file_size > RATIO_FROM and entry.file_size > limits.ratio * entry.compress_size:
        return f"unpacks to more than {limits.ratio} times its size"
    return None
