"""Where a phrase breaks that is wider than its line."""

import pytest

from kiosk.words.ruby import Token
from kiosk.words.subphrase import subphrases


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("近いものを1つ", ["近いものを", "1つ"]),
        ("声でお願いします。」", ["声で", "お願いします。」"]),
        ("「お知らせ」だけでは、", ["「お知らせ」だけでは、"]),
        ("見せてください。", ["見せて", "ください。"]),
        ("かおを見る", ["かおを", "見る"]),
        ("電車・バス", ["電車・", "バス"]),
    ],
)
def test_words_stay_whole(phrase: str, parts: list[str]) -> None:
    """A polite お goes with its word; a particle stays with the word before it."""
    found = subphrases((Token(phrase),))
    assert ["".join(token.surface for token in part) for part in found] == parts
