"""From a finger leaving the glass of the real program to the first word of the next page, heard outside."""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench_ear import RATE, Ear
from bench_glass import Point
from bench_rivals import BACK, LONGEST_S, TILE, acquaint, display, kiosk, running

SILENT_S = 2.5
"""Longer than the pause between two sentences: the page has been read to its end."""


def taps(ear: Ear, many: int) -> list[float]:
    """Milliseconds of so many taps, to and fro between the home page and a procedure's first page."""
    told = {"PULSE_SERVER": os.environ["PULSE_SERVER"]}
    with tempfile.TemporaryDirectory(prefix="tetsunagi-bench-") as folder, display() as (name, glass):
        program = kiosk(Path(folder), name)
        rival = acquaint(replace(program, environment={**program.environment, **told}), glass)
        with running(rival.program):
            glass.settled(1.0, LONGEST_S)
            time.sleep(4)  # a person looks first; the voice is warm within 3 s
            return [_tap(ear, rival.glass.tap, number) for number in range(many)]


def _tap(ear: Ear, tap: Callable[[Point], float], number: int) -> float:
    while ear.now() < ear.last_voice() + SILENT_S * RATE:
        time.sleep(0.1)  # the page before is still being read
    start = ear.now()
    let_go = tap(TILE if number % 2 == 0 else BACK)
    ends = let_go + LONGEST_S
    while (heard := ear.first_voice(start)) is None:
        if time.monotonic() > ends:
            raise TimeoutError("no page spoke")
        time.sleep(0.02)
    return 1000 * (heard - let_go)
