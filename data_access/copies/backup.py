"""A backup of the whole store in one file, and the way back from it, for either database.

A backup is a zip file with one file of JSON lines a table and a manifest: see ``packs.py``.
"""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from analysis.words import say_number
from data_access.access.roles import operator
from data_access.database.engine import reading, sqlite_file
from data_access.packs.archive import (
    BACKUP,
    EXPORT,
    AddMember,
    Manifest,
    open_pack,
    words_for_bad_rows,
    write_pack,
)
from data_access.packs.atomic_files import draft, publish
from data_access.recording.recorder import open_recorder


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was written."""

    path: Path
    sha256: str
    rows: int


def backup(path: Path) -> Kept:
    """Write all that is committed now to a new file; readers and writers go on meanwhile.

    Raises RecordRefused when there is something of that name, OSError when it cannot be written.
    """
    with draft(path) as written:
        with reading() as session, zipfile.ZipFile(written, "x", zipfile.ZIP_DEFLATED) as archive:
            manifest = write_pack(session, BACKUP, into_zip(archive))
        kept = Kept(path, fingerprint_of(written), manifest.rows)
        with open_recorder(operator()) as recorder:
            recorder.whole_store.note_copy(
                "backed up", path.name, f"{say_number(kept.rows, 'row')}, SHA-256 {kept.sha256}"
            )
            publish(written, path)
    return kept


def restore(path: Path, *, replace: bool = False) -> Manifest:
    """Put the store back as it was when a backup or an export was made; all of it, or nothing.

    An export has no passwords, so that the accounts stay as they are. Raises RecordRefused when the
    file is damaged or of another revision of the schema, or when the store holds figures, records
    or accounts and ``replace`` is not set.
    """
    with open_pack(path, BACKUP, EXPORT) as pack:
        action = "restored" if pack.form is BACKUP else "restored from an export"
        with words_for_bad_rows(path.name), open_recorder(operator()) as recorder:
            recorder.whole_store.fill_from(pack, action, path.name, replace=replace)
        if (file := sqlite_file()) is not None:
            file.chmod(0o600)
        return pack.manifest


def into_zip(archive: zipfile.ZipFile) -> AddMember:
    """How a member is added to a zip file."""

    def add(name: str) -> IO[bytes]:
        return archive.open(name, "w", force_zip64=True)

    return add


def fingerprint_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
