"""A hub whose staff's side a test plays itself: it answers at once what the test has laid down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from kiosk.line.reception import Joining, Presence, Reception, State, Supporter
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Make, Room
from tests.staffroom.staff import NOW

URL = "http://192.168.123.234:58080/join?code=ABCD2345"
PEOPLE = (
    Supporter("a1", "田中", Presence.HERE),
    Supporter("b2", "とてもながいなまえのひと", Presence.AWAY),
    Supporter("c3", "山田", Presence.RESTING),
    Supporter("d4", "《中》", Presence.HERE),
    Supporter("e5", "佐藤", Presence.HERE),
    Supporter("f6", "鈴木", Presence.HERE),
)


class PlayedReception(Reception):
    """`people` None: the hub does not answer.  `out` are those who were taken out."""

    def __init__(self, hub: str = "own", *, phones: bool = True, state: State = State.RUNNING) -> None:
        super().__init__(hub, state=lambda: state, phones=phones)
        self.people: tuple[Supporter, ...] | None = PEOPLE
        self.url = URL
        self.out: list[str] = []

    def let_join(self, then: Callable[[Joining | None], None]) -> None:
        from kiosk.hub.picture import picture  # noqa: PLC0415

        joining = Joining("ABCD2345", self.url, NOW + timedelta(minutes=2), tuple(picture(self.url)))
        then(None if self.people is None else joining)

    def supporters(self, then: Callable[[tuple[Supporter, ...] | None], None]) -> None:
        then(self.people)

    def take_out(self, supporter: str, then: Callable[[bool], None]) -> None:
        if self.people is not None:
            self.out.append(supporter)
            self.people = tuple(each for each in self.people if each.id != supporter)
        then(self.people is not None)


def beside(reception: Reception, make: Callable[[Room], Page]) -> Make:
    """A page in a house that has this reception."""

    def made(room: Room) -> Page:
        room.office = replace(room.office, reception=reception)
        return make(room)

    return made
