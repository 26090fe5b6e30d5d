"""How the live voice sounds, measured on the sound itself (rows S1, S3, S5)."""

from functools import cache

import numpy as np
import pytest

from kiosk.speech.jtalk import OpenJTalk
from kiosk.speech.level import TARGET_LUFS, loudness
from kiosk.speech.pace import mora
from kiosk.speech.stretch import RATE, Samples
from tests.speech.conftest import ASSETS
from tests.speech.pitch import median_f0

PHRASES = (
    "きょうは なにを しますか。",
    "マイナンバーカードを ごよういください。",
    "てすうりょうは さんびゃくえんです。",
    "わからないときは かかりを よんでください。",
    "つぎは あんしょうばんごうの がめんです。",
    "どうぞ。",
)


@cache
def heard(phrase: str, *, slow: bool = False) -> Samples:
    voice = OpenJTalk(ASSETS / "voice" / "nitech_jp_atr503_m001.htsvoice")
    pcm = b"".join(voice.phrases(phrase, slow=slow))
    return np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32768)


def test_it_speaks_at_about_five_mora_a_second() -> None:
    """Row S1: 4.5 to 5.2 over the sentences, 4.0 to 6.0 in each that is longer than a word."""
    rates = [mora(phrase) * RATE / len(heard(phrase)) for phrase in PHRASES[:5]]
    assert all(4.0 <= rate <= 6.0 for rate in rates), rates
    assert 4.5 <= np.mean(rates) <= 5.2, rates


def test_slow_is_slower_and_not_deeper() -> None:
    """A sixth slower or more, at the same pitch: stretched, not played back slowly."""
    usual, slow = heard(PHRASES[1]), heard(PHRASES[1], slow=True)
    assert len(slow) > 1.15 * len(usual)
    assert median_f0(slow) == pytest.approx(median_f0(usual), rel=0.05)


def test_the_voice_is_low() -> None:
    """Row S3: at most 150 Hz."""
    assert all(80 < median_f0(heard(phrase)) <= 150 for phrase in PHRASES[:5])


def test_every_phrase_is_equally_loud_and_none_is_clipped() -> None:
    """Row S5: within 1 dB of one another, peaks at most -1 dBFS."""
    levels = [loudness(heard(phrase)) for phrase in PHRASES]
    assert max(levels) - min(levels) <= 1.0, levels
    assert abs(np.mean(levels) - TARGET_LUFS) <= 0.7
    assert all(np.abs(heard(phrase)).max() <= 10 ** (-1 / 20) for phrase in PHRASES)


def test_it_begins_at_once() -> None:
    """The 0.3 to 0.5 s of silence the engine puts before every phrase is gone."""
    for phrase in PHRASES:
        audible = np.flatnonzero(np.abs(heard(phrase)) > 0.01)
        assert audible[0] < 0.12 * RATE  # a whispered consonant may come first
        assert len(heard(phrase)) - audible[-1] < 0.15 * RATE


def test_a_comma_parts_phrases() -> None:
    """The player makes the pauses, so each side of 、 comes by itself."""
    voice = OpenJTalk(ASSETS / "voice" / "nitech_jp_atr503_m001.htsvoice")
    assert len(list(voice.phrases("カードをもって、コンビニへ、どうぞ。", slow=False))) == 3


@pytest.mark.parametrize("odd", ["", " ", "……", "☆", "!?", "あ", "ん", "っ"])
def test_odd_readings_make_sound_or_none_but_no_fault(odd: str) -> None:
    """A stray character in the content must not end the voice."""
    voice = OpenJTalk(ASSETS / "voice" / "nitech_jp_atr503_m001.htsvoice")
    assert all(len(pcm) % 2 == 0 and pcm for pcm in voice.phrases(odd, slow=True))
