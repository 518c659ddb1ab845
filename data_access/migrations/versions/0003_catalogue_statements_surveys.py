"""The whole catalogue, statements, survey details, what is kept from the public, and wider indexes.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import data_access.database.base

revision = "0003"
down_revision = "0002"

STILL_OPEN = sa.text("superseded_on IS NULL")
REPLACED = sa.text("superseded_on IS NOT NULL")


def upgrade() -> None:
    """Apply the change."""
    _widen_measures()
    _index_observations()
    op.create_table(
        "survey_detail",
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.Column("base", sa.Integer()),
        sa.Column("effective_base", sa.Double()),
        sa.Column("design_effect", sa.Double()),
        sa.CheckConstraint("polarity IN ('as asked', 'reversed')", name=op.f("ck_survey_detail_polarity")),
        sa.CheckConstraint("base IS NULL OR base > 0", name=op.f("ck_survey_detail_base")),
        sa.ForeignKeyConstraint(["observation_id"], ["observation.id"], name="fk_survey_detail_observation_id"),
        sa.PrimaryKeyConstraint("observation_id", name="pk_survey_detail"),
    )
    op.create_table(
        "suppression",
        sa.Column("observation_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("decided_at", data_access.database.base.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("audience IN ('office', 'public')", name=op.f("ck_suppression_audience")),
        sa.ForeignKeyConstraint(["observation_id"], ["observation.id"], name="fk_suppression_observation_id"),
        sa.PrimaryKeyConstraint("observation_id", "audience", name="pk_suppression"),
    )
    _create_statements()


def _widen_measures() -> None:
    for column in (
        sa.Column("number", sa.Integer()), sa.Column("owner", sa.String()),
        sa.Column("due_days", sa.Integer()),
        sa.Column("by_area", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("small_numbers", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("snapshot", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("measure", column)
    # Written out, because SQLite takes a reference with a new column but not afterwards.
    op.execute(
        "ALTER TABLE measure ADD COLUMN follows_code VARCHAR"
        " CONSTRAINT fk_measure_follows_code REFERENCES measure (code)"
    )


def _index_observations() -> None:
    for name in ("uq_observation_open", "ix_observation_current", "ix_observation_as_at"):
        op.drop_index(name, "observation")
    key = ["measure_id", "area_id", "period_end", "period_start", "strand"]
    series = ["measure_id", "area_id", "strand", "period_end", "period_start"]
    op.create_index(
        "uq_observation_open", "observation", key, unique=True,
        sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN,
    )
    op.create_index(
        "ix_observation_as_at", "observation",
        [*series, "known_from", "superseded_on", "value", "status", "numerator", "denominator"],
    )
    # After the one above: of two that will do, SQLite takes the one that was made last.
    op.create_index(
        "ix_observation_current", "observation", [*series, "value", "status", "known_from", "numerator", "denominator", "superseded_on"],
        sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN,
    )
    op.create_index(
        "ix_observation_superseded_on", "observation", ["superseded_on", "known_from", "measure_id"],
        sqlite_where=REPLACED, postgresql_where=REPLACED,
    )


def _create_statements() -> None:
    texts = ("measure_as_written", "area_as_written", "period_as_written", "value_as_written", "unit", "date_as_written", "text")
    numbers = ("value", "base", "count_stated", "count_listed")
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("strand", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("measure_id", sa.Integer()),
        sa.Column("area_id", sa.Integer()),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        *(sa.Column(name, sa.String()) for name in texts),
        *(sa.Column(name, sa.Double()) for name in numbers),
        sa.Column("locator", sa.String()),
        sa.Column("note", sa.String()),
        sa.Column("known_from", sa.Date(), nullable=False),
        sa.Column("superseded_on", sa.Date()),
        sa.Column("recorded_at", data_access.database.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.Column("load_id", sa.Integer()),
        sa.CheckConstraint(
            "kind IN ('figure', 'majority', 'list', 'date', 'event', 'reference', 'blank')",
            name=op.f("ck_statement_kind"),
        ),
        sa.CheckConstraint(
            "(period_start IS NULL) = (period_end IS NULL) AND"
            " (period_start IS NULL OR period_start <= period_end)", name=op.f("ck_statement_period"),
        ),
        *(
            sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=f"fk_statement_{table}_id")
            for table in ("measure", "area", "source", "load")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
    )
    op.create_index(
        "uq_statement_open", "statement", ["code", "strand"], unique=True,
        sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN,
    )
