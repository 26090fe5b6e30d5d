"""How often one may try. Pure; the time comes in, in UTC.

Five wrong tries, then a wait of 30 s; each further wrong try 2 min, then 10 min, until a right one.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from kiosk.values import dataclass

FREE = 5
"""Wrong tries before the first wait."""

WAITS = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10))
"""The last one stays."""

WAYS_OUT = 2
"""Tries that a second person has to end one wait early. Wrong ones leave only the clock."""


@dataclass(frozen=True)
class Tries:
    """Wrong tries since the last right one, since when one must wait, and the tries to end that wait."""

    wrong: int = 0
    since: datetime | None = None
    ways_out_used: int = 0

    @property
    def left(self) -> int:
        return max(FREE - self.wrong, 0)

    def failed(self, now: datetime) -> "Tries":
        """After one more wrong try."""
        wrong = self.wrong + 1
        return Tries(wrong, now if wrong >= FREE else None)

    def failed_way_out(self) -> "Tries":
        return replace(self, ways_out_used=self.ways_out_used + 1)

    def locked_until(self, now: datetime) -> datetime | None:
        """The end of the wait, or None when one may try."""
        if self.since is None:
            return None
        end = self.since + WAITS[min(self.wrong - FREE, len(WAITS) - 1)]
        return end if now < end else None

    def by_this_clock(self, now: datetime) -> "Tries":
        """A clock that was set back neither ends the wait nor stretches it over the year it lost.

        The wait begins anew from what the clock says now.
        """
        return replace(self, since=now) if self.since is not None and now < self.since else self
