"""The walker's own measures can fail: each is held against things that are bad on purpose."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.walker import rows_colour, rows_place, rows_text, rows_words
from tests.walker.box import Box
from tests.walker.canvas import paint
from tests.walker.finding import Finding, musts
from tests.walker.hits import SURE, TREMBLING, landings, share
from tests.walker.ink import cut, edge_contrast, outline, pixels, text_contrast
from tests.walker.parts import Parts
from tests.walker.seen import Leaf, Sheet
from tests.walker.stand import Stand

K = 6.0


class Written(QLabel):
    """A label that paints a text at a place, in a size and a colour."""

    def __init__(self, text: str, em: int, at: QPoint, colour: str = "#1b1b1b") -> None:
        super().__init__(text)
        self.resize(200, 60)
        self._font = QFont("BIZ UDPGothic")
        self._font.setPixelSize(em)
        self._at, self._colour = at, colour

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#fffcf5"))
        painter.setPen(QColor(self._colour))
        painter.setFont(self._font)
        painter.drawText(self._at, self.text())


@pytest.fixture
def good(stand: Stand, content: Parts) -> Sheet:
    """A sheet on which nothing is wrong but what a test does to it."""
    stop = next(stop for stop in content.timely if stop.name == "start_over")
    return next(iter(stand.measured(stop)))


def with_leaf(sheet: Sheet, old: Leaf, new: Leaf) -> Sheet:
    """The sheet with one leaf in the place of another."""
    return replace(sheet, leaves=tuple(new if leaf is old else leaf for leaf in sheet.leaves))


def written(label: Written, part: str = "body") -> Leaf:
    """The label as a leaf of a sheet."""
    box = Box.of(label.rect())
    return Leaf(part, label.text(), None, box, box, paint(label))


def rows(found: Iterator[Finding]) -> set[str]:
    """Which rows were broken."""
    return {each.row for each in musts(found)}


def test_a_good_sheet_passes(good: Sheet) -> None:
    """What follows fails for its own reason, not for another."""
    for row in (rows_text.t1, rows_text.t2, rows_text.t4, rows_place.p1, rows_place.p3, rows_place.p4):
        assert not rows(row(good))


def test_cut_text(content: Parts, good: Sheet) -> None:
    """T7: ink over the edge of its label, and a text that was elided."""
    whole = written(Written("もどる", 40, QPoint(10, 45)))
    assert not rows(rows_text.t7(replace(good, leaves=(whole,), marks=())))
    for at in (QPoint(-8, 45), QPoint(10, 20), QPoint(150, 45), QPoint(10, 60)):
        leaf = written(Written("もどる", 40, at))
        assert rows(rows_text.t7(replace(good, leaves=(leaf,), marks=()))) == {"T7"}
    elided = replace(whole, name="もどるときは、ここをおします。")
    assert rows(rows_text.t7(replace(good, leaves=(elided,), marks=()))) == {"T7"}


def test_overlap(good: Sheet) -> None:
    """T7: two leaves on one another, and one outside its parent."""
    first, second, *_ = good.targets
    assert rows(rows_text.t7(with_leaf(good, second, replace(second, box=first.box.moved(5, 5))))) == {"T7"}
    assert rows(rows_text.t7(with_leaf(good, first, replace(first, within=first.box.inset(2))))) == {"T7"}


def test_small_and_strange_text(content: Parts, good: Sheet) -> None:
    """T1, T2 and T4: small text, another typeface, a character that the font does not have."""
    small = replace(good, leaves=(written(Written("小さい字", 20, QPoint(10, 45))),))
    assert rows(rows_text.t1(small)) == {"T1"}
    assert rows(rows_text.t2(small)) == {"T2"}
    assert not rows(rows_text.t4(small))
    hangul = replace(good, leaves=(written(Written("한", 40, QPoint(10, 45))),))
    assert rows(rows_text.t4(hangul)) == {"T4"}
    label = Written("ななめ", 40, QPoint(10, 45))
    label._font.setItalic(True)
    assert rows(rows_text.t4(replace(good, leaves=(written(label),)))) == {"T4"}


def test_broken_word(good: Sheet) -> None:
    """T5: a line that ends inside a word."""
    key = next(leaf for leaf in good.targets if leaf.part == "key" and len(leaf.words) > 1)
    first, *rest = key.painted.texts
    middle = len(first.words) // 2
    halves = (
        replace(first, words=first.words[:middle]),
        replace(first, words=first.words[middle:], baseline=first.baseline + 50),
        *(replace(text, baseline=text.baseline + 50) for text in rest),
    )
    broken = replace(key, painted=replace(key.painted, texts=halves))
    assert rows(rows_text.t5(with_leaf(good, key, broken))) == {"T5"}


def test_tight_lines(good: Sheet) -> None:
    """T6: two lines nearer than one and a half em."""
    leaf = written(Written("一行目", 40, QPoint(0, 45)))
    text = leaf.painted.texts[0]
    for pitch, wanted in ((1.4, {"T6"}), (1.6, set())):
        lines = (text, replace(text, baseline=text.baseline + text.face.em * pitch))
        two = replace(leaf, painted=replace(leaf.painted, texts=lines))
        assert rows(rows_text.t6(replace(good, leaves=(two,)))) == wanted


def test_small_near_and_moved_keys(good: Sheet) -> None:
    """P1, P2, P3 and P11: a key that is too small, too near, too near the edge, or not where it was."""
    k = good.look.screen.k
    key = next(leaf for leaf in good.targets if leaf.tone == "leave")
    box = key.box
    low = replace(key, box=Box(box.left, box.top, box.right, box.top + 15.5 * k))
    assert rows(rows_place.p1(with_leaf(good, key, low))) == {"P1"}
    assert rows(rows_place.p2(with_leaf(good, key, low))) == {"P2"}
    other = next(leaf for leaf in good.targets if leaf.part == "key" and leaf is not key)
    near = replace(other, box=box.moved(0, -(box.height + 9 * k)))
    assert rows(rows_place.p3(with_leaf(good, other, near))) == {"P3"}
    edge = replace(key, box=box.moved(-box.left + 5, 0))
    assert rows(rows_place.p11([with_leaf(good, key, edge)])) == {"P11"}
    rail = next(leaf for leaf in good.targets if leaf.part == "rail")
    moved = with_leaf(good, rail, replace(rail, box=rail.box.moved(0, -1)))
    assert rows(rows_place.p11([good, moved])) == {"P11"}


def test_hits(qapp: object) -> None:
    """P4: a key of 16 mm is hit, one of 10 mm is not, and one that is half hidden is not."""
    window = QWidget()
    window.resize(400, 300)
    key = QPushButton(window)
    window.show()
    taps = landings(SURE, K)
    assert np.allclose(taps.std(axis=0), SURE * K, rtol=0.03)
    assert np.allclose(landings(TREMBLING, K).mean(axis=0), 0, atol=0.5)
    for side, least, most in ((16, 0.99, 1.0), (10, 0.0, 0.95)):
        key.setGeometry(QRect(QPoint(100, 100), QPoint(100 + round(side * K) - 1, 100 + round(side * K) - 1)))
        assert least <= share(window, key, taps) <= most
    cover = QLabel(window)
    cover.setGeometry(100, 100, 30, 60)
    cover.show()
    assert share(window, key, taps) < 0.6
    window.close()


@pytest.mark.parametrize(
    ("colour", "least", "most"), [("#1b1b1b", 16.0, 17.5), ("#767676", 4.2, 4.7), ("#fffcf0", 1.0, 1.1)]
)
def test_text_contrast(content: Parts, colour: str, least: float, most: float) -> None:
    """C1: what is measured from pixels is what the two colours give; grey text is found."""
    label = Written("読みやすい", 36, QPoint(10, 45), colour)
    found = text_contrast(cut(pixels(label.grab()), Box(8, 8, 192, 52)))
    assert (found.young if found else 1.0) == pytest.approx((least + most) / 2, abs=(most - least) / 2)


def test_contrast_takes_the_worst_ground(content: Parts) -> None:
    """C1: a text that runs from paper onto a dark band is judged on the band."""
    shot = pixels(Written("読みやすい", 36, QPoint(10, 45)).grab()).copy()
    band = shot[8:52, 8:60]
    band[band.min(axis=2) > 200] = (60, 60, 60)
    found = text_contrast(cut(shot, Box(8, 8, 192, 52)))
    assert found is not None
    assert found.young < 2.0


def test_edges_and_pictures() -> None:
    """C2: a pale edge and a picture whose outline vanishes are found."""
    for colour, least, most in ((Qt.GlobalColor.black, 18.0, 21.0), (QColor("#dddddd"), 1.0, 1.5)):
        canvas = QPixmap(200, 200)
        canvas.fill(Qt.GlobalColor.white)
        painter = QPainter(canvas)
        painter.setPen(colour)
        painter.drawRect(50, 50, 99, 99)
        painter.fillRect(51, 51, 98, 98, QColor("#fafafa"))
        painter.end()
        shot, box = pixels(canvas), Box(50, 50, 150, 150)
        assert least <= edge_contrast(shot, box, 4) <= most
        drawn = outline(shot, box)
        assert (drawn.reach > rows_colour.REACH) == (least > 3)


def test_unspoken_and_unnamed(good: Sheet) -> None:
    """S7, G1, G2: what is not spoken, what is not called by its words, too many choices, no 「where」."""
    assert not rows(rows_words.s7(good))
    assert rows(rows_words.s7(replace(good, spoken=good.spoken[:-1]))) == {"S7"}
    title = next(leaf for leaf in good.leaves if leaf.part == "title")
    assert rows(rows_words.names(with_leaf(good, title, replace(title, name="《よみ》")))) == {"names"}
    many = replace(good.page, blocks=good.page.blocks * 4)
    assert rows(rows_words.g1(replace(good, page=many))) == {"G1"}
    assert rows(rows_words.g2(replace(good, page=replace(good.page, shape="step")))) == {"G2"}


def test_colour_alone(good: Sheet) -> None:
    """C5: a chosen key that looks like any other but for its colour, and a help key without its picture."""
    key = next(leaf for leaf in good.targets if leaf.part == "key")
    chosen = with_leaf(good, key, replace(key, chosen=True))
    assert rows(rows_colour.chosen([good, chosen])) == {"C5"}
    ticked = replace(key, chosen=True, painted=replace(key.painted, drawings=(*key.painted.drawings, -1)))
    assert not rows(rows_colour.chosen([good, with_leaf(good, key, ticked)]))
    helping = next(leaf for leaf in good.targets if leaf.tone == "help")
    bare = replace(helping, painted=replace(helping.painted, pictures=()))
    assert rows(rows_colour.c5(with_leaf(good, helping, bare))) == {"C5"}
