"""A Neo4j of Tular's own, for real: servers that start, are killed, lose their files, and come back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import polars as pl
import psutil
import pytest

from tests.conftest import environment, free_port, isolated_settings
from tular.config import Settings, load_settings
from tular.errors import LocalNeo4jError
from tular.models import Relation, RelationBatch
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate
from tular.store.server import admin, server_process, training
from tular.store.server.files import Folder
from tular.store.server.java import ADMIN_CLASS, HOME_OPTION, SERVER_CLASS, home_argument
from tular.store.server.local import LocalNeo4j, is_ours

START = """
import sys
from pathlib import Path
from tular.config import load_settings
from tular.store.server.local import LocalNeo4j
local = LocalNeo4j(load_settings(folder=Path(sys.argv[1])))
local.start()
print(local.status().pid)
"""


def _pid(local: LocalNeo4j) -> int:
    pid = local.status().pid
    assert pid is not None
    return pid


def test_a_server_that_is_named_is_used_as_it_is(settings: Settings) -> None:
    assert LocalNeo4j(settings).ensure_running() is settings


def test_settings_of_the_local_server_are_known_as_ours(settings: Settings) -> None:
    assert is_ours(settings)
    assert is_ours(replace(settings, neo4j_uri=None))
    assert not is_ours(replace(settings, neo4j_uri="bolt://example.org:7687"))
    assert not is_ours(replace(settings, neo4j_password="wrong")), "it is refused, not replaced"


def test_the_database_fixture_is_an_empty_graph_with_its_schema(database: Database) -> None:
    assert database.read("read/schema_version")


def test_nothing_but_bolt_on_loopback_is_open(settings: Settings) -> None:
    server = psutil.Process(_pid(LocalNeo4j(settings)))
    listening = [c for c in server.net_connections("inet") if c.status == psutil.CONN_LISTEN or not c.raddr]
    assert [c.laddr.ip.removeprefix("::ffff:") for c in listening] == ["127.0.0.1"]
    assert f"bolt://127.0.0.1:{listening[0].laddr.port}" == settings.neo4j_uri


def test_a_second_start_finds_the_first(settings: Settings) -> None:
    local = LocalNeo4j(replace(settings, neo4j_uri=None, neo4j_password=None))
    before = _pid(local)
    assert local.start() == settings
    assert _pid(local) == before


def test_what_others_must_not_read_they_cannot(settings: Settings) -> None:
    folder = Folder(settings.home)
    assert folder.root.stat().st_mode & 0o777 == 0o700
    assert folder.password_file.stat().st_mode & 0o777 == 0o600
    assert len(settings.neo4j_password or "") >= 32


def test_a_lost_or_foreign_pid_file_does_no_harm(settings: Settings) -> None:
    local = LocalNeo4j(settings)
    pid = _pid(local)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as bystander:
        try:
            for words in (
                None,
                "not json",
                '{"pid": "x"}',
                f'{{"pid": {bystander.pid}}}',
                '{"pid": 999999999}',
            ):
                local.folder.state_file.unlink(missing_ok=True)
                if words is not None:
                    local.folder.state_file.write_text(words)
                assert _pid(local) == pid
            local.start()
            assert local.folder.state() == {"pid": pid}
            assert bystander.poll() is None
        finally:
            bystander.kill()


def test_admin_refuses_a_running_server(settings: Settings) -> None:
    with pytest.raises(LocalNeo4jError, match="needs it stopped"):
        LocalNeo4j(settings).admin("database", "info", "neo4j")


def test_stopping_what_does_not_run_is_no_error(tmp_path: Path) -> None:
    assert not LocalNeo4j(isolated_settings(tmp_path)).stop()


@pytest.mark.timeout(900)
def test_the_life_of_a_server(empty_home: Settings, tmp_path: Path) -> None:
    """One server through starts at once, a kill, a backup, a restore, a lost password, an upgrade, a reset."""
    local = LocalNeo4j(empty_home)
    _two_starts_give_one_server(local)
    graph = _a_graph(local)
    _a_killed_server_starts_again(local)
    assert _fingerprint(local) == graph
    backup = _a_backup(local, tmp_path)
    _a_backup_gives_an_empty_home_the_same_graph(backup, graph, tmp_path)
    local.stop()
    _a_damaged_backup_changes_nothing(local, tmp_path)
    _a_lost_password_is_renewed(local)
    _data_of_an_older_neo4j_are_upgraded(local)
    assert _fingerprint(local) == graph
    _a_restore_killed_between_two_renames_is_finished(local)
    assert _fingerprint(local) == graph
    local.reset()
    assert not local.status().running
    assert [entry.name for entry in local.folder.root.iterdir()] == ["lock"]


def _a_graph(local: LocalNeo4j) -> str:
    relations = pl.DataFrame({"source": [1, 2, 3, 4], "target": [2, 3, 1, 1]})
    with Database.connect(local.connected()) as database:
        migrate(database)
        LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", relations))
    graph = _fingerprint(local)
    assert set(graph) != {"0"}, "an empty graph"
    return graph


def _fingerprint(local: LocalNeo4j) -> str:
    with Database.connect(local.connected()) as database:
        return checksum(database)


def _two_starts_give_one_server(local: LocalNeo4j) -> None:
    starters = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(local.settings.home)],
            stdout=subprocess.PIPE,
            env=environment(local.settings),
            text=True,
        )
        for _ in range(2)
    ]
    pids = {process.communicate(timeout=200)[0].strip() for process in starters}
    assert pids == {str(_pid(local))}


def _a_killed_server_starts_again(local: LocalNeo4j) -> None:
    os.kill(_pid(local), signal.SIGKILL)
    deadline = time.monotonic() + 30
    while local.status().running and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not local.status().running
    assert (local.folder.data / "databases" / "store_lock").exists()
    local.start()


def _a_backup(local: LocalNeo4j, tmp_path: Path) -> Path:
    backup = tmp_path / "backups" / "today.dump"
    local.backup(backup)
    assert local.status().running
    assert [file.name for file in backup.parent.iterdir()] == ["today.dump"]
    return backup


def _a_damaged_backup_changes_nothing(local: LocalNeo4j, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.dump"
    damaged.write_bytes(b"no dump at all")
    with pytest.raises(LocalNeo4jError, match="is no whole backup that this Neo4j can read") as raised:
        local.restore(damaged)
    assert (raised.value.remedy or "").endswith(f"{local.folder.logs / 'neo4j-admin.log'}.")
    assert (local.folder.logs / "neo4j-admin.log").exists()
    with pytest.raises(LocalNeo4jError, match="There is no backup"):
        local.restore(tmp_path / "absent.dump")
    assert not list(local.folder.root.glob("restore-*"))


def _a_backup_gives_an_empty_home_the_same_graph(backup: Path, graph: str, tmp_path: Path) -> None:
    other = LocalNeo4j(isolated_settings(tmp_path / "other"))
    try:
        other.restore(backup)
        with Database.connect(other.start()) as database:
            assert migrate(database) == []
        assert _fingerprint(other) == graph
    finally:
        other.stop()


def _a_restore_killed_between_two_renames_is_finished(local: LocalNeo4j) -> None:
    local.stop()
    aside = Folder(local.folder.root / "restore-killed")
    aside.prepare()
    store, log = zip(local.folder.database_parts("neo4j"), aside.database_parts("neo4j"), strict=True)
    for present, new in (store, log):
        new.parent.mkdir()
        present.rename(new)
    store[1].rename(store[0])
    (aside.root / "complete").touch()
    Folder(local.folder.root / "restore-incomplete").prepare()
    local.start()
    assert not list(local.folder.root.glob("restore-*"))


def _a_lost_password_is_renewed(local: LocalNeo4j) -> None:
    lost = local.folder.password()
    local.folder.password_file.unlink()
    with pytest.raises(LocalNeo4jError, match="is lost") as caught:
        local.start()
    assert "tular neo4j password" in caught.value.remedy
    local.renew_password()
    assert local.folder.password() != lost


def _data_of_an_older_neo4j_are_upgraded(local: LocalNeo4j) -> None:
    local.folder.remember_version("2999.01.0")
    with pytest.raises(LocalNeo4jError, match=r"are of Neo4j 2999\.01\.0"):
        local.upgrade()
    local.folder.remember_version("2025.06.0")
    with pytest.raises(LocalNeo4jError, match="are of Neo4j") as caught:
        local.start()
    assert "tular neo4j upgrade" in caught.value.remedy
    kept = local.upgrade()
    assert kept is not None
    assert (kept / "databases" / "neo4j").is_dir()
    assert local.status().running
    assert local.upgrade() is None


def test_two_homes_do_not_collide_even_on_one_remembered_port(
    empty_home: Settings, settings: Settings
) -> None:
    local = LocalNeo4j(empty_home)
    taken = Folder(settings.home).port()
    assert taken is not None
    local.folder.remember_port(taken)
    own = local.start()
    assert own.neo4j_uri != settings.neo4j_uri
    assert own.neo4j_password != settings.neo4j_password
    Database.connect(own).close()
    Database.connect(settings).close()


def test_a_port_taken_at_the_last_moment_is_given_up(
    empty_home: Settings, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, free = Folder(settings.home).port(), free_port()
    offered = iter([taken, free])
    monkeypatch.setattr(server_process, "choose_port", lambda _: next(offered))
    assert LocalNeo4j(empty_home).start().neo4j_uri == f"bolt://127.0.0.1:{free}"


def _start_elsewhere(settings: Settings, before: str = "") -> str:
    """Start the server of `settings` in another process, which first runs `before`; its last words."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{before}\n{START}", str(settings.home)],
        capture_output=True,
        env=environment(settings),
        text=True,
        timeout=200,
    )
    return ended.stderr.splitlines()[-1]


