"""One start for practice, for half a minute: Java keeps what it learnt, and later starts take half as long.

What is kept is a cache of loaded and linked classes (JEP 483, 515): without it all works, slower.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from tular.config import Settings
from tular.errors import TularError
from tular.store import local_process
from tular.store.local_conf import write_conf
from tular.store.local_files import USER, Folder, locked
from tular.store.local_java import Commands

LEARNING_SECONDS = 300.0
"""Writing down what was learnt takes Java ten seconds, and minutes on a busy machine."""


def train(commands: Commands, settings: Settings) -> None:
    """Leave `commands.warm_file`, unless it is there or cannot be made."""
    target = commands.warm_file
    with locked(target.with_name("training.lock")), contextlib.suppress(TularError, OSError):
        if target.exists():
            return
        scratch = Path(tempfile.mkdtemp(prefix="training-", dir=target.parent))
        try:
            _practise(commands, settings, scratch)
            (scratch / "server.aot").replace(target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _practise(commands: Commands, settings: Settings, scratch: Path) -> None:
    folder = Folder(scratch)
    folder.prepare()
    folder.ensure_password()
    write_conf(folder, commands.installation, commands.memory, local_process.any_port())
    process = local_process.start(
        commands.server(folder, scratch / "server.aot"), commands.environment(folder), folder.console_log
    )
    try:
        port = local_process.wait_until_ready(process, folder)
        uri = f"bolt://{local_process.LOOPBACK}:{port}"
        _ask(replace(settings, neo4j_uri=uri, neo4j_user=USER, neo4j_password=folder.password()))
    except BaseException:
        # Asked to end, it would first write down for ten seconds what it learnt.
        local_process.end(process, seconds=0)
        raise
    local_process.end(process, LEARNING_SECONDS)


def _ask(settings: Settings) -> None:
    from tular.store.database import Database
    from tular.store.migrations import migrate

    with Database.connect(settings) as database:
        migrate(database)
