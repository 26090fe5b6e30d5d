"""PySide6 imported lightly says and does what PySide6 does."""

import subprocess
import sys

from kiosk.content import ROOT

SAYS = """
import linecache, re
compile = re.compile
{first}
from PySide6.QtCore import QSize
from shibokensupport.signature import parser
from shibokensupport.signature.lib import pyi_generator
told = parser._parse_arglist("a: List[int, str], b: str = ','")
try:
    QSize("wide", 3)
except TypeError as error:
    told.append(str(error))
print(told, pyi_generator.Formatter.brace_searcher.split("QRect(0, 0, (1, 2)), 3"))
read = len(linecache.cache)
import colorsys, graphlib, sched
print(re.compile is compile, len(linecache.cache) > read)
"""


def _told(first: str) -> list[str]:
    code = [sys.executable, "-c", SAYS.format(first=first)]
    return subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_its_patterns_find_the_same_later() -> None:
    """A wrong argument is told with the same words, and stub files would be made of the same pieces."""
    plain, light = _told(""), _told("import kiosk.unwatched")
    assert "QSize" in plain[0]
    assert light[0] == plain[0]


def test_everything_else_is_as_it_was() -> None:
    """`re` is Python's again; and of what is imported later no source is read, as PySide6 would have it."""
    assert (_told("")[1], _told("import kiosk.unwatched")[1]) == ("True True", "True False")
