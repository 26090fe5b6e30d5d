"""The first start: what this house is called, where help is, then a first member of staff and their number.

Nothing has a default number.  It can be put off: residents use the kiosk meanwhile, with standard settings.
At its end the residents' home page comes back.
"""

from functools import partial

from kiosk.keys.rules import RefusedError, check_name
from kiosk.records.audit.deeds import Deed, Purpose
from kiosk.staffroom.boxes import left, rows, top
from kiosk.staffroom.change import change_all
from kiosk.staffroom.entry import TextEntry
from kiosk.staffroom.field import Field
from kiosk.staffroom.new_pin import NewPin
from kiosk.staffroom.notices import Notices, notices
from kiosk.staffroom.page import BACK, LAST, THIRD, Page
from kiosk.staffroom.room import Make, Room
from kiosk.staffroom.saving import Change
from kiosk.staffroom.style import KEY_MM, ROW_MM, STRONG
from kiosk.staffroom.why import Why

FIELDS = ("name", "telephone", "desk", "hours")
NAME_MM = 27.0


class FirstStart(Page):
    """Four fields; what stands in them already is the standard."""

    title = "first.title"

    def __init__(self, room: Room, inside: Make) -> None:
        super().__init__(room)
        room.why = Purpose.BEGINNING
        self._inside = inside
        centre = self.office.settings().centre
        self._fields: dict[str, Field] = {}
        for key, row in zip(FIELDS, rows(self.body, [1] * len(FIELDS), 0), strict=True):
            name, place = left(row, self.kit.px(NAME_MM), self.gap)
            words = self.say(f"first.{key}")
            self.label(words, name)
            spare = (place.height() - self.kit.px(KEY_MM)) // 2
            box = place.adjusted(0, spare, 0, -spare)
            self._fields[key] = Field(self, words, str(getattr(centre, key)), box)
        if not room.can_go_back():
            self.rail_key(BACK, self.say("gate.notices"), partial(room.go, notices), "careful")
        self.rail_key(THIRD, self.say("first.later"), room.leave, "clock")
        self.rail_key(LAST, self.say("first.next"), self._next, "next_arrow", "next")

    def _next(self) -> None:
        changes: list[Change] = [("centre", key, field.text().strip()) for key, field in self._fields.items()]
        room, inside = self.room, self._inside
        empty = any(not value for _, _, value in changes)
        refused = self.say("first.empty") if empty else change_all(room, changes)
        if refused is None:
            room.go(partial(first_member, inside=inside))
        else:
            room.go(partial(Notices, texts=(refused,), heading=self.say(self.title)))


def first_member(room: Room, inside: Make) -> Page:
    """The nickname of the first member of staff."""
    office = room.office

    def named(name: str) -> str | None:
        try:
            kept = check_name(name, ())
        except RefusedError as refused:
            return office.library.say(f"pin.refused.{refused.reason}")
        room.go(partial(_first_number, name=kept, inside=inside))
        return None

    return TextEntry(room, office.say("first.member"), office.say("members.name_hint"), "", named)


def _first_number(room: Room, name: str, inside: Make) -> Page:
    keys = room.office.keys
    assert keys is not None  # the door asks only where the numbers can be read

    def kept() -> None:
        room.come_in(name)
        room.witness(Deed.STAFF_ADDED)
        room.begin(partial(Founded, inside=inside))

    return NewPin(room, name, partial(keys.set_first, name), kept)


class Founded(Page):
    """All is set: how to come back here, and on to the residents' home page."""

    title = "first.done"

    def __init__(self, room: Room, inside: Make) -> None:
        super().__init__(room)
        holds, again = top(self.body, self.kit.px(3 * ROW_MM), self.gap)
        self.label(self.say("first.holds"), holds, em=STRONG, at_top=True)
        self.label(self.say("first.again"), again, em=STRONG, at_top=True)
        self.rail_key(
            THIRD, self.say("first.inside"), partial(room.begin, partial(Why, inside=inside)), "gear"
        )
        self.rail_key(LAST, self.say("first.home"), room.leave, "home", "next")
