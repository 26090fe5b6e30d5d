"""Copies of the shipped content with something broken, and what the kiosk must still be then."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.content import ROOT, Places
from kiosk.guide.moves import AskNotHere, Back, CallHelp, Forward, OpenTile
from kiosk.staffroom.notices import Notices, notices
from tests.hand import Hand
from tests.kiosks import Kiosk, settle

Harm = Callable[[Path], None]
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龯]")
NOT_FOR_PEOPLE = re.compile(r"Traceback|File \"|\.py\b|Error\b|Exception\b|line \d+|<class|NoneType")
NAME = re.compile("[a-z][a-z0-9_.]*")
WHOLE = "clips"
"""The recordings are thousands, and no test breaks one of them."""
PO = "locales/ja/LC_MESSAGES/kiosk.po"


def copied(folder: Path) -> Places:
    """The shipped files as links, so that a test may break one of them; a log beside them."""
    for name in ("assets", "locales"):
        _link_all(ROOT / name, folder / name)
    data = folder / "data"
    data.mkdir()
    return Places(folder / "assets", folder / "locales", folder / "kiosk.toml", data)


def _link_all(source: Path, target: Path) -> None:
    target.mkdir()
    for each in source.iterdir():
        if each.is_dir() and each.name != WHOLE:
            _link_all(each, target / each.name)
        else:
            (target / each.name).symlink_to(each)


def rewrite(path: Path, content: bytes) -> None:
    """Put other bytes in the place of a link."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


# ---------------------------------------------------------------- what can happen to a file


def half(path: Path) -> None:
    content = path.read_bytes()
    rewrite(path, content[: len(content) // 2])


def shift_jis(path: Path) -> None:
    rewrite(path, path.read_text(encoding="utf-8").encode("cp932", errors="replace"))


def empty(path: Path) -> None:
    rewrite(path, b"")


def unknown_key(path: Path) -> None:
    rewrite(path, path.read_bytes() + b"\nnazo: 1\n")


def noise(path: Path) -> None:
    rewrite(path, bytes(range(256)) * 8)


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


HARMS: tuple[Harm, ...] = (half, shift_jis, empty, unknown_key, noise, missing, folder)


def lived_through(trouble: str, folder: Path) -> list[str]:
    """What tests/faults/child.py says of a trouble; it must end by itself and well."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.child", trouble, str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said.splitlines()


# ---------------------------------------------------------------- what must hold all the same


def assert_home_works(hand: Hand) -> None:
    """The home page is there; help, 「ここにない」 and every tile that is left work by a finger."""
    assert hand.kiosk.page() == "home"
    hand.tap(hand.key(CallHelp()))
    assert hand.kiosk.page() == "help"
    assert_residents_can_read(hand.read())
    hand.tap(hand.key(Back))
    hand.tap(hand.key(AskNotHere()))
    assert hand.kiosk.page() == "not_here"
    assert_residents_can_read(hand.read())
    hand.tap(hand.key(Back))
    for *groups, tile in hand.kiosk.tablet.library.home.ways().values():
        for each in (*groups, tile):
            hand.tap(hand.key(OpenTile(each.key)))
        assert hand.kiosk.page() == f"{tile.opens}.cover"
        assert_residents_can_read(hand.read())
        if hand.offers(Forward):
            hand.tap(hand.key(Forward))
        while hand.kiosk.page() != "home":
            hand.tap(hand.key(Back))


def assert_staff_are_told(kiosk: Kiosk, *names: str) -> str:
    """The staff's page says it in Japanese, naming what is broken, and without a word of the machinery."""
    findings = kiosk.tablet.findings()
    told = "\n".join(findings)
    assert all(JAPANESE.search(finding) for finding in findings), findings
    assert_nothing_technical(findings)
    for name in names:
        assert name in told
    door = kiosk.tablet.door
    door.open()
    assert door.room is not None
    door.room.go(notices)
    settle()
    assert isinstance(door.room.page, Notices)
    assert not kiosk.tablet.glass.grab().isNull()
    door.room.leave()
    settle()
    return told


def assert_nothing_technical(texts: list[str] | tuple[str, ...]) -> None:
    """No traceback, no name of an exception or of a source file."""
    assert [text for text in texts if NOT_FOR_PEOPLE.search(text)] == []


def assert_residents_can_read(texts: tuple[str, ...]) -> None:
    """Nothing technical, and no name out of the program where words should stand."""
    assert_nothing_technical(texts)
    assert [text for text in texts if NAME.fullmatch(text)] == []
