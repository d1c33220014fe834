"""Networks as files: readable by `tular load`, equal for equal seeds, complete or not there."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import zstandard

from tular.errors import TularError, UsageError
from tular.generate import (
    FIRST_ID,
    FIRST_POST_ID,
    Act,
    FileOptions,
    Network,
    NetworkOptions,
    activity,
    network,
    write_network,
)
from tular.generate.estimate import (
    check_memory,
    expected_bytes,
    expected_follows,
    expected_memory,
    expected_posts,
)
from tular.generate.files import write_table
from tular.ingest import ReadOptions, Rejects, read
from tular.models import PostBatch, Relation, RelationBatch

OPTIONS = NetworkOptions(accounts=1_200, follows_per_account=8, snapshots=3, seed=4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "net"
    write_network(path, OPTIONS)
    return path


@pytest.fixture(scope="module")
def net() -> Network:
    return network(OPTIONS)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_follows_hold_what_the_arrays_hold(folder: Path, net: Network) -> None:
    follows = pl.read_csv(folder / "follows.csv", try_parse_dates=True)
    dates = np.array(OPTIONS.dates)
    assert np.array_equal(follows["source"].to_numpy() - FIRST_ID, net.source)
    assert np.array_equal(follows["target"].to_numpy() - FIRST_ID, net.target)
    assert follows["firstSeen"].to_list() == dates[net.first].tolist()
    assert follows["lastSeen"].to_list() == dates[net.last].tolist()


def test_truth_agrees_with_follows(folder: Path) -> None:
    """An account is in the truth of a date exactly when it may have follows then."""
    follows = pl.read_csv(folder / "follows.csv", try_parse_dates=True)
    for date in OPTIONS.dates:
        seen = follows.filter((pl.col("firstSeen") <= date) & (pl.col("lastSeen") >= date))
        members = pl.read_csv(folder / "truth" / f"membership-{date:%Y-%m-%d}.csv")
        ends = pl.concat([seen["source"], seen["target"]]).unique()
        assert ends.is_in(members["id"].implode()).all()
        assert ends.len() > 0.97 * members.height


def test_accounts_show_what_the_network_holds(folder: Path, net: Network) -> None:
    accounts = pl.read_csv(folder / "accounts.csv", try_parse_dates=True)
    assert accounts["id"].to_list() == list(range(FIRST_ID, FIRST_ID + OPTIONS.accounts))
    assert accounts["handle"].is_unique().all()
    assert accounts["handle"].str.contains(r"^[a-z0-9]+$").all()
    assert set(accounts["kind"]) == {"PERSON", "COMPANY", "ORGANIZATION", "INSTITUTION", "MEDIA"}
    followers = np.bincount(net.follows()[1], minlength=OPTIONS.accounts)
    assert (accounts["followersCount"].to_numpy() >= followers).all()
    joined = np.argmax(net.membership >= 0, axis=0)
    first_seen = pl.Series(OPTIONS.dates).gather(joined)
    assert (accounts["createdAt"] < first_seen).all()
    assert net.cast
    assert accounts["name"][net.cast.brands[0].account] == net.cast.brands[0].name


def test_texts_say_what_their_columns_say(folder: Path, net: Network) -> None:
    posts = pl.read_csv(folder / "posts.csv", schema_overrides={"hashtags": pl.String})
    known = activity(net)
    assert posts.height == known.count
    assert posts["text"].is_null().to_list() == (known.act == Act.RETWEET).tolist()
    written = posts.filter(pl.col("text").is_not_null())
    tags = written["text"].str.extract_all(r"#(\S+)").list.eval(pl.element().str.slice(1)).list.join(" ")
    assert tags.to_list() == written["hashtags"].fill_null("").to_list()
    links = written["text"].str.extract(r"(https://\S+)")
    assert links.to_list() == written["links"].to_list()
    handles = pl.read_csv(folder / "accounts.csv")["handle"]
    mentioned = np.flatnonzero(known.mention >= 0)
    for row in mentioned[:: max(1, mentioned.size // 50)].tolist():
        assert posts["text"][row].startswith(f"@{handles[int(known.mention[row])]} ")
    assert set(written["lang"]) == {"en", "id"}


def test_communities_speak_their_own_words(folder: Path, net: Network) -> None:
    posts = activity(net)
    written = pl.read_csv(folder / "posts.csv", columns=["hashtags"])["hashtags"]
    communities = pl.read_csv(folder / "truth" / "communities.csv").unique("community")
    for community, own in communities.select("community", "hashtags").iter_rows():
        mine = pl.Series(posts.community == community) & pl.Series((posts.brand < 0) & (posts.script < 0))
        used = written.filter(mine).drop_nulls().str.split(" ").explode()
        assert used.len() > 0
        assert used.is_in(own.split()).all()


def test_events_between_accounts_match_their_posts(folder: Path) -> None:
    posts = pl.read_csv(folder / "posts.csv")
    columns = {"retweets": "retweetOf", "quotes": "quoteOf", "replies": "replyTo"}
    for name, reference in columns.items():
        events = pl.read_csv(folder / f"{name}.csv")
        said = posts.filter(pl.col(reference).is_not_null())
        assert events["post"].to_list() == said["id"].to_list()
        assert events["original"].to_list() == said[reference].to_list()
        assert events["source"].to_list() == said["author"].to_list()
        originals = posts["author"].gather(said[reference] - FIRST_POST_ID)
        assert events["target"].to_list() == originals.to_list()


def test_load_reads_everything_and_rejects_nothing(folder: Path) -> None:
    rejects = Rejects()
    rows: dict[str, int] = {}
    for path in sorted(folder.glob("*.csv")):
        reading = read([str(path)], ReadOptions(), rejects)
        assert sum(batch.frame.height for batch in reading) >= reading.accepted
        rows[path.name] = reading.accepted
    listed = json.loads((folder / "network.json").read_text())["files"]
    assert rejects.count == 0
    assert rows == {name: entry["rows"] for name, entry in listed.items() if "/" not in name}


def test_the_manifest_lists_every_file_with_its_checksum(folder: Path) -> None:
    manifest = json.loads((folder / "network.json").read_text())
    listed = {name: entry["sha256"] for name, entry in manifest["files"].items()}
    actual = digests(folder)
    actual.pop("network.json")
    assert listed == actual
    assert manifest["options"]["seed"] == OPTIONS.seed


WRITE = """
import sys
from pathlib import Path
from tular.generate import NetworkOptions, write_network
options = NetworkOptions(accounts=1200, follows_per_account=8, snapshots=3, seed=4)
write_network(Path(sys.argv[1]), options)
"""


def test_bytes_do_not_depend_on_cores(folder: Path, tmp_path: Path) -> None:
    alone = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    subprocess.run(
        [sys.executable, "-c", WRITE, str(tmp_path / "net")], env={**os.environ, **alone}, check=True
    )
    assert digests(tmp_path / "net") == digests(folder)


def test_another_seed_gives_other_bytes(folder: Path, tmp_path: Path) -> None:
    write_network(
        tmp_path / "net", NetworkOptions(accounts=1_200, follows_per_account=8, snapshots=3, seed=5)
    )
    other = digests(tmp_path / "net")
    same = {name for name, digest in digests(folder).items() if other.get(name) == digest}
    assert not same


@pytest.mark.parametrize(("compression", "suffix"), [("gzip", ".gz"), ("zstd", ".zst")])
def test_compressed_files_hold_the_same(folder: Path, tmp_path: Path, compression: str, suffix: str) -> None:
    write_network(tmp_path / "net", OPTIONS, FileOptions(compression=compression))  # type: ignore[arg-type]
    for name in ("accounts.csv", "follows.csv", "posts.csv", "truth/cascades.csv"):
        packed = (tmp_path / "net" / f"{name}{suffix}").read_bytes()
        plain = gzip.decompress(packed) if suffix == ".gz" else unpack_zstd(packed)
        assert plain == (folder / name).read_bytes(), name


def unpack_zstd(packed: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(packed)


def test_layouts_of_follows_agree(folder: Path, net: Network, tmp_path: Path) -> None:
    write_network(tmp_path / "dated", OPTIONS, FileOptions(follows="by-date"))
    write_network(tmp_path / "edges", OPTIONS, FileOptions(follows="edge-list"))
    for snapshot, date in enumerate(OPTIONS.dates):
        frame = pl.read_csv(tmp_path / "dated" / f"follows-{date:%Y-%m-%d}.csv", try_parse_dates=True)
        source, target = net.follows(snapshot)
        assert np.array_equal(frame["source"].to_numpy() - FIRST_ID, source)
        assert np.array_equal(frame["target"].to_numpy() - FIRST_ID, target)
        assert frame["firstSeen"].unique().to_list() == frame["lastSeen"].unique().to_list() == [date]
    pairs = np.loadtxt(tmp_path / "edges" / "follows.edgelist", dtype=np.int64) - FIRST_ID
    assert np.array_equal(pairs, np.column_stack(net.follows()))


def events(path: Path) -> dict[Relation, set[tuple[object, ...]]]:
    """Relation → (source, target, at, post, original), without originals for mentions."""
    found: dict[Relation, set[tuple[object, ...]]] = {}
    for batch in read([str(path)], ReadOptions(), Rejects()):
        if isinstance(batch, RelationBatch):
            columns = batch.frame.select(pl.col("source", "target").cast(pl.String), "at", "post", "original")
            found.setdefault(batch.relation, set()).update(columns.iter_rows())
    return found


def test_x_api_v2_tells_the_same_as_the_tables(folder: Path, tmp_path: Path) -> None:
    write_network(tmp_path / "net", OPTIONS, FileOptions(posts="x-api-v2"))
    told = events(tmp_path / "net" / "posts.jsonl")
    for name in ("retweets", "quotes", "replies", "mentions"):
        for relation, rows in events(folder / f"{name}.csv").items():
            assert told.pop(relation) == rows, name
    assert not told
    assert not (tmp_path / "net" / "retweets.csv").exists()


def test_x_api_v2_posts_have_the_same_words(folder: Path, tmp_path: Path) -> None:
    write_network(tmp_path / "net", OPTIONS, FileOptions(posts="x-api-v2"))
    plain = pl.read_csv(folder / "posts.csv", schema_overrides={"id": pl.String, "hashtags": pl.String})
    batches = read([str(tmp_path / "net" / "posts.jsonl")], ReadOptions(), Rejects())
    found = pl.concat([batch.frame for batch in batches if isinstance(batch, PostBatch)]).sort("id")
    assert found["id"].to_list() == plain["id"].to_list()
    own = pl.Series(plain["text"].is_not_null())
    assert found.filter(own)["text"].to_list() == plain.filter(own)["text"].to_list()
    assert (
        found.filter(own)["hashtags"].list.join(" ").to_list()
        == plain.filter(own)["hashtags"].fill_null("").to_list()
    )
    assert found.filter(~own)["text"].str.starts_with("RT @").all()


def test_without_posts_there_are_none(tmp_path: Path) -> None:
    summary = write_network(
        tmp_path / "net", NetworkOptions(accounts=300, follows_per_account=5, posts=False)
    )
    assert summary.posts == 0
    assert not (tmp_path / "net" / "posts.csv").exists()
    assert not (tmp_path / "net" / "truth" / "cascades.csv").exists()


SMALL = NetworkOptions(accounts=200, follows_per_account=5, seed=1)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    for force in (False, True):
        with pytest.raises(UsageError):
            write_network(tmp_path, SMALL, force=force)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_force_replaces_a_generated_network(tmp_path: Path) -> None:
    write_network(tmp_path / "net", SMALL)
    before = digests(tmp_path / "net")
    with pytest.raises(UsageError, match="not empty"):
        write_network(tmp_path / "net", SMALL)
    (tmp_path / "net" / "old.txt").touch()
    write_network(tmp_path / "net", SMALL, force=True)
    assert digests(tmp_path / "net") == before
    assert [path.name for path in tmp_path.iterdir()] == ["net"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    write_network(tmp_path / "net", SMALL)
    assert (tmp_path / "net" / "network.json").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "net").touch()
    with pytest.raises(UsageError, match="is a file"):
        write_network(tmp_path / "net", SMALL)


def test_a_full_device_raises_what_says_so() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_table(Path("/dev/full"), [pl.DataFrame({"id": np.arange(100_000)})])


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_is_told_and_left_clean(tiny_disk: Path) -> None:
    with pytest.raises(TularError, match="full") as caught:
        write_network(
            tiny_disk / "net", NetworkOptions(accounts=2_500, follows_per_account=8, posts_per_account=0.3)
        )
    assert "Free some space" in caught.value.remedy
    assert not list(tiny_disk.iterdir())


def test_a_disk_too_small_is_told_before_the_work(tiny_disk: Path) -> None:
    started = time.process_time()
    with pytest.raises(TularError, match=r"has 0\.0"):
        write_network(tiny_disk / "net", NetworkOptions(accounts=80_000_000))
    assert time.process_time() - started < 1
    assert not list(tiny_disk.iterdir())


def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    code = "from tular.cli import main; main()"
    arguments = ["generate", str(tmp_path / "net"), "--accounts", "400000", "--force"]
    running = subprocess.Popen([sys.executable, "-c", code, *arguments], stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob(".net-*")):
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert not list(tmp_path.iterdir())


MEASURE = """
import re, sys
from pathlib import Path
from tular.generate import NetworkOptions, write_network
options = NetworkOptions(accounts=60_000, follows_per_account=40)
write_network(Path(sys.argv[1]) / "net", options)
status = Path("/proc/self/status").read_text()
print(int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) * 1024)
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="reads /proc: ru_maxrss would count the parent's memory, too"
)
def test_memory_is_bounded_as_foretold(tmp_path: Path) -> None:
    """Tables held whole, instead of in chunks, would take 200 MB more."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    estimated = expected_memory(NetworkOptions(accounts=60_000, follows_per_account=40))
    assert 0.5 * estimated < int(done.stdout) < estimated


def test_what_does_not_fit_into_memory_is_refused() -> None:
    options = NetworkOptions(accounts=1_000_000, follows_per_account=100)
    check_memory(options, available=10**10)
    with pytest.raises(TularError, match="memory are needed") as caught:
        check_memory(options, available=10**9)
    assert "fewer" in caught.value.remedy


@pytest.mark.parametrize(
    "files", [FileOptions(), FileOptions(follows="by-date"), FileOptions(posts="x-api-v2")]
)
def test_disk_space_is_foretold(tmp_path: Path, files: FileOptions) -> None:
    options = NetworkOptions(accounts=5_000, snapshots=2, seed=9)
    summary = write_network(tmp_path / "net", options, files)
    used = sum(path.stat().st_size for path in (tmp_path / "net").rglob("*") if path.is_file())
    assert 0.6 < expected_bytes(options, files) / used < 1.7
    assert 0.6 < expected_posts(options) / summary.posts < 1.7
    assert expected_follows(options) == pytest.approx(summary.follows, rel=0.15)
