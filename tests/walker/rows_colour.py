"""Rows C1 to C5: judged from the pixels of each sheet and from what its keys paint."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kiosk.guide.page import Saying
from tests.walker.box import Box
from tests.walker.finding import Finding
from tests.walker.ink import Contrast, Outline, Pixels, cut, edge_contrast, outline, text_contrast
from tests.walker.seen import Leaf, Sheet

TEXT, TEXT_GOAL = 7.0, 10.0
AGED, AGED_GOAL = 4.5, 7.0
EDGE, EDGE_GOAL = 3.0, 4.5
WHITE_ON_BLACK = 20.0
EDGE_MM = 0.7
# A picture is seen by its outline: at least half its width and height must stand out, and not by a few dots.
REACH, STRONG = 0.5, 0.03
AROUND_PX = 3
NEEDS_A_PICTURE = {"help", "next", "primary", "urgent"}


@dataclass(frozen=True, slots=True)
class Sample:
    """What the pixels of one leaf showed."""

    leaf: Leaf
    texts: tuple[tuple[str, Contrast], ...]
    edge: float | None
    pictures: tuple[Outline, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Shot:
    """A sheet with its pixels judged; `marks` are the small pictures before sentences."""

    sheet: Sheet
    samples: tuple[Sample, ...]
    marks: tuple[tuple[str, Outline], ...]

    def __repr__(self) -> str:
        """As a failure names it."""
        return str(self.sheet)


class Judge:
    """Samples every text, edge and picture; what stands at the same place in the same pixels, once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Box, bytes], Sample] = {}

    def of(self, sheet: Sheet, shot: Pixels) -> Shot:
        """A sheet by its pixels."""
        samples = tuple(self._of(leaf, shot, sheet.look.screen.k) for leaf in sheet.leaves)
        return Shot(sheet, samples, tuple((name, outline(shot, box)) for name, box in sheet.marks))

    def _of(self, leaf: Leaf, shot: Pixels, k: float) -> Sample:
        if not leaf.is_target:
            return _sample(leaf, shot, k)
        key = (leaf.box, hashlib.blake2b(cut(shot, leaf.box.inset(-AROUND_PX)).tobytes()).digest())
        if key not in self._known:
            self._known[key] = _sample(leaf, shot, k)
        return replace(self._known[key], leaf=leaf)


def _sample(leaf: Leaf, shot: Pixels, k: float) -> Sample:
    texts = []
    for words, colour, box in _runs(leaf):
        found = text_contrast(cut(shot, box))
        if found is not None:
            texts.append((words, _right_way_round(found, colour)))
    edge = edge_contrast(shot, leaf.box, EDGE_MM * k) if leaf.is_target else None
    return Sample(leaf, tuple(texts), edge, tuple(outline(shot, box) for box in leaf.painted.pictures))


def _right_way_round(found: Contrast, colour: str) -> Contrast:
    """Two dense kanji can hold more ink than paper: what the text was painted in is the ink."""
    return replace(found, ink=found.ground, ground=found.ink) if found.ground == colour else found


def _runs(leaf: Leaf) -> Iterator[tuple[str, str, Box]]:
    """Texts of one size and colour on one line, together."""
    for (_, _, colour), run in groupby(
        leaf.painted.texts, key=lambda text: (text.baseline, text.face, text.colour)
    ):
        texts = list(run)
        inks = [text.ink for text in texts]
        yield (
            "".join(text.words for text in texts),
            colour,
            Box(
                min(ink.left for ink in inks),
                min(ink.top for ink in inks),
                max(ink.right for ink in inks),
                max(ink.bottom for ink in inks),
            ),
        )


def c1(shot: Shot) -> Iterator[Finding]:
    """Text on its worst ground."""
    for sample in shot.samples:
        for words, found in sample.texts:
            if found.young < TEXT_GOAL:
                pair = f"{sample.leaf.part} 「{words}」 {found.ink} on {found.ground}"
                what = f"{pair}: {found.young:.1f}, floor {TEXT}"
                yield Finding("C1", str(shot.sheet), what, goal=found.young >= TEXT)


