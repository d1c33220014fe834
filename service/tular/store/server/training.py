"""One start, with the work that every user has for it, and one import for practice, for a minute: Java keeps what it
learnt, later starts take half as long, and a first load, analysis or publication a tenth to a fifth less.

What is kept is a cache of loaded and linked classes and of what their methods did (JEP 483, 515): without it all
works, slower.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from tular.config import Settings
from tular.errors import TularError
from tular.store.server import server_process
from tular.store.server.admin import run_admin
from tular.store.server.conf import write_conf
from tular.store.server.files import USER, Folder, locked
from tular.store.server.java import Commands

log = logging.getLogger(__name__)
LEARNING_SECONDS = 300.0
"""Writing down what was learnt takes Java ten seconds, and minutes on a busy machine."""
_MANY = 100
"""Relations of one account, enough for Neo4j to keep them as it keeps those of hubs."""


def trained(commands: Commands) -> bool:
    """Whether Java has learnt all that it will."""
    return commands.warm_server.exists() and commands.warm_admin.exists()


def failure(commands: Commands) -> str:
    """Why it could not learn, when that was last tried; empty where it could, or never tried."""
    told = _failure_file(commands)
    return told.read_text("utf-8") if told.exists() and not trained(commands) else ""


def _failure_file(commands: Commands) -> Path:
    return commands.installation.folder / "training-failed.txt"


def train(commands: Commands, settings: Settings) -> None:
    """Leave `commands.warm_server` and `warm_admin`. Where they cannot be made, starts are slower and nothing else is
    wrong: the reason is logged, kept for `tular doctor`, and a new attempt waits for a new installation."""
    home = commands.installation.folder
    with locked(home / "training.lock"):
        if trained(commands) or failure(commands):
            return
        clear(home)
        try:
            _learn(commands, settings, home)
        except (TularError, OSError) as error:
            log.warning("Java could not practise a start, so that starts of Neo4j stay slower: %s", error)
            with contextlib.suppress(OSError):
                _failure_file(commands).write_text(f"{error}\n", "utf-8")


def _learn(commands: Commands, settings: Settings, home: Path) -> None:
    scratch = Path(tempfile.mkdtemp(prefix="training-", dir=home))
    try:
        practising = Commands(commands.installation, commands.memory, commands.java, practice=scratch)
        _start(practising, settings, Folder(scratch / "start"))
        _import(practising, Folder(scratch / "import"))
        for learnt in (commands.warm_server, commands.warm_admin):
            (scratch / learnt.name).replace(learnt)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def clear(home: Path) -> None:
    """End and remove what a killed training left: its Java would go on for ever."""
    for left in home.glob("training-*/"):
        start, importing = Folder(left / "start"), Folder(left / "import")
        server = server_process.find(start)
        for process in (*([server] if server else []), *server_process.admin_on(importing)):
            server_process.end(process, seconds=0)
        shutil.rmtree(left, ignore_errors=True)


def _start(commands: Commands, settings: Settings, folder: Folder) -> None:
    folder.prepare()
    folder.ensure_password()
    write_conf(folder, commands.installation, commands.memory, server_process.any_port())
    process = server_process.start(commands.server(folder), commands.environment(folder), folder.console_log)
    try:
        port = server_process.wait_until_ready(process, folder)
        uri = f"bolt://{server_process.LOOPBACK}:{port}"
        _ask(replace(settings, neo4j_uri=uri, neo4j_user=USER, neo4j_password=folder.password()))
    except BaseException:
        # Asked to end, it would first write down for ten seconds what it learnt.
        server_process.end(process, seconds=0)
        raise
    server_process.end(process, LEARNING_SECONDS)


def _ask(settings: Settings) -> None:
    from tular.store.driver.database import Database
    from tular.store.server.practice import practise

    with Database.connect(settings) as database:
        practise(database)


def _import(commands: Commands, folder: Folder) -> None:
    """A small graph, in the way of `bulk_files`."""
    folder.prepare()
    write_conf(folder, commands.installation, commands.memory, 0)
    accounts, follows = folder.root / "accounts.csv", folder.root / "follows.csv"
    accounts.write_text("key,:ID\n" + "".join(f"x:{number},{number}\n" for number in range(_MANY + 1)))
    follows.write_text(":START_ID,:END_ID\n" + "".join(f"{number},{_MANY}\n" for number in range(_MANY)))
    wanted = ("database", "import", "full", "neo4j", "--id-type=actual")
    run_admin(
        commands,
        folder,
        (*wanted, f"--nodes=Account={accounts}", f"--relationships=FOLLOWS={follows}"),
    )
