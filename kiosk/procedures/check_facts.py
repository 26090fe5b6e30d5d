"""Facts: known, told with the right certainty, kept by the right people, used at all."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kiosk.procedures.check_dates import term
from kiosk.procedures.facts import Fact, used
from kiosk.procedures.fault import Fault
from kiosk.procedures.ground import Faults, Ground, Page, at
from kiosk.procedures.model import Call, Shelter, Wait
from kiosk.procedures.sheet import Place, Sheet
from kiosk.procedures.told import told

CERTAIN = ("絶対", "ぜったい", "必ず", "かならず", "確実", "まちがいなく", "間違いなく", "きっと")
GROUPED_FROM = 1000  # from here on a whole number is shown with a comma


def check_facts(page: Page, ground: Ground) -> Faults:
    """Every fact a procedure tells."""
    yield from text_facts(page.sheet, ground)
    for place, key in _named(page):
        if key not in ground.facts:
            yield _unknown(page.sheet, place, key)
    yield from _whole_numbers(page, ground)
    yield from _centre_facts(page, ground)


def text_facts(sheet: Sheet, ground: Ground) -> Faults:
    """The facts in the texts of a sheet: each must be written, and none called certain that is not."""
    for each in told(sheet):
        keys = used(each.text)
        for key in keys:
            if key not in ground.facts:
                yield _unknown(sheet, each.place, key)
        doubtful = [
            key for key in keys if key in ground.facts and not ground.facts[key].certain(ground.today)
        ]
        word = next((word for word in CERTAIN if word in each.text), None)
        if doubtful and word:
            what = f"確かでない事実「{doubtful[0]}」を「{word}」と言い切っています"
            yield at(
                sheet, each.place, what, f"「{word}」を消すか、事実を確かめて facts.yaml を直してください"
            )
        yield from _braces(sheet, each.place, each.text, keys)


def _braces(sheet: Sheet, place: Place, text: str, keys: tuple[str, ...]) -> Faults:
    if text.count("{") != len(keys) or text.count("}") != len(keys):
        what = "「{」「}」の中が 事実の名前の形ではありません"
        yield at(sheet, place, what, "{fee.konbini} のように、英小文字の名前だけを入れてください")


def _unknown(sheet: Sheet, place: Place, key: str) -> Fault:
    todo = "facts.yaml にある名前に直すか、その事実を書き足してください"
    return at(sheet, place, f"「{key}」という事実は facts.yaml にありません", todo)


def _named(page: Page) -> Iterator[tuple[Place, str]]:
    """Facts named by a field of their own."""
    yield ("phone", "number"), page.procedure.phone.number
    for name, step in page.procedure.steps.items():
        if isinstance(step, Call):
            yield ("steps", name, "number"), step.number
        if isinstance(step, Wait):
            yield ("steps", name, "days"), step.days
        if isinstance(step, Shelter) and step.walking:
            yield ("steps", name, "walking"), step.walking
    for i, key in enumerate(page.procedure.centre_facts):
        yield ("centre_facts", i), key


def _whole_numbers(page: Page, ground: Ground) -> Faults:
    """Facts that are reckoned with."""
    for name, step in page.procedure.steps.items():
        days = ground.facts.get(step.days) if isinstance(step, Wait) else None
        if days is not None and not isinstance(days.value, int):
            what = "days の事実が 日数(整数)ではありません"
            yield at(page.sheet, ("steps", name, "days"), what, "日数を整数で書いた事実の名前にしてください")
        speed = ground.facts.get(step.walking or "") if isinstance(step, Shelter) else None
        if speed is not None and not (isinstance(speed.value, int) and speed.value > 0):
            what = "walking の事実が 1分に歩くメートル(整数)ではありません"
            todo = "メートルを整数で書いた事実の名前にしてください"
            yield at(page.sheet, ("steps", name, "walking"), what, todo)


def _centre_facts(page: Page, ground: Ground) -> Faults:
    for i, key in enumerate(page.procedure.centre_facts):
        fact = ground.facts.get(key)
        if fact is not None and "centre" not in fact.editors:
            what = f"「{key}」は 館で書きかえてよい事実ではありません"
            todo = "facts.yaml の editors に centre を足すか、ここから消してください"
            yield at(page.sheet, ("centre_facts", i), what, todo)


def facts_used(page: Page) -> frozenset[str]:
    """Every fact a procedure tells or names."""
    return texts_use(page.sheet) | frozenset(key for _, key in _named(page))


def texts_use(sheet: Sheet) -> frozenset[str]:
    """Every fact the texts of a sheet tell."""
    return frozenset(key for each in told(sheet) for key in used(each.text))


def check_sheet_of_facts(sheet: Sheet, facts: Mapping[str, Fact], use: Iterable[str], today: date) -> Faults:
    """The facts themselves: unused, past their day, or a bare number that would get a comma."""
    known = frozenset(use)
    for key, fact in facts.items():
        place: Place = ("facts", key)
        if key not in known:
            what = f"事実「{key}」は どの手順にも使われていません"
            yield at(sheet, place, what, "使うか、要らなければ消してください", grave=False)
        if isinstance(fact.value, int) and fact.value >= GROUPED_FROM and not fact.unit:
            what = f"事実「{key}」に単位がないので「{fact.told()}」と コンマ付きで出ます"
            yield at(sheet, (*place, "value"), what, "unit を書くか、値を引用符で囲んでください")
        words = (f"事実「{key}」の期限", "確かめ直して、日付を新しくしてください")
        for fault in term(sheet, (*place, "valid_until"), fact.valid_until, today, words):
            # A page with an expired fact says so itself; that stops nothing.
            yield at(sheet, (*place, "valid_until"), fault.what, fault.todo, grave=False)
