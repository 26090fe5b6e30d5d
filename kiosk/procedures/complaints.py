"""What pydantic complains of, by the type of its complaint: what is wrong, and what to do."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, get_args, get_type_hints

from pydantic_core import ErrorDetails

from kiosk.procedures import domains, facts, home, machines, model

_TextPair = tuple[str, str]
_FIELDS = sorted(
    {
        name
        for module in (model, machines, home, facts, domains)
        for part in vars(module).values()
        if hasattr(part, "__pydantic_config__")
        for name in get_type_hints(part)
    }
)
_KINDS = " ".join(get_args(get_type_hints(step)["kind"])[0] for step in get_args(get_args(model.Step)[0]))
_PATTERNS = {
    model.NAME: "英小文字ではじめ、英小文字・数字・_ だけで 40文字までに書いてください",
    facts.FACT_KEY: "「fee.konbini」のように、英小文字の言葉を . でつないで書いてください",
    domains.HOST: "「www.city.nagasaki.lg.jp」のように、https:// や / を付けずに書いてください",
    r"^https://": "「https://」ではじまる住所を書いてください",
    r"^[a-z][a-z0-9_.]+$": "番号や日数ではなく、facts.yaml の名前(「phone.city」など)を書いてください",
}


def told_of(error: ErrorDetails) -> _TextPair:
    """(what, todo) of one complaint."""
    return _TOLD.get(error["type"], _general)(error)


def _limit(error: ErrorDetails, name: str) -> Any:
    return error.get("ctx", {}).get(name, "?")


def _missing(error: ErrorDetails) -> _TextPair:
    return f"「{error['loc'][-1]}」がありません", "この項目を書き足してください"


def _extra(error: ErrorDetails) -> _TextPair:
    name = str(error["loc"][-1])
    near = get_close_matches(name, _FIELDS, 1)
    hint = f"「{near[0]}」の書きまちがいでないか" if near else "つづりと 字下げが正しいか"
    return "知らない項目です", f"{hint}見直して、要らなければ消してください"


def _pattern(error: ErrorDetails) -> _TextPair:
    todo = _PATTERNS.get(str(_limit(error, "pattern")), "ほかの項目を見本に書き直してください")
    return f"「{_short(error['input'])}」は この項目に書ける形ではありません", todo


def _not_text(error: ErrorDetails) -> _TextPair:
    given = error["input"]
    if given is None:
        return "値がありません", "文を書くか、項目ごと消してください"
    if isinstance(given, (list, dict)):
        return "文ではなく かたまりが書かれています", "一つの文を書いてください"
    return f"文ではなく「{given}」が書かれています", f'引用符で囲んで "{given}" と書いてください'


def _tag(error: ErrorDetails) -> _TextPair:
    return (
        f"「{_short(_limit(error, 'tag'))}」という kind はありません",
        f"kind を {_KINDS} から選んでください",
    )


def _literal(error: ErrorDetails) -> _TextPair:
    expected = str(_limit(error, "expected")).replace("'", "「", 1).replace(" or ", "、")
    return f"「{_short(error['input'])}」は選べません", f"{_quotes(expected)} から選んで書いてください"


def _quotes(expected: str) -> str:
    return "、".join(
        f"「{part.strip(chr(39) + '「」 ')}」" for part in expected.replace("、", ",").split(",")
    )


def _of_model(error: ErrorDetails) -> _TextPair:
    said = str(_limit(error, "error"))
    what, _, todo = said.partition("→")
    return what, todo or "この行のまとまりを見直してください"


def _general(error: ErrorDetails) -> _TextPair:
    return f"この値は使えません({error['type']})", "ほかの手順の同じ項目を見本に書き直してください"


def _short(given: object) -> str:
    text = str(given)
    return text if len(text) <= 30 else text[:30] + "…"  # noqa: PLR2004 - fits a line of the report


def _plain(what: str, todo: str) -> Callable[[ErrorDetails], _TextPair]:
    return lambda _error: (what, todo)


def _least(error: ErrorDetails) -> _TextPair:
    return "数が小さすぎます", f"{_limit(error, 'ge')}以上の数にしてください"


def _most(error: ErrorDetails) -> _TextPair:
    return "数が大きすぎます", f"{_limit(error, 'le')}以下の数にしてください"


def _too_few(error: ErrorDetails) -> _TextPair:
    return "数が足りません", f"{_limit(error, 'min_length')}つ以上 書いてください"


def _too_many(error: ErrorDetails) -> _TextPair:
    return "数が多すぎます", f"{_limit(error, 'max_length')}つまでに減らしてください"


def _too_long(error: ErrorDetails) -> _TextPair:
    most = _limit(error, "max_length")
    given = error["input"]
    long = f"{len(given)}文字あって 長すぎます" if isinstance(given, str) else "長すぎます"
    return long, f"{most}文字までに縮めてください"


_NO_LIST = _plain("「- 」の並びになっていません", "一行に一つずつ「- 」を付けて書いてください")
_NO_MAP = _plain("「名前: 値」の形になっていません", "字下げと コロンを見直してください")
_NO_INT = _plain("整数ではありません", "引用符や単位を付けずに、数字だけを書いてください")
_NO_DAY = _plain("日付として読めません", "2026-11-30 の形で、本当にある日を、引用符なしで書いてください")

_TOLD: dict[str, Callable[[ErrorDetails], _TextPair]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _extra,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _plain("文が からです", "文を書いてください"),
    "string_too_long": _too_long,
    "string_type": _not_text,
    "int_type": _NO_INT,
    "int_parsing": _NO_INT,
    "greater_than_equal": _least,
    "less_than_equal": _most,
    "too_short": _too_few,
    "too_long": _too_many,
    "literal_error": _literal,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _plain("「kind」がありません", f"kind を {_KINDS} から選んで書いてください"),
    "date_type": _NO_DAY,
    "date_parsing": _NO_DAY,
    "date_from_datetime_parsing": _NO_DAY,
    "bool_type": _plain("true か false ではありません", "true か false と書いてください"),
    "tuple_type": _NO_LIST,
    "list_type": _NO_LIST,
    "mapping_type": _NO_MAP,
    "dict_type": _NO_MAP,
    "dataclass_type": _NO_MAP,
    "model_attributes_type": _NO_MAP,
    "value_error": _of_model,
}
