"""`python -m kiosk places readings`: names of places whose kanji nobody has given a reading yet."""

from pathlib import Path
from typing import TextIO

from kiosk.shelters.gazetteer import open_gazetteer
from kiosk.words.missing import missing_readings
from kiosk.words.readings import ReadingBook


def list_unread(assets: Path, own: Path, out: TextIO) -> int:
    """Each name with the words that stand without ruby; 0 where there are none.

    They go to readings.yaml, or into the table's own column 名称_カナ; nothing here guesses.
    """
    gazetteer, faults = open_gazetteer(assets / "places", own)
    book = ReadingBook.load(assets / "readings.yaml")
    out.writelines(f"{fault}\n" for fault in faults)
    unread = {
        place.name: words
        for place in gazetteer.places
        if (words := missing_readings(gazetteer.name_with_reading(place), book))
    }
    out.writelines(f"{name}　{'、'.join(words)}\n" for name, words in sorted(unread.items()))
    out.write(
        f"読みのない名前は {len(unread)} です。readings.yaml に読みを足してください。\n" if unread else ""
    )
    return 1 if unread or faults else 0
