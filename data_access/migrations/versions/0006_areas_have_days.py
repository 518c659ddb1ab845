"""Areas have days: a first and a last one, and the set of areas they belong to.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ENDS_AFTER_ITS_FIRST_DAY = "last_day IS NULL OR first_day IS NULL OR last_day >= first_day"


def upgrade() -> None:
    """Apply the change. The days and sets themselves come with the catalogue."""
    op.create_table(
        "area_set",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date()),
        sa.Column("reason", sa.String()),
        sa.Column("source_id", sa.Integer()),
        sa.CheckConstraint("last_day IS NULL OR last_day >= first_day", name=op.f("ck_area_set_days")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_area_set_source_id"),
        sa.PrimaryKeyConstraint("code", name="pk_area_set"),
        sa.UniqueConstraint("kind", "first_day", name="uq_area_set_kind_first_day"),
    )
    # Written out, because SQLite takes a rule with a new column but not afterwards.
    op.execute(
        "ALTER TABLE area ADD COLUMN set_code VARCHAR"
        " CONSTRAINT fk_area_set_code REFERENCES area_set (code)"
    )
    op.add_column("area", sa.Column("first_day", sa.Date()))
    op.execute(
        "ALTER TABLE area ADD COLUMN last_day DATE"
        f" CONSTRAINT ck_area_days CHECK ({ENDS_AFTER_ITS_FIRST_DAY})"
    )
