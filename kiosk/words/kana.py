"""Kana as the synthesiser wants it."""

from kiosk.words.script import as_katakana

_O = frozenset("オコソトノホモヨロゴゾドボポョ")
_U = frozenset("クスツヌフムユルグズヅブプュ")
_E = frozenset("エケセテネヘメレゲゼデベペ")
# Open JTalk knows this word, but takes its katakana for ハッカ, the peppermint.
_KNOWN_AS_HIRAGANA = frozenset({"はつか"})


def spoken_kana(reading: str) -> str:
    """A hiragana reading as katakana with long vowels marked: へいわこうえん -> ヘーワコーエン.

    Open JTalk takes an unknown katakana run as one noun and says it letter by letter, so the long
    vowel must be written; the same run in hiragana it splits at every は and に, and はちはち becomes 88.
    """
    if reading in _KNOWN_AS_HIRAGANA:
        return reading
    kana = as_katakana(reading)
    return "".join("ー" if _lengthens(kana, at) else char for at, char in enumerate(kana))


def _lengthens(kana: str, at: int) -> bool:
    """Whether the kana at `at` only makes the vowel before it longer."""
    before = kana[at - 1] if at else ""
    match kana[at]:
        case "ウ" if before in _U:
            return True
        # The ウ of 浦 is a vowel of its own (こうのうら), and おお is already long (おおうら).
        case "ウ" if before in _O:
            return kana[at + 1 : at + 2] != "ラ" and not (before == "オ" and at > 1 and kana[at - 2] in _O)
        case "イ" if before in _E:
            return True
        case _:
            return False
