"""Changes a value in kiosk.toml and nothing else: comments, order and every other line stay as they were.

A line is edited as text; what comes out is read again, and kept only if it says exactly what was meant.
No library is needed for that, and a file written in a way this does not foresee is refused, not harmed.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.durable import write_whole

Value = str | int | float | bool | tuple[str, ...]
Change = tuple[str, str, Value]
"""Section, key, value."""

_KEY = r"^\s*(?:{name}|\"{name}\")\s*=\s*"
_COMMENT = re.compile(r"(\s*#[^\"']*)$")


class NotSavedError(Exception):
    """The file is as it was: it cannot be read, or edited safely, or the disk did not take it."""


def save(path: Path, changes: Sequence[Change]) -> None:
    """Change the file, whole on disk when this returns. Raises `NotSavedError`."""
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        text = old
        for section, key, value in changes:
            text = changed(text, section, key, value)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotSavedError(path.name) from error


def changed(text: str, section: str, key: str, value: Value) -> str:
    """The text with one value more or other. Raises `NotSavedError`, TOMLDecodeError."""
    wanted = _with(tomllib.loads(text), section, key, value)
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if _heads(line, section)), None)
    if start is None:
        lines += ["", f"[{section}]", f"{_name(key)} = {_toml(value)}"]
    else:
        _put(lines, start + 1, key, value)
    made = "\n".join(lines).lstrip("\n") + "\n"
    try:
        sound = tomllib.loads(made) == wanted
    except tomllib.TOMLDecodeError:
        sound = False
    if not sound:
        raise NotSavedError(f"{section}.{key}")
    return made


def _put(lines: list[str], first: int, key: str, value: Value) -> None:
    end = next((i for i in range(first, len(lines)) if lines[i].lstrip().startswith("[")), len(lines))
    pattern = re.compile(_KEY.format(name=re.escape(key)))
    at = next((i for i in range(first, end) if pattern.match(lines[i])), None)
    if at is None:
        while end > first and not lines[end - 1].strip():
            end -= 1
        lines.insert(end, f"{_name(key)} = {_toml(value)}")
    else:
        comment = _COMMENT.search(lines[at])
        lines[at] = f"{_name(key)} = {_toml(value)}{comment[1] if comment else ''}"


def _with(whole: Mapping[str, Any], section: str, key: str, value: Value) -> dict[str, Any]:
    kept = list(value) if isinstance(value, tuple) else value
    return {**whole, section: {**whole.get(section, {}), key: kept}}


def _heads(line: str, section: str) -> bool:
    return re.fullmatch(rf"\s*\[\s*{re.escape(section)}\s*\]\s*(#.*)?", line) is not None


def _name(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)


def _toml(value: Value) -> str:
    """JSON's strings, whole numbers, true and false are TOML's, too."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)
