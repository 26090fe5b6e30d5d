"""The way in: two corners or a key, then a number; nothing is heard, and the resident's visit stays."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.guide.moves import Forward, OpenTile
from kiosk.records.audit.deeds import SOMEBODY, Deed, Purpose
from kiosk.staffroom.gate import Gate
from kiosk.staffroom.notices import Notices
from kiosk.staffroom.why import Why
from tests.hand import Hand
from tests.kiosks import settle, wait_for
from tests.staffroom.staff import NAME, OTHER, PIN, SECOND, WRONG, Staff


def test_the_shortcut_opens_the_door(staff: Staff) -> None:
    """Ctrl+Shift+S, at any time; a second one opens nothing more."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    staff.hand.glass.activateWindow()
    for _ in range(2):
        QTest.keyClick(staff.hand.glass, Qt.Key.Key_S, both)
        settle()
    assert isinstance(staff.page, Gate)


def test_two_corners_open_the_door(staff: Staff) -> None:
    """Held for three seconds; a third finger elsewhere changes nothing, and lifting presses nothing."""
    staff.door._holding.setInterval(20)
    upper, lower = staff.corners()
    staff.hand.down(0, upper)
    assert not staff.door._holding.isActive()
    staff.hand.down(1, lower, 0)
    assert staff.door._holding.isActive()
    wait_for(lambda: staff.door.room is not None)
    staff.hand.lift(1, lower, 0)
    staff.hand.lift(0, upper)
    assert isinstance(staff.page, Gate)
    assert staff.hand.kiosk.page() == "home"
    staff.door._holding.setInterval(3000)


@pytest.mark.parametrize("let_go", ["lift", "drag"])
def test_two_corners_must_be_held(staff: Staff, let_go: str) -> None:
    """A finger that lifts or wanders off in between opens nothing."""
    upper, lower = staff.corners()
    staff.hand.down(0, upper)
    staff.hand.down(1, lower, 0)
    if let_go == "lift":
        staff.hand.lift(1, lower, 0)
    else:
        staff.hand.drag(1, lower - QPoint(300, 300), 0)
    assert not staff.door._holding.isActive()


def test_the_number_opens_the_room(staff: Staff) -> None:
    staff.come()
    staff.type(PIN)
    assert isinstance(staff.page, Why)
    assert staff.room.who == NAME


def test_the_number_can_be_typed(staff: Staff) -> None:
    """On a keyboard, where there is one; Backspace takes one back."""
    staff.come()
    staff.hand.type(Qt.Key.Key_9)
    staff.hand.type(Qt.Key.Key_Backspace)
    for digit in PIN:
        staff.hand.type(Qt.Key(ord(digit)))
    staff.hand.type(Qt.Key.Key_Return)
    settle()
    assert isinstance(staff.page, Why)


def test_a_wrong_number_is_told_in_words(staff: Staff) -> None:
    """How often it may still be tried; the digits are on the glass at no time."""
    staff.come()
    staff.type(WRONG)
    assert "あと4回" in staff.read()
    assert WRONG not in staff.read()


def test_five_wrong_numbers_lock(staff: Staff) -> None:
    """No keypad, but how long to wait; afterwards it opens. Coming again is no way round. All is audited."""
    staff.come()
    for _ in range(5):
        staff.type(WRONG)
        staff.breathe()
    audited = staff.audited()
    assert audited == [(SOMEBODY, deed, Purpose.UNTOLD) for deed in (*[Deed.REFUSED] * 4, Deed.LOCKED_OUT)]
    told = staff.hand.kiosk.tablet.library.lookers()
    assert "だれかが、暗証番号を何度もまちがえました" in told[0]
    assert not any(
        "暗証番号をまちがえました" in line for line in told
    )  # they could push the others off the page
    assert "0分30秒" in staff.read()
    assert "決定" not in staff.read()
    staff.room.leave()
    staff.come()
    staff.wait(seconds=12)
    staff.page._tick()  # type: ignore[attr-defined]
    assert "0分18秒" in staff.read()
    staff.wait(seconds=18)
    staff.page._tick()  # type: ignore[attr-defined]
    staff.breathe()
    staff.type(PIN)
    assert isinstance(staff.page, Why)


