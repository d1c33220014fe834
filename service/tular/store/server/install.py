"""The server's jars: fetched once with jgo, each checked against the lock, kept in the cache for all homes.

A finished installation is a folder named after the lock's digest, put in place by one rename: all or nothing.
A broken download goes on where it stopped. Jars whose signatures cost every start are kept as published, in `signed`,
and loaded from copies without signatures, in `lib`.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from tular.errors import LocalNeo4jError
from tular.store.server import signatures
from tular.store.server.files import explained, locked
from tular.store.server.jars import DOWNLOADS_AT_ONCE, Lock, LockedJar, file_sha256

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

Progress = Callable[[str, int, int | None], None]
TIMEOUT_SECONDS = 30
PAUSES = (0.2, 1.0)
"""Seconds to wait before a file is asked for again."""


class Installation:
    """The jars of one lock in one cache folder."""

    def __init__(self, cache: Path, lock: Lock) -> None:
        self.lock = lock
        self.folder = cache / "neo4j-server" / f"{lock.version}-{lock.digest}"

    @property
    def lib(self) -> Path:
        """What the server loads."""
        return self.folder / "lib"

    @property
    def signed(self) -> Path:
        """As published, what `lib` has copies of without signatures."""
        return self.folder / "signed"

    @property
    def class_path(self) -> str:
        return f"{self.lib}/*"

    @property
    def complete(self) -> bool:
        return self.lib.is_dir()

    def ensure(self, progress: Progress | None = None) -> None:
        """Fetch what is missing. Needs the network the first time only; two at once do the work once."""
        with explained(self.folder):
            if self.complete:
                return
            with locked(self._beside("lock")):
                if not self.complete:
                    self._fetch(progress)

    def damaged(self) -> list[str]:
        """Names of jars that are missing or differ from the lock."""
        return [jar.file_name for jar in self.lock.jars if not _whole(self.folder, jar)]

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _beside(self, suffix: str) -> Path:
        return self.folder.with_name(f"{self.folder.name}.{suffix}")

    def _fetch(self, progress: Progress | None) -> None:
        partial = self._beside("partial")
        # What a broken attempt finished is in lib or signed; a file it was still writing is not to be trusted.
        shutil.rmtree(partial / "repository", ignore_errors=True)
        for folder in ("lib", "signed"):
            (partial / folder).mkdir(parents=True, exist_ok=True)
        context = _context(partial / "repository")
        with ThreadPoolExecutor(DOWNLOADS_AT_ONCE) as pool:
            waiting = [pool.submit(_fetch_jar, context, jar, partial) for jar in self.lock.jars]
            try:
                for done, future in enumerate(as_completed(waiting), start=1):
                    future.result()
                    if progress:
                        progress("install Neo4j", done, len(waiting))
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        shutil.rmtree(partial / "repository", ignore_errors=True)
        partial.rename(self.folder)


def _context(repository: Path) -> MavenContext:
    from jgo.config import GlobalSettings
    from jgo.maven import MavenContext
    from jgo.maven._core import DEFAULT_REMOTE_REPOS

    return MavenContext(
        repo_cache=repository,
        remote_repos=GlobalSettings.load().repositories or DEFAULT_REMOTE_REPOS,
        timeout=TIMEOUT_SECONDS,
    )


def _fetch_jar(context: MavenContext, jar: LockedJar, folder: Path) -> None:
    published, used = _places(folder, jar)
    if not _matches(published, jar):
        _copy(_found(context, jar), published)
    if used != published:
        signatures.leave_out(published, used)


def _found(context: MavenContext, jar: LockedJar) -> Path:
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    found = _in_users_repository(artifact)
    if not _matches(found, jar):
        found = _download(artifact, jar)
    if not _matches(found, jar):
        raise LocalNeo4jError(
            f"{jar.coordinate} as downloaded differs from its checksum in the lock.",
            remedy="Try again; if it stays so, something between here and the registry alters files.",
        )
    return found


def _copy(found: Path, target: Path) -> None:
    temporary = target.with_suffix(".part")
    shutil.copyfile(found, temporary)
    temporary.replace(target)


def _in_users_repository(artifact: Artifact) -> Path:
    """Where Maven or jgo would have put the file on this machine, if they ever fetched it."""
    from jgo.constants import default_maven_repo

    return Path(default_maven_repo(), artifact.component.path_prefix, artifact.filename)


def _download(artifact: Artifact, jar: LockedJar) -> Path:
    from requests import RequestException

    for pause in (*PAUSES, None):
        try:
            return Path(artifact.resolve())
        except (RequestException, RuntimeError) as error:
            if pause is None:
                raise _unavailable(jar, error) from error
            time.sleep(pause)
    raise AssertionError("unreachable")


def _unavailable(jar: LockedJar, error: Exception) -> LocalNeo4jError:
    return LocalNeo4jError(
        f"Neo4j cannot be downloaded: {jar.coordinate} could not be fetched ({type(error).__name__}).",
        remedy="The first start needs the network (HTTPS_PROXY is heeded); "
        "or set TULAR_NEO4J_URI to a Neo4j that runs already.",
    )


def _whole(folder: Path, jar: LockedJar) -> bool:
    published, used = _places(folder, jar)
    return _matches(published, jar) and (used == published or signatures.left_out(published, used))


def _places(folder: Path, jar: LockedJar) -> tuple[Path, Path]:
    """Where a jar is as published, and where what the server loads of it: one place unless its signatures cost."""
    used = folder / "lib" / jar.file_name
    signed = jar.group == signatures.COSTLY_GROUP
    return (folder / "signed" / jar.file_name if signed else used), used


def _matches(file: Path, jar: LockedJar) -> bool:
    return file.is_file() and file_sha256(file) == jar.sha256
