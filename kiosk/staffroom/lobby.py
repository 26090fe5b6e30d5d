"""Which page comes first, and what lies behind the door."""

from functools import partial

from kiosk.staffroom.about import about
from kiosk.staffroom.export_page import ExportPage
from kiosk.staffroom.figures_page import FiguresPage
from kiosk.staffroom.first_start import FirstStart
from kiosk.staffroom.gate import Gate
from kiosk.staffroom.health import Health
from kiosk.staffroom.lookers import lookers
from kiosk.staffroom.members import Members
from kiosk.staffroom.menu import Menu
from kiosk.staffroom.notices import notices
from kiosk.staffroom.page import Page
from kiosk.staffroom.ready import Ready
from kiosk.staffroom.requests_page import Requests
from kiosk.staffroom.room import Make, Room
from kiosk.staffroom.settings_page import SettingsPage
from kiosk.staffroom.stops_page import which
from kiosk.staffroom.supporters import supporters

DOORS: tuple[tuple[str, str, Make], ...] = (
    ("menu.numbers", "chart", FiguresPage),
    ("menu.stops", "stop_hand", which),
    ("menu.requests", "help_person", Requests),
    ("menu.notices", "careful", notices),
    ("menu.health", "good", Health),
    ("menu.settings", "gear", SettingsPage),
    ("menu.members", "family", Members),
    ("menu.supporters", "consult", supporters),
    ("menu.lookers", "eye_ear", lookers),
    ("menu.export", "usb_stick", ExportPage),
    ("menu.about", "open_book", about),
)


def first_page(room: Room) -> Make:
    """The door; where no number was ever set, the first start."""
    keys = room.office.keys
    if keys is not None and not keys.is_set():
        return partial(FirstStart, inside=menu)
    return partial(Gate, inside=menu)


def menu(room: Room) -> Page:
    """What can be done here."""
    return Menu(room, DOORS, Ready)
