"""Numbers, dates, hours, amounts and telephone numbers as they are said, in hiragana.

One table of patterns, tried in order at one place of a text; the first that fits wins.
"""

import re
from collections.abc import Callable
from functools import cache

from kiosk.values import dataclass
from kiosk.words import counters
from kiosk.words.cardinal import cardinal, digit_by_digit

_NARROW = str.maketrans("０１２３４５６７８９，．：＃（）％", "0123456789,.:#()%")
_NOT_AFTER_DIGIT = r"(?<![0-9])(?<![0-9][.,])"
_NOT_BEFORE_DIGIT = r"(?![0-9])"
_EMERGENCY = {
    "110": "ひゃくとおばん", "110番": "ひゃくとおばん",
    "119": "ひゃくじゅうきゅうばん", "119番": "ひゃくじゅうきゅうばん",
    "118": "ひゃくじゅうはちばん", "118番": "ひゃくじゅうはちばん",
    "188": "いちはちはち", "188番": "いちはちはちばん",
    "171": "いちなないち", "171番": "いちなないちばん",
}  # fmt: skip
_WEEKDAY = {"日": "にち", "月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど"}
_PART_OF_DAY = {
    "午前": "ごぜん", "午後": "ごご", "朝": "あさ", "昼": "ひる", "夕方": "ゆうがた", "夜": "よる",
}  # fmt: skip
_ERA = {"令和": "れいわ", "平成": "へいせい", "昭和": "しょうわ", "大正": "たいしょう", "明治": "めいじ"}


@dataclass(frozen=True)
class Number:
    """A number with its unit as written, and how it is said (hiragana, 「、」 for a pause)."""

    surface: str
    reading: str


def match_number(text: str, start: int) -> Number | None:
    """The number, date or telephone number that begins at `start`, with its unit, or None."""
    if not _counted().search(text, start):
        return None  # most texts hold no number at all
    narrow = text.translate(_NARROW)  # one character stays one character, so places still agree
    for pattern, say in _rules():
        found = pattern.match(narrow, start)
        if found:
            return Number(text[start : found.end()], say(found))
    return None


def _telephone(found: re.Match[str]) -> str:
    return "、".join(digit_by_digit(group) for group in found.group().split("-"))


def _hash(found: re.Match[str]) -> str:
    # Told one by one in the plain forms people say on the street: シャープ なな いち いち きゅう.
    return "しゃーぷ、" + "、".join(cardinal(int(digit)) for digit in found.group(1))


def _address(found: re.Match[str]) -> str:
    return "の".join(cardinal(int(part)) for part in found.group().split("-"))


def _weekday(letter: str | None) -> str:
    return f"、{_WEEKDAY[letter]}ようび" if letter else ""


def _letter(found: re.Match[str]) -> str:
    return found["bracketed"] or found["written"]


def _date(found: re.Match[str]) -> str:
    number = int(found["day"])
    spoken = "ついたち" if number == 1 else counters.day(number)
    return counters.month(int(found["month"])) + spoken + _weekday(_letter(found))


def _first(found: re.Match[str]) -> str:
    return {"毎": "まい", "今": "こん", "来": "らい", "先": "せん"}[found.group(1)] + "げつついたち"


def _year(found: re.Match[str]) -> str:
    year = counters.counted(int(found["year"]), "年度" if found["budget"] else "年")
    # A pause before the day that follows, but not before まで or は.
    pause = "、" if found.string[found.end() : found.end() + 1].isdecimal() else ""
    return year + (f"、{_era_year(found)}{pause}" if found["era"] else "")


def _era(found: re.Match[str]) -> str:
    return _era_year(found)


def _era_year(found: re.Match[str]) -> str:
    count = found["count"]
    unit = found["unit"]
    if count == "元":
        return _ERA[found["era"]] + "がん" + {"年": "ねん", "年度": "ねんど", "": ""}[unit]
    said = counters.counted(int(count), unit) if unit else cardinal(int(count))
    return _ERA[found["era"]] + said


def _clock(found: re.Match[str]) -> str:
    part = _PART_OF_DAY.get(found["part"] or "", "")
    minutes = found["minutes"]
    return (
        part
        + counters.hour(int(found["hour"]))
        + (counters.counted(int(minutes), "分") if _counts(minutes) else "")
    )