def test_a_disk_that_fills_while_starting_is_one_sentence(empty_home: Settings) -> None:
    small_files = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))"
    words = _start_elsewhere(empty_home, small_files)
    assert "LocalNeo4jError: The disk that holds" in words
    assert "Free some space" in words


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], capture_output=True
    ).returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        with pytest.raises(LocalNeo4jError, match=r"The disk is full: \d MB are free") as caught:
            LocalNeo4j(isolated_settings(disk)).start()
    finally:
        subprocess.run(["umount", disk], check=True)
    assert "TULAR_HOME" in caught.value.remedy


def test_what_ended_without_its_parent_looking_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        stop = (
            "import psutil, sys; from tular.store.server.server_process import end; "
            "end(psutil.Process(int(sys.argv[1])))"
        )
        subprocess.run([sys.executable, "-c", stop, str(child.pid)], check=True, timeout=50)
        assert child.poll() == -signal.SIGTERM


def test_a_neo4j_admin_that_outlived_its_caller_is_ended(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.prepare()
    words = ["-c", "import time; time.sleep(60)", ADMIN_CLASS]
    with (
        subprocess.Popen([sys.executable, *words, server_process.base_argument(folder)]) as left,
        subprocess.Popen(
            [sys.executable, *words, server_process.base_argument(Folder(tmp_path / "x"))]
        ) as other,
    ):
        admin.repair(folder, "neo4j")
        assert left.poll() is not None
        assert other.poll() is None
        other.kill()


def test_ctrl_c_while_starting_leaves_no_server(empty_home: Settings) -> None:
    local = LocalNeo4j(empty_home)
    with subprocess.Popen(
        [sys.executable, "-c", START, str(empty_home.home)],
        stderr=subprocess.PIPE,
        env=environment(empty_home),
        text=True,
    ) as starter:
        while not local.folder.state() and starter.poll() is None:
            time.sleep(0.02)
        starter.send_signal(signal.SIGINT)
        _, words = starter.communicate(timeout=60)
    assert words.splitlines()[-1] == "KeyboardInterrupt"
    assert not local.status().running


def test_a_password_file_that_others_can_read_is_refused(empty_home: Settings) -> None:
    local = LocalNeo4j(empty_home)
    local.folder.new_password()
    local.folder.password_file.chmod(0o644)
    with pytest.raises(LocalNeo4jError, match=r"mode 644") as caught:
        local.start()
    assert "chmod 600" in caught.value.remedy


def test_a_home_that_cannot_be_made_is_one_sentence(tmp_path: Path, empty_home: Settings) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LocalNeo4jError, match="cannot be used") as caught:
        LocalNeo4j(replace(empty_home, home=tmp_path / "file" / "home")).start()
    assert "TULAR_HOME" in caught.value.remedy


