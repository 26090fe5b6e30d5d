"""Colours by role, three themes.  Contrast is checked by tests from what is really painted."""

from dataclasses import replace

from kiosk.values import dataclass


@dataclass(frozen=True)
class Pair:
    """A ground and the ink that stands on it, with the edge around them."""

    ground: str
    ink: str
    edge: str


@dataclass(frozen=True)
class Colours:
    """Every colour of a theme, by what it is for.

    `calling` and `coming` surround the pages while help is called: seen from afar, and never without words.
    """

    page: Pair
    ruby: str
    spoken: Pair
    key: Pair
    chosen: Pair
    next: Pair
    help: Pair
    urgent: Pair
    quiet: Pair
    careful: Pair
    good: Pair
    ring: str
    pressed: Pair
    pointed: Pair
    body: Pair
    screen: Pair
    alarm: Pair
    calling: str
    coming: str


INK, PAPER, WHITE, BLACK = "#1B1B1B", "#FFFCF5", "#FFFFFF", "#000000"
EDGE = "#5A4A3A"

LIGHT = Colours(
    page=Pair(PAPER, INK, EDGE),
    ruby="#3A3A3A",
    spoken=Pair("#FFF0B3", INK, EDGE),
    key=Pair(WHITE, INK, EDGE),
    chosen=Pair("#D9E8F7", INK, "#0A4A8F"),
    next=Pair("#0A4A8F", WHITE, "#0A4A8F"),
    help=Pair("#8C1D18", WHITE, "#8C1D18"),
    urgent=Pair("#FFE9A8", INK, EDGE),
    quiet=Pair(PAPER, INK, EDGE),
    careful=Pair("#FFE9A8", INK, EDGE),
    good=Pair("#1E5B3A", WHITE, "#1E5B3A"),
    ring="#0A4A8F",
    pressed=Pair("#E3D9C6", INK, EDGE),
    pointed=Pair("#FFE9A8", INK, INK),
    body=Pair("#D5D1C8", INK, INK),
    screen=Pair("#EDF3FA", INK, INK),
    alarm=Pair("#FBE3DF", INK, "#8C1D18"),
    calling="#FFD84D",
    coming="#7CCB92",
)

DARK = Colours(
    page=Pair(BLACK, WHITE, WHITE),
    ruby=WHITE,
    spoken=Pair("#332B00", WHITE, "#FFD84D"),
    key=Pair(BLACK, WHITE, WHITE),
    chosen=Pair("#10304F", WHITE, "#9CC9FF"),
    next=Pair("#0A4A8F", WHITE, WHITE),
    help=Pair("#8C1D18", WHITE, WHITE),
    urgent=Pair("#332B00", WHITE, "#FFD84D"),
    quiet=Pair(BLACK, WHITE, WHITE),
    careful=Pair("#332B00", WHITE, "#FFD84D"),
    good=Pair("#1E5B3A", WHITE, WHITE),
    ring="#FFD84D",
    pressed=Pair("#404040", WHITE, WHITE),
    pointed=Pair("#332B00", WHITE, "#FFD84D"),
    body=Pair("#2B2B2B", WHITE, WHITE),
    screen=Pair(BLACK, WHITE, WHITE),
    alarm=Pair(BLACK, WHITE, "#FFB4AA"),
    calling="#B36B00",
    coming="#2E8B57",
)

TINT_PAPER = "#F3E9D2"
TINT = replace(
    LIGHT,
    page=Pair(TINT_PAPER, INK, EDGE),
    ruby="#2E2A24",
    spoken=Pair("#FFE08A", INK, EDGE),
    key=Pair("#FBF5E6", INK, EDGE),
    chosen=Pair("#D6E2E6", INK, "#0A4A8F"),
    urgent=Pair("#FFDE85", INK, EDGE),
    quiet=Pair(TINT_PAPER, INK, EDGE),
    careful=Pair("#FFDE85", INK, EDGE),
    pressed=Pair("#D8CBAE", INK, EDGE),
    pointed=Pair("#FFDE85", INK, INK),
    body=Pair("#CFC5AE", INK, INK),
    screen=Pair("#FBF5E6", INK, INK),
    alarm=Pair("#F6D9CF", INK, "#8C1D18"),
    calling="#FFD84D",
    coming="#7CCB92",
)

THEMES = {"light": LIGHT, "dark": DARK, "tint": TINT}