def _counts(minutes: str | None) -> bool:
    return bool(minutes) and int(minutes or 0) != 0


def _fraction(found: re.Match[str]) -> str:
    return counters.counted(int(found.group(1)), "分").replace("ふん", "ぶん").replace("ぷん", "ぶん") + (
        "の" + cardinal(int(found.group(2)))
    )


def _amount(found: re.Match[str]) -> str:
    whole, fraction, counter = found["whole"].replace(",", ""), found["fraction"], found["counter"] or ""
    if found["rest"] in _EMERGENCY:
        return _EMERGENCY[found["rest"]]
    size = {"": 1, "千": 1000, "万": 10**4, "億": 10**8}[found["size"] or ""]
    prefix = "だい" if found["prefix"] else ""
    if fraction:
        return prefix + counters.decimal_counted(whole, fraction, counter)
    if len(whole) > 1 and whole.startswith("0"):
        return (
            prefix
            + digit_by_digit(whole)
            + (counters.counted(0, counter).removeprefix("ぜろ") if counter else "")
        )
    number = int(whole) * size
    return prefix + (counters.counted(number, counter) if counter else cardinal(number))


_COUNTER = "|".join(map(re.escape, counters.COUNTERS))
_PARTS = "|".join(_PART_OF_DAY)
_ERAS = "|".join(_ERA)
# 「(日)」 or 「日曜日」 after a date; a bare 日 is the beginning of some other word.
_LETTER = "(?:[(](?P<bracketed>[日月火水木金土])(?:曜日?)?[)]|[ 　]?(?P<written>[日月火水木金土])曜日)?"
_ERA_YEAR = rf"(?P<era>{_ERAS})(?P<count>[0-9]{{1,2}}|元)"
_WHOLE = "(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
_Say = Callable[[re.Match[str]], str]
_RULES: tuple[tuple[str, _Say], ...] = (
    (rf"0[0-9]{{1,4}}-[0-9]{{1,4}}-[0-9]{{3,4}}{_NOT_BEFORE_DIGIT}", _telephone),
    (rf"[0-9]{{3}}-[0-9]{{4}}{_NOT_BEFORE_DIGIT}", _telephone),
    (rf"#([0-9]{{4}}){_NOT_BEFORE_DIGIT}", _hash),
    (rf"[0-9]+(?:-[0-9]+){{1,3}}{_NOT_BEFORE_DIGIT}", _address),
    (
        rf"(?P<year>[0-9]{{4}})年(?P<budget>度)?(?:\({_ERA_YEAR}(?P<unit>年度|年)\))?(?!(?<!\))[生目間])",
        _year,
    ),
    (rf"{_ERA_YEAR}(?P<unit>年度|年|(?=[〜～]))", _era),
    (
        rf"(?P<month>[0-9]{{1,2}})月(?P<day>[0-9]{{1,2}})日{_LETTER}",
        _date,
    ),
    (r"([毎今来先])月1日", _first),
    (
        rf"(?P<part>{_PARTS})?(?P<hour>[0-9]{{1,2}})(?::(?P<minutes>[0-9]{{2}}){_NOT_BEFORE_DIGIT})",
        _clock,
    ),
    (rf"(?P<part>{_PARTS})?(?P<hour>[0-9]{{1,2}})時(?!間)(?:(?P<minutes>[0-9]{{1,2}})分)?", _clock),
    (r"([0-9]{1,3})分の([0-9]{1,3})", _fraction),
    (
        rf"(?P<prefix>第)?(?P<rest>{_WHOLE}(?:\.(?P<fraction>[0-9]+))?(?P<size>[千万億])?(?P<counter>{_COUNTER})?)",
        _amount,
    ),
)


# Made when the first number is met: a start whose pages hold none waits 6 ms less.
@cache
def _rules() -> tuple[tuple[re.Pattern[str], _Say], ...]:
    return tuple((re.compile(_NOT_AFTER_DIGIT + pattern), say) for pattern, say in _RULES)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９元]")  # in every number; 元 is the first year of an era
