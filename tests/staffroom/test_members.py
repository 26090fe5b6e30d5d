"""Members of staff: a number typed twice, and the last one stays."""

from kiosk.keys.staff import Admitted
from kiosk.records.audit.deeds import Deed
from kiosk.staffroom.members import Members
from tests.staffroom.staff import NAME, OTHER, PIN, SECOND, Staff


def test_members(staff: Staff) -> None:
    """A further one with a number typed twice; another number; and the end of it, asked for once more."""
    staff.inside(Members)
    staff.press("ふやす")
    staff.breathe()
    staff.write(SECOND)
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
