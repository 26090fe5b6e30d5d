"""A hub that a test plays itself: what was ordered of it, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from kiosk.helpcall.call import Act, Call, Kind, Stage, acted
from kiosk.helpcall.port import About, Event, LineUp, Look, Spot, Told, Watchers
from kiosk.line.build import NONE
from kiosk.line.reception import Reception

BEGAN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ABOUT = About("konbini", "コンビニ", "which", "どれ", "急ぎません。", (), "7のうち3")
SPOT = Spot(ABOUT, 3, 0, Look("standard", "light", voice=True, slow=False))


@dataclass
class PlayedHub:
    """An exchange without a process; `call_now` is the call as this hub has it."""

    grace_s: float = 5.0
    failing: bool = False
    reception: Reception = field(default_factory=lambda: Reception(NONE))
    orders: list[tuple[object, ...]] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    call_now: Call | None = None
    _heard: Callable[[Event], None] | None = None

    def listen(self, heard: Callable[[Event], None]) -> None:
        self._heard = heard

    def start(self) -> None: ...
    def close(self) -> None: ...

    def call(self, call: str, kind: Kind, spot: Spot) -> None:
        self.orders.append(("call", kind))
        self.spots.append(spot)
        self.call_now = Call(call, 1, Stage.REQUESTED, kind, BEGAN, BEGAN)

    def spot(self, call: str, spot: Spot) -> None:
        self.spots.append(spot)

    def act(self, call: str, act: Act, version: int) -> None:
        self.orders.append((act, version))

    # ------------------------------------------------------------ what the test has it say

    def say(self, *events: Event) -> None:
        assert self._heard is not None
        for event in events:
            self._heard(event)

    def is_there(self, boards: int = 1) -> None:
        self.say(LineUp(), Watchers(boards))

    def do(self, act: Act, by: str | None = None, minutes: int | None = None, **more: object) -> None:
        """Somebody did something about the call; the tablet hears it."""
        assert self.call_now is not None
        self.call_now = acted(self.call_now, act, BEGAN, by)
        self.say(Told(self.call_now, minutes, **more))  # type: ignore[arg-type]

    def escalate(self) -> None:
        assert self.call_now is not None
        self.call_now = replace(self.call_now, version=self.call_now.version + 1, escalated=True)
        self.say(Told(self.call_now))
