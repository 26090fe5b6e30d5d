"""The words: short, plain, one thought a sentence, every character readable."""

import re
from collections.abc import Iterable, Iterator
from statistics import fmean

from kiosk.procedures.as_shown import bare, filled, well_marked
from kiosk.procedures.dictionaries import Dictionaries
from kiosk.procedures.facts import BRACED
from kiosk.procedures.ground import Faults, Ground, Page, at
from kiosk.procedures.model import Choose, Shelter, Step
from kiosk.procedures.sheet import Place, Sheet
from kiosk.procedures.told import Told, resident, told
from kiosk.values import dataclass
from kiosk.words.plain import double_negative, polite_stack
from kiosk.words.sentence import split_sentences

# Human factors, row G3: a sentence has at most 40 characters, on average at most 25.
LONGEST, MEAN = 40, 25
MOST_SENTENCES, LONGEST_TITLE, LONGEST_CHOICE, LONGEST_SUPPORTER = 3, 16, 14, 80
MACHINES_OWN = ("words", "face")  # what stands on another machine must match it, jargon or not
_QUOTED = re.compile(r"「[^」]*」")
_DIGITS = re.compile(r"[0-9０-９]+(?!つ)(?![0-9０-９])|[0-9０-９]{2,}")


@dataclass(frozen=True)
class Spoken:
    """A told text as a resident meets it: facts filled in, and without ruby."""

    told: Told
    filled: str
    bare: str
    well_marked: bool


def check_words(page: Page, ground: Ground) -> Faults:
    """All texts of a procedure."""
    texts = tuple(spoken(page.sheet, ground))
    yield from _texts(page.sheet, texts, ground.dictionaries)
    yield from _mean(page.sheet, texts)
    yield from _counts(page)
    yield from _labels(page, ground)
    yield from _supporters(page.sheet, ground)


def text_words(sheet: Sheet, ground: Ground) -> Faults:
    """All texts of another sheet that residents meet."""
    return _texts(sheet, spoken(sheet, ground), ground.dictionaries)


def _texts(sheet: Sheet, texts: Iterable[Spoken], dictionaries: Dictionaries) -> Faults:
    for each in texts:
        yield from _form(sheet, each)
        if each.told.role == "sentence":
            yield from _sentence(sheet, each)
        if each.well_marked:
            yield from _plainness(sheet, each, dictionaries)


def spoken(sheet: Sheet, ground: Ground) -> Iterator[Spoken]:
    """The texts of a sheet that residents meet."""
    for each in resident(sheet):
        text = filled(each.text, ground.facts)
        yield Spoken(each, text, bare(text), well_marked(text))


def _form(sheet: Sheet, each: Spoken) -> Faults:
    place = each.told.place
    if not each.bare.strip():
        yield at(sheet, place, "文が空白だけです", "文を書いてください")
    if each.told.role == "title" and len(each.bare) > LONGEST_TITLE:
        what = f"題が{len(each.bare)}文字です({LONGEST_TITLE}文字まで)"
        yield at(sheet, place, what, "短い題にしてください")
    number = _DIGITS.search(_QUOTED.sub("", re.sub(BRACED, "", each.told.text)))
    if number:
        what = f"数字「{number[0]}」が 文に直接書かれています"
        yield at(sheet, place, what, "facts.yaml に書いて {名前} で入れるか、言葉で書いてください")


def _sentence(sheet: Sheet, each: Spoken) -> Faults:
    place = each.told.place
    if len(each.bare) > LONGEST:
        what = f"一文が{len(each.bare)}文字です({LONGEST}文字まで)"
        yield at(sheet, place, what, "短くするか、二つの文に分けてください")
    if len(split_sentences(_QUOTED.sub("「」", each.bare))) > 1:
        todo = "一行に一文になるように、行を分けてください"
        yield at(sheet, place, "一行に二つの文があります", todo)


def _plainness(sheet: Sheet, each: Spoken, dictionaries: Dictionaries) -> Faults:
    place = each.told.place
    jargon = () if each.told.field in MACHINES_OWN else dictionaries.jargon(each.filled)
    for word, instead in jargon:
        yield at(sheet, place, f"むずかしい言葉「{word}」があります", f"「{instead}」と書いてください")
    for said in double_negative(each.filled):
        todo = "「〜してください」「〜できます」のように言い直してください"
        yield at(sheet, place, f"「{said}」は 二重の打ち消しです", todo)
    for said in polite_stack(each.filled):
        todo = "「〜します」「〜してください」にしてください"
        yield at(sheet, place, f"「{said}」は 敬語が重なっています", todo)
    for word in dictionaries.unreadable(each.filled):
        todo = f"｜{word}《よみ》と書くか、readings.yaml に足してください"
        yield at(sheet, place, f"「{word}」に読みがありません", todo)


def _mean(sheet: Sheet, texts: Iterable[Spoken]) -> Faults:
    lengths = [len(each.bare) for each in texts if each.told.role == "sentence"]
    if lengths and fmean(lengths) > MEAN:
        what = f"文の長さの平均が {fmean(lengths):.1f}文字です({MEAN}文字まで)"
        yield at(sheet, (), what, "長い文から短くしてください")


def _counts(page: Page) -> Faults:
    for name, step in page.procedure.steps.items():
        if len(step.text) > MOST_SENTENCES:
            what = f"text が{len(step.text)}文あります({MOST_SENTENCES}文まで)"
            yield at(page.sheet, ("steps", name, "text"), what, "減らすか、次の歩に分けてください")


def _labels(page: Page, ground: Ground) -> Faults:
    for name, step in page.procedure.steps.items():
        for field, i, label in _choices(step):
            long = len(bare(filled(label, ground.facts)))
            if long > LONGEST_CHOICE:
                place: Place = ("steps", name, field, i, "label")
                what = f"選択肢が{long}文字です({LONGEST_CHOICE}文字まで)"
                yield at(page.sheet, place, what, "短い言葉にしてください")


def _choices(step: Step) -> Iterator[tuple[str, int, str]]:
    """The labels of a question's answers: (field, number, label)."""
    if isinstance(step, Choose):
        yield from (("options", i, option.label) for i, option in enumerate(step.options))
    if isinstance(step, Shelter):
        yield from (("dangers", i, danger.label) for i, danger in enumerate(step.dangers))


def _supporters(sheet: Sheet, ground: Ground) -> Faults:
    """What the person who helps is told: there, and short enough to be read at a glance."""
    for each in told(sheet):
        text = bare(filled(each.text, ground.facts))
        if each.role != "supporter":
            continue
        if not text.strip():
            yield at(sheet, each.place, "支援者の言葉が空白だけです", "声のかけ方を一文で書いてください")
        if len(text) > LONGEST_SUPPORTER:
            what = f"支援者の言葉が{len(text)}文字です({LONGEST_SUPPORTER}文字まで)"
            yield at(sheet, each.place, what, "短くしてください")
