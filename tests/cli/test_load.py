"""`tular load` as a process: its summary, reject file and exit codes."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tular.config import Settings
from tular.store.driver.database import Database

TULAR = Path(sys.executable).with_name("tular")
FIELDS = ["loadId", "rowsRead", "accepted", "rejected", "created", "updated", "unchanged"]
FIELDS += ["became", "reasons", "seconds"]


@pytest.fixture
def follows(tmp_path: Path) -> Path:
    file = tmp_path / "follows.edgelist"
    file.write_text("1 2\n1 3\n1 2\nnonsense\n3 1\n")
    return file


def load(
    settings: Settings, home: Path, *arguments: str | Path, text: str = ""
) -> subprocess.CompletedProcess[str]:
    return tular(settings, home, "load", *arguments, text=text)


def tular(
    settings: Settings, home: Path, *arguments: str | Path, text: str = ""
) -> subprocess.CompletedProcess[str]:
    own = {
        "TULAR_HOME": str(home),
        "TULAR_NEO4J_URI": str(settings.neo4j_uri),
        "TULAR_NEO4J_PASSWORD": str(settings.neo4j_password),
    }
    return subprocess.run(
        [TULAR, *arguments], env={**os.environ, **own}, input=text, capture_output=True, text=True
    )


def test_the_summary_has_exactly_its_fields_and_loading_again_changes_nothing(
    settings: Settings, database: Database, tmp_path: Path, follows: Path
) -> None:
    done = load(settings, tmp_path, follows, "--relation", "follows", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert list(summary) == FIELDS
    counts = {name: summary[name] for name in FIELDS[1:6]}
    assert counts == {"rowsRead": 5, "accepted": 4, "rejected": 1, "created": 3, "updated": 0}
    assert summary["unchanged"] == summary["became"]["FOLLOWS"] - 3
    assert sum(summary["reasons"].values()) == summary["rejected"]
    assert "Loading live" in done.stderr
    assert "\r" not in done.stderr
    again = json.loads(load(settings, tmp_path, follows, "--relation", "follows", "--json").stdout)
    assert (again["created"], again["updated"]) == (0, 0)


def test_the_ledger_agrees_and_a_load_is_taken_back(
    settings: Settings, database: Database, tmp_path: Path, follows: Path
) -> None:
    summary = json.loads(load(settings, tmp_path, follows, "--relation", "follows", "--json").stdout)
    [entry] = json.loads(tular(settings, tmp_path, "loads", "--json").stdout)
    assert entry["id"] == summary["loadId"]
    assert entry["rowsRead"] == entry["accepted"] + sum(entry["reasons"].values())
    assert sum(entry["became"].values()) == entry["created"] + entry["updated"] + entry["unchanged"]
    assert tular(settings, tmp_path, "loads", "undo", entry["id"]).returncode == 0
    assert database.read("../tests/store/accounts") == []


def test_retweets_that_are_told_twice_are_said_and_left_to_the_caller(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "retweets.csv").write_text(
        "source,target,post,at\n1,2,9,2026-08-03T10:00:00Z\n3,4,10,2026-08-04\n"
    )
    (tmp_path / "totals.csv").write_text("source,target,weight\n1,2,7\n5,6,2\n")
    load(settings, tmp_path, tmp_path / "retweets.csv")
    totals = (tmp_path / "totals.csv", "--relation", "retweeted")
    dry = load(settings, tmp_path, *totals, "--dry-run")
    assert "1 pairs of accounts now have both single events and events that a file counted" in dry.stderr
    replaced = load(settings, tmp_path, *totals, "--overlap", "replace")
    assert "1 relations removed" in replaced.stderr
    [entry, _] = json.loads(tular(settings, tmp_path, "loads", "--json").stdout)
    undone = tular(settings, tmp_path, "loads", "undo", entry["id"])
    assert "1 relations that it replaced stay removed" in undone.stderr
    assert len(database.read("../tests/store/relations")) == 1


def test_what_would_be_loaded_is_said_first(
    settings: Settings, database: Database, tmp_path: Path, follows: Path
) -> None:
    explained = tular(settings, tmp_path, "load", "--explain", follows, "--relation", "follows")
    assert "1 follows 2" in explained.stdout
    dry = load(settings, tmp_path, follows, "--relation", "follows", "--dry-run", "--json")
    assert json.loads(dry.stdout)["created"] == 3
    assert database.read("../tests/store/accounts") == []


def test_nothing_accepted_is_a_failure(settings: Settings, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "follows.csv"
    file.write_text("source,target\nNA,NULL\n")
    done = load(settings, tmp_path, file)
    assert done.returncode == 1
    assert "None of 1 rows was accepted" in done.stderr


def test_real_files_that_disagree_about_accounts_change_nothing_again(
    settings: Settings, database: Database, tmp_path: Path, shared_data: Path
) -> None:
    folder = shared_data / "twarc-api-v2"
    files = sorted(folder.glob("*.jsonl.gz"))
    first, again = (json.loads(load(settings, tmp_path, *files, "--json").stdout) for _ in range(2))
    assert first["created"] > 3_000
    assert first["updated"] > 0
    assert (again["created"], again["updated"]) == (0, 0)


def test_strict_ends_with_3_and_the_reject_file_says_why(
    settings: Settings, database: Database, tmp_path: Path, follows: Path
) -> None:
    rejects = tmp_path / "rejects.jsonl"
    done = load(settings, tmp_path, follows, "--relation", "follows", "--strict", "--rejects", rejects)
    assert done.returncode == 3
    assert "rejects.jsonl" in done.stderr.replace("\n", "")
    [row] = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert (row["line"], row["row"]) == (4, "nonsense")
    assert len(database.read("../tests/store/relations")) == 3


def test_a_compressed_file_that_ends_too_early_is_told(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "follows.gz"
    file.write_bytes(gzip.compress(b"1 2\n1 3\n")[:-9])
    done = load(settings, tmp_path, file, "--relation", "follows")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stderr.split())
    assert "the gzip data ends too early. Only what comes before is loaded" in said


def test_standard_input_and_reversed_direction(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    done = load(settings, tmp_path, "-", "--relation", "follows", "--direction", "reverse", text="1 2\n")
    assert done.returncode == 0, done.stderr
    [row] = [row["relation"] for row in database.read("../tests/store/relations")]
    assert (row["source"], row["target"]) == ("x:2", "x:1")


def test_a_wrong_column_is_a_usage_error(settings: Settings, tmp_path: Path, follows: Path) -> None:
    done = load(settings, tmp_path, follows, "--column", "id")
    assert done.returncode == 2
    assert "OURS=THEIRS" in done.stderr


def test_a_file_that_is_not_there(settings: Settings, tmp_path: Path) -> None:
    done = load(settings, tmp_path, tmp_path / "missing.csv")
    assert done.returncode == 1
    assert "missing.csv" in done.stderr.replace("\n", "")
