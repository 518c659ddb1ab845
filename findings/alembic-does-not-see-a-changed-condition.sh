#!/usr/bin/env bash
# Alembic: autogenerate sees no difference in the WHERE of an index, nor in a CHECK
#
# Guess: compare_metadata, which `alembic check` runs, tells every difference between the models and the
#   database: it tells a new index, and it tells a column made longer.
# What happens: A partial unique index whose condition was turned round, one whose condition was taken away,
#   and a named CHECK with another rule, or without a counterpart, all give an empty list: no difference.
# Why it matters: A store with two times keeps one open row a key by 'UNIQUE .. WHERE superseded_on IS
#   NULL'. Without the condition corrections are refused; with the wrong one two rows are open at once, and
#   the check in CI is green. Remedy: compare the SQL of sqlite_master (or pg_indexes and pg_constraint) of
#   a migrated database with that of create_all.
# Seen with: Alembic 1.20.1, SQLAlchemy 2.1.9 on SQLite, Python 3.11.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    alembic==1.20.1 SQLAlchemy==2.1.9
cd "$work"
venv/bin/python - <<'PYTHON'
import alembic
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

print("Alembic", alembic.__version__)


def models(condition="superseded_on IS NULL", check="value >= 0", length=20, other=None, more=()):
    """The models, with one thing in them changed."""
    metadata = sa.MetaData()
    where = {"sqlite_where": sa.text(condition)} if condition else {}
    table = sa.Table(
        "figure", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("key", sa.String(length)),
        sa.Column("value", sa.Integer), sa.Column("superseded_on", sa.Date),
        sa.CheckConstraint(check, name="ck_value"), *more,
    )
    sa.Index("uq_open", table.c.key, unique=True, **where)
    if other:
        sa.Index(other, table.c.value)
    return metadata


with sa.create_engine("sqlite://").connect() as connection:
    models().create_all(connection)

    def differences(**changed):
        return compare_metadata(MigrationContext.configure(connection), models(**changed))

    seen = {
        "nothing changed": differences(),
        "condition turned round": differences(condition="superseded_on IS NOT NULL"),
        "condition taken away": differences(condition=None),
        "another rule in the CHECK": differences(check="value >= 100"),
        "a CHECK more": differences(more=[sa.CheckConstraint("id < 10", name="ck_id")]),
        "column longer": differences(length=40),
        "an index more": differences(other="ix_value"),
    }
for what, found in seen.items():
    print(f"{what}: {len(found)} told")
assert [len(found) for found in seen.values()] == [0, 0, 0, 0, 0, 1, 1]
PYTHON
