"""The log of help requests: newest first, narrowed by days, procedure, why, and what became of it."""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QRect

from kiosk.records.audit.deeds import Deed
from kiosk.records.catalogue import CodeKind
from kiosk.records.requests import Request, Sought, requests
from kiosk.records.trouble import LogUnreadableError
from kiosk.staffroom.boxes import columns, rows, top
from kiosk.staffroom.choice import Choice
from kiosk.staffroom.line_key import HIGH_MM, LineKey
from kiosk.staffroom.page import Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.spans import SPANS, days
from kiosk.staffroom.story import Story
from kiosk.staffroom.style import KEY_MM, STRONG
from kiosk.staffroom.tell import moment, place
from kiosk.values import dataclass

ALL = ""
FILTERS: tuple[Literal["procedure", "kind", "outcome"], ...] = ("procedure", "kind", "outcome")


@dataclass(frozen=True)
class Look:
    """What is on show: a named range of days, what is sought, and the first line."""

    span: str = "month"
    sought: Sought = field(default_factory=Sought)
    first: int = 0


THIS_MONTH = Look()


class Requests(Page):
    """Four keys that narrow the list, then the list."""

    title = "requests.title"

    def __init__(self, room: Room, look: Look = THIS_MONTH) -> None:
        self._look = look
        self._found: list[Request] | None = None
        try:
            span = SPANS[look.span](room.office.library.today())
            found = requests(room.office.where.log, *span.bounds())
        except LogUnreadableError:
            super().__init__(room)
            self.label(self.say("requests.unreadable"), self.body, em=STRONG, at_top=True)
            return
        self._found = [each for each in found if look.sought.fits(each)]
        super().__init__(room)
        room.witness(Deed.CALL_SEEN, about=days(span), count=len(found))
        filters, box = top(self.body, self.kit.px(KEY_MM), self.gap)
        self._filters(filters, found)
        self._list(box, self._found)

    def heading(self) -> str:
        """How many there are, and how the list is narrowed."""
        if self._found is None:
            return super().heading()
        sought = self._look.sought
        narrowed = [self._told(name, value) for name in FILTERS if (value := getattr(sought, name))]
        count = self.say("requests.count", count=len(self._found))
        return "・".join((count, *narrowed))

    def _list(self, box: QRect, found: Sequence[Request]) -> None:
        if not found:
            self.label(self.say("requests.none"), box, em=STRONG, at_top=True)
            return
        fit = max(1, (box.height() + self.gap) // (self.kit.px(HIGH_MM) + self.gap))
        first = self._look.first
        for request, cell in zip(found[first : first + fit], rows(box, [1] * fit, self.gap), strict=False):
            self._line(request, cell)
        self.paging(first, fit, len(found), lambda at: self._turn(replace(self._look, first=at)))

    def _line(self, request: Request, cell: QRect) -> None:
        say, sentence = self.say, self.office.sentence
        kind = self.code("help_kind", request.kind)
        above = say("requests.line", at=moment(request.at), kind=kind)
        below = say("requests.of", place=place(self.office, request.procedure), outcome=self.outcome(request))
        whole = sentence(f"{above}　{below}")
        key = LineKey(sentence(above), sentence(below), whole, self.kit, self)
        key.setGeometry(cell)
        self.press(key, lambda: self.room.go(partial(Story, request=request)))

    def _filters(self, box: QRect, found: Sequence[Request]) -> None:
        look, sought = self._look, self._look.sought
        first, *others = columns(box, [1] * 4, self.gap)
        spans = [(name, self.say(f"span.{name}")) for name in SPANS]
        change = lambda name: self._turn(replace(look, span=name, first=0))  # noqa: E731
        self._filter("span", first, spans, look.span, change)
        for name, cell in zip(FILTERS, others, strict=True):
            there = sorted({getattr(each, name) for each in found} | {getattr(sought, name) or ""} - {""})
            answers = [(ALL, self.say("requests.all")), *((each, self._told(name, each)) for each in there)]
            self._filter(name, cell, answers, getattr(sought, name) or ALL, partial(self._narrow, name))

    def _filter(
        self,
        name: str,
        cell: QRect,
        answers: Sequence[tuple[str, str]],
        now: str,
        change: Callable[[str], None],
    ) -> None:
        words = dict(answers)[now] if name == "span" else self.say(f"requests.by_{name}")
        heading = self.say(f"requests.which_{name}")
        ask = partial(Choice, heading=heading, answers=answers, now=now, take=change)
        self.key(words, cell, lambda: self.room.go(ask), tone="choice", current=bool(now) and name != "span")

    def _narrow(self, name: str, value: str) -> None:
        sought = replace(self._look.sought, **{name: value or None})
        self._turn(replace(self._look, sought=sought, first=0))

    def _turn(self, look: Look) -> None:
        self.room.swap(partial(Requests, look=look))

    def _told(self, name: str, value: str) -> str:
        match name:
            case "procedure":
                return place(self.office, value)
            case "kind":
                return self.code("help_kind", value)
            case _:
                return self.say(f"outcome.{value}")

    def outcome(self, request: Request) -> str:
        """What became of it."""
        return self.say(f"outcome.{request.outcome}")

    def code(self, kind: str, value: str) -> str:
        """A code of the event catalogue in words."""
        known = self.office.events.kinds.get(kind)
        return known.one_of.get(value, value) if isinstance(known, CodeKind) and known.one_of else value
