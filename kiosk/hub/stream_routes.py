"""The stream of news, and what a page says of itself."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, HTTPException, Query
from fastapi.responses import StreamingResponse

from kiosk.hub.asking import Concerned, Supporter, TheHub
from kiosk.hub.holder import Holder
from kiosk.hub.moment import written
from kiosk.hub.parts import Hub
from kiosk.hub.wire import Me

router = APIRouter(tags=["stream"])

_SEQ = r"^[0-9]{1,15}$"


@router.get("/stream", response_class=StreamingResponse)
async def stream(
    asker: Concerned,
    hub: TheHub,
    last_event_id: Annotated[str | None, Header(pattern=_SEQ)] = None,
    after: Annotated[str | None, Query(pattern=_SEQ)] = None,
) -> StreamingResponse:
    """Server-sent events.  `after` is for a page that opens a new EventSource and cannot set a header."""
    if hub.news.full:
        raise HTTPException(503, "full")
    seen = last_event_id or after
    return StreamingResponse(
        _events(hub, asker, int(seen) if seen else None),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(hub: Hub, asker: Holder, after: int | None) -> AsyncIterator[bytes]:
    """Subscribed first, replayed then: nothing falls in between."""
    listener = hub.news.subscribe(asker)
    try:
        missed = await hub.missed(listener, after)
        yield b"".join([b"retry: 1000\n\n", *(news.as_bytes() for news in missed)])
        async for news in listener.events():
            yield news.as_bytes()
    finally:
        hub.news.unsubscribe(listener)


@router.get("/me")
async def who(supporter: Supporter, hub: TheHub) -> dict[str, Any]:
    """Who this page speaks for, and how long yet."""
    return _me(supporter, hub)


@router.put("/me")
async def me(said: Me, supporter: Supporter, hub: TheHub) -> dict[str, Any]:
    """The page is in view, its supporter rests.  Believed for some seconds only."""
    hub.presence.heard(supporter.id, in_view=said.in_view, resting=said.resting)
    return _me(supporter, hub)


def _me(supporter: Holder, hub: Hub) -> dict[str, Any]:
    return {
        "id": supporter.id,
        "name": supporter.name,
        "ends": written(supporter.ends) if supporter.ends else None,
        "resting": hub.presence.resting(supporter.id),
    }
