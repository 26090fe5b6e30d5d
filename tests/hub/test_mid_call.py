"""A tablet dies in mid-call, and the hub on the reception PC and a supporter's phone live on."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kiosk.hub.presence import SILENT
from kiosk.records.read import tail
from kiosk.records.requests import OVER, STAGE
from tests.hub.conftest import MakePhone
from tests.hub.phone import Phone
from tests.hub.reception_pc import ReceptionPC
from tests.hub.running import wait_until
from tests.hub.tablet import TabletProcess
from tests.kiosks import EVERYTHING

SLACK_S = 1.5 * float(os.environ.get("TETSUNAGI_SLACK", "3"))
"""From the moment when a tablet counts as gone until a phone has drawn it; the hub looks twice a second."""
GONE = "タブレットの ようすが わかりません"


@pytest.fixture
def pc(tmp_path: Path) -> Iterator[ReceptionPC]:
    running = ReceptionPC(tmp_path / "pc").start()
    yield running
    assert running.close() == 0


@pytest.fixture
def tablet(tmp_path: Path, pc: ReceptionPC) -> Iterator[TabletProcess]:
    made = TabletProcess(tmp_path / "tablet").settle_in(pc.address, token=pc.let_in("入口")).start()
    yield made
    if made.process and made.process.poll() is None:
        made.kill()


def the_only_card(phone: Phone) -> str:
    """The id of the call that the phone shows."""
    cards = phone.page.locator("[data-call]")
    expect(cards).to_have_count(1)
    call = cards.get_attribute("data-call")
    assert call
    return call


def test_killed_in_mid_call_and_started_again(
    phone: MakePhone, pc: ReceptionPC, tablet: TabletProcess
) -> None:
    """Nobody knows for twelve seconds, then the phone says so; at its next start the tablet shows the call
    again, and it goes on to its end.  Killed once before it was answered, and once after.
    """
    tanaka = phone(pc, "田中")
    tablet.touch("係をよぶ")
    tablet.touch("そばで 教えてほしい")
    call = {"id": the_only_card(tanaka)}
    wait_until(lambda: tablet.page == "help_called", "the page of the call")
    tanaka.sees(call, "2番")

    tablet.kill()
    began = time.monotonic()
    tanaka.sees(call, GONE)
    assert SILENT.total_seconds() - 1 < time.monotonic() - began < SILENT.total_seconds() + SLACK_S

    tablet.start()
    wait_until(lambda: tablet.page == "help_called", "the call, picked up")
    expect(tanaka.card(call)).not_to_contain_text(GONE)
    assert the_only_card(tanaka) == call["id"]
    tanaka.press(call, "あと3分")
    wait_until(lambda: tablet.page == "help_coming", "who comes")

    tablet.kill()
    tablet.start()
    wait_until(lambda: tablet.page == "help_coming", "who comes, picked up")
    assert "田中さんが むかっています" in tablet.shows["texts"]
    assert the_only_card(tanaka) == call["id"]
    tablet.touch("きました")
    tanaka.sees(call, "あなたが そばにいます")
    tanaka.press(call, "おわった")
    tanaka.press(call, "これで おわり")
    wait_until(lambda: tablet.page == "help_over", "the end")
    tanaka.sees_no_more(call)
    with pc.staff() as staff:
        figures = staff.get("/figures").json()
    assert (figures["calls"], figures["served_s"]["count"]) == (1, 1)
    assert tablet.close() == 0
    told = [row for row in tail(tablet.data / "diary.sqlite", EVERYTHING) if row.name in (STAGE, OVER)]
    assert all(row.visit for row in told), "every news of the call belongs to a visit"
    (end,) = (row.fields for row in told if row.name == OVER)
    assert end["how"] == "resolved"
    assert int(end["ms"]) > SILENT.total_seconds() * 1000
