"""Where a phrase that is wider than its line may break without breaking a word.

Before a kanji, katakana word, number or bracket that follows hiragana (「近いものを／1つ」), after a
counted number (「3回／まちがえると」), before 「ください」, after 「・」.  A polite お stays with its word.
"""

from collections.abc import Iterator

from kiosk.words.ruby import Token
from kiosk.words.script import NEVER_FIRST, NEVER_LAST, script_of
from kiosk.words.sentence import cut, inside_tokens

_PARTICLES = frozenset("のをがにでとはもへやかくぐほまよだね")
_POLITE = "お"
_BEGINNERS = ("kanji", "katakana", "digit", "latin")


def subphrases(phrase: tuple[Token, ...]) -> tuple[tuple[Token, ...], ...]:
    """The phrase cut at every such place; a word with a reading stays whole."""
    text = "".join(token.surface for token in phrase)
    places = {at for at in range(1, len(text)) if _begins_word(text, at)} | set(_after_numbers(phrase))
    places -= inside_tokens(phrase)
    return tuple(cut(phrase, {at for at in places if _allowed(text, at)}))


def _allowed(text: str, at: int) -> bool:
    return text[at] not in NEVER_FIRST and text[at - 1] not in NEVER_LAST


def _begins_word(text: str, at: int) -> bool:
    before, here = text[at - 1], text[at]
    if before == "・" or here in "「『（" or text.startswith("ください", at):
        return True
    if here == _POLITE:  # 「声で／お願いします」, never 「お／願い」
        here = text[at + 1 : at + 2] or here
    elif before == _POLITE:
        return False
    return script_of(before) == "hiragana" and script_of(here) in _BEGINNERS


def _after_numbers(phrase: tuple[Token, ...]) -> Iterator[int]:
    end = 0
    text = "".join(token.surface for token in phrase)
    for token in phrase:
        end += len(token.surface)
        counted = token.reading is not None and script_of(token.surface[0]) == "digit"
        if counted and end < len(text) and text[end] not in _PARTICLES:
            yield end
