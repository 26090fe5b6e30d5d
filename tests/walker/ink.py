"""Contrast of what is really on the glass, from a screenshot's pixels (rows C1 to C4)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPixmap

from tests.walker.box import Box

Pixels = NDArray[np.uint8]
# Relative luminance (WCAG 2.2), and the same behind a yellowed lens under a veil of stray light (row C4).
EYE = np.array([0.2126, 0.7152, 0.0722])
AGED_EYE, VEIL = EYE * np.array([1.0, 0.85, 0.3]), 0.03
FLARE = 0.05
_LINEAR = np.array(
    [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.arange(256) / 255]
)
GROUND_SHARE = 0.08  # blended pixels of an edge never share one colour so often: what does is a ground
FULL_INK = 0.7  # of the strongest contrast in the block: beyond it, a pixel is wholly inside a stroke


@dataclass(frozen=True, slots=True)
class Contrast:
    """Ink on its worst ground: for a young eye, for an aged one, and the two colours."""

    young: float
    aged: float
    ink: str
    ground: str


def pixels(shot: QPixmap) -> Pixels:
    """Height x width x (red, green, blue)."""
    image = shot.toImage()
    if image.format() not in (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied):
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw.copy()[:, :, 2::-1]  # a copy in the image's own order takes a thirtieth of the time


def cut(shot: Pixels, box: Box) -> Pixels:
    """The pixels of a box, as a list of colours."""
    top, left = max(0, int(box.top)), max(0, int(box.left))
    return shot[top : int(np.ceil(box.bottom)), left : int(np.ceil(box.right))].reshape(-1, 3)


def luminance(colours: Pixels, *, aged: bool = False) -> NDArray[np.float64]:
    """From 0 (black) to 1 (white)."""
    seen: NDArray[np.float64] = _LINEAR[colours] @ (AGED_EYE if aged else EYE) + (VEIL if aged else 0.0)
    return seen


def contrast(one: NDArray[np.float64], other: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """The ratio of two luminances, from 1 to 21."""
    ratio: NDArray[np.float64] = (np.maximum(one, other) + FLARE) / (np.minimum(one, other) + FLARE)
    return ratio


def palette(colours: Pixels) -> tuple[Pixels, NDArray[np.int64]]:
    """The different colours, the commonest first, and how often each stands there."""
    red, green, blue = colours.astype(np.uint32).T
    found, counts = np.unique(red << 16 | green << 8 | blue, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    found = found[order]
    unpacked = np.stack([found >> 16 & 255, found >> 8 & 255, found & 255], axis=1).astype(np.uint8)
    return unpacked, counts[order]


def text_contrast(block: Pixels) -> Contrast | None:
    """The contrast of the ink in a block with the worst of its grounds; None where nothing is painted."""
    if not len(block):
        return None
    colours, counts = palette(block)
    light = luminance(colours)
    away = contrast(light, float(light[0]))
    if away.max() <= 1.0:
        return None
    full = np.flatnonzero(away >= 1 + (away.max() - 1) * FULL_INK)
    ink = int(full[np.argmax(counts[full])])
    flat = np.flatnonzero(counts >= max(2, GROUND_SHARE * counts.sum()))
    grounds = [int(i) for i in flat if i == 0 or i not in full]
    worst = min(grounds, key=lambda i: float(contrast(light[i : i + 1], float(light[ink]))[0]))
    return between(colours[ink], colours[worst])


def between(one: Pixels, other: Pixels) -> Contrast:
    """The contrast of two colours."""
    ratios = []
    for aged in (False, True):
        first, second = luminance(one.reshape(1, 3), aged=aged), luminance(other.reshape(1, 3), aged=aged)
        ratios.append(float(contrast(first, second)[0]))
    return Contrast(ratios[0], ratios[1], name(one), name(other))


def name(colour: Pixels) -> str:
    """As #rrggbb."""
    return "#" + "".join(f"{int(c):02x}" for c in colour)


def edge_contrast(shot: Pixels, box: Box, thick: float) -> float:
    """The worst side of a key: its edge against what lies outside it."""
    wide, high = int(box.width), int(box.height)
    ratios = []
    for part in (0.35, 0.5, 0.65):
        x, y = int(box.left + wide * part), int(box.top + high * part)
        band, out = int(np.ceil(thick)) + 1, 2
        left, right, top, bottom = int(box.left), int(box.right), int(box.top), int(box.bottom)
        ratios += [
            _across(shot[y, left - out], shot[y, left : left + band]),
            _across(shot[y, right + out - 1], shot[y, right - band : right]),
            _across(shot[top - out, x], shot[top : top + band, x]),
            _across(shot[bottom + out - 1, x], shot[bottom - band : bottom, x]),
        ]
    return min(ratios)


def _across(outside: Pixels, edge: Pixels) -> float:
    ground = float(luminance(outside.reshape(1, 3))[0])
    return float(contrast(luminance(edge.reshape(-1, 3)), ground).max())


@dataclass(frozen=True, slots=True)
class Outline:
    """How well a picture stands out from its ground.

    `strong` is the share of its box with a contrast of 3 or more; `reach` is how much of the box, in width
    and in height (the worse of the two), those pixels span; it goes where an outline vanishes.
    """

    strong: float
    reach: float


def outline(shot: Pixels, box: Box, floor: float = 3.0) -> Outline:
    """The picture in a box against the ground around it, from every other pixel."""
    around = np.concatenate([_row(shot, box, box.top - 2), _row(shot, box, box.bottom + 1)])
    ground = palette(around)[0][0]
    block = shot[int(box.top) : int(box.bottom) : 2, int(box.left) : int(box.right) : 2]
    light = luminance(block.reshape(-1, 3)).reshape(block.shape[:2])
    strong = contrast(light, float(luminance(ground.reshape(1, 3))[0])) >= floor
    reach = min(_span(strong, axis) / strong.shape[1 - axis] for axis in (0, 1))
    return Outline(float(strong.mean()), reach)


def _row(shot: Pixels, box: Box, y: float) -> Pixels:
    at = min(max(0, int(y)), shot.shape[0] - 1)
    return shot[at, int(box.left) : int(box.right)]


def _span(mask: NDArray[np.bool_], axis: int) -> int:
    there = np.flatnonzero(mask.any(axis=axis))
    return int(there[-1] - there[0] + 1) if len(there) else 0
