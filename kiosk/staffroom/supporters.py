"""Who answers calls on a phone: the list, a way in for one more, and the end of somebody's."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk.line.build import NONE, OWN
from kiosk.line.reception import Supporter
from kiosk.records.audit.deeds import Deed
from kiosk.staffroom.asking import Asking, Found
from kiosk.staffroom.boxes import columns, rows, top
from kiosk.staffroom.join_page import Join
from kiosk.staffroom.looked import plain
from kiosk.staffroom.page import LAST, THIRD, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.settings_items import ITEMS
from kiosk.staffroom.settings_page import SettingsPage
from kiosk.staffroom.style import KEY_MM, ROW_MM

WHO, OUT = 7.0, 3.0
PHONES = next(index for index, item in enumerate(ITEMS) if item.name == "help.phones")


def supporters(room: Room) -> Page:
    """The list, where phones join here; else where they do."""
    reception = room.office.reception
    return (Supporters if reception.hub == OWN and reception.phones else NotHere)(room)


class NotHere(Page):
    """No phone joins at this tablet: why, and what can be done."""

    title = "supporters.title"

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        hub = self.office.reception.hub
        self.label(self._words(hub), self.body, at_top=True)
        if hub == OWN:
            there = partial(room.go, partial(SettingsPage, first=PHONES))
            self.rail_key(LAST, self.say("supporters.settings"), there, "gear", "next")

    def _words(self, hub: str) -> str:
        if hub == NONE:
            return self.say("supporters.no_hub")
        if hub != OWN:
            return self.say("supporters.elsewhere", address=hub)
        soon = self.office.settings().help.phones
        return self.say("supporters.soon" if soon else "supporters.off")


class Supporters(Page):
    """A line a person, from `first` on; it follows who comes and goes."""

    title = "supporters.title"

    def __init__(self, room: Room, first: int = 0) -> None:
        super().__init__(room)
        self._first = first
        high = self.body.height() - self.kit.px(2 * ROW_MM) - self.gap
        self._box, foot = top(self.body, high, self.gap)
        self.label(self.say("supporters.sure"), foot)
        self._found: Found = ()
        self._on_show: list[QWidget] = [self.label(self.say("supporters.asking"), self._box, at_top=True)]
        self.rail_key(LAST, self.say("supporters.add"), partial(room.go, Join), "qr_phone", "next")
        self._asked = False
        self._asking = Asking(self, self._took)

    def _took(self, found: Found) -> None:
        if self._asked and found == self._found:
            return
        self._asked, self._found = True, found
        self._clear()
        if found:
            self._list(found)
        else:
            words = self.say("supporters.no_answer" if found is None else "supporters.nobody")
            self._on_show = [self.label(words, self._box, at_top=True)]
        if self.room.focusWidget() is None:
            self._focus()

    def _clear(self) -> None:
        for widget in self._on_show:
            if widget in self.focusable:
                self.focusable.remove(widget)
            widget.hide()
            widget.deleteLater()
        self._on_show = []

    def _focus(self) -> None:
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def _list(self, found: Sequence[Supporter]) -> None:
        key, gap = self.kit.px(KEY_MM), self.gap
        fit = max(1, (self._box.height() + gap) // (key + gap))
        first = self._first if self._first < len(found) else 0
        lines, _ = top(self._box, fit * (key + gap) - gap)
        for each, line in zip(found[first : first + fit], rows(lines, [1] * fit, gap), strict=False):
            self._line(each, line)
        if len(found) > fit:
            following = first + fit if first + fit < len(found) else 0
            more = partial(self.room.swap, partial(Supporters, first=following))
            self._on_show.append(self.rail_key(THIRD, self.say("page.after"), more, "next_arrow"))

    def _line(self, supporter: Supporter, line: QRect) -> None:
        who, out = columns(line, [WHO, OUT], self.gap)
        name = plain(supporter.name)
        told = self.say(f"supporters.{supporter.presence}", name=name)
        ask = partial(self.room.go, partial(TakeOut, supporter=supporter))
        key = self.key(self.say("supporters.out"), out, ask)
        key.setAccessibleName(self.say("supporters.out_whom", name=name))
        self._on_show += [self.label(told, who), key]


class TakeOut(Page):
    """Asks once more before somebody's phone is out."""

    title = "supporters.sure_out"

    def __init__(self, room: Room, supporter: Supporter) -> None:
        self._supporter = supporter
        super().__init__(room)
        apart = self.kit.px(self.kit.room.leave_gap)
        words, below = top(self.body, self.kit.px(2 * ROW_MM), self.gap)
        self._words = self.label(self.say("supporters.out_what"), words)
        first, rest = top(below, self.kit.px(KEY_MM), apart)
        self.key(self.say("supporters.stay"), first, room.back, picture="continue_hand", tone="primary")
        second, _ = top(rest, self.kit.px(KEY_MM))
        away = second.adjusted(0, 0, -apart, 0)
        self.key(self.say("supporters.out"), away, self._take_out, picture="wipe", tone="leave")

    def heading(self) -> str:
        """Whose."""
        return self.say(self.title, name=plain(self._supporter.name))

    def _take_out(self) -> None:
        self.office.reception.take_out(self._supporter.id, self._done)

    def _done(self, out: bool) -> None:  # noqa: FBT001 - an answer
        if not isValid(self) or self.room.page is not self:
            return
        if out:
            self.room.witness(Deed.SUPPORTER_REMOVED)
            self.room.back()
        else:
            self._words.say(self.office.sentence(self.say("supporters.not_out")))
