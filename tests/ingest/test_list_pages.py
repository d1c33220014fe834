"""Lists come whole when all of their pages do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.ingest.made import lines
from tests.ingest.reading import read_paths, read_text
from tular.ingest.list_pages import ListPage, ListPages, WholeList

AT = [datetime(2026, 8, 3, hour, tzinfo=UTC) for hour in range(24)]


def page(at: int, asked: str | None, after: str | None) -> ListPage:
    return ListPage("followers", "1", AT[at], asked, after)


@pytest.mark.parametrize(
    ("pages", "whole"),
    [
        ([page(1, None, None)], [1]),
        ([page(3, "b", None), page(1, None, "a"), page(2, "a", "b")], [1]),
        ([page(1, None, "a"), page(3, "b", None)], []),
        ([page(2, "a", None)], []),
        ([page(1, None, "a"), page(2, "a", "a")], []),
        ([page(1, None, "a"), page(2, "a", None), page(5, None, "a")], [1]),
        ([page(1, None, "a"), page(5, None, "a"), page(6, "a", None)], [1, 5]),
        ([ListPage("followers", "1", None)], []),
    ],
)
def test_a_list_is_whole_from_its_first_page_to_its_last(pages: list[ListPage], whole: list[int]) -> None:
    gathered = ListPages()
    for one in pages:
        gathered.add("x", one)
    assert list(gathered.whole()) == [WholeList("followers", "x", "1", AT[hour]) for hour in whole]


def twarc(hour: int, after: str | None, token: str = "") -> dict[str, Any]:
    address = f"https://api.twitter.com/2/users/7001/followers?max_results=1000{token}"
    return {"data": [{"id": "7002", "username": "omar_q"}], "meta": {"next_token": after} if after else {},
            "__twarc": {"url": address, "retrieved_at": AT[hour].isoformat()}}  # fmt: skip


def test_twarc_keeps_by_what_a_page_was_asked(tmp_path: Path) -> None:
    pages = [twarc(2, None, "&pagination_token=T1"), twarc(1, "T1")]
    whole = read_text(lines(*pages), tmp_path, name="a.jsonl").reading.whole_lists
    assert whole == [WholeList("followers", "x", "7001", AT[1])]
    assert read_text(lines(pages[1]), tmp_path, name="a.jsonl").reading.whole_lists == []
    flat = twarc(1, None)["data"][0] | {"__twarc": twarc(1, None)["__twarc"]}
    assert read_text(lines(flat), tmp_path, name="a.jsonl").reading.whole_lists == []


def test_pages_of_bluesky_as_they_are_fetched(tmp_path: Path) -> None:
    given = {"subject": {"did": "did:plc:a"}, "follows": [{"did": "did:plc:b"}], "cursor": "c",
             "retrievedAt": AT[1].isoformat()}  # fmt: skip
    outcome = read_text(lines(given | {"askedWith": None, "goesOnWith": None}), tmp_path, name="a.jsonl")
    assert outcome.reading.whole_lists == [WholeList("following", "bluesky", "did:plc:a", AT[1])]
    assert any("came whole" in note for note in outcome.reading.notes)
    assert read_text(lines(given), tmp_path, name="a.jsonl").reading.whole_lists == []


def test_one_page_of_ids_is_a_list_of_whom_the_caller_says(tmp_path: Path) -> None:
    given = {"ids": [7, 8], "next_cursor": 0, "previous_cursor": 0}
    stated = {"followers_of": "@Ada", "taken": AT[1]}
    assert read_text(lines(given), tmp_path, name="a.jsonl", **stated).reading.whole_lists == [
        WholeList("followers", "x", "ada", AT[1])
    ]
    assert read_text(lines(given), tmp_path, name="a.jsonl").reading.whole_lists == []
    more = given | {"next_cursor": 5}
    assert read_text(lines(more), tmp_path, name="a.jsonl", **stated).reading.whole_lists == []


def test_an_archive_holds_whole_lists(tmp_path: Path) -> None:
    (tmp_path / "account.js").write_text('window.YTD.account.part0 = [{"account": {"accountId": "5"}}]')
    follower = orjson.dumps([{"follower": {"accountId": "7"}}]).decode()
    (tmp_path / "follower.js").write_text(f"window.YTD.follower.part0 = {follower}")
    outcome = read_paths([tmp_path / "follower.js"], tmp_path, taken=AT[1])
    assert outcome.reading.whole_lists == [WholeList("followers", "x", "5", AT[1])]
    (tmp_path / "follower-part1.js").write_text(f"window.YTD.follower.part1 = {follower}")
    assert read_paths([tmp_path / "follower.js"], tmp_path, taken=AT[1]).reading.whole_lists == []
