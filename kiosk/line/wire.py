"""What tablet and hub say to one another, as JSON."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from kiosk.helpcall.call import Call, Kind, Stage
from kiosk.helpcall.port import Event, Pointed, Spot, Told, Watchers

Json = Mapping[str, Any]
_LONGEST, _LONGEST_LINE, _MOST, _MOST_KEYS = 60, 600, 12, 24


def opening(call: str, kind: Kind, seat: str, spot: Spot) -> dict[str, Any]:
    """The body of a new call."""
    return {"id": call, "kind": kind.value, "seat": seat, **_place(spot)}


def place(spot: Spot) -> dict[str, Any]:
    """The body that tells where the resident is now."""
    return {**_place(spot), "keys": [asdict(key) for key in spot.keys[:_MOST_KEYS]]}


def _place(spot: Spot) -> dict[str, Any]:
    """As much as the hub takes: a call must not fail for the length of a line."""
    about: dict[str, Any] = {
        key: text[:_LONGEST] for key, text in asdict(spot.about).items() if isinstance(text, str)
    }
    about |= {"supporter_line": spot.about.supporter_line[:_LONGEST_LINE]}
    about |= {"forbidden": [text[:_LONGEST_LINE] for text in spot.about.forbidden[:_MOST]]}
    looks = asdict(spot.looks)
    return {"about": about, "on_page_s": spot.on_page_s, "troubles": spot.troubles, "looks": looks}


def told(body: Json) -> Told:
    """A call as the hub tells it.  ValueError, KeyError or TypeError where it is none."""
    call = Call(
        str(body["id"]),
        int(body["version"]),
        Stage(body["stage"]),
        Kind(body["kind"]),
        datetime.fromisoformat(body["opened"]),
        datetime.fromisoformat(body["since"]),
        body.get("by") or None,
        bool(body.get("escalated")),
    )
    minutes = body.get("minutes")
    codes = body.get("codes") or ()
    guided = str(body.get("guided") or "")
    now = datetime.fromisoformat(body["now"])
    return Told(call, int(minutes) if minutes else None, guided, tuple(str(code) for code in codes), now)


def event(name: str, body: Json) -> Event | None:
    """An event of the stream; None for one that says nothing to a tablet.  Raises as `told` does."""
    match name:
        case "call":
            return told(body)
        case "watchers":
            return Watchers(int(body["count"]))
        case "point":
            key = body.get("key")
            return Pointed(str(body["call"]), str(key) if key else None, str(body.get("by") or ""))
        case _:
            return None
