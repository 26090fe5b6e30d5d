"""Settings: what each value is now; a touch changes one.  It holds when staff leave, or from a start on."""

from collections.abc import Callable, Sequence
from functools import partial

from kiosk.settings import Settings
from kiosk.staffroom.boxes import rows
from kiosk.staffroom.change import change, change_and_return
from kiosk.staffroom.choice import Choice
from kiosk.staffroom.entry import NumberEntry, TextEntry
from kiosk.staffroom.line_key import HIGH_MM, LineKey
from kiosk.staffroom.offer_page import OfferPage
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.saving import Value
from kiosk.staffroom.settings_items import FROM_START, ITEMS, Item, house_facts, told

Line = tuple[str, str, Callable[[], None]]
"""The name of a setting, its value in words, and what a touch on it does."""


class SettingsPage(Page):
    """A line a setting, from `first` on."""

    title = "settings.title"

    def __init__(self, room: Room, first: int = 0) -> None:
        super().__init__(room)
        settings = self.office.settings()
        above, lines = self._restart(), self._lines(settings)
        cells = max(2, (self.body.height() + self.gap) // (self.kit.px(HIGH_MM) + self.gap))
        fit = cells - len(above)
        shown = [*above, *lines[first : first + fit]]
        for (name, value, do), cell in zip(shown, rows(self.body, [1] * cells, self.gap), strict=False):
            sentence = self.office.sentence
            key = LineKey(sentence(name), sentence(value), sentence(f"{name}　{value}"), self.kit, self)
            key.setGeometry(cell)
            self.press(key, do)
        self.paging(first, fit, len(lines), lambda at: room.swap(partial(SettingsPage, first=at)))

    def _restart(self) -> Sequence[Line]:
        """Where something waits for it, a line at the top of every part of the list."""
        if not self.office.waits():
            return ()
        return [(self.say("settings.from_start"), self.say("settings.restart"), self._begin_again)]

    def _begin_again(self) -> None:
        self.room.leave()
        self.office.restart()

    def _lines(self, settings: Settings) -> Sequence[Line]:
        lines: list[Line] = [self._line(item, settings) for item in ITEMS]
        hidden = len(settings.offer.without)
        offered = self.say("settings.hidden", count=hidden) if hidden else self.say("settings.all_offered")
        lines.append((self.say("settings.offer"), offered, lambda: self.room.go(OfferPage)))
        lines += [self._fact(key, about, settings) for key, about in house_facts(self.office)]
        return lines

    def _line(self, item: Item, settings: Settings) -> Line:
        now = item.now(settings)
        name = self.say(f"settings.{item.key}")
        value = told(self.office, item, now)
        if item.section in FROM_START:
            value = self.say("settings.later", value=value)
        return name, value, partial(self._ask, item, name, now)

    def _fact(self, key: str, about: str, settings: Settings) -> Line:
        now = str(settings.facts.get(key, self.office.library.facts[key].told()))
        take = partial(change_and_return, self.room, "facts", key)
        name = self.say("settings.fact", about=about)
        ask = partial(TextEntry, heading=self.say("settings.fact_title"), hint=about, text=now, take=take)
        return name, now, lambda: self.room.go(ask)

    def _ask(self, item: Item, name: str, now: Value) -> None:
        hint = self.say(f"settings.{item.key}_hint") if item.kind != "choice" else ""
        take = partial(change_and_return, self.room, item.section, item.key)
        match item.kind:
            case "text":
                self.room.go(partial(TextEntry, heading=name, hint=hint, text=str(now), take=take))
            case "number":
                number = lambda digits: take(int(digits))  # noqa: E731
                self.room.go(partial(NumberEntry, heading=name, hint=hint, number=int(str(now)), take=number))
            case "choice":
                self._choose(item, name, now)

    def _choose(self, item: Item, name: str, now: Value) -> None:
        by_word = {str(choice): choice for choice in item.choices}
        answers = [(word, told(self.office, item, choice)) for word, choice in by_word.items()]
        room = self.room

        def take(word: str) -> None:
            change(room, item.section, item.key, by_word[word])
            room.again()

        room.go(partial(Choice, heading=name, answers=answers, now=str(now), take=take))
