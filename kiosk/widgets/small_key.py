"""A key no wider than a finger needs, with one short word: for supporters, beside the residents' keys."""

from PySide6.QtCore import QRectF

from kiosk.widgets.big_button import BigButton

PAD_MM = 1.5


class SmallKey(BigButton):
    """Its word stands close to the edge."""

    def _label_box(self) -> QRectF:
        pad = self._kit.px(PAD_MM)
        return QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
