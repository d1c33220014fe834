"""The lock of the local Neo4j: which jars make the server, with the SHA-256 of each.

`neo4j.lock.toml` beside this file is written by jgo and names no registry host. To make it anew for another
version, with network: `python -m tular.store.server.jars 2026.08.1`.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

LOCK_FILE = Path(__file__).with_name("neo4j.lock.toml")
DOWNLOADS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class LockedJar:
    """One file of the server, by its Maven coordinate."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def coordinate(self) -> str:
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))

    @property
    def file_name(self) -> str:
        suffix = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{suffix}.jar"


@dataclass(frozen=True)
class Lock:
    """The whole lock: the server's version, the Java it needs, its jars."""

    version: str
    java: int
    jars: tuple[LockedJar, ...]

    @cached_property
    def digest(self) -> str:
        """Changes whenever any jar does; names the folder of an installation."""
        lines = "\n".join(f"{jar.coordinate} {jar.sha256}" for jar in self.jars)
        return hashlib.sha256(lines.encode()).hexdigest()[:12]


def read_lock(file: Path = LOCK_FILE) -> Lock:
    """Read a lock file as jgo writes it."""
    table = tomllib.loads(file.read_text("utf-8"))
    jars = tuple(_jar(row) for row in table["dependencies"])
    version = next(jar.version for jar in jars if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))
    return Lock(version, int(table["environment"]["min_java_version"]), jars)


def file_sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _jar(row: dict[str, Any]) -> LockedJar:
    return LockedJar(
        row["groupId"], row["artifactId"], row["version"], row.get("classifier", ""), row["sha256"]
    )


def write_lock(version: str, java: int = 21, file: Path = LOCK_FILE) -> None:
    """Resolve the server of `version` with jgo (minutes, needs network) and write its lock."""
    from jgo import __version__ as jgo_version
    from jgo.env._lockfile import LockFile
    from jgo.maven import MavenContext

    context = MavenContext(timeout=60)
    server = context.create_dependency(f"org.neo4j:neo4j:{version}")
    _, nodes = context.resolver.get_dependency_list([server])
    wanted = [server, *(node.dep for node in nodes if node.dep.artifact != server.artifact)]
    with ThreadPoolExecutor(DOWNLOADS_AT_ONCE) as pool:
        list(pool.map(lambda dependency: dependency.artifact.resolve(), wanted))
    lock = LockFile.from_resolved_dependencies(wanted, environment_name="neo4j", min_java_version=java)
    lock.jgo_version = jgo_version
    lock.save(file)


def main(arguments: Sequence[str]) -> None:
    (version,) = arguments
    write_lock(version)


if __name__ == "__main__":
    main(sys.argv[1:])
