"""The real server under load, alone and while somebody asks what is expensive: requests a second, p50 and p99.

    python benchmarks/serving.py --accounts 500000 --connections 64 --seconds 10 --workers 2

Clients keep their connections and ask for pages of 100; the machine's other load is printed, since it decides.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.api.samples import sample_run

PAGE = '{ influencers(runId: "bench", first: 100) { edges { rank score node { key handle name kind verified } } } }'
CHAIN = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(45))
ATTACKS = {
    "none": "",
    "doubled fragments": f"{{ ...F0 }} {CHAIN} fragment F45 on Query {{ __typename }}",
    "schema": "{ "
    + " ".join(f"a{n}: __schema {{ types {{ name fields {{ name }} }} }}" for n in range(25))
    + " }",
    "roles of communities": '{ communityMap(runId: "bench", minSize: 1) { communities { label roles { role } } } }',
    "search in all texts": '{ influencers(runId: "bench", filter: {text: "kopi topic1"}) { totalCount } }',
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=500_000)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        sample_run(f"{home}/runs", "bench", accounts=asked.accounts)
        with server(home, asked.workers) as process:
            try:
                asyncio.run(measure(process, asked.connections, asked.seconds))
            finally:
                process.terminate()


def server(home: str, workers: int) -> subprocess.Popen[str]:
    """Neo4j is away, which rankings of a run named by id do not mind."""
    environ = {**os.environ, "TULAR_HOME": home, "TULAR_NEO4J_URI": "bolt://127.0.0.1:9"}
    start = "from tular.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        start,
        "serve",
        "--port",
        "0",
        "--no-access-log",
        "--workers",
        str(workers),
    ]
    return subprocess.Popen(command, env=environ, cwd=home, stderr=subprocess.PIPE, text=True)


async def measure(process: subprocess.Popen[str], connections: int, seconds: float) -> None:
    assert process.stderr is not None
    line = next(line for line in process.stderr if "GraphQL" in line)
    host, _, port = line.split("/")[2].partition(":")
    await load(host, int(port), connections, 1.0, "")
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    print("| attack | requests/s | p50 ms | p99 ms | slowest /health/live ms |")
    print("|---|---|---|---|---|")
    for name, query in ATTACKS.items():
        times, live = await load(host, int(port), connections, seconds, query)
        times.sort()
        p50, p99 = (1_000 * times[int(len(times) * share)] for share in (0.5, 0.99))
        print(
            f"| {name} | {len(times) / seconds:.0f} | {p50:.0f} | {p99:.0f} | {1_000 * max(live):.0f} |",
            flush=True,
        )


async def load(
    host: str, port: int, connections: int, seconds: float, attack: str
) -> tuple[list[float], list[float]]:
    until, times, live = time.monotonic() + seconds, [0.0], [0.0]
    clients = [client(host, port, post(PAGE), until, times) for _ in range(connections)]
    attackers = [client(host, port, post(attack), until, []) for _ in range(8 if attack else 0)]
    get = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
    await asyncio.gather(*clients, *attackers, client(host, port, get, until, live))
    return times, live


async def client(host: str, port: int, request: bytes, until: float, times: list[float]) -> None:
    reader, writer = await asyncio.open_connection(host, port, limit=2**24)
    while time.monotonic() < until:
        began = time.monotonic()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        await reader.readexactly(length)
        times.append(time.monotonic() - began)
    writer.close()


def post(query: str) -> bytes:
    body = json.dumps({"query": query})
    head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


if __name__ == "__main__":
    main()
