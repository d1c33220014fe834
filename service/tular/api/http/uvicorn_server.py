"""uvicorn as the service needs it."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from types import FrameType
from typing import Any

import uvicorn
from starlette.applications import Starlette

from tular.api.http.connections import BoundedProtocol
from tular.api.http.health import readiness
from tular.api.http.server import OnReady, Running
from tular.api.http.service import Service

GRACE = 4
"""Seconds for requests in progress once the end is asked for."""
PATIENCE = 2.5
"""Seconds after which those that are not done are answered with 503."""
DRAIN = 0.2
"""Seconds for which requests are still taken in: who is told to close a connection may have sent one already."""


class Server(uvicorn.Server):
    """uvicorn with bounded connections, telling when it answers, and ending without losing a request."""

    def __init__(
        self,
        app: Starlette,
        url: str,
        on_ready: OnReady | None,
        on_start: Callable[[Server], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=BoundedProtocol,
                ws="none",
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=GRACE,
                server_header=False,
            )
        )
        self.service: Service = app.state.service
        self.url = url
        self.on_ready = on_ready
        self.on_start = on_start
        self.announced: asyncio.Future[object] | None = None
        self.beside: asyncio.Future[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and self.on_start is not None:
            self.beside = asyncio.ensure_future(self.on_start(self))
        if self.started and self.on_ready is not None:
            self.announced = asyncio.ensure_future(asyncio.to_thread(self.on_ready, await self.running()))

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A second signal ends at once what is in progress; that it did not end by itself is no error to log."""
        if self.should_exit:
            self.force_exit = True
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer for a moment still what comes; then those whose queries take long are told to come again."""
        self.service.end()
        if not self.force_exit:
            await asyncio.sleep(DRAIN)
        await self._shut_the_door(sockets or [])
        late = asyncio.get_running_loop().call_later(PATIENCE, self.service.dismiss)
        await super().shutdown(sockets=sockets)
        late.cancel()

    async def _shut_the_door(self, sockets: list[socket.socket]) -> None:
        """Whoever comes now is refused at once; those who wait at the door already are let in before."""
        accepted = [connection for listener in sockets for connection in _waiting_at(listener)]
        for listener in sockets:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
        for server in self.servers:
            server.close()
        loop = asyncio.get_running_loop()
        for connection in accepted:
            await loop.connect_accepted_socket(self._protocol, connection)
        if not self.force_exit:
            await asyncio.sleep(DRAIN)

    def _protocol(self) -> asyncio.Protocol:
        return BoundedProtocol(self.config, self.server_state, self.lifespan.state)

    async def running(self) -> Running:
        await self.service.warm()
        state = readiness(self.service.current)
        return Running(self.url, self._stop, state["run"], tuple(state["reasons"]))

    def _stop(self) -> None:
        self.should_exit = True


def _waiting_at(listener: socket.socket) -> Iterator[socket.socket]:
    """Connections that are made and not accepted yet."""
    listener.setblocking(False)
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.setblocking(False)
            yield connection
