"""Imports PySide6 without what it prepares for those who write programs in it.

For `from __feature__ import …`, which nobody uses here, PySide6 reads the source of each module imported
after it and keeps the lines: 30 ms of a start and 5 MB that stay.  For stub files, and to tell of a wrong
argument, it compiles three great patterns: 20 ms; here they are compiled when one of them is used.
"""

import builtins
import re
import sys
from collections.abc import Callable
from functools import cached_property
from typing import Any

_compile: Callable[..., re.Pattern[str]] = re.compile


class Later:
    """A pattern that is compiled at its first use; whoever takes a method of it has not used it yet."""

    def __init__(self, *asked: Any) -> None:
        self._asked = asked

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _compile(*self._asked)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def use(*given: Any, **named: Any) -> Any:
            return getattr(self._pattern, name)(*given, **named)

        return use


def _for_pyside_later(pattern: Any, flags: int = 0) -> Any:
    asks = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - who imports is not told else
    return (Later if asks.startswith("shibokensupport.") else _compile)(pattern, flags)


re.compile = _for_pyside_later
try:
    import PySide6.QtCore  # noqa: F401 - puts an import that watches in its place, and that one beside it
finally:
    re.compile = _compile  # type: ignore[assignment]
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
