"""What the staff room may ask of the rest of the kiosk; the composition root puts it together."""

import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk.content import Places
from kiosk.guide.library import Library
from kiosk.keys.staff import KeysDamagedError, StaffKeys
from kiosk.line.reception import Reception
from kiosk.records.audit.deeds import Deed, Purpose
from kiosk.records.catalogue import Catalogue as Events
from kiosk.records.health import DiaryHealth
from kiosk.settings import Settings
from kiosk.speech.port import VoiceHealth
from kiosk.values import dataclass
from kiosk.words.catalogue import Catalogue, CatalogueError
from kiosk.words.ruby import RubyError, Token
from kiosk.words.sentence import Sentence, unmarked

log = logging.getLogger("kiosk")


class Witness(Protocol):
    """Keeps a line of the audit."""

    def __call__(self, deed: Deed, *, who: str, why: Purpose, about: str = "", count: int = 0) -> None: ...


@dataclass(frozen=True)
class Office:
    """Paths, the content, the clock (UTC), and what the other rooms tell of themselves.

    `settings` are read anew each time, and `waits` tells whether some of them hold only after a `restart`.
    `settle` waits so many seconds at most until what was witnessed is on the disk, and tells whether it is.
    A stick appears in one of the folders `sticks`.  `keys` is None where the PINs cannot be read.
    """

    where: Places
    library: Library
    events: Events
    now: Callable[[], datetime]
    findings: Callable[[], Sequence[str]]
    agenda: Callable[[], Sequence[str]]
    words: Catalogue
    keys: StaffKeys | None
    diary: Callable[[], DiaryHealth]
    voice: Callable[[], VoiceHealth]
    reception: Reception
    settings: Callable[[], Settings]
    waits: Callable[[], bool]
    restart: Callable[[], None]
    witness: Witness
    settle: Callable[[float], bool]
    backups: Path
    sticks: Sequence[Path]

    def say(self, key: str, **values: object) -> str:
        """A text of the staff room's own catalogue."""
        return self.words.say(key, **values)

    def sentence(self, text: str) -> Sentence:
        """A text ready to be set, without readings; one that somebody typed may hold any sign."""
        try:
            return unmarked(self.library.sentence(text))
        except RubyError:
            return Sentence(text, tuple((Token(letter),) for letter in text), "")

    def procedure(self, name: str) -> str:
        """A procedure's title as residents read it; its name where it is no longer there."""
        known = self.library.procedure(name)
        return self.library.told(known.title).text if known else name


def staff_words(folder: Path) -> Catalogue:
    """The texts of the staff room, read when it is opened."""
    try:
        return Catalogue.load(folder / "ja" / "LC_MESSAGES" / "staffroom.po", _record)
    except (OSError, ValueError):
        log.exception("the staff room's texts cannot be read")
        return Catalogue({}, _record)


def staff_keys(where: Places, settings: Settings) -> StaffKeys | None:
    """The PINs of this house; the pepper lies apart from the data that leaves with a copy."""
    telephones = (settings.centre.telephone,)
    try:
        return StaffKeys.load(
            where.staff, where.pepper, randomness=secrets.token_bytes, telephones=telephones
        )
    except KeysDamagedError:
        log.exception("the PINs cannot be read")
        return None


def _record(fault: CatalogueError) -> None:
    log.error("%s", fault)
