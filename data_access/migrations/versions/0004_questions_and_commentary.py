"""Questions about figures, comments, and what is being done by whom and by when.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_access.database.base import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("figure_id", sa.String(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("closed_by", sa.String()),
        sa.Column("closed_at", UtcDateTime(timezone=True)),
        sa.CheckConstraint("state IN ('open', 'answered', 'withdrawn')", name=op.f("ck_question_state")),
        sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name=op.f("ck_question_closed")),
        sa.CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name=op.f("ck_question_closed_by")),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_figure_id", "question", ["figure_id"])
    op.create_table(
        "commentary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("measure_id", sa.Integer()),
        sa.Column("area_id", sa.Integer()),
        sa.Column("period_end", sa.Date()),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String()),
        sa.Column("due", sa.Date()),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.String()),
        sa.Column("withdrawn_at", UtcDateTime(timezone=True)),
        sa.CheckConstraint("kind IN ('comment', 'action')", name=op.f("ck_commentary_kind")),
        sa.CheckConstraint(
            "kind <> 'action' OR (owner IS NOT NULL AND due IS NOT NULL)", name=op.f("ck_commentary_owner_and_due")
        ),
        sa.CheckConstraint("(withdrawn_by IS NULL) = (withdrawn_at IS NULL)", name=op.f("ck_commentary_withdrawn")),
        *(
            sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=f"fk_commentary_{table}_id")
            for table in ("measure", "area")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_commentary"),
    )
    op.create_index("ix_commentary_measure_id", "commentary", ["measure_id"])
