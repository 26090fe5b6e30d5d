"""The hub's file: who may speak to it, the calls, and every act on them.  It refuses what cannot be."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from kiosk.engines import named_metadata
from kiosk.helpcall.call import Kind, Stage
from kiosk.hub.moment import read, written

metadata = named_metadata()


class Moment(TypeDecorator[datetime]):
    """A time in UTC to the millisecond, as text that sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else written(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else read(value).astimezone(UTC)


def _one_of(column: str, words: type[Stage] | type[Kind] | tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(str(word)) for word in words)})"


holders = Table(
    "holders",
    metadata,
    Column("id", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("seat", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("made", Moment, nullable=False),
    Column("ends", Moment),
    Column("revoked", Moment),
    CheckConstraint(_one_of("role", ("tablet", "supporter", "staff")), name="role_is_known"),
    CheckConstraint("length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'", name="hash_is_sha256"),
    CheckConstraint("role <> 'supporter' OR ends IS NOT NULL", name="supporters_end"),
    sqlite_strict=True,
)

calls = Table(
    "calls",
    metadata,
    Column("id", Text, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),  # rises with every change of any call
    Column("version", Integer, nullable=False),  # rises with every act on this call
    Column("stage", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("opened", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("by", Text),
    Column("escalated", Integer, nullable=False),
    Column("tablet", Text, ForeignKey("holders.id"), nullable=False),
    Column("seat", Text, nullable=False),
    Column("told", Text, nullable=False),
    Column("told_at", Moment, nullable=False),
    Column("minutes", Integer),
    Column("guided", Text),
    Column("codes", Text, nullable=False),
    Column("answered", Moment),
    Column("arrived", Moment),
    Column("ended", Moment),
    CheckConstraint(_one_of("stage", Stage), name="stage_is_known"),
    CheckConstraint(_one_of("kind", Kind), name="kind_is_known"),
    CheckConstraint("escalated IN (0, 1)", name="escalated_is_flag"),
    CheckConstraint("version >= 1 AND seq >= 1", name="numbers_count_from_one"),
    CheckConstraint("(ended IS NULL) = (stage NOT IN ('resolved', 'cancelled'))", name="ends_have_times"),
    CheckConstraint("stage <> 'on_the_way' OR by IS NOT NULL", name="somebody_is_on_the_way"),
    CheckConstraint("length(told) <= 16000 AND json_valid(told)", name="told_is_short"),
    CheckConstraint("length(codes) <= 200 AND json_valid(codes)", name="codes_are_short"),
    sqlite_strict=True,
)
Index(None, calls.c.stage)
Index(None, calls.c.opened)

acts = Table(
    "acts",
    metadata,
    Column("call", Text, ForeignKey("calls.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("act", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("holder", Text, ForeignKey("holders.id")),
    Column("key", Text),
    UniqueConstraint("holder", "key"),
    sqlite_strict=True,
)
