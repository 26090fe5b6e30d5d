"""What is wrong with this machine, and what is to be checked again; a page at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.room import Room


class Notices(Page):
    """As many texts as fit from `first` on; one that is longer than the page stands alone."""

    title = "notices.title"

    def __init__(self, room: Room, texts: Sequence[str], first: int = 0, heading: str = "") -> None:
        self._heading = heading
        super().__init__(room)
        shown = self._put(texts, first)
        after = first + shown
        if after < len(texts):
            more = lambda: room.swap(lambda room: Notices(room, texts, after, heading))  # noqa: E731
            self.rail_key(LAST, self.say("page.after"), more, "next_arrow")

    def heading(self) -> str:
        """The title."""
        return self._heading or super().heading()

    def _put(self, texts: Sequence[str], first: int) -> int:
        top, count = self.body.top(), 0
        for text in texts[first:]:
            place = QRect(self.body.left(), top, self.body.width(), self.body.bottom() + 1 - top)
            label = self.label(text, place, at_top=True)
            high = round(label.fitted()[0].height)
            if count and top + high > self.body.bottom() + 1:
                label.hide()
                label.deleteLater()
                break
            label.setFixedHeight(min(high, place.height()))
            top += high + self.gap
            count += 1
        return count


def notices(room: Room) -> Notices:
    """What is wrong, then what is due."""
    found = list(room.office.findings()) or [room.office.say("notices.all_well")]
    return Notices(room, [*_paragraphs(found), *_paragraphs(room.office.agenda())])


def _paragraphs(texts: Sequence[str]) -> list[str]:
    """Every line of every text by itself: a label sets one sentence."""
    return [line for text in texts for line in text.splitlines() if line.strip()]
