"""Pages for people: the explorer and GraphiQL, all of it from this package."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
EDITOR = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""GraphiQL's editor writes styles of its own into the page."""


def page_routes(*, graphiql: bool = True) -> list[BaseRoute]:
    return [
        Route("/", _page("explorer/index.html", STRICT)),
        *([Route("/graphiql", _page("graphiql.html", EDITOR))] if graphiql else []),
        Route("/favicon.ico", _favicon),
        Mount("/static", StaticFiles(packages=[("tular.api.http", "static")])),
    ]


async def _favicon(_request: Request) -> RedirectResponse:
    return RedirectResponse("/static/icon.svg", 301)


def _page(name: str, policy: str) -> Callable[[Request], Awaitable[Response]]:
    content = files("tular.api.http").joinpath("static", *name.split("/")).read_bytes()
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }

    async def page(_request: Request) -> HTMLResponse:
        return HTMLResponse(content, headers=headers)

    return page
