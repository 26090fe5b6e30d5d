"""Broken content: the kiosk starts, leaves out only what is broken, and tells staff in their words."""

from pathlib import Path

import pytest

from kiosk.content import ROOT
from kiosk.guide.moves import AskNotHere
from kiosk.opening import open_all
from kiosk.settings import IdleSettings
from tests.conftest import MakeHand, MakeKiosk
from tests.faults.broken import (
    HARMS,
    PO,
    Harm,
    assert_home_works,
    assert_nothing_technical,
    assert_staff_are_told,
    copied,
    empty,
    folder,
    half,
    missing,
    noise,
    shift_jis,
)
from tests.kiosks import TODAY, Kiosk

ALL = {path.stem for path in (ROOT / "assets" / "procedures").glob("*.yaml")}


def opened(kiosk: Kiosk) -> set[str]:
    return set(kiosk.tablet.library.home.ways())


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_staff_are_told_which_procedure_is_broken(tmp_path: Path, harm: Harm) -> None:
    """Whatever happened to the file: it is named, the others are there, and its tile is not."""
    where = copied(tmp_path)
    harm(where.assets / "procedures/konbini.yaml")
    found = open_all(where, lambda: TODAY)
    told = [str(fault) for fault in found.faults]
    assert_nothing_technical(told)
    assert any("konbini" in each for each in told)
    assert set(found.library.home.ways()) == ALL - {"konbini"}


@pytest.mark.parametrize("harm", [half, folder], ids=lambda harm: harm.__name__)
def test_a_broken_procedure_is_left_out_and_nothing_else(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, harm: Harm
) -> None:
    """One tile fewer; the others open by a finger."""
    where = copied(tmp_path)
    harm(where.assets / "procedures/konbini.yaml")
    kiosk = make_kiosk(where)
    assert opened(kiosk) == ALL - {"konbini"}
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk, "konbini")


def test_all_procedures_broken_leaves_a_home_page_that_helps(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path
) -> None:
    """Nothing can be shown: a person can still be called, and a need told."""
    where = copied(tmp_path)
    for path in (where.assets / "procedures").iterdir():
        noise(path)
    kiosk = make_kiosk(where)
    hand = make_hand(kiosk)
    assert opened(kiosk) == set()
    assert hand.offers(AskNotHere())
    assert_home_works(hand)
    assert_staff_are_told(kiosk, *ALL)


def test_no_folder_of_procedures_at_all(make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path) -> None:
    """The folder was not copied."""
    where = copied(tmp_path)
    for path in (where.assets / "procedures").iterdir():
        path.unlink()
    (where.assets / "procedures").rmdir()
    kiosk = make_kiosk(where)
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk, "procedures")


TABLES = (
    "assets/facts.yaml",
    "assets/home.yaml",
    "assets/readings.yaml",
    "assets/kyoiku.txt",
    "assets/domains.yaml",
    "assets/events.toml",
    PO,
)


@pytest.mark.parametrize("harm", [half, shift_jis, empty, noise, missing], ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("table", TABLES)
def test_staff_are_told_which_table_is_broken(tmp_path: Path, table: str, harm: Harm) -> None:
    """Facts, home page, readings, sites, events, words: everything opens, and the file is named."""
    where = copied(tmp_path)
    harm(tmp_path / table)
    told = "\n".join(str(fault) for fault in open_all(where, lambda: TODAY).faults)
    assert_nothing_technical(told.splitlines())
    if not _is_still_a_table(table, harm):
        assert Path(table).name in told


def _is_still_a_table(table: str, harm: Harm) -> bool:
    """Half of a list may be a sound, shorter list, and a list of kanji may be empty: no machine sees it."""
    return (harm is half and table != PO) or (table.endswith("kyoiku.txt") and harm in (empty, shift_jis))


@pytest.mark.parametrize(("table", "harm"), [*((table, noise) for table in TABLES), (PO, half), (PO, empty)])
def test_a_broken_table_never_closes_the_kiosk(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, table: str, harm: Harm
) -> None:
    """The home page and all that is left work by a finger, and what residents read is Japanese."""
    where = copied(tmp_path)
    harm(tmp_path / table)
    kiosk = make_kiosk(where)
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk)


@pytest.mark.parametrize(
    "content",
    [
        b"[centre\nname = ",
        b"[centre]\nname = 5\n[idle]\nask_after_s = 1\n[nazo]\nx = 1\n",
        '[centre]\nname = "公民館"\n'.encode("cp932"),
        b"\xff\xfe\x00\x01" * 50,
        b'[facts]\n"fee.konbini" = []\n"nazo" = 1\n',
        b"centre = 1\nscreen = []\n",
    ],
    ids=["half", "wrong_values", "shift_jis", "noise", "facts", "sections"],
)
def test_broken_settings_fall_back_to_the_standard(tmp_path: Path, content: bytes) -> None:
    """A wrong entry costs that entry; a file that cannot be read costs the file; both are told."""
    where = copied(tmp_path)
    where.settings.write_bytes(content)
    found = open_all(where, lambda: TODAY)
    assert found.settings.idle == IdleSettings()
    told = [str(fault) for fault in found.faults]
    assert_nothing_technical(told)
    assert any("kiosk.toml" in each for each in told)


def test_the_kiosk_opens_with_broken_settings(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path
) -> None:
    """The standard is worn."""
    where = copied(tmp_path)
    where.settings.write_bytes(b"[centre\nname = ")
    kiosk = make_kiosk(where)
    assert_home_works(make_hand(kiosk))
    assert_staff_are_told(kiosk, "kiosk.toml")
