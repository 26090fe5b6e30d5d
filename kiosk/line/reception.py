"""The staff's side of the calls: where the hub is, how it is, and who may answer on a phone."""

import json
import logging
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from kiosk.values import dataclass

if TYPE_CHECKING:
    from kiosk.line.web import Web

T = TypeVar("T")
GOOD = range(200, 300)
GONE = 404
log = logging.getLogger(__name__)


class State(StrEnum):
    """How the hub is, as this tablet knows it."""

    NONE = "none"  # this house has none
    ASLEEP = "asleep"  # it has not been needed yet
    RUNNING = "running"
    AWAY = "away"
    FALLING = "falling"  # this tablet's own, again and again
    REFUSED = "refused"  # the hub elsewhere does not know this tablet
    UNTRUSTED = "untrusted"  # nobody whom this tablet knows vouches for the certificate of the hub elsewhere


class Presence(StrEnum):
    """Whether a supporter would see a call."""

    HERE = "here"
    RESTING = "resting"
    AWAY = "away"


@dataclass(frozen=True)
class Supporter:
    """One who joined with a phone; `name` is a nickname of their own choice."""

    id: str
    name: str
    presence: Presence


@dataclass(frozen=True)
class Joining:
    """A way in for one phone, until it `ends`: the same address as rows of 1 (dark) and 0."""

    code: str
    url: str
    ends: datetime
    picture: tuple[str, ...]


class Reception:
    """Asks the hub of this tablet.  Every answer comes later, on Qt's thread; None: there was none."""

    def __init__(
        self,
        hub: str,
        token: str = "",
        port: Callable[[], int] = lambda: 0,
        state: Callable[[], State] = lambda: State.NONE,
        *,
        phones: bool = False,
    ) -> None:
        """`hub` as in the settings; `port` is 0 while this tablet's own hub is not there."""
        self.hub, self.phones = hub, phones
        self._token, self._port, self._state = token, port, state
        self._web: Web | None = None

    @property
    def state(self) -> State:
        """How the hub is now."""
        return self._state()

    def let_join(self, then: Callable[[Joining | None], None]) -> None:
        """A code for one phone, for two minutes."""
        self._ask("POST", "/joins", lambda body: then(_read(_joining, body)))

    def supporters(self, then: Callable[[tuple[Supporter, ...] | None], None]) -> None:
        """Who joined, the first first."""
        self._ask("GET", "/supporters", lambda body: then(_read(_supporters, body)))

    def take_out(self, supporter: str, then: Callable[[bool], None]) -> None:
        """This phone sees no call any more; True also where it had left by itself."""
        self._ask("DELETE", f"/supporters/{supporter}", lambda body: then(body is not None), GONE)

    def close(self) -> None:
        """Nothing more is asked, and no answer told."""
        if self._web is not None:
            self._web.deleteLater()
            self._web = None

    def _ask(self, verb: str, path: str, then: Callable[[bytes | None], None], also: int = 0) -> None:
        port = self._port()
        if not port:
            then(None)
            return
        if self._web is None:
            # QtNetwork is loaded with the hub, or here.
            from kiosk.line.web import Web  # noqa: PLC0415

            self._web = Web(self._token)

        def answered(status: int | None, body: bytes) -> None:
            then(body if status is not None and (status in GOOD or status == also) else None)

        self._web.ask(verb, f"http://127.0.0.1:{port}/api/v1{path}", None, answered)


def _read(read: Callable[[Any], T], body: bytes | None) -> T | None:
    try:
        return None if body is None else read(json.loads(body))
    except (ValueError, KeyError, TypeError):
        log.warning("the hub answered its staff strangely")
        return None


def _joining(body: Any) -> Joining:
    ends = datetime.fromisoformat(body["expires"])
    return Joining(str(body["code"]), str(body["url"]), ends, tuple(str(row) for row in body["picture"]))


def _supporters(body: Any) -> tuple[Supporter, ...]:
    return tuple(Supporter(str(each["id"]), str(each["name"]), _presence(each)) for each in body)


def _presence(told: Any) -> Presence:
    if not told["here"]:
        return Presence.AWAY
    return Presence.RESTING if told["resting"] else Presence.HERE
