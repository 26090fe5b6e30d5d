"""Who of the staff may open the staff room: PINs, and the waits after wrong ones.

    keys = StaffKeys.load(where.staff, where.pepper,      # kiosk.content.Places
                          randomness=secrets.token_bytes, telephones=(settings.centre.telephone,))

    keys.is_set()                 False at the first start: ask for the first name and PIN
    keys.set_first(name, pin)     RefusedError, NotKeptError
    keys.add(name, pin)           RefusedError, NotKeptError (the page asks only someone already admitted)
    keys.change(name, pin)        the same
    keys.remove(name)             the same; the last one stays
    keys.names()                  in the order they were added
    keys.locked(now)              Locked(until, way_out) | None: what the page shows when it opens
    keys.check(pin, now)          Admitted(name) | Wrong(left) | Locked(until, way_out)
    keys.unlock(pin, now)         the same: during a wait, a second member of staff types their own PIN;
                                  worth offering only when `way_out` of Locked is above 0

`now` is UTC with its time zone. In the catalogue are a sentence for each `RefusedError.reason`
(`pin.refused.<reason>`), for `KeysDamagedError` from `load` (`pin.damaged`) and for `NotKeptError`
(`pin.not_kept`). There is no default PIN and no way round: whoever runs the machine can begin anew with
`python -m kiosk keys forget`.

One thread at a time. `check` and `unlock` compute for about 0.1 s for each member of staff, and never raise:
a try that cannot be written down counts in memory.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.keys.hashing import fits, hashed
from kiosk.keys.lockout import WAYS_OUT, Tries
from kiosk.keys.ring import Ring, read_ring, write_ring
from kiosk.keys.rules import Refusal, RefusedError, check_name, check_pin, plain_digits
from kiosk.keys.secret import SecretUnusableError, read_secret, secret_at
from kiosk.values import dataclass

LOG = logging.getLogger(__name__)


class KeysDamagedError(Exception):
    """PINs were set once, and cannot be read now. Nobody may set a first one instead."""


class NotKeptError(Exception):
    """The disk did not take the change; nothing has changed."""


@dataclass(frozen=True)
class Admitted:
    """Whose PIN it was."""

    name: str


@dataclass(frozen=True)
class Wrong:
    """Tries left before the first wait."""

    left: int


@dataclass(frozen=True)
class Locked:
    """Until when (UTC), and how often a second member of staff may still try to end the wait."""

    until: datetime
    way_out: int


Answer = Admitted | Wrong | Locked


@dataclass(frozen=True)
class Where:
    """The file of the hashes, and that of the pepper: in another folder, so that one copy has not both."""

    ring: Path
    pepper: Path


class StaffKeys:
    """The members of staff, each with a PIN of their own; the PIN alone says who it is."""

    def __init__(
        self, where: Where, randomness: Callable[[int], bytes], telephones: Sequence[str], ring: Ring
    ) -> None:
        self._where, self._randomness, self._telephones = where, randomness, telephones
        self._ring = ring
        self._pepper: bytes | None = None

    @classmethod
    def load(
        cls,
        path: Path,
        pepper: Path,
        *,
        randomness: Callable[[int], bytes],
        telephones: Sequence[str] = (),
    ) -> "StaffKeys":
        """What was set, or nobody yet. Raises `KeysDamagedError`: one of the two files is lost or damaged."""
        try:
            if not path.exists() and not pepper.exists():
                return cls(Where(path, pepper), randomness, telephones, Ring())
            keys = cls(Where(path, pepper), randomness, telephones, read_ring(path))
            if keys.is_set():
                keys._pepper = read_secret(pepper)
        except (OSError, ValueError, SecretUnusableError) as error:
            raise KeysDamagedError(f"{path.name}: {type(error).__name__}") from error
        return keys

    def is_set(self) -> bool:
        return bool(self._ring.hashes)

    def names(self) -> tuple[str, ...]:
        return tuple(self._ring.hashes)

    def set_first(self, name: str, pin: str) -> None:
        """Only where nobody is set."""
        if self.is_set():
            raise RefusedError(Refusal.NAME_TAKEN)
        self.add(name, pin)

    def add(self, name: str, pin: str) -> None:
        kept = check_name(name, self.names())
        self._keep_hashes({**self._ring.hashes, kept: self._hashed(pin)})

    def change(self, name: str, pin: str) -> None:
        """Another PIN for somebody who is there."""
        if name not in self._ring.hashes:
            raise RefusedError(Refusal.NAME)
        self._keep_hashes({**self._ring.hashes, name: self._hashed(pin)})

    def remove(self, name: str) -> None:
        left = {each: kept for each, kept in self._ring.hashes.items() if each != name}
        if not left:
            raise RefusedError(Refusal.LAST)
        self._keep_hashes(left)

    def locked(self, now: datetime) -> Locked | None:
        """The wait that is on, if any."""
        self._count(self._ring.tries.by_this_clock(now))
        until = self._ring.tries.locked_until(now)
        return Locked(until, self._way_out()) if until else None

    def check(self, pin: str, now: datetime) -> Answer:
        """One try. It is counted on disk before it is looked at, so that pulling the plug gives none back."""
        if locked := self.locked(now):
            return locked
        self._count(self._ring.tries.failed(now))
        return self._answer(pin, now)

    def unlock(self, pin: str, now: datetime) -> Answer:
        """End a wait with a PIN, while `way_out` of it is above 0."""
        locked = self.locked(now)
        if locked is None:
            return self.check(pin, now)
        if locked.way_out == 0:
            return locked
        self._count(self._ring.tries.failed_way_out())
        return self._answer(pin, now)

    def _answer(self, pin: str, now: datetime) -> Answer:
        owner = self._owner(plain_digits(pin))
        if owner is not None:
            self._count(Tries())
            return Admitted(owner)
        return self.locked(now) or Wrong(self._ring.tries.left)

    def _owner(self, digits: str) -> str | None:
        pepper = self._pepper
        if pepper is None:
            return None
        return next((name for name, kept in self._ring.hashes.items() if fits(kept, pepper, digits)), None)

    def _way_out(self) -> int:
        """None where there is no second member of staff."""
        return max(WAYS_OUT - self._ring.tries.ways_out_used, 0) if len(self._ring.hashes) > 1 else 0

    def _hashed(self, pin: str) -> str:
        digits = plain_digits(pin)
        check_pin(digits, self._telephones)
        if self._owner(digits) is not None:
            raise RefusedError(Refusal.TAKEN)
        return hashed(self._the_pepper(), digits)

    def _the_pepper(self) -> bytes:
        """Made for the first PIN. An empty ring is kept before it: a pepper alone would mean a lost ring."""
        if self._pepper is None:
            try:
                write_ring(self._where.ring, self._ring)
                self._pepper = secret_at(self._where.pepper, self._randomness)
            except (OSError, SecretUnusableError) as error:
                raise NotKeptError(str(error)) from error
        return self._pepper

    def _keep_hashes(self, hashes: Mapping[str, str]) -> None:
        ring = replace(self._ring, hashes=hashes)
        try:
            write_ring(self._where.ring, ring)
        except OSError as error:
            raise NotKeptError(str(error)) from error
        self._ring = ring

    def _count(self, tries: Tries) -> None:
        if tries == self._ring.tries:
            return
        self._ring = replace(self._ring, tries=tries)
        try:
            write_ring(self._where.ring, self._ring)
        except OSError:
            LOG.exception("a try is counted in memory only")
