"""Hears the keys of the glass."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.widgets.big_button import BigButton


class Ear(QObject):
    """Hears every key.  Not a widget: Qt would tell a screen reader that each key controls the window."""

    asked = Signal(object)
    staff_asked = Signal()

    @Slot()
    def pressed(self) -> None:
        """A key was pressed: pass on what it asks."""
        key = self.sender()
        if isinstance(key, BigButton) and key.move_asked is not None:
            self.asked.emit(key.move_asked)

    @Slot()
    def staff(self) -> None:
        """The staff's key."""
        self.staff_asked.emit()
