"""A supporter's nickname in a sentence, as it was given: no mark in it is read as ours.

How it is read is not known, so it stands without a reading and the voice says it as it is written.
"""

import re
from collections.abc import Iterator

from kiosk.guide.library import Library
from kiosk.values import replace
from kiosk.words.ruby import Token
from kiosk.words.sentence import Sentence

PLACE = "\ue000"
"""Stands for the name while the sentence around it is made; no font and no file has this character."""

IN_ONE_LINE = 7
"""Characters of a name that are kept together: with さんが behind them they fit the narrowest line."""

LONGEST = 14
_HONOUR = r"(さん|さま|様|ちゃん|くん|君|先生)$"
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\x00-\x1f\x7f]+"


def named(key: str, nickname: str | None, library: Library) -> Sentence:
    """The catalogue's sentence with the name in it; without one it is 係."""
    given = re.sub(_UNSEEN, " ", nickname or "").strip()[:LONGEST].strip()
    if not given:
        return library.word(key, name=library.say("help.somebody"))
    honoured = PLACE if re.search(_HONOUR, given) else library.say("help.honoured", name=PLACE)
    made = library.word(key, name=honoured)
    phrases = tuple(piece for phrase in made.phrases for piece in _filled(phrase, given))
    text = "".join(token.surface for phrase in phrases for token in phrase)
    return Sentence(text, phrases, made.voice.replace(PLACE, given))


def _filled(phrase: tuple[Token, ...], given: str) -> Iterator[tuple[Token, ...]]:
    """A phrase with the name in its place; only a long name may be broken, at every seventh letter."""
    held = next((token for token in phrase if PLACE in token.surface), None)
    if held is None:
        yield phrase
        return
    before, _, after = held.surface.partition(PLACE)
    parts = [given[at : at + IN_ONE_LINE] for at in range(0, len(given), IN_ONE_LINE)]
    yield from ((Token(part),) for part in parts[:-1])
    filled = replace(held, surface=f"{before}{parts[-1]}{after}")
    yield tuple(filled if token is held else token for token in phrase)
