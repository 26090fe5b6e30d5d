"""Rows T1 to T7: is every text large enough, whole, and broken where a reader would pause?"""

from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations, pairwise

from kiosk.words.ruby import Token
from kiosk.words.subphrase import subphrases
from tests.walker.box import Box
from tests.walker.finding import Finding
from tests.walker.seen import Leaf, Sheet, bare

BODY, BODY_GOAL = 5.3, 6.1
SMALLEST, SMALLEST_GOAL = 4.8, 5.3
LARGEST, LARGEST_GOAL = 6.4, 8.5
RUBY_EM = 4.2
FAMILY, WEIGHT = "BIZ UDPGothic", 400
LINE, LINE_GOAL = 40, 22
PITCH, PITCH_GOAL = 1.5, 1.6
EDGE_MM = 0.7
ROUNDING = 0.051  # mm: half a pixel on the coarser glass, for sizes that were rounded to whole pixels
TOUCH_PX = 1.0  # two inks nearer than this are one blot
CUT_PX = 0.5  # less than half a pixel over the edge is not seen


def cap_mm(leaf: Leaf, k: float) -> float:
    """The cap height of the words, in mm; the least where they differ."""
    return min(text.face.cap for text in leaf.words) / k


def t1(sheet: Sheet) -> Iterator[Finding]:
    """Body text: cap height."""
    for leaf in sheet.leaves:
        if leaf.part == "body" and leaf.words:
            cap = cap_mm(leaf, sheet.look.screen.k)
            if cap < BODY_GOAL - ROUNDING:
                what = f"「{leaf.name}」 cap {cap:.2f} mm, floor {BODY}, goal {BODY_GOAL}"
                yield Finding("T1", str(sheet), what, goal=cap >= BODY)


def t2(sheet: Sheet) -> Iterator[Finding]:
    """The smallest text; ruby has a floor of its own (look.md)."""
    k = sheet.look.screen.k
    for leaf in sheet.leaves:
        if leaf.words:
            cap = cap_mm(leaf, k)
            if cap < SMALLEST_GOAL - ROUNDING:
                what = f"{leaf.part} 「{leaf.name}」 cap {cap:.2f} mm, floor {SMALLEST}, goal {SMALLEST_GOAL}"
                yield Finding("T2", str(sheet), what, goal=cap >= SMALLEST)
        for text in leaf.ruby:
            if text.face.em / k < RUBY_EM - ROUNDING * 2:
                what = f"ruby 「{text.words}」 em {text.face.em / k:.2f} mm, floor {RUBY_EM}"
                yield Finding("T2", str(sheet), what)


def t3(sheet: Sheet) -> Iterator[Finding]:
    """The largest size on offer: body text."""
    if sheet.look.text != "largest":
        return
    for leaf in sheet.leaves:
        if leaf.part == "body" and leaf.words:
            cap = cap_mm(leaf, sheet.look.screen.k)
            if cap < LARGEST_GOAL - ROUNDING:
                what = f"「{leaf.name}」 cap {cap:.2f} mm, floor {LARGEST}, goal {LARGEST_GOAL}"
                yield Finding("T3", str(sheet), what, goal=cap >= LARGEST)


def t4(sheet: Sheet) -> Iterator[Finding]:
    """The typeface really used, glyph by glyph."""
    for leaf in sheet.leaves:
        for text in leaf.painted.texts:
            face = text.face
            if face.family != FAMILY or face.weight < WEIGHT or face.italic:
                yield Finding("T4", str(sheet), f"「{text.words}」 in {face.family} {face.weight}")
            if text.strange:
                yield Finding("T4", str(sheet), f"「{text.words}」: {FAMILY} has no {text.strange}")


def t5(sheet: Sheet) -> Iterator[Finding]:
    """Characters a line, and lines that end where a phrase ends."""
    for leaf in sheet.leaves:
        lines = ["".join(text.words for text in line) for line in leaf.lines]
        longest = max((len(bare(line)) for line in lines), default=0)
        if longest > LINE_GOAL:
            what = f"「{leaf.name}」 {longest} characters a line"
            yield Finding("T5", str(sheet), what, goal=longest <= LINE)
        yield from _ends(sheet, leaf, lines)


def _ends(sheet: Sheet, leaf: Leaf, lines: list[str]) -> Iterator[Finding]:
    if len(lines) < 2:
        return
    phrases = leaf.sentence.phrases if leaf.sentence else ()
    between = _places(phrases)
    within = _places(part for phrase in phrases for part in subphrases(phrase))
    for end, (line, after) in zip(accumulate(len(bare(x)) for x in lines), pairwise(lines), strict=False):
        if end not in between:
            kind = "a phrase" if end in within else "a word"
            what = f"{leaf.part} 「{leaf.name}」 broken inside {kind}: {line}／{after}"
            yield Finding("T5", str(sheet), what, goal=end in within)


