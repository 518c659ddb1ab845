"""Who is to answer a question, the day a note is about, actions that are done, and what was read.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_access.database.base import UtcDateTime

revision = "0007"
down_revision = "0006"

DONE_BY_SOMEBODY = "(done_by IS NULL) = (done_at IS NULL) AND (done_by IS NULL) = (outcome IS NULL)"


def upgrade() -> None:
    """Apply the change. What is stored has no day it is about, and no action of it is done."""
    op.add_column("question", sa.Column("owner", sa.String()))
    op.add_column("commentary", sa.Column("as_at", sa.Date()))
    op.add_column("commentary", sa.Column("done_by", sa.String()))
    op.add_column("commentary", sa.Column("done_at", UtcDateTime(timezone=True)))
    # Written out, because SQLite takes a rule with a new column but not afterwards.
    op.execute(
        f"ALTER TABLE commentary ADD COLUMN outcome VARCHAR CONSTRAINT ck_commentary_done CHECK ({DONE_BY_SOMEBODY})"
    )
    op.create_table(
        "read_mark",
        sa.Column("read_by", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("read_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("read_by", "item", name="pk_read_mark"),
    )
