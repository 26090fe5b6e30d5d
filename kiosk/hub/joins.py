"""Codes with which a supporter's phone joins: one use, two minutes."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

VALID = timedelta(minutes=2)
AT_ONCE = 20
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that look alike
_LENGTH = 8


@dataclass
class Joins:
    """In memory only: a restart ends them."""

    now: Callable[[], datetime]
    _ends: dict[str, datetime] = field(default_factory=dict)

    def make(self) -> tuple[str, datetime]:
        """A new code and when it ends.  Of too many the oldest makes way."""
        self._ends = {code: ends for code, ends in self._ends.items() if self.now() < ends}
        if len(self._ends) >= AT_ONCE:
            del self._ends[next(iter(self._ends))]
        code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        self._ends[code] = self.now() + VALID
        return code, self._ends[code]

    def holds(self, code: str) -> bool:
        """Whether the code may be used now."""
        ends = self._ends.get(_plain(code))
        return ends is not None and self.now() < ends

    def use(self, code: str) -> None:
        """It cannot be used again."""
        self._ends.pop(_plain(code), None)


def _plain(code: str) -> str:
    return code.upper().replace("-", "")
