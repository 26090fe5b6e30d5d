"""The log's two tables. What must never be in them, the database itself refuses."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from kiosk.engines import named_metadata

metadata = named_metadata()

_D = "[0-9]"
_TIME_FORM = f"{_D * 4}-{_D * 2}-{_D * 2}T{_D * 2}:{_D * 2}:{_D * 2}.{_D * 3}Z"
_ID_FORM = "id GLOB '????????-????-7???-????-????????????' AND id NOT GLOB '*[^0-9a-f-]*'"

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
    CheckConstraint(_ID_FORM, name="id_is_uuid7"),
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


def _code(column: str) -> str:
    return f"length({column}) BETWEEN 1 AND 40 AND {column} NOT GLOB '*[^a-z_]*'"


def _seal(column: str) -> str:
    return f"length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'"


# Two triggers of the migration refuse UPDATE and DELETE.
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("previous", Text, nullable=False),
    Column("seal", Text, nullable=False),
    CheckConstraint("seq >= 1", name="seq_counts_from_one"),
    CheckConstraint(_ID_FORM, name="id_is_uuid7"),
    CheckConstraint(f"at GLOB '{_TIME_FORM}'", name="at_is_utc_ms"),
    CheckConstraint("length(who) BETWEEN 1 AND 12", name="who_is_short"),
    CheckConstraint(_code("deed"), name="deed_is_code"),
    CheckConstraint(_code("purpose"), name="purpose_is_code"),
    CheckConstraint("length(about) <= 40 AND about NOT GLOB '*[^a-z0-9_.:-]*'", name="about_is_code"),
    CheckConstraint("count >= 0", name="count_is_whole"),
    CheckConstraint(_seal("previous"), name="previous_is_seal"),
    CheckConstraint(_seal("seal"), name="seal_is_seal"),
    sqlite_strict=True,
)
