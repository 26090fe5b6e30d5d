"""What the kiosk and its sound process say to one another: one JSON object a line, either way.

The sound process is a process of its own because loading the sound libraries and the dictionary
holds the interpreter for 0.2 to 1 s, and because nothing in a sound server may stop a touch.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

from kiosk.speech.port import Manner, Utterance, VoiceCode, VoiceHealth, VoiceState
from kiosk.values import dataclass

ASKED_TO_END = 0
"""The sound process's exit code once nobody talks to it any more."""

NO_SOUND_LIBRARY = 3
"""The sound process's exit code where there is no way to make sound on this machine."""

NO_OUTPUT_DEVICE = 4
"""The sound process's exit code where it found nothing to be heard on."""


@dataclass(frozen=True)
class Say:
    ticket: int
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True)
class Stop:
    pass


@dataclass(frozen=True)
class Prepare:
    pages: tuple[tuple[Utterance, ...], ...]


@dataclass(frozen=True)
class Adjust:
    manner: Manner


@dataclass(frozen=True)
class Chime:
    name: str
    volume: float | None = None


@dataclass(frozen=True)
class Began:
    ticket: int
    index: int


@dataclass(frozen=True)
class Ended:
    ticket: int


@dataclass(frozen=True)
class Felt:
    health: VoiceHealth


Order = Say | Stop | Prepare | Adjust | Chime
News = Began | Ended | Felt


def packed(message: Order | News) -> bytes:
    return json.dumps({"is": type(message).__name__, **asdict(message)}).encode() + b"\n"


def unpacked(line: bytes) -> Order | News:
    """ValueError: the line is not one of ours."""
    try:
        fields = json.loads(line)
        return _read(fields.pop("is"), fields)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"not a message: {line!r}") from fault


def _read(kind: str, fields: dict[str, object]) -> Order | News:
    match fields:
        case {"ticket": int(ticket), "utterances": list(said)}:
            return Say(ticket, _utterances(said))
        case {"pages": list(pages)}:
            return Prepare(tuple(_utterances(said) for said in pages))
        case {"manner": dict(manner)}:
            return Adjust(Manner(**manner))
        case {"name": str(name), "volume": (float() | None) as volume}:
            return Chime(name, volume)
        case {"ticket": int(ticket), "index": int(index)}:
            return Began(ticket, index)
        case {"ticket": int(ticket)}:
            return Ended(ticket)
        case {"health": {"engine": str(engine), "state": str(state), "code": str(code)}}:
            return Felt(VoiceHealth(engine, VoiceState(state), VoiceCode(code)))
        case {} if kind == "Stop":
            return Stop()
    raise ValueError(f"not a message: {kind}")


def _utterances(said: Sequence[dict[str, str | bool]]) -> tuple[Utterance, ...]:
    return tuple(Utterance(str(one["text"]), str(one["reading"]), live=bool(one.get("live"))) for one in said)
