"""きょう・今月: pictures of the use, one a page, over a range of days that staff choose."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from kiosk.records.audit.deeds import Deed
from kiosk.records.reports.figures import Figures
from kiosk.records.reports.helping import HOURS, NOTHING, help_in
from kiosk.records.trouble import LogUnreadableError
from kiosk.staffroom import numbers
from kiosk.staffroom.bars import LONG_NAMES, SHARES, fitting, put_bars
from kiosk.staffroom.boxes import top
from kiosk.staffroom.charts import Columns
from kiosk.staffroom.choice import Choice
from kiosk.staffroom.numbers import Row
from kiosk.staffroom.overview import put_overview
from kiosk.staffroom.page import LAST, THIRD, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.spans import SPANS, days
from kiosk.staffroom.style import ROW_MM, STRONG
from kiosk.values import dataclass

PICTURES = ("use", "procedures", "calls", "places", "speed", "unanswered", "unmet", "touch", "text")
RANGES = ("month", "month_before", "week", "year", "year_before")
COUNTED = {
    "procedures": ("openings", "stops"),
    "calls": ("calls",),
    "places": ("calls",),
    "speed": ("answers",),
    "unmet": ("unmet",),
    "touch": ("troubles",),
    "text": ("sizes",),
}
"""The tables that a picture is drawn from."""
BOTH = ("procedures",)  # pictures whose bars show a part of a whole
OF_HELP = ("places", "speed", "unanswered")
LONG = ("places",)  # pictures whose names are long


@dataclass(frozen=True)
class Look:
    """Which picture, of which days, from which line on."""

    picture: str = PICTURES[0]
    span: str = RANGES[0]
    first: int = 0


THIS_MONTH = Look()


class FiguresPage(Page):
    """One picture; つぎの図 leads round through all of them."""

    title = "numbers.title"

    def __init__(self, room: Room, look: Look = THIS_MONTH) -> None:
        self._look = look
        super().__init__(room)
        try:
            span = SPANS[look.span](self.office.library.today())
            found = numbers.counted(self.office, span)
            self._help = help_in(self.office.where.log, span) if look.picture in OF_HELP else NOTHING
        except LogUnreadableError:
            self.label(self.say("requests.unreadable"), self.body, em=STRONG, at_top=True)
            return
        room.witness(Deed.SUMMARY_SEEN, about=days(found.span))
        self.rail_key(THIRD, self.say(f"span.{look.span}"), self._ask_span, "calendar")
        following = self._put(found)
        if following is None:
            self._next_picture()
        else:
            go_on = partial(self._turn, replace(look, first=following))
            self.rail_key(LAST, self.say("page.after"), go_on, "next_arrow")

    def heading(self) -> str:
        """What is counted, and when."""
        return self.say(f"numbers.head_{self._look.picture}", span=self.say(f"span.{self._look.span}"))

    def _next_picture(self) -> None:
        following = PICTURES[(PICTURES.index(self._look.picture) + 1) % len(PICTURES)]
        go_on = partial(self._turn, replace(self._look, picture=following, first=0))
        self.rail_key(LAST, self.say(f"numbers.next_{following}"), go_on, "next_arrow", "next")

    def _put(self, found: Figures) -> int | None:
        """The picture; returns the first line of its next page, None on the last."""
        match self._look.picture:
            case "use":
                put_overview(self, found, self._look.span)
            case "unanswered":
                self._hours()
            case _:
                return self._bars(found)
        return None

    def _hours(self) -> None:
        """A column an hour of the day."""
        counts = self._help.unanswered
        told = self.say("numbers.legend_unanswered", count=sum(counts))
        legend, box = top(self.body, self.kit.px(ROW_MM), 0)
        self.label(told, legend)
        chart = Columns(self, told, counts, [self.say("numbers.hour", hour=hour) for hour in range(HOURS)])
        chart.setGeometry(box)
        chart.show()

    def _bars(self, found: Figures) -> int | None:
        """The bars from the look's first on; returns the next page's first, None on the last."""
        look, parted = self._look, self._look.picture in BOTH
        rows = self._rows(found)
        note = numbers.note(self.office, found, *COUNTED[look.picture])
        if not rows:
            self.label(note or self.say("numbers.none"), self.body, em=STRONG, at_top=True)
            return None
        legend, box = top(self.body, self.kit.px(ROW_MM * (2 if note else 1)), self.gap)
        told = self.say(f"numbers.legend_{look.picture}", count=sum(row.whole for row in rows))
        self.label(f"{told}　{note}".strip(), legend)
        if look.picture == "speed":
            waits, box = top(box, self.kit.px(ROW_MM), 0)
            self.label(numbers.waits(self.office, self._help.waits), waits)
        shares = LONG_NAMES if look.picture in LONG else SHARES
        fit = fitting(self, box, rows, shares)
        most = max(row.whole for row in rows)
        put_bars(self, box, rows[look.first :], fit, most=most, parted=parted, shares=shares)
        after = look.first + fit
        return after if after < len(rows) else None

    def _rows(self, found: Figures) -> list[Row]:
        words, office = numbers.words(self.office), self.office
        simple = partial(numbers.simple, office)
        made: dict[str, Callable[[], list[Row]]] = {
            "procedures": lambda: numbers.procedures(office, found),
            "calls": lambda: simple(found.calls, words.helps),
            "places": lambda: numbers.places(office, self._help),
            "speed": lambda: simple(found.answers, words.speeds),
            "unmet": lambda: simple(found.unmet, words.pictures),
            "touch": lambda: simple(found.troubles, words.troubles),
            "text": lambda: simple(found.sizes, words.sizes),
        }
        return made[self._look.picture]()

    def _ask_span(self) -> None:
        answers = [(name, self.say(f"span.{name}")) for name in RANGES]
        heading = self.say("requests.which_span")
        take = lambda name: self._turn(replace(self._look, span=name, first=0))  # noqa: E731
        now = self._look.span
        self.room.go(partial(Choice, heading=heading, answers=answers, now=now, take=take))

    def _turn(self, look: Look) -> None:
        self.room.swap(partial(FiguresPage, look=look))
