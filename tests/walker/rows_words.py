"""Rows G1, G2, S7 and the screen reader's names: does what is heard equal what is seen?"""

from collections.abc import Iterator

from kiosk.guide.moves import AskMeaning
from kiosk.guide.page import Key, Part
from kiosk.words.sentence import split_sentences
from tests.walker.finding import Finding
from tests.walker.seen import Sheet, bare

CHOICES, CHOICES_GOAL = 6, 4
KEYPAD = set("1234567890")  # nobody reads a keypad aloud
RUBY_MARKS = set("《》｜|")


def g1(sheet: Sheet) -> Iterator[Finding]:
    """Choices on one page, and on one sheet."""
    keys = (block for block in sheet.page.blocks if isinstance(block, Key))
    choices = [key for key in keys if not isinstance(key.move, AskMeaning)]  # that one leads back here
    if len(choices) > CHOICES_GOAL:
        what = f"{len(choices)} choices, floor {CHOICES}, goal {CHOICES_GOAL}"
        yield Finding("G1", str(sheet), what, goal=len(choices) <= CHOICES)


def g2(sheet: Sheet) -> Iterator[Finding]:
    """Where am I: on every sheet of every step, and spoken when the step begins."""
    if sheet.page.shape not in {"step", "machine"}:
        return
    shown = [leaf.name for leaf in sheet.leaves if leaf.part == "where"]
    where = sheet.page.where.sentence.text if sheet.page.where else ""
    if not where or shown != [where]:
        yield Finding("G2", str(sheet), f"where am I is {shown}, not 「{where}」")
    if sheet.number == 0 and where not in [sentence.text for sentence in sheet.spoken]:
        yield Finding("G2", str(sheet), f"「{where}」 is not spoken")


def s7(sheet: Sheet) -> Iterator[Finding]:
    """What is read aloud is what stands on the sheet, word for word, one sentence after another.

    On a later sheet the title that was just heard may be left out; 「7のうち3」 is said once a step.
    """
    said = [bare(sentence.text) for sentence in sheet.spoken]
    stands = {
        bare(part)
        for leaf in sheet.leaves
        if leaf.part in {"title", "body", "key", "where"} and leaf.name not in KEYPAD
        for part in split_sentences("".join(text.words for text in leaf.words))
    }
    title = {bare(part) for part in split_sentences(sheet.page.title.text)}
    spared = title if sheet.number else set()
    where = {bare(sheet.page.where.sentence.text)} if sheet.page.where and sheet.number else set()
    for text in said:
        if text not in stands:
            yield Finding("S7", str(sheet), f"「{text}」 is spoken but does not stand there")
    for text in sorted(stands - set(said) - spared - where):
        yield Finding("S7", str(sheet), f"「{text}」 stands there but is not spoken")
    for sentence in sheet.spoken:
        if not sentence.voice.strip():
            yield Finding("S7", str(sheet), f"「{sentence.text}」 has nothing to say")


def names(sheet: Sheet) -> Iterator[Finding]:
    """A screen reader hears the plain sentence of every label and key, without the readings."""
    for leaf in sheet.leaves:
        if leaf.part == "picture":
            continue
        if not leaf.name or leaf.sentence is None or leaf.name != leaf.sentence.text:
            yield Finding("names", str(sheet), f"{leaf.part} {leaf.box} is called 「{leaf.name}」")
        if RUBY_MARKS & set(leaf.name):
            yield Finding("names", str(sheet), f"「{leaf.name}」 carries the marks of readings")
    machine = {block.of for block in sheet.page.blocks if isinstance(block, Part)}
    for leaf in sheet.leaves:
        if machine and leaf.part == "key" and leaf.described not in machine:
            yield Finding("names", str(sheet), f"「{leaf.name}」 does not say that it is the machine's")
