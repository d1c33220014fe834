"""From nothing to the first answer and back: Tular's start of Neo4j beside the server started by hand.

    python benchmarks/start.py --repeats 5

The peer is the main class with the flags it needs (DESIGN 6) and a neo4j.conf that names only the port. Both start on
a database that exists already, in turn. CPU seconds are those of the server until its first answer: machines are
shared.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.conftest import isolated_settings

import as_published
from tular.config import Settings
from tular.store.driver.database import Database
from tular.store.server import server_process
from tular.store.server.files import USER
from tular.store.server.java import FLAGS, SERVER_CLASS, home_argument
from tular.store.server.local import LocalNeo4j

Times = tuple[float, float, float]


def by_tular(local: LocalNeo4j) -> Times:
    return _timed(local, lambda: (local.start(), psutil.Process(local.folder.state()["pid"])))


def by_hand(local: LocalNeo4j) -> Times:
    port = local.folder.port()
    (local.folder.conf / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{port}\nserver.http.enabled=false\n"
        f"server.memory.pagecache.size={local.memory.page_cache // 2**20}m\n"
    )

    def start() -> tuple[Settings, psutil.Process]:
        commands = as_published.commands_of(local)
        classes = ("-cp", commands.installation.class_path, SERVER_CLASS)
        options = (home_argument(local.folder), f"--config-dir={local.folder.conf}")
        java = (str(commands.java.program), f"-Xmx{local.memory.heap // 2**20}m", *FLAGS)
        process = server_process.start(
            [*java, *classes, *options], commands.environment(local.folder), local.folder.console_log
        )
        server_process.wait_until_ready(process, local.folder)
        word = local.folder.password()
        return replace(local.settings, neo4j_uri=local.uri, neo4j_user=USER, neo4j_password=word), process

    return _timed(local, start)


def _timed(local: LocalNeo4j, start: Callable[[], tuple[Settings, psutil.Process]]) -> Times:
    began = time.perf_counter()
    settings, process = start()
    with Database.connect(settings) as database:
        database.read("server/server_version")
    answered = time.perf_counter()
    cpu = sum(process.cpu_times()[:2])
    stopping = time.perf_counter()
    local.stop()
    return answered - began, cpu, time.perf_counter() - stopping


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    repeats = parser.parse_args().repeats
    with tempfile.TemporaryDirectory() as folder:
        local = LocalNeo4j(isolated_settings(Path(folder)))
        local.install()
        local.practise()
        local.start()
        local.stop()
        rows: dict[str, list[Times]] = {"by hand": [], "Tular": []}
        for _ in range(repeats):
            rows["by hand"].append(by_hand(local))
            rows["Tular"].append(by_tular(local))
    print("| start | s to the first answer | CPU s | s to stop |")
    print("|---|---|---|---|")
    for name, times in rows.items():
        answer, cpu, stop = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"| {name} | {answer:.1f} | {cpu:.1f} | {stop:.1f} |")


if __name__ == "__main__":
    main()
