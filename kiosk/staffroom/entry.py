"""Asks for one text or one number, with what is valid beside it, and does with it what it is told."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from kiosk.staffroom.boxes import top
from kiosk.staffroom.digits import Keypad, two_parts
from kiosk.staffroom.field import Field
from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.style import HUGE, KEY_MM

Take = Callable[[str], str | None]
"""Told what was given; goes on and returns None where it was taken, else returns why not, in words."""

MOST_DIGITS = 6


class TextEntry(Page):
    """One line of text, and a key that takes it."""

    def __init__(self, room: Room, heading: str, hint: str, text: str, take: Take) -> None:
        self._heading = heading
        super().__init__(room)
        self._take = take
        place, below = top(self.body, self.kit.px(KEY_MM), self.gap)
        self.field = Field(self, heading, text, place)
        self._words = self.label(hint, below, at_top=True)
        self.rail_key(LAST, self.say("entry.take"), self._done, "good", "next")

    def heading(self) -> str:
        """What is asked for."""
        return self._heading

    def _done(self) -> None:
        refused = self._take(self.field.text().strip())
        if refused is not None:
            self._words.say(self.office.sentence(refused))


class NumberEntry(Page):
    """A number on a keypad."""

    def __init__(self, room: Room, heading: str, hint: str, number: int, take: Take) -> None:
        self._heading = heading
        super().__init__(room)
        self._take = take
        words, pad = two_parts(self.body, self)
        shown, below = top(words, self.kit.px(KEY_MM), self.gap)
        self._shown = self.label(f"{number}", shown, em=HUGE, bold=True, align="right")
        self._words = self.label(hint, below, at_top=True)
        self._pad = Keypad(self, pad, MOST_DIGITS, self._changed, self._done)

    def heading(self) -> str:
        """What is asked for."""
        return self._heading

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits may be typed on a keyboard."""
        if self._pad.typed(event):
            self.room.touched()
        else:
            super().keyPressEvent(event)

    def _changed(self, digits: str) -> None:
        self._shown.say(self.office.sentence(digits or "0"))

    def _done(self) -> None:
        refused = self._take(self._pad.digits) if self._pad.digits else None
        if refused is not None:
            self._pad.clear()
            self._words.say(self.office.sentence(refused))
