"""A picture on a staff page."""

from PySide6.QtWidgets import QLabel

from kiosk.staffroom.page import Page


class Picture(QLabel):
    """A square of so many pixels."""

    def __init__(self, name: str, pixels: int, page: Page) -> None:
        super().__init__(page)
        self.setPixmap(page.kit.pictures.at(name, pixels))
        self.setAccessibleName(page.kit.pictures.title(name))
        self.setFixedSize(pixels, pixels)
        self.show()
