"""Serving: a socket that is surely ours, uvicorn on it, and a clean end."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from tular.api.auth.unguarded import refuse_unguarded
from tular.api.graphql.context import Measure, measures_nothing
from tular.api.graphql.live import Live
from tular.api.http.app import create_app
from tular.api.http.doors import Doors
from tular.api.http.health import readiness
from tular.api.http.service import Service
from tular.config import Settings
from tular.errors import ConfigError

GRACE = 4
"""Seconds for requests in progress once the end is asked for."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers, with the run it serves and what is missing. `stop` may be called from any thread."""

    url: str
    stop: Callable[[], None]
    run: str | None
    reasons: tuple[str, ...]


OnReady = Callable[[Running], object]


def serve(
    settings: Settings,
    on_ready: OnReady | None = None,
    *,
    doors: Doors | None = None,
    reader: Live | None = None,
    measure: Measure = measures_nothing,
) -> None:
    """Serve until SIGINT, SIGTERM or `Running.stop`; requests in progress get a few seconds to end.

    `doors`: who may ask what; by default all on this machine everything. `on_ready` is called once the server
    answers, in a thread of its own. Raises ConfigError when the port is taken, or when others than this machine could
    ask without a key and nobody said that they may.
    """
    doors = replace(doors or Doors(), host=settings.host).checked()
    refuse_unguarded(settings, doors)
    with listen(settings.host, settings.port) as listener:
        server = _Server(
            create_app(settings, reader=reader, doors=doors, measure=measure),
            address(listener),
            on_ready,
        )
        server.run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; port 0 takes a free one. Raises ConfigError when that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        listener.close()
        raise _not_bound(host, port, error) from None
    return listener


def address(listener: socket.socket) -> str:
    """The URL of a bound socket, as one would type it."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """uvicorn, telling when it answers."""

    def __init__(self, app: Starlette, url: str, on_ready: OnReady | None) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=GRACE,
                server_header=False,
            )
        )
        self.service: Service = app.state.service
        self.url = url
        self.on_ready = on_ready
        self.announced: asyncio.Future[object] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started and self.on_ready is not None:
            self.announced = asyncio.ensure_future(asyncio.to_thread(self.on_ready, await self._running()))

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A second signal ends at once what is in progress; that it did not end by itself is no error to log."""
        if self.should_exit:
            self.force_exit = True
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        super().handle_exit(sig, frame)

    async def _running(self) -> Running:
        await self.service.current.refresh()
        state = readiness(self.service.current)
        return Running(self.url, self._stop, state["run"], tuple(state["reasons"]))

    def _stop(self) -> None:
        self.should_exit = True


def _not_bound(host: str, port: int, error: Exception) -> ConfigError:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return ConfigError(
            f"Port {port} of {host} is taken by another program.",
            remedy="End that one, or choose another port by TULAR_PORT (`tular serve` also by --port).",
            field="port",
        )
    return ConfigError(
        f"{host}:{port} cannot be listened on: {error}.",
        remedy="Choose another address with --host and --port, or TULAR_HOST and TULAR_PORT.",
        field="host",
    )
