"""What is done for the log once a start and once a day: a copy, and letting go of what is past its days."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.records.audit.deeds import MACHINE, Deed, Entry, Purpose
from kiosk.records.health import Code, Condition
from kiosk.records.ids import stored
from kiosk.records.trouble import DamagedError, code_of

if TYPE_CHECKING:
    from kiosk.records.book import Book

LOG = logging.getLogger(__name__)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass
class Carer:
    """Belongs to the writer's thread, apart from `condition`, which anybody may read."""

    keep_days: Mapping[str, int]
    now: Callable[[], datetime]
    new_id: Callable[[datetime], str]
    condition: Condition = field(default_factory=Condition)
    _last: datetime | None = None
    _wait: timedelta = DAY

    def due(self) -> bool:
        """A clock that was set back makes it due too, and no long wait."""
        return self._last is None or not self._last <= self.now() < self._last + self._wait

    def tend(self, book: "Book") -> Iterator[None]:
        """Step by step, so that waiting notes can be written in between. Raises `DamagedError`.

        Any other trouble is told in `condition`, and in an hour it is tried again.
        """
        self._last, self._wait = self.now(), HOUR
        try:
            yield from self._tend(book)
        except DamagedError:
            self._last = None
            raise
        except Exception as error:  # noqa: BLE001 (the log is written on, whatever its care meets)
            code = code_of(error, book.path)
            LOG.error("the log could not be looked after (%s): %s", code, error)  # noqa: TRY400
            self.condition = Condition(code, self.condition.backed_up, self.condition.clock_behind)
        else:
            self._wait = DAY

    def _tend(self, book: "Book") -> Iterator[None]:
        from kiosk.records.care.backup import back_up  # noqa: PLC0415 - in the writer's own thread
        from kiosk.records.revision import HEAD  # noqa: PLC0415

        now = self.now()
        back_up(book.path, now, HEAD)
        yield
        for numbers in book.over_due(self.keep_days, now):
            book.take_out(numbers, self._line(len(numbers)))
            yield
        book.give_room_back()
        newest = book.newest()
        behind = newest is not None and newest > stored(now + DAY)
        self.condition = Condition(Code.FINE, now, behind)

    def _line(self, count: int) -> Entry:
        now, deed, why = self.now(), Deed.EXPIRED.value, Purpose.RETENTION.value
        return Entry(self.new_id(now), stored(now), MACHINE, deed, why, "", count)
