"""The picture of a procedure: every step and every way, drawn by Graphviz."""

import io
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk.content import ROOT
from kiosk.procedures.model import Step
from kiosk.procedures.stock import take_stock
from tests.walks.routes import every_branch

pytest.importorskip("graphviz", reason="an author's tool: the kiosk itself has no use for it")

from kiosk.authors.drawing import LOOKS, draw, of_procedure  # only where graphviz is

STOCK = take_stock(ROOT / "assets")
NODE, EDGE = "{http://www.w3.org/2000/svg}g[@class='node']", "{http://www.w3.org/2000/svg}g[@class='edge']"
needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Debian's package graphviz is not here")


def test_every_kind_has_a_look() -> None:
    from typing import get_args, get_type_hints  # noqa: PLC0415 - only here

    kinds = {get_args(get_type_hints(kind)["kind"])[0] for kind in get_args(get_args(Step)[0])}
    assert LOOKS.keys() == kinds


@pytest.mark.parametrize("name", STOCK.pages)
def test_every_step_and_every_way_is_drawn(name: str) -> None:
    page = STOCK.pages[name]
    source = of_procedure(page, STOCK.known_facts).source
    for step in page.procedure.steps:
        assert f"\t{step} [label=" in source
    for step, _answer, to in every_branch(page.procedure):
        assert f"\t{step} -> {to} [" in source


@needs_dot
def test_the_picture(tmp_path: Path) -> None:
    """Steps and ways counted in the SVG itself; Japanese stands in it as text."""
    out, to = io.StringIO(), tmp_path / "sagi.svg"
    assert draw(ROOT / "assets", "sagi", to, out) == 0
    root = ET.parse(to).getroot()
    procedure = STOCK.pages["sagi"].procedure
    assert len(root.findall(f".//{NODE}")) == len(procedure.steps) + 3
    assert len(root.findall(f".//{EDGE}")) == len(every_branch(procedure)) + 3
    assert "わからない" in to.read_text(encoding="utf-8")


@needs_dot
def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    out = io.StringIO()
    assert draw(ROOT / "assets", "sagi", tmp_path / "no folder" / "x.svg", out) == 1
    assert "書けませんでした" in out.getvalue()


def test_without_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    out = io.StringIO()
    assert draw(ROOT / "assets", "sagi", tmp_path / "x.svg", out) == 1
    assert "apt-get install graphviz" in out.getvalue()


def test_a_procedure_that_cannot_be_read(tmp_path: Path) -> None:
    """Its faults are told, by line."""
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "bad.yaml").write_text("id: bad\nsteps: [", encoding="utf-8")
    out = io.StringIO()
    assert draw(tmp_path, "bad", tmp_path / "x.svg", out) == 1
    assert "bad.yaml" in out.getvalue()
    assert draw(tmp_path, "nobody", tmp_path / "x.svg", out) == 1
    assert "「nobody」という手順はありません" in out.getvalue()
