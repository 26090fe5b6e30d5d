"""Imports PySide6 without its watch over every import that follows.

For `from __feature__ import …`, which nobody uses here, PySide6 reads the source of each module imported
after it and keeps the lines: 30 ms of a start and 5 MB that stay.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own import in the place of Python's, and Python's beside it

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
