"""What can be wrong with a file or a record, in words an analyst can act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy.exc import IntegrityError

LONGEST_VALUE = 100
MOST_ERRORS = 1000

# Constraint names follow data_access.base.NAMING; the message says what the analyst should do.
CONSTRAINT_MESSAGES = {
    "uq_observation_open": "there are two figures for the same measure, area and period",
    "uq_milestone_date_baseline": "this milestone already has its baseline; a baseline is frozen",
    "uq_account_name": "there is already an account of that name",
    "ck_observation_value_or_reason": "a figure needs a value, or a status that says why not",
    "ck_observation_period": "the period ends before it begins",
    "uq_statement_open": "there are two statements of the same code and source",
    "ck_statement_period": "the period ends before it begins",
}
# SQLite names the columns of a broken unique rule instead of the rule.
SQLITE_COLUMNS = {
    "observation.measure_id, observation.area_id": "uq_observation_open",
    "statement.code, statement.strand": "uq_statement_open",
    "milestone_date.milestone_code": "uq_milestone_date_baseline",
    "account.name": "uq_account_name",
}


@dataclass(frozen=True, slots=True)
class LoadError:
    """One thing wrong with a file. ``row`` counts the header as line 1; None is the whole file."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    reason: str

    def as_dict(self) -> dict[str, object]:
        """The error as ``--json`` prints it, the value cut to 100 characters."""
        shown = asdict(self)
        if self.value is not None:
            shown["value"] = self.value[:LONGEST_VALUE]
        return shown

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}, row {self.row}"
        if self.column:
            where += f", column {self.column}"
        found = "" if self.value is None else f" (found {self.value[:LONGEST_VALUE]!r})"
        return f"{where}: {self.reason}{found}"


class LoadRefused(ValueError):
    """A file was refused and nothing of it was stored. ``errors`` says what, where and why."""

    def __init__(self, errors: Sequence[LoadError], kind: str | None = None) -> None:
        self.errors = list(errors)
        self.kind = kind
        super().__init__("\n".join(str(error) for error in self.errors))


class RecordRefused(ValueError):
    """A record was refused and nothing was stored."""


def say_integrity_error(error: IntegrityError) -> str:
    """A broken rule of the database in words; falls back to a general sentence."""
    told = str(error.orig)
    for name, message in CONSTRAINT_MESSAGES.items():
        if name in told:
            return message
    for columns, name in SQLITE_COLUMNS.items():
        if columns in told:
            return CONSTRAINT_MESSAGES[name]
    return "the database refused this record because it breaks one of its rules"
