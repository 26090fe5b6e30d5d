"""Names for events and visits that say nothing about a person or a machine, and times as they are stored."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_48_BITS = (1 << 48) - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def uuid7(now: datetime, randomness: bytes) -> str:
    """A UUID version 7: milliseconds since 1970 first, so that ids sort by time, then 74 random bits.

    `now` has a time zone. `randomness` is ten bytes, of which six bits make way for version and variant
    (RFC 9562, section 5.7).
    """
    milliseconds = (now - _EPOCH) // timedelta(milliseconds=1)
    bits = ((milliseconds & _48_BITS) << 80) | int.from_bytes(randomness[:10], "big")
    return _named(bits, version=7)


def stored(now: datetime) -> str:
    """UTC in ISO 8601 with milliseconds: 2026-11-22T01:05:00.000Z."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def event_ids(randomness: Callable[[int], bytes]) -> Callable[[datetime], str]:
    """A maker of ids from an event's time; pass `os.urandom` for the randomness."""
    return lambda at: uuid7(at, randomness(10))


def visit_id(randomness: Callable[[int], bytes]) -> str:
    """A new visit's id: 128 random bits, and no time in them. Nothing links it to a person or a card."""
    return _named(int.from_bytes(randomness(16), "big"), version=4)


def _named(bits: int, version: int) -> str:
    """As the module uuid writes it, which is not imported here: it takes 7 ms of every start."""
    bits = bits & ~(0xF << 76) | (version << 76)
    bits = bits & ~(0b11 << 62) | (0b10 << 62)
    digits = f"{bits:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
