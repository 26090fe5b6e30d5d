"""Who may not: strangers, foreign pages, the wrong role, the too long and the too many."""

import json
import uuid

import httpx
import pytest
from playwright.sync_api import Browser

from kiosk.hub.limits import Limit
from tests.hub.running import TOLD, HubProcess, act


def test_roles_keep_to_their_own(hub: HubProcess) -> None:
    """A tablet cannot join phones, a phone cannot call, staff cannot answer; a cookie is no bearer."""
    tablet, staff, supporter = hub.tablet(), hub.staff(), hub.supporter("田中")
    call = tablet.call()
    assert tablet.client.post("/joins").status_code == 403
    assert supporter.post("/calls", json={"id": call["id"], "kind": "beside", **TOLD}).status_code == 403
    assert staff.get("/stream").status_code == 403
    assert tablet.act(call, "come").status_code == 403
    assert act(supporter, call, "cancel").status_code == 403
    as_bearer = hub.client(supporter.cookies["tetsunagi"])
    assert as_bearer.get("/calls").status_code == 401
    as_cookie = hub.client()
    as_cookie.cookies.set("tetsunagi", hub.tablet_token)
    assert as_cookie.get("/calls").status_code == 401
    tablet.act(call, "cancel")


def test_nothing_is_kept_that_could_be_used(hub: HubProcess) -> None:
    """The file holds no token, and a shift's cookie is out of reach of scripts and other sites."""
    with hub.staff() as staff:
        made = staff.post("/tablets", json={"name": "奥"}).json()
        code = staff.post("/joins").json()["code"]
    answer = hub.client().post("/join", json={"code": code, "name": "西"})
    said = answer.headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=strict" in said
    assert "Max-Age=28800" in said
    kept = b"".join(path.read_bytes() for path in hub.data.glob("hub.sqlite*"))
    for secret in (made["token"], hub.tablet_token, hub.staff_token, answer.cookies["tetsunagi"]):
        assert secret.encode() not in kept


def test_a_code_lets_one_phone_in(hub: HubProcess) -> None:
    """Looking at the link uses nothing up; a taken nickname neither; then it is over."""
    with hub.staff() as staff:
        code = staff.post("/joins").json()["code"]
    client = hub.client()
    assert httpx.get(f"{hub.address}/join", params={"code": code}).status_code == 200
    hub.supporter("東")
    assert client.post("/join", json={"code": code, "name": "東"}).json() == {"error": "name_taken"}
    assert client.post("/join", json={"code": code.lower(), "name": "南"}).status_code == 201
    assert client.post("/join", json={"code": code, "name": "北"}).json() == {"error": "code_ended"}


def test_a_code_and_a_shift_end(own_hub: HubProcess) -> None:
    """Two minutes, eight hours."""
    with own_hub.staff() as staff:
        code = staff.post("/joins").json()["code"]
    supporter = own_hub.supporter("田中")
    own_hub.set_ahead(121)
    refused = own_hub.client().post("/join", json={"code": code, "name": "西"})
    assert refused.json() == {"error": "code_ended"}
    assert supporter.get("/me").status_code == 200
    own_hub.set_ahead(8 * 3600 + 1)
    assert supporter.get("/me").status_code == 401


SMALLEST = """
const size = (each) => parseFloat(getComputedStyle(each).fontSize);
Math.min(...[...document.querySelectorAll("body *")].map(size));
"""

FOREIGN = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_foreign_pages_are_refused(hub: HubProcess, headers: dict[str, str]) -> None:
    """Whatever page a supporter has open beside this one."""
    supporter = hub.supporter(f"客{FOREIGN.index(headers)}")
    cookies = dict(supporter.cookies)
    with httpx.Client(base_url=f"{hub.address}/api/v1", headers=headers, cookies=cookies) as stranger:
        assert stranger.put("/me", json={"resting": True}).status_code == 403
    assert supporter.put("/me", json={"resting": False}).status_code == 200


def test_foreign_names_of_this_machine_are_refused(hub: HubProcess) -> None:
    """A name that somebody lets point here is not ours."""
    assert httpx.get(f"{hub.address}/health", headers={"Host": f"evil.example:{hub.port}"}).status_code == 421
    assert httpx.get(f"{hub.address}/health", headers={"Host": f"localhost:{hub.port}"}).status_code == 200


def test_long_bodies_are_refused(hub: HubProcess) -> None:
    """Said to be long, or going on without end."""
    tablet = hub.tablet().client
    assert tablet.post("/calls", content=b" " * 40_000).status_code == 413
    assert tablet.post("/calls", content=iter([b" " * 9_000] * 5)).status_code == 413


def test_one_tablet_cannot_flood_the_boards(hub: HubProcess) -> None:
    """Five open calls are enough."""
    tablet = hub.new_tablet("こわれたタブレット")
    calls = [tablet.call() for _ in range(5)]
    refused = tablet.client.post("/calls", json={"id": str(uuid.uuid4()), "kind": "beside", **TOLD})
    assert refused.json() == {"error": "too_many_calls"}
    for call in calls:
        tablet.act(call, "cancel")


def test_who_asks_too_often_waits() -> None:
    """Three at once, then one in two seconds; another asker has their own."""
    now = 0.0
    limit = Limit(per_second=0.5, burst=3, clock=lambda: now)
    assert [limit.take("one") for _ in range(4)] == [True, True, True, False]
    assert limit.take("other")
    now = 2.0
    assert [limit.take("one") for _ in range(2)] == [True, False]


def test_what_a_resident_chose_has_no_place(hub: HubProcess) -> None:
    """Fields that are not named in the contract are refused, not stored."""
    tablet = hub.new_tablet("窓口").client
    form = {"id": str(uuid.uuid4()), "kind": "beside", **TOLD}
    assert tablet.post("/calls", json=form | {"typed": "1234"}).status_code == 422
    about = json.loads(json.dumps(form))
    about["about"]["chosen"] = "肺炎球菌"
    assert tablet.post("/calls", json=about).status_code == 422


def test_pages_run_nothing_foreign(hub: HubProcess, chromium: Browser) -> None:
    """The policy is strict, and the pages keep it."""
    page = chromium.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{hub.address}/reception#{hub.staff_token}")
    page.get_by_role("button", name="四角いもようを 出す").click()
    page.get_by_role("img", name="入るための 四角いもよう").wait_for()
    assert hub.staff_token not in page.url
    page.get_by_role("button", name="このパソコンで 受ける").click()
    page.wait_for_url("**/join?code=*")  # the page before has a よび名 too, a tablet's
    page.get_by_label("よび名").fill("受付")
    page.get_by_role("button", name="入る").click()
    page.locator("#link", has_text="つながっています").wait_for()
    assert troubles == []
    assert page.evaluate(SMALLEST) >= 16
    page.close()
