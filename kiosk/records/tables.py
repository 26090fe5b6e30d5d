"""The log's one table. What must never be in it, the database itself refuses."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, Table, Text

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

_D = "[0-9]"
_TIME_FORM = f"{_D * 4}-{_D * 2}-{_D * 2}T{_D * 2}:{_D * 2}:{_D * 2}.{_D * 3}Z"

# seq: SQLite gives the next whole number after the highest one.  AUTOINCREMENT is left out on purpose:
# an insert that "ON CONFLICT DO NOTHING" skips would use a number up and leave a gap.
events = Table(
    "events",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("visit", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("catalogue", Integer, nullable=False),
    CheckConstraint("seq >= 1", name="seq_counts_from_one"),
    CheckConstraint(
        "id GLOB '????????-????-7???-????-????????????' AND id NOT GLOB '*[^0-9a-f-]*'", name="id_is_uuid7"
    ),
    CheckConstraint("length(visit) <= 36 AND visit NOT GLOB '*[^0-9a-f-]*'", name="visit_is_random_id"),
    CheckConstraint(f"at GLOB '{_TIME_FORM}'", name="at_is_utc_ms"),
    CheckConstraint("length(name) BETWEEN 1 AND 40 AND name NOT GLOB '*[^a-z_]*'", name="name_is_code"),
    CheckConstraint(
        "length(fields) <= 400 AND json_valid(fields) AND json_type(fields) = 'object'",
        name="fields_are_a_short_object",
    ),
    CheckConstraint("catalogue >= 1", name="catalogue_counts_from_one"),
    sqlite_strict=True,
)
Index(None, events.c.visit)
