"""The glossary: each word once, in use, in plain short sentences that themselves need no glossary."""

from collections.abc import Iterable

from kiosk.procedures.check_ruby import check_ruby
from kiosk.procedures.check_words import text_words
from kiosk.procedures.glossary import Glossary
from kiosk.procedures.ground import Faults, Ground, Page, at
from kiosk.procedures.sheet import Sheet
from kiosk.procedures.told import ROLES


def check_glossary(sheet: Sheet, glossary: Glossary, pages: Iterable[Page], ground: Ground) -> Faults:
    """The whole file against the procedures."""
    yield from check_ruby(sheet, ground.facts)
    yield from text_words(sheet, ground)
    told = "\n".join(
        text
        for page in pages
        for _, field, text in page.sheet.texts
        if ROLES.get(field) in ("title", "sentence", "label")
    )
    seen: set[str] = set()
    for name, entry in glossary.words.items():
        if entry.word in seen:
            yield at(sheet, ("words", name, "word"), f"「{entry.word}」が二度あります", "一つにしてください")
        seen.add(entry.word)
        if entry.word not in told:
            what = f"「{entry.word}」は どの手順にも出ません"
            yield at(sheet, ("words", name), what, "要らなければ消してください", grave=False)
        if entry.word in "".join(entry.plain):
            what = f"「{entry.word}」の意味に 同じ言葉があります"
            yield at(sheet, ("words", name, "plain"), what, "別の言葉で書いてください")
