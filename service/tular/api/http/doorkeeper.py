"""Looks at every request before anything else does: its host, who asks, and writes it down."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import orjson
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tular.api.auth.callers import Caller
from tular.api.auth.gate import Gate
from tular.api.graphql.failures import RequestError, describe
from tular.api.http.doors import Hosts

OPEN = ("/", "/graphiql", "/favicon.ico")
OPEN_BELOW = ("/static/", "/health")
"""What anybody may ask: pages, which hold no data, and whether the service lives."""
ACCESS = logging.getLogger("tular.access")
Count = Callable[[str, int], None]


class HostCheck:
    """Refuses requests that were meant for another host."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self.hosts.allows(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
            return
        error = RequestError(
            421,
            "WRONG_HOST",
            "This service is not asked under that name.",
            remedy="Use its address, or start it with --allow-host and the name.",
        )
        await refused(error)(scope, receive, send)


class Entrance:
    """Lets in those whom the gate knows; who it is stands in the scope for those who answer."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app = app
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        try:
            caller, headers = await self.gate.enter(HTTPConnection(scope))
        except RequestError as error:
            await refused(error)(scope, receive, send)
            return
        scope["tular.caller"] = caller
        await self.app(scope, receive, _with_headers(send, headers))


def _is_open(path: str) -> bool:
    return path in OPEN or path.startswith(OPEN_BELOW)


class AccessLog:
    """One line of JSON a request, with an id that the answer carries too; every request is counted.

    `ending`: whether the service ends, so that connections are closed."""

    def __init__(self, app: ASGIApp, count: Count, ending: Callable[[], bool]) -> None:
        self.app = app
        self.count = count
        self.ending = ending

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, seen = perf_counter(), _Seen()
        scope["tular.request"] = request_id = uuid.uuid4().hex[:16]
        headers = {"X-Request-Id": request_id} | ({"Connection": "close"} if self.ending() else {})
        try:
            await self.app(scope, receive, _with_headers(seen.watching(send), headers))
        except ClientDisconnect:
            pass  # nobody waits for an answer
        finally:
            self.count(scope["path"], seen.status)
            if ACCESS.isEnabledFor(logging.INFO):
                ACCESS.info(_line(scope, request_id, seen, perf_counter() - began))


class _Seen:
    """Status and size of an answer; 499 where the client left before it began."""

    def __init__(self) -> None:
        self.status = 499
        self.bytes = 0

    def watching(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.status = message["status"]
            elif message["type"] == "http.response.body":
                self.bytes += len(message.get("body", b""))
            await send(message)

        return sending


def _line(scope: Scope, request_id: str, seen: _Seen, seconds: float) -> str:
    caller: Caller | None = scope.get("tular.caller")
    client = scope.get("client")
    entry: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "request": request_id,
        "from": client[0] if client else None,
        "who": caller.name if caller else None,
        "key": caller.key if caller and caller.key else None,
        "method": scope["method"],
        "path": scope["path"][:200],
        "status": seen.status,
        "bytes": seen.bytes,
        "ms": round(seconds * 1_000, 1),
        "operation": scope.get("tular.operation"),
        "codes": scope.get("tular.codes"),
    }
    return json.dumps({name: value for name, value in entry.items() if value is not None}, ensure_ascii=True)


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and headers:
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return sending


def refused(error: RequestError) -> Response:
    """The answer to a request that is not let in."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **error.headers}
    content = orjson.dumps({"errors": [describe(error)]})
    return Response(content, error.status, headers, "application/json; charset=utf-8")
