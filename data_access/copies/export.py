"""The whole record in open formats: CSV of every table, a data dictionary, and how to read them.

Left out are password hashes, sessions, sign-in codes and sign-in attempts.
"""

from __future__ import annotations

import csv
import inspect
import io
import zipfile
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Column, Table

from analysis.words import say_number
from data_access.access.roles import operator
from data_access.copies.backup import fingerprint_of, into_zip
from data_access.database.base import Base
from data_access.database.engine import reading
from data_access.packs.archive import EXPORT, MANIFEST, AddMember, Manifest, kept_tables, write_pack
from data_access.packs.atomic_files import draft, publish
from data_access.packs.column_text import kind_of, safe_text
from data_access.recording.recorder import open_recorder

DICTIONARY = "data_dictionary.csv"
DICTIONARY_TO_READ = "data_dictionary.md"
README = "README.md"
DICTIONARY_COLUMNS = ("table", "column", "type", "may_be_empty", "key", "refers_to", "about_the_table")


def export(path: Path) -> Manifest:
    """Write the record to a new folder, or to a zip file when the name ends in ``.zip``.

    Raises RecordRefused when there is something of that name, OSError when it cannot be written.
    """
    with draft(path) as written:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(written, "x", zipfile.ZIP_DEFLATED) as archive:
                manifest = _write(into_zip(archive))
            sealed = fingerprint_of(written)
        else:
            (written / "tables").mkdir(parents=True)
            manifest = _write(lambda name: (written / name).open("xb"))
            sealed = fingerprint_of(written / MANIFEST)
        with open_recorder(operator()) as recorder:
            detail = f"{say_number(manifest.rows, 'row')}, SHA-256 {sealed}"
            recorder.whole_store.note_copy("exported", path.name, detail)
            publish(written, path)
    return manifest


def _write(add: AddMember) -> Manifest:
    with reading() as session:
        manifest = write_pack(session, EXPORT, add)
    texts = {
        DICTIONARY: _dictionary_csv(), DICTIONARY_TO_READ: _dictionary_to_read(),
        README: _readme(manifest),
    }
    for name, text in texts.items():
        with add(name) as out:
            _put(out, text)
    return manifest


def _put(out: IO[bytes], text: str) -> None:
    out.write(text.encode())


def dictionary() -> list[dict[str, str]]:
    """One row for each column of an export, made from the tables of the program."""
    return [
        dict(zip(DICTIONARY_COLUMNS, _entry(table, column), strict=True))
        for table in kept_tables()
        for column in EXPORT.columns(table)
    ]


def _entry(table: Table, column: Column[Any]) -> tuple[str, ...]:
    return (
        table.name, column.name, kind_of(column), _yes(column.nullable), _yes(column.primary_key),
        ", ".join(sorted(key.target_fullname for key in column.foreign_keys)), _about(table),
    )


def _yes(it_is: bool | None) -> str:
    return "yes" if it_is else "no"


def _about(table: Table) -> str:
    """What the model of a table says about it, on one line."""
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            return " ".join((inspect.getdoc(mapper.class_) or "").split())
    return ""


def _dictionary_csv() -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, DICTIONARY_COLUMNS)
    writer.writeheader()
    writer.writerows({key: safe_text(cell) for key, cell in row.items()} for row in dictionary())
    return out.getvalue()


def _dictionary_to_read() -> str:
    lines = ["# Data dictionary", ""]
    for table in kept_tables():
        lines += [f"## {table.name}", "", _about(table).replace("``", "`"), ""]
        lines += ["| column | holds | may be empty | key | refers to |", "|---|---|---|---|---|"]
        for column in EXPORT.columns(table):
            cells = _entry(table, column)[1:6]
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def _readme(manifest: Manifest) -> str:
    newest = manifest.newest_known_from or "none yet"
    rows = "\n".join(f"| {member.file} | {member.rows} |" for member in manifest.tables)
    return f"""# The record of the performance dashboard

The Office of the West Mercia Police and Crime Commissioner: every table of the store of its
performance dashboard, with the history of each figure, and the trail of who did what.

| | |
|---|---|
| written | {manifest.made_at} |
| as at | all that was stored by then; the newest figure has been known from: {newest} |
| revision of the schema | {manifest.revision} |
| version of the data | {manifest.data_version} |

**Not for publication as it is.** It holds figures for the office only, and names of people in the
accounts and the audit trail. Left out are password hashes, sessions, sign-in codes and sign-in attempts.

## How to read it

- `tables/` has one CSV file a table: UTF-8, commas, a header. Dates are as 2020-07-05, moments are in
  UTC, yes or no is true or false, money is in whole pence where the column says so.
- An empty cell is a missing value. Text that begins with = + - @ or an apostrophe, a tab or a new line
  has one more apostrophe before it, so that no spreadsheet runs it: take it off to have the text. An
  apostrophe alone is text of no length, where a cell may be empty.
- A figure that was revised is there more than once. `superseded_on` is the day from which another row
  took its place; rows where it is empty stand now. A figure as at a day is the one whose `known_from`
  is not after it and whose `superseded_on` is empty or after it.
- `data_dictionary.csv` and `data_dictionary.md` name every column. `manifest.json` has the number of
  rows of each file and its SHA-256.

| file | rows |
|---|---|
{rows}

## Licence

Contains public sector information licensed under the Open Government Licence v3.0. Each source has its
own licence or status in `tables/source.csv`, column `licence`; where it is empty, none was checked.
Figures with the status `illustrative` were made up, are not real, and must not be quoted.
"""
