import secrets
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.keys.forget import forget
from kiosk.keys.rules import Refusal, RefusedError
from kiosk.keys.staff import Admitted, KeysDamagedError, Locked, NotKeptError, StaffKeys, Wrong
from tests.keys.conftest import NOW, OTHER, PIN, SECOND, WRONG, YEAR, load

HALF_MINUTE, TWO_MINUTES, TEN_MINUTES = timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10)


def _lock(keys: StaffKeys, now: datetime = NOW) -> Locked:
    answer = [keys.check(WRONG, now) for _ in range(5)][-1]
    assert isinstance(answer, Locked)
    return answer


def test_nothing_is_set_at_first_and_nothing_admits(folder: Path) -> None:
    """No default PIN, not even an empty one."""
    keys = load(folder)
    assert not keys.is_set()
    assert [keys.check(pin, NOW) for pin in ("", "000000", PIN)] == [Wrong(4), Wrong(3), Wrong(2)]


def test_a_pin_admits_its_owner_after_a_restart_too(keys: StaffKeys, folder: Path) -> None:
    """However the digits were typed."""
    keys.add("佐藤", OTHER)
    again = load(folder)
    assert again.is_set()
    assert again.names() == ("田中", "佐藤")
    assert again.check(PIN, NOW) == Admitted("田中")
    assert again.check("６１８２０４", NOW) == Admitted("佐藤")
    assert again.check(WRONG, NOW) == Wrong(4)


def test_ten_wrong_pins(keys: StaffKeys) -> None:
    """Five tries, then 30 s, 2 min, 10 min and 10 min again; a try during a wait changes nothing."""
    assert [keys.check(WRONG, NOW) for _ in range(4)] == [Wrong(left) for left in (4, 3, 2, 1)]
    now = NOW
    for wait in (HALF_MINUTE, TWO_MINUTES, TEN_MINUTES, TEN_MINUTES, TEN_MINUTES, TEN_MINUTES):
        assert keys.check(WRONG, now) == Locked(now + wait, 0)
        assert keys.check(PIN, now + wait - SECOND) == Locked(now + wait, 0)
        now += wait
    assert keys.check(PIN, now) == Admitted("田中")
    assert keys.check(WRONG, now) == Wrong(4)


def test_a_wait_survives_a_restart(keys: StaffKeys, folder: Path) -> None:
    """And so do the tries before it: pulling the plug gives none back."""
    for left in (4, 3, 2, 1):
        assert load(folder).check(WRONG, NOW) == Wrong(left)
    assert load(folder).check(WRONG, NOW) == Locked(NOW + HALF_MINUTE, 0)
    assert load(folder).check(PIN, NOW + SECOND) == Locked(NOW + HALF_MINUTE, 0)