def test_a_folder_removed_under_its_server_begins_anew(empty_home: Settings) -> None:
    local = LocalNeo4j(empty_home)
    local.start()
    lost = psutil.Process(_pid(local))
    shutil.rmtree(empty_home.home)
    with Database.connect(local.start()) as database:
        assert not database.read("read/schema_version")
    assert not server_process.alive(lost)
    assert local.stop()


def test_a_server_whose_folder_is_gone_is_found_as_an_orphan(tmp_path: Path, settings: Settings) -> None:
    homes = (tmp_path / "gone", Folder(settings.home).root)
    words = ["-c", "import time; time.sleep(60)", SERVER_CLASS]
    pretenders = [subprocess.Popen([sys.executable, *words, f"{HOME_OPTION}{home}"]) for home in homes]
    try:
        found = {process.pid for process in server_process.orphans()}
        assert pretenders[0].pid in found
        assert not found & {pretenders[1].pid, LocalNeo4j(settings).status().pid}
    finally:
        for process in pretenders:
            process.kill()
            process.wait()


def test_a_port_is_the_remembered_one_while_it_is_free(settings: Settings) -> None:
    port = free_port()
    assert server_process.choose_port(port) == port
    taken = Folder(settings.home).port()
    assert server_process.choose_port(taken) != taken


