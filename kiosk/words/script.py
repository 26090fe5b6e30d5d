"""Which script a character belongs to, and which characters may not begin or end a line."""

from typing import Literal

Script = Literal["kanji", "hiragana", "katakana", "latin", "digit", "other"]

# JIS X 4051 line-start prohibition, cut to what a resident's page can contain.
NEVER_FIRST = frozenset(
    "、。，．,.:;：；・」』）)］]】〉》？！?!ー〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…％%"
)
NEVER_LAST = frozenset("「『（([［【〈《#＃")


def script_of(char: str) -> Script:
    """Return the script of one character.

    「々」「〆」「ヶ」 count as kanji, because they only stand inside kanji words (小ヶ倉).
    """
    match char:
        case _ if "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or char in "々〆ヶ":
            return "kanji"
        case _ if "\u3041" <= char <= "\u309f":
            return "hiragana"
        case _ if "\u30a1" <= char <= "\u30ff" and char != "・":
            return "katakana"
        case _ if char.isdecimal():
            return "digit"
        case _ if char.isalpha() and char < "\u0250":
            return "latin"
        case _:
            return "other"


def is_kana(text: str) -> bool:
    """Whether a reading holds nothing but kana, the long mark and the pause 「、」."""
    return bool(text) and all(script_of(char) in {"hiragana", "katakana"} or char == "、" for char in text)


def as_hiragana(text: str) -> str:
    """Katakana to hiragana; the long mark and everything else stay."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def as_katakana(text: str) -> str:
    """Hiragana to katakana; the long mark and everything else stay."""
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)
