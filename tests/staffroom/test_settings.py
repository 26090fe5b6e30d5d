"""Settings: kept safely, refused in words, witnessed; they hold at once or from the next start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import AGAIN
from kiosk.guide.moves import OpenTile
from kiosk.procedures.home import offered
from kiosk.records.audit.deeds import Deed
from kiosk.settings import read_settings
from kiosk.staffroom.change import change_all
from kiosk.staffroom.entry import NumberEntry
from kiosk.staffroom.offer_page import OfferPage
from kiosk.staffroom.saving import Change
from kiosk.staffroom.settings_page import SettingsPage
from tests.staffroom.staff import Staff


@pytest.fixture
def clerk(staff: Staff) -> Staff:
    staff.inside(SettingsPage)
    return staff


def file(staff: Staff) -> Path:
    return staff.room.office.where.settings


def turn_to(staff: Staff, words: str) -> None:
    """On to the part of the list with these words, and open it."""
    while not any(words in key.text() for key in staff.all_keys()):
        staff.press("つづき")
        staff.breathe()
    staff.press(words)
    staff.breathe()


def test_a_text(clerk: Staff) -> None:
    turn_to(clerk, "館の名前")
    clerk.write(" 小江原の館 ")
    assert "小江原の館" in clerk.read()
    assert read_settings(file(clerk)).settings.centre.name == "小江原の館"
    assert clerk.witnessed(Deed.SETTING_CHANGED) == [("centre.name", 0)]


@pytest.mark.parametrize("text", ["なし", "", "《095》"])
def test_a_wrong_text_is_refused(clerk: Staff, text: str) -> None:
    """In words, on the same page; the file is as it was."""
    turn_to(clerk, "電話番号")
    clerk.write(text)
    assert "使えません" in clerk.read()
    assert not file(clerk).exists()


def test_a_choice(clerk: Staff) -> None:
    turn_to(clerk, "いらっしゃいますか")
    clerk.press("10分")
    clerk.breathe()
    assert read_settings(file(clerk)).settings.idle.ask_after_s == 600
    assert "10分" in clerk.read()


def test_a_number(clerk: Staff) -> None:
    turn_to(clerk, "目標：1か月の 利用")
    assert isinstance(clerk.page, NumberEntry)
    clerk.type("120")
    clerk.breathe()
    assert read_settings(file(clerk)).settings.targets.visits == 120
    turn_to(clerk, "5分以内")
    clerk.type("101")
    assert "使えません" in clerk.read()


def test_a_fact_of_the_house(clerk: Staff) -> None:
    turn_to(clerk, "館の事実")
    clerk.write("となりの 館")
    assert read_settings(file(clerk)).settings.facts == {"place.near_centre": "となりの 館"}


def test_a_file_that_cannot_be_written(clerk: Staff) -> None:
    """A sentence, and the file stays."""
    file(clerk).write_text("[centre\n", encoding="utf-8")
    turn_to(clerk, "館の名前")
    clerk.write("館")
    assert "書けませんでした" in clerk.read()
    assert file(clerk).read_text(encoding="utf-8") == "[centre\n"


def test_what_was_changed_holds_at_once(clerk: Staff) -> None:
    """When the room closes: on the page that the resident has open, in the silence, in the volumes."""
    tablet = clerk.hand.kiosk.tablet
    changes: list[Change] = [
        ("centre", "telephone", "095-000-1111"),
        ("idle", "ask_after_s", 600),
        ("touch", "repeat_s", 0.8),
        ("sound", "loudest", 2),
        ("offer", "without", ("konbini",)),
        ("facts", "place.near_centre", "となりの 館"),
    ]
    assert change_all(clerk.room, changes) is None
    heard = len(clerk.heard.said)
    clerk.room.leave()
    library = tablet.library
    assert library.centre.telephone == "095-000-1111"
    assert library.volumes == (0, 2)
    assert "konbini" not in library.home.ways()
    assert library.facts["place.near_centre"].told() == "となりの 館"
    assert tablet.idle._ask_after == 600_000
    assert tablet.fingers._recogniser._limits.repeat_s == 0.8
    assert tablet.guide.now().page == tablet.glass.on_show.view.page  # type: ignore[union-attr]
    assert len(clerk.heard.said) == heard


def test_what_holds_from_the_next_start(clerk: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says so, and one touch starts anew: the resident's visit ends as it should, then the loop."""
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    assert "いま 起動しなおす" not in clerk.read()
    tablet = clerk.hand.kiosk.tablet
    clerk.room.leave()
    clerk.breathe()
    clerk.hand.tap(clerk.hand.key(OpenTile))
    clerk.inside(SettingsPage)
    turn_to(clerk, "支援する人の")
    clerk.press("つかう")
    clerk.breathe()
    assert read_settings(file(clerk)).settings.help.phones
    clerk.press("起動しなおす")
    assert codes == [AGAIN]
    assert clerk.door.room is None
    assert not tablet.guide.session.visit
    assert clerk.hand.kiosk.rows()[-1].name == "visit_ended"


def test_which_procedures_are_offered(staff: Staff) -> None:
    """Off and on again; what is for an emergency has no key here."""
    staff.inside(OfferPage)
    home = staff.room.office.library.home
    staff.press("証明書を とる")
    staff.breathe()
    without = read_settings(file(staff)).settings.offer.without
    assert without == ("konbini",)
    assert "konbini" not in offered(home, without).ways()
    assert "sagi" in offered(home, without).ways()
    staff.press("証明書を とる")
    assert read_settings(file(staff)).settings.offer.without == ()


def test_an_empty_group_goes(staff: Staff) -> None:
    """And something always stays."""
    home = staff.door._office().library.home
    group = next(tile for tile in home.tiles if tile.tiles)
    inside = [name for name, way in home.ways().items() if way[0].key == group.key]
    assert group.key not in [tile.key for tile in offered(home, inside).tiles]
    assert offered(home, [*home.ways()]) == home
