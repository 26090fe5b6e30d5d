"""A call as the hub keeps it: the call itself, whose it is, and what its tablet told."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from kiosk.helpcall.call import Call, Kind, Stage
from kiosk.hub.moment import written
from kiosk.values import dataclass


@dataclass(frozen=True)
class Entry:
    """`seq` rises with every change of any call; `told` is a `wire.Told` as JSON's plain values."""

    call: Call
    seq: int
    tablet_id: str
    tablet: str
    seat: str
    told: dict[str, Any]
    told_at: datetime
    minutes: int | None = None
    guided: str | None = None
    codes: tuple[str, ...] = ()

    def has_key(self, name: str) -> bool:
        """Whether the page has a key of this name that can be pointed at."""
        return any(key["name"] == name for key in self.told["keys"])


def from_row(row: RowMapping) -> Entry:
    """From a row of `calls` with the tablet's name as `tablet_name`."""
    call = Call(
        id=row["id"],
        version=row["version"],
        stage=Stage(row["stage"]),
        kind=Kind(row["kind"]),
        opened=row["opened"],
        since=row["since"],
        by=row["by"],
        escalated=bool(row["escalated"]),
    )
    return Entry(
        call=call,
        seq=row["seq"],
        tablet_id=row["tablet"],
        tablet=row["tablet_name"],
        seat=row["seat"],
        told=json.loads(row["told"]),
        told_at=row["told_at"],
        minutes=row["minutes"],
        guided=row["guided"],
        codes=tuple(json.loads(row["codes"])),
    )


def as_wire(entry: Entry, now: datetime, *, gone: bool) -> dict[str, Any]:
    """As tablets and phones read it.  `gone`: the tablet has not been heard for a while.

    `now` goes with it: how long ago something was is known to whoever has another clock.
    """
    call = entry.call
    return {
        "id": call.id,
        "seq": entry.seq,
        "version": call.version,
        "stage": call.stage,
        "kind": call.kind,
        "opened": written(call.opened),
        "since": written(call.since),
        "now": written(now),
        "by": call.by,
        "escalated": call.escalated,
        "minutes": entry.minutes,
        "guided": entry.guided,
        "codes": list(entry.codes),
        "tablet": entry.tablet,
        "seat": entry.seat,
        "gone": gone,
        "told_at": written(entry.told_at),
        **entry.told,
    }
