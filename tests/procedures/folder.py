"""A small assets folder, and the means to break it by one change."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.procedures.check import check_all
from kiosk.procedures.fault import Fault
from tests.procedures.written import (
    DOMAINS,
    FACTS,
    GLOSSARY,
    GOOD,
    HOME,
    PLAIN_WORDS,
    READINGS,
    TODAY,
)


@dataclass(frozen=True)
class Assets:
    """A small assets folder that can be broken by one change to one of its texts."""

    root: Path

    def write(self, name: str, text: str | bytes) -> Path:
        """Put a file in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the one place where `old` stands; the line (from 1) where the change begins."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1

    def faults(self, today: date = TODAY) -> tuple[Fault, ...]:
        """What the whole check finds."""
        return check_all(self.root, today)


PROCEDURE = "procedures/good.yaml"


def good_assets(root: Path) -> Assets:
    """A folder without a single fault or note."""
    assets = Assets(root / "assets")
    assets.write(PROCEDURE, GOOD)
    assets.write("facts.yaml", FACTS)
    assets.write("home.yaml", HOME)
    assets.write("domains.yaml", DOMAINS)
    assets.write("glossary.yaml", GLOSSARY)
    assets.write("pictures/paper.svg", "<svg/>")
    assets.write("readings.yaml", READINGS)
    assets.write("kyoiku.txt", "本人見行\n")
    assets.write("plain_words.yaml", PLAIN_WORDS)
    return assets


def said(assets: Assets, today: date = TODAY) -> list[tuple[str, int | None, str, bool]]:
    """Every fault as (file below assets, line, words, grave)."""
    return [
        (each.file.removeprefix("assets/"), each.line, each.what, each.grave) for each in assets.faults(today)
    ]


def line_of(text: str, part: str) -> int:
    """The line (from 1) on which a part of a text first stands."""
    return text[: text.index(part)].count("\n") + 1
