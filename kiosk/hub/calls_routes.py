"""Calls and what is done about them."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Response

from kiosk.hub.asking import Concerned, Supporter, Tablet, TheHub
from kiosk.hub.holder import Role
from kiosk.hub.wire import AskedAct, Guiding, NewCall, Pointing, Told

router = APIRouter(prefix="/calls", tags=["calls"])

Wire = dict[str, Any]

MAY = {
    Role.TABLET: frozenset({"arrive", "resolve", "cancel"}),
    Role.SUPPORTER: frozenset({"see", "come", "give_back", "arrive", "resolve"}),
}
"""Only the resident cancels; only a supporter promises to come."""


@router.post("", status_code=201)
async def open_call(new: NewCall, tablet: Tablet, hub: TheHub, response: Response) -> Wire:
    """係をよぶ.  200 when the id is known: the same call again."""
    call, is_new = await hub.open_call(new, tablet)
    response.status_code = 201 if is_new else 200
    return call


@router.get("")
async def open_calls(asker: Concerned, hub: TheHub) -> list[Wire]:
    """Those that still wait: a tablet's own, or all."""
    return await hub.open_calls(asker)


@router.put("/{call_id}/about")
async def tell(call_id: UUID, told: Told, tablet: Tablet, hub: TheHub) -> Wire:
    """Where the resident is now."""
    return await hub.tell(str(call_id), told, tablet)


@router.post("/{call_id}/acts")
async def act(call_id: UUID, asked: AskedAct, asker: Concerned, hub: TheHub) -> Wire:
    """One act, if the call is still as its asker saw it."""
    if asked.act not in MAY[asker.role]:
        raise HTTPException(403, "not_for_you")
    return await hub.act(str(call_id), asked, asker)


@router.post("/{call_id}/point", status_code=204)
async def point(call_id: UUID, pointing: Pointing, supporter: Supporter, hub: TheHub) -> None:
    """A ring around one key on the glass; only the resident presses."""
    await hub.point(str(call_id), pointing.key, supporter)


@router.put("/{call_id}/guided")
async def guide(call_id: UUID, guiding: Guiding, supporter: Supporter, hub: TheHub) -> Wire:
    """How the visit is helped, so that staff can tell what people manage unaided."""
    return await hub.guide(str(call_id), guiding.how, supporter)
