"""The members of staff: who has a number; a further one, another number, nobody any more."""

from functools import partial

from kiosk.keys.rules import RefusedError, check_name
from kiosk.keys.staff import NotKeptError, StaffKeys
from kiosk.records.audit.deeds import Deed
from kiosk.staffroom.boxes import grid, top
from kiosk.staffroom.entry import TextEntry
from kiosk.staffroom.new_pin import NewPin
from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.style import KEY_MM, ROW_MM

DOWN, ACROSS = 4, 2
FIT = DOWN * ACROSS


class Members(Page):
    """A key a person, and one for a new one."""

    title = "members.title"

    def __init__(self, room: Room, first: int = 0) -> None:
        super().__init__(room)
        keys = self.office.keys
        names = keys.names() if keys else ()
        cells = grid(self.body, DOWN, ACROSS, self.gap)
        for name, cell in zip(names[first : first + FIT], cells, strict=False):
            self.key(name, cell, partial(self._open, name), picture="one_person", tone="choice")
        self.rail_key(LAST, self.say("members.add"), partial(self.room.go, new_member), "paper_pen", "next")

    def _open(self, name: str) -> None:
        self.room.go(partial(Member, name=name))


class Member(Page):
    """One person: another number, or the end of theirs."""

    title = "members.one"

    def __init__(self, room: Room, name: str, told: str = "") -> None:
        self._name = name
        super().__init__(room)
        words, below = top(self.body, self.kit.px(3 * ROW_MM), self.gap)
        self.label(told or self.say("members.what"), words, at_top=True)
        change, _ = top(below, self.kit.px(KEY_MM), self.gap)
        self.key(self.say("members.change"), change, self._change, picture="number_pad", tone="choice")
        remove = self.slots[LAST]
        self.key(self.say("members.remove"), remove, self._remove, picture="wipe", tone="leave")

    def heading(self) -> str:
        """Whose."""
        return self.say(self.title, name=self._name)

    def _change(self) -> None:
        keys, room, name = self.office.keys, self.room, self._name

        def kept() -> None:
            room.witness(Deed.PIN_CHANGED)
            room.back()

        if keys is not None:
            room.go(partial(NewPin, name=name, keep=partial(keys.change, name), done=kept))

    def _remove(self) -> None:
        self.room.swap(partial(Farewell, name=self._name))


class Farewell(Page):
    """Asks once more before somebody's number is gone."""

    title = "members.sure"

    def __init__(self, room: Room, name: str) -> None:
        self._name = name
        super().__init__(room)
        stay = partial(room.swap, partial(Member, name=name))
        first, rest = top(self.body, self.kit.px(KEY_MM), self.kit.px(self.kit.room.leave_gap))
        self.key(self.say("members.stay"), first, stay, picture="continue_hand", tone="primary")
        second, _ = top(rest, self.kit.px(KEY_MM), 0)
        apart = second.adjusted(0, 0, -self.kit.px(self.kit.room.leave_gap), 0)
        self.key(self.say("members.remove"), apart, self._remove, picture="wipe", tone="leave")

    def heading(self) -> str:
        """Whose."""
        return self.say(self.title, name=self._name)

    def _remove(self) -> None:
        say, room, name = self.office.library.say, self.room, self._name
        try:
            if self.office.keys is not None:
                self.office.keys.remove(name)
        except RefusedError as refused:
            room.swap(partial(Member, name=name, told=say(f"pin.refused.{refused.reason}")))
        except NotKeptError:
            room.swap(partial(Member, name=name, told=say("pin.not_kept")))
        else:
            room.witness(Deed.STAFF_REMOVED)
            room.back()


def new_member(room: Room) -> Page:
    """A name, then a number."""
    office, keys = room.office, room.office.keys

    def named(name: str) -> str | None:
        try:
            kept = check_name(name, keys.names() if keys else ())
        except RefusedError as refused:
            return office.library.say(f"pin.refused.{refused.reason}")
        if keys is not None:
            room.swap(partial(_number, keys=keys, name=kept))
        return None

    return TextEntry(room, office.say("members.name"), office.say("members.name_hint"), "", named)


def _number(room: Room, keys: StaffKeys, name: str) -> Page:
    def kept() -> None:
        room.witness(Deed.STAFF_ADDED)
        room.back()

    return NewPin(room, name, partial(keys.add, name), kept)
