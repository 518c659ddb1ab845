"""Files and folders that appear under their name whole, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from data_access.errors import RecordRefused


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """A place to write what is to be ``path``: in a private folder beside it, removed afterwards.

    Raises RecordRefused when there is something of that name, or no folder to hold it.
    """
    _refuse_taken(path)
    if not path.parent.is_dir():
        raise RecordRefused(f"there is no folder {path.parent}")
    folder = Path(mkdtemp(prefix=f".{path.name}.", suffix=".partial", dir=path.parent))
    try:
        yield folder / path.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(written: Path, path: Path) -> None:
    """Give a finished draft its name, in one step that a crash cannot cut in two.

    Raises RecordRefused when something of that name has appeared meanwhile.
    """
    for part in [*written.rglob("*"), written]:
        part.chmod(0o700 if part.is_dir() else 0o600)
        _settle(part)
    _refuse_taken(path)
    if written.is_dir():
        written.rename(path)
    else:
        _name_file(written, path)
    _settle(path.parent)


def _name_file(written: Path, path: Path) -> None:
    try:
        # A second name, unlike a change of name, never takes the place of a file.
        path.hardlink_to(written)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:
        written.rename(path)


def _refuse_taken(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise _taken(path)


def _taken(path: Path) -> RecordRefused:
    return RecordRefused(f"{path} exists already; choose another name")


def _settle(path: Path) -> None:
    """Wait until the disk holds it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
