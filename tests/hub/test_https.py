"""The city's certificate: a call over https from the glass to a phone, and who does not believe it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Error

from kiosk.guide.moves import AskFor, CallHelp
from kiosk.helpcall.call import Kind
from kiosk.line.build import HubExchange
from kiosk.line.reception import State
from tests.conftest import MakeHand, MakeKiosk
from tests.helpcall.conftest import Ears
from tests.hub.city import City
from tests.hub.phone import Phone
from tests.hub.reception_pc import ReceptionPC
from tests.hub.running import ROOT, wait_until
from tests.hub.tablet import TabletProcess
from tests.kiosks import standard_places, wait_for

NAME = "localhost"
"""What the reception PC is called; its address would not fit the certificate."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return City(tmp_path_factory.mktemp("city") / "pki").vouch(NAME)


@pytest.fixture(scope="module")
def pc(tmp_path_factory: pytest.TempPathFactory, city: City) -> Iterator[ReceptionPC]:
    options = ("--name", NAME, "--certificate", str(city.certificate), "--key", str(city.key))
    running = ReceptionPC(tmp_path_factory.mktemp("pc"), options, city.trust()).start()
    yield running
    assert running.close() == 0


@pytest.fixture(scope="module")
def believer(chromium: Browser, city: City) -> Iterator[Browser]:
    """A browser that knows the machine's key, as a phone knows the city."""
    known = f"--ignore-certificate-errors-spki-list={city.key_hash()}"
    browser = chromium.browser_type.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", known])
    yield browser
    browser.close()


def test_a_call_over_https(believer: Browser, pc: ReceptionPC, city: City, tmp_path: Path) -> None:
    """From the glass to the phone and back; what lets the phone in never travels in the clear."""
    assert pc.address == f"https://{NAME}:{pc.port}"
    tanaka = Phone(believer, pc, "田中")
    (cookie,) = tanaka.page.context.cookies()
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Strict")
    tablet = TabletProcess(tmp_path / "tablet")
    tablet.settle_in(pc.address, token=pc.let_in("入口"), authority=str(city.authority)).start()
    tablet.touch("係をよぶ")
    tablet.touch("見ていてほしい")
    card = tanaka.page.locator("[data-call]")
    card.wait_for()
    call = {"id": card.get_attribute("data-call")}
    tanaka.press(call, "いきます")
    wait_until(lambda: "係が 見ています" in tablet.shows["texts"], "who watches")
    tanaka.press(call, "ついた")
    tanaka.press(call, "おわった")
    tanaka.press(call, "これで おわり")
    wait_until(lambda: tablet.page == "help_over", "the end")
    tanaka.close()
    assert tablet.close() == 0


def test_the_reception_opens_its_page_by_its_name(believer: Browser, pc: ReceptionPC) -> None:
    """The address that its terminal shows fits the certificate, and leads to a page that can answer."""
    page = believer.new_page()
    page.goto(pc.reception_url)
    page.get_by_role("button", name="このパソコンで 受ける").click()
    page.wait_for_url("**/join?code=*")
    page.get_by_label("よび名").fill("受付")
    page.get_by_role("button", name="入る").click()
    page.locator("#link", has_text="つながっています").wait_for()
    page.close()


def test_a_phone_that_does_not_know_the_city_opens_nothing(chromium: Browser, pc: ReceptionPC) -> None:
    page = chromium.new_page()
    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        page.goto(pc.address)
    page.close()


@pytest.mark.parametrize("why", ["nobody vouches", "another name"])
def test_a_tablet_that_does_not_believe_it_rings_itself(
    make_kiosk: MakeKiosk, make_hand: MakeHand, pc: ReceptionPC, city: City, tmp_path: Path, why: str
) -> None:
    """It says nothing to the hub, not even its token; the resident is told that nobody hears, staff why."""
    known, address = "", pc.address
    if why == "another name":
        known, address = str(city.authority), pc.address.replace(NAME, "127.0.0.1")
    settings = tmp_path / "kiosk.toml"
    lines = (f'hub = "{address}"', f'token = "{pc.let_in(why)}"', f'authority = "{known}"')
    settings.write_text("\n".join(("[help]", *lines)), encoding="utf-8")
    kiosk = make_kiosk(replace(standard_places(tmp_path), settings=settings), line=HubExchange)
    ears = Ears()
    kiosk.tablet.stage.speak_with(ears)
    hand = make_hand(kiosk)
    hand.tap(hand.key(CallHelp()))
    hand.tap(hand.key(AskFor(Kind.BESIDE)))
    exchange = kiosk.tablet.exchange
    assert isinstance(exchange, HubExchange)
    wait_for(lambda: exchange.state is State.UNTRUSTED)
    assert any("受付の証明書を たしかめられない" in told for told in kiosk.tablet.findings())
    kiosk.clock.wait(30)
    kiosk.tablet.helping.tick()
    assert kiosk.page() == "help_unanswered"
    assert [name for name, _ in ears.chimes] == ["help_called", "help_called"]
    with pc.staff() as staff:
        assert not any(each["here"] for each in staff.get("/tablets").json() if each["name"] == why)


def test_the_reception_is_no_other_machines_page(city: City, tmp_path: Path) -> None:
    """Who asks from another address than the one that was asked is not shown it."""
    pc = ReceptionPC(tmp_path, ("--host", "0.0.0.0")).start()
    asked = f"http://127.0.0.1:{pc.port}/reception"
    elsewhere = httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.0.2"))
    with elsewhere:
        assert elsewhere.get(asked).status_code == 404
        assert elsewhere.get(asked.replace("127.0.0.1", "127.0.0.2")).status_code == 200
    assert pc.close() == 0


@pytest.mark.parametrize("wrong", ["no key", "no file"])
def test_a_certificate_that_cannot_be_shown_is_said_at_once(city: City, tmp_path: Path, wrong: str) -> None:
    certificate = city.certificate if wrong == "no key" else tmp_path / "nothing.pem"
    command = (sys.executable, "-m", "kiosk", "hub", "--data", tmp_path, "--certificate", certificate)
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=dict(os.environ), check=False
    )
    assert done.returncode == 2
    assert "証明書（--certificate）と鍵（--key）を使えない" in done.stderr
    assert "Traceback" not in done.stderr
