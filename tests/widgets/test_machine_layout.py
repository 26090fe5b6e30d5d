"""Every screen of every machine, every text size, three glasses: whole, large, apart, never moving."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk.content import ROOT
from kiosk.guide.library import Library
from kiosk.guide.machine_page import machine_page
from kiosk.guide.page import Page, Part, Saying
from kiosk.guide.places import Rehearsal
from kiosk.procedures.machines import Machine, Task
from kiosk.procedures.rehearse import WAYS, State, begin, next_part, touch, wonder
from kiosk.screens.frame import frame
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES
from kiosk.widgets.kit import Kit
from kiosk.widgets.machine_layout import TITLE_LINES, machine_kit, machine_sheet
from kiosk.widgets.machine_parts import label_fits
from kiosk.widgets.pictures import Pictures
from kiosk.widgets.ruby_layout import lay
from kiosk.widgets.ruby_text import style_of
from kiosk.widgets.sheets import Sheet
from tests.guide.conftest import shipped_library
from tests.walker.looks import TEN_INCH, THIRTEEN_INCH, UPRIGHT

LIBRARY = shipped_library()
MACHINES = sorted(LIBRARY.machines)
SIDE_MM, GAP_MM, ROUNDING_MM = 16.0, 3.2, 0.1
SCREENS = {"10": TEN_INCH, "13": THIRTEEN_INCH, "upright": UPRIGHT}
MOST = 60


def states(machine: Machine, task: Task) -> Iterator[State]:
    """What a task shows in every way: each right touch, each wrong one, and each help."""
    for way in WAYS:
        state = begin(task, way)
        for _ in range(MOST):
            if state.over:
                break
            yield state
            yield from _astray(machine, task, state)
            state = touch(machine, task, state, next_part(machine, task, state))


def _astray(machine: Machine, task: Task, state: State) -> Iterator[State]:
    for part in machine.screens[state.screen].all_parts():
        once = touch(machine, task, state, part.key)
        if not once.over:
            yield once
            if part.kind != "digit":
                yield from (then for then in [touch(machine, task, once, part.key)] if not then.over)
    if state.way == "alone":
        yield wonder(state)
        yield wonder(wonder(state))


def pages(name: str, library: Library) -> dict[Page, str]:
    """Every different page of a machine, and the screen it shows."""
    machine = library.machines[name]
    return {
        machine_page(Rehearsal("x", "y", state), machine, task, library): f"{key}.{state.screen}"
        for key, task in machine.tasks.items()
        for state in states(machine, task)
    }


@pytest.fixture(scope="module")
def pictures(qapp: QApplication) -> Pictures:
    for font in (ROOT / "assets/fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    return Pictures(ROOT / "assets/pictures")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", MACHINES)
def test_everything_stands(name: str, screen: str, pictures: Pictures) -> None:
    """T7, P1, P3 on every page; two lines of advice at most; a screen's parts stay where they are."""
    found = pages(name, LIBRARY)
    for text in TEXT_SIZES:
        glass = SCREENS[screen]
        given = Kit(glass.k, THEMES["light"], TEXT_SIZES[text], pictures)
        dressed = given.at_most("large") if screen == "upright" else given
        size = frame(glass.size, dressed).content.size()
        kit = machine_kit(dressed, size)
        stood: dict[str, dict[int, QRect]] = {}
        for page, shown in found.items():
            where = f"{name}.{shown} {text} {screen} 「{page.title.text}」"
            sheet = machine_sheet(page, size, kit)
            if screen != "upright":
                lines = lay(page.title, style_of("menu", kit), float(size.width())).lines
                assert len(lines) <= TITLE_LINES, where
                parts = {spot.block: spot.rect for spot in sheet.spots}
                assert stood.setdefault(shown, parts) == parts, where
            _assert_whole(page, sheet, QRect(QPoint(0, 0), size), kit, where)
            _assert_reachable(page, sheet, kit, where)


def _assert_whole(page: Page, sheet: Sheet, area: QRect, kit: Kit, where: str) -> None:
    """Everything is within the machine, every label within its part, nothing over anything else."""
    assert sheet.machine
    assert area.contains(sheet.machine.body), where
    assert sheet.machine.body.contains(sheet.machine.screen), where
    assert sheet.title.bottom() < sheet.machine.body.top(), where
    for spot in sheet.spots:
        block = page.blocks[spot.block]
        slot = isinstance(block, Part) and block.kind == "slot"
        assert (sheet.machine.body if slot else sheet.machine.screen).contains(spot.rect), (where, block)
        if isinstance(block, Part):
            assert label_fits(block, spot.rect.size(), kit), (where, block.sentence.text)
        if isinstance(block, Saying):
            laid = lay(block.sentence, style_of("machine", kit), float(spot.rect.width()))
            assert not laid.broken, (where, block.sentence.text)
    rects = [spot.rect for spot in sheet.spots] + ([sheet.picture] if sheet.picture else [])
    for one, other in combinations(rects, 2):
        assert not one.intersects(other), where


def _assert_reachable(page: Page, sheet: Sheet, kit: Kit, where: str) -> None:
    parts = [spot.rect for spot in sheet.spots if isinstance(page.blocks[spot.block], Part)]
    for rect in parts:
        assert min(rect.width(), rect.height()) >= kit.px_per_mm * (SIDE_MM - ROUNDING_MM), where
    for one, other in combinations(parts, 2):
        gap = max(
            other.left() - one.right() - 1, one.left() - other.right() - 1,
            other.top() - one.bottom() - 1, one.top() - other.bottom() - 1,
        )  # fmt: skip
        assert gap >= kit.px_per_mm * (GAP_MM - ROUNDING_MM), where