@pytest.mark.parametrize("words", ["", "ninety", "0", "-1", "65536", "99999999"])
def test_a_remembered_port_that_is_none_is_forgotten(tmp_path: Path, words: str) -> None:
    folder = Folder(tmp_path)
    folder.prepare()
    folder.port_file.write_text(words)
    assert folder.port() is None


def test_what_a_killed_training_left_is_ended_and_removed(tmp_path: Path) -> None:
    left = Folder(tmp_path / "training-x" / "start")
    left.prepare()
    words = ["-c", "import time; time.sleep(60)", SERVER_CLASS, home_argument(left)]
    with subprocess.Popen([sys.executable, *words]) as forgotten:
        training.clear(tmp_path)
        assert forgotten.poll() is not None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"the newest"])
def test_a_damaged_version_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    folder = Folder(tmp_path)
    folder.prepare()
    folder.version_file.write_bytes(content)
    with pytest.raises(LocalNeo4jError, match=r"version is damaged: it does not name a version of Neo4j"):
        folder.version()


def test_a_training_that_failed_is_told_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    local = LocalNeo4j(load_settings({"TULAR_HOME": str(tmp_path), "TULAR_CACHE": str(tmp_path / "cache")}))
    local.commands.installation.folder.mkdir(parents=True)
    tries: list[int] = []

    def failing(*_: object) -> None:
        tries.append(1)
        raise LocalNeo4jError("Java has no room.")

    monkeypatch.setattr(training, "_learn", failing)
    for _ in range(2):
        training.train(local.commands, local.settings)
    assert len(tries) == 1
    assert training.failure(local.commands) == "Java has no room.\n"
    assert "starts of Neo4j stay slower: Java has no room." in caplog.text
