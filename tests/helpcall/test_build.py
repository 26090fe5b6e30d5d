"""When a tablet's own hub is started."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.helpcall.call import Kind
from kiosk.line.build import AFTER_PAINT_MS, OWN, HubExchange, Where
from tests.helpcall.told import SPOT
from tests.kiosks import wait_for

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[HubExchange]:
    made = HubExchange(Where(OWN, "", "", "", phones=False, data=tmp_path))
    made.listen(lambda _event: None)
    yield made
    made.close()


def test_nobody_can_listen_so_it_waits_for_the_first_call(alone: HubExchange) -> None:
    """Not even the timer runs; then the process comes."""
    alone.start()
    assert not alone._soon.isActive()
    alone.call("first", Kind.BESIDE, SPOT)
    wait_for(lambda: alone.port > 0)


@pytest.mark.parametrize(("hub", "phones"), [(OWN, True), ("http://127.0.0.1:9", False)])
def test_somebody_may_listen_so_it_comes_soon(tmp_path: Path, hub: str, phones: bool) -> None:  # noqa: FBT001
    """After the first paint."""
    made = HubExchange(Where(hub, "", "", "", phones=phones, data=tmp_path))
    made.listen(lambda _event: None)
    made.start()
    assert made._soon.isActive()
    assert made._soon.interval() == AFTER_PAINT_MS
    made.close()
