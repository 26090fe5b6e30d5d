"""Writes kiosk/words/spare.py from the catalogue:  python packaging/spare_words.py."""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locales" / "ja" / "LC_MESSAGES" / "kiosk.po"
HEAD = '''"""Every word of the catalogue once more, for the day it cannot be read.

A test holds them equal to the catalogue's own; `packaging/spare_words.py` writes this file.
"""

from collections.abc import Mapping

SPARE_WORDS: Mapping[str, str] = {
'''


def spare_words(catalogue: Path) -> str:
    """The text of the module that holds the catalogue's words."""
    rows = (f'    "{entry.msgid}": "{entry.msgstr}",\n' for entry in polib.pofile(str(catalogue)))
    return HEAD + "".join(rows) + "}\n"


if __name__ == "__main__":
    (ROOT / "kiosk" / "words" / "spare.py").write_text(spare_words(CATALOGUE), encoding="utf-8")
