"""The part of a .po file that a running program needs: msgid and msgstr.

Written out because start-up is measured: polib reads the same in some ten times the time. A test
holds the two to the same answer. Plural forms and contexts are not used here, and are refused.
"""

import re

_STRINGS = r'((?:"(?:[^"\\\n]|\\.)*"[ \t]*\n)+)'
_ENTRY = rf"(?m)^msgid[ \t]+{_STRINGS}msgstr[ \t]+{_STRINGS}"
_KEYWORD = re.compile(r"^(?:msg|\")[^ \n]*", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class CatalogueFileError(ValueError):
    """The catalogue is not made of plain msgid and msgstr pairs; the message names the line (from 1)."""


def read_po(text: str) -> dict[str, str]:
    """Texts by key, without the header and without untranslated or obsolete entries.

    Raises `CatalogueFileError` at the first line that belongs to no entry, and for a key that comes twice.
    """
    text = text.replace("\r\n", "\n").removeprefix("\ufeff") + "\n"
    messages: dict[str, str] = {}
    end = 0
    for entry in re.finditer(_ENTRY, text):
        _refuse_stray(text, end, entry.start())
        key = _unquoted(entry.group(1))
        if key in messages:
            raise CatalogueFileError(f"{_line(text, entry.start())}行目: 「{key}」が2回あります")
        messages[key] = _unquoted(entry.group(2))
        end = entry.end()
    _refuse_stray(text, end, len(text))
    return {key: said for key, said in messages.items() if key and said}


def _refuse_stray(text: str, start: int, end: int) -> None:
    stray = _KEYWORD.search(text, start, end)
    if stray:
        line = _line(text, stray.start())
        raise CatalogueFileError(f"{line}行目: msgid と msgstr の組になっていません(「{stray.group()}」)")


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _unquoted(strings: str) -> str:
    joined = "".join(line.strip()[1:-1] for line in strings.splitlines())
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found.group(1), found.group(1)), joined)
