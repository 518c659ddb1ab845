"""How a table keeps its history: what names a record, what must differ for a later one to revise it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from data_access.database.base import Base

Key = tuple[Any, ...]
Cells = tuple[Any, ...]
Conditions = tuple[ColumnElement[bool], ...]

RecordT = TypeVar("RecordT")
CarrierT = TypeVar("CarrierT", contravariant=True)

# What storing adds to a record stands last, so that the rest is taken from the record at one go.
MADE = ("superseded_on", "recorded_at", "load_id")


@dataclass(slots=True)
class Stored:
    """What storing did: records added, those among them that revise others, those that said nothing new."""

    added: int = 0
    revised: int = 0
    skipped: int = 0

    def __add__(self, other: Stored) -> Stored:
        return Stored(
            self.added + other.added, self.revised + other.revised, self.skipped + other.skipped
        )


class Beside(Protocol[CarrierT]):
    """What some records carry in a table of its own beside them, such as the details of a survey figure."""

    def of(self, record: CarrierT) -> object | None:
        """What the record carries; None when it is silent about it, which then revises nothing."""

    def held(self, session: Session, around: Conditions) -> Mapping[int, object]:
        """What is stored beside the rows that fit the conditions, by the id of the row."""

    def keep(
        self, session: Session, told: Mapping[tuple[Key, date], object], around: Conditions, now: datetime
    ) -> None:
        """Store what the records carry that were stored just ``now``, by their key and known_from."""


def _replaces(_record: object) -> bool:
    """In most tables a later record takes the place of the one before it."""
    return True


@dataclass(frozen=True)
class History(Generic[RecordT]):
    """A table with two times, and the records that go into it: anything with attributes of its columns.

    ``key`` are the columns that make two records versions of one, ``content`` those that must differ
    for a later one to be a revision: not where it stands in its source, nor the remark to it.
    ``around`` gives conditions that hold for every stored version of some records, and for few others;
    without it they are looked up by the first column of the key. ``replaces`` is False for a record
    that is kept beside those before it, as each forecast of a milestone is.
    """

    table: type[Base]
    key: tuple[str, ...]
    content: tuple[str, ...]
    around: Callable[[Sequence[RecordT]], Conditions] | None = None
    replaces: Callable[[RecordT], bool] = _replaces
    beside: Beside[RecordT] | None = None
    key_of: Callable[[RecordT], Key] = field(init=False)
    content_of: Callable[[RecordT], Cells] = field(init=False)
    cells_of: Callable[[RecordT], Cells] = field(init=False)
    columns: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        own = tuple(
            column.name for column in self.table.__table__.columns
            if column.name not in ("id", *MADE)
        )
        made = {
            "columns": (*own, *MADE), "key_of": _getter(self.key),
            "content_of": _getter(self.content), "cells_of": _getter(own),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def conditions(self, records: Sequence[RecordT]) -> Conditions:
        """Conditions that hold for every stored version of these records."""
        if self.around is not None:
            return self.around(records)
        first = self.key[0]
        named = {getattr(record, first) for record in records}
        return (getattr(self.table, first).in_(named),)


def _getter(names: Sequence[str]) -> Callable[[Any], Cells]:
    """What takes these attributes from a record, always as a tuple."""
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda record: (only(record),)
    return attrgetter(*names)
