"""Ruby marks that fit: a mark that does not would stop the page it stands on."""

from collections.abc import Mapping

from kiosk.procedures.as_shown import filled, well_marked
from kiosk.procedures.facts import Fact
from kiosk.procedures.ground import Faults, at
from kiosk.procedures.sheet import Sheet
from kiosk.procedures.told import told
from kiosk.words.ruby import RubyError, plain


def check_ruby(sheet: Sheet, facts: Mapping[str, Fact]) -> Faults:
    """Every told text of a sheet, with its facts in it."""
    for each in told(sheet):
        text = filled(each.text, facts)
        if well_marked(text):
            continue
        try:
            plain(text)
        except RubyError as problem:
            yield at(sheet, each.place, "ふりがなの書き方が正しくありません", str(problem))
