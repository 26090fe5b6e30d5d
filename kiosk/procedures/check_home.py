"""The home page: every tile opens something that exists, urgent ones with one tap."""

from kiosk.procedures.check_facts import text_facts
from kiosk.procedures.check_things import picture, twice
from kiosk.procedures.ground import Faults, Ground, at
from kiosk.procedures.home import HomePage, Tile
from kiosk.procedures.sheet import Place, Sheet


def check_home(sheet: Sheet, home: HomePage, ground: Ground) -> Faults:
    """The whole page."""
    yield from _tiles(sheet, ("tiles",), home.tiles, ground)
    yield from twice(sheet, ("needs",), (need.key for need in home.needs))
    for i, need in enumerate(home.needs):
        yield from picture(sheet, ("needs", i, "picture"), need.picture, ground)
    yield from text_facts(sheet, ground)
    for name in sorted(ground.procedures - home.ways().keys()):
        what = f"手順「{name}」を開くタイルがありません"
        yield at(sheet, ("tiles",), what, "タイルを足すか、手順を片づけてください", grave=False)


def _tiles(sheet: Sheet, place: Place, tiles: tuple[Tile, ...], ground: Ground) -> Faults:
    yield from twice(sheet, place, (tile.key for tile in tiles))
    for i, tile in enumerate(tiles):
        here = (*place, i)
        yield from picture(sheet, (*here, "picture"), tile.picture, ground)
        if tile.opens and tile.opens not in ground.procedures:
            todo = "assets/procedures にあるファイルの名前(.yaml を取ったもの)を書いてください"
            yield at(sheet, (*here, "opens"), f"「{tile.opens}」という手順はありません", todo)
        if tile.urgent and (len(here) > 2 or not tile.opens):  # noqa: PLR2004 - ("tiles", i) is the first page
            todo = "最初のページに、opens で開くタイルとして置いてください"
            yield at(sheet, (*here, "urgent"), "急ぎのタイルが 一回さわるだけでは開きません", todo)
        yield from _tiles(sheet, (*here, "tiles"), tile.tiles, ground)
