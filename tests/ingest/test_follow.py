"""What grows is read as it comes, and gives what the whole would give."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.reading import Outcome, read_paths
from tests.ingest.test_bluesky import FOLLOW, REPOST, event_1
from tular.errors import IngestError, TularError, UsageError
from tular.ingest import Followed, ReadOptions, Rejects, tail
from tular.ingest.follow import LEFT_OUT
from tular.ingest.totals import UNCOUNTED
from tular.models import Batch, Relation

PATIENCE = 20.0


class Follower:
    """Follows a file in a thread of its own."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.path, self.stop, self.said = path, Event(), list[str]()
        self.batches: list[Batch] = []
        self.error: TularError | None = None
        self._rejects = Rejects(path.with_name(f"{path.name}.rejects"))
        self.reading = Followed(
            [str(path)], ReadOptions(**options), self._rejects, self.stop, self.said.append
        )
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for batches in self.reading.rounds():
                self.batches += batches
        except TularError as error:
            self.error = error

    def waits_for(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.batches
            time.sleep(0.01)

    def rows(self, count: int) -> None:
        self.waits_for(lambda: self.reading.rows_read >= count)

    def ended(self) -> Outcome:
        self.stop.set()
        self._thread.join(PATIENCE)
        self._rejects.close()
        if self.error:
            raise self.error
        assert self._rejects.path
        given = self._rejects.path.read_bytes() if self._rejects.count else b""
        assert self.reading.rows_read == self.reading.accepted + self._rejects.count
        return Outcome(self.reading, self.batches, [orjson.loads(line) for line in given.splitlines()])


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "follows.csv"
    path.write_text("source,target\n1,2\n")
    return path


def append(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)


def test_a_line_is_read_when_it_has_its_end(log: Path) -> None:
    follower = Follower(log)
    follower.rows(1)
    append(log, "1,3\n1,4")
    follower.rows(2)
    time.sleep(2 * tail.DELAY_SECONDS)
    assert follower.reading.rows_read == 2
    append(log, "44\n")
    follower.rows(3)
    outcome = follower.ended()
    assert outcome.pairs == [("1", "2"), ("1", "3"), ("1", "444")]
    assert follower.reading.fingerprints == read_paths([log], log.parent).reading.fingerprints


def test_half_a_line_is_left_for_the_next_time(log: Path) -> None:
    append(log, "1,4")
    follower = Follower(log)
    follower.rows(1)
    outcome = follower.ended()
    assert outcome.pairs == [("1", "2")]
    assert outcome.reading.notes[LEFT_OUT] == 1


def test_another_file_of_its_name_is_begun_anew(log: Path) -> None:
    """As programs rotate their logs; the other may have other columns."""
    append(log, "1,")
    follower = Follower(log)
    follower.rows(1)
    append(log, "3\n9,")
    log.rename(log.with_name("follows.csv.1"))
    log.write_text("target,source\n5,6\n")
    follower.rows(4)
    outcome = follower.ended()
    assert outcome.pairs == [("1", "2"), ("1", "3"), ("6", "5")]
    assert outcome.reasons == [(4, tail.NO_END)]
    assert follower.said == [f"{log}: another file has its name now; it is read from its start."]


def test_a_file_that_was_cut_is_begun_anew(log: Path) -> None:
    follower = Follower(log)
    follower.rows(1)
    os.truncate(log, 0)
    follower.waits_for(lambda: bool(follower.said))
    append(log, "source,target\n7,8\n")
    follower.rows(2)
    assert follower.ended().pairs == [("1", "2"), ("7", "8")]
    assert follower.said == [f"{log}: it was cut; it is read from its start."]


def test_a_header_alone_is_waited_for(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("")
    follower = Follower(log)
    append(log, "follower,")
    append(log, "followee\n")
    time.sleep(2 * tail.DELAY_SECONDS)
    assert "More lines are waited for." not in " ".join(follower.said)
    append(log, "ada,bob\n")
    follower.rows(1)
    assert follower.ended().pairs == [("ada", "bob")]


def test_a_bad_line_at_the_beginning_of_a_block_is_one_bad_line(tmp_path: Path) -> None:
    log = tmp_path / "jetstream.jsonl"
    log.write_bytes(orjson.dumps(event_1("1", FOLLOW)) + b"\n")
    follower = Follower(log)
    follower.rows(1)
    append(log, '{"did": \n' + orjson.dumps(event_1("2", REPOST)).decode() + "\n")
    follower.rows(3)
    outcome = follower.ended()
    assert outcome.reasons == [(2, "the line is not valid JSON")]
    assert outcome.relations(Relation.RETWEETED).height == 1


def test_posts_find_those_that_they_refer_to_later(tmp_path: Path) -> None:
    """A table that names a retweet's original post only: its author comes in another round."""
    log = tmp_path / "posts.csv"
    log.write_text("id,author_id,text,created_at,retweet_of\n9,1,hi,2026-08-03T10:00:00Z,7\n")
    follower = Follower(log)
    follower.rows(1)
    append(log, "7,2,first,2026-08-03T09:00:00Z,\n")
    follower.rows(2)
    [row] = follower.ended().relations(Relation.RETWEETED).iter_rows(named=True)
    assert (row["source"], row["target"], row["post"], row["original"]) == ("1", "2", "x:9", "x:7")


def test_what_has_no_sum_is_left_out_and_told(tmp_path: Path) -> None:
    log = tmp_path / "retweets.csv"
    log.write_text("source,target,at\n1,2,2026-08-03\n1,2,2026-08-03T10:00:00Z\n")
    follower = Follower(log)
    follower.rows(2)
    outcome = follower.ended()
    assert outcome.relations(Relation.RETWEETED).height == 1
    assert outcome.reading.notes[UNCOUNTED] == 1


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("retweets.csv", b"source,target,weight\n1,2,5\n1,3,4\n", "nothing tells its events apart"),
        ("posts.json", b'[\n{"id": "1"}\n]\n', "cannot be followed"),
        ("graph.gexf", b'<?xml version="1.0"?>\n<gexf>\n<graph/>\n</gexf>\n', "cannot be followed"),
        ("follows.csv", "source,target\n1,2\n".encode("utf-16"), "cannot be followed"),
        ("follows.gz", b"\x1f\x8b\x08\n\0\0\0\n\xff\xfe\n" * 30, "is not text"),
    ],
)
def test_what_cannot_be_followed_is_said(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    follower = Follower(tmp_path / name)
    follower.waits_for(lambda: follower.error is not None)
    with pytest.raises(IngestError if "text" in why else UsageError, match=why):
        follower.ended()


def test_what_is_not_understood_yet_is_waited_for_and_told(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("Report of 2026-08-03;\n")
    follower = Follower(log)
    follower.waits_for(lambda: bool(follower.said))
    append(log, "follower;followee\nada;bob\n")
    follower.rows(1)
    assert follower.ended().pairs == [("ada", "bob")]
    assert [sentence.endswith("More lines are waited for.") for sentence in follower.said] == [True]
    log.write_text("nothing here\n" * 30)
    follower = Follower(log)
    follower.waits_for(lambda: follower.error is not None)


def test_one_thing_is_followed_at_a_time(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2 paths cannot be followed"):
        Followed(["a", "b"], ReadOptions(), Rejects(), Event(), print)
    reading = Followed([str(tmp_path / "nowhere")], ReadOptions(), Rejects(), Event(), print)
    with pytest.raises(IngestError, match="cannot be read"):
        next(reading.rounds())


def test_memory_is_bounded_by_a_block_whatever_waits(tmp_path: Path) -> None:
    log = tmp_path / "follows.txt"
    log.write_text("1 2\n" * (tail.BLOCK_BYTES // 2))
    follower = Follower(log)
    follower.rows(tail.BLOCK_BYTES // 2)
    sizes = [batch.frame.height for batch in follower.batches]
    assert max(sizes) <= tail.BLOCK_BYTES // 4 + 1
    append(log, "9" * 300_000)
    follower.ended()
    follower = Follower(log, max_line_bytes=100_000)
    append(log, "9\n3 4\n")
    follower.rows(tail.BLOCK_BYTES // 2 + 2)
    outcome = follower.ended()
    assert [reason for _, reason in outcome.reasons] == ["the line is too long"]
    assert outcome.pairs[-1] == ("3", "4")


ROWS = st.lists(
    st.sampled_from(["1,2,a\n", '2,3,"two\nlines"\n', "4,x\n", '5,6,"a ""b"""\n', "\n"]), max_size=12
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, cuts=st.lists(st.integers(0, 260), max_size=3))
def test_pieces_give_what_the_whole_gives(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("log")
    log, text = folder / "accounts.csv", "id,followers,bio\n" + "1,1,a\n" * 20 + "".join(rows)
    log.write_text("")
    follower = Follower(log)
    places = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    for begin, end in pairwise(places):
        append(log, text[begin:end])
        time.sleep(0.02)
    whole = read_paths([log], folder)
    follower.rows(whole.reading.rows_read)
    outcome = follower.ended()
    assert outcome.accounts.rows() == whole.accounts.rows()
    assert outcome.reasons == whole.reasons
