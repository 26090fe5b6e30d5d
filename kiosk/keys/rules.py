"""What may be a PIN, and what may be a name of staff. Pure.

Six to eight digits. Four are too few: fingers leave marks on a shared glass, and four known digits have
24 orders where six have 720; a thief with the tablet's files would need minutes instead of days.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

FEWEST, MOST = 6, 8
"""Digits of a PIN."""

LONGEST_NAME = 12
"""Characters of a nickname, as it stands in the record that residents may read."""

_RUNS = "01234567890123456789", "98765432109876543210"


class Refusal(StrEnum):
    """Why not. Each has a sentence in the catalogue: `pin.refused.<value>`."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    REPEATS = "repeats"
    RUN = "run"
    DAY = "day"
    TELEPHONE = "telephone"
    TAKEN = "taken"
    NAME = "name"
    NAME_TAKEN = "name_taken"
    LAST = "last"


class RefusedError(ValueError):
    """A PIN or a name that may not be used; `reason` says why. Never holds the PIN."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


def plain_digits(pin: str) -> str:
    """The same digits as a keypad gives them: full-width ones are made narrow."""
    return unicodedata.normalize("NFKC", pin).strip()


def check_pin(pin: str, telephones: Sequence[str] = ()) -> None:
    """Raise `RefusedError` for a PIN that is no PIN, or that one would try first."""
    for refusal, found in (
        (Refusal.NOT_DIGITS, not re.fullmatch(r"[0-9]*", pin)),
        (Refusal.TOO_SHORT, len(pin) < FEWEST),
        (Refusal.TOO_LONG, len(pin) > MOST),
        (Refusal.REPEATS, _repeats(pin)),
        (Refusal.RUN, any(pin in run for run in _RUNS)),
        (Refusal.DAY, _is_day(pin)),
        (Refusal.TELEPHONE, any(pin in re.sub(r"[^0-9]", "", number) for number in telephones)),
    ):
        if found:
            raise RefusedError(refusal)


def check_name(name: str, taken: Sequence[str]) -> str:
    """The name as it is kept. Raises `RefusedError` for one that is empty, too long, or taken.

    One that begins with @ would look like a role in the audit.
    """
    kept = unicodedata.normalize("NFKC", name).strip()
    if not 1 <= len(kept) <= LONGEST_NAME or not kept.isprintable() or kept.startswith("@"):
        raise RefusedError(Refusal.NAME)
    if kept in taken:
        raise RefusedError(Refusal.NAME_TAKEN)
    return kept


def _repeats(pin: str) -> bool:
    """One digit, or a piece of at most half the length, over and over: 111111, 121212, 123123."""
    return any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1))


def _is_day(pin: str) -> bool:
    """A day of one's life: 19450809 or 450809."""
    years = {6: ("19", "20"), 8: ("",)}.get(len(pin), ())
    return any(_exists(year + pin) for year in years)


def _exists(day: str) -> bool:
    try:
        return 1900 <= date(int(day[:4]), int(day[4:6]), int(day[6:])).year < 2100  # noqa: PLR2004 - a lifetime
    except ValueError:
        return False
