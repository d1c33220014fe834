"""What a load remembers beside what it writes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.ingest.made import lines
from tular import loads
from tular.config import Settings
from tular.ingest import ReadOptions
from tular.store.driver.database import Database


def followers(moment: str, *ids: str) -> dict[str, Any]:
    """An answer as twarc keeps it: the only page of the followers of 7001."""
    address = "https://api.twitter.com/2/users/7001/followers?max_results=1000"
    return {"data": [{"id": id_, "username": f"name{id_}"} for id_ in ids], "meta": {"result_count": len(ids)},
            "__twarc": {"url": address, "retrieved_at": f"2026-{moment}T00:00:00Z"}}  # fmt: skip


def test_lists_that_tell_that_they_are_whole_need_no_option(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "january.jsonl").write_bytes(lines(followers("01-05", "7002", "7003")))
    (tmp_path / "june.jsonl").write_bytes(lines(followers("06-05", "7003", "7004")))
    said: list[str] = []
    for name in ("june", "january"):  # in any order
        loads.load(settings, [str(tmp_path / f"{name}.jsonl")], say=said.append)
    assert [sentence[:32] for sentence in said if "came whole" in sentence] == [
        "1 lists of followers or of follo"
    ] * 2
    start, end = datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
    [row] = database.read("snapshot/growth", start=start, end=end)
    assert (row["accounts"], row["before"], row["after"]) == (["x:7001"], [2], [2])
    assert (row["gained"], row["lost"]) == ([1], [1])


def test_whose_list_it_is_may_be_told_by_handle(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    (tmp_path / "ada.csv").write_text("id,handle\n1,Ada\n")
    loads.load(settings, [str(tmp_path / "ada.csv")])
    (tmp_path / "ids.json").write_bytes(lines({"ids": [7], "next_cursor": 0, "previous_cursor": 0}))
    options = ReadOptions(followers_of="@ada", taken=datetime(2026, 8, 3, tzinfo=UTC))
    loads.load(settings, [str(tmp_path / "ids.json")], options)
    listed = [
        row["account"].get("followersListed")
        for row in database.read("../tests/store/accounts")
        if row["account"]["key"] == "x:1"
    ]
    assert listed == [[datetime(2026, 8, 3, tzinfo=UTC)]]
