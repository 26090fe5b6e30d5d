"""A way in for one phone: a code to read with its camera, which goes when it is used or its time is over."""

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from kiosk.line.reception import Joining
from kiosk.records.audit.deeds import Deed
from kiosk.staffroom.asking import Asking, Found
from kiosk.staffroom.boxes import left, rows, top
from kiosk.staffroom.label import Label
from kiosk.staffroom.looked import plain
from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.style import STRONG
from kiosk.values import dataclass
from kiosk.widgets.picture_view import modules_drawn

SHARE = 0.55  # of the width at most is the code's
SECOND_MS = 1000
HALF = 4  # letters of a code that are read together
NO_NETWORK = "//127.0.0.1"  # the hub's address where this machine is in no network


@dataclass(frozen=True)
class WayIn:
    """A code on show: the square, its letters, and how long it holds."""

    joining: Joining
    square: QLabel
    code: Label
    time: Label


class Join(Page):
    """Asks for a code when it is shown; a further one is a page of its own."""

    title = "join.title"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        side = min(self.body.height(), round(self.body.width() * SHARE))
        column, beside = left(self.body, side, 2 * self.gap)
        how, code, time = rows(beside, [6, 2, 2], 0)
        self._places = top(column, side)[0], code, time
        self._words = self.label(self.say("join.asking"), how, at_top=True)
        self._way_in: WayIn | None = None
        self._known: set[str] = set()
        self._asking: Asking | None = None
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self.count)
        self.office.reception.supporters(self._before)

    @Slot()
    def count(self) -> None:
        """So many seconds are left."""
        if self._way_in is None:
            return
        seconds = self._left(self._way_in.joining)
        if seconds > 0:
            self._way_in.time.say(self.office.sentence(self._told(seconds)))
        else:
            self._over(self.say("join.late"))

    def _before(self, found: Found) -> None:
        """Who is there already; only then is a code asked for, for a phone may be quick to use it."""
        if isValid(self):
            self._known = {each.id for each in found or ()}
            self.office.reception.let_join(self._got)

    def _got(self, joining: Joining | None) -> None:
        if not isValid(self):
            return
        if joining is None:
            self._over(self.say("join.no_hub"))
        elif NO_NETWORK in joining.url:
            self._over(self.say("join.no_network"))
        else:
            self.room.witness(Deed.SUPPORTER_INVITED)
            self._words.say(self.office.sentence(self.say("join.how")))
            self._way_in = self._drawn(joining)
            self._second.start()
            self._asking = Asking(self, self._see)

    def _drawn(self, joining: Joining) -> "WayIn":
        place, below, last = self._places
        square = QLabel(self)
        square.setAccessibleName(self.say("join.square"))
        square.setGeometry(place)
        matrix = [[module == "1" for module in row] for row in joining.picture]
        square.setPixmap(modules_drawn(matrix, place.width()))
        square.show()
        spelled = f"{joining.code[:HALF]}-{joining.code[HALF:]}"
        code = self.label(spelled, below, em=STRONG, bold=True)
        return WayIn(joining, square, code, self.label(self._told(self._left(joining)), last))

    def _left(self, joining: Joining) -> int:
        return round((joining.ends - self.office.now()).total_seconds())

    def _told(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        return self.say("join.left", minutes=minutes, seconds=f"{rest:02}")

    def _see(self, found: Found) -> None:
        """Who was not there before has read this code."""
        new = next((each for each in found or () if each.id not in self._known), None)
        if new is not None:
            self._over(self.say("join.joined", name=plain(new.name)))

    def _over(self, words: str) -> None:
        """Nothing can be read any more; a further phone needs a further code."""
        self._second.stop()
        if self._asking is not None:
            self._asking.stop()
        if self._way_in is not None:
            for label in (self._way_in.square, self._way_in.code, self._way_in.time):
                label.hide()
                label.deleteLater()
            self._way_in = None
        self._words.say(self.office.sentence(words))
        self.rail_key(LAST, self.say("join.again"), partial(self.room.swap, Join), "qr_phone", "next")
