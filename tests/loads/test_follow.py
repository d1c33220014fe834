"""`tular load --follow` as a process, beside one that writes, into a real Neo4j."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import orjson
import pytest

from tests.cli.test_load import TULAR, tular
from tests.ingest.made import lines
from tests.ingest.test_bluesky import QUOTE, REPOST, event_1
from tests.loads.test_load import followers
from tular import loads
from tular.config import Settings
from tular.ingest import tail
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.ledger.loads import LoadRecord, list_loads

PATIENCE = 120.0
EVENTS = 300
WRITER = """
import sys, time
for line in open(sys.argv[1], "rb").read().splitlines(keepends=True):
    with open(sys.argv[2], "ab", buffering=0) as log:
        log.write(line[:30]); time.sleep(0.001); log.write(line[30:])
"""


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Jetstream's: reposts and quotes, and a line that is none."""
    file = tmp_path / "events.jsonl"
    lines = [orjson.dumps(event_1(f"r{i}", REPOST if i % 2 else QUOTE)) for i in range(EVENTS)]
    file.write_bytes(b"\n".join([*lines[:100], b"{half", *lines[100:]]) + b"\n")
    return file


def follow(settings: Settings, home: Path, path: str) -> subprocess.Popen[str]:
    own = {
        "TULAR_HOME": str(home),
        "TULAR_NEO4J_URI": str(settings.neo4j_uri),
        "TULAR_NEO4J_PASSWORD": str(settings.neo4j_password),
    }
    command = [TULAR, "load", "--follow", path, "--json"]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env={**os.environ, **own}, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


def waits_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def agrees(load: LoadRecord) -> None:
    assert load.rows_read == load.accepted + load.rejected
    assert load.rejected == sum(load.reasons.values())
    assert sum(load.became.values()) == load.created + load.updated + load.unchanged


def posts(database: Database) -> int:
    return len(database.read("../tests/store/posts"))


def test_what_is_written_meanwhile_is_loaded_and_doubles_nothing_again(
    settings: Settings, database: Database, tmp_path: Path, events: Path
) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"")
    process = follow(settings, tmp_path, str(log))
    subprocess.run([sys.executable, "-c", WRITER, events, log], check=True)
    waits_for(lambda: posts(database) > EVENTS // 2)
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told
    summary = json.loads(out)
    [load] = list_loads(database)
    agrees(load)
    assert (summary["loadId"], summary["rowsRead"], summary["rejected"]) == (load.id, EVENTS + 1, 1)
    assert load.created == summary["created"] > EVENTS
    before = checksum(database)
    process = follow(settings, tmp_path, "-")
    out, told = process.communicate(log.read_text(), timeout=PATIENCE)
    assert process.returncode == 0, told
    again, _ = list_loads(database)
    agrees(again)
    assert (again.created, again.updated) == (0, 0)
    assert again.sources[0].fingerprint == load.sources[0].fingerprint
    assert checksum(database) == before
    assert tular(settings, tmp_path, "loads", "undo", again.id).returncode == 0
    assert tular(settings, tmp_path, "loads", "undo", load.id).returncode == 0
    assert posts(database) == 0


def test_what_cannot_be_with_following_is_said(settings: Settings, tmp_path: Path) -> None:
    done = tular(settings, tmp_path, "load", "--follow", "log.jsonl", "--dry-run")
    assert done.returncode == 2
    assert "--dry-run is not possible" in done.stderr


@contextmanager
def followed(settings: Settings, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`path` is followed meanwhile, in a thread, and the ledger may be written at any time."""
    monkeypatch.setattr(sys.modules["tular.loads.follow"], "RECORD_SECONDS", 0.3)
    monkeypatch.setattr(tail, "BEAT_SECONDS", 0.3)
    stop = Event()
    thread = Thread(target=lambda: loads.follow(settings, [str(path)], stop=stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)


def test_what_came_before_a_silence_is_in_the_ledger(
    settings: Settings, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the process would be killed then."""
    log = tmp_path / "follows.csv"
    log.write_text("")
    with followed(settings, log, monkeypatch):
        waits_for(lambda: len(list_loads(database)) == 1)
        log.write_text("source,target\n1,2\n")
        waits_for(lambda: list_loads(database)[0].accepted == 1)
        entry = list_loads(database)[0]
        time.sleep(1.0)
        assert list_loads(database) == [entry]  # Nothing came, so nothing is written.
        agrees(entry)


def test_lists_that_came_whole_are_told_also_after_a_silence(
    settings: Settings, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "followers.jsonl"
    log.write_bytes(lines(followers("01-05", "7002", "7003")))
    with followed(settings, log, monkeypatch):
        waits_for(lambda: bool(list_loads(database)) and list_loads(database)[0].accepted > 0)
        time.sleep(0.5)
    accounts = [row["account"] for row in database.read("../tests/store/accounts")]
    [listed] = [account["followersListed"] for account in accounts if account["key"] == "x:7001"]
    assert listed == [datetime(2026, 1, 5, tzinfo=UTC)]


def test_a_fifo_may_wait_for_its_writer_and_be_given_up(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    fifo = tmp_path / "follows.csv"
    os.mkfifo(fifo)
    process = follow(settings, tmp_path, str(fifo))
    waits_for(lambda: bool(list_loads(database)))
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    out, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, json.loads(out)["rowsRead"]) == (0, 0), told
    process = follow(settings, tmp_path, str(fifo))
    waits_for(lambda: len(list_loads(database)) == 2)
    fifo.write_text("source,target\n1,2\n")
    out, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, json.loads(out)["rowsRead"]) == (0, 1), told
