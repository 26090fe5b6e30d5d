"""Settings that staff changed hold when they leave the staff room.

What the hub and the window were given is given once: those two sections hold from the next start on.
"""

from dataclasses import replace

from kiosk.content import Places
from kiosk.guide.guide import Guide
from kiosk.opening import open_all
from kiosk.screens.idle import Idle
from kiosk.settings import Settings
from kiosk.widgets.fingers import Fingers


def renew(where: Places, guide: Guide, idle: Idle, fingers: Fingers) -> None:
    """Read everything anew and go on with it: the page on the glass is told again, the visit goes on."""
    known = guide.library
    opened = open_all(where, known.today)
    settings = opened.settings
    idle.allow(settings.idle.ask_after_s, settings.idle.answer_within_s)
    fingers.repeat_after(settings.touch.repeat_s)
    guide.refresh(replace(opened.library, reach=known.reach, lookers=known.lookers))


def waits_for_start(holding: Settings, written: Settings) -> bool:
    """Whether something is written that holds only from the next start on."""
    return (holding.help, holding.screen) != (written.help, written.screen)
