"""A canvas that writes down what a widget really paints: each text with its font, each picture and shape.

Qt calls a paint engine with the very texts, fonts and places that would otherwise become pixels, so nothing
that a widget believes about itself stands between the rule and the glass.
"""

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPen,
    QPixmap,
    QRawFont,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from tests.walker.box import Box

_METRIC = QPaintDevice.PaintDeviceMetric
_DIRTY = QPaintEngine.DirtyFlag
_DPI = 96


@dataclass(frozen=True, slots=True)
class Face:
    """The font that really sets a text; em and cap height in pixels."""

    family: str
    weight: int
    italic: bool
    em: int
    cap: float


@dataclass(frozen=True, slots=True)
class Text:
    """One painted run of text: its baseline, the room of its ink, its colour (#rrggbb).

    `strange` are the characters that its font does not have.
    """

    words: str
    baseline: float
    ink: Box
    face: Face
    colour: str
    strange: str


@dataclass(frozen=True, slots=True)
class Painted:
    """What one widget painted, in its own pixels; `shapes` counts outlines and areas.

    `drawings` tells which picture stands in each of the `pictures`: equal numbers are equal pictures.
    """

    texts: tuple[Text, ...] = ()
    pictures: tuple[Box, ...] = ()
    drawings: tuple[int, ...] = ()
    shapes: int = 0

    def moved(self, x: float, y: float) -> "Painted":
        """The same in the pixels of the window, where the widget's corner stands at (x, y)."""
        texts = tuple(
            Text(each.words, each.baseline + y, each.ink.moved(x, y), each.face, each.colour, each.strange)
            for each in self.texts
        )
        pictures = tuple(picture.moved(x, y) for picture in self.pictures)
        return Painted(texts, pictures, self.drawings, self.shapes)


@cache
def _font(key: str) -> tuple[Face, QFontMetricsF, QRawFont]:
    font = QFont()
    font.fromString(key)
    metrics, info = QFontMetricsF(font), QFontInfo(font)
    face = Face(info.family(), info.weight(), info.italic(), info.pixelSize(), metrics.capHeight())
    return face, metrics, QRawFont.fromFont(font)


@cache
def _measured(words: str, key: str) -> tuple[Box, str]:
    """The ink of a text whose baseline begins at (0, 0), and the characters its font does not have."""
    _, metrics, raw = _font(key)
    strange = "".join(c for c in words if not c.isspace() and not raw.supportsCharacter(ord(c)))
    return Box.of(metrics.tightBoundingRect(words)), strange


@dataclass
class _Notes:
    texts: list[Text] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: list[int] = field(default_factory=list)
    shapes: int = 0


class _Engine(QPaintEngine):
    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.notes = _Notes()
        self._shift = QTransform()
        self._pen = QPen()

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        dirty = state.state()
        if dirty & _DIRTY.DirtyTransform:
            self._shift = QTransform(state.transform())
        if dirty & _DIRTY.DirtyPen:
            self._pen = QPen(state.pen())

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # type: ignore[override]
        words = item.text()
        if not words.strip():
            return
        key, there = item.font().toString(), self._shift.map(at)
        ink, strange = _measured(words, key)
        self.notes.texts.append(
            Text(
                words,
                there.y(),
                ink.moved(there.x(), there.y()),
                _font(key)[0],
                self._pen.color().name(),
                strange,
            )
        )

    def drawPixmap(self, rect: QRectF, pixmap: QPixmap, _source: QRectF) -> None:  # type: ignore[override]
        self.notes.pictures.append(Box.of(self._shift.mapRect(rect)))
        self.notes.drawings.append(pixmap.cacheKey())

    def _shape(self, *_shape: object) -> None:
        self.notes.shapes += 1

    drawPath = drawPolygon = drawRects = drawEllipse = drawLines = drawPoints = _shape  # noqa: N815 - Qt's names


class _Canvas(QPaintDevice):
    """As large as the widget, one pixel a pixel."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = _Engine()
        self._metrics = {
            _METRIC.PdmWidth: size.width(),
            _METRIC.PdmHeight: size.height(),
            _METRIC.PdmDevicePixelRatio: 1,
            _METRIC.PdmDevicePixelRatioScaled: int(QPaintDevice.devicePixelRatioFScale()),
            _METRIC.PdmDepth: 32,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, _DPI)


def paint(widget: QWidget) -> Painted:
    """What a widget paints by itself, without its children."""
    canvas = _Canvas(widget.size())
    widget.render(canvas, QPoint(), QRegion(), QWidget.RenderFlag(0))
    notes = canvas.engine.notes
    return Painted(tuple(notes.texts), tuple(notes.pictures), tuple(notes.drawings), notes.shapes)
