"""A Neo4j of Tular's own: installed, started and stopped on this machine, when `TULAR_NEO4J_URI` is not set."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from tular.config import Settings
from tular.errors import LocalNeo4jError
from tular.store import local_java, local_process
from tular.store.local_files import Folder, explained, locked
from tular.store.local_install import Installation
from tular.store.local_lock import read_lock

Progress = Callable[[str, int, int | None], None]
USER = "neo4j"
START_SECONDS = 180.0
POLL_SECONDS = 0.05
PORT_TRIES = 3


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the local server without asking it."""

    installed: bool
    running: bool
    pid: int | None
    uri: str | None
    version: str
    folder: Path
    jars: Path


class LocalNeo4j:
    """The server of one home. Every change of its state holds one lock, so that two callers start one server."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = Folder(settings.home)
        self.installation = Installation(settings.cache, read_lock())
        self.memory = local_java.memory_for(settings.memory_gb)

    def install(self, progress: Progress | None = None) -> None:
        """Fetch the server's jars into the cache, once for all homes."""
        self.installation.ensure(progress)

    def ensure_running(self, progress: Progress | None = None) -> Settings:
        """Settings that lead to a running Neo4j: the given ones if they name one, else those of the local one."""
        if self.settings.neo4j_uri is not None:
            return self.settings
        return self.start(progress)

    def start(self, progress: Progress | None = None) -> Settings:
        """Install if needed, start if not running, wait until it answers; settings with address and password."""
        self.folder.prepare()
        with locked(self.folder.lock_file):
            process = local_process.find(self.folder)
            if process is None:
                self.install(progress)
                self._first_password()
                process = self._launch(progress)
            else:
                self._adopt(process)
            self._wait(process, progress)
        return self.connected()

    def stop(self) -> bool:
        """End the server cleanly; False when none ran."""
        if not self.folder.root.exists():
            return False
        with locked(self.folder.lock_file):
            process = local_process.find(self.folder)
            if process is not None:
                local_process.end(process)
            self.folder.state_file.unlink(missing_ok=True)
        return process is not None

    def status(self) -> Status:
        process = local_process.find(self.folder)
        return Status(
            installed=self.installation.complete,
            running=process is not None,
            pid=process.pid if process else None,
            uri=self.uri if process else None,
            version=self.installation.lock.version,
            folder=self.folder.root,
            jars=self.installation.lib,
        )

    @property
    def uri(self) -> str | None:
        port = self.folder.port()
        return f"bolt://{local_process.LOOPBACK}:{port}" if port else None

    def connected(self) -> Settings:
        """The settings with address, user and password of the local server."""
        return replace(
            self.settings, neo4j_uri=self.uri, neo4j_user=USER, neo4j_password=self.folder.password()
        )

    def admin(self, *arguments: str, on_line: Callable[[str], None] | None = None) -> str:
        """Run `neo4j-admin` on the stopped server's folder; its output, line by line to `on_line` and as a whole."""
        self.folder.prepare()
        self.install()
        if local_process.find(self.folder):
            raise LocalNeo4jError(
                "The local Neo4j runs, and this needs it stopped.", remedy="Run `tular neo4j stop` first."
            )
        self._write_conf()
        return self._admin(arguments, on_line)

    def _first_password(self) -> None:
        if self.folder.password() is not None and self.folder.initialised:
            return
        if self.folder.initialised:
            raise LocalNeo4jError(
                f"The password file {self.folder.password_file} is lost, and the database has one.",
                remedy="Put the file back, or run `tular neo4j password` to set a new password.",
            )
        self._write_conf()
        self._admin(
            ("dbms", "set-initial-password", self.folder.password() or self.folder.make_password()), None
        )

    def _launch(self, progress: Progress | None) -> psutil.Process:
        port = local_process.choose_port(self.folder.port())
        with explained(self.folder.root):
            self.folder.port_file.write_text(f"{port}\n", "ascii")
        self._write_conf()
        if progress:
            progress("start Neo4j", 0, None)
        with explained(self.folder.console_log):
            pid = local_java.start_detached(
                self._server_command(), self.folder.console_log, self._environment()
            )
        process = psutil.Process(pid)
        self._adopt(process)
        return process

    def _adopt(self, process: psutil.Process) -> None:
        state = {"pid": process.pid, "version": self.installation.lock.version}
        if self.folder.read_state() != state:
            self.folder.write_state(state)

    def _wait(self, process: psutil.Process, progress: Progress | None) -> None:
        port, deadline = self.folder.port(), time.monotonic() + START_SECONDS
        while port is None or not local_process.answers(port):
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                self.folder.state_file.unlink(missing_ok=True)
                raise local_process.why_it_ended(self.folder.console_log, self.folder)
            if time.monotonic() > deadline:
                raise LocalNeo4jError(
                    f"Neo4j did not answer within {START_SECONDS:.0f} seconds.",
                    remedy=f"Look into {self.folder.logs}.",
                )
            time.sleep(POLL_SECONDS)
        if progress:
            progress("start Neo4j", 1, 1)

    def _java(self) -> str:
        return str(local_java.java(self.installation.lock.java))

    def _server_command(self) -> list[str]:
        heap = self.memory.heap // local_java.MEGABYTE
        return [
            self._java(),
            f"-Xmx{heap}m",
            *local_java.FLAGS,
            "-cp",
            f"{self.installation.lib}/*",
            local_java.SERVER_CLASS,
            local_process.home_argument(self.folder),
            f"--config-dir={self.folder.conf}",
        ]

    def _environment(self) -> dict[str, str]:
        home = {"NEO4J_HOME": str(self.folder.root), "NEO4J_CONF": str(self.folder.conf)}
        return {**os.environ, **home, "JAVA_HOME": str(local_java.java_home())}

    def _admin(self, arguments: tuple[str, ...], on_line: Callable[[str], None] | None) -> str:
        heap = self.memory.heap // local_java.MEGABYTE
        command = [
            self._java(),
            *local_java.FLAGS,
            f"-Dbasedir={self.folder.root}",
            "-cp",
            f"{self.installation.lib}/*",
            local_java.ADMIN_CLASS,
            *arguments,
        ]
        environment = {**self._environment(), "HEAP_SIZE": f"{heap}m"}
        lines = []
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
            cwd=self.folder.root,
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                lines.append(line)
                if on_line:
                    on_line(line.rstrip("\n"))
        output = "".join(lines)
        if process.returncode:
            raise LocalNeo4jError(
                f"`neo4j-admin {' '.join(arguments[:2])}` failed: {_last_line(output)}",
                remedy=f"Its whole output is in {self._keep_output(output)}.",
            )
        return output

    def _keep_output(self, output: str) -> Path:
        file = self.folder.logs / "neo4j-admin.log"
        file.write_text(output, "utf-8")
        return file

    def _write_conf(self) -> None:
        with explained(self.folder.conf):
            (self.folder.conf / "neo4j.conf").write_text(self._conf(), "utf-8")

    def _conf(self) -> str:
        megabytes = self.memory.page_cache // local_java.MEGABYTE
        lines = [
            "# Written by Tular at every start; changes are lost.",
            f"server.directories.lib={self.installation.lib}",
            f"server.default_listen_address={local_process.LOOPBACK}",
            f"server.bolt.listen_address={local_process.LOOPBACK}:{self.folder.port() or 0}",
            "server.http.enabled=false",
            "server.https.enabled=false",
            "dbms.usage_report.enabled=false",
            f"server.memory.heap.max_size={self.memory.heap // local_java.MEGABYTE}m",
            f"server.memory.pagecache.size={megabytes}m",
            "db.tx_log.rotation.retention_policy=1 days 512M",
            *(f"server.jvm.additional={flag}" for flag in local_java.FLAGS),
        ]
        return "\n".join(lines) + "\n"


def _last_line(output: str) -> str:
    return next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "it said nothing")
