"""Missing pictures, fonts, sounds: the kiosk starts and says so."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.guide.moves import OpenTile
from kiosk.speech.port import VoiceState
from tests.conftest import MakeHand, MakeKiosk
from tests.faults.broken import assert_home_works, assert_staff_are_told, copied, lived_through, rewrite
from tests.kiosks import wait_for

SVG = "assets/pictures/certificate.svg"


@pytest.mark.parametrize(
    "content",
    [None, b"", b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0"],
    ids=["missing", "empty", "half"],
)
@pytest.mark.qt_log_ignore("Cannot read file .*certificate.svg")
def test_a_picture_that_cannot_be_drawn_is_an_empty_space(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, content: bytes | None
) -> None:
    """The words stand without it, and staff are told its name."""
    where = copied(tmp_path)
    (tmp_path / SVG).unlink()
    if content is not None:
        rewrite(tmp_path / SVG, content)
    kiosk = make_kiosk(where)
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk, "certificate")


def test_no_pictures_at_all(make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path) -> None:
    """Every word is still there."""
    where = copied(tmp_path)
    shutil.rmtree(where.assets / "pictures")
    kiosk = make_kiosk(where)
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk, "certificate", "help_person")


def test_no_fonts(tmp_path: Path) -> None:
    """Another font of the machine stands in, and staff are told that it is not the right one.

    In a process of its own: a font that another test has opened would stay.
    """
    lines = lived_through("no_fonts", tmp_path)
    assert any("フォント" in line for line in lines[:-1])
    assert lines[-1] == "home"


@pytest.mark.parametrize("folder", ["sounds", "voice"])
def test_no_sounds(make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, folder: str) -> None:
    """Silence is no reason to stop."""
    where = copied(tmp_path)
    shutil.rmtree(where.assets / folder)
    kiosk = make_kiosk(where)
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk)


def test_no_sound_device(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No server answers: pages are shown in their time, and staff are told that nothing is heard."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    kiosk = make_kiosk(copied(tmp_path))
    wait_for(lambda: kiosk.tablet.sound.voice.health().state is not VoiceState.WARMING)
    assert kiosk.tablet.sound.voice.health().state is VoiceState.SILENT
    hand = make_hand(kiosk)
    assert_home_works(hand)
    told = assert_staff_are_told(kiosk)
    assert "声" in told or "音" in told
    while hand.offers(OpenTile):
        hand.tap(hand.key(OpenTile))
    QCoreApplication.processEvents()
    assert kiosk.page().endswith(".cover")


def test_a_sound_process_that_cannot_be_started(tmp_path: Path) -> None:
    """The program that speaks is gone, or no process can be added: whole visits go on in silence."""
    lines = lived_through("no_voice", tmp_path)
    assert any("声" in line or "音" in line for line in lines[:-1])
    assert lines[-1] == "home"
