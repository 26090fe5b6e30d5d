"""A clock that goes when it is told."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.speech.silent import Cancel


@dataclass
class Clock:
    now: float = 0.0
    due: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def after(self, seconds: float, then: Callable[[], None]) -> Cancel:
        entry = (self.now + seconds, then)
        self.due.append(entry)
        return lambda: self.due.remove(entry) if entry in self.due else None

    def run(self, seconds: float) -> None:
        end = self.now + seconds
        while soon := sorted((one for one in self.due if one[0] <= end), key=lambda one: one[0]):
            self.due.remove(soon[0])
            self.now = soon[0][0]
            soon[0][1]()
        self.now = end
