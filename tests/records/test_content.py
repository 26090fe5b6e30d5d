from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from kiosk.guide.looks import TEXT_SIZES, THEMES, Looks
from kiosk.guide.places import OWN_PAGES
from kiosk.records.catalogue import Catalogue
from kiosk.touch.outcome import Kind
from tests.records.conftest import ROOT

PROCEDURES = sorted((ROOT / "assets/procedures").glob("*.yaml"))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", PROCEDURES, ids=lambda file: file.stem)
def test_every_page_of_every_procedure_can_be_logged(catalogue: Catalogue, file: Path) -> None:
    """A step whose name the catalogue refuses would be missing from the log, and only faults in its place."""
    procedure = _read(file)
    for name in ("procedure_opened", "procedure_finished"):
        catalogue.check(name, {"procedure": procedure["id"], "version": procedure["version"]})
    for step in [*procedure["steps"], *OWN_PAGES]:
        catalogue.check("step_shown", {"procedure": procedure["id"], "step": step, "sheet": 0, "ms": 1})
        catalogue.check("touch_trouble", {"kind": "near", "place": step})


def test_every_need_and_every_group_of_the_home_page_can_be_logged(catalogue: Catalogue) -> None:
    """The pictures of unmet needs are a list the city extends."""
    home = _read(ROOT / "assets/home.yaml")
    for need in home["needs"]:
        catalogue.check("unmet_need", {"picture": need["key"]})
    for tile in home["tiles"]:
        catalogue.check("step_shown", {"procedure": "group", "step": tile["key"], "sheet": 0, "ms": 1})


def test_every_look_and_every_touch_trouble_can_be_logged(catalogue: Catalogue) -> None:
    """What the guide and the touch room can say, the catalogue knows."""
    for text, theme in product(TEXT_SIZES, THEMES):
        for looks in (Looks(text, theme), Looks(text, theme, voice=False, slow=True, volume=3)):
            for what, code in looks.codes().items():
                catalogue.check("looks_changed", {"what": what, "to": code})
    for kind in Kind:
        catalogue.check("touch_trouble", {"kind": kind, "place": "home"})


def test_the_number_of_procedures_is_not_nought() -> None:
    """Without files the tests above would guard nothing."""
    assert PROCEDURES
