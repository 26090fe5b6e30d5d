"""The gettext catalogue: every text of the program itself, by dotted key.

The .po file is read as it is; docs/decisions/0003-catalogue.md says why nothing is compiled.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from kiosk.values import dataclass
from kiosk.words.po import read_po

_PLACEHOLDER = r"\{([a-z][a-z0-9_]*)\}"


class CatalogueError(LookupError):
    """A text that cannot be said: its key is missing, or one of its placeholders was not given."""


class MissingMessageError(CatalogueError):
    """The catalogue has no text, or an empty one, for `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no text for {key!r}")
        self.key = key


class MissingValueError(CatalogueError):
    """The text of `key` has a placeholder `name` that was not given."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(f"{key!r} wants a value for {name!r}")
        self.key = key
        self.name = name


def _refuse(fault: CatalogueError) -> NoReturn:
    raise fault


@dataclass(frozen=True)
class Catalogue:
    """Texts of one language. `on_fault` decides what a fault does: raise (the default) or be recorded."""

    messages: Mapping[str, str]
    on_fault: Callable[[CatalogueError], None] = _refuse

    @classmethod
    def load(cls, path: Path, on_fault: Callable[[CatalogueError], None] = _refuse) -> "Catalogue":
        """Read `locales/<lang>/LC_MESSAGES/kiosk.po`. OSError, `CatalogueFileError`."""
        return cls(read_po(path.read_text(encoding="utf-8")), on_fault)

    def say(self, key: str, **values: object) -> str:
        """The text of `key` with its placeholders filled in.

        A missing text is reported to `on_fault` and replaced by the key's last part, a missing value
        by the placeholder's name: a resident is never shown a fault.
        """
        text = self.messages.get(key)
        if text is None:
            self.on_fault(MissingMessageError(key))
            return key.rpartition(".")[2]
        return re.sub(_PLACEHOLDER, lambda found: self._value(key, found.group(1), values), text)

    def _value(self, key: str, name: str, values: Mapping[str, object]) -> str:
        if name not in values:
            self.on_fault(MissingValueError(key, name))
            return name
        return str(values[name])


def placeholders(text: str) -> frozenset[str]:
    """The names of the `{placeholders}` of a text."""
    return frozenset(re.findall(_PLACEHOLDER, text))
