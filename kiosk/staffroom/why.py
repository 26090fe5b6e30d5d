"""What somebody has come for: asked once, and kept beside everything they look at."""

from functools import partial

from PySide6.QtCore import Slot

from kiosk.records.audit.deeds import Deed, Purpose
from kiosk.staffroom.boxes import rows
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Make, Room

PURPOSES = (Purpose.DAILY, Purpose.MONTHLY, Purpose.COMMITTEE, Purpose.INQUIRY, Purpose.REPAIR)


class Why(Page):
    """A key a purpose; residents read it on 「この記録を見た人」."""

    title = "why.title"

    def __init__(self, room: Room, inside: Make) -> None:
        super().__init__(room)
        self._inside = inside
        room.why = Purpose.UNTOLD
        room.left.connect(self._untold)
        say = self.office.library.say
        for purpose, row in zip(PURPOSES, rows(self.body, [1] * len(PURPOSES), self.gap), strict=True):
            self.key(say(f"audit.purpose.{purpose}"), row, partial(self._take, purpose), tone="choice")

    @Slot()
    def _untold(self) -> None:
        """Somebody came in and left again without a word."""
        if self.room.page is self:
            self.room.witness(Deed.SIGNED_IN)

    def _take(self, purpose: Purpose) -> None:
        self.room.why = purpose
        self.room.witness(Deed.SIGNED_IN)
        self.room.begin(self._inside)
