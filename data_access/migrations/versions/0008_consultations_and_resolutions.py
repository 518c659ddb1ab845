"""What consultations found, and what was made of contradictions between sources.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_access.database.base import UtcDateTime

revision = "0008"
down_revision = "0007"

STILL_OPEN = sa.text("superseded_on IS NULL")
KEY = ["code", "strand", "question", "answer", "channel", "area_as_written"]


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "consultation_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in KEY[:5]),
        sa.Column("area_id", sa.Integer()),
        sa.Column("area_as_written", sa.String(), nullable=False),
        sa.Column("closed", sa.Date()),
        sa.Column("closed_as_written", sa.String()),
        sa.Column("answers_each", sa.String(), nullable=False),
        sa.Column("count", sa.Double()),
        sa.Column("percent", sa.Double()),
        sa.Column("percent_as_written", sa.String()),
        sa.Column("base", sa.Double()),
        sa.Column("locator", sa.String()),
        sa.Column("note", sa.String()),
        sa.Column("known_from", sa.Date(), nullable=False),
        sa.Column("superseded_on", sa.Date()),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.Column("load_id", sa.Integer()),
        sa.CheckConstraint("answers_each IN ('one', 'several')", name=op.f("ck_consultation_answer_answers_each")),
        sa.CheckConstraint("count IS NOT NULL OR percent IS NOT NULL", name=op.f("ck_consultation_answer_said")),
        sa.CheckConstraint("percent IS NULL OR percent BETWEEN 0 AND 100", name=op.f("ck_consultation_answer_percent")),
        sa.CheckConstraint("base IS NULL OR base > 0", name=op.f("ck_consultation_answer_base")),
        sa.CheckConstraint(
            "count IS NULL OR (count >= 0 AND (base IS NULL OR count <= base))",
            name=op.f("ck_consultation_answer_count"),
        ),
        *(
            sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=f"fk_consultation_answer_{table}_id")
            for table in ("area", "source", "load")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consultation_answer"),
    )
    op.create_index(
        "uq_consultation_answer_open", "consultation_answer", KEY, unique=True,
        sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN,
    )
    op.create_table(
        "resolution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("resolved_by", sa.String(), nullable=False),
        sa.Column("resolved_at", UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('resolved', 'open')", name=op.f("ck_resolution_state")),
        sa.PrimaryKeyConstraint("id", name="pk_resolution"),
    )
    op.create_index("ix_resolution_finding", "resolution", ["finding"])
