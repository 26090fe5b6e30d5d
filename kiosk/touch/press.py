"""A contact that is down, and whether lifting it now would act."""

import math
from collections.abc import Sequence
from enum import Enum, auto

from kiosk.touch.contact import Key, Reach
from kiosk.touch.limits import Tolerance
from kiosk.touch.outcome import Kind
from kiosk.values import dataclass


class Standing(Enum):
    """What a contact may still do."""

    LIVE = auto()
    EXTRA = auto()
    """A second finger: does nothing while the first is at work."""
    PALM = auto()
    VOID = auto()
    """Its gesture has been answered; the lift does nothing."""


@dataclass(frozen=True)
class Press:
    """A contact between its down and its up. `start` and `now` are the targets in reach of where it
    landed and of where it is; `refusal` is known from the start for a bounce or an early touch.
    """

    x_mm: float
    y_mm: float
    at_s: float
    start: tuple[Reach, ...]
    now: tuple[Reach, ...]
    standing: Standing = Standing.LIVE
    refusal: Kind | None = None

    @property
    def key(self) -> Key | None:
        """The target this press is meant for."""
        return self.start[0].key if self.start else None

    @property
    def began_inside(self) -> bool:
        """Whether it landed on its target, not beside it."""
        return under(self.start) is not None


def under(reaches: Sequence[Reach]) -> Key | None:
    """The target on which the point lies."""
    return reaches[0].key if reaches and reaches[0].gap_mm <= 0 else None


def would_tap(press: Press, tolerance: Tolerance, apart_mm: float) -> bool:
    """Rows P5 and P7, and what the widened tolerance adds: whether lifting here is a tap on `press.key`."""
    if press.key is None:
        return False
    if press.began_inside and under(press.now) == press.key:
        return True
    meant = _clearly_meant(press.start, tolerance.near_mm, apart_mm)
    on_no_other = under(press.now) in (None, press.key)
    return meant and on_no_other and _gap_to(press.key, press.now) <= tolerance.slop_mm


def _clearly_meant(reaches: Sequence[Reach], near_mm: float, apart_mm: float) -> bool:
    nearest = reaches[0].gap_mm
    rival = reaches[1].gap_mm if len(reaches) > 1 else math.inf
    return nearest <= near_mm and rival - nearest >= apart_mm


def _gap_to(key: Key, reaches: Sequence[Reach]) -> float:
    return min((reach.gap_mm for reach in reaches if reach.key == key), default=math.inf)
