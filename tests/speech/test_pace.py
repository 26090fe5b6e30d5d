"""How long a sentence takes, when there is no sound to measure."""

import pytest

from kiosk.speech import pace


@pytest.mark.parametrize(
    ("reading", "morae"),
    [
        ("", 0),
        ("はい。", 2),
        ("きょうは", 3),
        ("がっこう", 4),
        ("コンビニ", 4),
        ("カード", 3),
        ("シャツ", 2),
        ("、。「」", 0),
    ],
)
def test_kana_are_counted_exactly(reading: str, morae: int) -> None:
    """ゃゅょ belong to the mora before them; っ, ん and ー are morae of their own."""
    assert pace.mora(reading) == morae


def test_pauses_inside_count_and_the_last_one_does_not() -> None:
    """The player makes the pause after a sentence."""
    plain = pace.seconds("かなかなかな。", slow=False)
    assert plain == pytest.approx(6 / 4.8)
    assert pace.seconds("かなか、なかな。", slow=False) == pytest.approx(6 / 4.8 + pace.COMMA_SECONDS)
    assert pace.seconds("かなか。なかな。", slow=False) == pytest.approx(6 / 4.8 + pace.FULL_STOP_SECONDS)
    assert pace.seconds("かなかなかな。", slow=True) > plain
