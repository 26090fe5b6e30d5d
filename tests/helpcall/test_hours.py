"""The hours on the page of an unanswered call: without another touch where one key holds them."""

from dataclasses import replace

import pytest

from kiosk.app import load_fonts
from kiosk.content import ROOT
from kiosk.guide.help_pages import LONGEST_HOURS, call
from kiosk.guide.library import Library
from kiosk.guide.page import Key
from kiosk.helpcall.call import Kind
from kiosk.helpcall.news import News, Reach
from kiosk.screens.frame import frame
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES
from kiosk.widgets.big_button import Face, label_box
from kiosk.widgets.kit import Kit
from kiosk.widgets.label_fit import fit
from kiosk.widgets.pictures import Pictures
from kiosk.widgets.sheets import sheets
from tests.guide.conftest import shipped_library
from tests.walker.looks import MEASURED, Look

UNANSWERED = News(Kind.BESIDE, reach=Reach.CUT)


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped_library()


def open_at(hours: str, library: Library) -> Library:
    return replace(library, centre=replace(library.centre, telephone="0957-000-0000", hours=hours))


def number_key(library: Library) -> Key:
    return next(block for block in call(UNANSWERED, library).blocks if isinstance(block, Key))


def test_the_hours_stand_on_the_key(library: Library) -> None:
    assert library.centre.hours in number_key(library).sentence.text


def test_long_hours_are_on_the_page_of_the_number(library: Library) -> None:
    assert "あ" not in number_key(open_at("あ" * (LONGEST_HOURS + 1), library)).sentence.text


@pytest.mark.parametrize("look", MEASURED, ids=str)
def test_the_longest_hours_fit_and_cost_no_sheet(qapp: object, library: Library, look: Look) -> None:
    """In every size on both glasses."""
    load_fonts(ROOT / "assets" / "fonts")
    kit = Kit(look.screen.k, THEMES["light"], TEXT_SIZES[look.text], Pictures(ROOT / "assets" / "pictures"))
    size = frame(look.screen.size, kit).content.size()
    longest = open_at("月曜日から金曜日、朝9時から5時までです。"[:LONGEST_HOURS], library)
    page, without = call(UNANSWERED, longest), call(UNANSWERED, open_at("あ" * 60, library))
    laid = sheets(page, size, kit)
    assert [sheet.blocks for sheet in laid] == [sheet.blocks for sheet in sheets(without, size, kit)]
    key = number_key(longest)
    spot = next(spot for sheet in laid for spot in sheet.spots if page.blocks[spot.block] == key)
    mm = Face(key.sentence, key.picture, key.tone).picture_mm
    box = label_box(spot.rect.size(), mm, kit, upright=False)
    assert fit(key.sentence, kit, box.width(), box.height()).fits
