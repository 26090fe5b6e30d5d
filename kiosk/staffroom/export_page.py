"""書き出し: what, of which days, where to; then how far it is; then what became of it, in one sentence."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QTimer

from kiosk.records.reports.delivery import Ending, Outcome
from kiosk.staffroom.boxes import rows, top
from kiosk.staffroom.charts import Bar
from kiosk.staffroom.choice import Choice
from kiosk.staffroom.job import WHATS, Job, job_of
from kiosk.staffroom.line_key import LineKey
from kiosk.staffroom.page import LAST, Page
from kiosk.staffroom.room import Room
from kiosk.staffroom.spans import SPANS
from kiosk.staffroom.sticks import sticks
from kiosk.staffroom.style import ROW_MM, STRONG
from kiosk.values import dataclass

RANGES = ("month_before", "month", "year_before", "year", "week", "today")
HERE = "here"
LOOK_MS = 100
BAR_MM = 12.0
PARTS = 100


@dataclass(frozen=True)
class Wish:
    """What is to be exported, of which range of days, and the folder (HERE: this machine's own)."""

    what: str = WHATS[0]
    span: str = RANGES[0]
    to: str = HERE


FIRST = Wish()


class ExportPage(Page):
    """Three lines to choose, and the key that begins."""

    title = "export.title"

    def __init__(self, room: Room, wish: Wish | None = None) -> None:
        super().__init__(room)
        found = [str(path) for path in sticks(self.office.sticks)]
        wish = self._wish = wish or Wish(to=found[0] if found else HERE)
        cells = rows(self.body, [1, 1, 1, 1], self.gap)
        whats = [(what, self.say(f"export.{what}")) for what in WHATS]
        spans = [(name, self.say(f"span.{name}")) for name in RANGES]
        places = [*((path, self._place(path)) for path in found), (HERE, self._place(HERE))]
        self._line("what", whats, wish.what, cells[0])
        self._line("span", spans, wish.span, cells[1])
        self._line("to", places, wish.to, cells[2])
        leaves = "log" if wish.what.startswith("log") else "others"
        self.label(self.say(f"export.note_{leaves}"), cells[3])
        self.rail_key(LAST, self.say("export.begin"), self._begin, "usb_stick", "next")

    def _place(self, to: str) -> str:
        return self.say("export.here") if to == HERE else self.say("export.stick", name=Path(to).name)

    def _line(self, name: str, answers: Sequence[tuple[str, str]], now: str, cell: QRect) -> None:
        heading = self.say(f"export.which_{name}")
        told = dict(answers).get(now) or self._place(now)
        if name == "span":
            told = f"{told}（{SPANS[now](self.office.library.today()).told}）"
        sentence = self.office.sentence
        key = LineKey(sentence(heading), sentence(told), sentence(f"{heading}　{told}"), self.kit, self)
        key.setGeometry(cell)
        take = partial(self._take, name)
        ask = partial(Choice, heading=heading, answers=answers, now=now, take=take)
        self.press(key, partial(self.room.go, ask))

    def _take(self, name: str, value: str) -> None:
        chosen = {"what": self._wish.what, "span": self._wish.span, "to": self._wish.to, name: value}
        self.room.swap(partial(ExportPage, wish=Wish(**chosen)))

    def _begin(self) -> None:
        wish = self._wish
        span = SPANS[wish.span](self.office.library.today())
        folder = self.office.where.data / "exports" if wish.to == HERE else Path(wish.to)
        if wish.to == HERE:
            folder.mkdir(exist_ok=True)
        job = job_of(self.office, self.room.signed(), wish.what, span, folder)
        self.room.go(partial(Under, job=job))
        job.start()


class Under(Page):
    """An export under way: how far, and a key that stops it.  Nobody needs to touch anything meanwhile."""

    title = "export.under"
    leads_back = False

    def __init__(self, room: Room, job: Job) -> None:
        super().__init__(room)
        self._job = job
        words, below = top(self.body, self.kit.px(ROW_MM), self.gap)
        self._words = self.label(self.say("export.percent", percent=0), words, em=STRONG)
        place, _ = top(below, self.kit.px(BAR_MM), 0)
        self._bar = Bar(self, self.say(self.title), PARTS, 0, PARTS)
        self._bar.setGeometry(place)
        self._bar.show()
        self.rail_key(LAST, self.say("export.stop"), job.stop, "stop_button")
        room.left.connect(job.stop)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._see)
        self._look.start()

    def _see(self) -> None:
        self.room.busy()
        job = self._job
        if job.outcome is not None:
            self._look.stop()
            self.room.swap(partial(Over, outcome=job.outcome))
        elif job.of:
            percent = PARTS * job.done // job.of
            self._words.say(self.office.sentence(self.say("export.percent", percent=percent)))
            self._bar.show_part(percent)


class Over(Page):
    """What became of it, and the files that are there now."""

    title = "export.over"

    def __init__(self, room: Room, outcome: Outcome) -> None:
        self._done = outcome.ending is Ending.DONE
        super().__init__(room)
        box, below = top(self.body, self.kit.px(3 * ROW_MM), self.gap)
        self.label(outcome.sentence, box, em=STRONG, at_top=True)
        if outcome.files:
            names, note = top(below, self.kit.px(4 * ROW_MM), self.gap)
            for file, line in zip(outcome.files, rows(names, [1, 1], 0), strict=False):
                self.label(file.name, line, at_top=True)
            self.label(self.say("export.pull_out"), note, at_top=True)

    def heading(self) -> str:
        """Whether it is there."""
        return self.say("export.done" if self._done else "export.not_done")
