"""The local Neo4j with Graph Data Science beside it: jars by Maven coordinate, as its users have a plug-in folder."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import psutil

from tular.config import Settings
from tular.store.server import server_process
from tular.store.server.conf import write_conf
from tular.store.server.jars import DOWNLOADS_AT_ONCE, read_lock
from tular.store.server.java import Memory
from tular.store.server.local import LocalNeo4j

GDS = "2.26.0"
MEGABYTE = 2**20


class WithGds(LocalNeo4j):
    """The local server with a plugin folder."""

    def __init__(self, settings: Settings, plugins: Path, heap: int) -> None:
        super().__init__(settings)
        self.plugins = plugins
        self.memory = Memory(heap=heap * MEGABYTE, page_cache=512 * MEGABYTE)

    def _spawn(self) -> psutil.Process:
        """As Neo4j's own script starts it: plugins are on the class path, or their extensions stay unknown."""
        command = [
            f"{self.plugins}/*{os.pathsep}{part}" if before == "-cp" else part
            for before, part in pairwise(["", *self.commands.server(self.folder)])
        ]
        return server_process.start(command, self.commands.environment(self.folder), self.folder.console_log)

    def _write_conf(self, port: int, *more: str) -> None:
        plugins = (
            f"server.directories.plugins={self.plugins}",
            "dbms.security.procedures.unrestricted=gds.*",
        )
        write_conf(self.folder, self.installation, self.memory, port, *plugins, *more)


def fetch_plugins(folder: Path) -> None:
    """All jars of GDS but those whose coordinate the server has itself."""
    from jgo.config import GlobalSettings
    from jgo.maven import MavenContext
    from jgo.maven._core import DEFAULT_REMOTE_REPOS

    if folder.is_dir() and any(folder.iterdir()):
        return
    remote = GlobalSettings.load().repositories or DEFAULT_REMOTE_REPOS
    context = MavenContext(timeout=60, remote_repos=remote)
    wanted = [
        context.create_dependency(f"org.neo4j.gds:{name}:{GDS}") for name in ("proc", "opengds-extension")
    ]
    _, nodes = context.resolver.get_dependency_list(wanted)
    server = {(jar.group, jar.artifact) for jar in read_lock().jars}
    artifacts = {dependency.artifact.filename: dependency.artifact for dependency in wanted}
    for node in nodes:
        component = node.dep.artifact.component
        if (component.groupId, component.artifactId) not in server:
            artifacts[node.dep.artifact.filename] = node.dep.artifact
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(dir=folder.parent) as unfinished,
        ThreadPoolExecutor(DOWNLOADS_AT_ONCE) as pool,
    ):
        files = pool.map(lambda artifact: artifact.resolve(), artifacts.values())
        for name, file in zip(artifacts, files, strict=True):
            copyfile(file, Path(unfinished) / name)
        Path(unfinished).rename(folder)
        Path(unfinished).mkdir()
