"""A large centre's day, pressed together: tablets that call, supporters who race, all listening.

Expected are six calls an hour of each tablet; `--times 3` is three times that.  Every supporter's stream must
have told the end of every call, in order; exactly one may have won each; the hub's memory must stay flat.
The last line is JSON; the exit code is 1 when something was lost.

    .venv/bin/python packaging/load_help.py --minutes 10
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from bench_process import pss_mb
from help_hub import TOLD, RunningHub, running

EXPECTED_PER_S = 6 / 3600  # calls of one tablet
SETTLE_S = 3.0


@dataclass
class Count:
    """What happened."""

    opened: int = 0
    won: dict[str, list[str]] = field(default_factory=dict)
    refused: int = 0
    failed: int = 0
    answer_ms: list[float] = field(default_factory=list)


@dataclass
class Board:
    """A supporter's phone: hears everything, and sometimes goes."""

    client: httpx.AsyncClient
    name: str
    count: Count
    stages: dict[str, str] = field(default_factory=dict)
    last: int = 0
    backwards: int = 0

    async def listen(self) -> None:
        """Until it is cancelled; comes back where it was."""
        while True:
            headers = {"Last-Event-ID": str(self.last)} if self.last else {}
            try:
                async with self.client.stream("GET", "/stream", headers=headers, timeout=None) as answer:
                    async for line in answer.aiter_lines():
                        if line.startswith('data: {"id"'):
                            self._take(json.loads(line[6:]))
            except httpx.HTTPError:
                await asyncio.sleep(1)

    def _take(self, call: dict[str, Any]) -> None:
        self.backwards += call["seq"] < self.last
        self.last = max(self.last, call["seq"])
        self.stages[call["id"]] = call["stage"]

    async def say(self) -> None:
        """A page in view says so every five seconds."""
        while True:
            await self.client.put("/me", json={"in_view": True})
            await asyncio.sleep(5)

    async def act(self, call: dict[str, Any], what: str, **more: object) -> dict[str, Any] | None:
        """The call after the act, or None when somebody else was first."""
        form = {"act": what, "version": call["version"], "key": uuid.uuid4().hex, **more}
        answer = await self.client.post(f"/calls/{call['id']}/acts", json=form)
        if answer.status_code == httpx.codes.CONFLICT:
            self.count.refused += 1
            return None
        self.count.failed += answer.is_error
        told: dict[str, Any] = answer.json()
        return told


async def one_call(tablet: httpx.AsyncClient, boards: list[Board], count: Count) -> None:
    """Called, raced for by three, told where the resident is now, and ended."""
    form = {"id": str(uuid.uuid4()), "kind": "watch", **TOLD}
    begun = time.monotonic()
    answer = await tablet.post("/calls", json=form)
    count.answer_ms.append(1000 * (time.monotonic() - begun))
    count.failed += answer.is_error
    count.opened += 1
    call = answer.json()
    await asyncio.sleep(random.uniform(0.2, 3))
    racers = random.sample(boards, 3)
    results = await asyncio.gather(*(board.act(call, "come", minutes=1) for board in racers))
    winners = [(board, result) for board, result in zip(racers, results, strict=True) if result]
    count.won[call["id"]] = [board.name for board, _ in winners]
    await asyncio.sleep(random.uniform(0.2, 3))
    (await tablet.put(f"/calls/{call['id']}/about", json=TOLD)).raise_for_status()
    for board, result in winners:
        arrived = await board.act(result, "arrive")
        await asyncio.sleep(random.uniform(0.2, 3))
        if arrived:
            await board.act(arrived, "resolve", about=["machine"])


async def press(hub: RunningHub, asked: argparse.Namespace) -> dict[str, Any]:
    """All of it; the figures."""
    base, count = f"{hub.address}/api/v1", Count()
    names = [f"支援{number}" for number in range(asked.phones)]
    phones = [httpx.AsyncClient(base_url=base, headers=await paced(hub.join, name)) for name in names]
    boards = [Board(client, name, count) for client, name in zip(phones, names, strict=True)]
    headers = [await paced(hub.new_tablet, f"タブレット{number}") for number in range(asked.tablets)]
    tablets = [httpx.AsyncClient(base_url=base, headers=each) for each in headers]
    listening = [asyncio.create_task(work) for board in boards for work in (board.listen(), board.say())]
    await asyncio.sleep(SETTLE_S)
    memory = [pss_mb(hub.process.pid)]
    calls = []
    end = time.monotonic() + 60 * asked.minutes
    next_look = time.monotonic() + 30
    while time.monotonic() < end:
        calls.append(asyncio.create_task(one_call(random.choice(tablets), boards, count)))
        await asyncio.sleep(random.expovariate(EXPECTED_PER_S * asked.tablets * asked.times))
        if time.monotonic() > next_look:
            memory.append(pss_mb(hub.process.pid))
            next_look += 30
    await asyncio.gather(*calls)
    await asyncio.sleep(SETTLE_S)
    memory.append(pss_mb(hub.process.pid))
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    for client in (*phones, *tablets):
        await client.aclose()
    return figures(count, boards, memory)


async def paced(make: Any, name: str) -> dict[str, str]:
    """Within the staff's own limit of requests."""
    await asyncio.sleep(0.1)
    made: dict[str, str] = make(name)
    return made


def figures(count: Count, boards: list[Board], memory: list[float]) -> dict[str, Any]:
    """`lost`: ends of calls that a board did not hear; `doubled`: calls that more than one won."""
    slowest = sorted(count.answer_ms)
    return {
        "calls": count.opened,
        "lost": sum(board.stages.get(call) != "resolved" for board in boards for call in count.won),
        "unwon": sum(len(names) == 0 for names in count.won.values()),
        "doubled": sum(len(names) > 1 for names in count.won.values()),
        "told_second": count.refused,
        "failed": count.failed,
        "backwards": sum(board.backwards for board in boards),
        "open_p50_ms": round(slowest[len(slowest) // 2], 1),
        "open_max_ms": round(slowest[-1], 1),
        "memory_mb": [round(each, 1) for each in memory],
    }


def main() -> int:
    """Press, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tablets", type=int, default=40)
    parser.add_argument("--phones", type=int, default=60)
    parser.add_argument("--times", type=float, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tetsunagi-load-") as folder, running(Path(folder)) as hub:
        told = asyncio.run(press(hub, asked))
    sys.stdout.write(json.dumps(told) + "\n")
    wrong = ("lost", "unwon", "doubled", "failed", "backwards")
    return int(any(told[name] for name in wrong))


if __name__ == "__main__":
    sys.exit(main())