def test_a_second_member_of_staff_can_unlock(staff: Staff) -> None:
    """Where there is one; with a wrong number of theirs the page says so."""
    staff.keys.add(SECOND, OTHER)
    staff.come()
    for _ in range(5):
        staff.type(WRONG)
        staff.breathe()
    staff.press("別の職員")
    staff.breathe()
    staff.type(WRONG)
    staff.breathe()
    assert "あと1回" in staff.read()
    staff.type(OTHER)
    assert staff.room.who == SECOND
    audited = staff.audited()[5:]
    assert audited == [
        (SOMEBODY, Deed.REFUSED, Purpose.UNTOLD),
        (SECOND, Deed.UNLOCKED, Purpose.UNTOLD),
    ]


def test_every_login_is_audited(staff: Staff) -> None:
    """With what somebody came for; also where they leave again before they said it."""
    for purpose in ("月の報告", None):
        staff.come()
        staff.type(PIN)
        staff.breathe()
        if purpose:
            staff.press(purpose)
        staff.room.leave()
        staff.breathe()
    audited = staff.audited()
    assert audited == [(NAME, Deed.SIGNED_IN, Purpose.MONTHLY), (NAME, Deed.SIGNED_IN, Purpose.UNTOLD)]


def test_damaged_numbers_are_told(staff: Staff) -> None:
    """Nobody comes in, and nobody may set a first number instead; what is wrong can still be read."""
    (staff.hand.kiosk.data / "staff.json").write_text("{", encoding="utf-8")
    staff.come()
    assert "読めません" in staff.read()
    assert "決定" not in staff.read()
    staff.press("お知らせ")
    assert isinstance(staff.page, Notices)


def test_nothing_is_heard(staff: Staff) -> None:
    """No key, page or trouble makes a sound, and no trouble of staff is counted as a resident's."""
    before = len(staff.hand.kiosk.rows())
    staff.come()
    staff.press("1")
    staff.hand.touch(staff.hand.beside(staff.key("決定")))
    staff.room.begin(lambda room: Notices(room, ["長い"]))
    settle()
    assert staff.heard.said == []
    staff.room.leave()
    assert "touch_trouble" not in {row.name for row in staff.hand.kiosk.rows()[before:]}
    staff.hand.kiosk.clock.wait(2.0)
    staff.hand.tap(staff.hand.key(OpenTile))
    assert staff.heard.said != []


def _in_a_procedure(hand: Hand) -> str:
    hand.click(hand.key(OpenTile))
    if not hand.offers(Forward):
        hand.click(hand.key(OpenTile))
    return hand.kiosk.page()


def test_the_visit_stays_as_it_is(staff: Staff) -> None:
    """The page, the session and the keyboard's place below; the silence is not counted meanwhile."""
    page = _in_a_procedure(staff.hand)
    tablet = staff.hand.kiosk.tablet
    session, focus = tablet.guide.session, staff.hand.focus()
    staff.inside()
    assert not tablet.idle._timer.isActive()
    staff.room.leave()
    settle()
    assert (staff.hand.kiosk.page(), tablet.guide.session) == (page, session)
    assert tablet.idle._timer.isActive()
    assert staff.hand.focus() is focus


def test_no_key_below_can_be_reached(staff: Staff) -> None:
    """Neither by Tab nor by a finger nor by Escape."""
    staff.inside()
    below = set(staff.hand.glass.keys_on_show())
    for _ in range(len(staff.all_keys()) + 3):
        staff.hand.type(Qt.Key.Key_Tab)
        assert staff.hand.focus() not in below
    assert staff.hand.focus() in staff.all_keys()
    staff.hand.type(Qt.Key.Key_Escape)
    assert staff.door.room is None


def test_left_alone_it_locks(staff: Staff) -> None:
    """Two minutes by the clock of the machine; each touch begins them anew."""
    staff.inside()
    assert staff.room._lock.interval() == 120_000
    staff.room._lock.setInterval(30)
    staff.room.touched()
    wait_for(lambda: staff.door.room is None)
    staff.come()
    assert isinstance(staff.page, Gate)


def test_a_turned_tablet_locks(staff: Staff) -> None:
    """Every page is laid out anew; nothing of the staff room may be left over it."""
    staff.inside()
    size = staff.hand.glass.size()
    staff.hand.glass.resize(800, 1280)
    settle()
    assert staff.door.room is None
    staff.hand.glass.resize(size)
