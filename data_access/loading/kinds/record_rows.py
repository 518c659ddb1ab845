"""What the kinds of file that hold records share: where a row came from, and records made of several rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.calendar.periods import say_day
from analysis.words import plain_name
from data_access.database.base import Base
from data_access.history import History
from data_access.loading.kinds.observations import Complaint
from data_access.loading.lookup import Catalogue
from data_access.loading.rows import Row, RowT, parse_number

# "ES17: Hub building complete" brings its code; what stands before another colon is part of the name.
WITH_CODE = re.compile(r"([A-Z]{1,6}\d{1,6})(?::\s*(.+))?")
PENCE_IN_A_POUND = 100
MOST_POUNDS = 10_000_000_000

RecordT = TypeVar("RecordT", bound=Base)
Trace = Mapping[str, Any]


def trace_of(row: Row, catalogue: Catalogue, known_from: date) -> dict[str, Any]:
    """Where a row came from and since when it was known, as columns of its record."""
    return {
        "source_id": catalogue.source(row.source) if row.source else None, "locator": row.locator,
        "note": row.note, "known_from": row.known_from or known_from,
    }


def area_of(catalogue: Catalogue, words: str | None, complain: Complaint) -> int | None:
    """The area a row names; None where it names none, or, with a complaint, one that does not exist."""
    if words is None:
        return None
    found = catalogue.areas.get(plain_name(words))
    if found is None:
        complain("area", "there is no area of this code or name")
    return found


def pence_of(words: str | None, complain: Complaint) -> int | None:
    """An amount in pounds as whole pence; None, with a complaint, for one that is none."""
    try:
        pounds = parse_number(words)
    except ValueError as error:
        complain("value", str(error))
        return None
    if pounds is None:
        return None
    pence = round(pounds * PENCE_IN_A_POUND)
    if not 0 <= pounds <= MOST_POUNDS or abs(pence - pounds * PENCE_IN_A_POUND) > 1e-6 * max(1, pence):
        complain("value", "an amount is in pounds and whole pence, 0 or more")
        return None
    return pence


def refuse_filled(row: Row, columns: Iterable[str], what: str, complain: Complaint) -> None:
    """Complain of every cell among these columns that is filled: ``what`` has no such thing."""
    for column in columns:
        if getattr(row, column) is not None:
            complain(column, f"{what} has nothing in this column; leave the cell empty")


def refuse_record(
    record: str, known: Iterable[str], not_yet: Iterable[str], complain: Complaint
) -> None:
    """Complain of a kind of record that the file cannot have, or that there is no room for yet."""
    if record in not_yet:
        complain("record", f"records of the kind {record!r} cannot be stored yet; leave these rows out")
    elif record not in known:
        complain("record", f"this must be {' or '.join(map(repr, known))}")


def code_and_name(words: str) -> tuple[str | None, str]:
    """The code and the name in a cell such as ``ES17: Hub building complete``, ``ES17`` or a name alone.

    A code alone is its own name; a name alone has no code.
    """
    found = WITH_CODE.fullmatch(words)
    return (None, words) if found is None else (found[1], found[2] or found[1])


class Drafts(Generic[RecordT]):
    """Versions of the records of a table, stored ones and those that a file is making.

    A record goes by its code or its name; names are told apart by a second column, such as the
    project of a milestone. Rows about one record known from one day make one version together.
    """

    def __init__(
        self, session: Session, history: History[RecordT], prefix: str, name: str, beside: str
    ) -> None:
        self.history, self._prefix = history, prefix
        self._name, self._beside = name, beside
        self._versions: dict[str, list[Any]] = {}
        self._of_day: dict[tuple[str, date], Any] = {}
        self._codes: dict[str, str] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        self._last_number = 0
        self.made: list[RecordT] = []
        table: Any = history.table
        for stored in session.scalars(select(table).order_by(table.known_from, table.id)):
            self._versions.setdefault(stored.code, []).append(stored)
            self.goes_by(stored.code, getattr(stored, name))

    def goes_by(self, code: str, name: str) -> None:
        """Let a record be found by its code and this name from now on."""
        self._codes.setdefault(plain_name(code), code)
        codes = self._named[plain_name(name)]
        if code not in codes:
            codes.append(code)
        if re.fullmatch(rf"{self._prefix}\d{{1,9}}", code):
            self._last_number = max(self._last_number, int(code.removeprefix(self._prefix)))

    def find(self, words: str, beside: str | None) -> str | None:
        """The code of the record that goes by these words; None when there is none, or more than one."""
        code, name = code_and_name(words)
        found = self._codes.get(plain_name(code or words))
        if found is not None or code is not None:
            return found
        named = {
            key: plain_name(getattr(self._versions[key][-1], self._beside) or "")
            for key in self._named.get(plain_name(name), ()) if key in self._versions
        }
        exact = [key for key, other in named.items() if other == plain_name(beside or "")]
        loose = list(named) if beside is None else [key for key, other in named.items() if not other]
        return next((keys[0] for keys in (exact, loose) if len(keys) == 1), None)

    def find_or_number(self, words: str, beside: str | None) -> tuple[str, str]:
        """The code and the name of a record, which gets the next number where it is new and has no code."""
        code, name = code_and_name(words)
        code = self.find(words, beside) or code or f"{self._prefix}{self._last_number + 1}"
        if name == code and code in self._versions:
            name = getattr(self._versions[code][-1], self._name)
        self.goes_by(code, name)
        return code, name

    def known_by(self, code: str, day: date) -> RecordT | None:
        """The version of a record that was the newest by a day."""
        known: list[RecordT] = [
            version for version in self._versions.get(code, ()) if version.known_from <= day
        ]
        return known[-1] if known else None

    def refuse_too_early(self, code: str, day: date, complain: Complaint) -> None:
        """Complain where a record is known only from a later day than what a row says of it."""
        if self.known_by(code, day) is None:
            first = say_day(self._versions[code][0].known_from)
            complain("known_from", f"what this is about is known only from {first}; give it an earlier day")

    def draft(self, code: str, trace: Trace, *, fresh: bool = False) -> Any:  # noqa: ANN401 - a row of the table
        """The version of a record that this row belongs to, to be filled in.

        It begins as what was known before. ``fresh`` asks for another one of the same day, which then
        takes the place of the first.
        """
        day = trace["known_from"]
        held = self._of_day.get((code, day))
        if held is not None and not fresh:
            return held
        before = self.known_by(code, day)
        columns = (*self.history.key, *self.history.content)
        made: Any = self.history.table(
            **({"code": code} if before is None else {name: getattr(before, name) for name in columns}),
            **trace,
        )
        versions = self._versions.setdefault(code, [])
        place = sum(version.known_from <= day for version in versions)
        versions.insert(place, made)
        self._of_day[(code, day)] = made
        self.made.append(made)
        return made

    def is_drafted(self, code: str, day: date) -> bool:
        """Whether the file has a row about this record, known from this day, already."""
        return (code, day) in self._of_day


def in_order(
    rows: Iterable[tuple[int, dict[str, str], RowT]], place: Callable[[RowT], Any]
) -> list[tuple[int, dict[str, str], RowT]]:
    """Checked rows, those first that others build on, else as in the file."""
    return sorted(rows, key=lambda told: place(told[2]))
