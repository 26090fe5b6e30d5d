"""How the machine is: disk, log, copies, sound, calls, clock; a mark, a name, and words for each."""

from PySide6.QtCore import QRect

from kiosk.staffroom.boxes import left, rows
from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.picture import Picture
from kiosk.staffroom.probes import Reading
from kiosk.staffroom.readings import readings
from kiosk.staffroom.room import Room
from kiosk.staffroom.style import BODY, STRONG
from kiosk.widgets.ruby_layout import advance

MARKS = {"good": "good", "careful": "careful", "unknown": "unsure"}
MARK_MM, NAME_MM = 10.0, 30.0
TALL = 1.5  # a line of two lines


class Health(Page):
    """One line a part."""

    title = "health.title"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        put_readings(self, self.body, readings(self.office))
        self.rail_key(LAST, self.say("health.again"), lambda: room.swap(Health), "start_over")


def put_readings(page: Page, box: QRect, found: list[Reading]) -> None:
    """A line each, as many as a page holds."""
    wide = box.width() - page.kit.px(MARK_MM + NAME_MM) - 2 * page.gap
    em = page.kit.px(BODY)
    lines = [TALL if advance(each.words, em, bold=False) > wide else 1.0 for each in found]
    for reading, place in zip(found, rows(box, lines, 0), strict=True):
        px = page.kit.px
        mark, words = left(place, px(MARK_MM), page.gap)
        picture = Picture(MARKS[reading.state], px(MARK_MM), page)
        picture.move(mark.left(), mark.center().y() - px(MARK_MM) // 2)
        name, words = left(words, px(NAME_MM), page.gap)
        page.label(page.say(f"health.{reading.name}"), name, em=STRONG, bold=True)
        page.label(reading.words, words)
