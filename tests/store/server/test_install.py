"""Jars by lock, from a registry of our own on loopback."""

from __future__ import annotations

import functools
import gc
import http.server
import os
import resource
import subprocess
import sys
import threading
import tomllib
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import CACHE
from tests.store.jars import is_signed, signed_jar
from tular.errors import LocalNeo4jError
from tular.store.server.install import Installation
from tular.store.server.jars import LOCK_FILE, Lock, LockedJar, file_sha256, read_lock
from tular.store.server.signatures import COSTLY_GROUP, left_out

JAR_SIZE = 200_000


class _Registry(http.server.SimpleHTTPRequestHandler):
    def log_request(self, *_: object) -> None:
        """Say nothing."""

    def log_error(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder behind a Maven registry on loopback, which is the only one that jgo is told of."""
    folder = tmp_path / "registry"
    folder.mkdir()
    handler = functools.partial(_Registry, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        config = tmp_path / "jgo.conf"
        config.write_text(f"[repositories]\ncentral = http://127.0.0.1:{server.server_port}\n")
        monkeypatch.setenv("JGO_CONFIG_FILE", str(config))
        monkeypatch.setenv("M2_REPO", str(tmp_path / "no-maven"))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield folder
        server.shutdown()
        thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()  # jgo leaves answers of the registry open; a later test would be blamed


@pytest.fixture
def lock(registry: Path) -> Lock:
    """Three jars, as the registry has them."""
    return Lock("1.0", 21, tuple(_offered(registry)))


def _offered(registry: Path) -> list[LockedJar]:
    jars = []
    for name in ("one", "two", "three"):
        file = registry / "org" / "example" / name / "1.0" / f"{name}-1.0.jar"
        file.parent.mkdir(parents=True)
        file.write_bytes(name.encode() * (JAR_SIZE // len(name)))
        jars.append(LockedJar("org.example", name, "1.0", "", file_sha256(file)))
    return jars


@pytest.fixture
def signed(registry: Path) -> Lock:
    """One signed jar, of those whose signatures are left out."""
    file = registry / "org" / "eclipse" / "collections" / "sets" / "1.0" / "sets-1.0.jar"
    file.parent.mkdir(parents=True)
    signed_jar(file)
    return Lock("1.0", 21, (LockedJar(COSTLY_GROUP, "sets", "1.0", "", file_sha256(file)),))


def test_the_lock_is_whole_and_names_no_host() -> None:
    text = LOCK_FILE.read_text("utf-8")
    assert "://" not in text
    lock = read_lock()
    assert len(lock.jars) == len({jar.file_name for jar in lock.jars}) > 200
    assert all(len(jar.sha256) == 64 for jar in lock.jars)
    assert lock.version in {row["version"] for row in tomllib.loads(text)["dependencies"]}


def test_an_installation_has_every_jar_of_the_lock(tmp_path: Path, lock: Lock) -> None:
    installation = Installation(tmp_path / "cache", lock)
    seen: list[tuple[int, int | None]] = []
    installation.ensure(lambda step, done, total: seen.append((done, total)))
    assert sorted(file.name for file in installation.lib.iterdir()) == sorted(j.file_name for j in lock.jars)
    assert installation.damaged() == []
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_second_time_nothing_is_asked_for(tmp_path: Path, lock: Lock, registry: Path) -> None:
    installation = Installation(tmp_path / "cache", lock)
    installation.ensure()
    for file in registry.rglob("*.jar"):
        file.unlink()
    installation.ensure()
    assert installation.damaged() == []


def test_a_jar_that_differs_from_the_lock_is_refused(tmp_path: Path, lock: Lock, registry: Path) -> None:
    next(registry.rglob("two-*.jar")).write_bytes(b"something else")
    installation = Installation(tmp_path / "cache", lock)
    with pytest.raises(LocalNeo4jError, match=r"org\.example:two:1\.0 .* differs from its checksum"):
        installation.ensure()
    assert not installation.complete


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path, lock: Lock, registry: Path) -> None:
    lost = next(registry.rglob("two-*.jar"))
    content = lost.read_bytes()
    lost.unlink()
    installation = Installation(tmp_path / "cache", lock)
    with pytest.raises(LocalNeo4jError, match="cannot be downloaded"):
        installation.ensure()
    for file in registry.rglob("*.jar"):
        file.unlink()
    lost.write_bytes(content)
    installation.ensure()
    assert installation.damaged() == []


def test_a_damaged_jar_is_named(tmp_path: Path, lock: Lock) -> None:
    installation = Installation(tmp_path / "cache", lock)
    installation.ensure()
    (installation.lib / "two-1.0.jar").write_bytes(b"")
    assert installation.damaged() == ["two-1.0.jar"]


def test_a_signed_jar_is_kept_as_published_and_loaded_without_its_signature(
    tmp_path: Path, signed: Lock
) -> None:
    installation = Installation(tmp_path / "cache", signed)
    installation.ensure()
    (jar,) = signed.jars
    assert file_sha256(installation.signed / jar.file_name) == jar.sha256
    assert left_out(installation.signed / jar.file_name, installation.lib / jar.file_name)
    assert installation.damaged() == []


@pytest.mark.parametrize("folder", ["lib", "signed"])
def test_damage_to_either_of_both_is_named(tmp_path: Path, signed: Lock, folder: str) -> None:
    installation = Installation(tmp_path / "cache", signed)
    installation.ensure()
    (installation.folder / folder / "sets-1.0.jar").write_bytes(b"")
    assert installation.damaged() == ["sets-1.0.jar"]


def test_without_network_one_sentence_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("M2_REPO", str(tmp_path / "no-maven"))
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "no-config"))
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(LocalNeo4jError, match="cannot be downloaded") as caught:
        Installation(tmp_path / "cache", read_lock()).ensure()
    assert "TULAR_NEO4J_URI" in caught.value.remedy


def test_jars_that_maven_has_on_this_machine_are_not_fetched_again(
    tmp_path: Path, lock: Lock, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("M2_REPO", str(registry.rename(tmp_path / "maven")))
    installation = Installation(tmp_path / "cache", lock)
    installation.ensure()
    assert installation.damaged() == []


def test_another_lock_is_another_folder(tmp_path: Path, lock: Lock) -> None:
    changed = replace(lock, jars=(replace(lock.jars[0], sha256="0" * 64), *lock.jars[1:]))
    assert Installation(tmp_path, changed).folder != Installation(tmp_path, lock).folder


PROGRAM = """
import os, sys
from pathlib import Path
from tular.errors import LocalNeo4jError
from tular.store.server.install import Installation
from tular.store.server.jars import Lock, LockedJar
user, cache, *rows = sys.argv[1:]
os.seteuid(int(user))
lock = Lock("1.0", 21, tuple(LockedJar(*row.split("|")) for row in rows))
try:
    Installation(Path(cache), lock).ensure()
except LocalNeo4jError as error:
    sys.exit(str(error))
"""


def _installer(
    cache: Path, lock: Lock, prepare: Callable[[], None] | None = None, user: int | None = None
) -> subprocess.Popen[str]:
    rows = ["|".join((j.group, j.artifact, j.version, j.classifier, j.sha256)) for j in lock.jars]
    command = [sys.executable, "-c", PROGRAM, str(os.geteuid() if user is None else user), str(cache), *rows]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=prepare)


def test_two_installations_at_once_do_the_work_once(tmp_path: Path, lock: Lock) -> None:
    processes = [_installer(tmp_path / "cache", lock) for _ in range(2)]
    for process in processes:
        _, words = process.communicate(timeout=60)
        assert (process.returncode, words) == (0, "")
    assert Installation(tmp_path / "cache", lock).damaged() == []


def test_a_full_disk_is_one_sentence(tmp_path: Path, lock: Lock) -> None:
    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (JAR_SIZE // 2, JAR_SIZE // 2))

    process = _installer(tmp_path / "cache", lock, small_files_only)
    _, words = process.communicate(timeout=60)
    assert process.returncode == 1
    assert words.startswith("The disk is full: ")
    assert "Free some space" in words


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become a user without rights")
def test_a_cache_that_cannot_be_written_is_one_sentence(tmp_path: Path, lock: Lock) -> None:
    tmp_path.chmod(0o755)
    process = _installer(tmp_path, lock, user=65534)
    _, words = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "cannot be used: Permission denied" in words
    assert "TULAR_CACHE" in words


def test_the_cache_of_the_tests_is_whole() -> None:
    installation = Installation(CACHE, read_lock())
    if not installation.complete:
        pytest.skip("nothing is installed yet")
    assert installation.damaged() == []


def test_no_jar_that_a_start_loads_much_of_is_signed() -> None:
    installation = Installation(CACHE, read_lock())
    if not installation.complete:
        pytest.skip("nothing is installed yet")
    signed = [file.name for file in installation.lib.iterdir() if is_signed(file)]
    assert {name.split("-")[0] for name in signed} == {"bcpkix", "bcprov", "bcutil"}
