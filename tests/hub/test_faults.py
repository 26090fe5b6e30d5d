"""What may break: the hub's process, the line, the tablet.  No call is lost, none is doubled."""

import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.hub.conftest import MakePhone
from tests.hub.running import HubProcess, act, wait_until


class Line:
    """A line to the hub that can fall silent: it stays open, and nothing passes."""

    def __init__(self, port: int) -> None:
        self.silent = False
        self._port = port
        self._door = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        for each in (self._door, *self._ends):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                one = self._door.accept()[0]
                other = socket.create_connection(("127.0.0.1", self._port))
                self._ends += [one, other]
                for pair in ((one, other), (other, one)):
                    threading.Thread(target=self._pass, args=pair, daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65_536):
                if not self.silent:
                    sink.sendall(piece)
            sink.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def line(own_hub: HubProcess) -> Iterator[Line]:
    """Closed at the end, so that nobody waits for it."""
    made = Line(own_hub.port)
    yield made
    made.close()


def test_killed_and_back(own_hub: HubProcess, phone: MakePhone) -> None:
    """After kill -9 every call is there once, nobody joins anew, and an act sent again counts once."""
    tablet = own_hub.tablet()
    supporter = own_hub.supporter("佐藤")
    tanaka = phone(own_hub, "田中")
    calls = [tablet.call(call_id=str(uuid.uuid4())) for _ in range(3)]
    come = {"act": "come", "version": 1, "key": "0123456789abcdef"}
    path = f"/calls/{calls[0]['id']}/acts"
    assert supporter.post(path, json=come).json()["version"] == 2
    tanaka.sees(calls[0], "佐藤さんが むかっています")
    last = own_hub.listen(tablet.client).last_id()
    own_hub.kill()
    tanaka.lost()
    own_hub.start()
    answer = supporter.post(path, json=come)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    assert tablet.call(call_id=calls[1]["id"])["version"] == 1
    tanaka.linked()
    tanaka.press(calls[2], "見ました")
    tanaka.sees(calls[2], "あなたが 見ました")
    stages = {each["id"]: each["stage"] for each in tablet.client.get("/calls").json()}
    assert stages == {calls[0]["id"]: "on_the_way", calls[1]["id"]: "requested", calls[2]["id"]: "seen"}
    replayed = own_hub.listen(tablet.client, last)
    wait_until(lambda: bool(replayed.of("call")), "what was missed")
    assert [each["id"] for each in replayed.of("call")] == [calls[2]["id"]]


def test_urgent_on_a_set_clock(own_hub: HubProcess, phone: MakePhone) -> None:
    """Nobody for a minute: urgent, and it can be answered; promised and not come for five: urgent again."""
    tablet = own_hub.tablet()
    tanaka = phone(own_hub, "田中")
    call = tablet.call()
    tanaka.sees(call, "よんでいます")
    before = tanaka.heard()["shakes"]
    own_hub.set_ahead(61)
    tanaka.sees(call, "急いでください。まだ だれも行っていません")
    assert tanaka.heard()["shakes"] > before
    tanaka.press(call, "いきます")
    tanaka.sees(call, "あなたが むかっています")
    own_hub.set_ahead(61 + 301)
    tanaka.sees(call, "あなたが むかいましたが、まだ ついていません")
    with own_hub.staff() as staff:
        figures = staff.get("/figures", params={"since": "2026-01-01T00:00:00Z"}).json()
    assert figures["calls"] == 1
    assert figures["waiting_s"]["median"] >= 61


def test_a_tablet_that_is_gone_and_back(own_hub: HubProcess) -> None:
    """Killed in mid-call: shown as gone; started again it picks up its call."""
    tablet = own_hub.new_tablet("入口")
    other = own_hub.tablet()
    supporter = own_hub.supporter("田中")
    board = own_hub.listen(supporter)
    glass = own_hub.listen(tablet.client)
    call = tablet.call()
    mine = other.call()
    own_hub.set_ahead(11)
    assert not any(each["gone"] for each in supporter.get("/calls").json() if each["id"] == call["id"])
    glass.close()
    staff = own_hub.staff()
    wait_until(lambda: not any(each["here"] for each in staff.get("/tablets").json()), "the stream's end")
    own_hub.set_ahead(40)
    wait_until(lambda: any(each["gone"] and each["id"] == call["id"] for each in board.of("call")), "gone")
    back = own_hub.listen(tablet.client)
    wait_until(lambda: not board.of("call")[-1]["gone"] and board.of("call")[-1]["id"] == call["id"], "back")
    assert {each["id"] for each in back.of("call")} == {call["id"]}
    assert [each["id"] for each in tablet.client.get("/calls").json()] == [call["id"]]
    assert act(other.client, call, "cancel").status_code == 404
    assert act(other.client, mine, "cancel").status_code == 200


def test_a_silent_line_is_seen_within_twelve_seconds(
    own_hub: HubProcess, line: Line, phone: MakePhone
) -> None:
    """The connection stays open, and nothing comes; afterwards the page catches up by itself."""
    tanaka = phone(own_hub, "田中", through=line.port)
    line.silent = True
    tanaka.page.clock.fast_forward(11_900)
    tanaka.lost()
    call = own_hub.tablet().call()
    line.silent = False
    tanaka.linked()
    tanaka.sees(call, "よんでいます")
