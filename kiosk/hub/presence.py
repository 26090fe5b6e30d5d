"""Who is really there: which boards have a page in view, and which tablets have fallen silent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SILENT = timedelta(seconds=12)
"""A tablet without a stream, or a page that has not said that it is in view, for so long is not there."""


@dataclass
class Presence:
    """A phone that sleeps keeps its connection open, so its page must say itself that somebody could look."""

    now: Callable[[], datetime]
    _in_view: dict[str, datetime] = field(default_factory=dict)
    _resting: set[str] = field(default_factory=set)
    _left: dict[str, datetime] = field(default_factory=dict)

    def heard(self, holder_id: str, *, in_view: bool, resting: bool) -> None:
        """A board said how it is."""
        (self._resting.add if resting else self._resting.discard)(holder_id)
        if in_view:
            self._in_view[holder_id] = self.now()
        else:
            self._in_view.pop(holder_id, None)

    def resting(self, holder_id: str) -> bool:
        """Whether this supporter is having a break."""
        return holder_id in self._resting

    def watchers(self, listening: Iterable[str]) -> int:
        """Boards with an open stream, a page in view, and nobody resting."""
        fresh = self.now() - SILENT
        return sum(
            1 for each in listening if each not in self._resting and self._in_view.get(each, fresh) > fresh
        )

    def see(self, listening: set[str], tablets: Iterable[str]) -> None:
        """Remembers since when tablets have been away."""
        for tablet in tablets:
            if tablet in listening:
                self._left.pop(tablet, None)
            else:
                self._left.setdefault(tablet, self.now())

    def gone(self, tablet: str) -> bool:
        """Whether it has been away for long."""
        left = self._left.get(tablet)
        return left is not None and self.now() - left >= SILENT

    def forget(self, holder_id: str) -> None:
        """They may not come back."""
        self._in_view.pop(holder_id, None)
        self._resting.discard(holder_id)
        self._left.pop(holder_id, None)
