"""The audit in plain words, for the page 「この記録を見た人」. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from kiosk.records.audit.chain import Link
from kiosk.records.audit.deeds import MACHINE, OPERATOR, SOMEBODY, Entry
from kiosk.words.dates import say_date

_ROLES = {MACHINE: "audit.machine", OPERATOR: "audit.operator", SOMEBODY: "audit.somebody"}


def told(links: Iterable[Link], say: Callable[..., str], zone: tzinfo) -> list[str]:
    """A sentence a line, the newest first:

    「11月22日(日) 10時05分、田中さんが、1か月の記録を ファイルに書き出しました（120件）。わけ：月の報告」
    """
    return [_sentence(link.entry, say, zone) for link in reversed(list(links))]


def _sentence(entry: Entry, say: Callable[..., str], zone: tzinfo) -> str:
    at = datetime.fromisoformat(entry.at).astimezone(zone)
    role = _ROLES.get(entry.who)
    return say(
        "audit.line",
        day=say_date(at.date()),
        hour=at.hour,
        minute=f"{at.minute:02}",
        who=say(role) if role else say("audit.person", name=entry.who),
        deed=say(f"audit.deed.{entry.deed}", count=f"{entry.count:,}", about=entry.about),
        purpose=say(f"audit.purpose.{entry.purpose}"),
    )
