"""Standards are kept with their history as everything else, of the days on which a milestone was reached one stands,
and an award says who is paid out of it.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_access import clock
from data_access.database.base import UtcDateTime

revision = "0005"
down_revision = "0004"

STILL_OPEN = sa.text("superseded_on IS NULL")
STANDING_ACTUAL = sa.text("kind = 'actual' AND superseded_on IS NULL")


def upgrade() -> None:
    """Apply the change."""
    _trace_targets()
    op.add_column("funding_award", sa.Column("provider", sa.String()))
    _close_corrected_actuals()
    op.create_index(
        "uq_milestone_date_actual", "milestone_date", ["milestone_code"], unique=True,
        sqlite_where=STANDING_ACTUAL, postgresql_where=STANDING_ACTUAL,
    )


def _trace_targets() -> None:
    """Give standards the columns of every record that has two times."""
    for column in (
        sa.Column("locator", sa.String()), sa.Column("note", sa.String()),
        sa.Column("superseded_on", sa.Date()), sa.Column("recorded_at", UtcDateTime(timezone=True)),
        sa.Column("load_id", sa.Integer()),
    ):
        op.add_column("target", column)
    target = sa.table("target", sa.column("recorded_at", UtcDateTime(timezone=True)))
    # When a standard was stored was not kept; it was by now.
    op.execute(target.update().values(recorded_at=clock.now()))
    with op.batch_alter_table("target") as target_table:
        target_table.alter_column("recorded_at", existing_type=UtcDateTime(timezone=True), nullable=False)
        target_table.create_foreign_key("fk_target_load_id", "load", ["load_id"], ["id"])
        target_table.drop_constraint("uq_target_measure_id_starts", type_="unique")
    op.create_index(
        "uq_target_open", "target", ["measure_id", "starts"], unique=True,
        sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN,
    )


def _close_corrected_actuals() -> None:
    """Of several days on which a milestone was reached, close all but the one known last."""
    op.execute(
        "UPDATE milestone_date SET superseded_on = ("
        " SELECT min(later.known_from) FROM milestone_date AS later"
        " WHERE later.milestone_code = milestone_date.milestone_code AND later.kind = 'actual'"
        " AND later.superseded_on IS NULL AND (later.known_from > milestone_date.known_from"
        " OR (later.known_from = milestone_date.known_from AND later.id > milestone_date.id)))"
        " WHERE kind = 'actual' AND superseded_on IS NULL"
    )
