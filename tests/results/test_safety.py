"""Brand safety: whole words, domains and those below them, lists of one's own, evidence."""

from __future__ import annotations

from typing import Any

import pytest

from tular.errors import UsageError
from tular.results.safety.matching import WordList, findings, word_lists


def row(text: str, *links: str, account: str = "x:1", via: str = "OWN") -> dict[str, Any]:
    return {
        "account": account,
        "via": via,
        "key": f"post of {text}",
        "author": "x:1",
        "at": None,
        "text": text,
        "links": links,
    }


@pytest.mark.parametrize(
    ("text", "links", "found"),
    [
        ("Minum BIR dingin", (), "bir"),
        ("Birthday, biru, kabir", (), None),
        ("slot gacor hari ini", (), "slot gacor"),
        ("look https://bir.example/bir", (), None),
        ("look", ("https://www.casino.example:443/x",), "casino.example"),
        ("look", ("https://notcasino.example",), None),
    ],
)
def test_what_a_list_finds(text: str, links: tuple[str, ...], found: str | None) -> None:
    listed = WordList("any", ("bir", "slot gacor"), ("casino.example",))
    assert listed.found_in(text, links) == found


def test_own_lists_replace_add_and_leave_out() -> None:
    usual = {each.category for each in word_lists()}
    assert {"alcohol", "gambling", "politics"} <= usual
    given = {"alcohol": {"words": ["Tuak"]}, "competitor": {"words": ["kopi lain"]}, "politics": {}}
    lists = {each.category: each for each in word_lists(given)}
    assert lists["alcohol"].words == ("tuak",)
    assert "politics" not in lists
    assert set(lists) == (usual | {"competitor"}) - {"politics"}
    with pytest.raises(UsageError, match="cannot be used"):
        word_lists({"long": {"words": ["x" * 101]}})


def test_findings_count_all_posts_and_show_those_flagged() -> None:
    lists = [WordList("alcohol", ("bir",))]
    rows = [row("bir"), row("teh"), row("bir", via="PASSED_ON"), row("air", account="x:2")]
    told = [(each.account, each.via, each.posts, each.flagged) for each in findings(rows, lists)]
    assert told == [("x:1", "OWN", 2, 1), ("x:1", "PASSED_ON", 1, 1), ("x:2", "OWN", 1, 0)]
    (evidence,) = findings(rows, lists)[0].evidence
    assert (evidence.found, evidence.text) == ("bir", "bir")
