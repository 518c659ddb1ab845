#!/usr/bin/env bash
# SQLAlchemy: CASE and COALESCE write the value of a StrEnum, a plain update writes its name
#
# Guess: A column Mapped[State] knows its StrEnum. Whatever way a member is set, the same text lands in the
#   table.
# What happens: A plain update writes the name (ON_HOLD). In case(..., else_=State.ON_HOLD) and
#   coalesce(None, State.ON_HOLD) the member is taken for ordinary text and its value (on hold) is written.
#   Nothing is raised; from then on every read of that row raises LookupError. With a plain Enum the same
#   update is refused at once. On SQLite there is no CHECK that would stop it, unless
#   create_constraint=True.
# Why it matters: States of milestones, promises and actions are moved on by updates such as 'overdue where
#   the day has passed'. One of them makes a page unreadable the next morning. Remedy:
#   literal(State.ON_HOLD, column.type), values_callable so that both texts are the same, and a CHECK.
# Seen with: SQLAlchemy 2.1.9 on SQLite, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    SQLAlchemy==2.1.9
cd "$work"
venv/bin/python - <<'PYTHON'
import enum

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

print("SQLAlchemy", sa.__version__)


WORDS = {"ON_TRACK": "on track", "ON_HOLD": "on hold"}
State, Plain = enum.StrEnum("State", WORDS), enum.Enum("Plain", WORDS)


class Base(DeclarativeBase):
    pass


class Milestone(Base):
    __tablename__ = "milestone"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[State]
    plain: Mapped[Plain]


engine = sa.create_engine("sqlite://")
Base.metadata.create_all(engine)
late = Milestone.id > 0


def stored_and_read(column, value):
    """The text in the table after an update, and what reading the row gives."""
    with Session(engine) as session:
        session.add(Milestone(state=State.ON_TRACK, plain=Plain.ON_TRACK))
        session.flush()
        try:
            session.execute(sa.update(Milestone).values({column: value}))
        except sa.exc.SQLAlchemyError as error:
            return type(error).__name__, None
        stored = session.scalar(sa.text(f"SELECT {column} FROM milestone"))
        session.expire_all()
        try:
            return stored, getattr(session.scalars(sa.select(Milestone)).one(), column)
        except LookupError as error:
            return stored, type(error).__name__


held = sa.literal(State.ON_HOLD, Milestone.__table__.c.state.type)
for what, column, value, expected in (
    ("plain", "state", State.ON_HOLD, ("ON_HOLD", State.ON_HOLD)),
    ("case", "state", sa.case((late, State.ON_HOLD), else_=Milestone.state), ("on hold", "LookupError")),
    ("coalesce", "state", sa.func.coalesce(sa.null(), State.ON_HOLD), ("on hold", "LookupError")),
    ("case, typed", "state", sa.case((late, held), else_=Milestone.state), ("ON_HOLD", State.ON_HOLD)),
    ("case, Enum", "plain", sa.case((late, Plain.ON_HOLD), else_=Milestone.plain), ("ProgrammingError", None)),
):
    found = stored_and_read(column, value)
    print(f"{what}: stored {found[0]!r}, read {found[1]!r}")
    assert found == expected
PYTHON
