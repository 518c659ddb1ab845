"""A pack: every table of the store in a file of its own, and a manifest that says what is there.

A pack is a zip file or a folder. The manifest holds the revision of the schema, and for each table
its columns, its number of rows and the SHA-256 of its file.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg
from sqlalchemy import Column, Table, select
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

import data_access.models  # noqa: F401 - fills the metadata
from data_access import clock
from data_access.database.base import Base
from data_access.database.schema import head, revision_of
from data_access.errors import RecordRefused
from data_access.models import DataState
from data_access.packs.column_text import (
    Columns,
    Row,
    csv_lines,
    from_csv_lines,
    from_json_lines,
    json_lines,
)

MANIFEST = "manifest.json"
FORMAT = 1
BATCH = 5000
# Who is signed in, and who tried to: worth nothing later, and nobody else's business.
FLEETING = frozenset({"session", "sign_in_code", "sign_in_attempt"})

Place = Path | zipfile.Path
AddMember = Callable[[str], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of pack writes its tables, which columns it leaves out, and which tables are not
    taken back from it."""

    kind: str
    ending: str
    write: Callable[[Columns, Iterable[Row]], str]
    read: Callable[[Columns, Iterable[str]], Iterator[Row]]
    header: bool
    secret: frozenset[str] = frozenset()
    not_taken_back: frozenset[str] = frozenset()

    def columns(self, table: Table) -> list[Column[Any]]:
        """The columns of a table that this kind of pack holds."""
        return [column for column in table.columns if f"{table.name}.{column.name}" not in self.secret]


BACKUP = Form("backup", "jsonl", json_lines, from_json_lines, header=False)
# An export holds no password hashes, and an account without one is of no use.
EXPORT = Form(
    "export", "csv", csv_lines, from_csv_lines, header=True,
    secret=frozenset({"account.password_hash"}), not_taken_back=frozenset({"account"}),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One table of a pack."""

    table: str
    file: str
    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack holds."""

    kind: str
    format: int
    revision: str | None
    made_at: str
    data_version: int
    newest_known_from: str | None
    tables: list[Member] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """The rows of all tables together."""
        return sum(member.rows for member in self.tables)


def kept_tables() -> list[Table]:
    """Every table a pack holds, each after those it refers to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in FLEETING]


def write_pack(session: Session, form: Form, add: AddMember) -> Manifest:
    """Write every table, as the session sees them, and the manifest last."""
    state = session.get(DataState, 1)
    newest = state.newest_known_from if state else None
    manifest = Manifest(
        kind=form.kind, format=FORMAT, revision=revision_of(session.connection()),
        made_at=clock.now().isoformat(timespec="seconds"),
        data_version=state.version if state else 0,
        newest_known_from=newest.isoformat() if newest else None,
    )
    for table in kept_tables():
        manifest.tables.append(_write_table(session, table, form, add))
    with add(MANIFEST) as out:
        out.write((json.dumps(asdict(manifest), indent=1) + "\n").encode())
    return manifest


def _write_table(session: Session, table: Table, form: Form, add: AddMember) -> Member:
    columns = form.columns(table)
    names = [column.name for column in columns]
    file = f"tables/{table.name}.{form.ending}"
    digest, rows = hashlib.sha256(), 0
    query = select(*columns).order_by(*table.primary_key.columns)
    with add(file) as out:
        if form.header:
            head_line = f"{','.join(names)}\r\n".encode()
            digest.update(head_line)
            out.write(head_line)
        found = session.execute(query.execution_options(yield_per=BATCH))
        for batch in found.partitions():
            text = form.write(columns, batch).encode()
            digest.update(text)
            out.write(text)
            rows += len(batch)
    return Member(table.name, file, names, rows, digest.hexdigest())


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was opened and found whole."""

    place: Place
    form: Form
    manifest: Manifest

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of one table. Raises RecordRefused when its file is not the one of the manifest."""
        member = next(member for member in self.manifest.tables if member.table == table.name)
        counted, digest = 0, hashlib.sha256()
        with _words_for_damage(member.file), self.place.joinpath(member.file).open("rb") as stream:
            lines = _hashed_lines(stream, digest)
            if self.form.header:
                next(lines, None)
            for row in self.form.read(self.form.columns(table), lines):
                counted += 1
                yield row
        if digest.hexdigest() != member.sha256 or counted != member.rows:
            raise RecordRefused(f"{member.file} is not as it was written: its checksum differs")


def _hashed_lines(stream: IO[bytes], digest: Any) -> Iterator[str]:  # noqa: ANN401 - hashlib's
    for line in stream:
        digest.update(line)
        yield line.decode()


@contextmanager
def open_pack(path: Path, *forms: Form) -> Iterator[Pack]:
    """Open a pack of one of these forms after checking all of it: kind, revision, tables, columns,
    checksums, rows.

    Raises RecordRefused when anything is not as it should be.
    """
    with _long_cells():
        if path.is_dir():
            yield _checked(path, forms, path)
            return
        with _words_for_damage(path.name):
            archive = zipfile.ZipFile(path)
        with archive:
            yield _checked(zipfile.Path(archive), forms, path)


@contextmanager
def _long_cells() -> Iterator[None]:
    """A cell may be a whole drawing or map, which csv takes for a mistake unless told."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _checked(place: Place, forms: Sequence[Form], path: Path) -> Pack:
    if not place.joinpath(MANIFEST).exists():
        raise RecordRefused(
            f"{path.name} is no backup and no export of this program: it has no {MANIFEST}"
        )
    with _words_for_damage(path.name):
        told = json.loads(place.joinpath(MANIFEST).read_text(encoding="utf-8"))
        members = [Member(**member) for member in told.pop("tables")]
        manifest = Manifest(**told, tables=members)
    pack = Pack(place, _form_of(manifest, forms, path), manifest)
    _refuse_other(pack, path)
    for table in kept_tables():
        for _row in pack.rows(table):
            pass
    return pack


def _form_of(manifest: Manifest, forms: Sequence[Form], path: Path) -> Form:
    for form in forms:
        if (manifest.kind, manifest.format) == (form.kind, FORMAT):
            return form
    raise RecordRefused(
        f"{path.name} is not {' or '.join(_article(form.kind) for form in forms)} of this program"
    )


def _refuse_other(pack: Pack, path: Path) -> None:
    if pack.manifest.revision != head():
        raise RecordRefused(
            f"{path.name} was made with revision {pack.manifest.revision} of the schema, and this"
            f" program has {head()}; use the version of the program that made it"
        )
    held = [(member.table, member.columns) for member in pack.manifest.tables]
    wanted = [
        (table.name, [column.name for column in pack.form.columns(table)]) for table in kept_tables()
    ]
    if held != wanted:
        raise RecordRefused(f"{path.name} does not hold the tables and columns of this program")


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


@contextmanager
def _words_for_damage(name: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise RecordRefused(f"{name} is not there") from error
    except OSError as error:
        raise RecordRefused(f"{name} cannot be read: {error.strerror or error}") from error
    except (
        zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError,
        AttributeError, NotImplementedError,
    ) as error:
        if isinstance(error, RecordRefused):
            raise
        raise RecordRefused(f"{name} is damaged, or is no pack of this program") from error


@contextmanager
def words_for_bad_rows(name: str) -> Iterator[None]:
    """Refuse a pack whose rows the database will not have; the block is the whole transaction."""
    try:
        yield
    except (IntegrityError, DataError, psycopg.DataError) as error:
        raise RecordRefused(
            f"{name} holds rows that break a rule of the store; nothing was changed"
        ) from error
