"""The real server in a process of its own: addresses, taken ports, a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.api.samples import sample_run
from tular.api.http.server import address, listen
from tular.errors import ConfigError

NOWHERE = "bolt://127.0.0.1:9"
"""Nothing answers there."""


@contextmanager
def served(home: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tular serve` on a free port, and the address that it announces."""
    environ = {
        **os.environ,
        "TULAR_HOME": str(home),
        "TULAR_NEO4J_URI": NOWHERE,
        "TULAR_NEO4J_PASSWORD": "none",
    }
    command = [sys.executable, "-c", "from tular.cli import main; main()", "serve", "--port", "0", *options]
    with subprocess.Popen(command, env=environ, cwd=home, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                if "GraphQL" in line:
                    yield process, line.split()[-1]
                    break
            else:
                pytest.fail("the server said no address")
        finally:
            process.kill()


def test_serves_and_says_what_is_missing(tmp_path: Path) -> None:
    """Without Neo4j and without a run it serves, tells both, and still answers about a run named by id."""
    sample_run(str(tmp_path / "runs"), "kept")
    with served(tmp_path) as (process, url):
        assert httpx.get(url.replace("/graphql", "/health/live")).status_code == 200
        state = httpx.get(url.replace("/graphql", "/health/ready"), timeout=20)
        assert (state.status_code, state.json()["run"]) == (503, None)
        answer = httpx.post(url, json={"query": '{ run(id: "kept") { runId } }'}, timeout=20).json()
        assert answer["data"] == {"run": {"runId": "kept"}}
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert "Not ready" in process.stderr.read()
        assert process.wait(10) == 0


def test_requests_in_progress_are_answered_at_the_end(tmp_path: Path) -> None:
    """SIGTERM while a client is still sending its body: it is answered, and the process ends in time."""
    sample_run(str(tmp_path / "runs"), "kept")
    body = b'{"query": "{ runs { totalCount } }"}'
    with served(tmp_path) as (process, url):
        host, port = url.split("/")[2].split(":")
        with socket.create_connection((host, int(port))) as client:
            head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            client.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:10])
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            client.sendall(body[10:])
            assert b'"totalCount":1' in client.makefile("rb").read()
        process.wait(5)


def test_a_client_that_never_ends_does_not_hold_the_server(tmp_path: Path) -> None:
    with served(tmp_path) as (process, url):
        host, port = url.split("/")[2].split(":")
        with socket.create_connection((host, int(port))) as client:
            client.sendall(b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n")
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            process.wait(6)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_ends_it_without_a_traceback(tmp_path: Path, number: signal.Signals) -> None:
    with served(tmp_path) as (process, _):
        process.send_signal(number)
        time.sleep(0.05)  # sooner, both would be one; later, it has ended
        process.send_signal(number)
        process.wait(15)
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        environ = {
            **os.environ,
            "TULAR_HOME": str(tmp_path),
            "TULAR_NEO4J_URI": NOWHERE,
            "TULAR_PORT": str(port),
        }
        command = [sys.executable, "-c", "from tular.cli import main; main()", "serve"]
        ended = subprocess.run(
            command, env=environ, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
    assert ended.returncode == ConfigError.exit_code
    assert f"Port {port} of 127.0.0.1 is taken" in ended.stderr.replace("\n", " ")
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours(host: str) -> None:
    with pytest.raises(ConfigError, match="TULAR_HOST"):
        listen(host, 0)


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost"), ("::1", "[::1]")]
)
def test_addresses_can_be_typed(host: str, shown: str) -> None:
    try:
        listener = listen(host, 0)
    except ConfigError:
        pytest.skip(f"this machine has no {host}")
    with listener:
        assert address(listener) == f"http://{shown}:{listener.getsockname()[1]}"


def test_serving_loads_nothing_that_computes() -> None:
    """The analysis's libraries take a second to load and a lot of memory; the service starts without them."""
    heavy = "{'igraph', 'numba', 'sklearn', 'scipy', 'networkx', 'jgo', 'tular.analytics', 'tular.graph'}"
    script = f"import sys, tular.api.http.server, tular.store.driver.live; print({heavy} & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "set()"
