"""A line of text to type on a keyboard; a finger on it brings the keyboard there."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from kiosk.staffroom.page import Page
from kiosk.staffroom.style import STRONG

LONGEST = 60


class Field(QLineEdit):
    """The system's own text field, in the staff room's size and colours."""

    def __init__(self, page: Page, name: str, text: str, place: QRect, longest: int = LONGEST) -> None:
        super().__init__(text, page)
        kit = page.kit
        pair, marked = kit.colours.key, kit.colours.next
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self.setCursorPosition(0)
        self.setFont(kit.font(STRONG))
        edge, corner, pad = (kit.px(mm) for mm in (kit.room.edge, kit.room.corner, kit.room.pad))
        self.setStyleSheet(
            f"QLineEdit {{ color: {pair.ink}; background: {pair.ground}; border: {edge}px solid {pair.edge};"
            f" border-radius: {corner}px; padding-left: {pad}px; padding-right: {pad}px;"
            f" selection-color: {marked.ink}; selection-background-color: {marked.ground}; }}"
        )
        self.setGeometry(place)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = page
        self._touch = _Touch(self)
        self._touch.setGeometry(self.rect())
        self.textEdited.connect(lambda _text: page.room.touched())
        page.focusable.append(self)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what follows; Escape is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._page.room.focusNextPrevChild(True)  # noqa: FBT003 - Qt's own signature
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Touch(QAbstractButton):
    """Takes a finger for the field: the kiosk gives fingers to buttons only."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(field.accessibleName())
        self.clicked.connect(field.setFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the field below is to be seen."""
