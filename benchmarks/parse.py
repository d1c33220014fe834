"""Reading files: rows a second and peak memory of `tular.ingest`, beside polars, pandas and the csv module.

    python benchmarks/parse.py --rows 5000000 --runs 3

The peers parse; Tular parses, checks every row and numbers what it rejects. Each measurement is a process of its own,
imports not counted; peak memory is what the system charged it for. pandas is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import zstandard

CHILD = """
import sys, time, json
path, columns, separator, header = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4] == "True"
{setup}
started, used = time.perf_counter(), time.process_time()
{work}
seconds = time.perf_counter() - started
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([rows, seconds, time.process_time() - used, int(peak.split()[1]) / 1024]))
"""
READERS = {
    "tular": (
        "from tular.ingest import ReadOptions, Rejects, read",
        "ids = 'text' if 'names' in path else 'auto'\n"
        "reading = read([path], ReadOptions(ids=ids), Rejects())\n"
        "for batch in reading: pass\n"
        "rows = reading.rows_read",
    ),
    "polars": (
        "import polars as pl",
        "rows = pl.read_csv(path, has_header=header, separator=separator).height",
    ),
    "pandas": (
        "import pandas as pd",
        "rows = len(pd.read_csv(path, header=0 if header else None, sep=separator))",
    ),
    "csv module": (
        "import csv",
        "rows = sum(1 for row in csv.reader(open(path, newline=''), delimiter=separator)) - header",
    ),
}


class MeasureInputs:
    """Files of `rows` rows, made once a run. Each is (path, columns, separator, header)."""

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder, self.rows = folder, rows
        random = np.random.default_rng(7)
        self.source = np.sort(random.integers(1, rows // 20, rows))
        self.target = (random.zipf(1.6, rows) % (rows // 20)) + 1
        self.at = random.integers(1_700_000_000, 1_760_000_000, rows)

    def all(self) -> dict[str, tuple[Path, int, str, bool]]:
        edges = self._write("follows.txt", pl.DataFrame({"a": self.source, "b": self.target}), " ", False)
        return {
            "edge list": (edges, 2, " ", False),
            "edge list, gzip": (self._gzip(edges), 2, " ", False),
            "edge list, zstd": (self._zstd(edges), 2, " ", False),
            "edge list, ids as names": (self._names(), 2, " ", False),
            "edge list, 1 row in 1,000 bad": (self._with_bad_rows(edges), 2, " ", False),
            "follows.csv with two dates": (self._dated(), 4, ",", True),
            "retweets.csv with time and posts": (self._events(), 5, ",", True),
            "posts.csv, quoted texts (a tenth of the rows)": (self._posts(), 10, ",", True),
        }

    def _write(self, name: str, frame: pl.DataFrame, separator: str, header: bool) -> Path:
        path = self.folder / name
        frame.write_csv(
            path, include_header=header, separator=separator, datetime_format="%Y-%m-%dT%H:%M:%SZ"
        )
        return path

    def _gzip(self, path: Path) -> Path:
        subprocess.run(["gzip", "-k", "-3", path], check=True)
        return path.with_name(f"{path.name}.gz")

    def _zstd(self, path: Path) -> Path:
        packed = path.with_name(f"{path.name}.zst")
        with path.open("rb") as plain, packed.open("wb") as file:
            zstandard.ZstdCompressor().copy_stream(plain, file)
        return packed

    def _names(self) -> Path:
        named = [pl.format("user_{}", pl.Series(ids)) for ids in (self.source, self.target)]
        return self._write("follows-names.txt", pl.select(a=named[0], b=named[1]), " ", False)

    def _with_bad_rows(self, path: Path) -> Path:
        spoiled = path.with_name("follows-bad.txt")
        with path.open() as lines, spoiled.open("w") as file:
            file.writelines("not a row\n" if i % 1_000 == 999 else line for i, line in enumerate(lines))
        return spoiled

    def _dated(self) -> Path:
        seen = pl.lit(datetime(2026, 1, 5, tzinfo=UTC))
        frame = pl.DataFrame({"source": self.source, "target": self.target})
        return self._write("follows.csv", frame.with_columns(firstSeen=seen, lastSeen=seen), ",", True)

    def _events(self) -> Path:
        columns = {"source": self.source, "target": self.target, "at": self.at * 1_000_000}
        frame = pl.DataFrame(columns).with_columns(pl.col("at").cast(pl.Datetime("us")))
        places = pl.int_range(pl.len())
        return self._write(
            "retweets.csv", frame.with_columns(post=places + 10**9, original=places), ",", True
        )

    def _posts(self) -> Path:
        count = self.rows // 10
        frame = pl.DataFrame({"author": self.source[:count], "at": self.at[:count] * 1_000_000}).select(
            pl.int_range(pl.len()).alias("id"),
            "author",
            pl.col("at").cast(pl.Datetime("us")),
            pl.format('Honest question, who said "{}"?\nI did.', "author").alias("text"),
            pl.lit("en").alias("lang"),
            pl.lit("monday climate").alias("hashtags"),
            pl.lit("https://news.example/a").alias("links"),
            *(pl.lit(None).alias(name) for name in ("retweetOf", "quoteOf", "replyTo")),
        )
        return self._write("posts.csv", frame, ",", True)


def measure(reader: str, file: tuple[Path, int, str, bool]) -> tuple[int, float, float, float]:
    """Rows, seconds, CPU seconds and MiB of one reader on one file, in a process of its own."""
    setup, work = READERS[reader]
    code = CHILD.format(setup=setup, work=work)
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, file)], check=True, capture_output=True, env=dict(os.environ)
    )
    rows, seconds, used, memory = json.loads(done.stdout)
    return rows, seconds, used, memory


def peers(name: str) -> list[str]:
    """Who can read it: pandas and the csv module open no zstd here, and none of them passes bad rows over."""
    if name.endswith("bad"):
        return ["tular"]
    if name.endswith(("gzip", "zstd")):
        return ["tular", "polars"]
    return ["tular", "polars", *(["pandas"] if importlib.util.find_spec("pandas") else []), "csv module"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| input | reader | M rows/s | M rows/s of CPU | speed to Tular's | peak MiB |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, file in MeasureInputs(Path(folder), options.rows).all().items():
            taken: dict[str, list[tuple[int, float, float, float]]] = {reader: [] for reader in peers(name)}
            for _ in range(options.runs):
                for reader, results in taken.items():
                    results.append(measure(reader, file))
            report(name, taken)


def report(name: str, taken: dict[str, list[tuple[int, float, float, float]]]) -> None:
    speeds = {who: statistics.median(rows / s for rows, s, _, _ in runs) for who, runs in taken.items()}
    for who, runs in taken.items():
        speed, ratio = speeds[who] / 1e6, speeds[who] / speeds["tular"]
        used = statistics.median(rows / cpu for rows, _, cpu, _ in runs) / 1e6
        print(
            f"| {name} | {who} | {speed:.2f} | {used:.2f} | {ratio:.2f} | {max(run[3] for run in runs):,.0f} |"
        )


if __name__ == "__main__":
    main()
