"""Tokens: made here, shown once, kept only as hashes.

256 random bits need no slow hash: nobody can guess them, so SHA-256 tells nothing to who reads the file.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.hub.holder import Holder, Role
from kiosk.hub.keeper import Keeper
from kiosk.hub.tables import holders

SHIFT = timedelta(hours=8)
"""How long a supporter's phone may answer before it joins again."""


class NameTakenError(ValueError):
    """Another supporter on duty has this nickname; the resident could not tell who comes."""


def hashed(token: str) -> str:
    """The only form in which a token is kept."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Tokens:
    """Everybody who may speak now, in memory and in the file."""

    def __init__(self, keeper: Keeper, now: Callable[[], datetime]) -> None:
        self._keeper = keeper
        self._now = now
        live = select(holders).where(holders.c.revoked.is_(None))
        rows = keeper.do_now(lambda connection: connection.execute(live).mappings().all())
        self._by_hash = {row["hash"]: _holder(dict(row)) for row in rows}

    def holder(self, token: str) -> Holder | None:
        """Whose token this is, if it still holds."""
        found = self._by_hash.get(hashed(token))
        return found if found and self._holds(found) else None

    def still(self, holder: Holder) -> bool:
        """Whether this very token still holds."""
        return self._by_hash.get(holder.hash) == holder and self._holds(holder)

    def of(self, role: Role) -> list[Holder]:
        """Those who may speak in this role, oldest first."""
        found = (each for each in self._by_hash.values() if each.role is role and self._holds(each))
        return sorted(found, key=lambda each: each.made)

    def given(self, own_id: str, role: Role, name: str, token: str) -> Holder:
        """The token that a parent process made for itself: the same holder at each start, a new token."""
        holder = Holder(own_id, role, name, "", hashed(token), self._now())
        row = _row(holder)
        statement = upsert(holders).values(row).on_conflict_do_update(["id"], set_=row)
        self._keeper.do_now(lambda connection: connection.execute(statement) and None)
        self._by_hash = {key: each for key, each in self._by_hash.items() if each.id != own_id}
        self._by_hash[holder.hash] = holder
        return holder

    async def admit_tablet(self, name: str, seat: str) -> tuple[Holder, str]:
        """A new tablet and its token."""
        return await self._admit(Role.TABLET, name, seat, None)

    async def admit_supporter(self, name: str) -> tuple[Holder, str]:
        """A new supporter and the cookie's token, for one shift.  Raises `NameTakenError`."""
        if any(each.name == name for each in self.of(Role.SUPPORTER)):
            raise NameTakenError(name)
        return await self._admit(Role.SUPPORTER, name, "", self._now() + SHIFT)

    async def revoke(self, role: Role, holder_id: str) -> bool:
        """False: there was none."""
        found = next((each for each in self.of(role) if each.id == holder_id), None)
        if found is None:
            return False
        del self._by_hash[found.hash]
        ended = update(holders).where(holders.c.id == holder_id).values(revoked=self._now())
        await self._keeper.do(lambda connection: connection.execute(ended) and None)
        return True

    async def _admit(self, role: Role, name: str, seat: str, ends: datetime | None) -> tuple[Holder, str]:
        token = secrets.token_urlsafe(32)
        holder = Holder(secrets.token_hex(8), role, name, seat, hashed(token), self._now(), ends)
        self._by_hash[holder.hash] = (
            holder  # before the disk: two who ask for one name at once are told apart
        )
        await self._keeper.do(lambda connection: _add(connection, holder))
        return holder, token

    def _holds(self, holder: Holder) -> bool:
        return holder.ends is None or self._now() < holder.ends


def _add(connection: Connection, holder: Holder) -> None:
    connection.execute(insert(holders).values(_row(holder)))


def _row(holder: Holder) -> dict[str, object]:
    return {
        "id": holder.id,
        "role": holder.role,
        "name": holder.name,
        "seat": holder.seat,
        "hash": holder.hash,
        "made": holder.made,
        "ends": holder.ends,
        "revoked": None,
    }


def _holder(row: dict[str, object]) -> Holder:
    del row["revoked"]
    return Holder(**row | {"role": Role(str(row["role"]))})  # type: ignore[arg-type]
