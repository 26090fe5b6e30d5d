"""How a resident sees and hears the pages; back to the standard at the end of a visit."""

from typing import Literal

from kiosk.values import dataclass

TextSize = Literal["standard", "large", "larger", "largest"]
Theme = Literal["light", "dark", "tint"]
TEXT_SIZES: tuple[TextSize, ...] = ("standard", "large", "larger", "largest")
THEMES: tuple[Theme, ...] = ("light", "dark", "tint")
LOUDEST = 3


@dataclass(frozen=True)
class Looks:
    """Text size, theme and manner of the voice.  `volume` runs from 0 (soft) to 3 (loud)."""

    text: TextSize = "standard"
    theme: Theme = "light"
    voice: bool = True
    slow: bool = False
    volume: int = 1

    def codes(self) -> dict[str, str]:
        """Every setting as the codes the log knows."""
        return {
            "text": self.text,
            "theme": self.theme,
            "voice": "on" if self.voice else "off",
            "pace": "slow" if self.slow else "normal",
            "volume": str(self.volume),
        }


def said(old: Looks, new: Looks) -> str:
    """What changed, as a code of the catalogue (`looks.said_...`); already the loudest is "same"."""
    if new.voice != old.voice:
        return "voice_on" if new.voice else "voice_off"
    if new.slow != old.slow:
        return "slow" if new.slow else "normal"
    if new.volume != old.volume:
        return "louder" if new.volume > old.volume else "softer"
    if new.text != old.text:
        return "larger" if TEXT_SIZES.index(new.text) > TEXT_SIZES.index(old.text) else "smaller"
    return "theme" if new.theme != old.theme else "same"
