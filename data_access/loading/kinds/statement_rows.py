"""Keeping statements: an equal one is skipped, a different one of the same code and source revises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.words import say_number
from data_access import clock
from data_access.loading.rows import parse_number
from data_access.models import Statement
from data_access.observations.store import Stored

# What makes a later statement a revision of an earlier one; not where it stands, nor the remark to it.
CONTENT = (
    "kind", "measure_id", "measure_as_written", "area_id", "area_as_written", "period_start",
    "period_end", "period_as_written", "value", "value_as_written", "unit", "base", "count_stated",
    "count_listed", "date_as_written", "text",
)
Key = tuple[str, str]
BATCH = 1000
MOST_ROWS_NAMED = 20


def number_in(text: str | None) -> float | None:
    """The number a value is, or None where it is words."""
    try:
        return parse_number(text)
    except ValueError:
        return None


def content_of(statement: Statement) -> tuple[object, ...]:
    """What must differ for a later statement to be a revision."""
    return tuple(getattr(statement, name) for name in CONTENT)


def keep_statements(
    session: Session, made: Sequence[Statement], load_id: int | None
) -> Stored:
    """Add statements, each of its own code and strand, in the caller's transaction.

    One that becomes known late, out of order, takes its place in the history.
    """
    done = Stored()
    now = clock.now()
    history = _history(session, made)
    new = []
    for statement in made:
        versions = history[(statement.code, statement.strand)]
        before = [held for held in versions if held.known_from <= statement.known_from]
        after = [held for held in versions if held.known_from > statement.known_from]
        if before and content_of(before[-1]) == content_of(statement):
            done.skipped += 1
            continue
        if before:
            before[-1].superseded_on = statement.known_from
        statement.superseded_on = after[0].known_from if after else None
        statement.load_id, statement.recorded_at = load_id, now
        new.append(statement)
        done.added += 1
        done.revised += any(
            content_of(other) != content_of(statement) for other in (*before[-1:], *after[:1])
        )
    # What is replaced is closed first: one open row a code is a rule of the table.
    session.flush()
    session.add_all(new)
    session.flush()
    return done


def _history(session: Session, made: Iterable[Statement]) -> dict[Key, list[Statement]]:
    """Every stored version of these statements, oldest knowledge first."""
    history: dict[Key, list[Statement]] = defaultdict(list)
    codes = sorted({statement.code for statement in made})
    for start in range(0, len(codes), BATCH):
        held = session.scalars(
            select(Statement).where(Statement.code.in_(codes[start : start + BATCH]))
            .order_by(Statement.known_from, Statement.id)
        )
        for statement in held:
            history[(statement.code, statement.strand)].append(statement)
    return history


def say_kept_in_words(rows: dict[str, list[int]]) -> Iterator[str]:
    """Which rows became statements, by reason, so that a slip of the pen among them is seen."""
    for why, numbers in rows.items():
        first = ", ".join(map(str, numbers[:MOST_ROWS_NAMED]))
        more = f" and {len(numbers) - MOST_ROWS_NAMED} more" if len(numbers) > MOST_ROWS_NAMED else ""
        yield (
            f"{say_number(len(numbers), 'row')} kept in words, not charted. {why}"
            f" {'Row' if len(numbers) == 1 else 'Rows'} {first}{more}"
        )
