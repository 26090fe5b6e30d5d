"""How often somebody may ask."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

KNOWN = 2_000
"""How many askers are remembered; the one heard longest ago makes way."""


@dataclass
class Limit:
    """A bucket for each asker: `burst` at once, `per_second` on the long run.  `clock` gives seconds."""

    per_second: float
    burst: int
    clock: Callable[[], float]
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allows(self, asker: str) -> bool:
        """Whether there is something left, without taking it."""
        return self._now(asker) >= 1

    def take(self, asker: str) -> bool:
        """Whether the asker may, once."""
        left = self._now(asker)
        may = left >= 1
        self._left[asker] = (left - may, self.clock())
        self._left.move_to_end(asker)
        while len(self._left) > KNOWN:
            self._left.popitem(last=False)
        return may

    def _now(self, asker: str) -> float:
        left, when = self._left.get(asker, (float(self.burst), self.clock()))
        return min(float(self.burst), left + (self.clock() - when) * self.per_second)
