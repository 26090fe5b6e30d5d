"""The look's "one picture a page": does it stand there, and does it leave the words alone?"""

from collections.abc import Iterable, Iterator

from tests.walker.finding import Finding
from tests.walker.seen import Sheet


def shown(sheets: Iterable[Sheet]) -> Iterator[Finding]:
    """A page's picture on one of its sheets; without room for it, on every key of a page of one sheet."""
    pages: dict[tuple[str, str], list[Sheet]] = {}
    for sheet in sheets:
        pages.setdefault((str(sheet.look), sheet.name), []).append(sheet)
    for parts in pages.values():
        first = parts[0]
        pictured = any(leaf.part == "picture" for sheet in parts for leaf in sheet.leaves)
        if first.page.picture and not first.page.device and not pictured and not _on_keys(parts):
            yield Finding("look", str(first), f"no picture: {first.page.picture} stands nowhere")


def _on_keys(parts: list[Sheet]) -> bool:
    keys = [leaf for sheet in parts for leaf in sheet.leaves if leaf.part == "key"]
    return bool(keys) and all(key.painted.pictures for key in keys)


def apart(sheet: Sheet) -> Iterator[Finding]:
    """No picture covers a word or a key."""
    around = [leaf for leaf in sheet.leaves if leaf.part in {"title", "body", "key"}]
    for picture in (leaf for leaf in sheet.leaves if leaf.part == "picture"):
        for leaf in around:
            if (covered := picture.box.overlap(leaf.box)) > 1:
                yield Finding("look", str(sheet), f"the picture covers 「{leaf.name}」 by {covered:.0f} px")
