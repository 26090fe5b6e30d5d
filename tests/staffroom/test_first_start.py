"""The first start: a new house is asked by itself, and may put it off."""

from functools import partial

from kiosk.content import Places
from kiosk.keys.staff import Admitted
from kiosk.records.audit.deeds import OPERATOR, Deed, Purpose
from kiosk.run import welcome
from kiosk.settings import read_settings
from kiosk.staffroom.first_start import FirstStart, Founded
from kiosk.staffroom.lobby import menu
from kiosk.staffroom.why import Why
from tests.conftest import MakeKiosk
from tests.kiosks import settle
from tests.staffroom.staff import NAME, PIN, Staff


def test_the_first_start(newcomer: Staff) -> None:
    """The house, a first member, a number; then the room is open."""
    newcomer.come()
    page = newcomer.page
    assert isinstance(page, FirstStart)
    page._fields["name"].setText("小江原の館")
    newcomer.press("つぎへ")
    newcomer.breathe()
    newcomer.write(NAME)
    for number in (PIN, PIN):
        newcomer.type(number)
        newcomer.breathe()
    assert isinstance(newcomer.page, Founded)
    assert newcomer.room.who == NAME
    assert newcomer.keys.check(PIN, newcomer.now) == Admitted(NAME)
    assert read_settings(newcomer.room.office.where.settings).settings.centre.name == "小江原の館"
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
