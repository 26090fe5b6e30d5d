"""The events table, the first of the log.

A migration is a record of the past: it repeats the columns instead of importing today's.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_D = "[0-9]"
_TIME_FORM = f"{_D * 4}-{_D * 2}-{_D * 2}T{_D * 2}:{_D * 2}:{_D * 2}.{_D * 3}Z"
_ID_FORM = "id GLOB '????????-????-7???-????-????????????' AND id NOT GLOB '*[^0-9a-f-]*'"
_VISIT_FORM = "length(visit) <= 36 AND visit NOT GLOB '*[^0-9a-f-]*'"
_NAME_FORM = "length(name) BETWEEN 1 AND 40 AND name NOT GLOB '*[^a-z_]*'"
_FIELDS_FORM = "length(fields) <= 400 AND json_valid(fields) AND json_type(fields) = 'object'"


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
        sa.Column("catalogue", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
        sa.UniqueConstraint("id", name=op.f("uq_events_id")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_events_seq_counts_from_one")),
        sa.CheckConstraint(_ID_FORM, name=op.f("ck_events_id_is_uuid7")),
        sa.CheckConstraint(_VISIT_FORM, name=op.f("ck_events_visit_is_random_id")),
        sa.CheckConstraint(f"at GLOB '{_TIME_FORM}'", name=op.f("ck_events_at_is_utc_ms")),
        sa.CheckConstraint(_NAME_FORM, name=op.f("ck_events_name_is_code")),
        sa.CheckConstraint(_FIELDS_FORM, name=op.f("ck_events_fields_are_a_short_object")),
        sa.CheckConstraint("catalogue >= 1", name=op.f("ck_events_catalogue_counts_from_one")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_events_visit"), "events", ["visit"])


def downgrade() -> None:
    op.drop_index(op.f("ix_events_visit"), table_name="events")
    op.drop_table("events")
