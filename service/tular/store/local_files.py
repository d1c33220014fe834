"""The data folder of the local Neo4j: where each file lies, who may read it, and one lock for all that change it."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tular.errors import LocalNeo4jError

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


class Folder:
    """Paths under `<home>/neo4j`, which is also the server's NEO4J_HOME."""

    def __init__(self, home: Path) -> None:
        self.root = home / "neo4j"
        self.conf = self.root / "conf"
        self.data = self.root / "data"
        self.logs = self.root / "logs"
        self.password_file = self.root / "password"
        self.state_file = self.root / "server.json"
        self.port_file = self.root / "port"
        self.lock_file = self.root / "lock"
        self.console_log = self.logs / "console.log"

    def prepare(self) -> None:
        """Make the folder, readable by its owner only; refuse one that others can read or that cannot be written."""
        with explained(self.root):
            self.root.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            for folder in (self.conf, self.data, self.logs):
                folder.mkdir(exist_ok=True, mode=PRIVATE_FOLDER)
            self.root.chmod(PRIVATE_FOLDER)

    def password(self) -> str | None:
        """The generated password, or None when there is none yet."""
        try:
            mode = self.password_file.stat().st_mode & 0o777
            word = self.password_file.read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _file_error(self.password_file, error) from error
        if mode & 0o077:
            raise LocalNeo4jError(
                f"Others can read the password file {self.password_file} (mode {mode:03o}).",
                remedy=f"Run `chmod 600 {self.password_file}`.",
            )
        return word

    def make_password(self) -> str:
        word = secrets.token_urlsafe(24)
        write_private(self.password_file, word + "\n")
        return word

    @property
    def initialised(self) -> bool:
        return (self.data / "dbms" / "auth.ini").exists() or (self.data / "databases" / "system").exists()

    def port(self) -> int | None:
        try:
            return int(self.port_file.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return None

    def read_state(self) -> dict[str, Any] | None:
        try:
            state = json.loads(self.state_file.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return state if isinstance(state, dict) else None

    def write_state(self, state: dict[str, Any]) -> None:
        write_private(self.state_file, json.dumps(state) + "\n")


def write_private(file: Path, text: str) -> None:
    """Write by a temporary file and a rename, readable by the owner only from its first byte on."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    with explained(file):
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                stream.write(text)
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold `file` alone among processes; the system lets go of it when its holder ends, however it ends."""
    with explained(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write `path` into one sentence with a remedy."""
    try:
        yield
    except OSError as error:
        raise _file_error(path, error) from error


def _file_error(path: Path, error: OSError) -> LocalNeo4jError:
    where = error.filename or path
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return LocalNeo4jError(
            f"The disk is full: {where} cannot be written.",
            remedy="Free some space, or set TULAR_HOME and TULAR_CACHE to folders on a larger disk.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR):
        return LocalNeo4jError(
            f"{where} cannot be used: {error.strerror}.",
            remedy="Set TULAR_HOME and TULAR_CACHE to folders that you can write to.",
        )
    return LocalNeo4jError(
        f"{where} cannot be used: {error.strerror or error}.", remedy="Run `tular doctor`."
    )
