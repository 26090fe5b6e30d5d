"""A text as it stands on the screen: its facts filled in, its ruby marks gone."""

import re
from collections.abc import Mapping

from kiosk.procedures.facts import BRACED, Fact
from kiosk.words.ruby import RubyError, plain

_MARKED = re.compile(r"[｜|]|《[^》]*》|[《》]")  # the bar may be either width


def filled(text: str, facts: Mapping[str, Fact]) -> str:
    """The text with the facts that are known; an unknown one stays (another check tells it)."""
    return re.sub(BRACED, lambda found: facts[found[1]].told() if found[1] in facts else found[0], text)


def bare(text: str) -> str:
    """The text without its ruby, however badly marked."""
    if not _MARKED.search(text):
        return text
    return plain(text) if well_marked(text) else _MARKED.sub("", text)


def well_marked(text: str) -> bool:
    """Whether the ruby marks of a text fit."""
    if not _MARKED.search(text):
        return True  # nearly every text; the check reads each of them several times
    try:
        plain(text)
    except RubyError:
        return False
    return True
