"""What is due: facts and procedures by day, with the source to look at again."""

from datetime import date, timedelta

import pytest

from kiosk.command_line import main
from kiosk.content import ROOT
from kiosk.procedures.due import AHEAD, due
from kiosk.procedures.stock import take_stock
from tests.conftest import MakeKiosk
from tests.procedures.folder import Assets
from tests.procedures.written import TODAY

LAST = date(9999, 12, 31)


def test_every_fact_and_every_procedure_is_there_once() -> None:
    """Nothing that ends is forgotten."""
    stock = take_stock(ROOT / "assets")
    found = due(ROOT / "assets", LAST)
    assert len(found) == len(stock.known_facts) + 2 * len(stock.pages)
    assert list(found) == sorted(found, key=lambda each: each.day)
    assert all(each.sources for each in found)


def test_only_what_ends_until_the_day(assets: Assets) -> None:
    """The day itself counts."""
    days = [each.day for each in due(assets.root, LAST)]
    first = days[0]
    assert due(assets.root, first - timedelta(days=1)) == ()
    assert {each.day for each in due(assets.root, first)} == {first}


def test_it_says_where_and_what_to_look_at(assets: Assets) -> None:
    found = next(each for each in due(assets.root, LAST) if "次の見直し" in each.what)
    lines = (assets.root / "procedures" / "good.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[found.line - 1].startswith("check_next:")
    told = found.told(TODAY)
    assert told.startswith(f"{found.day}（あと{(found.day - TODAY).days}日）")
    assert "ながさきし「おしらせ」" in told
    assert "1日すぎました" in found.told(found.day + timedelta(days=1))
    assert "きょうまで" in found.told(found.day)


def test_what_cannot_be_read_stops_nothing(assets: Assets) -> None:
    assets.write("facts.yaml", "facts: [")
    assert [each.file for each in due(assets.root, LAST)] == ["assets/procedures/good.yaml"] * 2


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--until", "2027-03-31"]) == 0
    told = capsys.readouterr().out
    assert "手順「予防接種を うける」の次の見直し" in told
    assert told.endswith("です。\n")


def test_staff_are_told(make_kiosk: MakeKiosk) -> None:
    """On their page, below what is wrong; and nothing where nothing is due."""
    kiosk = make_kiosk(today=date(2027, 3, 1))
    agenda = kiosk.tablet.agenda()
    assert str(AHEAD.days) in agenda[0]
    assert any("予防接種" in line and "見る所: " in line for line in agenda)
    assert make_kiosk(today=date(2026, 4, 1)).tablet.agenda() == []
