"""Supporters' phones in the staff room: a way in, who is there, and the end of somebody's."""

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QLabel

from kiosk.line.reception import Presence, Reception, State, Supporter
from kiosk.records.audit.deeds import Deed
from kiosk.staffroom.asking import Asking
from kiosk.staffroom.health import Health
from kiosk.staffroom.join_page import Join
from kiosk.staffroom.settings_page import SettingsPage
from kiosk.staffroom.supporters import Supporters, TakeOut, supporters
from tests.conftest import MakeHand, MakeKiosk
from tests.kiosks import wait_for
from tests.staffroom.phones import open_to_phones
from tests.staffroom.reception import PEOPLE, PlayedReception, beside
from tests.staffroom.staff import Staff

CODE = re.compile("[2-9A-Z]{4}-[2-9A-Z]{4}")


def look(staff: Staff) -> None:
    """Two seconds later the page asks again."""
    asking = staff.page.findChild(Asking)
    assert asking is not None
    asking.ask()


def at(staff: Staff, reception: Reception) -> Staff:
    staff.inside(beside(reception, supporters))
    return staff


def test_a_phone_joins_is_seen_and_is_taken_out(
    make_kiosk: MakeKiosk, make_hand: MakeHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the real hub: what the code on the glass opens, and what is closed afterwards."""
    kiosk, exchange = open_to_phones(make_kiosk, tmp_path, monkeypatch)
    staff = Staff(make_hand(kiosk))
    staff.inside(supporters)
    wait_for(lambda: "まだ だれも いません" in staff.read())
    staff.press("電話を 足す")
    wait_for(lambda: "この番号" in staff.read())
    code = next(line for line in staff.read().splitlines() if CODE.fullmatch(line))
    with httpx.Client(base_url=f"http://127.0.0.1:{exchange.port}/api/v1", timeout=5) as phone:
        phone.headers["Origin"] = f"http://127.0.0.1:{exchange.port}"
        assert phone.post("/join", json={"code": code, "name": "田中"}).status_code == 201
        wait_for(lambda: "田中さんが 入りました。" in staff.read())
        assert phone.post("/join", json={"code": code, "name": "山田"}).status_code == 403
        staff.breathe()
        staff.press("もどる")
        wait_for(lambda: "田中さん　つながっていません" in staff.read())
        with phone.stream("GET", "/stream"):
            wait_for(lambda: "田中さん　見ています" in staff.read())
            phone.put("/me", json={"in_view": True, "resting": True}).raise_for_status()
            wait_for(lambda: "田中さん　休けい中" in staff.read())
        staff.breathe()
        staff.press("外す")
        staff.breathe()
        staff.press("外す")
        wait_for(lambda: "まだ だれも いません" in staff.read())
        assert phone.get("/calls").status_code == 401
    assert staff.witnessed(Deed.SUPPORTER_INVITED) == [("", 0)]
    assert staff.witnessed(Deed.SUPPORTER_REMOVED) == [("", 0)]
    staff.room.leave()


def test_the_list_follows_who_comes_and_goes(staff: Staff) -> None:
    """No touch is needed, and nobody who only looks keeps the room from locking."""
    reception = PlayedReception()
    reception.people = ()
    at(staff, reception)
    assert "まだ だれも いません" in staff.read()
    left_ms = staff.room._lock.remainingTime()
    reception.people = PEOPLE[:1]
    look(staff)
    assert "田中さん　見ています" in staff.read()
    reception.people = (replace(PEOPLE[0], presence=Presence.RESTING),)
    look(staff)
    assert "田中さん　休けい中" in staff.read()
    reception.people = None
    look(staff)
    assert "中継が 答えません" in staff.read()
    assert [key.text() for key in staff.all_keys()] == ["ロックする", "もどる", "電話を 足す"]
    assert staff.room._lock.remainingTime() <= left_ms


def test_more_than_fit(staff: Staff) -> None:
    """つづき leads on, and round; a name may hold any sign."""
    at(staff, PlayedReception())
    seen = staff.read()
    for _ in range(3):
        staff.press("つづき")
        staff.breathe()
        seen += staff.read()
    assert all(name in seen for name in ("田中さん", "佐藤さん", "鈴木さん", "〈中〉さん"))


def test_taking_out_is_asked_first(staff: Staff) -> None:
    """外さない changes nothing; where the hub does not answer the page says so."""
    reception = PlayedReception()
    at(staff, reception)
    staff.press("外す")
    staff.breathe()
    assert isinstance(staff.page, TakeOut)
    assert "田中さんを 外しますか" in staff.read()
    staff.press("外さない")
    staff.breathe()
    assert isinstance(staff.page, Supporters)
    staff.press("外す")
    staff.breathe()
    people, reception.people = reception.people, None
    staff.press("外す")
    assert "外せませんでした" in staff.read()
    reception.people = people
    staff.breathe()
    staff.press("外す")
    assert reception.out == ["a1"]
    assert "田中さん" not in staff.read()


def test_the_code_goes_when_its_time_is_over(staff: Staff) -> None:
    """Two minutes by the clock; then a further code is a touch away."""
    at(staff, PlayedReception())
    staff.press("電話を 足す")
    staff.breathe()
    page = staff.page
    assert isinstance(page, Join)
    assert "ABCD-2345" in staff.read()
    assert "あと 2分00秒" in staff.read()
    staff.wait(seconds=119)
    page.count()
    assert "あと 0分01秒" in staff.read()
    staff.wait(seconds=1)
    page.count()
    assert "時間が すぎました" in staff.read()
    assert not [label for label in page.findChildren(QLabel) if label.isVisible() and label.pixmap().width()]
    staff.press("もようを 出す")
    assert staff.page is not page


def test_the_code_goes_when_it_was_used(staff: Staff) -> None:
    """It opens nothing any more; whoever was there before has not used it."""
    reception = PlayedReception()
    at(staff, reception)
    staff.press("電話を 足す")
    look(staff)
    assert "この番号" in staff.read()
    reception.people = (*PEOPLE, Supporter("g7", "高橋", Presence.HERE))
    look(staff)
    assert "高橋さんが 入りました。" in staff.read()
    assert "この番号" not in staff.read()


@pytest.mark.parametrize(
    ("url", "words"), [("", "中継が 答えません"), ("http://127.0.0.1:9/join?code=A", "ネットワークに")]
)
def test_no_code(staff: Staff, url: str, words: str) -> None:
    """No hub, or no network that a phone could come through: no code is shown that opens nothing."""
    reception = PlayedReception()
    reception.url, reception.people = url, reception.people if url else None
    at(staff, reception)
    staff.press("電話を 足す")
    assert words in staff.read()
    assert staff.witnessed(Deed.SUPPORTER_INVITED) == []


def test_where_phones_are_off(staff: Staff) -> None:
    """It says so; a key leads to the setting, which is the first line there."""
    at(staff, PlayedReception(phones=False))
    assert "つかわない設定" in staff.read()
    staff.press("設定を 開く")
    staff.breathe()
    assert isinstance(staff.page, SettingsPage)
    staff.press("支援する人の 電話")
    staff.breathe()
    staff.press("つかう")
    staff.breathe()
    assert staff.room.office.settings().help.phones
    assert staff.witnessed(Deed.SETTING_CHANGED) == [("help.phones", 0)]
    staff.press("もどる")
    assert "つぎに 開いたときから" in staff.read()


@pytest.mark.parametrize(
    ("hub", "words"), [("http://192.168.1.10:8765", "http://192.168.1.10:8765"), ("none", "使わない設定")]
)
def test_where_phones_join_elsewhere_or_nowhere(staff: Staff, hub: str, words: str) -> None:
    at(staff, PlayedReception(hub))
    assert words in staff.read()
    assert [key.text() for key in staff.all_keys()] == ["ロックする", "もどる"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.FALLING, "何度も 止まります"),
        (State.REFUSED, "断られました"),
        (State.UNTRUSTED, "証明書を たしかめられません"),
        (State.AWAY, "つながりません"),
        (State.ASLEEP, "よばれたときに"),
        (State.NONE, "つながっていません"),
        (State.RUNNING, "だれも 見ていません"),
    ],
)
def test_how_the_hub_is(staff: Staff, state: State, words: str) -> None:
    staff.inside(beside(PlayedReception(state=state), Health))
    assert words in staff.read()
