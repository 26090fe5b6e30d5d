"""What this program is made of, by whom, and under which licences."""

from kiosk.content import VERSION
from kiosk.staffroom.notices import Notices
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room

FILE = "about.txt"


def about(room: Room) -> Page:
    """A paragraph for each; where the file is gone, where else it can be read."""
    try:
        told = (room.office.where.assets / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        told = room.office.say("about.gone")
    texts = told.replace("{version}", VERSION).splitlines()
    return Notices(room, texts, heading=room.office.say("menu.about"))
