"""One page of the staff room: a title, a body, and a rail of four keys that always stands in the same place.

A page is built once from what it shows; what changes is shown by another page.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.staffroom.boxes import left, rows, top
from kiosk.staffroom.label import Align, Label
from kiosk.staffroom.office import Office
from kiosk.staffroom.style import BODY, GAP_MM, RAIL_MM, RAIL_PICTURE_MM, TITLE, TITLE_MM
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit

if TYPE_CHECKING:
    from kiosk.staffroom.room import Room

Do = Callable[[], None]
RAIL_KEYS = 4
SLOTS = (CLOSE, BACK, THIRD, LAST) = range(RAIL_KEYS)


class Page(QWidget):
    """Built by its subclass: `body` is the place below the title, `key` and `label` put things there."""

    title = ""  # a key of the catalogue
    leads_back = True

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self.room = room
        self.office: Office = room.office
        self.kit: Kit = room.kit
        self.setGeometry(room.rect())
        px = self.kit.px
        self.gap = px(GAP_MM)
        margin = px(self.kit.room.margin)
        inner = self.rect().adjusted(margin, margin, -margin, -margin)
        beside, rail = left(inner, inner.width() - px(RAIL_MM) - px(self.kit.room.gap), px(self.kit.room.gap))
        if self.kit.mirrored:
            rail, beside = left(inner, px(RAIL_MM), px(self.kit.room.gap))
        self.slots = rows(rail, [1] * RAIL_KEYS, px(self.kit.room.gap))
        head, self.body = top(beside, px(TITLE_MM), self.gap)
        self._rule = head.bottom() + self.gap // 2
        self.focusable: list[QWidget] = []
        self.label(self.heading(), head, em=TITLE, bold=True)
        self._rail()

    def heading(self) -> str:
        """The title."""
        return self.say(self.title)

    def say(self, key: str, **values: object) -> str:
        """A text of the catalogue."""
        return self.office.say(key, **values)

    def label(
        self,
        text: str,
        place: QRect,
        *,
        em: float = BODY,
        bold: bool = False,
        align: Align = "left",
        colour: str | None = None,
        at_top: bool = False,
    ) -> Label:
        """Words at a place."""
        looks = {"em": em, "bold": bold, "align": align, "colour": colour, "at_top": at_top}
        made = Label(self.office.sentence(text), self.kit, self, **looks)  # type: ignore[arg-type]
        made.setGeometry(place)
        made.show()
        return made

    def key(
        self,
        text: str,
        place: QRect,
        do: Do,
        *,
        picture: str | None = None,
        tone: str = "quiet",
        current: bool = False,
        kit: Kit | None = None,
    ) -> BigButton:
        """A key at a place."""
        face = Face(
            self.office.sentence(text),
            picture,
            tone,
            current,
            picture_mm=RAIL_PICTURE_MM if place in self.slots else 11.0,
        )
        made = BigButton(face, None, kit or self.kit, self)
        made.setGeometry(place)
        self.press(made, do)
        return made

    def press(self, key: BigButton, do: Do) -> None:
        """Say what a key does, and show it."""
        key.ring_shown = self.room.ring
        key.clicked.connect(lambda: self._pressed(do))
        key.show()
        self.focusable.append(key)

    def rail_key(
        self, slot: int, text: str, do: Do, picture: str | None = None, tone: str = "quiet"
    ) -> BigButton:
        """A key in the rail; the lowest slot is for what leads on."""
        return self.key(text, self.slots[slot], do, picture=picture, tone=tone)

    def paging(self, first: int, fit: int, count: int, turn: Callable[[int], None]) -> None:
        """まえ and つづき, where there is something before or after what is on show."""
        if first > 0:
            self.rail_key(THIRD, self.say("page.before"), lambda: turn(max(0, first - fit)), "back_arrow")
        self.onward(first, fit, count, turn)

    def onward(self, first: int, fit: int, count: int, turn: Callable[[int], None]) -> None:
        """つづき, where there is something after what is on show."""
        if first + fit < count:
            self.rail_key(LAST, self.say("page.after"), lambda: turn(first + fit), "next_arrow")

    def reachable(self) -> list[QWidget]:
        """What the keyboard can reach now, in reading order."""
        return [widget for widget in self.focusable if widget.isVisible()]

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts: the first thing on the page, after the rail's own two keys."""
        keys = self.reachable()
        own = [key for key in keys if key.geometry() not in self.slots]
        fields = [key for key in own if isinstance(key, QLineEdit)]
        return next(iter((*fields, *own, *keys)), None)

    def _rail(self) -> None:
        self.rail_key(CLOSE, self.say("page.close"), self.room.leave, "lock")
        if self.leads_back and self.room.can_go_back():
            self.rail_key(BACK, self.say("page.back"), self.room.back, "back_arrow")

    def _pressed(self, do: Do) -> None:
        self.room.touched()
        do()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The paper, and a rule below the title."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.kit.colours.page.ground))
        painter.setPen(QPen(QColor(self.kit.colours.page.edge), self.kit.px_per_mm * 0.5))
        painter.drawLine(self.body.left(), self._rule, self.body.right(), self._rule)
