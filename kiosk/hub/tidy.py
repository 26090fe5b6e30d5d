"""What the hub forgets at every start."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from kiosk.hub.holder import Role
from kiosk.hub.tables import acts, calls, holders

NICKNAMES = timedelta(days=30)
CALLS = timedelta(days=400)  # a year and a month: one year can be laid beside the next


def tidy(connection: Connection, now: datetime) -> None:
    """Supporters' nicknames after a month, calls after a year and a month."""
    old = select(calls.c.id).where(calls.c.ended < now - CALLS)
    connection.execute(delete(acts).where(acts.c.call.in_(old)))
    connection.execute(delete(calls).where(calls.c.ended < now - CALLS))
    connection.execute(update(calls).where(calls.c.ended < now - NICKNAMES).values(by=None))
    left = select(holders.c.id).where(holders.c.role == Role.SUPPORTER, holders.c.ends < now - NICKNAMES)
    connection.execute(update(acts).where(acts.c.holder.in_(left)).values(holder=None, key=None))
    connection.execute(delete(holders).where(holders.c.id.in_(left)))
