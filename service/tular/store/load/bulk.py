"""Batches into an empty local database by `neo4j-admin database import`, much faster than by transactions.

The import runs beside the server; stopping it, taking the empty database's place and starting it again are hidden
here. An import knows no constraints, so the migrations are applied again after it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from tular.config import Settings
from tular.errors import LocalNeo4jError
from tular.models import WriteCounts
from tular.store.driver.database import Database
from tular.store.load import bulk_files, bulk_graph, bulk_swap
from tular.store.load.bulk_graph import Stage
from tular.store.schema import migrations
from tular.store.server.admin import run_admin
from tular.store.server.conf import write_conf
from tular.store.server.files import Folder, explained
from tular.store.server.java import Commands
from tular.store.server.local import LocalNeo4j

Say = Callable[[str], None]
GIGABYTE = 1 << 30
MEMORY_GB = 6.0
"""What a bulk load may use, itself and the import together, when `memory_gb` does not say."""
_IMPORT_SHARE = 0.4
_HEAP = GIGABYTE
_LONG_ROWS = 5_000_000
"""Measured: with one compiler an import of 1.7 M relations takes 28 % less processor time, one of 15 M 50 % more."""


class BulkLoader:
    """Loads what was staged into the local database of `settings`, which must be empty."""

    def __init__(self, settings: Settings, *, say: Say | None = None) -> None:
        self._settings = settings
        self._local = LocalNeo4j(settings)
        self._say = say or (lambda _: None)

    def fits(self, stage: Stage) -> bool:
        """Whether what is staged can be loaded: numbering and sorting need up to twice as much memory again."""
        return stage.size * 3 <= self._memory * (1 - _IMPORT_SHARE)

    def load(self, stage: Stage) -> WriteCounts:
        """Import everything staged, which is given away piece by piece; afterwards the server runs.

        The database must be empty: it is replaced.
        """
        self._local.install()
        self._local.folder.prepare()
        self._local.folder.check_space()
        aside, counted = bulk_swap.new_folder(self._local.folder), stage.counted
        try:
            created = self._import(stage, aside)
            with self._local.stopped():
                bulk_swap.put_in_place(aside, self._local.folder, self._settings.neo4j_database)
        finally:
            bulk_swap.remove(aside)
        self._say("Creating constraints and indexes.")
        with Database.connect(self._start()) as database:
            migrations.migrate(database)
            if counted:
                database.write("ingest/note_counted")
        return WriteCounts(created=created)

    def _start(self) -> Settings:
        try:
            return self._local.start()
        except LocalNeo4jError as error:
            error.remedy += (
                " The graph is in place; then load the same again, which creates its indexes only."
            )
            raise

    def _import(self, stage: Stage, aside: Folder) -> int:
        self._say("Dropping duplicates, numbering accounts.")
        graph = bulk_graph.assemble(stage)
        created = graph.created
        with explained(aside.root), bulk_files.plainly_named(aside.root) as folder:
            self._run(aside, created, bulk_files.write(graph, folder))
        return created

    def _run(self, aside: Folder, created: int, arguments: list[str]) -> None:
        self._say("Importing.")
        write_conf(aside, self._local.installation, self._local.memory, 0)
        off_heap = max(int(self._memory * _IMPORT_SHARE) - _HEAP, GIGABYTE // 2)
        wanted = ("database", "import", "full", self._settings.neo4j_database)
        run_admin(
            _ImportCommands(self._local.commands, short=created < _LONG_ROWS),
            aside,
            (*wanted, f"--max-off-heap-memory={off_heap}", *arguments),
            home=self._local.folder,
        )

    @property
    def _memory(self) -> float:
        return (self._settings.memory_gb or MEMORY_GB) * GIGABYTE


class _ImportCommands(Commands):
    """neo4j-admin as an import wants it: a bounded heap, and for a short one the plain compiler and collector."""

    def __init__(self, commands: Commands, *, short: bool) -> None:
        heap = min(commands.memory.heap, _HEAP)
        super().__init__(commands.installation, replace(commands.memory, heap=heap), commands.java)
        self._short = short

    def admin(self, *arguments: str) -> list[str]:
        java, *rest = super().admin(*arguments)
        plain = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"] if self._short else []
        return [java, *plain, *rest]


def is_empty(settings: Settings) -> bool:
    """Whether the local database holds nothing yet; starts it unless it was never filled."""
    local = LocalNeo4j(settings)
    if not local.has_data():
        return True
    with Database.connect(local.start()) as database:
        return bool(database.read("read/is_empty")[0]["empty"])


def repair(settings: Settings) -> list[str]:
    """Finish or remove what a killed bulk load left; says what was done."""
    local = LocalNeo4j(settings)
    if not bulk_swap.left_behind(local.folder):
        return []
    with local.stopped():
        return bulk_swap.repair(local.folder, settings.neo4j_database)


@contextmanager
def loading(settings: Settings, *, alone: bool) -> Iterator[bool]:
    """Take part in loading into the local database, or be the only one; False when others are loading.

    Live loaders share it, a bulk load needs it alone: it would replace what others write meanwhile. The system lets
    go of it when its holder ends, however it ends.
    """
    folder = LocalNeo4j(settings).folder
    folder.prepare()
    with explained(folder.root):
        descriptor = os.open(folder.root / "loading", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _flock(descriptor, alone)
    finally:
        os.close(descriptor)


def _flock(descriptor: int, alone: bool) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except BlockingIOError:
        return False
    return True
