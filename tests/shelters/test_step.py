"""The step of kind `shelter`: from the danger to a map, back again, and no word of it in the log."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk import kept
from kiosk.guide import moves
from kiosk.guide.library import Library
from kiosk.guide.moves import Back, Choose, Forward, Move, OpenTile
from kiosk.guide.page import Key, Page, Saying, Square
from kiosk.guide.places import HelpOffer, Step
from kiosk.guide.session import Session
from kiosk.guide.turn import Turn, after
from kiosk.opening import open_all
from kiosk.procedures.check import check_all
from kiosk.procedures.fault import Fault
from kiosk.shelters.gazetteer import Gazetteer
from tests.conftest import MakeKiosk
from tests.guide.moving import begun, walked
from tests.kiosks import TODAY, settle
from tests.shelters.written import FLEE, flee_places

TO_SAKURAMACHI = ("water", "さ行", "さい", "桜木町", "桜町")


def chosen(library: Library, *keys: str) -> Turn:
    """Where these choices in the step lead."""
    turn = walked(library, OpenTile("flee"), Choose("here"))
    for key in keys:
        offered = [block.move for block in turn.page.blocks if isinstance(block, Key)]
        assert Choose(key) in offered, (key, offered)
        turn = after(turn.session, Choose(key), library)
    return turn


def labels(page: Page) -> list[str]:
    return [block.sentence.text for block in page.blocks if isinstance(block, Key)]


def said(page: Page) -> str:
    return "\n".join(block.sentence.text for block in page.blocks)


def test_from_the_danger_to_the_map(library: Library) -> None:
    """Danger, kana, town, the nearest three, one of them with its map; then on in the procedure."""
    listed = chosen(library, *TO_SAKURAMACHI)
    assert len(labels(listed.page)) == 3
    assert all("約" in label and "メートル" in label for label in labels(listed.page))
    one = after(listed.session, Choose("first"), library)
    on_map = after(one.session, Forward(), library)
    (square,) = (block for block in on_map.page.blocks if isinstance(block, Square))
    assert square.url.startswith("https://maps.gsi.go.jp/#17/32.7")
    assert "国土地理院" in said(on_map.page)
    assert after(on_map.session, Back(), library).page == one.page
    assert "歩いて" in said(one.page)
    assert labels(listed.page)[0].startswith(one.page.blocks[0].sentence.text)
    for turn in (listed, on_map):
        on = after(turn.session, Forward(), library)
        assert on.page.name == "flee.ask"


def test_readings_of_towns_are_shown(library: Library) -> None:
    page = chosen(library, *TO_SAKURAMACHI[:-1]).page
    town = next(block.sentence for block in page.blocks if block.sentence.text == "桜町")
    assert any(token.reading == "さくらまち" for phrase in town.phrases for token in phrase)


def test_back_restores_every_page(library: Library) -> None:
    """R7: page by page to where one was, exactly."""
    turn = walked(library, OpenTile("flee"), Choose("here"))
    been: list[tuple[Session, Page]] = []
    for key in (*TO_SAKURAMACHI, "second"):
        been.append((turn.session, turn.page))
        turn = after(turn.session, Choose(key), library)
    for (session, page), key in zip(reversed(been), reversed((*TO_SAKURAMACHI, "second")), strict=True):
        turn = after(turn.session, Back(), library)
        assert turn.session.trail == session.trail
        assert turn.page.title == page.title
        keys = [block for block in turn.page.blocks if isinstance(block, Key)]
        assert [each.sentence.text for each in keys] == labels(page)
        assert [each.move for each in keys if each.current] == [Choose(key)]


def test_on_again_finds_the_same_answers(library: Library) -> None:
    """つぎへ alone leads where the answers led before, as at any question."""
    listed = chosen(library, *TO_SAKURAMACHI)
    turn = listed
    for _ in TO_SAKURAMACHI:
        turn = after(turn.session, Back(), library)
    for _ in TO_SAKURAMACHI:
        turn = after(turn.session, Forward(), library)
    assert turn.page == listed.page


def test_the_log_hears_nothing_of_the_town(library: Library) -> None:
    """Neither the names nor how many pages led there."""
    turn = walked(library, OpenTile("flee"), Choose("here"))
    taken: list[Move] = [*map(Choose, TO_SAKURAMACHI), Choose("first"), Back(), Back()]
    for move in taken:
        turn = after(turn.session, move, library)
        assert turn.notes == ()
    asked = after(turn.session, moves.CallHelp(), library)
    assert [(note.name, note.fields["step"]) for note in asked.notes] == [("help_asked", "find")]


def test_after_the_visit_nothing_is_on_the_disk(make_kiosk: MakeKiosk, tmp_path: Path) -> None:
    """H1: no byte of the data folder knows the town, on a real kiosk, after a whole visit."""
    kiosk = make_kiosk(flee_places(tmp_path))
    make = kiosk.tablet.guide.make
    taken: list[Move] = [OpenTile("flee"), Choose("here"), *map(Choose, TO_SAKURAMACHI), Choose("first")]
    for move in taken:
        make(move)
        settle()
    make(moves.End())
    assert any(row.name == "visit_ended" for row in kiosk.rows())
    everything = b"".join(
        path.read_bytes() for path in kiosk.data.rglob("*") if path.is_file() and path.name != kept.NAME
    )
    for word in ("桜町", "さくら", "さ行", "water", "first"):
        assert word.encode() not in everything
    assert kiosk.tablet.guide.session == Session()


def test_who_does_not_know_the_danger_gets_what_is_fit_for_all(library: Library) -> None:
    listed = chosen(library, "unsure", *TO_SAKURAMACHI[1:])
    one = after(listed.session, Choose("first"), library)
    assert "使えません" not in said(one.page)


def test_who_does_not_know_the_town_is_offered_a_person(library: Library) -> None:
    """And comes back to the same page."""
    asked = chosen(library, "water", "か行")
    offered = after(asked.session, Choose("unsure"), library)
    assert offered.session.overlay == HelpOffer("unsure")
    assert after(offered.session, Back(), library).page == asked.page


def test_what_a_place_is_not_fit_for_is_said_before_the_way(library: Library) -> None:
    one = chosen(library, *TO_SAKURAMACHI, "first").page
    texts = [block.sentence.text for block in one.blocks]
    unfit = next(i for i, text in enumerate(texts) if "使えません" in text)
    assert unfit < next(i for i, text in enumerate(texts) if "約" in text)
    stay = chosen(library, "stay", *TO_SAKURAMACHI[1:], "first").page
    assert "開いているか 確かめてください" in said(stay)


def test_an_island_without_a_place_says_so(library: Library) -> None:
    """池島 has none for an earthquake: kilometres over the sea are no answer, a person is."""
    page = chosen(library, "quake", "あ行", "いお", "伊王島町", "池島町").page
    assert "近くには ありません" in said(page)
    assert page.forward
    assert isinstance(page.blocks[-1], Key)
    assert page.blocks[-1].move == moves.CallHelp("desk")


def test_metres_without_a_speed(tmp_path: Path) -> None:
    """Minutes are told only where a fact says how fast one walks."""
    where = flee_places(tmp_path)
    text = FLEE.replace("    walking: walk.elder\n", "")
    (where.assets / "procedures" / "flee.yaml").write_text(text, encoding="utf-8")
    page = chosen(open_all(where, lambda: TODAY).library, *TO_SAKURAMACHI, "first").page
    assert "メートル" in said(page)
    assert "歩いて" not in said(page)


def test_without_a_list_there_is_a_person(library: Library) -> None:
    """A damaged or missing list stops nothing."""
    turn = walked(replace(library, open_gazetteer=Gazetteer), OpenTile("flee"), Choose("here"))
    assert "避難場所の 表が ありません" in said(turn.page)
    assert turn.page.forward


def test_a_list_of_another_year_is_doubted(library: Library) -> None:
    """The city makes it anew every year."""

    def doubts(today: date) -> int:
        page = walked(replace(library, today=lambda: today), OpenTile("flee"), Choose("here")).page
        return sum(isinstance(block, Saying) and block.tone == "doubt" for block in page.blocks)

    assert (doubts(date(2026, 10, 1)), doubts(date(2026, 11, 22))) == (0, 1)


def test_a_choice_that_the_content_no_longer_knows(library: Library) -> None:
    """After a new list was taken the resident is asked again, from the danger on."""
    lost = Step("flee", "find", within=("water", "さ行", "no such kana"))
    turn = after(replace(begun(), trail=(*begun().trail, lost)), moves.Repeat(), library)
    assert turn.page.title.text == "何から にげますか"
    again = after(turn.session, Choose("cliff"), library)
    assert again.session.place == Step("flee", "find", within=("cliff",))


def faults(folder: Path, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    where, text = flee_places(folder), FLEE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (where.assets / "procedures" / "flee.yaml").write_text(text, encoding="utf-8")
    return tuple(fault for fault in check_all(where.assets, TODAY) if fault.grave)


def test_the_check_knows_the_step(tmp_path: Path) -> None:
    assert faults(tmp_path / "good") == ()
    wrong = {
        "twice": (("key: cliff", "key: water"), "key「water」が二度あります"),
        "picture": (("picture: wipe", "picture: nothing"), "絵「nothing」がありません"),
        "use": (("[flood]", "[flod]"), "「flod」は選べません"),
        "none": (("[flood]", "[]"), "数が足りません"),
        "fact": (("walk.elder", "walk.nobody"), "「walk.nobody」という事実"),
        "number": (("walk.elder", "hours.ajisai"), "walking の事実が"),
        "long": (("label: 川の水", "label: あふれるかもしれない川の水です"), "選択肢が15文字です"),
    }
    for name, (change, what) in wrong.items():
        assert any(what in fault.what for fault in faults(tmp_path / name, change)), name


def test_the_map_must_be_an_allowed_site(tmp_path: Path) -> None:
    where = flee_places(tmp_path)
    domains = where.assets / "domains.yaml"
    text = domains.read_text(encoding="utf-8").replace("  maps.gsi.go.jp:", "  other.gsi.go.jp:")
    domains.unlink()
    domains.write_text(text, encoding="utf-8")
    found = [fault for fault in check_all(where.assets, TODAY) if "maps.gsi.go.jp" in fault.what]
    assert len(found) == 1
