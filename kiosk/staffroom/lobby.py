"""Which page comes first, and what lies behind the door."""

from functools import partial

from kiosk.staffroom.gate import Gate
from kiosk.staffroom.health import Health
from kiosk.staffroom.menu import Menu
from kiosk.staffroom.notices import notices
from kiosk.staffroom.page import Page
from kiosk.staffroom.requests_page import Requests
from kiosk.staffroom.room import Make, Room

DOORS: tuple[tuple[str, str, Make], ...] = (
    ("menu.requests", "help_person", Requests),
    ("menu.notices", "careful", notices),
    ("menu.health", "good", Health),
)


def first_page() -> Make:
    """The door; where no number was ever set, the first start."""
    return partial(Gate, inside=menu)


def menu(room: Room) -> Page:
    """What can be done here."""
    return Menu(room, DOORS)
