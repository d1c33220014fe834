"""Connections to the real server: slow clients, endless headers, clients that leave, and the end."""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from tests.api.conftest import Pointer
from tular.api.http import connections, uvicorn_server
from tular.api.http.app import create_app
from tular.api.http.connections import BoundedProtocol
from tular.api.http.server import address, listen
from tular.api.http.uvicorn_server import Server
from tular.config import Settings

pytestmark = pytest.mark.anyio

AUDITS = Path(__file__).parents[1] / "audits"
HEAD = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
LIVE = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Slow(Pointer):
    """Neo4j takes its time for a search."""

    async def search(self, text: str, **_: Any) -> list[dict[str, Any]]:
        await asyncio.sleep(20)
        return []


@asynccontextmanager
async def serving(settings: Settings, reader: Pointer) -> AsyncIterator[tuple[Server, str, int]]:
    with listen("127.0.0.1", 0) as listener:
        server = Server(create_app(settings, reader=reader), address(listener), None)
        ended = asyncio.ensure_future(server._serve(sockets=[listener]))
        while not server.started:
            await asyncio.sleep(0.01)
        try:
            host, port = listener.getsockname()
            yield server, host, port
        finally:
            server.should_exit = True
            await ended


def asked(query: str) -> bytes:
    body = json.dumps({"query": query})
    return f"{HEAD}Content-Length: {len(body)}\r\n\r\n{body}".encode()


async def answer(host: str, port: int, sent: bytes) -> bytes:
    """All that comes until the server closes, or nothing comes for a second."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(sent)
        received = b""
        while part := await asyncio.wait_for(reader.read(65_536), 1):
            received += part
    except (TimeoutError, ConnectionError):
        pass
    finally:
        writer.close()
    return received


@pytest.mark.parametrize("size", [40_000, 2_000_000])
async def test_headers_are_bounded(api_settings: Settings, pointer: Pointer, size: int) -> None:
    async with serving(api_settings, pointer) as (_, host, port):
        endless = HEAD.encode() + b"".join(b"X-%d: %s\r\n" % (n, b"a" * 990) for n in range(size // 1_000))
        assert b" 431 " in (await answer(host, port, endless)).partition(b"\r\n")[0]
        assert b" 200 " in (await answer(host, port, LIVE)).partition(b"\r\n")[0]


async def test_slow_clients_are_sent_away(
    api_settings: Settings, pointer: Pointer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.2)
    async with serving(api_settings, pointer) as (_, host, port):
        assert b" 408 " in (await answer(host, port, b"GET / HTTP/1.1\r\nHost: l")).partition(b"\r\n")[0]
        assert b" 408 " in (await answer(host, port, b"")).partition(b"\r\n")[0]
        half = f"{HEAD}Content-Length: 100\r\n\r\n{{".encode()
        assert b"200" not in await answer(host, port, half)


async def test_many_slow_clients_do_not_keep_others_out(
    api_settings: Settings, pointer: Pointer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest of those who have not sent a request yet gives way."""
    monkeypatch.setattr(BoundedProtocol, "most", 20)
    async with serving(api_settings, pointer) as (server, host, port):
        slow = [await asyncio.open_connection(host, port) for _ in range(60)]
        assert b" 200 " in (await answer(host, port, LIVE)).partition(b"\r\n")[0]
        assert len(server.server_state.connections) <= 21
        for _, writer in slow:
            writer.close()


@pytest.mark.skipif(
    shutil.which("node") is None or shutil.which("npm") is None, reason="Node is not installed"
)
async def test_all_audits_of_graphql_over_http(api_settings: Settings, pointer: Pointer) -> None:
    if not (AUDITS / "node_modules" / "graphql-http").is_dir():
        fetch = ["npm", "ci", "--silent", "--no-audit", "--no-fund"]
        if (await asyncio.to_thread(run, fetch, cwd=AUDITS, check=False)).returncode:
            pytest.skip("the audits cannot be fetched")
    async with serving(api_settings, pointer) as (_, host, port):
        command = ["node", "audit.mjs", f"http://{host}:{port}/graphql"]
        ended = await asyncio.to_thread(run, command, cwd=AUDITS, capture_output=True, text=True, check=True)
    found = json.loads(ended.stdout)
    assert found["failed"] == []
    assert found["count"] >= 61


async def test_clients_that_leave_write_no_traceback(
    api_settings: Settings, pointer: Pointer, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(api_settings, pointer) as (_, host, port):
        for sent in (f"{HEAD}Content-Length: 100\r\n\r\n{{".encode(), asked("{ run { runId } }"), b"GET"):
            _, writer = await asyncio.open_connection(host, port)
            writer.write(sent)
            await writer.drain()
            writer.transport.abort()
        await asyncio.sleep(0.2)
        assert b" 200 " in await answer(host, port, LIVE)
    assert "Traceback" not in caplog.text


async def test_at_the_end_long_queries_are_told_to_come_again(
    api_settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(uvicorn_server, "PATIENCE", 0.2)
    with caplog.at_level(logging.ERROR):
        async with serving(api_settings, Slow("newer")) as (server, host, port):
            await answer(host, port, asked("{ run { runId } }"))
            query = asked('{ searchAccounts(text: "a") { edges { score } } }')
            reader, writer = await asyncio.open_connection(host, port)
            writer.write(query)
            await asyncio.sleep(0.2)
            server.should_exit = True
            received = await asyncio.wait_for(reader.read(), 4)
            writer.close()
    head, _, body = received.partition(b"\r\n\r\n")
    assert b" 503 " in head
    assert b"connection: close" in head.lower()
    assert json.loads(body)["errors"][0]["extensions"]["code"] == "ENDING"
    assert "Traceback" not in caplog.text


async def test_at_the_end_no_fast_request_is_lost(api_settings: Settings, pointer: Pointer) -> None:
    """Clients that ask again and again on kept connections: each request is answered, or finds the door shut."""
    lost = 0

    async def client(host: str, port: int) -> None:
        nonlocal lost
        while True:
            try:
                reader, writer = await asyncio.open_connection(host, port)
            except ConnectionError:
                return
            try:
                while True:
                    writer.write(asked("{ run { runId } }"))
                    head = await reader.readuntil(b"\r\n\r\n")
                    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                    assert b"newer" in await reader.readexactly(length)
                    if b"connection: close" in head.lower():
                        break
            except (ConnectionError, asyncio.IncompleteReadError):
                lost += 1
                return
            finally:
                writer.close()

    async with serving(api_settings, pointer) as (_, host, port):
        clients = [asyncio.ensure_future(client(host, port)) for _ in range(16)]
        await asyncio.sleep(0.5)
    await asyncio.wait_for(asyncio.gather(*clients), 5)
    assert lost == 0
