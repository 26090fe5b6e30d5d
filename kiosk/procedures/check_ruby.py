"""Ruby marks that fit: a mark that does not would stop the page it stands on."""

import re
from collections.abc import Mapping

from kiosk.procedures.facts import BRACED, Fact
from kiosk.procedures.ground import Faults, at
from kiosk.procedures.sheet import Sheet
from kiosk.procedures.told import told
from kiosk.words.ruby import RubyError, plain

_MARKED = re.compile(r"｜|《[^》]*》|[《》]")


def check_ruby(sheet: Sheet, facts: Mapping[str, Fact]) -> Faults:
    """Every told text of a sheet, with its facts in it."""
    for each in told(sheet):
        try:
            plain(filled(each.text, facts))
        except RubyError as problem:
            yield at(sheet, each.place, "ふりがなの書き方が正しくありません", str(problem))


def filled(text: str, facts: Mapping[str, Fact]) -> str:
    """The text with the facts that are known; an unknown one stays (another check tells it)."""
    return BRACED.sub(lambda found: facts[found[1]].told() if found[1] in facts else found[0], text)


def bare(text: str) -> str:
    """The text without its ruby, however badly marked."""
    try:
        return plain(text)
    except RubyError:
        return _MARKED.sub("", text)


def well_marked(text: str) -> bool:
    """Whether the ruby marks of a text fit."""
    try:
        plain(text)
    except RubyError:
        return False
    return True
