"""The calls in the hub's file.

Every function is one piece of work for the `Keeper`: all of it happens, or nothing.
"""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from kiosk.helpcall.call import OPEN, Act, ActRefusedError, Call, Stage, acted, due_to_escalate, escalated
from kiosk.hub.entry import Entry, from_row
from kiosk.hub.holder import Holder
from kiosk.hub.tables import acts, calls, holders
from kiosk.hub.wire import AskedAct, NewCall, Told

AT_ONCE = 5
"""Open calls of one tablet at most: a broken one cannot flood the boards."""

FORGOTTEN = timedelta(hours=8)
"""Nobody waits for so long; on the next morning no board shows yesterday's calls."""


class UnknownCallError(LookupError):
    """There is no such call for this asker."""


class TooManyCallsError(RuntimeError):
    """This tablet has enough open calls."""


class PastError(RuntimeError):
    """Somebody else was first; `entry` is the call as it is now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.call.stage)
        self.entry = entry


def open_call(connection: Connection, new: NewCall, tablet: Holder, now: datetime) -> tuple[Entry, bool]:
    """The call, and whether it is new: the same id twice is one call."""
    if known := _find(connection, str(new.id)):
        if known.tablet_id != tablet.id:
            raise UnknownCallError(str(new.id))
        return known, False
    if len(open_calls(connection, tablet.id)) >= AT_ONCE:
        raise TooManyCallsError(tablet.id)
    told = new.model_dump(mode="json", include=set(Told.model_fields))
    call = Call(str(new.id), 1, Stage.REQUESTED, new.kind, now, now)
    seat = new.seat or tablet.seat
    entry = Entry(call, _next_seq(connection), tablet.id, tablet.name, seat, told, now)
    row = _row(entry) | {"id": call.id, "kind": call.kind, "opened": now, "tablet": tablet.id, "seat": seat}
    connection.execute(insert(calls).values(row))
    _note(connection, call, "open", now, tablet.id)
    return entry, True


def tell(connection: Connection, call_id: str, told: Told, tablet: Holder, now: datetime) -> Entry:
    """Where the resident is now.  It is no act: nobody's answer fails because a page was turned."""
    entry = call_of(connection, call_id, tablet)
    if not entry.call.open:
        raise PastError(entry)
    return _store(connection, replace(entry, told=told.model_dump(mode="json"), told_at=now))


def act(
    connection: Connection, call_id: str, asked: AskedAct, asker: Holder, now: datetime
) -> tuple[Entry, bool]:
    """The call after the act, and whether anything changed: the same key twice is one act."""
    entry = call_of(connection, call_id, asker)
    if _done_before(connection, asker, asked.key):
        return entry, False
    if entry.call.version != asked.version:
        raise PastError(entry)
    what = Act(asked.act)
    try:
        call = acted(entry.call, what, now, asker.nickname)
    except ActRefusedError as refusal:
        raise PastError(entry) from refusal
    entry = replace(
        entry,
        call=call,
        codes=tuple(asked.about) if what is Act.RESOLVE else entry.codes,
        minutes=asked.minutes if what is Act.COME else None if what is Act.GIVE_BACK else entry.minutes,
    )
    _note(connection, call, what, now, asker.id, asked.key)
    return _store(connection, entry, _times(what, now)), True


def guide(connection: Connection, call_id: str, how: str, asker: Holder) -> Entry:
    """Marks how the visit is helped."""
    return _store(connection, replace(call_of(connection, call_id, asker), guided=how))


def escalate(connection: Connection, now: datetime) -> list[Entry]:
    """Makes every call urgent that has waited too long."""
    due = [entry for entry in open_calls(connection) if due_to_escalate(entry.call, now)]
    urgent = [_store(connection, replace(entry, call=escalated(entry.call))) for entry in due]
    for entry in urgent:
        _note(connection, entry.call, "escalate", now)
    return urgent


def give_up(connection: Connection, now: datetime) -> list[Entry]:
    """Ends every call that has been open for `FORGOTTEN`: its tablet never came back to say so."""
    late = [entry for entry in open_calls(connection) if now - entry.call.opened >= FORGOTTEN]
    ended = [replace(entry, call=acted(entry.call, Act.CANCEL, now)) for entry in late]
    for entry in ended:
        _note(connection, entry.call, Act.CANCEL, now)
    return [_store(connection, entry, {"ended": now}) for entry in ended]


def open_calls(connection: Connection, tablet: str | None = None) -> list[Entry]:
    """Those that still wait, oldest first; of one tablet, or all."""
    return _entries(connection, _all().where(calls.c.stage.in_(OPEN)).order_by(calls.c.opened), tablet)


def changed_since(connection: Connection, seq: int, tablet: str | None = None) -> list[Entry]:
    """What has changed after `seq`, in that order; each call once, as it is now."""
    return _entries(connection, _all().where(calls.c.seq > seq).order_by(calls.c.seq), tablet)


def last_seq(connection: Connection) -> int:
    """0: nothing was ever written."""
    found: int | None = connection.execute(select(func.max(calls.c.seq))).scalar_one()
    return found or 0


def call_of(connection: Connection, call_id: str, asker: Holder) -> Entry:
    """A tablet knows only its own calls.  Raises `UnknownCallError`."""
    entry = _find(connection, call_id)
    if entry is None or (asker.is_tablet and entry.tablet_id != asker.id):
        raise UnknownCallError(call_id)
    return entry


def _all() -> Select[Any]:
    return select(calls, holders.c.name.label("tablet_name")).join_from(calls, holders)


def _entries(connection: Connection, query: Select[Any], tablet: str | None) -> list[Entry]:
    wanted = query if tablet is None else query.where(calls.c.tablet == tablet)
    return [from_row(row) for row in connection.execute(wanted).mappings()]


def _find(connection: Connection, call_id: str) -> Entry | None:
    return next(iter(_entries(connection, _all().where(calls.c.id == call_id), None)), None)


def _next_seq(connection: Connection) -> int:
    return last_seq(connection) + 1


def _store(connection: Connection, entry: Entry, times: dict[str, datetime] | None = None) -> Entry:
    stored = replace(entry, seq=_next_seq(connection))
    row = _row(stored) | (times or {})
    connection.execute(update(calls).where(calls.c.id == entry.call.id).values(row))
    return stored


def _row(entry: Entry) -> dict[str, Any]:
    call = entry.call
    return {
        "seq": entry.seq,
        "version": call.version,
        "stage": call.stage,
        "since": call.since,
        "by": call.by,
        "escalated": int(call.escalated),
        "told": json.dumps(entry.told, ensure_ascii=False),
        "told_at": entry.told_at,
        "minutes": entry.minutes,
        "guided": entry.guided,
        "codes": json.dumps(entry.codes),
    }


def _times(what: Act, now: datetime) -> dict[str, datetime]:
    match what:
        case Act.COME:
            return {"answered": now}
        case Act.ARRIVE:
            return {"arrived": now}
        case Act.RESOLVE | Act.CANCEL:
            return {"ended": now}
        case _:
            return {}


def _done_before(connection: Connection, asker: Holder, key: str) -> bool:
    found = select(acts.c.version).where(acts.c.holder == asker.id, acts.c.key == key)
    return connection.execute(found).first() is not None


def _note(
    connection: Connection,
    call: Call,
    what: str,
    now: datetime,
    holder: str | None = None,
    key: str | None = None,
) -> None:
    row = {"call": call.id, "version": call.version, "act": what, "at": now, "holder": holder, "key": key}
    connection.execute(insert(acts).values(row))
