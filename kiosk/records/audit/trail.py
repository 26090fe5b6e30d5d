"""The audit's table: written by the log's one writer, read by anybody."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from sqlalchemy import Connection, Row, func, insert, select
from sqlalchemy.exc import DBAPIError

from kiosk.database import reading_engine
from kiosk.records.audit.chain import BEGINNING, Link, link
from kiosk.records.audit.deeds import Deed, Entry
from kiosk.records.read import LogUnreadableError
from kiosk.records.tables import audit

_LAST = select(audit.c.seq, audit.c.seal).order_by(audit.c.seq.desc()).limit(1)
_ENTRY = [field.name for field in fields(Entry)]


def append(connection: Connection, entries: Iterable[Entry], key: bytes) -> None:
    """In the caller's transaction. A line already there (its commit was not heard of) is skipped."""
    for entry in entries:
        if connection.execute(select(func.count()).where(audit.c.id == entry.id)).scalar_one():
            continue
        last = connection.execute(_LAST).one_or_none()
        seq, seal = last or (0, BEGINNING)
        made = link(key, seq + 1, entry, seal)
        row = {**asdict(entry), "seq": made.seq, "previous": made.previous, "seal": made.seal}
        connection.execute(insert(audit), row)


def links(path: Path, last: int | None = None, without: Collection[Deed] = ()) -> Sequence[Link]:
    """The whole audit by number, or its last lines but for some deeds. Raises `LogUnreadableError`."""
    query = select(audit).where(audit.c.deed.not_in(without)).order_by(audit.c.seq.desc())
    if last is not None:
        query = query.limit(last)
    try:
        with reading_engine(path).connect() as connection:
            return [_link(row) for row in connection.execute(query)][::-1]
    except DBAPIError as error:
        raise LogUnreadableError(f"{path.name}: {error.orig}") from error


def head(path: Path) -> str:
    """The last seal, to be kept elsewhere. Raises `LogUnreadableError`."""
    last = links(path, 1)
    return last[0].seal if last else BEGINNING


def _link(row: Row[tuple[object, ...]]) -> Link:
    stored = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    return Link(
        stored["seq"], Entry(**{name: stored[name] for name in _ENTRY}), stored["previous"], stored["seal"]
    )
