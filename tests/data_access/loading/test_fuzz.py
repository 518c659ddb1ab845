"""Files nobody thought of: each is loaded or refused in words, and a refused one stores nothing."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from data_access.loading import KINDS, template
from data_access.recording.files import Refused
from tests.data_access.helpers import load
from tests.data_access.keeping import contents

pytestmark = [pytest.mark.usefixtures("store"), pytest.mark.sqlite_only]
with_fixture = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

TABLES = sorted(kind for kind in KINDS if not template(kind).startswith("{"))
# The name of such a file says which force and which month it is of.
NAMES = {"police-uk-stop-search": "2020-03-west-mercia-stop-and-search.csv"}
# What real files held, and what people try.
NASTY = (
    "", " ", "0", "-1", "1e400", "nan", "inf", "1,234", "93.1%", "\uff19\uff13", "=1+1", "@SUM(A1)", "'",
    "\"", "\x00", "31/06/2020", "2020-06-31", "2020-07-05", "2020-07-04", "9999-12-31", "0001-01-01",
    "44017", "Q4 2019/20", "WM", "Shropshire ", "ch1", "final", "not-available", "withheld", "true", "null",
    "-", "\u202e", "é" * 300, "a\nb", "<b>x</b>", "1" * 400,
)
cells = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
changes = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), cells), min_size=1, max_size=6)


def header_and_rows(kind: str) -> list[list[str]]:
    """The template of a kind as rows, its last row a few times."""
    rows = list(csv.reader(io.StringIO(template(kind))))
    return [*rows, *(list(rows[-1]) for _ in range(2))]


@contextmanager
def a_file(name: str, content: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path


def check_taken_or_refused(name: str, content: bytes, kind: str | None = None) -> bool:
    """Whether a file was taken. Refused, it has its reasons and left all as it was; taken, a second load
    of it stores nothing."""
    with a_file(name, content) as path:
        before = contents()
        try:
            load(path, kind=kind)
        except Refused as refused:
            errors = refused.report.errors
            assert errors
            assert all(error.file == name and error.reason for error in errors)
            assert all(error.row is None or error.row >= 1 for error in errors)
            assert all(len(str(error.as_dict()["value"] or "")) <= 100 for error in errors)
            json.dumps(refused.report.as_dict())
            assert contents() == before
            return False
        again = load(path, kind=kind).files[0]
        assert (again.rows_stored, again.revised) == (0, 0)
        return True


def changed(kind: str, made: list[tuple[int, int, str]]) -> list[list[str]]:
    """A good file with some of its cells, which may be of the header, replaced."""
    rows = header_and_rows(kind)
    for row, column, cell in made:
        line = rows[row % len(rows)]
        line[column % len(line)] = cell
    return rows


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8", errors="surrogatepass")


def an_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2020-06/2020-06-west-mercia-street.csv", template("police-uk-street"))
    return out.getvalue()


def a_workbook() -> bytes:
    book = Workbook()
    for row in csv.reader(io.StringIO(template("observations"))):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# Made once: both hold the moment they were made at.
GOOD = {"zip": an_archive(), "xlsx": a_workbook()}


@pytest.mark.parametrize("kind", TABLES)
def test_an_example_file_is_taken(kind):
    good = as_csv(list(csv.reader(io.StringIO(template(kind)))))
    assert check_taken_or_refused(NAMES.get(kind, "good.csv"), good, kind)


@with_fixture
@given(st.sampled_from(TABLES), changes)
def test_a_file_with_any_cells_is_taken_or_refused(kind, made):
    check_taken_or_refused(NAMES.get(kind, "odd.csv"), as_csv(changed(kind, made)), kind)


@with_fixture
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.xlsx", "x.zip", "x.geojson", "x.txt", "x"]))
def test_any_bytes_are_refused_in_words(content, name):
    assert not check_taken_or_refused(name, content)


@with_fixture
@given(changes, st.sampled_from([1, 93.1, None, True, "=1+1", "2020-07-05"]))
def test_a_workbook_with_any_cells_is_taken_or_refused(made, last):
    book = Workbook()
    for row in changed("observations", made):
        # A workbook cannot hold these at all.
        book.active.append(["".join(letter for letter in cell if letter.isprintable()) for cell in row])
    book.active.append([last] * 4)
    out = io.BytesIO()
    book.save(out)
    check_taken_or_refused("odd.xlsx", out.getvalue())


@with_fixture
@given(st.data())
def test_a_damaged_archive_or_workbook_is_taken_or_refused(data):
    kind = data.draw(st.sampled_from(sorted(GOOD)))
    good = bytearray(GOOD[kind])
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(good) - 1), st.integers(0, 255)), max_size=4)
    ):
        good[place] = byte
    end = data.draw(st.integers(len(good) // 2, len(good)))
    check_taken_or_refused(f"odd.{kind}", bytes(good[:end]))


@with_fixture
@given(st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "code", "name"]),
        inner, max_size=5,
    ), max_leaves=20,
))
def test_any_json_as_boundaries_is_taken_or_refused(made):
    collection = {"type": "FeatureCollection", "features": made}
    check_taken_or_refused("odd.geojson", json.dumps(collection).encode())
    check_taken_or_refused("odder.geojson", json.dumps(made).encode(), "boundaries")
