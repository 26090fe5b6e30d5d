"""The keys that are always there, always in the same place; nothing in the rail ever moves."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.guide.library import Say
from kiosk.guide.moves import Back, CallHelp, Forward, Repeat
from kiosk.guide.page import Sign
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.words.annotate import Annotator

SIGNS: dict[Sign, tuple[str, str, str]] = {
    "": ("rail.help", "help_person", "help"),
    "calling": ("rail.calling", "loudspeaker", "help"),
    "coming": ("rail.coming", "help_person", "good"),
    "here": ("rail.here", "help_person", "good"),
    "watched": ("rail.watched", "eye_ear", "good"),
}
"""The words, the picture and the tone of the key of help, by what it tells of an open call."""


class Rail:
    """係をよぶ, もういちど聞く, もどる, つぎへ.  What each asks of the guide is set by the window."""

    def __init__(self, say: Say, annotator: Annotator, kit: Kit, parent: QWidget) -> None:
        def face(word: str, picture: str, tone: str) -> Face:
            return Face(annotator.sentence(say(word)), picture, tone, picture_mm=11.0)

        def key(word: str, picture: str, tone: str) -> BigButton:
            return BigButton(face(word, picture, tone), None, kit, parent)

        self._signs = {sign: face(*worn) for sign, worn in SIGNS.items()}
        self.help = key(*SIGNS[""])
        self.repeat = key("rail.repeat", "listen", "quiet")
        self.back = key("rail.back", "back_arrow", "quiet")
        self.forward = key("rail.forward", "next_arrow", "next")
        self.help.move_asked = CallHelp()
        self.repeat.move_asked = Repeat()
        self.back.move_asked = Back()
        self.forward.move_asked = Forward()

    def keys(self) -> tuple[BigButton, ...]:
        """From the top to the bottom."""
        return (self.help, self.repeat, self.back, self.forward)

    def show_sign(self, sign: Sign) -> None:
        """Tell on the key of help how an open call stands."""
        if self.help.face is not self._signs[sign]:
            self.help.wear(self._signs[sign])

    def place(self, rects: tuple[QRect, ...]) -> None:
        """Stand each key in its place."""
        for key, rect in zip(self.keys(), rects, strict=True):
            key.setGeometry(rect)