def _places(parts: Iterable[tuple[Token, ...]]) -> set[int]:
    """Where these parts of a sentence end, in characters without spaces."""
    return set(accumulate(len(bare("".join(token.surface for token in part))) for part in parts))


def t6(sheet: Sheet) -> Iterator[Finding]:
    """The pitch of running text."""
    for leaf in sheet.leaves:
        if leaf.part != "body":
            continue
        for upper, lower in pairwise(leaf.lines):
            pitch = (lower[0].baseline - upper[0].baseline) / upper[0].face.em
            if pitch < PITCH_GOAL - 0.01:
                what = f"「{leaf.name}」 pitch {pitch:.2f} em, floor {PITCH}, goal {PITCH_GOAL}"
                yield Finding("T6", str(sheet), what, goal=pitch >= PITCH)


def t7(sheet: Sheet) -> Iterator[Finding]:
    """Nothing clipped, elided, lying over something else, or to be scrolled."""
    for leaf in sheet.leaves:
        out = leaf.box.sticks_out_of(leaf.within)
        if out > 0:
            yield Finding(
                "T7", str(sheet), f"{leaf.part} 「{leaf.name}」 {leaf.box} is {out:.0f} px outside its parent"
            )
        yield from _ink_inside(sheet, leaf)
        yield from _whole(sheet, leaf)
    yield from _leaves_apart(sheet)
    yield from _inks_apart(sheet)
    for kind in sheet.scrolling:
        yield Finding("T7", str(sheet), f"a {kind} is on show")


def _ink_inside(sheet: Sheet, leaf: Leaf) -> Iterator[Finding]:
    edge = EDGE_MM * sheet.look.screen.k if leaf.is_target else 0.0
    outs = [(text.ink.sticks_out_of(leaf.box.inset(edge)), text) for text in leaf.painted.texts]
    out, text = max(outs, key=lambda pair: pair[0], default=(0.0, None))
    if text is not None and out > CUT_PX:
        ink = f"the ink of 「{text.words}」 is {out:.1f} px over the edge of {leaf.box}"
        what = f"{leaf.part} 「{leaf.name}」: {ink}"
        yield Finding("T7", str(sheet), what)


def _whole(sheet: Sheet, leaf: Leaf) -> Iterator[Finding]:
    """Every word of the name stands there, with its readings and nothing else (no 「…」)."""
    painted, name = bare("".join(text.words for text in leaf.words)), bare(leaf.name)
    if leaf.part != "picture" and painted != name:
        yield Finding("T7", str(sheet), f"{leaf.part} shows 「{painted}」 for 「{name}」")
    tokens = leaf.sentence.tokens if leaf.sentence else ()
    readings = [token.reading for token in tokens if token.reading and token.shown]
    ruby = [text.words for text in leaf.ruby]
    if ruby != readings:
        yield Finding(
            "T7", str(sheet), f"{leaf.part} 「{leaf.name}」 shows the readings {ruby} for {readings}"
        )


def _leaves_apart(sheet: Sheet) -> Iterator[Finding]:
    for one, other in combinations(sheet.leaves, 2):
        over = one.box.overlap(other.box)
        if over > 0:
            pair = f"{one.part} 「{one.name}」 {one.box} and {other.part} 「{other.name}」 {other.box}"
            what = f"{pair} overlap by {over:.0f} px"
            yield Finding("T7", str(sheet), what)


def _inks_apart(sheet: Sheet) -> Iterator[Finding]:
    """A picture may wear a badge of its own key (the tick of what is chosen); nothing else may overlap."""
    inks: list[tuple[str, str, Box]] = [(f"the mark of 「{name}」", "mark", box) for name, box in sheet.marks]
    for leaf in sheet.leaves:
        inks += [(f"「{text.words}」 in 「{leaf.name}」", "text", text.ink) for text in leaf.painted.texts]
        inks += [
            (f"the picture of {leaf.part} 「{leaf.name}」", "picture", box) for box in leaf.painted.pictures
        ]
    for (one, kind, first), (other, _, second) in combinations(inks, 2):
        badge = one == other and kind == "picture"
        if first.overlap(second) > TOUCH_PX and not badge:
            what = f"{one} {first} lies over {other} {second} by {first.overlap(second):.1f} px"
            yield Finding("T7", str(sheet), what)
