"""A Neo4j of Tular's own: installed, started, stopped on this machine when `TULAR_NEO4J_URI` is not set."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import psutil

from tular.config import Settings
from tular.errors import LocalNeo4jError
from tular.store.driver.statements import statement
from tular.store.server import admin, server_process, training
from tular.store.server.conf import write_conf
from tular.store.server.files import USER, Folder, explained, locked
from tular.store.server.install import Installation
from tular.store.server.jars import read_lock
from tular.store.server.java import Commands, Java, memory_for
from tular.store.server.server_process import PortTakenError

Progress = Callable[[str, int, int | None], None]
PORT_TRIES = 3
_UPGRADE = "Run `tular neo4j upgrade`, which keeps a copy of the data."
_NO_WAY_BACK = "Upgrade Tular: data cannot go back to an older Neo4j."
INTERRUPTED_SECONDS = 2.0


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
    """The server of one home. Who changes its state holds one lock, so that two callers start one server."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.folder = Folder(settings.home)
        self.installation = Installation(settings.cache, read_lock())
        self.memory = memory_for(settings.memory_gb)

    @property
    def version(self) -> str:
        return self.installation.lock.version

    @cached_property
    def commands(self) -> Commands:
        """Command lines of the server; raises LocalNeo4jError when there is no Java."""
        return Commands(self.installation, self.memory, Java())

    def check_java(self) -> Java:
        """The Java of the server; raises LocalNeo4jError when it is missing, too old or broken."""
        self.commands.java.check(self.installation.lock.java)
        return self.commands.java

    def install(self, progress: Progress | None = None) -> None:
        """Fetch the server's jars into the cache, once for all homes; what runs them must be there first."""
        self.check_java()
        self.installation.ensure(progress)

    def practise(self, progress: Progress | None = None) -> None:
        """After `install`: let Java learn how to start the server in half the time, once for all homes."""
        if training.trained(self.commands) or training.failure(self.commands):
            return
        if progress:
            progress("practise starting", 0, None)
        training.train(self.commands, self.settings)

    def has_data(self) -> bool:
        """Whether there is a database, be it an empty one."""
        return self.folder.database_parts(self.settings.neo4j_database)[0].exists()

    def ensure_running(self, progress: Progress | None = None) -> Settings:
        """Settings that lead to a running Neo4j: the given ones if they name one, else the local one's."""
        if self.settings.neo4j_uri is not None:
            return self.settings
        return self.start(progress)

    def start(self, progress: Progress | None = None) -> Settings:
        """Install if needed, start unless running, wait for it; settings with address and password."""
        self.folder.prepare()
        with locked(self.folder.lock_file):
            process = server_process.find(self.folder)
            if process and not self.folder.initialised:
                # The folder was removed under it: it has data that nobody can see, and a password nobody knows.
                server_process.end(process)
                process = None
            if process is None:
                self._check_version()
                self.folder.check_space()
                admin.repair(self.folder, self.settings.neo4j_database)
                self.install(progress)
                self.folder.ensure_password()
                process = self._launch(progress)
            port = server_process.wait_until_ready(process, self.folder)
            self._remember(process.pid, port)
        return self.connected()

    def stop(self) -> bool:
        """End the server cleanly, or by force when it does not; False when none ran."""
        if not self.folder.root.exists():
            return False
        with locked(self.folder.lock_file):
            return self._stop()

    def status(self) -> Status:
        process = server_process.find(self.folder)
        return Status(
            installed=self.installation.complete,
            running=process is not None,
            pid=process.pid if process else None,
            uri=self.uri if process else None,
            version=self.version,
            folder=self.folder.root,
            jars=self.installation.lib,
        )

    @property
    def uri(self) -> str | None:
        """Where the server answers when it runs; None before its first start."""
        port = self.folder.port()
        return f"bolt://{server_process.LOOPBACK}:{port}" if port else None

    def connected(self) -> Settings:
        """The settings with address, user and password of the local server."""
        return replace(
            self.settings, neo4j_uri=self.uri, neo4j_user=USER, neo4j_password=self.folder.password()
        )

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Keep the server stopped and nobody else starting it; afterwards it runs again if it did before."""
        self.folder.prepare()
        ran = False
        try:
            with locked(self.folder.lock_file):
                ran = self._stop()
                self.install()
                self._write_conf(self.folder.port() or server_process.PREFERRED_PORT)
                yield
        except Exception:
            # Not on Ctrl-C, which wants an end at once.
            if ran:
                self.start()
            raise
        if ran:
            self.start()

    def admin(self, *arguments: str, on_line: admin.OnLine | None = None) -> str:
        """Run neo4j-admin on the stopped server's data, within `stopped()`; its output, also line by line."""
        if server_process.find(self.folder):
            raise LocalNeo4jError(
                "The local Neo4j runs, and this needs it stopped.", remedy="Run `tular neo4j stop` first."
            )
        return admin.run_admin(self.commands, self.folder, arguments, on_line)

    def backup(self, target: Path) -> None:
        """Write the whole graph into the file `target`; the server is stopped meanwhile."""
        with self.stopped():
            admin.dump(self.commands, self.folder, self.settings.neo4j_database, target)

    def restore(self, source: Path) -> None:
        """Replace the graph by that of a backup; one that cannot be read leaves the present graph alone."""
        if not source.is_file():
            raise LocalNeo4jError(f"There is no backup {source}.", remedy="Name a file that backup wrote.")
        with self.stopped():
            admin.load(self.commands, self.folder, self.settings.neo4j_database, source)

    def renew_password(self) -> None:
        """Set a new generated password, without the old one: for a moment the server asks for none.

        That moment is on loopback, on a port that nobody was told.
        """
        with self.stopped():
            if not self.folder.initialised:
                return
            self._write_conf(server_process.any_port(), "dbms.security.auth_enabled=false")
            process = self._spawn()
            try:
                port = server_process.wait_until_ready(process, self.folder)
                self._set_password(f"bolt://{server_process.LOOPBACK}:{port}")
            finally:
                server_process.end(process)

    def upgrade(self, progress: Progress | None = None) -> Path | None:
        """Let this Tular's Neo4j take over the data of an older one; the copy that was made of them, if any."""
        self.folder.prepare()
        with locked(self.folder.lock_file):
            self.install(progress)
            last = self.folder.version()
            if last is None or last == self.version:
                return None
            if _numbers(last) > _numbers(self.version):
                raise self._wrong_version(last, _NO_WAY_BACK)
            self._stop()
            kept = self.folder.root / f"data-of-{last}"
            with explained(kept):
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(self.folder.data, kept)
            self.folder.remember_version(self.version)
        self.start(progress)
        return kept

    def reset(self) -> None:
        """Remove the database with its password and logs; the jars stay."""
        if not self.folder.root.exists():
            return
        with locked(self.folder.lock_file), explained(self.folder.root):
            self._stop()
            for entry in self.folder.root.iterdir():
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                elif entry != self.folder.lock_file:
                    entry.unlink()

    def _stop(self) -> bool:
        process = server_process.find(self.folder)
        if process is not None:
            server_process.end(process)
        self.folder.state_file.unlink(missing_ok=True)
        return process is not None

    def _launch(self, progress: Progress | None) -> psutil.Process:
        if progress:
            progress("start Neo4j", 0, None)
        for attempt in range(PORT_TRIES):
            remembered = self.folder.port() if attempt == 0 else None
            try:
                return self._launch_on(server_process.choose_port(remembered))
            except PortTakenError:
                if attempt == PORT_TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def _launch_on(self, port: int) -> psutil.Process:
        self._write_conf(port)
        process = self._spawn()
        self._remember(process.pid, port)
        try:
            server_process.wait_until_ready(process, self.folder)
        except KeyboardInterrupt:
            server_process.end(process, INTERRUPTED_SECONDS)
            raise
        return process

    def _spawn(self) -> psutil.Process:
        command, environment = self.commands.server(self.folder), self.commands.environment(self.folder)
        return server_process.start(command, environment, self.folder.console_log)

    def _write_conf(self, port: int, *more: str) -> None:
        write_conf(self.folder, self.installation, self.memory, port, *more)

    def _set_password(self, uri: str) -> None:
        import neo4j

        word = self.folder.new_password()
        with neo4j.GraphDatabase.driver(uri) as driver:
            asked = statement("server/set_password").query
            driver.execute_query(asked, {"user": USER, "password": word}, database_="system")

    def _remember(self, pid: int, port: int) -> None:
        if self.folder.state().get("pid") != pid:
            self.folder.remember_pid(pid)
        if self.folder.port() != port:
            self.folder.remember_port(port)
        if self.folder.version() != self.version:
            self.folder.remember_version(self.version)

    def _check_version(self) -> None:
        last = self.folder.version()
        if last is not None and last != self.version:
            newer = _numbers(last) > _numbers(self.version)
            raise self._wrong_version(last, _NO_WAY_BACK if newer else _UPGRADE)

    def _wrong_version(self, last: str, remedy: str) -> LocalNeo4jError:
        return LocalNeo4jError(
            f"The data in {self.folder.root} are of Neo4j {last}, and this Tular has {self.version}.",
            remedy=remedy,
        )


def is_ours(settings: Settings) -> bool:
    """Whether these settings lead to the Neo4j that Tular runs on this machine, running or not. Who names its address
    must know its password, too."""
    if settings.neo4j_uri is None:
        return True
    local = LocalNeo4j(settings)
    if settings.neo4j_uri != local.uri:
        return False
    return (settings.neo4j_user, settings.neo4j_password) == (USER, local.folder.password())


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
