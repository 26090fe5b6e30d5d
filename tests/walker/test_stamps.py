"""What is painted ahead: on the glass it looks as if it had been painted there and then."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from kiosk.guide.page import Part
from kiosk.screens.sheaf import AROUND, KEPT, PAINTED, Shown
from kiosk.widgets.big_button import BigButton
from kiosk.widgets.machine_parts import PartKey
from tests.walker.ink import pixels
from tests.walker.looks import SAMPLED, Look
from tests.walker.parts import Parts
from tests.walker.stand import Stand

SEEN = 8
"""Of 255: a difference that an eye could see on the edge of a letter."""
MOST = 0.002
"""Of all pixels."""
PAGES = 12
"""With different keys and words; every one of a hundred such pages was compared once, in six looks."""


def differs(glass: QWidget, before: np.ndarray) -> float:
    """Which share of the glass has changed visibly."""
    change = np.abs(pixels(glass.grab()).astype(int) - before.astype(int)).max(axis=2)
    return float((change > SEEN).mean())


def every_kind(content: Parts, stand: Stand) -> Iterator[Shown]:
    """Pages of different kinds of blocks and tones, each sheet on the glass."""
    kinds = {
        frozenset((type(b).__name__, getattr(b, "tone", "")) for b in s.page.blocks): s
        for s in content.timely
    }
    for stop in list(kinds.values())[:: len(kinds) // PAGES]:
        yield from stand.sheets(stop)


@pytest.mark.parametrize("look", SAMPLED[-2:], ids=str)
def test_a_copy_looks_the_same(look: Look, content: Parts) -> None:
    """On tinted paper in two sizes: there a copy has the most to get wrong."""
    stand = Stand(content.opened, content.pictures, look, aimed=False)
    for shown in every_kind(content, stand):
        before = pixels(stand.glass.grab())
        shown.view.paint_ahead()
        assert _has_pixels(shown.view.keys) == bool(shown.view.keys)
        assert differs(stand.glass, before) < MOST, shown.view.page.name
    stand.close()


def test_a_copy_is_of_a_key_at_rest(stand: Stand, content: Parts) -> None:
    """Pressed, spoken, in focus or with other words it is painted as it is then."""
    shown = next(shown for shown in every_kind(content, stand) if shown.view.keys)
    key = shown.view.keys[0]
    key.paint_ahead()
    at_rest = pixels(key.grab())

    def now() -> float:
        return differs(key, at_rest)

    assert now() == 0
    key.setDown(True)
    assert now() > MOST
    key.setDown(False)
    key.mark(spoken=True)
    assert now() > MOST
    key.mark(spoken=False)
    assert now() == 0
    key.wear(stand.glass.rail.help.face)
    assert now() > MOST


def test_few_sheets_keep_their_pixels(stand: Stand, content: Parts) -> None:
    """A long walk does not fill the memory."""
    sheaf = stand.glass._sheaf
    views = []
    for stop in content.timely[:40]:
        for shown in stand.sheets(stop):
            sheaf.paint_ahead(shown.view)
            views.append(shown.view)
    ready = [view for view in views[-PAINTED - 5 :] if _has_pixels(view.keys)]
    assert 0 < len(ready) <= PAINTED


def test_what_is_laid_ahead_never_pushes_out_the_page_on_show(
    stand: Stand, content: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many answers a page has: the one on show would be gone from under the finger."""
    monkeypatch.setattr(PartKey, "worth_foreseeing", lambda _key: True)
    others = iter(content.timely)
    monkeypatch.setattr(stand.glass, "_foresee", lambda _move: next(others).turn)
    most = max(content.timely, key=lambda stop: sum(isinstance(b, Part) for b in stop.page.blocks))
    shown = next(stand.sheets(most))
    assert len(shown.view.likely()) > KEPT - AROUND
    while stand.glass._to_lay:
        stand.glass._lay_ahead()
    assert shown.view in stand.glass._sheaf._views.values()


def _has_pixels(keys: list[BigButton]) -> bool:
    return any(key._stamp.ready for key in keys)
