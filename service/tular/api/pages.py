"""Pages for people: the start page and GraphiQL, all of it from this package."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def page_routes() -> list[BaseRoute]:
    return [
        Route("/", _page("index.html")),
        Route("/graphiql", _page("graphiql.html")),
        Route("/favicon.ico", _favicon),
        Mount("/static", StaticFiles(packages=[("tular.api", "static")])),
    ]


async def _favicon(_request: Request) -> RedirectResponse:
    return RedirectResponse("/static/icon.svg", 301)


def _page(name: str) -> Callable[[Request], Awaitable[Response]]:
    content = files("tular.api").joinpath("static", name).read_bytes()

    async def page(_request: Request) -> HTMLResponse:
        return HTMLResponse(content, headers=HEADERS)

    return page
