"""No page may ask a person to give a PIN or a マイナンバー to this kiosk.

The models have no field to type into (a test holds that); these rules watch the words.
"""

import re

from kiosk.procedures.ground import Faults, Page, at
from kiosk.procedures.model import DoElsewhere, Read
from kiosk.procedures.told import Told, resident

_PRIVATE = (
    r"(?:暗証番号|暗証|パスワード|マイナンバー(?!カード)|個人番号|けたの数字"
    r"|(?<!電話)(?<!郵便)(?<!受付)(?<!整理)(?<!予約)番号)"
)
_GIVE = r"(?:入力|入れ|いれ|打|うち|うっ|押|おし|おさ|書|教え|おしえ|言|話|見せ|みせ)"
# Not across a condition: 「番号をまちがえたら、係に言ってください」 asks for no number.
_BETWEEN = r"(?:(?!たら|とき|なら|れば|ので|から)[^。、]){0,12}?"
_ASK = r"[^。、]{0,4}?(?:くだ|下さ|ます|ましょう|もら|いただ|すると|て$)"
_ASKS = re.compile(rf"{_PRIVATE}(?:[をはも]、?{_BETWEEN}{_GIVE}{_ASK}|[をは]?(?:お願い|おねがい|どうぞ))")
_NOT = re.compile(r"ません|ない|なく|やめ|だめ")
# What others say is quoted or told of: that is how a swindle is described.
_OF_OTHERS = re.compile(
    r"「[^」]*」(?=と|って|の|が|は|を)|[^。]*(?:ください|ます)(?:と言|という|といわ|と聞|と出)"
)
# A page that shows the real machine names it.
_REAL = re.compile(r"コピー機|機械|スマホ|アプリ|ATM|読み取り機|パソコン|店")
_THIS = re.compile(r"この(?:画面|機械|台|タブレット|端末)")
_TODO = "この機械では番号を聞けません。本物の機械での操作なら kind: do_elsewhere に書いてください"


def check_secrets(page: Page) -> Faults:
    """Every sentence that asks for a secret."""
    for each in resident(page.sheet):
        if asks_here(each.text) or (asks(each.text) and not _elsewhere(page, each)):
            yield at(page.sheet, each.place, "暗証番号やマイナンバーを 求める文です", _TODO)


def asks_here(text: str) -> bool:
    """Whether a text asks to put a secret into this kiosk."""
    return _THIS.search(text) is not None and asks(text)


def asks(text: str) -> bool:
    """Whether a text asks for a secret at all."""
    own = _OF_OTHERS.sub("", text)
    return any(_NOT.search(found[0]) is None for found in _ASKS.finditer(own))


def _elsewhere(page: Page, each: Told) -> bool:
    """Whether the step is at the real machine, or or only reads about it; a telephone call is not ours."""
    step = page.procedure.steps.get(each.step or "")
    match step:
        case DoElsewhere():
            return True
        case Read():
            words = " ".join((step.title, *step.text))
            return _REAL.search(words) is not None and _THIS.search(words) is None
        case _:
            return each.field in ("say", "menu")
