"""Rows C6 and R6, and the notice over the title: what the glass does while nobody touches it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.guide.looks import Looks
from kiosk.guide.moves import CallHelp, Choose, OpenLooks, OpenTile
from kiosk.touch.outcome import Kind
from kiosk.widgets.notice import Notice
from kiosk.widgets.reach import button_at
from kiosk.words.sentence import Sentence
from tests.kiosks import Kiosk, let_pass, wait_for
from tests.walker.box import Box
from tests.walker.canvas import paint
from tests.walker.finding import Finding, told
from tests.walker.looks import MEASURED, Look
from tests.walker.parts import Parts
from tests.walker.rows_text import CUT_PX, EDGE_MM, SMALLEST
from tests.walker.seen import bare
from tests.walker.stand import Stand, heard
from tests.walker.ways import Stop

WATCHED_S = 1.2
ONCE = 1  # the voice's end may have a sheet painted anew, in the same pixels
A_THIRD_MS = 333
STAYS_S = 3.2


class Mute:
    """A voice that is off: what it says would mark the sentence on the glass, which is no blinking."""

    def say(self, sentences: Sequence[Sentence]) -> None: ...
    def stop(self) -> None: ...
    def prepare(self, pages: Sequence[Sequence[Sentence]]) -> None: ...
    def adjust(self, looks: Looks) -> None: ...
    def chime(self, name: str, volume: float | None = None) -> None: ...


class Paints(QObject):
    """Counts what is painted while it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append(id(watched))
        return False


def watch(seconds: float) -> list[int]:
    """Which widgets were painted in so many seconds of the event loop, once a painting."""
    paints = Paints()
    QApplication.instance().installEventFilter(paints)  # type: ignore[union-attr]
    let_pass(seconds)
    QApplication.instance().removeEventFilter(paints)  # type: ignore[union-attr]
    return paints.seen


def test_nothing_blinks(make_kiosk: Callable[..., Kiosk]) -> None:
    """C6: an idle page is not painted over and over, stays the same, and no timer runs fast beneath it."""
    kiosk = make_kiosk()
    kiosk.tablet.sound.voice.stop()
    kiosk.tablet.stage.speak_with(Mute())
    guide, glass = kiosk.tablet.guide, kiosk.tablet.glass
    tile = next(tile for tile in kiosk.tablet.library.home.tiles if tile.opens)
    for move in (None, OpenTile(tile.key), Choose("here"), CallHelp(), OpenLooks()):
        if move is not None:
            guide.make(move)
        wait_for(lambda: not watch(0.4))  # what can follow is being laid out
        before = glass.grab().toImage()
        often = {name: times for name, times in Counter(watch(WATCHED_S)).items() if times > ONCE}
        assert not often, kiosk.page()
        assert glass.grab().toImage() == before, kiosk.page()
        fast = [
            t.interval() for t in glass.findChildren(QTimer) if t.isActive() and t.interval() < A_THIRD_MS
        ]
        assert fast == [], kiosk.page()


def test_watching_sees_a_blink(qapp: QApplication) -> None:
    """The watch can fail: a widget that repaints itself is seen."""
    blinking = QWidget()
    blinking.show()
    timer = QTimer(blinking, interval=100)
    timer.timeout.connect(blinking.update)
    timer.start()
    assert len(watch(0.5)) > 2
    blinking.close()


def test_notices_stay(make_kiosk: Callable[..., Kiosk]) -> None:
    """R6: the answer to a touch stays until the next touch; nothing takes it away by itself."""
    kiosk = make_kiosk()
    glass = kiosk.tablet.glass
    glass.tell(kiosk.tablet.library.word(f"touch.{Kind.ROLLED}"))
    let_pass(STAYS_S)
    notice = glass.findChild(Notice)
    assert notice is not None
    assert notice.isVisible()


@pytest.mark.parametrize("look", MEASURED, ids=str)
def test_every_notice_on_every_page(look: Look, content: Parts) -> None:
    """T2 and T7 for the answers to touches: each stands whole over the title, and hides no key."""
    stand = Stand(content.opened, content.pictures, look)
    # Where a notice stands depends on the page's shape and on its title's height alone.
    different = {(s.page.shape, s.page.name == "home", len(s.page.title.text)): s for s in content.timely}
    found = [finding for stop in different.values() for finding in _notices(stand, stop, content)]
    stand.close()
    assert not found, told(found)


def _notices(stand: Stand, stop: Stop, content: Parts) -> Iterator[Finding]:
    for shown in islice(stand.sheets(stop), 1):
        for kind in Kind:
            stand.glass.tell(content.opened.library.word(f"touch.{kind}"))
            for what in _faults(stand):
                yield Finding("T7", f"{stop.name} {shown.number + 1} {stand.look}", f"{kind}: {what}")
        stand.glass.tell(None)


def _faults(stand: Stand) -> Iterator[str]:
    glass, k = stand.glass, stand.look.screen.k
    notice = next(each for each in glass.findChildren(Notice) if each.isVisible())
    corner = notice.mapTo(glass, QPoint(0, 0))
    out = Box.of(notice.rect()).moved(corner.x(), corner.y()).sticks_out_of(Box.of(glass.rect()))
    if out > 0:
        yield f"{out:.0f} px outside the window"
    for key in glass.keys_on_show():
        if button_at(glass, key.mapTo(glass, key.rect().center())) is not key:
            yield f"hides 「{key.text()}」"
    yield from _faults_inside(heard(notice), notice, k)


def _faults_inside(name: str, notice: Notice, k: float) -> Iterator[str]:
    texts = paint(notice).texts
    words = [text for text in texts if text.face.em == max(each.face.em for each in texts)]
    over = max(text.ink.sticks_out_of(Box.of(notice.rect()).inset(EDGE_MM * k)) for text in texts)
    cap = min(text.face.cap for text in words) / k
    shown = bare("".join(text.words for text in words))
    if over > CUT_PX:
        yield f"「{name}」 has ink {over:.1f} px over its edge"
    if cap < SMALLEST:
        yield f"「{name}」 cap {cap:.2f} mm"
    if shown != bare(name):
        yield f"「{name}」 shows 「{shown}」"
