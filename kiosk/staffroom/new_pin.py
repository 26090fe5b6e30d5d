"""A number is chosen: typed twice on the keypad, and refused in words where it is too easy to guess."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent

from kiosk.keys.rules import MOST, RefusedError
from kiosk.keys.staff import NotKeptError
from kiosk.staffroom.digits import Dots, Keypad, two_parts
from kiosk.staffroom.gate import DOTS_MM
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room

Keep = Callable[[str], None]
"""Takes the number for good. Raises `RefusedError`, `NotKeptError`."""


class NewPin(Page):
    """`first` is what was typed before; `done` is called when the number is kept."""

    title = "pin.title"

    def __init__(
        self, room: Room, name: str, keep: Keep, done: Callable[[], None], first: str = "", told: str = ""
    ) -> None:
        self._name = name
        super().__init__(room)
        self._keep, self._done, self._first = keep, done, first
        words, pad = two_parts(self.body, self)
        high = self.kit.px(DOTS_MM)
        self.dots = Dots(self, MOST)
        self.dots.setGeometry(QRect(words.left(), words.top(), words.width(), high))
        self.dots.show()
        text = told or self.say("pin.again" if first else "pin.ask")
        self.label(text, words.adjusted(0, high, 0, 0), at_top=True)
        self._pad = Keypad(self, pad, MOST, lambda digits: self.dots.show_count(len(digits)), self._typed)

    def heading(self) -> str:
        """Whose number it is."""
        return self.say(self.title, name=self._name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits may be typed on a keyboard."""
        if self._pad.typed(event):
            self.room.touched()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        digits = self._pad.digits
        if not self._first:
            self._again(first=digits)
        elif digits != self._first:
            self._again(told=self.say("pin.differs"))
        else:
            self._try(digits)

    def _try(self, digits: str) -> None:
        say = self.office.library.say
        try:
            self._keep(digits)
        except RefusedError as refused:
            self._again(told=say(f"pin.refused.{refused.reason}"))
        except NotKeptError:
            self._again(told=say("pin.not_kept"))
        else:
            self._done()

    def _again(self, first: str = "", told: str = "") -> None:
        rest = {"name": self._name, "keep": self._keep, "done": self._done}
        self.room.swap(partial(NewPin, **rest, first=first, told=told))  # type: ignore[arg-type]
