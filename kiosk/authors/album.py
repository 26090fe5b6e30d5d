"""`python -m kiosk contact-sheet`: every sheet of every page as a PNG, and thirty-six of them on one.

For eyes, before a release: what is clipped, what is a wall of text, which picture does not fit.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from kiosk.app import application, load_fonts
from kiosk.authored import sessions
from kiosk.content import ROOT, Content, Places
from kiosk.gather import gather
from kiosk.guide.compose import page_of
from kiosk.guide.guide import Guide
from kiosk.guide.library import Library
from kiosk.guide.looks import Looks, TextSize, Theme
from kiosk.guide.moves import Practise, Touch
from kiosk.guide.places import Home, Rehearsal, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn, after
from kiosk.opening import library_of
from kiosk.procedures.model import Practise as Practising
from kiosk.procedures.rehearse import next_part
from kiosk.screens.glass import Glass
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES, px_per_mm
from kiosk.widgets.kit import Kit
from kiosk.widgets.pictures import Pictures
from kiosk.words.annotate import Annotator

OWN = "kiosk"  # the album of the pages that belong to no procedure
COLUMNS, ROWS = 6, 6
TILE, NAME, GAP = 320, 26, 8  # pixels
MOST_TOUCHES = 60
PAPER, INK = "#8A8A8A", "#000000"


@dataclass(frozen=True)
class Look:
    """The glass to draw on, in pixels and pixels per inch, and how it is dressed."""

    size: tuple[int, int]
    ppi: float
    text: TextSize
    theme: Theme


@dataclass(frozen=True)
class Shot:
    """One sheet as it stands on the glass, and its name."""

    name: str
    picture: QPixmap


def contact_sheet(assets: Path, to: Path, look: Look, only: str | None) -> int:
    """The command; needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep = application(sys.argv[:1])
    nowhere = assets / "no own data"
    code = make_albums(Places(assets, ROOT / "locales", nowhere, nowhere), to, look, only, sys.stdout)
    keep.quit()
    return code


def make_albums(where: Places, to: Path, look: Look, only: str | None, out: TextIO) -> int:
    """Write DIR/ID/*.png and DIR/ID-1.png (and so on) for every procedure, or one; 1 where it is unknown."""
    content = gather(where)
    library = library_of(content, date.today)
    visits = _visits(content, library)
    if only is not None and only not in visits:
        out.write(f"「{only}」という手順はありません。\n")
        return 1
    camera = Camera(where, content, library, look)
    for name in [only] if only else visits:
        shots = [shot for session in visits[name] for shot in camera.shots(session)]
        folder = to / name
        folder.mkdir(parents=True, exist_ok=True)
        for i, shot in enumerate(shots, start=1):
            shot.picture.save(str(folder / f"{i:03d}-{shot.name}.png"))
        for i, first in enumerate(range(0, len(shots), COLUMNS * ROWS), start=1):
            side_by_side(shots[first : first + COLUMNS * ROWS]).save(str(to / f"{name}-{i}.png"))
        out.write(f"{folder}: {len(shots)} 枚\n")
    return 0


class Camera:
    """One glass in one look, and what stands on it."""

    def __init__(self, where: Places, content: Content, library: Library, look: Look) -> None:
        load_fonts(where.assets / "fonts")
        self._library, self._look = library, look
        pictures = Pictures(where.assets / "pictures")
        kit = Kit(px_per_mm(look.ppi), THEMES[look.theme], TEXT_SIZES[look.text], pictures)
        guide = Guide(library, lambda: "")
        self._glass = Glass(library.say, Annotator(content.readings), guide.foresee, kit)
        self._glass.resize(*look.size)
        self._glass.show()

    def shots(self, session: Session) -> Iterator[Shot]:
        """Every sheet of the page that a visit has come to."""
        session = replace(session, looks=Looks(text=self._look.text, theme=self._look.theme))
        page = page_of(session, self._library)
        self._glass.show_turn(Turn(session, replace(page, at=0)))
        shown = self._glass.on_show
        for i, sheet in enumerate(shown.sheets if shown else (), start=1):
            self._glass.show_turn(Turn(session, replace(page, at=sheet.first)))
            yield Shot(f"{page.name}-{i}", self._glass.grab())
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def side_by_side(shots: list[Shot]) -> QPixmap:
    """The sheets as tiles with their names, row by row."""
    if not shots:
        return QPixmap()
    whole = shots[0].picture.size()
    high = TILE * whole.height() // whole.width()
    rows = ceil(len(shots) / COLUMNS)
    sheet = QPixmap(COLUMNS * (TILE + GAP) + GAP, rows * (high + NAME + GAP) + GAP)
    sheet.fill(QColor(PAPER))
    painter = QPainter(sheet)
    painter.setPen(QColor(INK))
    for i, shot in enumerate(shots):
        left, top = GAP + i % COLUMNS * (TILE + GAP), GAP + i // COLUMNS * (high + NAME + GAP)
        painter.drawText(QRect(left, top, TILE, NAME), Qt.AlignmentFlag.AlignVCenter, shot.name)
        ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        painter.drawPixmap(left, top + NAME, shot.picture.scaled(TILE, high, ratio, smooth))
    painter.end()
    return sheet


def _visits(content: Content, library: Library) -> Mapping[str, list[Session]]:
    """A visit that has come to each page, by procedure."""
    found: dict[str, list[Session]] = {}
    for session in sessions(content):
        place = session.place
        found.setdefault(place.procedure if isinstance(place, Step) else OWN, []).append(session)
    for name, procedure in content.procedures.items():
        for step, written in procedure.steps.items():
            if isinstance(written, Practising):
                found[name] += _practice(Session(trail=(Home(), Step(name, step))), library)
    return found


def _practice(session: Session, library: Library) -> Iterator[Session]:
    """Every screen of a machine as its task goes, to the page that tells what was learnt."""
    turn = after(session, Practise("together"), library)
    for _ in range(MOST_TOUCHES):
        place = turn.session.place
        practised = library.practised(place.procedure, place.step) if isinstance(place, Rehearsal) else None
        if not isinstance(place, Rehearsal) or practised is None:
            return
        yield turn.session
        if place.state.over:
            return
        turn = after(turn.session, Touch(next_part(*practised, place.state)), library)
