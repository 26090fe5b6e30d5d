"""At run time only what is broken is left out, and it is told."""

from pathlib import Path

import pytest

from kiosk.procedures.shelf import open_shelf
from tests.procedures.folder import PROCEDURE, Assets
from tests.procedures.written import FACTS, GOOD, HOME, fact


def with_a_second(assets: Assets) -> None:
    """A second procedure with a tile of its own."""
    assets.write("procedures/other.yaml", GOOD.replace("id: good", "id: other"))
    tile = "  - key: more\n    label: あ\n    picture: paper\n    opens: other\n"
    assets.write("home.yaml", HOME.replace("needs:\n", tile + "needs:\n"))


def test_everything_sound_is_shown(assets: Assets) -> None:
    """Nothing is left out of a good folder."""
    shelf = open_shelf(assets.root)
    assert list(shelf.procedures) == ["good"]
    assert [tile.opens for tile in shelf.home.tiles] == ["good"]
    assert len(shelf.facts) == 6
    assert shelf.faults == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 10", "minutes: ten"),
        ("next: which\n", "next: nowhere\n"),
        ("    next: machine\n", "    next: site\n"),
        ("- おかねは{fee.shop}です。", "- おかねは{no.fact}です。"),
        ("- はやめにだします。", "- ｜しょるいです。"),
        ("days: days.term", "days: no.fact"),
    ],
)
def test_a_procedure_that_would_stop_a_visit_goes_with_its_tile_alone(
    assets: Assets, old: str, new: str
) -> None:
    """Form, ways, facts and ruby: what would raise on a page never reaches one."""
    with_a_second(assets)
    assets.change(PROCEDURE, old, new)
    shelf = open_shelf(assets.root)
    assert list(shelf.procedures) == ["other"]
    assert [tile.opens for tile in shelf.home.tiles] == ["other"]
    assert {fault.file for fault in shelf.faults} == {"assets/procedures/good.yaml", "assets/home.yaml"}


def test_what_only_an_author_should_mend_is_still_shown(assets: Assets) -> None:
    """A long sentence or an expired text is no reason to leave a resident alone."""
    assets.change(PROCEDURE, "- はやめにだします。", "- " + "あ" * 50 + "。")
    assets.change(PROCEDURE, "until: 2027-03-31", "until: 2026-05-01")
    assert list(open_shelf(assets.root).procedures) == ["good"]


def test_one_faulty_fact_takes_only_its_own_procedures(assets: Assets) -> None:
    """The sheet of facts is read entry by entry."""
    with_a_second(assets)
    broken = fact("fee.broken", "[1]")
    assets.write("facts.yaml", FACTS + broken)
    assets.change(PROCEDURE, "- おかねは{fee.shop}です。", "- おかねは{fee.broken}です。")
    shelf = open_shelf(assets.root)
    assert list(shelf.procedures) == ["other"]
    assert "fee.shop" in shelf.facts
    assert "fee.broken" not in shelf.facts


def test_an_unknown_procedure_takes_its_tile_and_an_empty_group_alone(assets: Assets) -> None:
    """A home page with one wrong tile is still a home page."""
    inner = "{key: x, label: あ, picture: paper, opens: gone}"
    group = f"  - key: g\n    label: あ\n    picture: paper\n    tiles: [{inner}]\n"
    assets.write("home.yaml", HOME.replace("needs:\n", group + "needs:\n"))
    shelf = open_shelf(assets.root)
    assert [tile.key for tile in shelf.home.tiles] == ["papers"]
    (fault,) = shelf.faults
    assert "「gone」" in fault.what


def test_a_faulty_tile_goes_alone(assets: Assets) -> None:
    """A tile without a picture does not take the page with it."""
    with_a_second(assets)
    assets.change("home.yaml", "    picture: paper\n    urgent", "    urgent")
    shelf = open_shelf(assets.root)
    assert [tile.key for tile in shelf.home.tiles] == ["more"]


@pytest.mark.parametrize("raw", [b"", b"tiles: [", HOME.encode("cp932"), b"greeting: {no.fact}\n"])
def test_without_a_readable_home_page_the_procedures_make_one(assets: Assets, raw: bytes) -> None:
    """The kiosk always starts with something to touch."""
    assets.write("home.yaml", raw)
    shelf = open_shelf(assets.root)
    assert [tile.opens for tile in shelf.home.tiles] == ["good"]
    assert {fault.file for fault in shelf.faults} == {"assets/home.yaml"}


def test_an_empty_folder_opens_and_says_so(tmp_path: Path) -> None:
    """Nothing at all is a fault to be told, not a traceback."""
    shelf = open_shelf(tmp_path / "assets")
    assert shelf.procedures == {}
    assert shelf.home.tiles == ()
    assert {fault.file for fault in shelf.faults} == {
        "assets/procedures",
        "assets/facts.yaml",
        "assets/domains.yaml",
        "assets/home.yaml",
        "assets/glossary.yaml",
    }
