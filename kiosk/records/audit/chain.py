"""The chain of the audit: each line carries the seal of the line before it, and a seal over itself. Pure.

A seal is HMAC-SHA256 with a key that is not in the database. Who has only the database cannot change, take
out or swap a line unseen, but can cut the end; who has the key as well can forge the whole chain anew.
Against both, the head (the last seal) is kept elsewhere from time to time, and `broken` is asked for it.
"""

import json
from collections.abc import Iterable
from dataclasses import astuple
from typing import Literal

from kiosk.records.audit.deeds import Entry
from kiosk.values import dataclass

BEGINNING = "0" * 64
"""What stands for the seal before the first line."""

Kind = Literal["changed", "missing", "unlinked", "cut"]


@dataclass(frozen=True)
class Link:
    """A line as it is stored. Both seals are 64 hexadecimal digits."""

    seq: int
    entry: Entry
    previous: str
    seal: str


@dataclass(frozen=True)
class Break:
    """Where the chain does not hold.

    changed: this line is not what was sealed. missing: lines from `first` to `last` are gone.
    unlinked: the line before this one is another than when it was sealed. cut: the head is nowhere in it.
    """

    kind: Kind
    first: int
    last: int


def link(key: bytes, seq: int, entry: Entry, previous: str) -> Link:
    """The next line, sealed."""
    return Link(seq, entry, previous, _seal(key, seq, entry, previous))


def broken(links: Iterable[Link], key: bytes, head: str | None = None) -> tuple[Break, ...]:
    """Every place where the chain does not hold, in order. `links` come by their number.

    `head` is a seal that was read earlier and kept elsewhere.
    """
    found: list[Break] = []
    before, seal, head_seen = 0, BEGINNING, head in {None, BEGINNING}
    for each in links:
        if each.seq != before + 1:
            found.append(Break("missing", before + 1, each.seq - 1))
        elif each.previous != seal:
            found.append(Break("unlinked", each.seq, each.seq))
        if _seal(key, each.seq, each.entry, each.previous) != each.seal:
            found.append(Break("changed", each.seq, each.seq))
        before, seal = each.seq, each.seal
        head_seen = head_seen or seal == head
    if not head_seen:
        found.append(Break("cut", before + 1, before + 1))
    return tuple(found)


def _seal(key: bytes, seq: int, entry: Entry, previous: str) -> str:
    # OpenSSL takes 3 MB, which a kiosk whose log nobody looks into does without.
    import hashlib  # noqa: PLC0415
    import hmac  # noqa: PLC0415

    text = json.dumps([previous, seq, *astuple(entry)], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
