"""Two corners of the glass held together: the staff's way in, which no resident finds by accident."""

from dataclasses import dataclass, field

from kiosk.touch.contact import MOUSE, Contact, Phase

REACH_MM = 14.0
"""How far from a corner's two edges a finger still holds it: the page's margin and a little more."""

HOLD_MS = 3000
TWO = 2


@dataclass
class Corners:
    """Which fingers are down, and in which corner each began and still lies."""

    _held: dict[int, tuple[bool, bool]] = field(default_factory=dict)

    def step(self, contact: Contact, wide_mm: float, high_mm: float) -> bool:
        """Take one report of a finger; whether two different corners are held now."""
        corner = _corner(contact, wide_mm, high_mm)
        down = contact.phase is Phase.DOWN and contact.id != MOUSE
        stays = contact.phase is Phase.MOVE and self._held.get(contact.id) == corner
        if corner is not None and (down or stays):
            self._held[contact.id] = corner
        else:
            self._held.pop(contact.id, None)
        return len(set(self._held.values())) >= TWO


def _corner(contact: Contact, wide_mm: float, high_mm: float) -> tuple[bool, bool] | None:
    """(right, lower), or None away from every corner."""
    aside = min(contact.x_mm, wide_mm - contact.x_mm)
    above = min(contact.y_mm, high_mm - contact.y_mm)
    if max(aside, above) > REACH_MM:
        return None
    return contact.x_mm > wide_mm / 2, contact.y_mm > high_mm / 2
