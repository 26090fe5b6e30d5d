"""`python -m kiosk voices`: what an author does for the voice before a version is given away."""

import sys
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from kiosk.authored import authored
from kiosk.content import ROOT, Places, places
from kiosk.gather import gather
from kiosk.opening import library_of
from kiosk.speech import clips
from kiosk.speech.clips import Faults
from kiosk.speech.port import Utterance

NO_KOKORO = "作者の声がありません。.venv/bin/pip install --editable '.[author]' で入れてください。\n"
NO_CLIPS = "録音の一覧を読めません。assets/voice/clips を、配られたときのものにもどしてください。\n"


@lru_cache(maxsize=1)
def utterances(where: Places, today: Callable[[], date] = date.today) -> tuple[Utterance, ...]:
    """Every sentence that is to have a clip."""
    content = gather(where)
    sentences = authored(content, library_of(content, today))
    return tuple(Utterance(sentence.text, sentence.voice) for sentence in sentences)


def check(assets: Path, out: TextIO = sys.stdout) -> int:
    """Print what is missing, stale or left over; 1 when there is anything."""
    try:
        faults = clips.check(utterances(shipped()), assets / clips.FOLDER)
    except ValueError:
        out.write(NO_CLIPS)
        return 1
    out.writelines(_told(faults))
    return 1 if faults else 0


def render(assets: Path, threads: int, out: TextIO = sys.stdout) -> int:
    """Make what is missing or stale and delete what is left over; 1 without the author's voice."""
    # The author's extra: 160 MB that no kiosk has.
    from kiosk.speech.kokoro import Kokoro  # noqa: PLC0415
    from kiosk.speech.render import Rendered, prune, render  # noqa: PLC0415

    def told(made: Rendered) -> None:
        unheard = f"（間が {made.unheard_pauses} か所 ありません）" if made.unheard_pauses else ""
        out.write(f"{made.number}/{made.of} {made.utterance.text}{unheard}\n")
        out.flush()

    try:
        speak = Kokoro(threads)
    except ImportError:
        out.write(NO_KOKORO)
        return 1
    wanted = utterances(shipped())
    render(wanted, assets / clips.FOLDER, speak, told)
    out.write(f"いらなくなった録音を {prune(wanted, assets / clips.FOLDER)} 消しました。\n")
    return 0


def shipped() -> Places:
    """The project's own content with the standard settings: no house's own values are rendered."""
    return places(Path("no-log"), ROOT / "no-settings.toml")


def _told(faults: Faults) -> list[str]:
    lines = [f"録音がありません　　 {one.text}\n" for one in faults.missing]
    lines += [f"読みがかわりました　 {one.text}\n" for one in faults.stale]
    lines += [f"いらない録音です　　 {name}\n" for name in faults.orphaned]
    missing, stale, orphaned = len(faults.missing), len(faults.stale), len(faults.orphaned)
    return [*lines, f"ない録音 {missing}、古い録音 {stale}、いらない録音 {orphaned}。\n"]
