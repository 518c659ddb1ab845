"""Loading files that came from a browser: look first, then load exactly what was looked at.

Loaders take paths, and some tell a file by its name. So the bytes are written to a folder that only
the server can read, under the file's own name made harmless, and are gone when the work is done.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.words import say_list, say_number
from data_access import Viewer, clock, open_recorder
from data_access.loading import LoadReport
from data_access.recording.files import Refused
from data_access.settings import data_dir

LONGEST_NAME = 120
NAMELESS = "upload"
PREFIX = ".upload-"
# No upload takes this long; an older folder belongs to nobody.
LEFT_BEHIND_S = 6 * 3600


class Changed(RuntimeError):
    """What would be loaded is no longer what was looked at. Nothing was stored."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it, under a harmless name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """Files to load together, with what the person said of them."""

    files: tuple[Upload, ...]
    kind: str | None = None
    known_from: date | None = None

    def fingerprint(self) -> str:
        """What tells this request from any other: every name, every byte, every choice."""
        digest = hashlib.sha256(repr((self.kind, self.known_from)).encode())
        for file in self.files:
            digest.update(repr(file.name).encode() + hashlib.sha256(file.content).digest())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Preview:
    """What loading a request would do, as it was shown."""

    fingerprint: str
    report: LoadReport

    @property
    def is_refused(self) -> bool:
        """Whether the files are wrong."""
        return bool(self.report.errors)

    @property
    def changes_nothing(self) -> bool:
        """Whether everything in the files is held already."""
        return not any(file.rows_stored for file in self.report.files)


def safe_name(name: str) -> str:
    """The last part of a file's name, without anything that could lead or look elsewhere."""
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    plain = re.sub(r"^[\s.]+", "", visible).strip()
    stem, dot, ending = plain.rpartition(".")
    if len(plain.encode()) > LONGEST_NAME:
        ending = ending[:10] if dot else ""
        cut = (stem or plain).encode()[: LONGEST_NAME - 50].decode(errors="ignore")
        plain = (cut.strip() + dot + ending).strip()
    return plain or NAMELESS


@contextmanager
def in_private_folder(files: Sequence[Upload]) -> Iterator[list[Path]]:
    """The files on disk, each in a folder of its own so that two may share a name; gone afterwards."""
    _sweep()
    with TemporaryDirectory(prefix=PREFIX, dir=data_dir()) as folder:
        paths = []
        for number, file in enumerate(files):
            path = Path(folder) / str(number) / safe_name(file.name)
            path.parent.mkdir(mode=0o700)
            path.write_bytes(file.content)
            paths.append(path)
        yield paths


def _sweep() -> None:
    """Remove what a server that was killed in the middle of an upload left behind."""
    for left in data_dir().glob(f"{PREFIX}*"):
        if clock.now().timestamp() - left.stat().st_mtime > LEFT_BEHIND_S:
            shutil.rmtree(left, ignore_errors=True)


def preview(viewer: Viewer, request: Request) -> Preview:
    """What loading these files would do. Nothing is stored. Raises NotPermitted."""
    with in_private_folder(request.files) as paths, open_recorder(viewer) as recorder:
        try:
            report = recorder.files.load(
                paths, kind=request.kind, known_from=request.known_from, check=True
            )
        except Refused as refused:
            report = refused.report
    return Preview(request.fingerprint(), report)


def load(viewer: Viewer, request: Request, shown: Preview) -> LoadReport:
    """Load the files that were previewed, all of them or none.

    Raises Changed when the files or what they would do differ from what was shown, and NotPermitted.
    """
    if request.fingerprint() != shown.fingerprint:
        raise Changed("the files are not the ones that were looked at")
    with in_private_folder(request.files) as paths, open_recorder(viewer) as recorder:
        try:
            report = recorder.files.load(paths, kind=request.kind, known_from=request.known_from)
        except Refused as refused:
            raise Changed("what is held has changed, and the files no longer fit") from refused
        if report != shown.report:
            # Leaving the block by an exception takes everything back.
            raise Changed("what is held has changed since the files were looked at")
    return report


def say_loaded(report: LoadReport) -> str:
    """What was stored, in one sentence."""
    return f"Loaded {say_list([file.file for file in report.files])}: {say_counts(report)}."


def say_counts(report: LoadReport) -> str:
    """Rows read, figures added, revised, held already and skipped, over all files."""
    read, stored, revised, skipped, unknown = (
        sum(getattr(file, name) for file in report.files)
        for name in ("rows_read", "rows_stored", "revised", "skipped", "unknown")
    )
    return (
        f"{say_number(read, 'row')} read, {stored - revised:,} new, {revised:,} revised,"
        f" {skipped - unknown:,} already held{f', {unknown:,} skipped' if unknown else ''}"
    )
