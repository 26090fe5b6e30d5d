"""The supporters' pages: files as they lie, with the words of the catalogue.  All of it is read once."""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

from kiosk.values import dataclass
from kiosk.words.po import read_po

FOLDER = Path(__file__).parent / "page"
CATALOGUE = Path(__file__).parents[2] / "locales" / "ja" / "LC_MESSAGES" / "phone.po"
TEXTS = "texts.js"
"""The catalogue as a script; no such file lies in the folder."""

KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_HOLE = re.compile(r"\{\{([a-z_.]+)\}\}")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pages:
    """`whole` are the pages, `parts` what they are made of, by the names of their files.

    `version` is another whenever a byte of any of it is another: a part may be kept for ever under it.
    """

    version: str
    whole: Mapping[str, bytes]
    parts: Mapping[str, bytes]


def load(catalogue: Path = CATALOGUE) -> Pages:
    """Read everything.  Raises OSError where a page is missing."""
    texts = phone_texts(catalogue)
    files = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}
    parts = {name: body for name, body in files.items() if Path(name).suffix in KINDS}
    parts[TEXTS] = f"export const TEXTS = {json.dumps(texts, ensure_ascii=False)};\n".encode()
    version = hashlib.sha256(b"\0".join(parts.values())).hexdigest()[:16]
    fill = _filler(texts | {"version": version})
    whole = {name: fill(body.decode()).encode() for name, body in files.items() if name.endswith(".html")}
    return Pages(version, whole, parts)


def phone_texts(catalogue: Path = CATALOGUE) -> dict[str, str]:
    """Texts by key.  A hub without them still rings, and its keys still answer: they show their names."""
    try:
        return read_po(catalogue.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        log.exception("the pages' texts cannot be read")
        return {}


def _filler(texts: Mapping[str, str]) -> Callable[[str], str]:
    def fill(page: str) -> str:
        return _HOLE.sub(lambda hole: escape(texts.get(hole[1], hole[1].rpartition(".")[2])), page)

    return fill
