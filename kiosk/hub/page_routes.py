"""The supporters' page and how a phone joins."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from kiosk.hub.asking import COOKIE, Supporter, TheHub, address
from kiosk.hub.holder import Role
from kiosk.hub.limits import Limit
from kiosk.hub.moment import written
from kiosk.hub.pages import KINDS, Pages
from kiosk.hub.tokens import SHIFT
from kiosk.hub.wire import Joining

FOR_EVER = "public, max-age=31536000, immutable"
LOOPBACK = frozenset({"127.0.0.1", "::1"})

router = APIRouter(tags=["join"])
pages = APIRouter(include_in_schema=False)


@router.post("/join", status_code=201)
async def join(joining: Joining, request: Request, response: Response, hub: TheHub) -> dict[str, Any]:
    """A code for a cookie.  The code is used up only when it worked."""
    guesses: Limit = request.app.state.guesses
    if not guesses.allows(address(request)):
        raise HTTPException(429, "too_many")
    if not hub.joins.holds(joining.code):
        guesses.take(address(request))
        raise HTTPException(403, "code_ended")
    supporter, token = await hub.tokens.admit_supporter(joining.name)
    hub.joins.use(joining.code)
    response.set_cookie(
        COOKIE,
        token,
        max_age=round(SHIFT.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    assert supporter.ends
    return {"id": supporter.id, "name": supporter.name, "ends": written(supporter.ends)}


@router.delete("/me", status_code=204)
async def leave(supporter: Supporter, response: Response, hub: TheHub) -> None:
    """The shift is over."""
    await hub.tokens.revoke(Role.SUPPORTER, supporter.id)
    hub.presence.forget(supporter.id)
    hub.close_revoked()
    response.delete_cookie(COOKIE, path="/")


@pages.get("/health")
async def health() -> dict[str, Any]:
    """Whether this is the hub, and which."""
    return {"ok": True, "version": 1}


@pages.get("/")
async def board(request: Request) -> HTMLResponse:
    """The open calls."""
    return _whole(request, "board.html")


@pages.get("/join")
async def join_page(request: Request) -> HTMLResponse:
    """Asks for a nickname; looking at it changes nothing, so that a preview of the link uses up no code."""
    return _whole(request, "join.html")


@pages.get("/reception")
async def reception(request: Request) -> HTMLResponse:
    """For the reception PC alone: it is shown on this machine only."""
    if not _is_here(request):
        raise HTTPException(404, "not_found")
    return _whole(request, "reception.html")


def _is_here(request: Request) -> bool:
    """Who comes from the very address that was asked is this machine; by its name it is asked that way."""
    asked: tuple[str, int] | None = request.scope.get("server")
    return address(request) in LOOPBACK or (asked is not None and address(request) == asked[0])


@pages.get("/page/{version}/{name}")
async def part(version: str, name: str, request: Request) -> Response:
    """A part of a page; whoever still has a page of before gets it as it is now, but not to keep."""
    known: Pages = request.app.state.pages
    if name not in known.parts:
        raise HTTPException(404, "not_found")
    kept = {"Cache-Control": FOR_EVER} if version == known.version else None
    return Response(known.parts[name], media_type=KINDS[Path(name).suffix], headers=kept)


def _whole(request: Request, name: str) -> HTMLResponse:
    known: Pages = request.app.state.pages
    return HTMLResponse(known.whole[name])
