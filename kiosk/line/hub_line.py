"""The line to a hub: what the Desk orders waits here until the hub has it, however often the hub falls."""

import json
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.helpcall.call import Act, Kind
from kiosk.helpcall.port import Event, LineDown, LineUp, Refused, Spot, StillOpen, Told
from kiosk.line import wire
from kiosk.line.sse import Parser
from kiosk.line.web import UNTRUSTED, Stream, Web
from kiosk.values import dataclass

RETRY_MS = (100, 300, 700, 1500, 3000)
"""Before each further try; the last stays."""

PAST, BUSY, BROKEN, GOOD = 409, 429, 500, 300
REFUSED = (401, 403)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """One request that the hub must get; the same one twice is one."""

    what: str  # open, spot, act
    call: str
    verb: str
    path: str
    body: dict[str, Any]


class HubLine(QObject):
    """Speaks to one hub.  All of it runs on Qt's thread; `heard` is called there."""

    def __init__(
        self, web: Web, seat: str, heard: Callable[[Event], None], new_key: Callable[[], str]
    ) -> None:
        """`new_key` makes the keys by which the hub knows an act that comes twice."""
        super().__init__()
        self._web = web
        web.setParent(self)
        self._seat, self._heard, self._new_key = seat, heard, new_key
        self._base = ""
        self._stream: Stream | None = None
        self._parser = Parser()
        self._last = ""
        self._up = False
        self._asked_before = False
        self._tries = 0
        self._orders: list[Order] = []
        self._sending = False
        self._opened: Order | None = None
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.connect_now)
        self._later = QTimer(self, singleShot=True, interval=RETRY_MS[2])
        self._later.timeout.connect(self.flush)
        self.refused = self.untrusted = False

    @property
    def up(self) -> bool:
        """Whether the hub is heard."""
        return self._up

    # ------------------------------------------------------------ the Desk's orders

    def call(self, call: str, kind: Kind, spot: Spot) -> None:
        """Open a call."""
        self._opened = Order("open", call, "POST", "/calls", wire.opening(call, kind, self._seat, spot))
        self._order(self._opened)
        if spot.keys:
            self.spot(call, spot)

    def spot(self, call: str, spot: Spot) -> None:
        """Tell where the resident is now; only the newest matters."""
        waiting = self._orders[1:] if self._sending else self._orders
        for old in [order for order in waiting if order.what == "spot"]:
            self._orders.remove(old)
        self._order(Order("spot", call, "PUT", f"/calls/{call}/about", wire.place(spot)))

    def act(self, call: str, act: Act, version: int) -> None:
        """Do something about a call."""
        body = {"act": act.value, "version": max(1, version), "key": self._new_key()}
        self._order(Order("act", call, "POST", f"/calls/{call}/acts", body))

    def _order(self, order: Order) -> None:
        self._orders.append(order)
        self.flush()

    # ------------------------------------------------------------ the hub's whereabouts

    def go_to(self, address: str) -> None:
        """The hub is there now."""
        self._base = address.rstrip("/") + "/api/v1"
        self._tries = 0
        self.connect_now()

    def hub_fell(self) -> None:
        """Its process is gone; where it will be is told by `go_to`."""
        self._base = ""
        self._drop()

    def close(self) -> None:
        """Hang up."""
        self._again.stop()
        self._later.stop()
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    @Slot()
    def connect_now(self) -> None:
        """Listen anew."""
        self._again.stop()
        if self._stream is not None:
            self._stream.close()
        self._stream = None
        if self._base:
            self._parser = Parser()
            self._stream = self._web.stream(
                f"{self._base}/stream", self._last, self._came_up, self._came, self._ended
            )

    def _came_up(self) -> None:
        self._up, self._tries = True, 0
        self.refused = self.untrusted = False
        self._heard(LineUp())
        if not self._asked_before:
            self._web.ask("GET", f"{self._base}/calls", None, self._left_open)
        if self._opened is not None and self._opened not in self._orders:
            self._orders.insert(0, self._opened)  # whatever became of it meanwhile is the answer
        self.flush()

    def _came(self, piece: bytes) -> None:
        try:
            for sent in self._parser.feed(piece):
                self._last = sent.id or self._last
                self._tell(wire.event(sent.name, json.loads(sent.data or "{}")))
        except (ValueError, KeyError, TypeError):
            log.warning("the hub said something strange")

    def _ended(self, status: int | None) -> None:
        self._stream = None
        self.refused, self.untrusted = status in REFUSED, status == UNTRUSTED
        self._drop()
        if self._base:
            self._again.start(RETRY_MS[min(self._tries, len(RETRY_MS) - 1)])
            self._tries += 1

    def _drop(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        if self._up:
            self._up = False
            self._heard(LineDown())

    # ------------------------------------------------------------ one order after the other

    @Slot()
    def flush(self) -> None:
        """The oldest order that waits."""
        if self._up and self._orders and not self._sending:
            self._sending = True
            order = self._orders[0]
            self._web.ask(
                order.verb, self._base + order.path, order.body, lambda *told: self._answered(order, *told)
            )

    def _answered(self, order: Order, status: int | None, body: bytes) -> None:
        self._sending = False
        if status is None or status == BUSY or status >= BROKEN or status in REFUSED:
            self._later.start()  # the order stays
            return
        if order in self._orders:
            self._orders.remove(order)
        if order is self._opened and status >= GOOD:
            self._opened = None
            self._heard(LineDown())  # the call is nowhere, and the resident is told so
        self._took(order, status, body)
        self.flush()

    def _took(self, order: Order, status: int, body: bytes) -> None:
        try:
            said = json.loads(body)
            if status < GOOD:
                self._tell(wire.told(said))
            elif status == PAST and "call" in said:
                self._heard(Refused(wire.told(said["call"]).call))
            else:
                log.warning("the hub refused %s: %s", order.what, status)
        except (ValueError, KeyError, TypeError):
            log.warning("the hub answered %s strangely", order.what)

    def _left_open(self, status: int | None, body: bytes) -> None:
        if status is None or status >= GOOD:
            return
        self._asked_before = True
        try:
            self._heard(StillOpen(tuple(wire.told(call) for call in json.loads(body))))
        except (ValueError, KeyError, TypeError):
            log.warning("the hub told its open calls strangely")

    def _tell(self, event: Event | None) -> None:
        opened = self._opened.call if self._opened is not None else ""
        if isinstance(event, Told) and event.call.id == opened and not event.call.open:
            self._opened = None
        if event is not None:
            self._heard(event)
