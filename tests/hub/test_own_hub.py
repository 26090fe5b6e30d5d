"""A house with one tablet: its own hub comes and goes with it, and the phones that joined stay joined."""

import socket
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest

from kiosk.guide.moves import AskFor, CallHelp
from kiosk.helpcall.call import Kind
from kiosk.line.build import HubExchange
from kiosk.line.own_hub import PORT_FILE, _port_of
from tests.conftest import MakeHand, MakeKiosk
from tests.hub.conftest import MakePhone
from tests.kiosks import Kiosk, standard_places, wait_for


@dataclass(frozen=True)
class House:
    """What staff of this tablet may ask of its hub."""

    exchange: HubExchange

    @property
    def port(self) -> int:
        return self.exchange.port

    def join_url(self) -> str:
        headers = {"Authorization": f"Bearer {self.exchange.staff_token}"}
        made = httpx.post(f"http://127.0.0.1:{self.port}/api/v1/joins", headers=headers).raise_for_status()
        return f"http://127.0.0.1:{self.port}/join?code={made.json()['code']}"


def opened(make_kiosk: MakeKiosk, data: Path) -> tuple[Kiosk, House]:
    """A kiosk whose own hub lets phones in, once it is there."""
    settings = data / "kiosk.toml"
    settings.write_text("[help]\nphones = true\n", encoding="utf-8")
    kiosk = make_kiosk(replace(standard_places(data), settings=settings), line=HubExchange)
    exchange = kiosk.tablet.exchange
    assert isinstance(exchange, HubExchange)
    wait_for(lambda: kiosk.tablet.helping._desk._up)
    return kiosk, House(exchange)


def test_a_tablet_started_again_is_found_by_its_phones(
    make_kiosk: MakeKiosk, make_hand: MakeHand, phone: MakePhone, tmp_path: Path
) -> None:
    """Nobody reads a code again; the call that was open is on the phone as before."""
    first, house = opened(make_kiosk, tmp_path)
    tanaka = phone(house, "田中")
    wait_for(lambda: first.tablet.helping._desk._count > 0)
    hand = make_hand(first)
    hand.tap(hand.key(CallHelp()))
    hand.tap(hand.key(AskFor(Kind.BESIDE)))
    wait_for(lambda: tanaka.page.locator("[data-call]").count() == 1)
    call = {"id": tanaka.page.locator("[data-call]").get_attribute("data-call")}
    first.close()
    tanaka.lost()
    second, _ = opened(make_kiosk, tmp_path)
    wait_for(lambda: second.page() == "help_called")
    tanaka.linked()
    tanaka.press(call, "いきます")
    wait_for(lambda: second.page() == "help_coming")


def test_a_port_that_another_program_took_is_let_go(make_kiosk: MakeKiosk, tmp_path: Path) -> None:
    """The hub is there all the same, where the system puts it."""
    with socket.create_server(("0.0.0.0", 0)) as other:
        taken = other.getsockname()[1]
        (tmp_path / PORT_FILE).write_text(str(taken), encoding="ascii")
        _, house = opened(make_kiosk, tmp_path)
        assert house.port not in (0, taken)


@pytest.mark.parametrize("text", ["", "x", "-1", "70000"])
def test_a_port_that_is_none_is_not_wanted(tmp_path: Path, text: str) -> None:
    file = tmp_path / PORT_FILE
    assert _port_of(file) == 0
    file.write_text(text, encoding="ascii")
    assert _port_of(file) == 0
