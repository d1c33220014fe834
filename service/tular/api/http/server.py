"""Serving: a socket that is surely ours, uvicorn on it or workers around it, and a clean end."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tular.api.http.doors import Doors
from tular.api.http.open_files import allow_many_files
from tular.config import Settings
from tular.errors import ConfigError

if TYPE_CHECKING:
    from tular.api.graphql.context import Measure
    from tular.api.graphql.live import Live


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
    measure: Measure | None = None,
    workers: int = 0,
) -> None:
    """Serve until SIGINT, SIGTERM or `Running.stop`; requests in progress get a few seconds to end.

    `doors`: who may ask what; by default all on this machine everything. `on_ready` is called once the server
    answers, in a thread of its own. `workers`: processes that share the work, each replaced when it dies; 0: this
    process itself. Raises ConfigError when the port is taken, or when others than this machine could ask without a
    key and nobody said that they may.
    """
    from tular.api.auth.unguarded import refuse_unguarded

    doors = replace(doors or Doors(), host=settings.host).checked()
    refuse_unguarded(settings, doors)
    allow_many_files()
    with listen(settings.host, settings.port) as listener:
        if workers:
            from tular.api.http.workers import Supervisor

            Supervisor(settings, doors, measure, listener, workers).run(on_ready)
        else:
            from tular.api.http.app import create_app
            from tular.api.http.uvicorn_server import Server

            app = create_app(settings, reader=reader, doors=doors, measure=measure)
            Server(app, address(listener), on_ready).run(sockets=[listener])


def cores() -> int:
    """Workers to start where nobody says how many: one for each core that this process may use, up to 8."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(8, usable)


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