def c2(shot: Shot) -> Iterator[Finding]:
    """Edges of keys, and pictures."""
    for sample in shot.samples:
        leaf = sample.leaf
        if sample.edge is not None and sample.edge < EDGE_GOAL:
            what = f"the edge of {leaf.part} 「{leaf.name}」: {sample.edge:.1f}, floor {EDGE}"
            yield Finding("C2", str(shot.sheet), what, goal=sample.edge >= EDGE)
        for found in sample.pictures:
            yield from _dim(shot.sheet, f"the picture of {leaf.part} 「{leaf.name}」", found)
    for name, found in shot.marks:
        yield from _dim(shot.sheet, f"the mark of 「{name}」", found)


def _dim(sheet: Sheet, what: str, found: Outline) -> Iterator[Finding]:
    if found.reach < REACH or found.strong < STRONG:
        seen = f"{found.strong:.0%} of it stands out by 3:1, spanning {found.reach:.0%} of it"
        yield Finding("C2", str(sheet), f"{what}: {seen}")


def c3(shot: Shot) -> Iterator[Finding]:
    """In the theme white on black, running text and titles are just that."""
    if shot.sheet.look.theme != "dark":
        return
    for sample in shot.samples:
        for words, found in sample.texts:
            plain = sample.leaf.part in {"title", "body"} and not _on_a_band(shot.sheet, sample.leaf)
            if plain and (found.young < WHITE_ON_BLACK or found.ink < found.ground):
                what = f"「{words}」 {found.ink} on {found.ground}: {found.young:.1f}, floor {WHITE_ON_BLACK}"
                yield Finding("C3", str(shot.sheet), what)


def _on_a_band(sheet: Sheet, leaf: Leaf) -> bool:
    return any(
        isinstance(block, Saying) and block.tone in {"careful", "doubt"} and block.sentence.text == leaf.name
        for block in sheet.page.blocks
    )


def c4(shot: Shot) -> Iterator[Finding]:
    """Text through an aged eye."""
    for sample in shot.samples:
        for words, found in sample.texts:
            if found.aged < AGED_GOAL:
                pair = f"{sample.leaf.part} 「{words}」 {found.ink} on {found.ground}"
                what = f"{pair}: {found.aged:.1f}, floor {AGED}"
                yield Finding("C4", str(shot.sheet), what, goal=found.aged >= AGED)


def c5(sheet: Sheet) -> Iterator[Finding]:
    """Words on every key; a picture wherever a colour says something."""
    for leaf in sheet.targets:
        if not leaf.words:
            yield Finding("C5", str(sheet), f"{leaf.part} 「{leaf.name}」 {leaf.box} has no words")
        if leaf.tone in NEEDS_A_PICTURE and not leaf.painted.pictures:
            yield Finding("C5", str(sheet), f"{leaf.tone} key 「{leaf.name}」 has no picture")
    marked = {name for name, _ in sheet.marks}
    shown = {leaf.name for leaf in sheet.leaves}
    for block in sheet.page.blocks:
        if (
            isinstance(block, Saying)
            and block.tone in {"careful", "doubt"}
            and block.sentence.text in shown - marked
        ):
            yield Finding("C5", str(sheet), f"{block.tone} 「{block.sentence.text}」 has no picture")


def chosen(sheets: list[Sheet]) -> Iterator[Finding]:
    """The answer chosen is told by more than colours: it paints something that the same key else does not."""
    plain: dict[tuple[str, str], Leaf] = {}
    for sheet in sheets:
        for leaf in sheet.targets:
            if not leaf.chosen:
                plain.setdefault((sheet.page.name, leaf.name), leaf)
    for sheet in sheets:
        for leaf in sheet.targets:
            other = plain.get((sheet.page.name, leaf.name))
            if leaf.chosen and other is not None and _alike(leaf, other):
                yield Finding(
                    "C5", str(sheet), f"「{leaf.name}」 is chosen, and only colours and a thicker edge say so"
                )


def _alike(one: Leaf, other: Leaf) -> bool:
    return (len(one.painted.texts), one.painted.drawings, one.painted.shapes) == (
        len(other.painted.texts),
        other.painted.drawings,
        other.painted.shapes,
    )
