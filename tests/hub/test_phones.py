"""A call as two supporters live it, on real pages."""

from typing import Any

from playwright.sync_api import Route, expect

from tests.hub.conftest import MakePhone
from tests.hub.phone import Phone
from tests.hub.running import TOLD, HubProcess, Tablet, act, wait_until


def stage(tablet: Tablet, call: dict[str, Any]) -> object:
    now = tablet.now(call)
    return now and (now["stage"], now["by"])


def test_a_call_from_the_touch_to_its_end(hub: HubProcess, tanaka: Phone) -> None:
    """Called, seen, on the way, arrived, resolved; and the glass hears each of them."""
    tablet = hub.tablet()
    glass = hub.listen(tablet.client)
    wait_until(lambda: glass.of("watchers")[-1]["count"] == 1, "a board in view")
    before = tanaka.heard()
    call = tablet.call()
    for words in (
        "よんでいます",
        "このタブレット　窓ぎわの席",
        "そばで 教えてほしい",
        "コンビニで 証明書をとる",
        "カードを 置きます",
        "7のうち3",
        "このページに 1分",
        "押し直し 4回",
        "文字: 大きい　声あり（ゆっくり）",
        "急がなくてだいじょうぶです、と先に伝えます。",
        "代わりに押しません。",
    ):
        tanaka.sees(call, words)
    assert tanaka.heard() == {"tones": before["tones"] + 4, "shakes": before["shakes"] + 1}
    expect(tanaka.page).to_have_title("【1人】よんでいます")
    tanaka.press(call, "見ました")
    wait_until(lambda: stage(tablet, call) == ("seen", "田中"), "seen")
    tanaka.press(call, "あと3分")
    tanaka.sees(call, "あなたが むかっています")
    wait_until(lambda: glass.of("call")[-1]["minutes"] == 3, "the minutes")
    tanaka.press(call, "ついた")
    tanaka.sees(call, "あなたが そばにいます")
    tanaka.press(call, "いっしょに")
    wait_until(lambda: glass.of("call")[-1]["guided"] == "one", "the mark")
    tanaka.press(call, "おわった")
    tanaka.press(call, "機械の使い方")
    tanaka.press(call, "これで おわり")
    tanaka.sees_no_more(call)
    wait_until(lambda: glass.of("call")[-1]["stage"] == "resolved", "the end")
    stages = [each["stage"] for each in glass.of("call")]
    assert stages == ["requested", "seen", "on_the_way", "arrived", "arrived", "resolved"]
    with hub.staff() as staff:
        figures = staff.get("/figures").json()
    assert figures["about"] == {"machine": 1}
    assert figures["guided"] == {"one": 1}
    assert figures["served_s"]["count"] == 1


def test_one_of_two_wins_and_the_other_is_told_who(hub: HubProcess, tanaka: Phone) -> None:
    """Both pressed before either could know; the answer of the first is on the hub a moment earlier."""
    tablet = hub.tablet()
    first, second = hub.supporter("松本"), tanaka
    call = tablet.call()

    def be_second(route: Route) -> None:
        assert act(first, tablet.now(call) or {}, "come").status_code == 200
        route.continue_()

    second.page.route("**/acts", be_second, times=1)
    second.press(call, "いきます")
    second.sees(call, "もう 松本さんが むかっています。ありがとうございます。")
    expect(second.card(call).get_by_role("button")).to_have_count(0)
    assert stage(tablet, call) == ("on_the_way", "松本")
    tablet.act(tablet.now(call) or {}, "cancel")
    second.sees_no_more(call)
    expect(second.page.locator("#ended")).to_contain_text("住民の方が とりやめました")


