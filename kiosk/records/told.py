"""What staff should know of the log, in their words. Pure."""

from collections.abc import Callable

from kiosk.records.health import Code, DiaryHealth

_OWN_WORDS = {
    Code.RESTORED,
    Code.SET_ASIDE,
    Code.DAMAGED_AGAIN,
    Code.NO_KEY,
    Code.NEWER_PROGRAM,
    Code.DISK_FULL,
}
"""Codes that ask for something else than looking after the disk: `diary.<code>`."""


def told(health: DiaryHealth, say: Callable[..., str]) -> list[str]:
    """Empty when all is well."""
    found = []
    if health.state in {"failing", "damaged"}:
        own = health.code in _OWN_WORDS
        key = f"diary.{health.code}" if own else "staff.diary"
        found.append(say(key, code=health.code.value, salvaged=health.salvaged))
    if health.care.code not in {Code.FINE, Code.OPENING}:
        found.append(say("diary.care", code=health.care.code.value))
    if health.care.clock_behind:
        found.append(say("diary.clock"))
    return found
