"""A real house that lets phones in, with the tablet's own hub."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.line.build import HubExchange
from kiosk.line.reception import State
from kiosk.staffroom import join_page
from tests.conftest import MakeKiosk
from tests.kiosks import Kiosk, standard_places, wait_for


def open_to_phones(
    make_kiosk: MakeKiosk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Kiosk, HubExchange]:
    """Its hub runs, and a machine without a network counts as one that has it."""
    monkeypatch.setattr(join_page, "NO_NETWORK", "//nowhere")
    settings = folder / "kiosk.toml"
    settings.write_text("[help]\nphones = true\n", encoding="utf-8")
    kiosk = make_kiosk(replace(standard_places(folder), settings=settings), line=HubExchange)
    exchange = kiosk.tablet.exchange
    assert isinstance(exchange, HubExchange)
    exchange._begun()
    wait_for(lambda: exchange.state is State.RUNNING)
    return kiosk, exchange
