"""`python -m kiosk preview`: one procedure in a window that follows its files, for those who write it.

No voice, no log, no time that runs out; the glass and the guide are the kiosk's own.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSize, QTimer, Slot

from kiosk.app import load_fonts
from kiosk.content import Places
from kiosk.guide.guide import Guide
from kiosk.guide.library import Library
from kiosk.guide.looks import Looks
from kiosk.guide.moves import Move
from kiosk.guide.places import COVER, OWN_PAGES, Home, Place, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn
from kiosk.opening import Opened, open_all
from kiosk.procedures.check import check_all
from kiosk.procedures.fault import Fault
from kiosk.screens.glass import Glass
from kiosk.screens.staff import StaffPage
from kiosk.theme.colours import THEMES
from kiosk.theme.sizes import TEXT_SIZES, px_per_mm
from kiosk.values import dataclass
from kiosk.widgets.kit import Kit
from kiosk.widgets.pictures import Pictures

SETTLED_MS = 150  # an editor writes a file in several strokes
TEN_INCH = QSize(1280, 800)
SHARED = ("facts.yaml", "glossary.yaml", "readings.yaml", "domains.yaml", "plain_words.yaml", "home.yaml")


@dataclass(frozen=True)
class Parts:
    """The content as it was read last, and what the check says of it."""

    opened: Opened
    pictures: Pictures
    faults: tuple[Fault, ...]


class Preview(QObject):
    """The window and its watch over the files.  Keep it as long as the window is open."""

    def __init__(self, where: Places, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._where, self._name, self._today = where, name, today
        load_fonts(where.assets / "fonts")
        self._parts = self._read()
        library = self._parts.opened.library
        self.guide = Guide(library, lambda: "preview")
        self.guide.session = Session(visit="preview", trail=(Home(), Step(name, COVER)))
        self.glass = Glass(
            library.say, self._parts.opened.annotator, self.guide.foresee, self._dress(Looks())
        )
        self.glass.resize(TEN_INCH)
        self.glass.asked.connect(self.asked)
        self.complaints: StaffPage | None = None
        self.guide.listen(self.turned)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settle.timeout.connect(self.reload)
        self._watch = QFileSystemWatcher(self)
        self._watch.fileChanged.connect(self._settle.start)
        self._watch.directoryChanged.connect(self._settle.start)
        self._follow()

    def show(self) -> None:
        """Open the window at the procedure's first page."""
        self.glass.show()
        self._tell()

    @Slot(object)
    def asked(self, move: Move) -> None:
        """A key was pressed."""
        self.guide.make(move)

    def turned(self, turn: Turn, before: Session) -> None:
        """Show the page a move led to."""
        if turn.session.looks != before.looks:
            self.glass.dress(self._dress(turn.session.looks))
        if self.complaints is None:
            self.glass.show_turn(turn)

    @Slot()
    def reload(self) -> None:
        """Read everything again and stay at the step being looked at, or at the nearest one before it."""
        self._follow()
        self._parts = self._read()
        self._tell()

    def _read(self) -> Parts:
        """The content now, and what the check says of this procedure and of the shared tables."""
        opened = open_all(self._where, self._today)
        parts = [path.name for path in self._parts_files()]
        mine = (f"{self._name}.yaml", *parts, *SHARED)
        found = check_all(self._where.assets, self._today())
        grave = [fault for fault in found if fault.grave and Path(fault.file).name in mine]
        grave.sort(key=lambda fault: mine.index(Path(fault.file).name))  # this procedure's own first
        return Parts(opened, Pictures(self._where.assets / "pictures"), tuple(grave))

    def _tell(self) -> None:
        """The page; in its place the complaints where there is none to show."""
        library, faults = self._parts.opened.library, self._parts.faults
        count = f" {library.say('preview.complaints')} {len(faults)}" if faults else ""
        self.glass.setWindowTitle(f"{self._name}{count}")
        sys.stdout.writelines(f"{fault}\n" for fault in faults)
        if self.complaints is not None:
            self.complaints.hide()
            self.complaints.deleteLater()
            self.complaints = None
        if library.procedure(self._name) is None:
            self._complain(faults)
            return
        session = self.guide.session
        self.guide.session = replace(session, trail=standing(session.trail, library))
        self.guide.refresh(library)

    def _complain(self, faults: tuple[Fault, ...]) -> None:
        library = self._parts.opened.library
        lines = [str(fault) for fault in faults] or [library.say("preview.not_there", name=self._name)]
        words = (library.word("staff.close"), library.word("staff.more"))
        title = library.word("preview.complaints")
        self.complaints = StaffPage(title, lines, *words, self._dress(Looks()), self.glass)
        self.complaints.close_key.hide()  # nothing lies below; it goes when the file is mended
        self.complaints.show()
        self.complaints.raise_()

    def _dress(self, looks: Looks) -> Kit:
        screen = self._parts.opened.settings.screen
        kit = Kit(px_per_mm(screen.ppi), THEMES[looks.theme], TEXT_SIZES[looks.text], self._parts.pictures)
        return replace(kit, mirrored=screen.left_handed)

    def _parts_files(self) -> list[Path]:
        """The steps that procedures share."""
        return sorted((self._where.assets / "parts").glob("*.yaml"))

    def _follow(self) -> None:
        """Watch the files and their folders, anew each time.

        Many an editor puts a new file in the old one's place; the watch would stay with the old one.
        """
        assets = self._where.assets
        files = [assets / name for name in SHARED]
        files += [assets / "procedures" / f"{self._name}.yaml", *self._parts_files()]
        folders = (assets, assets / "procedures", assets / "parts")
        wanted = [str(path) for path in (*folders, *files) if path.exists()]
        watched = [*self._watch.files(), *self._watch.directories()]
        if watched:
            self._watch.removePaths(watched)
        self._watch.addPaths(wanted)


def standing(trail: tuple[Place, ...], library: Library) -> tuple[Place, ...]:
    """The trail as far as its places still exist, from the front; home at least."""
    kept: list[Place] = []
    for place in trail:
        if isinstance(place, Step):
            procedure = library.procedure(place.procedure)
            if procedure is None or place.step not in (*procedure.steps, *OWN_PAGES):
                break
        kept.append(place)
    return tuple(kept) or (Home(),)
