"""The server's jars: fetched once with jgo, each checked against the lock, kept in the cache for all homes.

A finished installation is a folder named after the lock's digest, put in place by one rename: it is whole or absent.
A broken download goes on where it stopped.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING

from tular.errors import LocalNeo4jError
from tular.store.local_files import explained, locked
from tular.store.local_lock import DOWNLOADS_AT_ONCE, Lock, LockedJar, file_sha256

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

Progress = Callable[[str, int, int | None], None]
TIMEOUT_SECONDS = 60


class Installation:
    """The jars of one lock in one cache folder."""

    def __init__(self, cache: Path, lock: Lock) -> None:
        self.lock = lock
        self.folder = cache / "neo4j" / f"{lock.version}-{lock.digest}"

    @property
    def lib(self) -> Path:
        return self.folder / "lib"

    @property
    def complete(self) -> bool:
        return self.lib.is_dir()

    def ensure(self, progress: Progress | None = None) -> None:
        """Fetch what is missing. Needs the network the first time only; two at once do the work once."""
        if self.complete:
            return
        with explained(self.folder), locked(self._beside("lock")):
            if not self.complete:
                self._fetch(progress)

    def damaged(self) -> list[str]:
        """Names of jars that are missing or differ from the lock."""
        return [jar.file_name for jar in self.lock.jars if not _matches(self.lib / jar.file_name, jar)]

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _beside(self, suffix: str) -> Path:
        return self.folder.with_name(f"{self.folder.name}.{suffix}")

    def _fetch(self, progress: Progress | None) -> None:
        partial = self._beside("partial")
        (partial / "lib").mkdir(parents=True, exist_ok=True)
        context = _context(partial / "repository")
        with ThreadPoolExecutor(DOWNLOADS_AT_ONCE) as pool:
            waiting = [pool.submit(_fetch_jar, context, jar, partial / "lib") for jar in self.lock.jars]
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
    from jgo.constants import default_maven_repo
    from jgo.maven import MavenContext
    from jgo.maven._core import DEFAULT_REMOTE_REPOS

    return MavenContext(
        repo_cache=repository,
        local_repos=[default_maven_repo()],
        remote_repos=GlobalSettings.load().repositories or DEFAULT_REMOTE_REPOS,
        timeout=TIMEOUT_SECONDS,
    )


def _fetch_jar(context: MavenContext, jar: LockedJar, lib: Path) -> None:
    target = lib / jar.file_name
    if _matches(target, jar):
        return
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier)
    artifact.cached_path.unlink(missing_ok=True)
    found = _download(artifact, jar)
    if not _matches(found, jar):
        raise LocalNeo4jError(
            f"{jar.coordinate} as downloaded differs from its checksum in the lock.",
            remedy="Try again; if it stays so, something between here and the registry alters files.",
        )
    temporary = target.with_suffix(".part")
    shutil.copyfile(found, temporary)
    temporary.replace(target)


def _download(artifact: Artifact, jar: LockedJar) -> Path:
    from requests import RequestException

    try:
        return Path(artifact.resolve())
    except (RequestException, RuntimeError) as error:
        raise LocalNeo4jError(
            f"Neo4j cannot be downloaded ({jar.coordinate}): {_short(error)}.",
            remedy="The first start needs the network (or HTTPS_PROXY); "
            "or set TULAR_NEO4J_URI to a Neo4j that runs already.",
        ) from error


def _short(error: Exception) -> str:
    cause = error.__cause__ or error.__context__ or error
    return (
        type(cause).__name__ if os.linesep in str(cause) or len(str(cause)) > 120 else str(cause).rstrip(".")
    )


def _matches(file: Path, jar: LockedJar) -> bool:
    return file.is_file() and file_sha256(file) == jar.sha256
