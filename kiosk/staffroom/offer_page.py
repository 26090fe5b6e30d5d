"""Which procedures this house offers: a tick each; those for an emergency are always offered."""

from functools import partial

from kiosk.staffroom.boxes import grid
from kiosk.staffroom.change import change
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.tell import place

DOWN, ACROSS = 4, 2
FIT = DOWN * ACROSS


class OfferPage(Page):
    """A key a procedure, from `first` on."""

    title = "offer.title"

    def __init__(self, room: Room, first: int = 0) -> None:
        super().__init__(room)
        self._first = first
        self._hidden = self.office.settings().offer.without
        names = [*dict.fromkeys((*self._optional(), *self._hidden))]
        cells = grid(self.body, DOWN, ACROSS, self.gap)
        for name, cell in zip(names[first : first + FIT], cells, strict=False):
            picture = "check_off" if name in self._hidden else "check_on"
            self.key(
                place(self.office, name), cell, partial(self._turn, name), picture=picture, tone="choice"
            )
        self.paging(first, FIT, len(names), lambda at: room.swap(partial(OfferPage, first=at)))

    def _optional(self) -> list[str]:
        ways = self.office.library.home.ways()
        return [name for name, tiles in ways.items() if not any(tile.urgent for tile in tiles)]

    def _turn(self, name: str) -> None:
        hidden = set(self._hidden) ^ {name}
        change(self.room, "offer", "without", tuple(sorted(hidden)))
        self.room.swap(partial(OfferPage, first=self._first))
