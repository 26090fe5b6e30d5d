"""The readings, heard through an engine that knows nothing of our tables."""

import re

import pyopenjtalk
import pytest

from kiosk.words.annotate import Annotator
from kiosk.words.kana import spoken_kana
from kiosk.words.readings import ReadingBook
from kiosk.words.script import as_katakana
from tests.words.tables import NUMBERS, TERMS

# は is wa, へ is e and を is wo after a reading, or the engine has swallowed the particle.
_PARTICLES = {
    "です。": "デス。",
    "は、あす": "ワ、アス",
    "へ行く": "エイク",
    "を見る": "ヲミル",
    "に聞く": "ニキク",
}


def _heard(text: str) -> str:
    """The engine's own kana, with the setting that the live voice uses."""
    return _alike(str(pyopenjtalk.g2p(text, kana=True, use_sudachi_kanji_yomi=False)))


def _alike(kana: str) -> str:
    """Spellings that sound the same: ヅ and ズ, オオ and オー."""
    return re.sub("オオ", "オー", kana.replace("ヅ", "ズ"))


def test_the_table_is_large_enough() -> None:
    """At least 150 terms hold their expected kana."""
    assert len(dict(TERMS)) == len(TERMS) >= 150


@pytest.mark.parametrize(("written", "said"), TERMS)
def test_the_engine_says_a_term_as_expected(written: str, said: str, annotator: Annotator) -> None:
    """What we hand over is pronounced as the table has it, and the particle after it stays a particle."""
    for particle, sound in _PARTICLES.items():
        assert _heard(annotator.sentence(written + particle).voice) == _alike(spoken_kana(said) + sound)


@pytest.mark.parametrize(("written", "said"), NUMBERS)
def test_the_engine_says_a_number_as_expected(written: str, said: str, annotator: Annotator) -> None:
    """No kana of ours is turned back into a number or another word (はちはち into 88, ハツカ into ハッカ)."""
    heard = _heard(annotator.sentence(f"{written}に聞く").voice)
    assert heard == _alike(as_katakana(spoken_kana(said)) + "ニキク")


def test_a_bare_twentieth_is_no_peppermint() -> None:
    """20日 is はつか."""
    assert _heard(spoken_kana("はつか") + "は") == "ハツカワ"


def test_known_words_are_read_right_by_the_engine_itself(book: ReadingBook) -> None:
    """An entry may only be called known if the voice needs no help with it."""
    known = [entry for entry in book.readings.values() if not entry.spoken and len(entry.surface) > 1]
    assert len(known) > 100
    wrong = {
        entry.surface: _heard(entry.surface + "です")
        for entry in known
        if not _heard(entry.surface + "です").startswith(_alike(spoken_kana(entry.reading)))
    }
    assert wrong == {}
