"""How fast and with which pauses we speak, and how long a sentence will take.

Rows S1 and S2 of the human factors: elderly listeners prefer about 5 mora a second (Narita et al. 2011),
and pauses help them more than slowness does (KAKEN 19K04927).
"""

# Heard from outside, without the soft edges of each phrase, these come out as 5.0 and 4.1 (row S1).
MORA_PER_SECOND = 4.8
SLOW_MORA_PER_SECOND = 3.9
COMMA_SECONDS = 0.6
FULL_STOP_SECONDS = 1.0

_COMMAS = frozenset("、，,・：:；;")
_FULL_STOPS = frozenset("。．！？!?")
# Written with the mora before them: they add no time of their own.
_SMALL_KANA = frozenset("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ")
_KANA = range(0x3041, 0x30FF)
_MORA_PER_OTHER_CHARACTER = 2  # a kanji, a digit or a letter, on average


def mora(reading: str) -> int:
    """Morae in `reading`: exact for kana, an estimate for kanji, digits and letters."""
    return sum(_mora_of(character) for character in reading)


def seconds(reading: str, *, slow: bool) -> float:
    """How long `reading` takes to say, pauses inside it included, the one after it not."""
    rate = SLOW_MORA_PER_SECOND if slow else MORA_PER_SECOND
    inner = reading.rstrip("".join(_FULL_STOPS | _COMMAS) + " 」』）)")
    commas = sum(character in _COMMAS for character in inner)
    stops = sum(character in _FULL_STOPS for character in inner)
    return mora(reading) / rate + commas * COMMA_SECONDS + stops * FULL_STOP_SECONDS


def _mora_of(character: str) -> int:
    if character in _SMALL_KANA or character in _COMMAS or character in _FULL_STOPS:
        return 0
    if ord(character) in _KANA:
        return 1
    return _MORA_PER_OTHER_CHARACTER if character.isalnum() else 0
