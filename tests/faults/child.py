"""A kiosk in a process of its own, for troubles that a test cannot have in its own process.

python -m tests.faults.child (full|read_only|no_voice|no_fonts) FOLDER

Prints what staff are told, and the page after a whole visit.
"""

import os
import resource
import shutil
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from kiosk.app import application
from kiosk.guide.moves import Choose, End, Forward, OpenTile
from kiosk.speech.port import VoiceState
from tests.faults.broken import copied
from tests.hand import Hand
from tests.kiosks import Kiosk, open_kiosk, settle, standard_places, wait_for

NOBODY = 65534
ROOM = 16 * 1024


def main(trouble: str, folder: Path) -> None:
    """Set the trouble up, then live with it."""
    application([])
    where = standard_places(folder)
    match trouble:
        case "full":
            resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
        case "read_only":
            _give_up_rights(folder)
        case "no_voice":
            sys.executable = "/nowhere/python"
        case "no_fonts":
            where = copied(folder)
            shutil.rmtree(where.assets / "fonts")
    there = open_kiosk(where)
    for _ in range(20):
        visit(there)
        if _in_trouble(there, trouble):
            break
    wait_for(lambda: _in_trouble(there, trouble))
    say(*there.tablet.findings())
    visit(there)
    say(there.page())
    there.close()


def _in_trouble(there: Kiosk, trouble: str) -> bool:
    if trouble == "no_fonts":
        return True
    if trouble == "no_voice":
        return there.tablet.sound.voice.health().state is VoiceState.SILENT
    return there.tablet.diary.health().state == "failing"


def _give_up_rights(folder: Path) -> None:
    """Root would ignore the permission bits; nobody may not read this program, so it is read before."""
    rehearsal = folder / "rehearsal"
    rehearsal.mkdir()
    first = open_kiosk(standard_places(rehearsal))
    visit(first)
    first.close()
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def visit(kiosk: Kiosk) -> None:
    """The counter's way of the first procedure."""
    hand = Hand(kiosk, QTest.createTouchDevice())
    while hand.offers(OpenTile):
        hand.click(hand.key(OpenTile))
    for move in (Choose("counter"), End()):
        while not hand.offers(move):
            hand.click(hand.key(Forward))
        hand.click(hand.key(move))
    settle()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
