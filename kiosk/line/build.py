"""Puts the line together: this tablet's own hub, one elsewhere, or none.  Cheap until `start`."""

from collections.abc import Callable
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from kiosk.helpcall.call import Act, Kind
from kiosk.helpcall.desk import GRACE_S
from kiosk.helpcall.port import Event, Spot
from kiosk.line.reception import Reception, State
from kiosk.values import dataclass

if TYPE_CHECKING:
    from kiosk.line.hub_line import HubLine
    from kiosk.line.own_hub import OwnHub

OWN, NONE = "own", "none"
PHONES, HERE = "0.0.0.0", "127.0.0.1"  # noqa: S104 - only where staff let phones in
AFTER_PAINT_MS = 1500
"""The home page is read first; a call before that starts the hub at once."""


@dataclass(frozen=True)
class Where:
    """The hub (own, none, or an address), the tablet's token there, who vouches for its certificate (a file,
    or empty), the tablet's seat, and whether phones may join.
    """

    hub: str
    token: str
    authority: str
    seat: str
    phones: bool
    data: Path


class Exchange(Protocol):
    """The line as the tablet's root owns it."""

    @property
    def grace_s(self) -> float:
        """How long to wait before the resident is told that there is no hub."""

    @property
    def failing(self) -> bool:
        """Whether staff should know of something."""

    @property
    def reception(self) -> Reception:
        """The staff's side."""

    def listen(self, heard: Callable[[Event], None]) -> None: ...
    def start(self) -> None: ...
    def close(self) -> None: ...
    def call(self, call: str, kind: Kind, spot: Spot) -> None: ...
    def spot(self, call: str, spot: Spot) -> None: ...
    def act(self, call: str, act: Act, version: int) -> None: ...


class NoExchange:
    """A house without a hub: the glass says so, rings by itself, and nobody is waited for."""

    grace_s = 0.0
    failing = False
    reception = Reception(NONE)

    def listen(self, heard: Callable[[Event], None]) -> None:
        """Nothing will be heard."""

    def start(self) -> None:
        """Nothing is started."""

    def close(self) -> None:
        """Nothing is closed."""

    def call(self, call: str, kind: Kind, spot: Spot) -> None:
        """Nobody takes it."""

    def spot(self, call: str, spot: Spot) -> None:
        """Nobody is told."""

    def act(self, call: str, act: Act, version: int) -> None:
        """Nobody is told."""


class HubExchange:
    """The line to a hub; the hub's process too, where it is this tablet's own."""

    grace_s = GRACE_S

    def __init__(self, where: Where) -> None:
        self._where = where
        self.staff_token = urandom(32).hex()
        self.port = 0
        self.reception = Reception(
            where.hub, self.staff_token, lambda: self.port, lambda: self.state, phones=where.phones
        )
        self._line: HubLine | None = None
        self._own: OwnHub | None = None
        self._soon = QTimer(singleShot=True, interval=AFTER_PAINT_MS)
        self._soon.timeout.connect(self._begun)

    def listen(self, heard: Callable[[Event], None]) -> None:
        """`heard` is called on Qt's thread."""
        self._heard = heard

    def start(self) -> None:
        """Soon, once the first page has been read; with the first call where nobody could be listening."""
        if self._where.phones or self._where.hub != OWN:
            self._soon.start()

    def close(self) -> None:
        """Hang up, and let the own hub end."""
        self._soon.stop()
        self.reception.close()
        for part in (self._line, self._own):
            if part is not None:
                part.close()
                part.deleteLater()
        self._line = self._own = None

    @property
    def state(self) -> State:
        """How the hub is."""
        if self._line is None:
            return State.ASLEEP
        if self._own is not None and self._own.failing:
            return State.FALLING
        if self._line.refused:
            return State.REFUSED
        if self._line.untrusted:
            return State.UNTRUSTED
        return State.RUNNING if self._line.up else State.AWAY

    @property
    def failing(self) -> bool:
        """Whether the own hub falls again and again, the other refuses this tablet, or may be another's."""
        return self.state in (State.FALLING, State.REFUSED, State.UNTRUSTED)

    def call(self, call: str, kind: Kind, spot: Spot) -> None:
        """Open a call."""
        self._begun().call(call, kind, spot)

    def spot(self, call: str, spot: Spot) -> None:
        """Tell where the resident is now."""
        self._begun().spot(call, spot)

    def act(self, call: str, act: Act, version: int) -> None:
        """Do something about a call."""
        self._begun().act(call, act, version)

    def _begun(self) -> "HubLine":
        if self._line is None:
            # QtNetwork is loaded after the first paint.
            from kiosk.line.hub_line import HubLine  # noqa: PLC0415
            from kiosk.line.web import Web  # noqa: PLC0415

            own = self._where.hub == OWN
            token = urandom(32).hex() if own else self._where.token
            web = Web(token, self._where.authority)
            self._line = HubLine(web, self._where.seat, self._heard, lambda: urandom(16).hex())
            if own:
                self._start_own(token, self._line)
            else:
                self._line.go_to(self._where.hub)
        return self._line

    def _start_own(self, token: str, line: "HubLine") -> None:
        from kiosk.line.own_hub import OwnHub  # noqa: PLC0415

        def there(port: int) -> None:
            self.port = port
            line.go_to(f"http://{HERE}:{port}")

        tokens = {"TETSUNAGI_TABLET_TOKEN": token, "TETSUNAGI_STAFF_TOKEN": self.staff_token}
        host = PHONES if self._where.phones else HERE
        self._own = OwnHub(self._where.data, host, tokens, there, line.hub_fell)
        self._own.start()


def build_exchange(where: Where) -> Exchange:
    """The line of this tablet."""
    return NoExchange() if where.hub == NONE else HubExchange(where)
