"""The data folder of the local Neo4j: where each file lies, who may read it, one lock for all."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tular.errors import LocalNeo4jError

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
USER = "neo4j"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)
_HASHES = 1024
_VERSION = re.compile(r"\d+(\.\d+)*")
NEEDED_MEGABYTES = 400
"""Free space without which Neo4j does not start, and does not say why."""


class Folder:
    """Paths under `<home>/neo4j`, which is also the server's NEO4J_HOME."""

    def __init__(self, home: Path) -> None:
        self.root = (home / "neo4j").resolve()
        self.conf = self.root / "conf"
        self.data = self.root / "data"
        self.logs = self.root / "logs"
        self.password_file = self.root / "password"
        self.state_file = self.root / "server.json"
        self.port_file = self.root / "port"
        self.version_file = self.root / "version"
        self.lock_file = self.root / "lock"
        self.console_log = self.logs / "console.log"

    def prepare(self) -> None:
        """Make the folder and close it to everybody but its owner."""
        with explained(self.root):
            self.root.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
            for folder in (self.conf, self.data, self.logs):
                folder.mkdir(exist_ok=True, mode=PRIVATE_FOLDER)
            self.root.chmod(PRIVATE_FOLDER)

    def check(self) -> None:
        """Raise LocalNeo4jError unless the folder can be written and is its owner's alone."""
        with explained(self.root):
            mode = self.root.stat().st_mode & 0o777
            if not os.access(self.root, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self.root))
        if mode & 0o077:
            raise LocalNeo4jError(
                f"Others can enter {self.root} (mode {mode:03o}).", remedy=f"Run `chmod 700 {self.root}`."
            )
        self.password()

    def check_space(self) -> None:
        with explained(self.root):
            free = shutil.disk_usage(self.root).free // 2**20
        if free < NEEDED_MEGABYTES:
            raise LocalNeo4jError(
                f"The disk is full: {free} MB are free for {self.root}, and Neo4j needs {NEEDED_MEGABYTES}.",
                remedy="Free some space, or set TULAR_HOME to a folder on a larger disk.",
            )

    def database_parts(self, database: str) -> tuple[Path, Path]:
        """The two folders that hold one database: its store and its transaction logs."""
        return self.data / "databases" / database, self.data / "transactions" / database

    def password(self) -> str | None:
        """The generated password, or None when there is none yet; refuses a file that others can read."""
        with explained(self.password_file):
            if not self.password_file.exists():
                return None
            mode = self.password_file.stat().st_mode & 0o777
            word = self.password_file.read_text("utf-8").strip()
        if mode & 0o077:
            raise LocalNeo4jError(
                f"Others can read the password file {self.password_file} (mode {mode:03o}).",
                remedy=f"Run `chmod 600 {self.password_file}`.",
            )
        return word

    def ensure_password(self) -> None:
        """Give a new database a password of its own; an old one must have kept its file."""
        known = self.password()
        if known is not None and self.initialised:
            return
        if self.initialised:
            raise LocalNeo4jError(
                f"The password file {self.password_file} is lost, and the database has a password.",
                remedy="Put the file back, or run `tular neo4j password` to set a new one.",
            )
        self.write_first_password(known or self.new_password())

    def new_password(self) -> str:
        word = secrets.token_urlsafe(24)
        write_private(self.password_file, word + "\n")
        return word

    def write_first_password(self, word: str) -> None:
        """What `neo4j-admin dbms set-initial-password` writes, without starting a Java for it."""
        self.auth_file.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        write_private(self.auth_file, f"{USER}:{_credential(word, secrets.token_bytes(32))}:\n")

    @property
    def auth_file(self) -> Path:
        return self.data / "dbms" / "auth.ini"

    @property
    def initialised(self) -> bool:
        """The database has a password: Neo4j keeps it in the database `system` from the first start on."""
        return self.auth_file.exists() or self.database_parts("system")[0].exists()

    def port(self) -> int | None:
        try:
            port = int(self.port_file.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return None
        return port if 0 < port < 1 << 16 else None

    def remember_port(self, port: int) -> None:
        write_private(self.port_file, f"{port}\n")

    def version(self) -> str | None:
        """The Neo4j that last ran on this data."""
        with explained(self.version_file):
            if not self.version_file.exists():
                return None
            written = self.version_file.read_bytes().decode("ascii", "replace").strip()
        if not _VERSION.fullmatch(written):
            raise LocalNeo4jError(
                f"The file {self.version_file} is damaged: it does not name a version of Neo4j.",
                remedy="Write the version there that `tular neo4j status` or the log names, such as 2026.08.1.",
            )
        return written

    def remember_version(self, version: str) -> None:
        write_private(self.version_file, f"{version}\n")

    def state(self) -> dict[str, Any]:
        """What the last start wrote down; empty when there is nothing or nothing that can be understood."""
        try:
            with explained(self.state_file):
                state = json.loads(self.state_file.read_text("utf-8")) if self.state_file.exists() else {}
        except ValueError:
            return {}
        return state if isinstance(state, dict) else {}

    def remember_pid(self, pid: int) -> None:
        write_private(self.state_file, json.dumps({"pid": pid}) + "\n")


def _credential(word: str, salt: bytes) -> str:
    """Neo4j's form of a password: SHA-256 of salt and password, hashed again up to 1024 times."""
    digest = salt + word.encode()
    for _ in range(_HASHES):
        digest = hashlib.sha256(digest).digest()
    return f"SHA-256,{digest.hex()},{salt.hex()},{_HASHES}"


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
    """Turn the system's refusal to use `path` into one sentence with a remedy."""
    try:
        yield
    except OSError as error:
        raise _file_error(Path(error.filename or path), error) from error


def _file_error(path: Path, error: OSError) -> LocalNeo4jError:
    why = error.strerror or str(error)
    if error.errno in _FULL:
        return LocalNeo4jError(
            f"The disk is full: {path} cannot be written ({why}).",
            remedy="Free some space, or set TULAR_HOME and TULAR_CACHE to folders on a larger disk.",
        )
    if error.errno in _FORBIDDEN:
        return LocalNeo4jError(
            f"{path} cannot be used: {why}.",
            remedy="Set TULAR_HOME and TULAR_CACHE to folders that you can write to.",
        )
    return LocalNeo4jError(
        f"{path} cannot be used: {why}.", remedy="Run `tular doctor` to see what is wrong."
    )
