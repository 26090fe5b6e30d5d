"""What staff do: let phones and tablets in, take them out, look at figures."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request

from kiosk.hub.asking import Staff, TheHub
from kiosk.hub.figures import figures
from kiosk.hub.holder import Holder, Role
from kiosk.hub.moment import written
from kiosk.hub.parts import Hub
from kiosk.hub.picture import picture
from kiosk.hub.wire import NewTablet, Since

router = APIRouter(tags=["staff"])


@router.post("/joins", status_code=201)
async def let_join(staff: Staff, hub: TheHub, request: Request) -> dict[str, Any]:
    """A code for one phone, for two minutes; `picture`: the same address as rows of 1 (dark) and 0."""
    del staff
    code, ends = hub.joins.make()
    url = f"{request.app.state.address()}/join?code={code}"
    return {"url": url, "code": code, "expires": written(ends), "picture": picture(url)}


@router.get("/supporters")
async def supporters(staff: Staff, hub: TheHub) -> list[dict[str, Any]]:
    """Who is on duty."""
    del staff
    return [_told(each, hub) for each in hub.tokens.of(Role.SUPPORTER)]


@router.delete("/supporters/{holder_id}", status_code=204)
async def revoke_supporter(holder_id: str, staff: Staff, hub: TheHub) -> None:
    """This phone may not see another call."""
    await _revoke(hub, Role.SUPPORTER, holder_id, staff)


@router.get("/tablets")
async def tablets(staff: Staff, hub: TheHub) -> list[dict[str, Any]]:
    """Which tablets ring here."""
    del staff
    return [_told(each, hub) for each in hub.tokens.of(Role.TABLET)]


@router.post("/tablets", status_code=201)
async def admit_tablet(new: NewTablet, staff: Staff, hub: TheHub) -> dict[str, Any]:
    """A tablet of the centre.  Its token is told this once."""
    del staff
    if len(hub.tokens.of(Role.TABLET)) >= 200:  # noqa: PLR2004 - five times the largest centre
        raise HTTPException(409, "too_many_tablets")
    tablet, token = await hub.tokens.admit_tablet(new.name, new.seat)
    return _told(tablet, hub) | {"token": token}


@router.delete("/tablets/{holder_id}", status_code=204)
async def revoke_tablet(holder_id: str, staff: Staff, hub: TheHub) -> None:
    """This tablet's token holds no more."""
    await _revoke(hub, Role.TABLET, holder_id, staff)


@router.get("/figures")
async def told_figures(
    staff: Staff, hub: TheHub, since: Annotated[Since | None, Query()] = None
) -> dict[str, Any]:
    """How long people waited, and where they got stuck."""
    del staff
    return await hub.keeper.do(partial(figures, since=since))


async def _revoke(hub: Hub, role: Role, holder_id: str, staff: Holder) -> None:
    del staff
    if not await hub.tokens.revoke(role, holder_id):
        raise HTTPException(404, "nobody")
    hub.presence.forget(holder_id)
    hub.close_revoked()


def _told(holder: Holder, hub: Hub) -> dict[str, Any]:
    return {
        "id": holder.id,
        "name": holder.name,
        "seat": holder.seat,
        "since": written(holder.made),
        "ends": written(holder.ends) if holder.ends else None,
        "here": holder.id in hub.news.listening(),
        "resting": hub.presence.resting(holder.id),
    }
