"""Which sound a line gets: its clip, the live voice, or silence of its length."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.speech import clips
from kiosk.speech.making import Making
from kiosk.speech.port import Utterance
from kiosk.speech.render import render
from kiosk.speech.stretch import RATE, Samples
from kiosk.speech.takes import BYTES_A_SECOND, Line
from tests.speech.conftest import ASSETS

YES = Utterance("はい。", "はい。")
LINE = Line(YES.text, YES.reading, slow=False)


def hum(_kana: str) -> Samples:
    time = np.arange(RATE) / RATE
    return (0.2 * np.sin(2 * np.pi * 120 * time)).astype(np.float32)


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """With a voice, and one clip."""
    (tmp_path / "voice").mkdir()
    voice = "nitech_jp_atr503_m001.htsvoice"
    shutil.copy(ASSETS / "voice" / voice, tmp_path / "voice" / voice)
    render([YES], tmp_path / clips.FOLDER, hum, lambda _: None)
    return tmp_path


@pytest.fixture
def told() -> list[str]:
    return []


def making(assets: Path, told: list[str]) -> Making:
    return Making(assets, lambda: told.append("warm"), lambda: told.append("failed"))


def test_a_clip_is_played_where_there_is_one(assets: Path, told: list[str]) -> None:
    """The rendered hum, at the length its two mora were brought to, not the live voice's word."""
    (pcm,) = making(assets, told).late()(LINE)
    assert len(pcm) / BYTES_A_SECOND == pytest.approx(2 / 4.5, abs=0.02)
    spectrum = np.abs(np.fft.rfft(np.frombuffer(pcm, "<i2").astype(float)))
    assert spectrum.argmax() * RATE / (len(pcm) / 2) == pytest.approx(120, abs=3)


def test_a_page_is_told_by_one_voice(assets: Path, told: list[str]) -> None:
    """Where one of its sentences has no clip, the live voice tells them all, the recorded one too."""
    rooms = making(assets, told)
    assert rooms.in_one_voice([YES, YES]) == (YES, YES)
    mixed = rooms.in_one_voice([YES, Utterance("いいえ。", "いいえ。")])
    assert [each.live for each in mixed] == [True, True]
    clip, live = (b"".join(rooms.early()(replace(LINE, live=each))) for each in (False, True))
    assert clip != live
    assert any(live)


def test_slow_is_the_same_clip_stretched(assets: Path, told: list[str]) -> None:
    """One file serves both paces, at one pitch."""
    make = making(assets, told).late()
    (usual,), (slow,) = make(LINE), make(Line(YES.text, YES.reading, slow=True))
    assert len(slow) / len(usual) == pytest.approx(4.8 / 3.9, rel=0.03)


def test_a_clip_read_differently_is_not_used(assets: Path, told: list[str]) -> None:
    """A corrected reading is heard at once, live, before anyone renders it again."""
    make = making(assets, told).early()
    assert told == ["warm"]
    live = b"".join(make(Line(YES.text, "いいえ。", slow=False)))
    assert any(live)
    assert len(live) / BYTES_A_SECOND < 0.9


def test_a_damaged_clip_is_spoken_live(assets: Path, told: list[str]) -> None:
    """Never silence because of a file."""
    clips.path(assets / clips.FOLDER, clips.key(YES)).write_bytes(b"no sound at all")
    live = b"".join(making(assets, told).early()(LINE))
    assert any(live)


def test_a_damaged_manifest_costs_only_the_clips(assets: Path, told: list[str]) -> None:
    """The kiosk starts and speaks live."""
    (assets / clips.FOLDER / "manifest.json").write_text("{")
    made = making(assets, told)
    assert not made.has_clips()
    assert any(b"".join(made.early()(LINE)))


def test_without_a_live_voice_clips_are_heard_and_the_rest_keeps_time(assets: Path, told: list[str]) -> None:
    """A missing voice file is told to the staff, and the page walks on."""
    (assets / "voice" / "nitech_jp_atr503_m001.htsvoice").unlink()
    make = making(assets, told).early()
    assert told == ["failed"]
    assert any(b"".join(make(LINE)))
    silence = b"".join(make(Line("六文字だ", "かなばかりだ", slow=False)))
    assert not any(silence)
    assert len(silence) / BYTES_A_SECOND == pytest.approx(6 / 4.8, abs=0.01)
