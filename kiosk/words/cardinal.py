"""Whole numbers and decimals as spoken Japanese, in hiragana."""

DIGITS = ("ぜろ", "いち", "にー", "さん", "よん", "ごー", "ろく", "なな", "はち", "きゅー")
_ONES = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_POWERS = ((1000, "せん"), (100, "ひゃく"), (10, "じゅう"))
_SOUND_CHANGES = {
    (1, 1000): "せん", (3, 1000): "さんぜん", (8, 1000): "はっせん",
    (1, 100): "ひゃく", (3, 100): "さんびゃく", (6, 100): "ろっぴゃく", (8, 100): "はっぴゃく",
    (1, 10): "じゅう",
}  # fmt: skip
_GROUPS = ((10**12, "ちょう"), (10**8, "おく"), (10**4, "まん"))


def cardinal(number: int) -> str:
    """A whole number from 0 to 9999 兆, as it is counted: 1200 -> せんにひゃく. ValueError below zero."""
    if number < 0:
        raise ValueError(f"{number} is below zero")
    if number == 0:
        return "ぜろ"
    spoken = ""
    for size, name in _GROUPS:
        count, number = divmod(number, size)
        if count:
            spoken += _group(count) + name
    return spoken + _below_10000(number)


def _group(count: int) -> str:
    # 一千万 is said いっせんまん, though 千 alone is せん.
    spoken = _below_10000(count)
    return "いっ" + spoken if count // 1000 == 1 else spoken


def _below_10000(number: int) -> str:
    spoken = ""
    for size, name in _POWERS:
        count, number = divmod(number, size)
        if count:
            spoken += _SOUND_CHANGES.get((count, size), _ONES[count] + name)
    return spoken + _ONES[number]


def digit_by_digit(digits: str) -> str:
    """Each digit for itself, in the forms that are told apart best by ear: 095 -> ぜろきゅーごー."""
    return "".join(DIGITS[int(digit)] for digit in digits)
