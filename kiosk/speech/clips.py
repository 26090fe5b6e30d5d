"""Sentences rendered ahead of time: files, and a manifest that says which sentence each one is.

A clip belongs to a sentence as shown, as read, by one voice at one speed. Change any of them and the
clip is no longer found; the sentence is then spoken live until it is rendered again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from kiosk.speech.port import Utterance
from kiosk.values import dataclass

FOLDER = Path("voice", "clips")
"""Under the assets."""

VOICE = "kokoro-82m-int8/jm_kumo"
SPEED = 0.7  # the model's own scale; lands at about five mora a second

_MANIFEST = "manifest.json"
_SUFFIX = ".opus"


@dataclass(frozen=True)
class Clip:
    """`sha256` of the file's bytes; `seconds` of sound in it."""

    text: str
    reading: str
    seconds: float
    sha256: str


@dataclass(frozen=True)
class Faults:
    """What the clips lack beside the sentences that were authored."""

    missing: tuple[Utterance, ...]
    stale: tuple[Utterance, ...]  # rendered, but for another reading, voice or speed, or the file changed
    orphaned: tuple[str, ...]  # file names and keys that belong to no sentence

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.orphaned)


def key(utterance: Utterance, voice: str = VOICE, speed: float = SPEED) -> str:
    """Twenty hexadecimal digits; also the file's name."""
    identity = json.dumps([utterance.text, utterance.reading, voice, speed], ensure_ascii=False)
    return hashlib.sha256(identity.encode()).hexdigest()[:20]


def path(folder: Path, name: str) -> Path:
    return folder / (name + _SUFFIX)


def load(folder: Path) -> dict[str, Clip]:
    """The manifest by key; empty where there is none. ValueError: it cannot be read."""
    manifest = folder / _MANIFEST
    if not manifest.exists():
        return {}
    try:
        return {name: Clip(**fields) for name, fields in json.loads(manifest.read_text("utf-8")).items()}
    except (OSError, TypeError, AttributeError, json.JSONDecodeError) as fault:
        raise ValueError(f"cannot read {manifest.name}: {fault}") from fault


def save(folder: Path, clips: Mapping[str, Clip]) -> None:
    """One line a clip, in order, so that a change of one sentence is a change of one line."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(asdict(clip), ensure_ascii=False)}"
        for name, clip in sorted(clips.items())
    )
    draft = folder / (_MANIFEST + ".new")
    draft.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    draft.replace(folder / _MANIFEST)


def find(folder: Path, clips: Mapping[str, Clip], utterance: Utterance) -> Path | None:
    name = key(utterance)
    return path(folder, name) if name in clips else None


def check(authored: Iterable[Utterance], folder: Path) -> Faults:
    """Compare what lies in `folder` with every sentence that can be spoken. ValueError: see `load`."""
    clips = load(folder)
    wanted = {key(utterance): utterance for utterance in authored}
    whole = {name for name, clip in clips.items() if _intact(folder, name, clip)}
    shown = {clip.text for clip in clips.values()}
    absent = [utterance for name, utterance in wanted.items() if name not in whole]
    files = {file.stem for file in folder.glob("*" + _SUFFIX)}
    return Faults(
        missing=tuple(one for one in absent if one.text not in shown),
        stale=tuple(one for one in absent if one.text in shown),
        orphaned=tuple(sorted((files | set(clips)) - set(wanted))),
    )


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _intact(folder: Path, name: str, clip: Clip) -> bool:
    file = path(folder, name)
    return file.exists() and digest(file) == clip.sha256
