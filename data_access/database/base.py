"""What every table shares: the naming of constraints, exact times, and where a record came from."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import ClassVar

from sqlalchemy import Date, DateTime, Dialect, ForeignKey, Index, MetaData, String, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

# Constraint names are predictable, so that a refusal by the database can be turned into words
# (see errors.py) and a migration can name what it changes.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so one is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a time without a zone: nobody could say later which moment it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must carry its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back an aware time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The declarative base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {datetime: UtcDateTime(), date: Date(), str: String()}


class Traced:
    """Columns of a record the office received: where it came from and its two times.

    ``known_from`` is the day the office could know it; ``superseded_on`` is the ``known_from`` of
    the record that replaced it; ``recorded_at`` is when it was stored and is never set by a caller.
    """

    locator: Mapped[str | None]
    note: Mapped[str | None]
    known_from: Mapped[date]
    superseded_on: Mapped[date | None]
    recorded_at: Mapped[datetime]

    @declared_attr
    def source_id(cls) -> Mapped[int | None]:  # noqa: N805 - SQLAlchemy passes the class
        return mapped_column(ForeignKey("source.id"))

    @declared_attr
    def load_id(cls) -> Mapped[int | None]:  # noqa: N805
        return mapped_column(ForeignKey("load.id"))


def open_index(table: str, *columns: str) -> Index:
    """A unique index over the rows of ``table`` that nothing has replaced: one open row a key."""
    still_open = text("superseded_on IS NULL")
    return Index(
        f"uq_{table}_open", *columns, unique=True,
        sqlite_where=still_open, postgresql_where=still_open,
    )
