"""The staff room's door: a PIN on a large keypad; nothing is spoken, a wait is told in words."""

from functools import partial

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QKeyEvent

from kiosk.keys.rules import MOST
from kiosk.keys.staff import Admitted, Answer, Locked, Wrong
from kiosk.records.audit.deeds import SOMEBODY, Deed, Purpose
from kiosk.staffroom.digits import Dots, Keypad, two_parts
from kiosk.staffroom.notices import notices
from kiosk.staffroom.page import LAST, THIRD, Page
from kiosk.staffroom.room import Make, Room
from kiosk.staffroom.style import STRONG
from kiosk.staffroom.why import Why

SECOND_MS = 1000
DOTS_MM = 14.0


class Gate(Page):
    """Asks for the number.  `second` while a second member of staff ends somebody's wait."""

    title = "gate.title"

    def __init__(self, room: Room, inside: Make, *, second: bool = False, told: str = "") -> None:
        """`inside` is the first page behind the door; `told` what became of the last try."""
        super().__init__(room)
        self._inside, self._second, self._told = inside, second, told
        self._pad: Keypad | None = None
        self.rail_key(LAST, self.say("gate.notices"), lambda: room.go(notices), "careful")
        keys = self.office.keys
        locked = keys.locked(self.office.now()) if keys else None
        if keys is None:
            self.label(self.office.library.say("pin.damaged"), self.body, em=STRONG, at_top=True)
        elif locked and not second:
            self._wait(locked)
        else:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits may be typed on a keyboard."""
        if self._pad and self._pad.typed(event):
            self.room.touched()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        words, pad = two_parts(self.body, self)
        told = self._told or self.say("gate.second" if self._second else "gate.ask")
        high = self.kit.px(DOTS_MM)
        self.dots = Dots(self, MOST)
        self.dots.setGeometry(QRect(words.left(), words.top(), words.width(), high))
        self.dots.show()
        self.words = self.label(told, words.adjusted(0, high, 0, 0), em=STRONG, at_top=True)
        self._pad = Keypad(self, pad, MOST, lambda digits: self.dots.show_count(len(digits)), self._try)

    def _wait(self, locked: Locked) -> None:
        self._until = locked.until
        self.words = self.label(self._left(), self.body, em=STRONG, at_top=True)
        if locked.way_out:
            text = self.say("gate.second_key")
            self.rail_key(THIRD, text, lambda: self._again(second=True), "one_person")
        self._second_hand = QTimer(self, interval=SECOND_MS)
        self._second_hand.timeout.connect(self._tick)
        self._second_hand.start()

    def _left(self) -> str:
        left = max(0, round((self._until - self.office.now()).total_seconds()))
        return self.say("gate.locked", minutes=left // 60, seconds=left % 60)

    def _tick(self) -> None:
        if self.office.now() >= self._until:
            self._again()
        else:
            self.words.say(self.office.sentence(self._left()))

    def _try(self) -> None:
        keys = self.office.keys
        if self._pad is None or not self._pad.digits or keys is None:
            return
        answer: Answer = (keys.unlock if self._second else keys.check)(self._pad.digits, self.office.now())
        match answer:
            case Admitted(name):
                self.room.come_in(name)
                if self._second:
                    self.room.witness(Deed.UNLOCKED)
                self.room.begin(partial(Why, inside=self._inside))
            case Wrong(left):
                self._witness(Deed.REFUSED)
                self._again(told=self.say("gate.wrong", left=left))
            case Locked(_, way_out):
                self._witness(Deed.REFUSED if self._second else Deed.LOCKED_OUT)
                again = self._second and way_out > 0
                self._again(second=again, told=self.say("gate.wrong_second", left=way_out) if again else "")

    def _witness(self, deed: Deed) -> None:
        """Whose hand it was nobody knows, nor what for."""
        self.office.witness(deed, who=SOMEBODY, why=Purpose.UNTOLD)

    def _again(self, *, second: bool = False, told: str = "") -> None:
        self.room.swap(partial(Gate, inside=self._inside, second=second, told=told))
