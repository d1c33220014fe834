"""Where an import happens, and how its result takes the empty database's place: a kill leaves one of them whole.

An import fills a server folder of its own beside the real one. When it is complete a marker is written and renames
put the database in its place; `repair` finishes or removes what a kill left.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import psutil

from tular.store.server.files import Folder, explained

_PREFIX = "bulk-"


def new_folder(folder: Folder) -> Folder:
    """An empty server folder on the same disk, ready for an import."""
    with explained(folder.root):
        aside = Folder(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder.root)))
        aside.prepare()
    return aside


def remove(aside: Folder) -> None:
    """Remove an import and everything it needed."""
    shutil.rmtree(aside.root.parent, ignore_errors=True)


def put_in_place(aside: Folder, folder: Folder, database: str) -> None:
    """Make the complete import the database; the server must be stopped. Repeated, it goes on where it ended."""
    with explained(folder.data):
        _marker(aside).touch()
        for fresh, present in zip(
            aside.database_parts(database), folder.database_parts(database), strict=True
        ):
            if fresh.exists():
                present.parent.mkdir(parents=True, exist_ok=True)
                if present.exists():
                    present.rename(Path(tempfile.mkdtemp(dir=aside.root)) / "replaced")
                fresh.rename(present)
    remove(aside)


def left_behind(folder: Folder) -> list[Folder]:
    """Imports that were killed."""
    return [Folder(path) for path in sorted(folder.root.glob(f"{_PREFIX}*"))]


def repair(folder: Folder, database: str) -> list[str]:
    """Finish complete imports and remove incomplete ones; the server must be stopped. Says what was done."""
    said = []
    for aside in left_behind(folder):
        _end_import(aside)
        if _marker(aside).exists():
            put_in_place(aside, folder, database)
            said.append("A bulk load was killed when its import was complete: it is now in place.")
        else:
            remove(aside)
            said.append("A bulk load was killed during its import: what it left is removed.")
    return said


def _marker(aside: Folder) -> Path:
    return aside.root / "complete"


def _end_import(aside: Folder) -> None:
    """End an import whose loader was killed: it would go on writing into a folder that nobody wants."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if _imports_into(aside, process.cmdline()):
                for each in (process, *process.children(recursive=True)):
                    each.kill()
                process.wait(10)


def _imports_into(aside: Folder, command: list[str]) -> bool:
    """neo4j-admin and what it forks are Javas with the folder in an option; others may read there, or name it."""
    java = bool(command) and Path(command[0]).name == "java"
    return java and any(word.startswith("-") and str(aside.root) in word for word in command)
