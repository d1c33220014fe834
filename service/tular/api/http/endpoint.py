"""GraphQL over HTTP: what of a request is GraphQL, and how the answer is sent.

Follows the GraphQL-over-HTTP specification: GET and POST, `application/graphql-response+json` with telling
status codes, `application/json` with 200 for every well-formed request.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from tular.api.graphql.execution import Answer, GraphQLRequest, refusal
from tular.api.graphql.failures import RequestError

RESPONSE_TYPE = "application/graphql-response+json"
LEGACY_TYPE = "application/json"
ESTIMATE = "X-Estimate-Cost"
"""Header of a request that is only measured."""

Ask = Callable[[GraphQLRequest, Scope], Awaitable[Answer]]


class GraphQLEndpoint:
    """The handler of `/graphql`. `ask` executes; `body_bytes` bounds what is read of a body."""

    def __init__(self, ask: Ask, body_bytes: int) -> None:
        self.ask = ask
        self.body_bytes = body_bytes

    async def handle(self, request: Request) -> Response:
        if _is_browser(request):
            return RedirectResponse("/graphiql", 303)
        media_type = accepted_type(request.headers.get("accept"))
        try:
            if media_type is None:
                raise _not_acceptable()
            answer = await self.ask(await self._read(request), request.scope)
        except RequestError as error:
            answer = refusal(error)
            return respond(answer, media_type or LEGACY_TYPE, answer.status)
        if answer.pinned and request.method == "GET" and not answer.codes:
            return _kept(request, respond(answer, media_type, 200))
        return respond(answer, media_type, _status(answer, media_type))

    async def _read(self, request: Request) -> GraphQLRequest:
        read = _from_json(await self._body(request)) if request.method == "POST" else _from_query(request)
        return replace(read, estimate=True) if ESTIMATE in request.headers else read

    async def _body(self, request: Request) -> bytes:
        content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type != "application/json":
            raise RequestError(
                415,
                "BAD_CONTENT_TYPE",
                f"A body of type {content_type or 'none'} is not understood.",
                remedy="Send JSON with `Content-Type: application/json`.",
            )
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self.body_bytes:
                raise _too_large(self.body_bytes)
        return bytes(body)


def accepted_type(accept: str | None) -> str | None:
    """The media type to answer with: the most wanted of the two, None when neither is wanted."""
    wanted: list[tuple[float, str]] = []
    for part in (accept or "*/*").split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((_quality(p) for p in parameters if p.startswith("q=")), 1.0)
        if quality > 0 and (media_type := _RANGES.get(media_range)):
            wanted.append((quality, media_type))
    return max(wanted, key=lambda pair: pair[0])[1] if wanted else None


_RANGES = {
    RESPONSE_TYPE: RESPONSE_TYPE,
    LEGACY_TYPE: LEGACY_TYPE,
    "application/*": RESPONSE_TYPE,
    "*/*": LEGACY_TYPE,
}


def respond(answer: Answer, media_type: str, status: int) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **answer.headers}
    payload = answer.payload
    if answer.cost is not None:
        payload = {**payload, "extensions": {"cost": answer.cost}}
    return Response(orjson.dumps(payload), status, headers, f"{media_type}; charset=utf-8")


def _kept(request: Request, response: Response) -> Response:
    """The answer about a run that is named, which the client may keep; nothing where it has it already."""
    tag = f'W/"{hashlib.blake2b(bytes(response.body), digest_size=16).hexdigest()}"'
    keeping = {"Cache-Control": "private, no-cache", "ETag": tag, "Vary": "Accept, Authorization"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=keeping)
    response.headers.update(keeping)
    return response


def _status(answer: Answer, media_type: str) -> int:
    """Legacy clients take anything but 200 for a broken connection: errors of GraphQL come with 200."""
    understood = answer.status in (200, 400) and "BAD_REQUEST" not in answer.codes
    return 200 if media_type == LEGACY_TYPE and understood else answer.status


def _quality(parameter: str) -> float:
    try:
        return float(parameter[2:])
    except ValueError:
        return 0.0


def _is_browser(request: Request) -> bool:
    """A person who opened `/graphql` in a browser wants the page, not an error."""
    wants_page = "text/html" in request.headers.get("accept", "")
    return request.method in ("GET", "HEAD") and wants_page and "query" not in request.query_params


def _from_json(body: bytes) -> GraphQLRequest:
    try:
        parameters = orjson.loads(body)
    except ValueError:
        raise _bad("The body is not JSON.") from None
    if isinstance(parameters, list):
        raise RequestError(
            400, "BATCH", "A request holds one query, not a list.", remedy="Send them one by one."
        )
    if not isinstance(parameters, dict):
        raise _bad("The body is not a JSON object.")
    return _request(parameters, read_only=False)


def _from_query(request: Request) -> GraphQLRequest:
    parameters: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if parameters.get(name):
            try:
                parameters[name] = orjson.loads(parameters[name])
            except ValueError:
                raise _bad(f"The parameter {name!r} is not JSON.") from None
        else:
            parameters.pop(name, None)
    return _request(parameters, read_only=True)


def _request(parameters: dict[str, Any], *, read_only: bool) -> GraphQLRequest:
    query, name, variables = (parameters.get(key) for key in ("query", "operationName", "variables"))
    if not isinstance(query, str) or not query.strip():
        raise _bad("There is no `query`.")
    if not isinstance(name, str | None):
        raise _bad("`operationName` is not a string.")
    if not isinstance(variables, dict | None):
        raise _bad("`variables` is not an object.")
    if not isinstance(parameters.get("extensions"), dict | None):
        raise _bad("`extensions` is not an object.")
    return GraphQLRequest(query, name or None, variables or {}, read_only)


def _bad(message: str) -> RequestError:
    remedy = 'Send {"query": "…", "variables": {…}} by POST, or ?query=… by GET.'
    return RequestError(400, "BAD_REQUEST", message, remedy=remedy)


def _too_large(most: int) -> RequestError:
    return RequestError(
        413,
        "BODY_TOO_LARGE",
        f"The body is larger than {most} bytes.",
        remedy="Pass long lists page by page.",
    )


def _not_acceptable() -> RequestError:
    return RequestError(
        406,
        "NOT_ACCEPTABLE",
        "None of the wanted media types can be served.",
        remedy=f"Accept {RESPONSE_TYPE} or {LEGACY_TYPE}.",
    )
