"""The square that lets a phone in, read as it is drawn: from a picture of the whole glass, or of the page."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from kiosk.staffroom.join_page import Join
from tests.conftest import MakeHand, MakeKiosk
from tests.hub.conftest import MakePhone
from tests.hub.running import HubProcess
from tests.kiosks import wait_for
from tests.staffroom.phones import open_to_phones
from tests.staffroom.staff import Staff

pytestmark = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="Debian's zbar-tools is not here")


@dataclass(frozen=True)
class Read:
    """What a camera made of a picture, in the place of a hub that tells its way in."""

    url: str

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port
        return port

    def join_url(self) -> str:
        return self.url


def camera(picture: Path) -> Read:
    """The only square on the picture."""
    command = ("zbarimg", "--quiet", "--raw", picture)
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    (url,) = said.splitlines()
    return Read(url)


def test_the_square_on_the_glass_lets_a_phone_in(
    make_kiosk: MakeKiosk,
    make_hand: MakeHand,
    phone: MakePhone,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Staff let it in at the tablet; the tablet's own hub knows it, and a call comes."""
    kiosk, exchange = open_to_phones(make_kiosk, tmp_path, monkeypatch)
    staff = Staff(make_hand(kiosk))
    staff.inside(Join)
    wait_for(lambda: "この番号" in staff.read())
    picture = tmp_path / "glass.png"
    assert kiosk.tablet.glass.grab().save(str(picture))
    read = camera(picture)
    assert read.port == exchange.port
    phone(read, "田中")
    wait_for(lambda: "田中さんが 入りました。" in staff.read())
    staff.room.leave()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_square_on_the_receptions_page(
    chromium: Browser, hub: HubProcess, phone: MakePhone, tmp_path: Path, scheme: str
) -> None:
    """However that machine is set, it is dark on white."""
    page = chromium.new_page(color_scheme="light" if scheme == "light" else "dark")
    page.goto(f"{hub.address}/reception#{hub.staff_token}")
    page.get_by_role("button", name="四角いもようを 出す").click()
    page.get_by_role("img", name="入るための 四角いもよう").wait_for()
    picture = tmp_path / "page.png"
    page.screenshot(path=picture, full_page=True)
    page.close()
    phone(camera(picture), f"山田{scheme}")
