"""Counters and what they do to the number before them: 3本 さんぼん, 20歳 はたち, 8月1日 ついたち.

Readings follow what the broadcasters' pronunciation dictionaries give first; where two are right,
the one that an old ear tells apart more easily (7人 ななにん, since しち sounds like いち).
"""

import re
from collections.abc import Mapping

from kiosk.words.cardinal import cardinal

# How the last sound of the number changes, by the counter's first sound.
_SHORT = (("いち", "いっ"), ("はち", "はっ"), ("じゅう", "じゅっ"))
_SHORTER = (*_SHORT, ("ろく", "ろっ"), ("ひゃく", "ひゃっ"), ("びゃく", "びゃっ"), ("ぴゃく", "ぴゃっ"))
_SHORTENED: Mapping[str, tuple[tuple[str, str], ...]] = {"k": _SHORTER, "s": _SHORT, "h": _SHORTER, "": ()}
# 本 becomes ぽん after っ and ぼん after ん; 分 becomes ぷん after both.
_SOFTENED = {"ほ": ("ぽ", "ぼ"), "ひ": ("ぴ", "び"), "は": ("ぱ", "ば"), "ふ": ("ぷ", "ぷ")}

# counter:reading, by sound class; "yo" counters take the ん from よん.
_REGULAR: Mapping[str, str] = {
    "k": """回目:かいめ 回線:かいせん 回:かい か月間:かげつかん か月:かげつ ヶ月:かげつ カ月:かげつ
        ヵ月:かげつ か所:かしょ ヶ所:かしょ カ所:かしょ 個:こ コ:こ こ:こ 件:けん 階:かい
        区間:くかん 機種:きしゅ""",
    "s": """歳以上:さいいじょう 歳:さい 才:さい 週間:しゅうかん 種類:しゅるい 冊:さつ 世帯:せたい 世代:せだい
        親等:しんとう センチ:せんち cm:せんち 通り:とおり 通:つう 点:てん 丁目:ちょうめ 等:とう 頭:とう
        社:しゃ 足:そく トン:とん""",
    "h": "本:ほん 杯:はい 匹:ひき 泊:はく 分間:ふんかん 分前:ふんまえ 分後:ふんご 分:ふん 票:ひょう",
    "": """枚目:まいめ 枚:まい 度:ど 番目:ばんめ 番線:ばんせん 番地:ばんち 番:ばん 名:めい 倍:ばい 割:わり
        台:だい 号線:ごうせん 号:ごう 文字:もじ 秒:びょう メートル:めーとる ミリ:みり mm:みり キロ:きろ
        km:きろ kg:きろ グラム:ぐらむ ポイント:ぽいんと ％:ぱーせんと %:ぱーせんと パーセント:ぱーせんと
        段階:だんかい 問:もん 部屋:へや 両:りょう 列:れつ 級:きゅう 行:ぎょう ページ:ぺーじ 便:びん
        曲:きょく 錠:じょう 軒:けん 位:い""",
    "yo": "円:えん 年間:ねんかん 年度:ねんど 年生:ねんせい 年目:ねんめ 年:ねん 時間:じかん",
}
_TSU = ("", "ひとつ", "ふたつ", "みっつ", "よっつ", "いつつ", "むっつ", "ななつ", "やっつ", "ここのつ")
_DAYS = {
    1: "いちにち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
    9: "ここのか", 10: "とおか", 14: "じゅうよっか", 17: "じゅうしちにち", 19: "じゅうくにち", 20: "はつか",
    24: "にじゅうよっか", 27: "にじゅうしちにち", 29: "にじゅうくにち",
}  # fmt: skip
_MONTHS = {4: "し", 7: "しち", 9: "く"}
_HOURS = {
    0: "れい", 4: "よ", 7: "しち", 9: "く", 14: "じゅうよ", 17: "じゅうしち", 19: "じゅうく",
    24: "にじゅうよ",
}  # fmt: skip
_IRREGULAR = {
    ("歳", 20): "はたち", ("才", 20): "はたち", ("歳以上", 20): "はたちいじょう",
    ("けた", 1): "ひとけた", ("けた", 2): "ふたけた", ("階", 3): "さんがい",
    ("人", 1): "ひとり", ("人", 2): "ふたり",
}  # fmt: skip


