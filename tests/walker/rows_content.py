"""Rows G3 and G5: are the words short, plain, and without blame?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from statistics import fmean

from kiosk.guide.page import Part
from kiosk.words.plain import PlainWords, jargon
from kiosk.words.ruby import plain
from kiosk.words.sentence import split_sentences
from tests.walker.finding import Finding
from tests.walker.ways import Stop

LONGEST, MEAN = 40, 25
# What a machine says when it puts the fault on the person before it.  「まちがえても」 comforts, and stays.
BLAME = re.compile(
    r"エラー|失敗|不正|無効|異常|誤(?:り|って|った)|ミス(?!タ|ト)|禁止|違反|間違(?!えても)|まちが(?:い|って)"
    r"|だめ|ダメ|いけません|できませんでした|受け付けられません|認められません|正しく|必ず|守って|わかっていません"
)
NEXT_OR_COMFORT = re.compile(r"ください|だいじょうぶ")
FOR_STAFF, TROUBLE = "staff.", "touch."


EXPLAINED = "words_"
"""Pages on which office words stand because they are explained there."""


def g3(stops: Iterable[Stop], words: PlainWords) -> Iterator[Finding]:
    """Sentences of all pages as they are shown: length, jargon, mean; not what stands on a machine."""
    told = {(stop.name, text) for stop in stops for text in _sentences(stop)}
    for name, text in sorted(told):
        if len(text) > LONGEST:
            yield Finding("G3", name, f"「{text}」 has {len(text)} characters, floor {LONGEST}")
        for word, instead in () if name.startswith(EXPLAINED) else jargon(text, words):
            yield Finding("G3", name, f"「{text}」: {word} is jargon for {instead}")
    mean = fmean(len(text) for text in {text for _, text in told})
    if mean > MEAN:
        yield Finding("G3", "all pages", f"the mean is {mean:.1f} characters, goal {MEAN}")


def _sentences(stop: Stop) -> Iterator[str]:
    yield from split_sentences(stop.page.title.text)
    for block in stop.page.blocks:
        if not isinstance(block, Part) and getattr(block, "tone", "") != "machine":
            yield from split_sentences(block.sentence.text)


def g5(messages: Mapping[str, str]) -> Iterator[Finding]:
    """No blame in any text of the catalogue; every touch that failed is told what to do, or comforted."""
    for key, text in messages.items():
        found = BLAME.search(plain(text))
        if found and not key.startswith(FOR_STAFF):
            yield Finding("G5", key, f"「{text}」 blames: {found[0]}")
        if key.startswith(TROUBLE) and not NEXT_OR_COMFORT.search(text):
            yield Finding("G5", key, f"「{text}」 says neither what to do nor that all is well")