def test_a_look_of_somebody_else_does_not_cost_an_answer(hub: HubProcess, tanaka: Phone) -> None:
    """いきます on a call that somebody has seen meanwhile still counts."""
    tablet = hub.tablet()
    looker, goer = hub.supporter("中村"), tanaka
    call = tablet.call()

    def be_late(route: Route) -> None:
        assert act(looker, call, "see").status_code == 200
        route.continue_()

    goer.page.route("**/acts", be_late, times=1)
    goer.press(call, "いきます")
    goer.sees(call, "あなたが むかっています")
    assert stage(tablet, call) == ("on_the_way", "田中")
    tablet.act(tablet.now(call) or {}, "cancel")
    goer.sees_no_more(call)


def test_a_promise_can_be_given_back(hub: HubProcess, tanaka: Phone) -> None:
    """行けなくなりました: it waits again, and rings again."""
    tablet = hub.tablet()
    call = tablet.call()
    tanaka.press(call, "いきます")
    tanaka.sees(call, "あなたが むかっています")
    before = tanaka.heard()["shakes"]
    tanaka.press(call, "行けなくなりました")
    tanaka.sees(call, "よんでいます")
    assert tanaka.heard()["shakes"] == before + 1
    assert stage(tablet, call) == ("requested", None)
    tablet.act(tablet.now(call) or {}, "cancel")


def test_watching_together(hub: HubProcess, tanaka: Phone) -> None:
    """The page follows the resident's step; a name pressed there rings a key; it ends with the page."""
    tablet = hub.tablet()
    glass = hub.listen(tablet.client)
    call = tablet.call("watch")
    tanaka.press(call, "いきます")
    tanaka.press(call, "つぎへ")
    wait_until(lambda: bool(glass.of("point")), "the ring")
    assert glass.of("point")[-1] == {"call": call["id"], "key": "next", "by": "田中"}
    tanaka.sees(call, "「つぎへ」に しるしを つけています")
    told = TOLD | {"about": {"title": "コンビニで 証明書をとる", "step_title": "番号を 入れます"}, "keys": []}
    tablet.client.put(f"/calls/{call['id']}/about", json=told).raise_for_status()
    tanaka.sees(call, "番号を 入れます")
    wait_until(lambda: glass.of("point")[-1]["key"] is None, "the ring's end")
    tablet.act(tablet.now(call) or {}, "cancel")
    tanaka.sees_no_more(call)


def test_a_break_is_silent_and_counts_for_nobody(hub: HubProcess, tanaka: Phone) -> None:
    """休けい中: no sound here, and the glass does not count on this board."""
    tablet = hub.tablet()
    glass = hub.listen(tablet.client)
    wait_until(lambda: glass.of("watchers")[-1]["count"] == 1, "a board in view")
    tanaka.page.get_by_role("button", name="休けい中にする").tap()
    wait_until(lambda: glass.of("watchers")[-1]["count"] == 0, "the break")
    before = tanaka.heard()
    call = tablet.call()
    tanaka.sees(call, "よんでいます")
    assert tanaka.heard() == before
    tablet.act(call, "cancel")
    tanaka.sees_no_more(call)
    tanaka.page.get_by_role("button", name="休けいを おわる").tap()


def test_a_frozen_phone_catches_up(hub: HubProcess, tanaka: Phone) -> None:
    """Frozen in a pocket it hears nothing; in the hand again it shows who calls, and who has gone."""
    tablet = hub.tablet()
    over = tablet.call()
    tanaka.sees(over, "よんでいます")
    tanaka.freeze()
    tablet.act(over, "cancel")
    call = tablet.call()
    tanaka.thaw()
    tanaka.sees(call, "よんでいます")
    tanaka.sees_no_more(over)
    tablet.act(call, "cancel")


def test_a_revoked_phone_is_out_at_once(hub: HubProcess, phone: MakePhone) -> None:
    """Its page says so, and shows no call any more."""
    ito = phone(hub, "伊藤")
    with hub.staff() as staff:
        ids = {each["name"]: each["id"] for each in staff.get("/supporters").json()}
        staff.delete(f"/supporters/{ids['伊藤']}").raise_for_status()
    expect(ito.page.get_by_role("heading")).to_contain_text("この電話では もう 受けられません")
