"""Tables as files: `/tables/accounts.csv`, `/tables/community/ID.xlsx`, … with the parameters of GraphQL's fields."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tular.api.graphql.context import RequestContext
from tular.api.graphql.execution import Answer, GraphQLRequest
from tular.api.graphql.failures import RequestError
from tular.api.graphql.request_threads import computed
from tular.api.http.failing import GraphQLRefused, data_of, failed, failed_with
from tular.api.tables import account, communities, community, runs, topic
from tular.api.tables.facts import check_known
from tular.api.tables.influencers import PARAMETERS, Given, influencers
from tular.errors import BadId, RunNotFound, TularError, UsageError
from tular.results.table import Book
from tular.results.table_files import MEDIA_TYPES, SUFFIXES, written

Ask = Callable[[GraphQLRequest], Awaitable[Answer]]
ASKED = {"communities": communities, "community": community, "account": account, "topic": topic}
"""Tables made from an answer of GraphQL."""
KNOWN = {"accounts": PARAMETERS, "runs": (), **{name: table.PARAMETERS for name, table in ASKED.items()}}
"""Parameters of each table, beside `table`, which chooses one of several in a file."""
NAMES = (*KNOWN,)
OF_ONE = ("community", "account")
"""Tables of one thing, whose id stands in the address."""


class Tables:
    """The handler of `/tables/{name}` and `/tables/{of}/{name}`.

    `ask` answers GraphQL, `context` makes what a request's resolvers share."""

    def __init__(self, ask: Ask, context: Callable[[], RequestContext]) -> None:
        self.ask = ask
        self.context = context

    async def handle(self, request: Request) -> Response:
        try:
            return await self._file(request)
        except GraphQLRefused as refused:
            return failed_with(request, refused.errors, refused.status, refused.headers)
        except RequestError as error:
            return failed(request, error, error.status)
        except TularError as error:
            status = 404 if isinstance(error, RunNotFound | BadId) else 400
            return failed(request, error, status)

    async def _file(self, request: Request) -> Response:
        name, form, given = _asked_for(request)
        book = await self._book(name, given)
        content = await computed(written, book.only(_last(given, "table")), form)
        file = f"{book.facts.get('run', 'tular')}-{name}.{_suffix(form)}"
        headers = {
            "Content-Disposition": f'attachment; filename="{file}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(content, headers=headers, media_type=MEDIA_TYPES[form])

    async def _book(self, name: str, given: Given) -> Book:
        if name == "accounts":
            return await influencers(self.context(), given)
        if name == "runs":
            return await _runs(self.context())
        table = ASKED[name]
        book: Book | None = table.book(
            await self._data(table.QUERY, table.variables({key: v[-1] for key, v in given.items()}))
        )
        if book is None:
            raise BadId(f"There is no {name} {given['id'][-1][:50]!r}.", remedy="Name another.", field="id")
        return book

    async def _data(self, query: str, variables: dict[str, Any]) -> Mapping[str, Any]:
        return data_of(await self.ask(GraphQLRequest(query, variables=variables)))


async def _runs(context: RequestContext) -> Book:
    current = await context.current_run_if_any()
    current_id = None if current is None else current.id
    known = (await context.in_cypher(), await context.published())
    return runs.book(await context.manifests(), current_id, *known)


def _asked_for(request: Request) -> tuple[str, str, Given]:
    """Table, format and parameters. Raises UsageError."""
    stem, _, suffix = request.path_params["name"].rpartition(".")
    of = request.path_params.get("of")
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    if of is not None:
        given["id"] = [stem]
    name = of or stem
    if name not in NAMES or suffix not in SUFFIXES or (of is None) == (name in OF_ONE):
        addresses = [f"{each}/ID" if each in OF_ONE else each for each in NAMES]
        raise UsageError(
            f"There is no table {request.url.path[:80]!r}.",
            remedy=f"Choose from {', '.join(addresses)}, with one of {', '.join(f'.{each}' for each in SUFFIXES)}.",
            field="name",
        )
    check_known(request.query_params, (*KNOWN[name], "table"))
    return name, SUFFIXES[suffix], given


def _last(given: Given, name: str) -> str | None:
    return given[name][-1] if name in given else None


def _suffix(form: str) -> str:
    return next(suffix for suffix, each in SUFFIXES.items() if each == form)
