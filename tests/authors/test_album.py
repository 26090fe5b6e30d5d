"""The contact sheet: one picture a sheet, a name under each, and one picture of them all."""

from io import StringIO
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.authors.album import COLUMNS, GAP, TILE, Look, make_albums
from kiosk.content import ROOT, Places

LOOK = Look((640, 400), 75.0, "standard", "light")


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return Places(ROOT / "assets", ROOT / "locales", tmp_path / "kiosk.toml", tmp_path / "data")


def test_a_procedure_is_drawn_page_by_page(qtbot: QtBot, where: Places, tmp_path: Path) -> None:
    said = StringIO()
    assert make_albums(where, tmp_path / "out", LOOK, "sagi", said) == 0
    drawn = sorted(path.name for path in (tmp_path / "out" / "sagi").iterdir())
    for page in ("sagi.cover-1", "sagi.owari-1", "sagi.learn_warning.together.end-1"):
        assert any(name.endswith(f"-{page}.png") for name in drawn), page
    assert f"{len(drawn)} 枚" in said.getvalue()
    header = (tmp_path / "out" / "sagi-1.png").read_bytes()[16:20]
    assert int.from_bytes(header, "big") == COLUMNS * (TILE + GAP) + GAP


def test_an_unknown_name_is_told(qtbot: QtBot, where: Places, tmp_path: Path) -> None:
    said = StringIO()
    assert make_albums(where, tmp_path / "out", LOOK, "nothing", said) == 1
    assert "「nothing」という手順はありません" in said.getvalue()
    assert not (tmp_path / "out").exists()
