"""The pictures stay one family: one size, one palette, one line, no writing, drawable by Qt alone."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PICTURES = Path(__file__).parents[1] / "assets" / "pictures"
FILES = sorted(PICTURES.glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
GROUND = "#FFFCF5"
ALWAYS = {"#1B1B1B", "#FFFFFF", GROUND}
PAINTS = {"#F2B84B", "#3F7CBF", "#5FA777", "#F3A6B5", "#B5382E", "#F4C9A0", "#B9B4AA"}
MOST_PAINTS = 5
MOST_BYTES = 6000
# Nothing else is needed, and nothing else is drawn alike by every SVG Tiny renderer.
SHAPES = {"svg", "title", "g", "path", "rect", "circle", "ellipse"}
ATTRIBUTES = {
    "viewBox", "width", "height", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap",
    "d", "x", "y", "rx", "r", "ry", "cx", "cy",
}  # fmt: skip
NUMBERED_HEX = re.compile(r"#[0-9A-F]{6}")
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")  # hiragana, katakana, kanji
SIDE = 100  # px: about 10 mm on the tightest screen, the smallest a picture is shown


def _elements(file: Path) -> list[ET.Element]:
    return list(ET.parse(file).getroot().iter())


def _drawn(file: Path, side: int = SIDE) -> QImage:
    renderer = QSvgRenderer(str(file))
    assert renderer.isValid()
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def test_there_are_pictures() -> None:
    """A wrong folder must not pass for a clean one."""
    assert len(FILES) >= 100


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_is_one_of_the_family(file: Path) -> None:
    """Same canvas and ground, a Japanese name to speak, lower-case file name, small."""
    root = ET.parse(file).getroot()
    assert root.get("viewBox") == "0 0 400 400"
    title = root[0]
    assert title.tag == f"{SVG}title"
    assert JAPANESE.search(title.text or "")
    assert root[1].attrib == {"width": "400", "height": "400", "rx": "40", "fill": GROUND}
    assert re.fullmatch(r"[a-z][a-z0-9_]*", file.stem)
    assert len(file.read_bytes()) < MOST_BYTES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_uses_only_the_palette(file: Path) -> None:
    """At most five paints besides ink and white, all from the palette; no paint is named otherwise."""
    elements = _elements(file)
    paints = {element.get(name) for element in elements for name in ("fill", "stroke")} - {None, "none"}
    used = {paint for paint in paints if paint is not None}
    assert all(NUMBERED_HEX.fullmatch(paint) for paint in used)
    assert used <= ALWAYS | PAINTS
    assert len(used - ALWAYS) <= MOST_PAINTS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_holds_no_writing_and_only_plain_shapes(file: Path) -> None:
    """Words come from the catalogue; filters, masks, styles and references draw differently elsewhere."""
    for element in _elements(file):
        assert element.tag.removeprefix(SVG) in SHAPES
        assert set(element.attrib) <= ATTRIBUTES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_qt_draws_it_and_ink_stays_off_the_rim(file: Path) -> None:
    """Qt draws it without a warning, its corners stay clear, and no ink touches the outermost edge."""
    image = _drawn(file)
    last = SIDE - 1
    assert all(image.pixelColor(x, y).alpha() == 0 for x in (0, last) for y in (0, last))
    rim = [(i, j) for i in range(12, SIDE - 12) for j in (0, last)]
    rim += [(y, x) for x, y in rim]
    ground = QColor(GROUND)
    assert all(image.pixelColor(x, y) == ground for x, y in rim)
    inner = range(0, SIDE, 2)
    drawn_on = sum(image.pixelColor(x, y) != ground for x in inner for y in inner)
    assert drawn_on > len(inner) ** 2 // 10  # an empty picture has only its four corners


def test_no_two_pictures_are_the_same() -> None:
    """Two names for one drawing would tell two steps apart by nothing."""
    drawings = [re.sub(r"<title>.*</title>", "", file.read_text(encoding="utf-8")) for file in FILES]
    assert len(set(drawings)) == len(drawings)


def test_names_spoken_are_all_different() -> None:
    """The title is the accessible name: one name, one picture."""
    titles = [ET.parse(file).getroot()[0].text for file in FILES]
    assert len(set(titles)) == len(titles)
