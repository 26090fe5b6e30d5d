"""How much of a count may be told outside the centre, so that no small count can be worked out.

A count is told as an interval: what a reader who adds and subtracts everything that leaves can know of
it.  Counts under `SMALL` are told as "under 5".  Where the whole and the other parts would narrow that
down, further parts are told as "5 or more".  Where the whole is so near the least that the parts of 5 or
more can add up to that they would have to be just 5, none of the parts is told.  The margin is one part
wider than arithmetic asks: else to tell nothing would tell too much to a reader who knows this rule.
"""

from collections.abc import Mapping

from kiosk.values import dataclass

SMALL = 5
"""Counts under this stay hidden (issue 6, "Small numbers")."""


@dataclass(frozen=True)
class Told:
    """At least `low`, and at most `high` (None: no bound is told)."""

    low: int
    high: int | None

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def cell(self) -> int | str:
        """For a table that is calculated with: a number only where it is exact."""
        return self.low if self.exact else str(self)

    def __add__(self, other: "Told") -> "Told":
        """What is told of a sum by what is told of its terms, and so nothing more."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Told(self.low + other.low, high)

    def __str__(self) -> str:
        if self.exact:
            return f"{self.low:,}"
        if self.high is None:
            return f"{self.low:,}以上" if self.low else "出しません"
        return f"{self.low:,}〜{self.high:,}" if self.low else f"{self.high + 1:,}未満"


UNDER, OVER, UNTOLD = Told(0, SMALL - 1), Told(SMALL, None), Told(0, None)


def exactly(count: int) -> Told:
    """The count itself, for the staff room."""
    return Told(count, count)


def tell_whole(count: int) -> Told:
    """A count that is not a part of anything told."""
    return exactly(count) if count >= SMALL else UNDER


def tell_parts(parts: Mapping[str, int], whole: Told) -> dict[str, Told]:
    """What may be told of the parts that add up to a whole, told so.

    Parts are given up from the end of their order, which owes nothing to the counts.
    """
    if not whole.exact:
        return dict.fromkeys(parts, UNDER if whole == UNDER else UNTOLD)
    told = {code: tell_whole(count) for code, count in parts.items()}
    large = [code for code in parts if told[code].exact]
    if len(large) == len(parts):
        return told
    if whole.low < SMALL * (len(large) + 2) - 1:
        return dict.fromkeys(parts, UNTOLD)
    while not _safe(told, whole.low):
        if not large:
            return dict.fromkeys(parts, UNTOLD)
        told[large.pop()] = OVER
    return told


def _safe(told: Mapping[str, Told], whole: int) -> bool:
    """Whether every small part could be anything from nothing to four, by what the others leave of the whole.

    Also for a reader who knows this rule.  Where no part is "5 or more", the small parts add up to `left`,
    and each can be made up for by the others.  Where some are, the same is told of a table whose one small
    part is anything, its other small ones nothing, and its parts of "5 or more" just 5 but the first.
    """
    small = sum(each == UNDER for each in told.values())
    over = sum(each == OVER for each in told.values())
    left = whole - sum(each.low for each in told.values() if each.exact)
    most = SMALL - 1
    if over:
        return left >= SMALL * over + 2 * most
    return most < left <= most * (small - 1)
