"""The key a finger presses: a picture, words, a thick edge; it moves and darkens while pressed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.guide.moves import Move
from kiosk.guide.page import KeyTone
from kiosk.theme.colours import Colours, Pair
from kiosk.values import dataclass
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import Fitted, fit
from kiosk.widgets.plate import Plate
from kiosk.widgets.ruby_paint import Lettering
from kiosk.widgets.stamp import Stamp
from kiosk.words.sentence import Sentence

PRESS_MM = 0.6
TICKED = ("check_on",)  # pictures that tell by themselves that they are chosen
DARK = 40  # of 255: a ground so dark turns lighter when pressed
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
ONWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)


def pair_of(tone: KeyTone | str, colours: Colours) -> Pair:
    """The colours of a key by what it is for."""
    match tone:
        case "primary" | "next":
            return colours.next
        case "help":
            return colours.help
        case "good":
            return colours.good
        case "urgent":
            return colours.urgent
        case "unsure" | "quiet" | "leave":
            return colours.quiet
        case "pointed":
            return colours.pointed
        case _:
            return colours.key


@dataclass(frozen=True)
class Face:
    """What a key shows: words, a picture, and how the two stand (side by side, or one above the other)."""

    sentence: Sentence
    picture: str | None
    tone: KeyTone | str
    current: bool = False
    upright: bool = False
    picture_mm: float = 13.0


def picture_box(size: QSize, picture_mm: float, kit: Kit, *, upright: bool) -> QRectF:
    """Where the picture of a key of this size stands."""
    pad = kit.px(kit.room.pad)
    side = min(kit.px(picture_mm), size.height() - 2 * pad)
    left = (size.width() - side) / 2 if upright else pad
    return QRectF(left, pad if upright else (size.height() - side) / 2, side, side)


def label_box(size: QSize, picture_mm: float, kit: Kit, *, upright: bool) -> QRectF:
    """Where its words stand: below the picture, or beside it; everywhere where there is none."""
    pad = kit.px(kit.room.pad)
    whole = QRectF(QPointF(0, 0), size).adjusted(pad, pad * 0.6, -pad, -pad * 0.6)
    if not picture_mm:
        return whole
    picture = picture_box(size, picture_mm, kit, upright=upright)
    if upright:
        return QRectF(whole.left(), picture.bottom(), whole.width(), whole.bottom() - picture.bottom())
    return whole.adjusted(picture.width() + pad * 0.7, 0, 0, 0)


class BigButton(QPushButton):
    """A key.  `move` is what it asks of the guide; the window hears `clicked` of every key."""

    def __init__(self, face: Face, move: Move | None, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._fitted: tuple[QSize, Fitted] | None = None
        self._spoken = False
        self._stamp = Stamp()
        self.wear(face)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        if face.current:  # a screen reader is told which one is chosen
            self.setCheckable(True)
            self.setChecked(True)
        self.move_asked = move
        self.ring_shown = False

    def wear(self, face: Face) -> None:
        """Show this; a key that is always there says so what has changed."""
        colours = self._kit.colours
        self.face = face
        self._pair = colours.chosen if face.current else pair_of(face.tone, colours)
        self._fitted = None
        self._stamp.let_go()
        self.setText(face.sentence.text)
        self.setAccessibleName(face.sentence.text)
        self.update()

    def fitted(self) -> Fitted:
        """The label as it is set at the present size."""
        if self._fitted is None or self._fitted[0] != self.size():
            box = self._label_box()
            self._fitted = (self.size(), fit(self.face.sentence, self._kit, box.width(), box.height()))
        return self._fitted[1]

    def mark(self, *, spoken: bool) -> None:
        """Mark the key while its words are being spoken."""
        if spoken != self._spoken:
            self._spoken = spoken
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Two switches are enough: one goes on to the next key, the other presses it."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self.click()
        elif event.key() in ONWARD:
            self.focusNextChild()
        elif event.key() in BACKWARD:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paint_ahead(self) -> None:
        """Have it ready as it looks at rest."""
        if self._rests():
            self._plate().prepare()
            self._picture_pixels()
            letters = self._letters()
            self._stamp.make(self, letters.covered(), letters.paint)

    def let_go(self) -> None:
        """Keep no pixels ready."""
        self._stamp.let_go()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, edge, picture, words, and the ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, self._kit.px(PRESS_MM) if self.isDown() else 0)
        rests, plate = self._rests(), self._plate()
        (plate.put if rests else plate.draw)(painter, self.height())
        self._picture(painter)
        if not (rests and self._stamp.put(painter, self)):
            self._words(painter)
        if self.hasFocus() and self.ring_shown:
            self._ring(painter)

    def _rests(self) -> bool:
        return not self.isDown() and not self._spoken

    def _plate(self) -> Plate:
        kit, pair = self._kit, self._worn()
        ground = QColor(pair.ground)
        if self.isDown():
            ground = ground.darker(125) if ground.lightness() > DARK else ground.lighter(180)
        twice = self.face.current or self.face.tone == "pointed"
        thick = kit.px_per_mm * kit.room.edge * (2.0 if twice else 1.0)
        return Plate(self.width(), ground.name(), pair.edge, thick, kit.px(kit.room.corner))

    def _worn(self) -> Pair:
        """A plain key wears the pen's mark while it is spoken; a coloured one keeps its colour."""
        plain = self.face.tone not in ("primary", "next", "help", "good")
        return self._kit.colours.spoken if self._spoken and plain else self._pair

    def _picture_box(self) -> QRectF:
        if self.face.picture is None:
            return QRectF()
        return picture_box(self.size(), self.face.picture_mm, self._kit, upright=self.face.upright)

    def _label_box(self) -> QRectF:
        mm = self.face.picture_mm if self.face.picture is not None else 0.0
        return label_box(self.size(), mm, self._kit, upright=self.face.upright)

    def _centred(self) -> bool:
        """Whether the words stand in the middle of their box, or beside a picture."""
        return self.face.upright or self.face.picture is None

    def _words_box(self) -> QRectF:
        """Where the words are painted; never smaller than the box they were set for."""
        return self._label_box()

    def _picture(self, painter: QPainter) -> None:
        pixels = self._picture_pixels()
        if pixels is not None:
            painter.drawPixmap(self._picture_box().topLeft(), pixels)

    def _picture_pixels(self) -> QPixmap | None:
        side = int(self._picture_box().width())
        if not self.face.picture or side <= 0:
            return None
        marked = self.face.current and self.face.picture not in TICKED
        draw = self._kit.pictures.chosen if marked else self._kit.pictures.at
        return draw(self.face.picture, side)

    def _letters(self) -> Lettering:
        """Its words, in the middle from top to bottom."""
        fitted, box, ink = self.fitted(), self._words_box(), self._worn().ink
        box = box.adjusted(0, max(0.0, (box.height() - fitted.laid.height) / 2), 0, 0)
        return Lettering(fitted.laid, fitted.style, box, ink, ink, self._centred())

    def _words(self, painter: QPainter) -> None:
        self._letters().paint(painter)

    def _ring(self, painter: QPainter) -> None:
        kit = self._kit
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = kit.px(1.6)
        for colour, wide in ((kit.colours.page.ground, 2.4), (kit.colours.ring, 1.2)):
            painter.setPen(QPen(QColor(colour), kit.px_per_mm * wide))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), kit.px(2), kit.px(2)
            )
