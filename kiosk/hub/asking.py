"""Who asks, and may they: the dependencies of every route."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from kiosk.hub.holder import Holder, Role
from kiosk.hub.limits import Limit
from kiosk.hub.parts import Hub

COOKIE = "tetsunagi"

_bearer = HTTPBearer(auto_error=False, description="a tablet's or the staff's token")
_cookie = APIKeyCookie(name=COOKIE, auto_error=False, description="a supporter's shift")


def the_hub(request: Request) -> Hub:
    """The one hub of this program."""
    hub: Hub = request.app.state.hub
    return hub


TheHub = Annotated[Hub, Depends(the_hub)]


def address(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client else "-"


def asker(
    request: Request,
    hub: TheHub,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    cookie: Annotated[str | None, Depends(_cookie)],
) -> Holder:
    """Whoever holds a token."""
    found = _found(hub, bearer, cookie)
    if found is None:
        failures: Limit = request.app.state.failures
        if not failures.take(address(request)):
            raise HTTPException(429, "too_many")
        raise HTTPException(401, "unknown", {"WWW-Authenticate": "Bearer"})
    asked: Limit = request.app.state.asked
    if not asked.take(found.id):
        raise HTTPException(429, "too_many")
    return found


def _found(hub: Hub, bearer: HTTPAuthorizationCredentials | None, cookie: str | None) -> Holder | None:
    """A cookie is a supporter's only, so that no page elsewhere can use a tablet's or the staff's token."""
    if bearer is not None:
        holder = hub.tokens.holder(bearer.credentials)
        return holder if holder and holder.role is not Role.SUPPORTER else None
    holder = hub.tokens.holder(cookie) if cookie else None
    return holder if holder and holder.role is Role.SUPPORTER else None


Asker = Annotated[Holder, Depends(asker)]


def _only(*roles: Role) -> object:
    def allowed(who: Asker) -> Holder:
        if who.role not in roles:
            raise HTTPException(403, "not_for_you")
        return who

    return Depends(allowed)


Tablet = Annotated[Holder, _only(Role.TABLET)]
Supporter = Annotated[Holder, _only(Role.SUPPORTER)]
Staff = Annotated[Holder, _only(Role.STAFF)]
Concerned = Annotated[Holder, _only(Role.TABLET, Role.SUPPORTER)]
