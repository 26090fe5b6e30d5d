"""What of a page is said when a turn has brought it."""

from typing import Literal

from kiosk.guide.moves import Forward, Guided, Repeat, SetLooks, Tick, Touch, Wonder
from kiosk.guide.page import Page
from kiosk.guide.turn import Turn

Manner = Literal["page", "change", "advice", "nothing", "quiet"]
"""A quiet page is another page all the same."""


def manner_of(turn: Turn, before: Page | None) -> Manner:
    """A tick says nothing, a new look only what has changed; everything else is a page to be read."""
    if turn.page.for_supporters and not isinstance(turn.move, Repeat):
        return "nothing" if isinstance(turn.move, Guided) else "quiet"
    match turn.move:
        case Tick():
            return "nothing"
        case SetLooks():
            return "change"
        case Touch() | Forward() | Wonder() if before and _same_screen(before, turn.page):
            return "nothing" if before.title == turn.page.title else "advice"
        case _:
            return "page"


def _same_screen(before: Page, page: Page) -> bool:
    """Whether a machine shows the same screen: only the advice above it may have changed."""
    return page.shape == "machine" and before.shape == "machine" and before.name == page.name
