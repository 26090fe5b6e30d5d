"""The good folder is good: without this every other test here would prove nothing."""

from io import StringIO

from kiosk.procedures.check import print_report
from kiosk.procedures.load import load_domains, load_facts, load_home, load_procedure
from tests.procedures.folder import PROCEDURE, Assets


def test_the_good_folder_has_no_fault_and_no_note(assets: Assets) -> None:
    """The starting point of every other test here is sound."""
    assert assets.faults() == ()


def test_every_loader_gives_its_model(assets: Assets) -> None:
    """The four doors of load.py open onto models, not plain data."""
    procedure = load_procedure(assets.root / PROCEDURE)
    assert procedure.steps["term"].kind == "wait"
    assert load_facts(assets.root / "facts.yaml")["days.term"].value == 14
    assert load_home(assets.root / "home.yaml").tiles[0].opens == "good"
    assert load_domains(assets.root / "domains.yaml")["www.city.example.jp"].owner == "ながさきし"


def test_the_report_says_what_to_do_and_fails_only_for_grave_faults(assets: Assets) -> None:
    """A note is told and stops nothing; a fault stops the check."""
    out = StringIO()
    assert print_report(assets.faults(), out) == 0
    assert "直すところは ありません" in out.getvalue()

    assets.change(PROCEDURE, "check_next: 2027-02-01", "check_next: 2026-12-01")
    assert print_report(assets.faults(), out) == 0

    line = assets.change(PROCEDURE, "start: listen", "start: lisen")
    out = StringIO()
    assert print_report(assets.faults(), out) == 1
    told = out.getvalue().splitlines()[0]
    assert f"assets/procedures/good.yaml {line}行目: " in told
    assert told.endswith("ください。")
