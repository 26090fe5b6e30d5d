"""The body of a simulated machine, drawn in the hand of the pictures: flat, one outline, few colours."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.guide.page import Device
from kiosk.theme.colours import Pair
from kiosk.widgets.kit import Kit
from kiosk.widgets.sheets import MachineLook

CORNERS_MM = {"copier": 4.0, "counter": 6.0, "telephone": 9.0, "computer": 3.0, "smartphone": 9.0}
OUTLINE_MM = 1.0
SCREEN_CORNER_MM = 2.0


def paint_machine(painter: QPainter, look: MachineLook, device: Device, kit: Kit) -> None:
    """The body, and the screen in it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = kit.colours
    _rounded(painter, look.body, colours.body, CORNERS_MM[device.shape], OUTLINE_MM, kit)
    screen = colours.alarm if device.alarm else colours.screen
    _rounded(painter, look.screen, screen, SCREEN_CORNER_MM, kit.room.edge, kit)


def _rounded(painter: QPainter, rect: QRect, pair: Pair, corner: float, edge: float, kit: Kit) -> None:
    painter.setPen(QPen(QColor(pair.edge), kit.px_per_mm * edge))
    painter.setBrush(QColor(pair.ground))
    inset = kit.px_per_mm * edge / 2
    painter.drawRoundedRect(
        QRectF(rect).adjusted(inset, inset, -inset, -inset), kit.px(corner), kit.px(corner)
    )
