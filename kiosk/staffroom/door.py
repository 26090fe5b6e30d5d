"""The way into the staff room, and what happens outside meanwhile: nothing is said, nothing is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from kiosk.screens.glass import Glass
from kiosk.screens.stage import Stage
from kiosk.touch.contact import Contact
from kiosk.touch.corners import HOLD_MS, Corners
from kiosk.widgets.fingers import Fingers

if TYPE_CHECKING:
    from kiosk.staffroom.office import Office
    from kiosk.staffroom.room import Room


class Door(QObject):
    """Opens for two held corners, Ctrl+Shift+S, or the key on the home page.

    `office` is asked when somebody comes: what it holds is heavy, and residents never need it.  `renew` is
    called when somebody leaves who changed a setting.  `nobody_yet`: staff are told that no number was ever
    set.
    """

    closed = Signal()

    def __init__(
        self,
        glass: Glass,
        stage: Stage,
        fingers: Fingers,
        px_per_mm: float,
        office: "Callable[[], Office]",
        renew: Callable[[], None],
    ) -> None:
        super().__init__(glass)
        self._glass, self._stage, self._fingers = glass, stage, fingers
        self._office, self._renew = office, renew
        self._k = px_per_mm
        self._corners = Corners()
        self._holding = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._holding.timeout.connect(self.open)
        self.room: Room | None = None
        self.nobody_yet = False
        fingers.felt.connect(self._felt)

    @Slot()
    def open(self) -> None:
        """Come to the door.  The resident's page stays as it is, below."""
        # Imported here: the staff room's records and keys are not needed for a resident.
        from kiosk.staffroom.lobby import first_page  # noqa: PLC0415
        from kiosk.staffroom.room import Room  # noqa: PLC0415

        if self.room is not None:
            return
        self._stage.step_aside()
        room = self.room = Room(self._office(), self._stage.kit(), self._glass)
        room.left.connect(self._left)
        room.turned.connect(self._fingers.page_changed)
        self._focus = self._glass.focusWidget()
        room.show()
        room.raise_()
        room.begin(first_page(room))

    @Slot()
    def _left(self) -> None:
        room, self.room = self.room, None
        if room is not None:
            self._take_over(room)
        self._stage.come_back()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        self.closed.emit()

    def _take_over(self, room: "Room") -> None:
        """What was changed inside; the stage still stands aside, so nobody hears the page told again."""
        if room.changed:
            self._renew()
        if room.who:
            self.nobody_yet = False

    @Slot(object)
    def _felt(self, contact: Contact) -> None:
        size = self._glass.size()
        if not self._corners.step(contact, size.width() / self._k, size.height() / self._k):
            self._holding.stop()
        elif not self._holding.isActive() and self.room is None:
            self._holding.start()
