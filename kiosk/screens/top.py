"""The keys above the page, and the staff's: each in one place, shown where it has a meaning."""

from PySide6.QtWidgets import QWidget

from kiosk.guide.library import Say
from kiosk.guide.moves import AskStartOver, Move, OpenGuidance, OpenLooks
from kiosk.guide.page import Page
from kiosk.screens.frame import Frame
from kiosk.widgets.big_button import BigButton, Face
from kiosk.widgets.kit import Kit
from kiosk.widgets.small_key import SmallKey
from kiosk.words.annotate import Annotator


class Top:
    """支援, はじめから (or やりなおす), 見やすさ・音, and 係の方へ on the home page."""

    def __init__(self, say: Say, annotator: Annotator, kit: Kit, parent: QWidget) -> None:
        def key(word: str, picture: str | None, move: Move | None) -> BigButton:
            face = Face(annotator.sentence(say(word)), picture, "quiet", picture_mm=10.0)
            return BigButton(face, move, kit, parent)

        self.start_over = key("top.start_over", None, AskStartOver())
        self.redo = key("practise.redo", None, None)
        word = annotator.sentence(say("guidance.open"))
        self.guidance = SmallKey(Face(word, None, "quiet"), OpenGuidance(), kit, parent)
        self.looks = key("top.looks", "eye_ear", OpenLooks())
        self.staff = key("staff.open", None, None)

    def keys(self) -> tuple[BigButton, ...]:
        """Those that ask something of the guide, in focus order."""
        return (self.looks, self.start_over, self.redo, self.guidance)

    def place(self, places: Frame) -> None:
        """Stand each key in its place."""
        self.start_over.setGeometry(places.start_over)
        self.redo.setGeometry(places.start_over)
        self.guidance.setGeometry(places.guidance)
        self.looks.setGeometry(places.looks)
        self.staff.setGeometry(places.rail[-1])  # つぎへ is not needed on the home page

    def arrange(self, page: Page) -> None:
        """What has no meaning on this page is not shown."""
        self.start_over.setVisible(page.start_over)
        self.redo.move_asked = page.redo
        self.redo.setVisible(page.redo is not None)
        self.guidance.setVisible(page.guidance)
