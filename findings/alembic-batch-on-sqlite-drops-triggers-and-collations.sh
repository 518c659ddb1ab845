#!/usr/bin/env bash
# Alembic: changing one column of a SQLite table drops its triggers, its collations and DESC
#
# Guess: batch_alter_table copies the table into a new one and brings along all that the table had; what it
#   cannot, it says.
# What happens: Triggers are gone without a word. So are COLLATE NOCASE on a column the migration does not
#   touch and the DESC in an index. A named CHECK and the condition of a partial index come along. (An
#   unnamed CHECK and an index on an expression are lost too, but with a warning.)
# Why it matters: An audit table or an append-only history is often held by a trigger that refuses UPDATE
#   and DELETE, and names by NOCASE. A later migration of an unrelated column takes the guard away, and
#   every test that only writes goes on passing. Remedy: make triggers again in the same migration, and
#   compare sqlite_master before and after it.
# Seen with: Alembic 1.20.1, SQLAlchemy 2.1.9, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    alembic==1.20.1 SQLAlchemy==2.1.9
cd "$work"
venv/bin/python - <<'PYTHON'
import warnings

import alembic
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

print("Alembic", alembic.__version__)
SCHEMA = (
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, name VARCHAR(20) COLLATE NOCASE, note VARCHAR(10),"
    " closed DATE, CONSTRAINT ck_name CHECK (name <> ''))",
    "CREATE INDEX ix_newest ON entry (closed DESC, name)",
    "CREATE UNIQUE INDEX uq_open ON entry (name) WHERE closed IS NULL",
    "CREATE TRIGGER only_append BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'only append'); END",
)
warnings.simplefilter("error")
with sa.create_engine("sqlite://").connect() as connection:

    def schema():
        return "\n".join(connection.scalars(sa.text("SELECT sql FROM sqlite_master ORDER BY name")))

    def deletes():
        connection.execute(sa.text("INSERT INTO entry (name) VALUES ('A')"))
        try:
            return connection.execute(sa.text("DELETE FROM entry")).rowcount
        except sa.exc.IntegrityError as error:
            return str(error.orig)

    for statement in SCHEMA:
        connection.execute(sa.text(statement))
    print("a delete before:", before := deletes())
    connection.execute(sa.text("UPDATE entry SET name = 'B'"))
    with Operations(MigrationContext.configure(connection)).batch_alter_table("entry") as batch:
        batch.alter_column("note", existing_type=sa.String(10), type_=sa.String(40))
    print(schema())
    print("a delete after:", after := deletes())
    kept = {word: word in schema() for word in ("TRIGGER", "NOCASE", "DESC", "ck_name", "WHERE closed IS NULL")}
print("kept:", kept)
assert before == "only append"
assert after == 2
assert kept == {"TRIGGER": False, "NOCASE": False, "DESC": False, "ck_name": True, "WHERE closed IS NULL": True}
PYTHON
