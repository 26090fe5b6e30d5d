"""The staff room's first page: what can be done here."""

from functools import partial

from kiosk.staffroom.boxes import grid
from kiosk.staffroom.page import LAST, THIRD, Page
from kiosk.staffroom.room import Make, Room


class Menu(Page):
    """Every page by name and picture."""

    title = "menu.title"

    def __init__(self, room: Room, doors: tuple[tuple[str, str, Make], ...], morning: Make) -> None:
        """`doors` are the catalogue's key, the picture and the page behind each; `morning` is the first.

        The last door stands in the rail.
        """
        super().__init__(room)
        self.rail_key(LAST, self.say("menu.ready"), partial(room.go, morning), "finish", "next")
        cells = [*grid(self.body, 5, 2, self.gap), self.slots[THIRD]]
        for (word, picture, make), cell in zip(doors, cells, strict=True):
            self.key(self.say(word), cell, partial(self.room.go, make), picture=picture, tone="choice")
