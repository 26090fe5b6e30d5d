"""A window of real QPushButtons at 5 px a millimetre, and the touches of a real touch device on it."""

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from kiosk.touch.limits import Limits
from kiosk.touch.outcome import Kind, Trouble
from kiosk.widgets.fingers import Fingers

K = 5
GAP = 6.0
MARGIN = 15.0
LEFT = Qt.MouseButton.LeftButton
Point = tuple[float, float]
_INPUT = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Enter,
        QEvent.Type.HoverEnter,
    }
)


class Key(QPushButton):
    """A button that notes its clicks, its paintings, and the input events that should not reach it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.clicks = 0
        self.paints = 0
        self.leaked: list[QEvent.Type] = []
        self.clicked.connect(self._count)

    def event(self, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.leaked.append(event.type())
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paints += 1

    def _count(self) -> None:
        self.clicks += 1


class Panel:
    """Buttons a, b, c in a row; `now` is the only clock there is."""

    def __init__(self, device: QPointingDevice, side: float) -> None:
        self.device = device
        self.side = side
        self.now = 1000.0
        self.down_at: dict[int, Point] = {}
        self.tapped: list[QAbstractButton] = []
        self.troubles: list[tuple[Kind, QAbstractButton | None]] = []
        self.window = QWidget()
        self.window.resize(500, 300)
        self.keys = [Key(name, self.window) for name in "abc"]
        for index, key in enumerate(self.keys):
            left = MARGIN + index * (side + GAP)
            key.setGeometry(QRect(px((left, MARGIN)), px((left + side, MARGIN + side)) - QPoint(1, 1)))
        self.fingers = Fingers(self.window, px_per_mm=K, limits=Limits(), clock=lambda: self.now)
        self.fingers.tapped.connect(self.tapped.append)
        self.fingers.trouble.connect(self._troubled)
        self.window.show()
        assert QTest.qWaitForWindowExposed(self.window)

    def close(self) -> None:
        """The window goes; nothing it was told to forget stays behind."""
        if shiboken6.isValid(self.window):
            self.window.close()
            shiboken6.delete(self.window)

    @property
    def glass(self) -> QWindow:
        native = self.window.windowHandle()
        assert native is not None
        return native

    @property
    def clicks(self) -> list[int]:
        return [key.clicks for key in self.keys]

    @property
    def kinds(self) -> list[Kind]:
        return [kind for kind, _ in self.troubles]

    def middle(self, index: int) -> Point:
        """The middle of a button, in mm."""
        return MARGIN + index * (self.side + GAP) + self.side / 2, MARGIN + self.side / 2

    def down(self, id_: int, at: Point) -> None:
        touch = QTest.touchEvent(self.glass, self.device)
        touch.press(id_, px(at))
        self._commit(touch, id_)
        self.down_at[id_] = at

    def move(self, id_: int, at: Point) -> None:
        touch = QTest.touchEvent(self.glass, self.device)
        touch.move(id_, px(at))
        self._commit(touch, id_)

    def up(self, id_: int, at: Point | None = None) -> None:
        touch = QTest.touchEvent(self.glass, self.device)
        touch.release(id_, px(at or self.down_at[id_]))
        self._commit(touch, id_)
        del self.down_at[id_]

    def touch(self, at: Point, to: Point | None = None, held: float = 0.1) -> None:
        self.down(0, at)
        self.now += held
        self.up(0, to)

    def _commit(self, touch: QTest.QTouchEventSequence, moving: int) -> None:
        for resting in self.down_at.keys() - {moving}:
            touch.stationary(resting)
        touch.commit()

    def _troubled(self, trouble: Trouble, button: QAbstractButton | None) -> None:
        self.troubles.append((trouble.kind, button))


def px(at: Point) -> QPoint:
    """Millimetres of the window in pixels."""
    return QPoint(round(at[0] * K), round(at[1] * K))
