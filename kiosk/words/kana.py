"""Kana as the synthesiser wants it."""

from kiosk.words.script import as_katakana

_O = frozenset("オコソトノホモヨロゴゾドボポョ")
_U = frozenset("ウクスツヌフムユルグズヅブプュ")
_E = frozenset("エケセテネヘメレゲゼデベペ")


def spoken_kana(reading: str) -> str:
    """A hiragana reading as katakana with long vowels marked: へいわこうえん -> ヘーワコーエン.

    Open JTalk takes an unknown katakana run as one noun and says it letter by letter, so the long
    vowel must be written; the same run in hiragana it splits at every は and に, and はちはち becomes 88.
    """
    spoken: list[str] = []
    for char in as_katakana(reading):
        before = spoken[-1] if spoken else ""
        long_u = char == "ウ" and (before in _O or before in _U)
        long_e = char == "イ" and before in _E
        spoken.append("ー" if before and (long_u or long_e) else char)
    return "".join(spoken)
