"""Real tablets for tests: the program's own composition root on a log of their own."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer

from kiosk.app import Tablet, build
from kiosk.content import ROOT, Places
from kiosk.line.build import Exchange, NoExchange, Where
from kiosk.records.read import EventRow, tail
from kiosk.widgets.sheets import Sheet

TODAY = date(2026, 11, 22)
"""A day on which every shipped text is valid."""
TEN_INCH = QSize(1280, 800)
LONG_S = 30.0
"""Seconds after which a wait has failed; far above what any machine needs."""
EVERYTHING = 1_000_000


@dataclass
class Clock:
    """The only clock that fingers and log know; seconds."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


@dataclass(frozen=True)
class Kiosk:
    """A tablet whose window is on the glass."""

    tablet: Tablet
    clock: Clock
    data: Path

    @property
    def log(self) -> Path:
        return self.data / "diary.sqlite"

    def rows(self) -> list[EventRow]:
        """All events, once what waits is written."""
        wait_for(lambda: self.tablet.diary.health().state == "ok")
        return tail(self.log, EVERYTHING)

    def page(self) -> str:
        """The name of the page that the window shows."""
        shown = self.tablet.glass.on_show
        assert shown is not None
        return shown.view.page.name

    def sheet(self) -> Sheet:
        """The sheet that the window shows."""
        shown = self.tablet.glass.on_show
        assert shown is not None
        return shown.sheets[shown.number]

    def close(self) -> None:
        """Everything is given back: thread, process, window."""
        if shiboken6.isValid(self.tablet.glass):
            self.tablet.close()
            self.tablet.glass.close()
            # Left to Python they would go in a cycle, some day, on whatever thread collects: Qt forbids that.
            for part in (self.tablet.glass, self.tablet.stage, self.tablet.helping, self.tablet.idle):
                shiboken6.delete(part)
            settle()


def standard_places(data: Path) -> Places:
    """The shipped content with the standard settings."""
    return Places(ROOT / "assets", ROOT / "locales", data / "none.toml", data)


def no_hub(_where: Where) -> Exchange:
    """A house without a hub."""
    return NoExchange()


def open_kiosk(
    where: Places,
    *,
    size: QSize = TEN_INCH,
    today: date = TODAY,
    line: Callable[[Where], Exchange] = no_hub,
) -> Kiosk:
    """A kiosk showing its home page; close it."""
    clock = Clock()
    tablet = build(where, today=lambda: today, clock=clock, line=line)
    tablet.glass.resize(size)
    tablet.start(full_screen=False)
    settle()
    return Kiosk(tablet, clock, where.data)


def settle() -> None:
    """What a turn of the event loop does, deferred deletes included."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_for(true: Callable[[], bool], seconds: float = LONG_S) -> None:
    """Run Qt's loop until `true`; AssertionError after so many seconds."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it never came"
        let_pass(0.01)


def let_pass(seconds: float) -> None:
    """Run Qt's loop for a while."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True)
    timer.timeout.connect(loop.quit)
    timer.start(round(seconds * 1000))
    loop.exec()
