"""Everything that the kiosk reads from files, as plain data, and where those files are."""

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from kiosk.procedures.facts import Fact
from kiosk.procedures.fault import Fault
from kiosk.procedures.glossary import Entry
from kiosk.procedures.home import HomePage
from kiosk.procedures.machines import Machine
from kiosk.procedures.model import Procedure
from kiosk.records.catalogue import Catalogue as Events
from kiosk.settings import Settings
from kiosk.shelters.gazetteer import Gazetteer
from kiosk.values import dataclass
from kiosk.words.readings import ReadingBook
from kiosk.words.sentence import Sentence

VERSION = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Places:
    """Where things are on this machine."""

    assets: Path
    locales: Path
    settings: Path
    data: Path

    @property
    def words(self) -> Path:
        """The texts of the program itself."""
        return self.locales / "ja" / "LC_MESSAGES" / "kiosk.po"

    @property
    def log(self) -> Path:
        """The diary."""
        return self.data / "diary.sqlite"

    @property
    def staff(self) -> Path:
        """The staff's hashed PINs."""
        return self.data / "staff.json"

    @property
    def pepper(self) -> Path:
        """What the hashes are worth nothing without; beside the settings, away from the data."""
        return self.settings.parent / "pin.pepper"

    @property
    def audit_key(self) -> Path:
        """What seals the record of who looked; away from the data too."""
        return self.settings.parent / "audit.key"


@dataclass(frozen=True)
class Content:
    """All that was read; `faults` tell what of it was left out, in the staff's words.

    Places are many and seldom asked for: they are called for.  `sentences` are those of the first pages, made
    of their texts at an earlier start.
    """

    settings: Settings
    home: HomePage
    procedures: Mapping[str, Procedure]
    machines: Mapping[str, Machine]
    gazetteer: Callable[[], Gazetteer]
    facts: Mapping[str, Fact]
    glossary: Mapping[str, Entry]
    words: Mapping[str, str]
    readings: ReadingBook
    events: Events
    faults: tuple[Fault, ...]
    sentences: Mapping[str, Sentence] = field(default_factory=dict)


def places(data: Path, settings: Path) -> Places:
    """The project's own files, and this machine's."""
    return Places(ROOT / "assets", ROOT / "locales", settings, data)
