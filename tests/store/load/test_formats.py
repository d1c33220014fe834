"""Every format into the real Neo4j: loading it twice is loading it once, and formats agree about the same post."""

from __future__ import annotations

from pathlib import Path

import orjson

from tests.ingest import test_graph_files as graphs
from tests.ingest import test_personal_archives as archives
from tests.ingest.made import ADA, BOB, captured, lines, v1_post, web_post
from tests.ingest.test_hostile_json import OBJECTS
from tular.ingest import ReadOptions, Rejects, read
from tular.models import WriteCounts
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader

GRAPHS = ("gexf", "pajek", "graphology")
"""The others give the same batches, which tests of reading hold."""


def _load(database: Database, *paths: Path) -> WriteCounts:
    return LiveLoader(database).load(read([str(path) for path in paths], ReadOptions(), Rejects()))


def _files(folder: Path) -> list[Path]:
    """One of each format."""
    edges = {("ada", "bob"): 2, ("bob", "cyd"): 1}
    contents = {f"retweets.{form}": write(edges) for form, write in graphs.WRITERS.items() if form in GRAPHS}
    contents |= {f"follows-{form}.jsonl": lines(*given) for form, given in OBJECTS.items()}
    contents |= {"nodexl.graphml": graphs.NODEXL.encode(), "network.gexf": graphs.GEXF.encode()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    packed = [folder / "x", folder / "instagram"]
    for inner in packed:
        inner.mkdir()
    archives.packed("zip", packed[0], archives.X_ARCHIVE)
    archives.packed("zip", packed[1], archives.DOWNLOAD)
    return [*(folder / name for name in contents), *(inner / "archive.zip" for inner in packed)]


def test_loading_twice_is_loading_once(database: Database, tmp_path: Path) -> None:
    files = _files(tmp_path)
    assert _load(database, *files).created > 60
    once = checksum(database)
    assert _load(database, *files).created == 0
    assert checksum(database) == once


def test_a_retweet_is_one_event_whichever_format_tells_it(database: Database, tmp_path: Path) -> None:
    page = {"data": [{"id": "91", "author_id": "11", "text": "RT @bob: hello", "created_at": "2026-08-03T10:00:00Z",
                      "referenced_tweets": [{"type": "retweeted", "id": "90"}]}],
            "includes": {"tweets": [{"id": "90", "author_id": "22", "text": "hello"}]}}  # fmt: skip
    told = {
        "v1": lines(v1_post(91, ADA, "RT @bob: hello", BOB, retweeted_status=v1_post(90, BOB))),
        "web": lines(captured(web_post(91, ADA, "RT @bob: hello", BOB, retweeted=web_post(90, BOB)))),
        "v2": orjson.dumps(page),
    }
    (tmp_path / "account.js").write_text(archives.X_ARCHIVE["data/account.js"])
    posts = archives.script("tweets", archives.tweet("91", "RT @bob: hello", entities=archives.mention(*BOB)))
    for name, text in (told | {"tweets.js": posts.encode()}).items():
        (tmp_path / name).write_bytes(text)
        _load(database, tmp_path / name)
    (retweet,) = [
        row["relation"]
        for row in database.read("../tests/store/relations")
        if row["relation"]["type"] == "RETWEETED"
    ]
    assert (retweet["source"], retweet["target"], retweet["post"], retweet["original"]) == (
        "x:11", "x:22", "x:91", "x:90",
    )  # fmt: skip
