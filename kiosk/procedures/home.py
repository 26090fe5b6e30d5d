"""The home page and its groups, as their authors write them."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Annotated

from kiosk.procedures.model import Name, Text
from kiosk.written import Limit, written


@written
class Tile:
    """One thing a person wants to do: it opens a procedure or a page of further tiles."""

    key: Name
    label: Annotated[str, Limit(min_length=1, max_length=20)]
    picture: Name
    urgent: bool = False
    opens: Name | None = None
    question: Text | None = None
    tiles: Annotated[tuple["Tile", ...], Limit(strict=False, max_length=6)] = ()

    def __post_init__(self) -> None:
        if bool(self.opens) == bool(self.tiles):
            raise ValueError("タイルには opens か tiles の どちらか一つを書いてください。")


@written
class Need:
    """One picture of the page 「ここにない」: a code for the log, no typing."""

    key: Name
    label: Annotated[str, Limit(min_length=1, max_length=20)]
    picture: Name


@written
class HomePage:
    """The greeting, the question, at most six tiles; and the pictures of unmet needs."""

    greeting: Text
    question: Text
    tiles: Annotated[tuple[Tile, ...], Limit(strict=False, min_length=1, max_length=5)]
    needs: Annotated[tuple[Need, ...], Limit(strict=False, min_length=2, max_length=6)]

    def ways(self) -> dict[str, tuple[Tile, ...]]:
        """For every procedure that can be opened: the groups above its tile, then the tile itself."""
        return {way[-1].opens or "": way for way in _ways(self.tiles)}


def offered(home: HomePage, without: Collection[str]) -> HomePage:
    """The page without these procedures; a group that becomes empty goes, too.  One thing at least stays."""
    tiles = tuple(_offered(home.tiles, without))
    return replace(home, tiles=tiles) if tiles else home


def _offered(tiles: tuple[Tile, ...], without: Collection[str]) -> Iterator[Tile]:
    for tile in tiles:
        inner = tuple(_offered(tile.tiles, without))
        if inner:
            yield replace(tile, tiles=inner)
        elif tile.opens and tile.opens not in without:
            yield tile


def _ways(tiles: tuple[Tile, ...]) -> Iterator[tuple[Tile, ...]]:
    for tile in tiles:
        if tile.opens:
            yield (tile,)
        for way in _ways(tile.tiles):
            yield (tile, *way)
