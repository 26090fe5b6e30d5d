"""A scripted visit without a display: every procedure from home to finish, one PNG a page."""

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kiosk.app import Tablet
from kiosk.guide.moves import Choose, End, Move, OpenTile
from kiosk.guide.page import Key

MOST_PAGES = 200

QUICKLY = 80
"""Qt's word for how hard a PNG is pressed: two thirds of the time for 6 % more bytes."""


def tour(tablet: Tablet, folder: Path, size: QSize) -> int:
    """Walk through all procedures by pressing the keys on show; 0 when every one came to its end."""
    folder.mkdir(parents=True, exist_ok=True)
    tablet.glass.resize(size)
    tablet.start(full_screen=False)
    numbers = count(1)
    ended = True
    for *groups, tile in tablet.library.home.ways().values():
        _shoot(tablet, folder, next(numbers))
        for group in groups:
            ended = _press(tablet, OpenTile(group.key)) and ended
            _shoot(tablet, folder, next(numbers))
        ended = _visit(tablet, OpenTile(tile.key), folder, numbers) and ended
    _shoot(tablet, folder, next(numbers))
    tablet.close()
    sys.stdout.write(f"{folder}: {next(numbers) - 1} ページを残しました。\n")
    return 0 if ended else 1


def _visit(tablet: Tablet, move: Move | None, folder: Path, numbers: "count[int]") -> bool:
    for _ in range(MOST_PAGES):
        if move is None or not _press(tablet, move):
            return False
        if isinstance(move, End):
            return True
        _shoot(tablet, folder, next(numbers))
        move = _onward(tablet)
    return False


def _onward(tablet: Tablet) -> Move | None:
    """What leads on from this sheet: つぎへ, the first answer, or the end."""
    rail = tablet.glass.rail.forward
    moves = [block.move for block in tablet.guide.now().page.blocks if isinstance(block, Key)]
    on_sheet = [key.move_asked for key in tablet.glass.keys_on_show()]
    ends = [move for move in moves if isinstance(move, End) and move in on_sheet]
    answers = [move for move in moves if isinstance(move, Choose) and move in on_sheet]
    forward = [rail.move_asked] if rail.isVisible() else []
    found = [*ends, *answers, *forward]
    return found[0] if found else None


def _press(tablet: Tablet, move: Move) -> bool:
    """Press the key that stands for a move, as a finger would."""
    for key in tablet.glass.keys_on_show():
        if key.move_asked == move:
            key.click()
            _settle()
            return True
    return False


def _shoot(tablet: Tablet, folder: Path, number: int) -> None:
    _settle()
    name = tablet.guide.now().page.name.replace(".", "-")
    tablet.glass.grab().save(str(folder / f"{number:03d}-{name}.png"), quality=QUICKLY)


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
