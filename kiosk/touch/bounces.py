"""Remembers the taps that acted, to know a bounce when it comes (row P8)."""

import math
from dataclasses import replace

from kiosk.touch.contact import Key
from kiosk.touch.limits import Limits
from kiosk.values import dataclass


@dataclass(frozen=True)
class _Tap:
    x_mm: float
    y_mm: float
    at_s: float


class Bounces:
    """The taps of the last moments: by target, and the very last one by its place."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._tapped_at: dict[Key, float] = {}
        self._last: _Tap | None = None
        self._turned = False

    def tapped(self, key: Key, x_mm: float, y_mm: float, at_s: float) -> None:
        """A tap acted."""
        recent = {k: t for k, t in self._tapped_at.items() if at_s - t < self.limits.repeat_s}
        self._tapped_at = {**recent, key: at_s}
        self._last = _Tap(x_mm, y_mm, at_s)
        self._turned = False

    def settled(self, key: Key, at_s: float) -> None:
        """What the tap set off is done only now; its bounce may have waited in the queue until then."""
        self._tapped_at[key] = max(at_s, self._tapped_at.get(key, -math.inf))
        if self._last is not None:
            self._last = replace(self._last, at_s=max(at_s, self._last.at_s))

    def page_turned(self) -> None:
        """From here on the same place may hold another target."""
        self._turned = True

    def has(self, key: Key, x_mm: float, y_mm: float, at_s: float) -> bool:
        """Whether this is a tap's bounce: on the same target, or in the same place of the next page."""
        if at_s - self._tapped_at.get(key, -math.inf) < self.limits.repeat_s:
            return True
        last = self._last
        if last is None or not self._turned or at_s - last.at_s >= self.limits.repeat_s:
            return False
        return math.dist((last.x_mm, last.y_mm), (x_mm, y_mm)) <= self.limits.bounce_mm
