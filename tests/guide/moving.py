"""Which moves a page offers, and how a test takes them."""

from kiosk.guide import moves
from kiosk.guide.library import Library
from kiosk.guide.moves import Move
from kiosk.guide.page import Key, Page, Part, Tickable
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn, after

VISIT = "3f2b8c1e-7a54-4d0e-9c61-52d1a0b7e9aa"


def offered(page: Page) -> tuple[Move, ...]:
    """What can be pressed on a page: its own keys, those around it, and つぎへ to a few made-up sheets."""
    own = tuple(block.move for block in page.blocks if isinstance(block, Key | Tickable | Part))
    sheets = tuple(moves.Forward(at) for at in range(page.at + 1, len(page.blocks), 3))
    around: list[Move] = [moves.CallHelp(), moves.Repeat(), moves.OpenLooks()]
    around += [moves.OpenGuidance()] if page.guidance else []
    around += [moves.Forward()] if page.forward else []
    around += [page.redo] if page.redo else []
    around += [moves.Wonder()] if page.wonders else []
    around += [moves.Back(page.at)] if page.back else []
    around += [moves.AskStartOver()] if page.start_over else []
    return (*own, *sheets, *around)


def begun() -> Session:
    """The home page, touched."""
    return Session(visit=VISIT)


def walked(library: Library, *done: Move) -> Turn:
    """Where these moves lead from the home page."""
    turn = after(begun(), moves.Repeat(), library)
    for move in done:
        turn = after(turn.session, move, library)
    return turn
