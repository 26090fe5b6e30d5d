"""One frozen model of what this tablet and this house are, read once from TOML.

Rooms receive values, never the settings.  A wrong entry falls back to its standard and is told to staff;
a file of an older or newer version never keeps the kiosk from starting.
"""

import logging
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any

from kiosk.procedures.fault import Fault
from kiosk.values import dataclass
from kiosk.written import Limit, read_as, written

log = logging.getLogger(__name__)


@written
class CentreSettings:
    """Whom residents turn to here."""

    name: str = "長崎市 あじさいコール"
    telephone: Annotated[str, Limit(pattern=r"^[0-9#][0-9-]{2,13}$")] = "095-822-8888"
    desk: str = "受付"
    hours: str = "毎日、朝8時から夜8時までです。"
    has: Annotated[tuple[str, ...], Limit(strict=False)] = ()


@written
class ScreenSettings:
    """The glass: its pixels per inch as measured, not as the platform reports."""

    ppi: Annotated[float, Limit(ge=80, le=400, strict=False)] = 149.4
    full_screen: bool = True
    left_handed: bool = False


@written
class IdleSettings:
    """Row R4: at least five minutes; row R5: at least sixty seconds."""

    ask_after_s: Annotated[int, Limit(ge=300, le=3600)] = 300
    answer_within_s: Annotated[int, Limit(ge=60, le=600)] = 60


@written
class TouchSettings:
    """Row P8: 0.5 to 1 s, set by staff."""

    repeat_s: Annotated[float, Limit(ge=0.5, le=1.0, strict=False)] = 0.5


@written
class HelpSettings:
    """Where a call for help goes: this tablet's `own` hub, `none`, or the address of the reception's.

    `authority` is a file (PEM) of who vouches for the reception's certificate, where this machine does not
    know them; `phones` lets phones in the house's network in; `ring` goes on ringing while nobody answers.
    """

    hub: Annotated[str, Limit(pattern=r"^(own|none|https?://[^\s/]+/?)$")] = "own"
    token: str = ""
    authority: str = ""
    seat: Annotated[str, Limit(max_length=20)] = ""
    phones: bool = False
    ring: bool = True
    ring_every_s: Annotated[int, Limit(ge=10, le=600)] = 20


@written
class SoundSettings:
    """The volumes a resident may choose between, from 0 (soft) to 3 (loud); each visit begins at 1."""

    quietest: Annotated[int, Limit(ge=0, le=1)] = 0
    loudest: Annotated[int, Limit(ge=1, le=3)] = 3


@written
class OfferSettings:
    """The procedures this house does not offer, by name."""

    without: Annotated[tuple[str, ...], Limit(strict=False)] = ()


@written
class TargetSettings:
    """What the centre aims at in a month; 0 where it has set no aim.  `soon` in per cent of the calls."""

    visits: Annotated[int, Limit(ge=0, le=100_000)] = 0
    finished: Annotated[int, Limit(ge=0, le=100_000)] = 0
    soon: Annotated[int, Limit(ge=0, le=100)] = 0


@written
class Settings:
    """Everything; each section has a standard."""

    centre: CentreSettings = CentreSettings()
    screen: ScreenSettings = ScreenSettings()
    idle: IdleSettings = IdleSettings()
    touch: TouchSettings = TouchSettings()
    help: HelpSettings = HelpSettings()
    sound: SoundSettings = SoundSettings()
    offer: OfferSettings = OfferSettings()
    targets: TargetSettings = TargetSettings()
    facts: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """The settings that hold, and what was wrong in the file."""

    settings: Settings
    faults: tuple[Fault, ...] = ()


def read_settings(path: Path) -> Read:
    """Read the file; where there is none, the standard.  Never raises."""
    import tomllib  # noqa: PLC0415 - a start with unchanged files does without

    try:
        if not path.is_file():
            return Read(Settings())
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        log.exception("%s cannot be read", path.name)
        todo = "packaging/kiosk.example.toml から作りなおしてください。今は標準の設定で動いています"
        return Read(Settings(), (Fault(path.name, None, "設定ファイルを読めません", todo),))
    return _forgiving(raw, path.name)


def _forgiving(raw: dict[str, Any], name: str) -> Read:
    """Leave out every entry that is wrong, and tell of it."""
    from pydantic import ValidationError  # noqa: PLC0415

    faults: list[Fault] = []
    for _ in range(1 + sum(len(v) if isinstance(v, dict) else 1 for v in raw.values())):
        try:
            return Read(read_as(Settings, raw), tuple(faults))
        except ValidationError as error:
            for wrong in error.errors():
                faults.append(_fault(wrong["loc"], name))
                _leave_out(raw, wrong["loc"])
    return Read(Settings(), tuple(faults))


def _fault(loc: tuple[int | str, ...], name: str) -> Fault:
    entry = ".".join(str(part) for part in loc)
    return Fault(
        name,
        None,
        f"設定「{entry}」を使えません。",
        "docs/settings.md を見て値をなおしてください。今は標準の値で動いています。",
    )


def _leave_out(raw: dict[str, Any], loc: tuple[int | str, ...]) -> None:
    section = raw.get(str(loc[0]))
    if len(loc) > 1 and isinstance(section, dict):
        section.pop(str(loc[1]), None)
    else:
        raw.pop(str(loc[0]), None)
