"""The parts of a simulated machine: what is touched, and the dots of a number that nobody reads."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.page import Dots, Part
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit

HAND = "point_here"
HAND_MM, SMALL_HAND_MM, NARROW_MM, PAD_MM = 10.0, 7.2, 31.0, 1.6
SLOT_PICTURES_MM, PICTURES_MM = (24.0, 20.0, 16.0, 12.0), (14.0, 11.0)
DOTS_MM = 8.0


def label_room(part: Part, size: QSize, kit: Kit) -> QRectF:
    """Where the label of a part of this size stands: beside its picture, and clear of the hand."""
    pad = kit.px(PAD_MM)
    whole = QRectF(0, 0, size.width(), size.height()).adjusted(pad, pad, -pad, -pad)
    if part.kind == "slot":
        return whole.adjusted(0, _picture_side(part, size, kit), 0, 0)
    side = _picture_side(part, size, kit)
    return whole.adjusted(side + pad if side else 0, 0, -_hand_side(size, kit), 0)


def label_fits(part: Part, size: QSize, kit: Kit) -> bool:
    """Whether the label of a part stands whole in a part of this size."""
    room = label_room(part, size, kit)
    return fit(part.sentence, kit, room.width(), room.height()).fits


def _hand_side(size: QSize, kit: Kit) -> int:
    return kit.px(SMALL_HAND_MM if size.width() < kit.px(NARROW_MM) else HAND_MM)


def _picture_side(part: Part, size: QSize, kit: Kit) -> int:
    """The side of its picture, as large as its words allow: above them on a slot, beside them on a button."""
    if part.picture is None:
        return 0
    pad = kit.px(PAD_MM)
    wide, high = size.width() - 2 * pad, size.height() - 2 * pad
    slot = part.kind == "slot"
    for side in map(kit.px, SLOT_PICTURES_MM if slot else PICTURES_MM):
        beside = wide - side - pad - _hand_side(size, kit)
        room = (wide, high - side) if slot else (beside, high)
        if side <= min(wide, high) and fit(part.sentence, kit, *map(float, room)).fits:
            return side
    return 0


class PartKey(BigButton):
    """A part of the machine.  The hand lies in the room that its label always leaves for it."""

    def __init__(self, part: Part, kit: Kit, parent: QWidget) -> None:
        tone = "pointed" if part.pointed else part.kind
        super().__init__(Face(part.sentence, part.picture, tone), part.move, kit, parent)
        self.part = part
        self._awaited = False
        self.setAccessibleDescription(part.of)

    def await_hand(self, *, awaited: bool) -> None:
        """Do not paint the hand while it is still on its way."""
        self._awaited = awaited
        self.update()

    def worth_foreseeing(self) -> bool:
        """Whether its page should be ready before the tap."""
        return self.part.pointed or self.part.kind != "digit"

    def hand(self) -> QRectF:
        """Where a pointing hand lies on this part: in its lower right corner, on a slot in its picture's."""
        side, pad = _hand_side(self.size(), self._kit), self._kit.px(PAD_MM)
        if self.part.kind == "slot" and self.part.picture:
            picture = self._picture_box()
            return QRectF(picture.right() - side / 2, picture.bottom() - side, side, side)
        return QRectF(self.width() - side - pad, self.height() - side - pad, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key, then the hand that points at it."""
        super().paintEvent(event)
        if self.part.pointed and not self._awaited:
            box = self.hand()
            QPainter(self).drawPixmap(box.topLeft(), self._kit.pictures.at(HAND, int(box.width())))

    def _picture_box(self) -> QRectF:
        side, pad = _picture_side(self.part, self.size(), self._kit), self._kit.px(PAD_MM)
        if self.part.kind == "slot":
            return QRectF((self.width() - side) / 2, pad, side, side)
        return QRectF(pad, (self.height() - side) / 2, side, side)

    def _label_box(self) -> QRectF:
        return label_room(self.part, self.size(), self._kit)

    def _words_box(self) -> QRectF:
        """In the middle of the whole part where no hand lies on it."""
        room = self._label_box()
        if self.part.pointed or self.part.picture:
            return room
        return QRectF(room.left(), room.top(), self.width() - 2 * room.left(), room.height())

    def _centred(self) -> bool:
        return self.part.kind == "slot" or self.part.picture is None


class DotsView(QLabel):
    """As many full dots as digits were pressed."""

    def __init__(self, dots: Dots, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(dots.sentence.text)
        self.setPixmap(_drawn(dots, kit))


def _drawn(dots: Dots, kit: Kit) -> QPixmap:
    pitch = kit.px(DOTS_MM)
    drawn = QPixmap(pitch * dots.of, pitch)
    drawn.fill(QColor(kit.colours.screen.ground))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(kit.colours.screen.ink)
    painter.setPen(QPen(ink, kit.px_per_mm * kit.room.edge))
    for dot in range(dots.of):
        painter.setBrush(ink if dot < dots.pressed else QColor(kit.colours.screen.ground))
        painter.drawEllipse(QPointF((dot + 0.5) * pitch, pitch / 2), pitch * 0.32, pitch * 0.32)
    painter.end()
    return drawn
