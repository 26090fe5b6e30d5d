"""Where people stop: of one procedure, the last page of every visit, in the order of its steps."""

from functools import partial

from kiosk.records.audit.deeds import Deed
from kiosk.records.trouble import LogUnreadableError
from kiosk.staffroom import numbers
from kiosk.staffroom.bars import fitting, put_bars
from kiosk.staffroom.boxes import top
from kiosk.staffroom.choice import Choice
from kiosk.staffroom.page import THIRD, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.spans import SPANS, days
from kiosk.staffroom.style import ROW_MM, STRONG
from kiosk.staffroom.tell import place

RANGES = ("month", "month_before", "year", "year_before")


def which(room: Room) -> Page:
    """Asks for the procedure; those that were opened most this month stand first."""
    office = room.office
    try:
        often = numbers.counted(office, SPANS["month"](office.library.today())).openings.parts
    except LogUnreadableError:
        often = {}
    names = sorted(office.library.home.ways(), key=lambda name: -often.get(name, 0))
    answers = [(name, place(office, name)) for name in names]
    take = lambda name: room.go(partial(StopsPage, procedure=name))  # noqa: E731
    return Choice(room, office.say("stops.which"), answers, "", take, stay=True)


class StopsPage(Page):
    """A bar a page on which somebody stopped."""

    title = "stops.title"

    def __init__(self, room: Room, procedure: str, span: str = RANGES[0], first: int = 0) -> None:
        self._procedure = procedure
        super().__init__(room)
        self.rail_key(THIRD, self.say(f"span.{span}"), partial(self._ask_span, span), "calendar")
        try:
            found = numbers.counted(self.office, SPANS[span](self.office.library.today()))
        except LogUnreadableError:
            self.label(self.say("requests.unreadable"), self.body, em=STRONG, at_top=True)
            return
        room.witness(Deed.SUMMARY_SEEN, about=days(found.span))
        tally = next(each for each in found.stops if each.name == procedure)
        note = numbers.note(self.office, found, "stops")
        if not tally.whole:
            self.label(note or self.say("stops.none"), self.body, em=STRONG, at_top=True)
            return
        rows = numbers.stops(self.office, tally)
        legend, box = top(self.body, self.kit.px(ROW_MM * (2 if note else 1)), self.gap)
        self.label(f"{self.say('stops.legend', count=tally.whole)}　{note}".strip(), legend)
        fit = fitting(self, box, rows)
        put_bars(self, box, rows[first:], fit, most=max(row.whole for row in rows), parted=False)
        self.onward(
            first,
            fit,
            len(rows),
            lambda at: room.swap(partial(StopsPage, procedure=procedure, span=span, first=at)),
        )

    def heading(self) -> str:
        """Of which procedure."""
        return self.say(self.title, procedure=place(self.office, self._procedure))

    def _ask_span(self, now: str) -> None:
        answers = [(name, self.say(f"span.{name}")) for name in RANGES]
        take = lambda name: self.room.swap(partial(StopsPage, procedure=self._procedure, span=name))  # noqa: E731
        heading = self.say("requests.which_span")
        self.room.go(partial(Choice, heading=heading, answers=answers, now=now, take=take))
