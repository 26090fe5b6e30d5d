"""Pictures, drawn once and kept as long as there is room."""

import pytest

from kiosk.content import ROOT
from kiosk.widgets.pictures import KEPT_PX, Pictures

pytestmark = pytest.mark.usefixtures("qapp")

SIDE = 700
FEW = KEPT_PX // SIDE**2


def test_a_picture_is_drawn_once() -> None:
    """The second asking gets the same pixels."""
    pictures = Pictures(ROOT / "assets" / "pictures")
    assert pictures.at("card", SIDE).cacheKey() == pictures.at("card", SIDE).cacheKey()
    assert pictures.chosen("card", SIDE).cacheKey() == pictures.chosen("card", SIDE).cacheKey()
    assert pictures.chosen("card", SIDE).cacheKey() != pictures.at("card", SIDE).cacheKey()


def test_a_day_of_pictures_does_not_fill_the_memory() -> None:
    """Those that were asked for long ago are let go; the last ones stay, however large."""
    pictures = Pictures(ROOT / "assets" / "pictures")
    first = pictures.at("card", SIDE).cacheKey()
    names = sorted(path.stem for path in (ROOT / "assets" / "pictures").glob("*.svg"))[:FEW]
    drawn = [pictures.at(name, SIDE).cacheKey() for name in names]
    assert len(drawn) > 2
    assert [pictures.at(name, SIDE).cacheKey() for name in names] == drawn
    assert pictures.at("card", SIDE).cacheKey() != first
    huge = pictures.at("card", 3 * SIDE).cacheKey()
    assert pictures.at("card", 3 * SIDE).cacheKey() == huge
