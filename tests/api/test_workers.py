"""Several workers at one address: each replaced when it dies, whatever killed it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import httpx
import psutil

from tests.api.samples import sample_run
from tests.api.test_server import served

ASK = {"query": '{ influencers(runId: "kept", first: 100) { edges { score node { key bio } } } }'}


def workers(pid: int) -> list[psutil.Process]:
    alive = [child for child in psutil.Process(pid).children() if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in alive if "spawn_main" in " ".join(child.cmdline())]


def until(seconds: float, condition: object) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)


def asked(url: str) -> httpx.Response:
    """Asked again where the connection was that of a worker which has just died."""
    for _ in range(50):
        try:
            return httpx.post(url, json=ASK, timeout=30)
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError("nobody answers")


def test_a_worker_that_dies_or_hangs_on_a_cut_table_is_replaced(tmp_path: Path) -> None:
    """SIGKILL; then SIGBUS by a table that is cut while it is mapped: the next worker says that it is damaged."""
    sample_run(str(tmp_path / "runs"), "kept", accounts=3_000)
    with served(tmp_path, "--workers", "1", "--no-access-log") as (process, url):
        assert asked(url).json()["data"]["influencers"]["edges"]
        (first,) = workers(process.pid)
        os.kill(first.pid, signal.SIGKILL)
        until(60, lambda: [child.pid for child in workers(process.pid)] not in ([], [first.pid]))
        assert asked(url).json()["data"]["influencers"]["edges"]
        for table in ("accounts", "rankings"):
            os.truncate(tmp_path / "runs" / "kept" / f"{table}.arrow", 4_096)
        (error,) = asked(url).json()["errors"]
        assert error["extensions"]["code"] == "ARTIFACT_DAMAGED"
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
        assert not workers(os.getpid())


def test_figures_of_all_workers_are_told_together(tmp_path: Path) -> None:
    sample_run(str(tmp_path / "runs"), "kept")
    with served(tmp_path, "--workers", "2", "--no-access-log") as (process, url):
        until(60, lambda: len(workers(process.pid)) == 2)
        for _ in range(6):
            assert asked(url).status_code == 200
        text = httpx.get(url.replace("/graphql", "/metrics"), timeout=30).text
        assert 'tular_graphql_requests_total{status="200"} 6.0' in text


def test_limits_hold_for_all_workers_together(tmp_path: Path) -> None:
    """Each request on a connection of its own, which any worker may take: ten seconds' worth, once."""
    sample_run(str(tmp_path / "runs"), "kept")
    with served(tmp_path, "--workers", "2", "--rate", "6", "--no-access-log") as (process, url):
        until(60, lambda: len(workers(process.pid)) == 2)
        pages = [url.replace("/graphql", "/maps/none/none")] * 40
        statuses = [httpx.get(page, timeout=30).status_code for page in pages]
        assert statuses.count(429) >= 37, "one at once, and one more each ten seconds"


def test_elsewhere_without_a_key_it_lets_nobody_in(tmp_path: Path) -> None:
    """Neo4j is away, so nobody knows whether there are keys."""
    sample_run(str(tmp_path / "runs"), "kept")
    with served(tmp_path, "--host", "0.0.0.0", "--workers", "1", "--no-access-log") as (_, url):
        assert httpx.post(url, json=ASK, timeout=30).status_code == 401
