"""`neo4j-admin` on the data of a stopped local server: dumps, loads, and what the bulk loader needs of it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from tular.errors import LocalNeo4jError
from tular.store.load.bulk_swap import put_in_place, remove
from tular.store.server import server_process
from tular.store.server.files import Folder, explained, write_private
from tular.store.server.java import Commands

OnLine = Callable[[str], None]
_RESTORE = "restore-"


class AdminFailed(LocalNeo4jError):
    """neo4j-admin ended by itself, with an error; what it said is in the message, all of it in the log."""


def run_admin(
    commands: Commands,
    folder: Folder,
    arguments: tuple[str, ...],
    on_line: OnLine | None = None,
    *,
    home: Folder | None = None,
) -> str:
    """Run neo4j-admin, give each line of its output to `on_line`, return all of it.

    Raises LocalNeo4jError with the reason when it fails; the whole output is then in the log folder, that of `home`
    where `folder` lasts only for a while.
    """
    lines: list[str] = []
    java, *rest = commands.admin(*arguments)
    with subprocess.Popen(
        [java, server_process.base_argument(folder), *rest],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=commands.environment(folder),
        cwd=folder.root,
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                lines.append(line)
                if on_line:
                    on_line(line.rstrip("\n"))
        except BaseException:
            # Asked to end, one that practises would first write down for ten seconds what it learnt.
            (process.kill if commands.practice else process.terminate)()
            raise
    output = "".join(lines)
    if process.returncode:
        raise _failed(home or folder, arguments, output, process.returncode)
    return output


def _failed(folder: Folder, arguments: tuple[str, ...], output: str, code: int) -> LocalNeo4jError:
    if "No space left on device" in output:
        return LocalNeo4jError(
            "The disk is full.",
            remedy="Free some space, or set TULAR_HOME to a folder on a larger disk.",
        )
    log = folder.logs / "neo4j-admin.log"
    write_private(log, output)
    spoken = [line.strip() for line in output.splitlines() if any(map(str.isalpha, line))]
    said = [line for line in spoken if line.startswith(("Caused by:", "Error", "org.neo4j"))] or spoken
    reason = (said or ["it said nothing"])[-1][:200].rstrip(".") if code >= 0 else f"ended by signal {-code}"
    return (AdminFailed if code >= 0 else LocalNeo4jError)(
        f"`neo4j-admin {' '.join(arguments[:2])}` failed: {reason}.",
        remedy=f"Its whole output is in {log}.",
    )


def dump(commands: Commands, folder: Folder, database: str, target: Path) -> None:
    """Write the database into `target`, whole or not at all."""
    target = target.resolve()  # neo4j-admin works in a folder of its own
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            run_admin(commands, folder, ("database", "dump", database, f"--to-path={scratch}"))
            (scratch / f"{database}.dump").replace(target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def load(commands: Commands, folder: Folder, database: str, source: Path) -> None:
    """Put a dump's database in the place of the present one, which stays as it is until the dump is read."""
    with explained(folder.root):
        aside = Folder(Path(tempfile.mkdtemp(prefix=_RESTORE, dir=folder.root)))
        try:
            aside.prepare()
            shutil.copyfile(folder.conf / "neo4j.conf", aside.conf / "neo4j.conf")
            dumps = aside.root / "dumps"
            dumps.mkdir()
            (dumps / f"{database}.dump").symlink_to(source.resolve())
            try:
                run_admin(
                    commands, aside, ("database", "load", database, f"--from-path={dumps}"), home=folder
                )
            except AdminFailed as error:
                raise LocalNeo4jError(
                    f"{source} is no whole backup that this Neo4j can read; the graph is as it was.",
                    remedy=f"Name a file that `tular neo4j backup` wrote. {error.remedy}",
                ) from error
            put_in_place(aside, folder, database)
        finally:
            remove(aside)


def repair(folder: Folder, database: str) -> None:
    """Clear what a killed backup, restore or import left, with the server stopped and its lock held.

    A neo4j-admin outlives the program that called it, and holds the data. An exchange that was complete may have
    taken the old database away already: then the new one is the only one.
    """
    _end_admin(folder)
    for marker in folder.root.glob("*/neo4j/complete"):
        put_in_place(Folder(marker.parents[1]), folder, database)
    for left in folder.root.glob(f"{_RESTORE}*"):
        _end_admin(Folder(left))
        remove(Folder(left))


def _end_admin(folder: Folder) -> None:
    for process in server_process.admin_on(folder):
        server_process.end(process, seconds=0)
