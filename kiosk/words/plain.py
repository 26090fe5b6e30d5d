"""Plain Japanese: jargon, long sentences, double negatives, stacked politeness."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kiosk.values import dataclass
from kiosk.words.ruby import plain as without_ruby
from kiosk.words.script import script_of
from kiosk.words.sentence import split_sentences

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』")
_DOUBLE_NEGATIVE = re.compile(
    r"な(?:い|く|かった)(?:わけ|もの|こと)?(?:では|でも|じゃ|は|も)(?:な(?:い|く|かった)|ありません)"
    r"|な(?:ければ|くては|いと)(?:いけない|ならない|だめ)(?:わけ)?では(?:ない|ありません)"
    r"|(?:ざる|ずには|ないでは)(?:を得|いられ|おかれ)(?:ない|ません)"
    r"|ない(?:とは|とも)(?:言え|かぎら|限ら)(?:ない|ません)"
    r"|ません(?:わけ|もの|こと)では(?:ない|ありません)"
)
_POLITE_STACK = re.compile(
    r"(?:さ)?せていただ[いかきくけ]\w{0,3}|ていただ(?:[いかきくけ]|ければ)\w{0,3}|お[ぁ-ん一-鿿]{1,5}(?:になられ|くださいませ|いただ[いかきくけ])"
    r"|ご[ぁ-ん一-鿿]{1,5}(?:になられ|いただ[いかきくけ])|(?:おっしゃら|なさら|ご覧になら|お見えにな(?:ら|り))れ|でございま[すし]\w{0,2}"
    r"|いただきますよう|くださいますよう|賜り|存じま[すし]|いたしま[すし]\w{0,2}"
)


@dataclass(frozen=True)
class PlainWords:
    """Jargon and what to write instead.

    `allowed` are names that merely contain a banned word (マイナポータルアプリ). `except_inside_quotes`
    allows words in 「」, which stand on another machine's screen and must match it.
    """

    replacements: Mapping[str, str]
    allowed: tuple[str, ...] = ()
    except_inside_quotes: bool = True

    @classmethod
    def load(cls, path: Path) -> "PlainWords":
        """Read `plain_words.yaml`. OSError where it cannot be read, KeyError where a section is missing."""
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
        return cls(
            {str(word): str(instead) for word, instead in content["jargon"].items()},
            tuple(content["allowed"]),
            bool(content["except_inside_quotes"]),
        )


def jargon(text: str, words: PlainWords) -> list[tuple[str, str]]:
    """The jargon of a text with its plain replacements, in the order of the text, each once."""
    searched = without_ruby(text)
    if words.except_inside_quotes:
        searched = _QUOTED.sub("、", searched)
    for name in words.allowed:
        searched = searched.replace(name, "、")
    longest_first = sorted(words.replacements, key=len, reverse=True)
    found = [
        (place.start(), place.end(), word)
        for word in longest_first
        for place in re.finditer(re.escape(word), searched)
        if not _inside_word(searched, place.start(), place.end())
    ]
    outermost = [each for each in found if not any(_within(each, other) for other in found)]
    return [
        (word, words.replacements[word]) for word in dict.fromkeys(word for _, _, word in sorted(outermost))
    ]


def _inside_word(text: str, start: int, end: int) -> bool:
    """リンク in ドリンク, ID in COVID: the tail of another foreign word is not jargon."""
    script = script_of(text[start])
    if start and script in {"katakana", "latin"} and script_of(text[start - 1]) == script:
        return True
    return (
        script == "latin" and script_of(text[end - 1]) == "latin" and script_of((text + " ")[end]) == "latin"
    )


def _within(inner: tuple[int, int, str], outer: tuple[int, int, str]) -> bool:
    """Whether `inner` is a real part of `outer` (アプリ in アプリケーション)."""
    return outer[0] <= inner[0] and inner[1] <= outer[1] and len(inner[2]) < len(outer[2])


def too_long(text: str, limit: int = 40) -> list[str]:
    """The sentences of a text with more than `limit` characters, ruby marks not counted."""
    return [sentence for sentence in split_sentences(without_ruby(text)) if len(sentence) > limit]


def double_negative(text: str) -> list[str]:
    """The double negatives of a text, as written."""
    return [found.group() for found in _DOUBLE_NEGATIVE.finditer(without_ruby(text))]


def polite_stack(text: str) -> list[str]:
    """Politeness piled up beyond 「します」「してください」, as written (〜させていただく, 〜ていただく)."""
    return [found.group() for found in _POLITE_STACK.finditer(without_ruby(text))]
