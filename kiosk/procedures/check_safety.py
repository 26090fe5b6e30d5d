"""No page may ask a person to give a PIN or a マイナンバー to this kiosk.

The models have no field to type into (a test holds that); these rules watch the words.
"""

import re

from kiosk.procedures.ground import Faults, Page, at
from kiosk.procedures.model import DoElsewhere, Read
from kiosk.procedures.told import Told, resident

_PRIVATE = (
    r"(?:暗証番号|パスワード|マイナンバー(?!カード)|個人番号|暗証|けたの数字|(?<!電話)(?<!郵便)(?<!受付)番号)"
)
_GIVE = r"(?:入力|入れ|いれ|打ち|打っ|うち|うっ|押し|おし|書い|書き|教え|おしえ|言っ|言い|話し|見せ)"
_ASK = r"(?:て|って|して)?(?:くだ|下さ|ます|ましょう|もら|いただ)"
# Whoever puts a secret in here is asked for it here; "not" right after it makes it a warning.
_HERE = re.compile(
    rf"(?:この(?:画面|機械|台|タブレット|端末)|てつなぎ)[^。]*{_PRIVATE}[^。]*?{_GIVE}([^。]*)"
)
_ASKS = re.compile(rf"{_PRIVATE}(?:を|は|も)?、?[^。]{{0,6}}?{_GIVE}{_ASK}([^。]*)")
_NOT = re.compile(r"ません|ない|なく|やめ|だめ")
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
    found = _HERE.search(text)
    return found is not None and _NOT.search(found[0]) is None


def asks(text: str) -> bool:
    """Whether a text asks for a secret at all."""
    return any(_NOT.search(found[0]) is None for found in _ASKS.finditer(text))


def _elsewhere(page: Page, each: Told) -> bool:
    """Whether the step is at the real machine, or reads about it by name; what a caller says is not ours."""
    step = page.procedure.steps.get(each.step or "")
    match step:
        case DoElsewhere():
            return True
        case Read():
            words = " ".join((step.title, *step.text))
            return _REAL.search(words) is not None and _THIS.search(words) is None
        case _:
            return each.field == "say"
