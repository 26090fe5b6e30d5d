"""Row C2: where the keyboard is, seen on every kind of key in every theme."""

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.guide.page import Block
from kiosk.widgets.big_button import BigButton
from tests.walker.box import Box
from tests.walker.ink import contrast, cut, luminance, pixels
from tests.walker.looks import SAMPLED, Look
from tests.walker.parts import Parts
from tests.walker.stand import Stand

FLOOR = 3.0
THICK_MM = 0.5  # about two CSS pixels: WCAG 2.2, 2.4.13, asks for the area of a 2 px line around the key


def changed(glass: QWidget, key: BigButton) -> float:
    """How many pixels, as shares of such a line, change by 3:1 or more when the key gets the keyboard."""
    box = Box.of(key.geometry()) if key.parentWidget() is glass else _box(glass, key)
    key.ring_shown = False
    before = luminance(cut(pixels(glass.grab()), box))
    key.setFocus()
    key.ring_shown = True
    after = luminance(cut(pixels(glass.grab()), box))
    return float(np.count_nonzero(contrast(before, after) >= FLOOR))


def _box(glass: QWidget, key: QWidget) -> Box:
    corner = key.mapTo(glass, key.rect().topLeft())
    return Box.of(key.rect()).moved(corner.x(), corner.y())


def _kind(block: Block) -> tuple[str, str, bool]:
    return type(block).__name__, getattr(block, "tone", ""), getattr(block, "current", False)


@pytest.mark.parametrize("look", SAMPLED, ids=str)
def test_focus_ring(look: Look, content: Parts) -> None:
    """C2: every kind of key shows the keyboard by a ring of 3:1, as large as a line of half a millimetre."""
    stand = Stand(content.opened, content.pictures, look)
    stand.glass.activateWindow()
    assert QTest.qWaitForWindowActive(stand.glass)
    met: set[tuple[str, bool, bool]] = set()
    different = {frozenset(map(_kind, stop.page.blocks)): stop for stop in content.timely}
    for stop in different.values():
        for _ in stand.sheets(stop):
            for key in stand.glass.keys_on_show():
                kind = (key.face.tone, key.face.current, key.face.upright)
                if kind in met:
                    continue
                met.add(kind)
                wanted = 2 * (key.width() + key.height()) * THICK_MM * look.screen.k
                share = changed(stand.glass, key) / wanted
                assert share >= 1.0, f"{stop.name} {look} 「{key.text()}」 {kind}: {share:.2f} of a ring"
    stand.close()
    assert {"next", "help", "quiet", "choice"} <= {tone for tone, _, _ in met}
