"""Settings, members of staff and the first start: kept safely, refused in words, witnessed."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import AGAIN
from kiosk.content import Places
from kiosk.guide.moves import OpenTile
from kiosk.keys.staff import Admitted
from kiosk.procedures.home import offered
from kiosk.records.audit.deeds import OPERATOR, Deed, Purpose
from kiosk.run import welcome
from kiosk.settings import read_settings
from kiosk.staffroom.change import change_all
from kiosk.staffroom.entry import NumberEntry, TextEntry
from kiosk.staffroom.first_start import FirstStart, Founded
from kiosk.staffroom.lobby import menu
from kiosk.staffroom.members import Members
from kiosk.staffroom.offer_page import OfferPage
from kiosk.staffroom.saving import Change
from kiosk.staffroom.settings_page import SettingsPage
from kiosk.staffroom.why import Why
from tests.conftest import MakeKiosk
from tests.kiosks import settle
from tests.staffroom.staff import NAME, OTHER, PIN, SECOND, Staff


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


def write(staff: Staff, text: str) -> None:
    """On the keyboard."""
    assert isinstance(staff.page, TextEntry)
    staff.page.field.setText(text)
    staff.press("決める")
    staff.breathe()


def test_a_text(clerk: Staff) -> None:
    turn_to(clerk, "館の名前")
    write(clerk, " 小江原の館 ")
    assert "小江原の館" in clerk.read()
    assert read_settings(file(clerk)).settings.centre.name == "小江原の館"
    assert clerk.witnessed(Deed.SETTING_CHANGED) == [("centre.name", 0)]


@pytest.mark.parametrize("text", ["なし", "", "《095》"])
def test_a_wrong_text_is_refused(clerk: Staff, text: str) -> None:
    """In words, on the same page; the file is as it was."""
    turn_to(clerk, "電話番号")
    write(clerk, text)
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
    write(clerk, "となりの 館")
    assert read_settings(file(clerk)).settings.facts == {"place.near_centre": "となりの 館"}


def test_a_file_that_cannot_be_written(clerk: Staff) -> None:
    """A sentence, and the file stays."""
    file(clerk).write_text("[centre\n", encoding="utf-8")
    turn_to(clerk, "館の名前")
    write(clerk, "館")
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


def test_members(staff: Staff) -> None:
    """A further one with a number typed twice; another number; and the end of it, asked for once more."""
    staff.inside(Members)
    staff.press("ふやす")
    staff.breathe()
    write(staff, SECOND)
    staff.type(OTHER)
    staff.breathe()
    staff.type(PIN)
    staff.breathe()
    assert "前と ちがう" in staff.read()
    for number in ("111111", "111111"):
        staff.type(number)
        staff.breathe()
    assert "前と ちがう" not in staff.read()
    for number in (OTHER, OTHER):
        staff.type(number)
        staff.breathe()
    assert staff.keys.check(OTHER, staff.now) == Admitted(SECOND)
    staff.press(SECOND)
    staff.breathe()
    staff.press("消す")
    staff.breathe()
    assert SECOND in staff.keys.names()
    staff.press("番号を 消す")
    staff.breathe()
    assert staff.keys.names() == (NAME,)
    assert staff.witnessed(Deed.STAFF_ADDED) == staff.witnessed(Deed.STAFF_REMOVED) == [("", 0)]


def test_the_last_member_stays(staff: Staff) -> None:
    staff.inside(Members)
    for words in (NAME, "消す", "番号を 消す"):
        staff.press(words)
        staff.breathe()
    assert staff.keys.names() == (NAME,)
    assert staff.page.heading() == f"{NAME}さん"


def test_the_first_start(newcomer: Staff) -> None:
    """The house, a first member, a number; then the room is open."""
    newcomer.come()
    page = newcomer.page
    assert isinstance(page, FirstStart)
    page._fields["name"].setText("小江原の館")
    newcomer.press("つぎへ")
    newcomer.breathe()
    write(newcomer, NAME)
    for number in (PIN, PIN):
        newcomer.type(number)
        newcomer.breathe()
    assert isinstance(newcomer.page, Founded)
    assert newcomer.room.who == NAME
    assert newcomer.keys.check(PIN, newcomer.now) == Admitted(NAME)
    assert read_settings(file(newcomer)).settings.centre.name == "小江原の館"
    newcomer.press("はじめの画面へ")
    settle()
    assert newcomer.hand.kiosk.page() == "home"
    assert newcomer.hand.kiosk.tablet.library.centre.name == "小江原の館"
    audited = newcomer.audited()
    assert audited == [
        *[(OPERATOR, Deed.SETTING_CHANGED, Purpose.BEGINNING)] * 4,
        (NAME, Deed.STAFF_ADDED, Purpose.BEGINNING),
    ]


def test_the_first_start_leads_on_to_the_room(newcomer: Staff) -> None:
    """Which asks why, as it always does."""
    newcomer.come()
    newcomer.room.begin(partial(Founded, inside=menu))
    newcomer.breathe()
    assert "3秒" in newcomer.read()
    newcomer.press("係の部屋へ")
    assert isinstance(newcomer.page, Why)


def test_a_new_kiosk_asks_by_itself(newcomer: Staff) -> None:
    """At the kiosk's start; put off, residents go on, and a key on their home page tells staff."""
    tablet = newcomer.hand.kiosk.tablet
    where = newcomer.door._office().where
    welcome(tablet, where)
    settle()
    assert isinstance(newcomer.page, FirstStart)
    newcomer.breathe()
    newcomer.press("あとで")
    assert newcomer.hand.kiosk.page() == "home"
    assert not tablet.glass.staff.isHidden()
    assert any("暗証番号" in each for each in tablet.findings())
    newcomer.keys.set_first(NAME, PIN)
    newcomer.inside()
    newcomer.room.leave()
    assert not any("暗証番号" in each for each in tablet.findings())


def test_a_kiosk_that_knows_its_house_asks_nobody(staff: Staff) -> None:
    """A number is set."""
    welcome(staff.hand.kiosk.tablet, staff.door._office().where)
    settle()
    assert staff.door.room is None
    assert not any("暗証番号" in each for each in staff.hand.kiosk.tablet.findings())


def test_a_house_with_a_name_and_no_number(make_kiosk: MakeKiosk, where: Places) -> None:
    """Staff are told; residents are not kept waiting."""
    where.settings.write_text('[centre]\nname = "小江原の館"\n', encoding="utf-8")
    tablet = make_kiosk(where).tablet
    welcome(tablet, where)
    assert tablet.door.room is None
    assert any("暗証番号" in each for each in tablet.findings())


def test_the_first_start_can_be_put_off(newcomer: Staff) -> None:
    """Nothing is written, and residents go on; a field left empty is told."""
    newcomer.come()
    page = newcomer.page
    assert isinstance(page, FirstStart)
    page._fields["desk"].setText(" ")
    newcomer.press("つぎへ")
    newcomer.breathe()
    assert "からの らん" in newcomer.read()
    newcomer.press("もどる")
    newcomer.breathe()
    newcomer.press("あとで")
    assert newcomer.door.room is None
    assert not newcomer.keys.is_set()
    assert newcomer.hand.kiosk.page() == "home"
