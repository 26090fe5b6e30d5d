"""Which texts the phones' pages ask for: `text("key", { name })` in a script, `{{key}}` in a page."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.words.conftest import ROOT

FOLDER = ROOT / "kiosk" / "hub" / "page"
_ASKED = re.compile(r'\btext\("([a-z_.]+)"(?:, \{ ([^{}]*) \})?\)')
_BUILT = re.compile(r"\btext\(`([^`]+)`")
_VALUE = re.compile(r"\$\{[^}]*\}")
_HOLE = re.compile(r"\{\{(phone\.[a-z_.]+)\}\}")
_CALL = re.compile(r"(?<!function )\btext\(")
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_NESTED = re.compile(r"\(([^()]|\([^()]*\))*\)")


def _scripts() -> Iterator[tuple[Path, str]]:
    for path in sorted(FOLDER.glob("*.js")):
        yield path, path.read_text(encoding="utf-8")


def asked() -> Iterator[tuple[str, frozenset[str]]]:
    """Each key that is written out, with the names of the values that are given."""
    for _, script in _scripts():
        for found in _ASKED.finditer(script):
            values = _NESTED.sub("", found[2] or "")
            yield found[1], frozenset(part.partition(":")[0].strip() for part in values.split(",") if part)


def patterns() -> list[str]:
    """Of the keys that are put together, as in `phone.kind.${kind}`."""
    built = (found[1] for _, script in _scripts() for found in _BUILT.finditer(script))
    return [r"\w+".join(re.escape(part) for part in _VALUE.split(key)) for key in built]


def holes() -> Iterator[str]:
    """The keys in the pages themselves."""
    for path in sorted(FOLDER.glob("*.html")):
        yield from _HOLE.findall(path.read_text(encoding="utf-8"))


def unread() -> list[str]:
    """Files whose calls of `text` are not all found."""
    return [
        path.name
        for path, script in _scripts()
        if len(_CALL.findall(script)) != len(_ASKED.findall(script)) + len(_BUILT.findall(script))
    ]


def own_words() -> list[str]:
    """Files with Japanese of their own."""
    return [
        path.name
        for path in sorted(FOLDER.iterdir())
        if path.suffix in (".js", ".html", ".css") and _JAPANESE.search(path.read_text(encoding="utf-8"))
    ]