def _table() -> dict[str, tuple[str, str]]:
    rows = ((pair.split(":"), sound) for sound, line in _REGULAR.items() for pair in line.split())
    return {surface: (reading, sound) for (surface, reading), sound in rows}


_COUNTERS = _table()
_ENDINGS = {
    "日間": ("日", "かん"),
    "日目": ("日", "め"),
    "人目": ("人", "め"),
    "人分": ("人", "ぶん"),
    "つ目": ("つ", "め"),
}
_SPECIAL = ("日", "人", "つ", "時", "月", "けた")
# Longest first, so that 回目 is found before 回.
COUNTERS = tuple(sorted((*_COUNTERS, *_ENDINGS, *_SPECIAL), key=len, reverse=True))


def counted(number: int, counter: str) -> str:
    """A whole number with its counter, in hiragana. KeyError for a counter that is not in the table."""
    if (counter, number) in _IRREGULAR:
        return _IRREGULAR[counter, number]
    match counter:
        case "日間" | "日目" | "人目" | "人分" | "つ目":
            head, ending = _ENDINGS[counter]
            return counted(number, head) + ending
        case "日":
            return day(number)
        case "人":
            return joined(cardinal(number), "にん", "yo")
        case "つ":
            return _TSU[number] if 0 < number < len(_TSU) else cardinal(number)
        case "時":
            return hour(number)
        case "月":
            return month(number)
        case "けた":
            return cardinal(number) + "けた"
        case _:
            reading, sound = _COUNTERS[counter]
            return joined(cardinal(number), reading, sound)


def joined(number: str, counter: str, sound: str) -> str:
    """Put a spoken number before a counter; `sound` (k, s, h, yo or none) says what changes between them."""
    if sound == "yo":
        return re.sub("よん$", "よ", number) + counter
    for plain, short in _SHORTENED[sound]:
        if number.endswith(plain):
            return number.removesuffix(plain) + short + _softened(counter, 0, sound)
    return number + (_softened(counter, 1, sound) if _voices(number, counter) else counter)


def decimal_counted(whole: str, fraction: str, counter: str) -> str:
    """A decimal with its counter: 37.5度 -> さんじゅうななてんごど."""
    spoken = cardinal(int(whole)) if int(whole) else "れい"
    spoken = joined(spoken, "てん", "s")
    digits = "".join(cardinal(int(digit)) if digit != "0" else "れい" for digit in fraction)
    if counter not in _COUNTERS:
        return spoken + digits + (counted(0, counter).removeprefix("ぜろ") if counter else "")
    reading, sound = _COUNTERS[counter]
    return spoken + joined(digits, reading, sound)


def day(number: int) -> str:
    """A day, as a date or as a length of time; the first is いちにち here and ついたち after a month."""
    return _DAYS.get(number, cardinal(number) + "にち")


def month(number: int) -> str:
    """A month of the year."""
    return _MONTHS.get(number, cardinal(number)) + "がつ"


def hour(number: int) -> str:
    """An hour of the day, 0 to 24."""
    return _HOURS.get(number, cardinal(number)) + "じ"


def _softened(counter: str, how: int, sound: str) -> str:
    return _SOFTENED[counter[0]][how] + counter[1:] if sound == "h" else counter


def _voices(number: str, counter: str) -> bool:
    if counter[0] == "ふ":  # さんぷん, よんぷん
        return number.endswith("ん")
    return counter[0] in "ほひは" and number.endswith(("さん", "せん", "まん"))
