"""A member of staff at the glass: comes to the door, types a number, presses keys by their words."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLabel

from kiosk.guide.looks import Looks
from kiosk.guide.moves import SetLooks
from kiosk.keys.staff import StaffKeys
from kiosk.records.audit.deeds import MACHINE, OPERATOR, SOMEBODY, Deed
from kiosk.records.audit.trail import links
from kiosk.staffroom.entry import TextEntry
from kiosk.staffroom.lobby import menu
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Make, Room
from kiosk.widgets.big_button import BigButton
from kiosk.words.sentence import Sentence
from tests.hand import Hand
from tests.kiosks import settle, wait_for
from tests.walker.looks import Screen

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
PIN, OTHER, WRONG = "274951", "618204", "703926"
NAME, SECOND = "田中", "山口"


@dataclass
class Heard:
    """What came out of the loudspeaker."""

    said: list[object] = field(default_factory=list)

    def say(self, sentences: Sequence[Sentence]) -> None:
        self.said.extend(sentences)

    def stop(self) -> None:
        """Silence is no sound."""

    def prepare(self, pages: Sequence[Sequence[Sentence]]) -> None:
        """Nor is what only might be said."""

    def adjust(self, looks: Looks) -> None:
        """Nor are the looks."""

    def chime(self, name: str, volume: float | None = None) -> None:
        self.said.append(name)


class Staff:
    """One person of the house before one kiosk, with a clock of their own."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.now = NOW
        self.heard = Heard()
        self.door = hand.kiosk.tablet.door
        hand.kiosk.tablet.stage.speak_with(self.heard)
        wait_for(lambda: hand.kiosk.tablet.diary.health().state == "ok")
        self._audited = len(links(hand.kiosk.log))
        self._office = self.door._office
        self.door._office = lambda: replace(self._office(), now=lambda: self.now)

    @property
    def keys(self) -> StaffKeys:
        """The PINs, as a start of the kiosk reads them."""
        found = self.door._office().keys
        assert found is not None
        return found

    @property
    def room(self) -> Room:
        assert self.door.room is not None
        return self.door.room

    @property
    def page(self) -> Page:
        assert self.room.page is not None
        return self.room.page

    def come(self) -> None:
        """To the door."""
        self.door.open()
        self.breathe()

    def inside(self, make: Make = menu) -> None:
        """Come in without the number, to one page."""
        self.come()
        self.room.come_in(NAME)
        self.room.begin(menu)
        if make is not menu:
            self.room.go(make)
        self.breathe()

    def write(self, text: str) -> None:
        """On the keyboard."""
        assert isinstance(self.page, TextEntry)
        self.page.field.setText(text)
        self.press("決める")
        self.breathe()

    def type(self, digits: str) -> None:
        """On the keypad, then 決定."""
        for digit in digits:
            self.press(digit)
        self.press("決定")

    def press(self, words: str) -> None:
        """A finger on the key with these words."""
        self.hand.tap(self.key(words))

    def key(self, words: str) -> BigButton:
        found = [key for key in self.all_keys() if words == key.text() or words in key.text()]
        exact = [key for key in found if key.text() == words]
        assert found, f"no {words} among {[key.text() for key in self.all_keys()]}"
        return (exact or found)[0]

    def all_keys(self) -> list[BigButton]:
        return [key for key in self.page.reachable() if isinstance(key, BigButton)]

    def read(self) -> str:
        """Every text on the page, line by line."""
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join([*(label.text() for label in labels), *(key.text() for key in self.all_keys())])

    def wait(self, **time: float) -> None:
        """Later by the clock on the wall."""
        self.now += timedelta(**time)

    def breathe(self) -> None:
        """Look at the page before the next touch."""
        settle()
        self.hand.kiosk.clock.wait(2.0)

    def corners(self) -> tuple[QPoint, QPoint]:
        """The upper left and the lower right."""
        size = self.hand.glass.size()
        return QPoint(20, 20), QPoint(size.width() - 20, size.height() - 20)

    def witnessed(self, deed: Deed) -> list[tuple[str, int]]:
        """What the audit says of this deed, since this person came to the house."""
        tablet = self.hand.kiosk.tablet
        wait_for(lambda: tablet.diary.health().waiting == 0 and tablet.diary.health().state == "ok")
        new = links(self.hand.kiosk.log)[self._audited :]
        assert {each.entry.who for each in new} <= {NAME, SECOND, MACHINE, OPERATOR, SOMEBODY}
        return [(each.entry.about, each.entry.count) for each in new if each.entry.deed == deed]

    def audited(self) -> list[tuple[str, str, str]]:
        """Who, what and why, since this person came to the house."""
        self.witnessed(Deed.SIGNED_IN)  # waits until all of it is on disk
        new = links(self.hand.kiosk.log)[self._audited :]
        return [(each.entry.who, each.entry.deed, each.entry.purpose) for each in new]

    def aims(self) -> None:
        """The aims of a month are set."""
        aims = "[targets]\nvisits = 150\nfinished = 40\nsoon = 80\n"
        self._office().where.settings.write_text(aims, encoding="utf-8")

    def dress(self, looks: Looks, screen: Screen) -> None:
        """The resident before chose other looks; the glass is another."""
        tablet = self.hand.kiosk.tablet
        self._dress = tablet.stage._dress
        own = self._dress
        tablet.stage._dress = lambda looks: replace(own(looks), px_per_mm=screen.k)
        tablet.glass.resize(screen.size)
        tablet.guide.make(SetLooks(looks))
        settle()

    def undress(self, size: QSize) -> None:
        """As before."""
        tablet = self.hand.kiosk.tablet
        tablet.stage._dress = self._dress
        tablet.guide.make(SetLooks(Looks()))
        tablet.glass.resize(size)
        settle()

    def go_home(self) -> None:
        """Leave the room, and the house as it was before anybody had a number."""
        if self.door.room is not None:
            self.room.leave()
        settle()
        self.hand.leave()
        self.door._office = self._office
        where, tablet = self._office().where, self.hand.kiosk.tablet
        changed = where.settings.exists()
        for path in (where.staff, where.pepper, where.settings):
            path.unlink(missing_ok=True)
        if changed:
            self.door._renew()
        self.door.nobody_yet = False
        tablet.look_after()