def test_a_try_is_on_disk_before_it_is_looked_at(
    keys: StaffKeys, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while the hash is computed, the try has counted."""

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.keys.staff.fits", killed)
        with pytest.raises(KeyboardInterrupt):
            keys.check(PIN, NOW)
    assert load(folder).check(WRONG, NOW) == Wrong(3)


def test_a_clock_set_back_neither_unlocks_nor_locks_for_ever(keys: StaffKeys, folder: Path) -> None:
    """The wait begins anew by the clock that is there now."""
    _lock(keys)
    back = NOW - YEAR
    assert load(folder).check(PIN, back) == Locked(back + HALF_MINUTE, 0)
    assert load(folder).check(PIN, back + HALF_MINUTE - SECOND) == Locked(back + HALF_MINUTE, 0)
    assert load(folder).check(PIN, back + HALF_MINUTE) == Admitted("田中")


def test_a_second_member_of_staff_ends_a_wait(keys: StaffKeys) -> None:
    """With their own PIN, at once; then there are five tries again."""
    keys.add("佐藤", OTHER)
    assert _lock(keys).way_out == 2
    assert keys.unlock(OTHER, NOW) == Admitted("佐藤")
    assert keys.check(WRONG, NOW) == Wrong(4)


def test_the_way_out_is_no_way_to_guess(keys: StaffKeys, folder: Path) -> None:
    """Two tries a wait, restart or not; then only time helps. A new wait has two again."""
    keys.add("佐藤", OTHER)
    _lock(keys)
    assert keys.unlock(WRONG, NOW) == Locked(NOW + HALF_MINUTE, 1)
    assert load(folder).unlock(WRONG, NOW) == Locked(NOW + HALF_MINUTE, 0)
    assert load(folder).unlock(OTHER, NOW) == Locked(NOW + HALF_MINUTE, 0)
    later = NOW + HALF_MINUTE
    assert load(folder).check(WRONG, later) == Locked(later + TWO_MINUTES, 2)


def test_nobody_unlocks_alone(keys: StaffKeys) -> None:
    """Where one PIN is set, there is no second person."""
    assert _lock(keys).way_out == 0
    assert keys.unlock(PIN, NOW) == Locked(NOW + HALF_MINUTE, 0)


def test_unlocking_what_is_open_is_a_try(keys: StaffKeys) -> None:
    """It is counted like any other."""
    assert keys.locked(NOW) is None
    assert keys.unlock(WRONG, NOW) == Wrong(4)
    assert keys.unlock(PIN, NOW) == Admitted("田中")


def test_the_first_pin_is_set_once(keys: StaffKeys) -> None:
    """Afterwards only `add` makes another."""
    with pytest.raises(RefusedError):
        keys.set_first("だれか", OTHER)
    assert keys.check(OTHER, NOW) == Wrong(4)


def test_a_pin_belongs_to_one_person(keys: StaffKeys) -> None:
    """Else the record could not say who it was."""
    with pytest.raises(RefusedError) as refused:
        keys.add("佐藤", PIN)
    assert refused.value.reason is Refusal.TAKEN


def test_changing_and_removing(keys: StaffKeys, folder: Path) -> None:
    """The old PIN admits nobody any more; the last member of staff stays."""
    with pytest.raises(RefusedError):
        keys.remove("田中")
    keys.add("佐藤", OTHER)
    keys.change("佐藤", "593817")
    keys.remove("田中")
    again = load(folder)
    assert again.names() == ("佐藤",)
    assert [again.check(pin, NOW) for pin in (PIN, OTHER)] == [Wrong(4), Wrong(3)]
    assert again.check("593817", NOW) == Admitted("佐藤")
    with pytest.raises(RefusedError):
        again.change("田中", PIN)


def test_neither_file_tells_the_pin_and_nobody_else_reads_them(keys: StaffKeys, folder: Path) -> None:
    """The pepper lies in another folder than the hashes; both are for this account only."""
    files = folder / "data" / "staff.json", folder / "config" / "pin.pepper"
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert PIN not in file.read_text()
    assert files[1].read_text().strip() not in files[0].read_text()


def test_a_pepper_that_others_could_read_is_narrowed(keys: StaffKeys, folder: Path) -> None:
    """After somebody copied the folder about, say."""
    pepper = folder / "config" / "pin.pepper"
    pepper.chmod(0o644)
    load(folder)
    assert stat.S_IMODE(pepper.stat().st_mode) == 0o600


def test_another_pepper_admits_nobody(keys: StaffKeys, folder: Path) -> None:
    """A copy of the data folder alone is of no use."""
    (folder / "config" / "pin.pepper").write_text("ab" * 32)
    assert load(folder).check(PIN, NOW) == Wrong(4)


@pytest.mark.parametrize("lost", ["data/staff.json", "config/pin.pepper"])
@pytest.mark.parametrize("content", [None, "", "{}", '{"form": 1, "staff": [], "tries": {}}'])
def test_a_lost_or_damaged_file_does_not_open_the_first_start(
    keys: StaffKeys, folder: Path, lost: str, content: str | None
) -> None:
    """Else a resident who removes one file could set the first PIN."""
    (folder / lost).unlink()
    if content is not None:
        (folder / lost).write_text(content)
    with pytest.raises(KeysDamagedError):
        load(folder)


def test_whoever_runs_the_machine_begins_anew(keys: StaffKeys, folder: Path) -> None:
    """On the command line, and only there."""
    files = folder / "data" / "staff.json", folder / "config" / "pin.pepper"
    assert forget(*files)
    assert not forget(*files)
    anew = load(folder)
    assert not anew.is_set()
    anew.set_first("山口", OTHER)
    assert load(folder).check(OTHER, NOW) == Admitted("山口")


def test_a_power_cut_during_the_first_setting(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each of its three writes: the next start asks again, or has the PIN, and is never stuck."""

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("kiosk.keys.staff.secret_at", "kiosk.keys.staff.hashed"):
        with monkeypatch.context() as patch:
            patch.setattr(step, cut)
            with pytest.raises(KeyboardInterrupt):
                load(folder).set_first("田中", PIN)
        assert not load(folder).is_set()
    load(folder).set_first("田中", PIN)
    assert load(folder).check(PIN, NOW) == Admitted("田中")


def test_a_full_disk(keys: StaffKeys, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing new is set, the PIN still admits, and wrong tries still count."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.keys.staff.write_ring", full)
    with pytest.raises(NotKeptError):
        keys.add("佐藤", OTHER)
    assert keys.names() == ("田中",)
    assert keys.check(PIN, NOW) == Admitted("田中")
    assert isinstance(_lock(keys), Locked)
    assert isinstance(keys.check(PIN, NOW), Locked)


def test_no_first_pin_on_a_full_disk(folder: Path) -> None:
    """Nothing is half set."""
    (folder / "data").rmdir()
    with pytest.raises(NotKeptError):
        load(folder).set_first("田中", PIN)
    (folder / "data").mkdir()
    assert not load(folder).is_set()


@pytest.mark.real_cost
def test_the_hash_is_argon2id_with_a_real_cost(folder: Path) -> None:
    """What a thief of both files must pay for each of a million tries."""
    load(folder).set_first("田中", PIN)
    assert "$argon2id$v=19$m=32768,t=3,p=1$" in (folder / "data" / "staff.json").read_text()
    assert StaffKeys.load(
        folder / "data" / "staff.json", folder / "config" / "pin.pepper", randomness=secrets.token_bytes
    ).check(PIN, NOW) == Admitted("田中")
