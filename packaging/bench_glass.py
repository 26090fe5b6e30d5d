"""One X display seen and touched from outside: pixels read by XGetImage, presses made by XTEST.

ctypes on the two libraries that every X machine has: a call costs microseconds, where starting xdotool costs
milliseconds of the very thing that is measured.
"""

import ctypes
import time
from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[int, int]
Colour = tuple[int, int, int]
Seen = Mapping[Point, tuple[Colour, tuple[Colour, ...]]]
"""For each point: the colour it should take, and those it should leave (a page before, an empty window)."""
BLACK = (0, 0, 0)
_Z_PIXMAP = 2
_ALL_PLANES = ctypes.c_ulong(-1)
_LEFT = 1
_POLL_S = 0.0003
_HOLD_S = 0.06  # a short human tap


class _Image(ctypes.Structure):
    """The beginning of Xlib's XImage; the rest is never touched."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    )


def _x11() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XOpenDisplay.argtypes = [ctypes.c_char_p]
    library.XDefaultRootWindow.restype = ctypes.c_ulong
    library.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    library.XGetImage.restype = ctypes.POINTER(_Image)
    area = [ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
    library.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *area]
    library.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
    library.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.XFlush.argtypes = [ctypes.c_void_p]
    return library


def _xtst() -> ctypes.CDLL:
    library = ctypes.CDLL("libXtst.so.6")
    library.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, *[ctypes.c_int] * 3, ctypes.c_ulong]
    library.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
    return library


@dataclass(frozen=True)
class Frame:
    """A picture of the whole display: rows of 4 bytes a pixel (blue, green, red, unused)."""

    wide: int
    high: int
    rows: bytes

    def at(self, point: Point) -> Colour:
        """The colour of one pixel: red, green, blue, each 0 to 255."""
        start = 4 * (point[1] * self.wide + point[0])
        blue, green, red = self.rows[start : start + 3]
        return (red, green, blue)


def apart(one: Colour, other: Colour) -> int:
    """How much two colours differ, 0 to 765."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _nearer(now: Colour, wanted: Colour, left: tuple[Colour, ...]) -> bool:
    """The marker that follows the voice tints the paper a little: so near is near enough."""
    return all(apart(now, wanted) < apart(now, other) for other in left)


class Glass:
    """One display.  Raises OSError when there is none of that name."""

    def __init__(self, display: str, wide: int, high: int) -> None:
        self._x11, self._xtst = _x11(), _xtst()
        self._display = self._x11.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X display {display}")
        self._root = self._x11.XDefaultRootWindow(self._display)
        self.wide, self.high = wide, high

    def frame(self) -> Frame:
        """The whole display as it is now."""
        return Frame(self.wide, self.high, self._read(0, 0, self.wide, self.high))

    def colour(self, point: Point) -> Colour:
        """One pixel as it is now."""
        blue, green, red, _ = self._read(*point, 1, 1)
        return (red, green, blue)

    def shows(self, wanted: Seen) -> bool:
        """Whether every one of these points is nearer to what it should be than to all that it should not."""
        return all(_nearer(self.colour(point), *colours) for point, colours in wanted.items())

    def wait(self, wanted: Seen, longest_s: float) -> float:
        """Poll until all these points have turned; the monotonic time in seconds when they had.

        Raises TimeoutError.
        """
        ends = time.monotonic() + longest_s
        while not self.shows(wanted):
            if time.monotonic() > ends:
                raise TimeoutError(f"not painted within {longest_s} s: {dict(wanted)}")
            time.sleep(_POLL_S)
        return time.monotonic()

    def settled(self, quiet_s: float, longest_s: float) -> Frame:
        """The first frame that stays the same for `quiet_s`, and is not plain black.  Raises TimeoutError."""
        ends = time.monotonic() + longest_s
        before, since = self.frame(), time.monotonic()
        while time.monotonic() < ends:
            time.sleep(0.05)
            now = self.frame()
            if now != before or not any(now.rows):
                before, since = now, time.monotonic()
            elif time.monotonic() - since >= quiet_s:
                return now
        raise TimeoutError(f"the display did not come to rest within {longest_s} s")

    def tap(self, point: Point) -> float:
        """A short tap.  Returns the monotonic time in seconds of the letting go, on which a key acts."""
        self._xtst.XTestFakeMotionEvent(self._display, -1, *point, 0)
        self._xtst.XTestFakeButtonEvent(self._display, _LEFT, 1, 0)
        self._x11.XSync(self._display, 0)
        time.sleep(_HOLD_S)
        let_go = time.monotonic()
        self._xtst.XTestFakeButtonEvent(self._display, _LEFT, 0, 0)
        self._x11.XFlush(self._display)
        return let_go

    def _read(self, left: int, top: int, wide: int, high: int) -> bytes:
        image = self._x11.XGetImage(self._display, self._root, left, top, wide, high, _ALL_PLANES, _Z_PIXMAP)
        try:
            return ctypes.string_at(image.contents.data, 4 * wide * high)
        finally:
            self._x11.XDestroyImage(image)
