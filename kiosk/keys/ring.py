"""The file of the hashed PINs and of the tries: one JSON object, replaced whole."""

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.durable import write_whole
from kiosk.keys.lockout import Tries
from kiosk.values import dataclass

FORM = 1


@dataclass(frozen=True)
class Ring:
    """Hashes by the name of their owner, and the tries since the last right one."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    tries: Tries = field(default_factory=Tries)


def read_ring(path: Path) -> Ring:
    """Raises OSError, or ValueError for a file that is not whole."""
    try:
        whole: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if whole["form"] != FORM:
            raise ValueError(whole["form"])
        hashes = {str(name): str(kept) for name, kept in whole["staff"].items()}
        return Ring(hashes, _tries(whole["tries"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(path.name) from error


def write_ring(path: Path, ring: Ring) -> None:
    """On disk when this returns. Raises OSError, and then the old one is still there."""
    tries = ring.tries
    since = tries.since.isoformat() if tries.since else None
    counted = {"wrong": tries.wrong, "since": since, "ways_out_used": tries.ways_out_used}
    whole = {"form": FORM, "staff": dict(ring.hashes), "tries": counted}
    write_whole(path, json.dumps(whole, ensure_ascii=False, indent=1).encode())


def _tries(counted: dict[str, Any]) -> Tries:
    since = datetime.fromisoformat(counted["since"]) if counted["since"] else None
    if since is not None and since.tzinfo is None:
        raise ValueError("a time without its zone")
    return Tries(int(counted["wrong"]), since, int(counted["ways_out_used"]))
