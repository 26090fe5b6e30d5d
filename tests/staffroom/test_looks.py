"""The human factors' rows on every staff page: contrast, targets, text, nothing cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.looks import Looks, Theme
from kiosk.guide.page import Page as GuidePage
from kiosk.line.reception import State
from kiosk.records.reports.delivery import Ending, Outcome
from kiosk.staffroom import lobby
from kiosk.staffroom.choice import Choice
from kiosk.staffroom.entry import NumberEntry, TextEntry
from kiosk.staffroom.export_page import Over, Under
from kiosk.staffroom.figures_page import PICTURES, FiguresPage, Look
from kiosk.staffroom.first_start import FirstStart, Founded
from kiosk.staffroom.gate import Gate
from kiosk.staffroom.health import Health
from kiosk.staffroom.job import Job
from kiosk.staffroom.join_page import Join
from kiosk.staffroom.label import Label
from kiosk.staffroom.line_key import LineKey
from kiosk.staffroom.members import Farewell, Member
from kiosk.staffroom.new_pin import NewPin
from kiosk.staffroom.notices import Notices
from kiosk.staffroom.offer_page import OfferPage
from kiosk.staffroom.ready import Ready
from kiosk.staffroom.requests_page import Look as Calls
from kiosk.staffroom.requests_page import Requests
from kiosk.staffroom.room import Make
from kiosk.staffroom.settings_page import SettingsPage
from kiosk.staffroom.spans import month
from kiosk.staffroom.stops_page import StopsPage
from kiosk.staffroom.supporters import TakeOut, supporters
from kiosk.staffroom.why import Why
from kiosk.widgets.big_button import BigButton
from kiosk.words.sentence import Sentence
from tests.hand import Hand
from tests.kiosks import Kiosk, settle
from tests.staffroom.reception import PEOPLE, PlayedReception, beside
from tests.staffroom.staff import NAME, OTHER, PIN, SECOND, WRONG, Staff
from tests.walker import rows_colour, rows_place, rows_text
from tests.walker.box import Box
from tests.walker.canvas import paint
from tests.walker.finding import Finding, musts, told
from tests.walker.ink import pixels
from tests.walker.looks import TEN_INCH, THIRTEEN_INCH, Screen
from tests.walker.looks import Look as Dress
from tests.walker.rows_colour import Judge, Shot
from tests.walker.seen import Leaf, Sheet
from tests.walker.stand import heard

LONG = "とても ながい お知らせの 文章が ここに ありますので、つぎの 行に つづきます。"
OCTOBER = month(date(2026, 10, 1))
ANSWERS = [(str(number), "とても ながい 名前の 案内") for number in range(12)]
DONE = Outcome(Ending.DONE, (Path("館内用_記録_2026-10_項目の説明.csv"), Path("館内用_記録_2026-10.csv")))
PAGES: dict[str, Make] = {
    "menu": lobby.menu,
    **{word: make for word, _, make in lobby.DOORS},
    "gate": partial(Gate, inside=lobby.menu),
    "gate_wrong": partial(Gate, inside=lobby.menu, told="番号が ちがいます。あと4回 入れられます。"),
    "why": partial(Why, inside=lobby.menu),
    "first": partial(FirstStart, inside=lobby.menu),
    "first_done": partial(Founded, inside=lobby.menu),
    "new_pin": partial(NewPin, name=NAME, keep=lambda _pin: None, done=lambda: None),
    "member": partial(Member, name=NAME),
    "farewell": partial(Farewell, name=NAME),
    "long": partial(Notices, texts=[LONG] * 9),
    "offer": OfferPage,
    "settings_end": partial(SettingsPage, first=8),
    "calls_on": partial(Requests, look=Calls(first=3)),
    "stops": partial(StopsPage, procedure="konbini"),
    "text": partial(TextEntry, heading="館の名前", hint=LONG, text="館", take=lambda _text: None),
    "number": partial(NumberEntry, heading="目標", hint="0は なし", number=150, take=lambda _text: None),
    "choice": partial(Choice, heading="いつ", answers=ANSWERS, now="1", take=lambda _value: None),
    **{f"numbers_{name}": partial(FiguresPage, look=Look(name)) for name in PICTURES},
    "numbers_year": partial(FiguresPage, look=Look(span="year")),
    "touch_gone": partial(FiguresPage, look=Look("touch", "year")),
    "use_gone": partial(FiguresPage, look=Look("use", "year_before")),
    "stops_gone": partial(StopsPage, procedure="konbini", span="year_before"),
    "settings_screen": partial(SettingsPage, first=7),
    "ready": Ready,
    "export_under": partial(Under, job=Job(lambda _watch: DONE)),
    "export_done": partial(Over, outcome=DONE),
    "export_full": partial(Over, outcome=Outcome(Ending.FULL)),
}
PAGES |= {
    "supporters": beside(PlayedReception(), supporters),
    "supporters_off": beside(PlayedReception(phones=False), supporters),
    "supporters_away": beside(PlayedReception("http://192.168.123.234:58080"), supporters),
    "join": beside(PlayedReception(), Join),
    "take_out": partial(TakeOut, supporter=PEOPLE[1]),
    **{f"health_{state}": beside(PlayedReception(state=state), Health) for state in State},
}
EMPTY = GuidePage("menu", "staff", Sentence("", (), ""), ())
LOOKS = ((TEN_INCH, "light"), (TEN_INCH, "dark"), (THIRTEEN_INCH, "light"), (TEN_INCH, "tint"))


@dataclass(frozen=True)
class Seen:
    """A page in one dress, from its records and from its pixels; `cut` are texts that do not fit."""

    sheet: Sheet
    shot: Shot
    cut: tuple[str, ...]


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0].width}-{look[1]}")
def seen(
    request: pytest.FixtureRequest, shared: Kiosk, touchscreen: QPointingDevice
) -> Iterator[tuple[Seen, ...]]:
    """Every page, once."""
    screen, theme = request.param
    size = shared.tablet.glass.size()
    staff = Staff(Hand(shared, touchscreen))
    staff.dress(Looks(theme=theme), screen)
    staff.keys.set_first(NAME, PIN)
    staff.keys.add(SECOND, OTHER)
    staff.aims()
    yield tuple(_all(staff, screen, theme))
    staff.room.leave()
    staff.undress(size)
    staff.go_home()


def _all(staff: Staff, screen: Screen, theme: Theme) -> Iterator[Seen]:
    staff.inside()
    judge = Judge()
    for name, make in PAGES.items():
        staff.room.go(make)
        settle()
        yield _seen(staff, name, screen, theme, judge)
        staff.room.back()
    for _ in range(5):
        staff.keys.check(WRONG, staff.now)
    staff.room.leave()
    staff.come()
    yield _seen(staff, "gate_locked", screen, theme, judge)


def _seen(staff: Staff, name: str, screen: Screen, theme: Theme, judge: Judge) -> Seen:
    page = staff.page
    widgets = [each for each in page.findChildren(QWidget) if each.isVisible() and _judged(each)]
    leaves = tuple(_leaf(staff, each) for each in widgets)
    glass = staff.hand.glass
    dress = Dress("standard", theme, screen)
    sheet = Sheet(dress, name, EMPTY, 0, 1, Box.of(glass.rect()), leaves, (), (), ())
    return Seen(sheet, judge.of(sheet, pixels(glass.grab())), tuple(filter(None, map(_cut, widgets))))


def _judged(widget: QWidget) -> bool:
    """Labels and keys; the finger's way to a text field is the field's own."""
    return isinstance(widget, QLabel | BigButton)


def _leaf(staff: Staff, widget: QWidget) -> Leaf:
    corner = widget.mapTo(staff.hand.glass, QPoint(0, 0))
    box = Box.of(widget.rect()).moved(corner.x(), corner.y())
    tone = widget.face.tone if isinstance(widget, BigButton) else ""
    part = "key" if isinstance(widget, BigButton) else "body" if isinstance(widget, Label) else "picture"
    painted = paint(widget).moved(box.left, box.top)
    return Leaf(part, heard(widget), None, box, Box.of(staff.hand.glass.rect()), painted, tone)


def _cut(widget: QWidget) -> str | None:
    """The words that cannot all be seen."""
    if isinstance(widget, Label) and not widget.fits():
        return widget.text()
    if isinstance(widget, LineKey):
        return None if widget.fits() else widget.text()
    if isinstance(widget, BigButton) and not widget.fitted().fits:
        return widget.text()
    return None


ROWS = {
    "T2_smallest_text": rows_text.t2,
    "T4_typeface": rows_text.t4,
    "P1_target": rows_place.p1,
    "P3_gaps": rows_place.p3,
}
PIXELS = {
    "C1_text": rows_colour.c1,
    "C2_edges_and_pictures": rows_colour.c2,
    "C3_white_on_black": rows_colour.c3,
    "C4_aged_eye": rows_colour.c4,
}


def hold(found: Iterator[Finding]) -> None:
    """Fail with everything that breaks a floor."""
    if floor := musts(found):
        pytest.fail(told(floor), pytrace=False)


@pytest.mark.parametrize("row", ROWS)
def test_every_page(row: str, seen: tuple[Seen, ...]) -> None:
    hold(found for each in seen for found in ROWS[row](each.sheet))


@pytest.mark.parametrize("row", PIXELS)
def test_every_pixel(row: str, seen: tuple[Seen, ...]) -> None:
    hold(found for each in seen for found in PIXELS[row](each.shot))


def test_margins(seen: tuple[Seen, ...]) -> None:
    """P11: ten millimetres to every edge."""
    hold(rows_place.p11(each.sheet for each in seen))


def test_nothing_is_cut(seen: tuple[Seen, ...]) -> None:
    """T7: every word of every label and key can be seen."""
    assert [(each.sheet.name, cut) for each in seen for cut in each.cut] == []
