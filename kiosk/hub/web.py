"""The hub as a web application."""

import asyncio
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from kiosk.hub import calls_routes, page_routes, staff_routes, stream_routes
from kiosk.hub.book import PastError, TooManyCallsError, UnknownCallError
from kiosk.hub.guards import Guard
from kiosk.hub.limits import Limit
from kiosk.hub.pages import load
from kiosk.hub.parts import Hub, NoSuchKeyError, NotYoursError
from kiosk.hub.tokens import NameTakenError

_CODES: dict[type[Exception], tuple[int, str]] = {
    UnknownCallError: (404, "no_such_call"),
    TooManyCallsError: (409, "too_many_calls"),
    NoSuchKeyError: (409, "no_such_key"),
    NotYoursError: (409, "not_yours"),
    NameTakenError: (409, "name_taken"),
    RequestValidationError: (422, "unreadable"),
}


def make(hub: Hub, names: Collection[str] = ()) -> FastAPI:
    """The application around the hub's parts; `names`: what this machine is called besides its addresses."""
    app = FastAPI(
        title="てつなぎ", version="1", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_life
    )
    app.state.hub = hub
    app.state.pages = load()
    app.state.asked = Limit(per_second=20, burst=60, clock=time.monotonic)
    app.state.failures = Limit(per_second=0.5, burst=20, clock=time.monotonic)
    app.state.guesses = Limit(per_second=0.2, burst=10, clock=time.monotonic)
    api = APIRouter(prefix="/api/v1")
    for routes in (calls_routes, stream_routes, staff_routes, page_routes):
        api.include_router(routes.router)
    app.include_router(api)
    app.include_router(page_routes.pages)
    app.add_middleware(Guard, names=names)
    app.add_exception_handler(PastError, _past)
    app.add_exception_handler(HTTPException, _refused)
    for kind in _CODES:
        app.add_exception_handler(kind, _coded)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    clock = asyncio.create_task(app.state.hub.run())
    try:
        yield
    finally:
        clock.cancel()
        with suppress(asyncio.CancelledError):
            await clock


async def _past(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PastError)
    hub: Hub = request.app.state.hub
    return JSONResponse({"error": "past", "call": hub.wire(error.entry)}, HTTPStatus.CONFLICT)


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = error.detail if error.detail.islower() else HTTPStatus(error.status_code).name.lower()
    return JSONResponse({"error": code}, error.status_code, error.headers)


async def _coded(_request: Request, error: Exception) -> JSONResponse:
    status, code = _CODES[type(error)]
    return JSONResponse({"error": code}, status)
