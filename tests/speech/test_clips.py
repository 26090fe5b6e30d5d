"""Sentences rendered ahead: found by what they say, and missed when they change."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.speech import clips
from kiosk.speech.port import Utterance
from kiosk.speech.render import Rendered, prune, render
from kiosk.speech.sound_file import read
from kiosk.speech.stretch import RATE, Samples

FEE = Utterance("手数料は、300円です。", "てすうりょうは、さんびゃくえんです。")
YES = Utterance("はい。", "はい。")


class Author:
    """A voice that hums: what is under test is the keeping of clips, not Kokoro."""

    def __init__(self) -> None:
        self.spoken: list[str] = []

    def __call__(self, kana: str) -> Samples:
        self.spoken.append(kana)
        time = np.arange(round(len(kana) / 5 * RATE)) / RATE
        return (0.2 * np.sin(2 * np.pi * 120 * time)).astype(np.float32)


@pytest.fixture
def author() -> Author:
    return Author()


def quietly(_rendered: Rendered) -> None:
    pass


def test_what_was_rendered_is_found_and_can_be_played(tmp_path: Path, author: Author) -> None:
    """The voice is given kana as pronounced; the clip is as long as its manifest says."""
    render([FEE, YES], tmp_path, author, quietly)
    assert author.spoken == ["テスーリョーワ、サンビャクエンデス。", "ハイ。"]
    made = clips.load(tmp_path)
    for utterance in (FEE, YES):
        file = clips.find(tmp_path, made, utterance)
        assert file
        assert len(read(file)) / 2 / RATE == pytest.approx(made[clips.key(utterance)].seconds, abs=0.01)
    assert not clips.check([FEE, YES], tmp_path)


def test_rendering_again_makes_only_what_is_needed(tmp_path: Path, author: Author) -> None:
    """Hours of work are never done twice."""
    render([YES], tmp_path, author, quietly)
    render([YES, FEE, FEE], tmp_path, author, quietly)
    assert len(author.spoken) == 2


def corrected(_folder: Path) -> list[Utterance]:
    return [YES, Utterance(FEE.text, "てかずりょうは、さんびゃくえんです。")]


def damaged(folder: Path) -> list[Utterance]:
    clips.path(folder, clips.key(FEE)).write_bytes(b"OggS")
    return [YES, FEE]


def lost(folder: Path) -> list[Utterance]:
    clips.path(folder, clips.key(FEE)).unlink()
    return [YES, FEE]


@pytest.mark.parametrize("change", [corrected, damaged, lost])
def test_a_changed_sentence_or_file_is_stale(
    tmp_path: Path, author: Author, change: Callable[[Path], list[Utterance]]
) -> None:
    """A corrected reading or a damaged file is reported, and rendering puts it right."""
    render([YES, FEE], tmp_path, author, quietly)
    authored = change(tmp_path)
    assert clips.check(authored, tmp_path).stale == (authored[1],)
    render(authored, tmp_path, author, quietly)
    assert not clips.check(authored, tmp_path).stale


def test_missing_and_orphaned_are_told_apart(tmp_path: Path, author: Author) -> None:
    """A sentence without a clip; a clip and a stray file without a sentence; pruning clears the latter."""
    render([FEE], tmp_path, author, quietly)
    clips.path(tmp_path, "stray").write_bytes(b"")
    faults = clips.check([YES], tmp_path)
    assert faults.missing == (YES,)
    assert faults.orphaned == tuple(sorted((clips.key(FEE), "stray")))
    assert prune([YES], tmp_path) == 2
    assert not list(tmp_path.glob("*.opus"))


def test_another_voice_or_speed_is_another_clip() -> None:
    """The key holds everything that can be heard."""
    keys = {clips.key(FEE), clips.key(FEE, voice="other"), clips.key(FEE, speed=0.8), clips.key(YES)}
    assert len(keys) == 4


def test_a_broken_manifest_is_named(tmp_path: Path) -> None:
    """Whoever checks is told which file to look at."""
    (tmp_path / "manifest.json").write_text('{"a": {"text": 1}')
    with pytest.raises(ValueError, match=r"manifest\.json"):
        clips.load(tmp_path)
