"""The ground of the glass: paper, and around the page a colour seen from afar while help is called."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from kiosk.guide.page import Page
from kiosk.screens.frame import Frame
from kiosk.widgets.kit import Kit

AIR_MM, AIR_ABOVE_MM = 4.0, 1.5
"""Paper around the words, so that they do not touch the colour; above them stand keys."""


def paint_ground(painter: QPainter, glass: QRect, page: Page | None, places: Frame, kit: Kit) -> None:
    """Paper; while a call is open it lies on the colour that says how, as words on the rail's key do."""
    colours = kit.colours
    paper = QColor(colours.page.ground)
    if page is None or not page.sign:
        painter.fillRect(glass, paper)
        return
    painter.fillRect(glass, QColor(colours.calling if page.sign == "calling" else colours.coming))
    air, above, corner = kit.px(AIR_MM), kit.px(AIR_ABOVE_MM), kit.px(kit.room.corner)
    menu = page.where is None and page.shape == "menu"
    sheet = places.content.adjusted(0, -above, 0, 0) if menu else places.home.adjusted(0, -air, 0, 0)
    sheet = sheet.adjusted(-air, 0, air, air)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.page.edge))
    painter.setBrush(paper)
    painter.drawRoundedRect(sheet, corner, corner)
