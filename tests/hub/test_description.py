"""Everything the hub's own description allows, asked at random; and by strangers."""

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from kiosk.hub.web import make
from tests.hub.running import HubProcess

DESCRIPTION = make(None).openapi()  # type: ignore[arg-type]  # nobody is asked yet
SCHEMA = schemathesis.openapi.from_dict(DESCRIPTION).exclude(path="/api/v1/stream", method="GET")
OPERATIONS = [(method, path) for path, methods in DESCRIPTION["paths"].items() for method in methods]
OPEN = {("post", "/api/v1/join")}
"""What strangers may ask: a code is their key."""


@pytest.fixture(scope="module")
def askers(hub: HubProcess) -> list[dict[str, str]]:
    """Headers of a tablet, of staff, of a supporter, and of a stranger."""
    shift = hub.supporter("田中").cookies["tetsunagi"]
    return [
        {"Authorization": f"Bearer {hub.tablet_token}"},
        {"Authorization": f"Bearer {hub.staff_token}"},
        {"Cookie": f"tetsunagi={shift}", "Origin": hub.address},
        {},
    ]


@SCHEMA.parametrize()
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_request_makes_the_hub_fail(
    case: schemathesis.Case[Any], hub: HubProcess, askers: list[dict[str, str]]
) -> None:
    """Whoever asks whatever, the answer is never 5xx, and always says its reason as a code."""
    for headers in askers:
        answer = case.call(base_url=hub.address, headers=headers)
        assert answer.status_code < 500
        if answer.status_code >= 400:
            assert answer.json()["error"].islower()


def test_strangers_are_refused(hub: HubProcess) -> None:
    """Each operation, with no token and with a wrong one; who goes on trying has to wait."""
    assert len(OPERATIONS) > len(OPEN) + 10
    for method, path in OPERATIONS:
        for headers in ({}, {"Authorization": "Bearer wrong"}):
            own = path.replace("{call_id}", "9e4d22aa-4803-4dc0-a634-8a772ed95ac0")
            answer = httpx.request(method, hub.address + own, headers=headers)
            expected = {422} if (method, path) in OPEN else {401, 429}
            assert answer.status_code in expected, (method, path)


def test_guessing_codes_is_slow(hub: HubProcess) -> None:
    """Ten wrong codes, then a wait: of 2^40 codes nobody finds one in two minutes."""
    client = hub.client()
    answers = [client.post("/join", json={"code": "AAAAAAAA", "name": "客"}).status_code for _ in range(13)]
    assert answers[0] == 403
    assert answers[-1] == 429
