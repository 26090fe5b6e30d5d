"""The all-screens walker: every page, every text size, both glasses; one test a row of the human factors."""

from collections.abc import Callable, Iterator

import pytest

from kiosk.screens.rail import SIGNS
from tests.walker import rows_colour, rows_pictures, rows_place, rows_text, rows_words
from tests.walker.finding import Finding, musts, told
from tests.walker.parts import Parts
from tests.walker.rows_colour import Shot
from tests.walker.seen import Sheet

Sheets = tuple[Sheet, ...]
Row = Callable[[Sheet], Iterator[Finding]]
OF_ONE_SHEET: dict[str, Row] = {
    "T1_body_text": rows_text.t1,
    "T2_smallest_text": rows_text.t2,
    "T3_largest_size": rows_text.t3,
    "T4_typeface": rows_text.t4,
    "T5_lines": rows_text.t5,
    "T6_pitch": rows_text.t6,
    "T7_nothing_cut": rows_text.t7,
    "C5_not_by_colour_alone": rows_colour.c5,
    "P1_target": rows_place.p1,
    "P2_key_height": rows_place.p2,
    "P3_gaps": rows_place.p3,
    "P4_hits": rows_place.p4,
    "P9_no_gestures": rows_place.p9,
    "G1_choices": rows_words.g1,
    "G2_where_am_i": rows_words.g2,
    "S7_spoken_is_shown": rows_words.s7,
    "S7_screen_reader": rows_words.names,
    "look_pictures_apart": rows_pictures.apart,
}
UPRIGHT = {name: OF_ONE_SHEET[name] for name in ("T7_nothing_cut", "P1_target", "look_pictures_apart")}
OF_PIXELS = {
    "C1_text": rows_colour.c1,
    "C2_edges_and_pictures": rows_colour.c2,
    "C3_white_on_black": rows_colour.c3,
    "C4_aged_eye": rows_colour.c4,
}


def hold(found: Iterator[Finding]) -> None:
    """Fail with everything that breaks a floor."""
    if floor := musts(found):
        pytest.fail(told(floor), pytrace=False)


@pytest.mark.parametrize("row", OF_ONE_SHEET)
def test_every_sheet(row: str, sheets: Sheets) -> None:
    """The row's floor holds on every sheet of every page, in this size on this glass."""
    hold(found for sheet in sheets for found in OF_ONE_SHEET[row](sheet))


def test_rail_and_margins(sheets: Sheets) -> None:
    """P11: ten millimetres to every edge, and what is always there stands at one place on every page."""
    hold(rows_place.p11(sheets))


def test_help_and_back(sheets: Sheets, content: Parts) -> None:
    """R7 and G4: help on every page; back on every page but the first."""
    word = content.opened.library.word
    helps = {word(key).text for key, _, _ in SIGNS.values()}
    hold(found for sheet in sheets for found in rows_place.g4(sheet, helps, word("rail.back").text))


def test_the_chosen(sheets: Sheets) -> None:
    """C5: the answer chosen is told by more than its colour."""
    hold(rows_colour.chosen(list(sheets)))


def test_pictures(sheets: Sheets) -> None:
    """The look: every page that has a picture shows it."""
    hold(rows_pictures.shown(sheets))


@pytest.mark.parametrize("row", UPRIGHT)
def test_upright(row: str, upright: Sheets) -> None:
    """A glass stood upright breaks no page."""
    hold(found for sheet in upright for found in UPRIGHT[row](sheet))


@pytest.mark.parametrize("row", OF_PIXELS)
def test_every_pixel(row: str, shots: tuple[Shot, ...]) -> None:
    """The row's floor holds for what was really painted, in this theme and size."""
    hold(found for shot in shots for found in OF_PIXELS[row](shot))
