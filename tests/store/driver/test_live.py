"""Live questions against a real Neo4j."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.store.graphs import create_accounts, cypher, made_run
from tular.config import Settings
from tular.errors import StoreError, Unreachable, UsageError
from tular.store.driver.database import Database
from tular.store.driver.live import LONG, LiveReader, lucene
from tular.store.driver.statements import Statement
from tular.store.publish.publishing import publish

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
Question = Callable[[LiveReader], Coroutine[Any, Any, Any]]
Ask = Callable[[Question], Any]


@pytest.fixture
def ask(settings: Settings, database: Database) -> Ask:
    def run(question: Question) -> Any:
        return asyncio.run(_asked(settings, question))

    return run


async def _asked(settings: Settings, question: Question) -> Any:
    reader = LiveReader(settings)
    try:
        return await question(reader)
    finally:
        await reader.close()


def found(ask: Ask, text: str) -> list[str]:
    return [row["account"]["key"] for row in ask(lambda reader: reader.search(text))]


def each(ask: Ask, name: str, key: str, **parameters: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ask(lambda reader: reader.each(name, [key], **parameters))[key]
    return rows


def test_accounts_by_key_keys_and_handle(database: Database, ask: Ask) -> None:
    cypher(
        database,
        "CREATE (:Account {key: 'x:1', handle: 'Ada', handleKey: 'ada', createdAt: $t}), "
        "(:Account {key: 'y:1', handle: 'ada', handleKey: 'ada'})",
        t=NOON,
    )
    assert ask(lambda r: r.read("read/account", key="x:1")) == [
        {"account": {"key": "x:1", "handle": "Ada", "handleKey": "ada", "createdAt": NOON}}
    ]
    assert ask(lambda r: r.read("read/account", key="x:2")) == []
    rows = ask(lambda r: r.read("read/accounts", keys=["y:1", "gone", "x:1"]))
    assert {row["account"]["key"] for row in rows} == {"x:1", "y:1"}
    rows = ask(lambda r: r.read("read/account_by_handle", handle="ada"))
    assert [row["account"]["key"] for row in rows] == ["x:1", "y:1"]


def test_current_run_and_ready(database: Database, ask: Ask) -> None:
    assert ask(lambda r: r.current_run()) is None
    create_accounts(database, 2)
    publish(database, *made_run("r1", [0, 0]))
    assert ask(lambda r: r.current_run()) == "r1"
    assert ask(lambda r: r.ready()) is True


def test_search_finds_whole_words_first_and_beginnings(database: Database, ask: Ask) -> None:
    cypher(
        database,
        """UNWIND [['a', 'kopi', 'x', 'x'], ['b', 'kopiluwak', 'x', 'x'], ['c', 'z', 'Kopi Tubruk', 'x'],
                   ['d', 'z', 'z', 'I drink kopi & teh'], ['e', 'z', 'Teh', 'x']] AS r
        CREATE (:Account {key: r[0], handle: r[1], name: r[2], bio: r[3]})""",
    )
    assert found(ask, "kopi")[0] == "a"
    assert set(found(ask, "KOPI")) == {"a", "b", "c", "d"}
    assert set(found(ask, "@kopil")) == {"b"}
    assert found(ask, "kopi teh") == ["d"]
    assert found(ask, "tea") == []
    pages = [ask(lambda r, skip=skip: r.search("kopi", limit=1, skip=skip)) for skip in range(5)]
    assert [page[0]["account"]["key"] for page in pages[:4]] == found(ask, "kopi")
    assert pages[4] == []


@pytest.mark.parametrize(
    "text",
    ["", "   ", "*", "()", '"', "\\", "a:b", "handle:", "OR", "AND NOT", "x^", "a && b", "~1", "[a TO z]",
     "/re/", "\x00",     "don't", "日本語", "🎉", "e.g.", "a" * 5000, "kopi' OR 1=1 --", "{!x}"],
)  # fmt: skip
def test_nothing_that_is_typed_breaks_the_query(ask: Ask, text: str) -> None:
    assert found(ask, text) == []


@pytest.mark.parametrize("text", ["don't", "日本語", "e.g.", "the_real", "3.14", "O'Reilly"])
def test_words_with_marks_are_found(database: Database, ask: Ask, text: str) -> None:
    cypher(database, "CREATE (:Account {key: 'x:1', bio: 'some ' + $text + ' words'})", text=text)
    assert found(ask, text) == ["x:1"]


def test_operators_are_words(database: Database, ask: Ask) -> None:
    cypher(
        database, "CREATE (:Account {key: 'x:1', name: 'Not Or And'}), (:Account {key: 'x:2', name: 'else'})"
    )
    assert found(ask, "NOT or AND") == ["x:1"]
    assert "NOT" not in lucene("NOT x")


def test_neighbours_come_in_pages(database: Database, ask: Ask) -> None:
    cypher(
        database,
        """CREATE (a:Account {key: 'a'}) WITH a UNWIND range(1, 5) AS i CREATE (b:Account {key: 'b' + i})
        CREATE (a)-[:RETWEETED {at: $noon, count: i}]->(b), (a)-[:RETWEETED]->(b), (b)-[:FOLLOWS]->(a)""",
        noon=NOON,
    )
    by_key = {"order": "KEY", "measure": "", "sign": 1.0, "value": 0.0}
    page = {"relation": "RETWEETED", "limit": 2, "after": "", **by_key}
    out = each(ask, "read/neighbours_out", "a", **page)
    assert [(row["account"]["key"], row["weight"], row["last"]) for row in out] == [
        ("b1", 2.0, NOON),
        ("b2", 3.0, NOON),
    ]
    rest = each(ask, "read/neighbours_out", "a", **{**page, "limit": 10, "after": "b2"})
    assert [row["account"]["key"] for row in rest] == ["b3", "b4", "b5"]
    page = {"relation": "FOLLOWS", "limit": 3, "after": "", **by_key}
    assert len(each(ask, "read/neighbours_in", "a", **page)) == 3
    assert each(ask, "read/neighbours_out", "a", **page) == []
    many = ask(lambda r: r.each("read/neighbours_out", ["b1", "gone", "b2"], **page))
    assert {key: [row["account"]["key"] for row in rows] for key, rows in many.items()} == {
        "b1": ["a"],
        "gone": [],
        "b2": ["a"],
    }
    counts = {row["relation"]: row for row in each(ask, "read/relation_counts", "a")}
    assert (counts["RETWEETED"]["outgoing"], counts["FOLLOWS"]["incoming"], counts["QUOTED"]["incoming"]) == (
        10,
        5,
        0,
    )


def test_posts_come_newest_first_in_pages(database: Database, ask: Ask) -> None:
    cypher(
        database,
        """CREATE (a:Account {key: 'a'}), (t:Hashtag {tag: 'kopi'}), (l:Link {url: 'https://e.org'})
        WITH a, t, l UNWIND [['p1', $early], ['p2', $noon], ['p3', $noon], ['p4', null]] AS r
        CREATE (a)-[:POSTED]->(p:Post {key: r[0], at: r[1], text: 'text'})-[:TAGGED]->(t), (p)-[:LINKS_TO]->(l)""",
        early=datetime(2020, 1, 1, tzinfo=UTC),
        noon=NOON,
    )
    cypher(database, "MATCH (p:Post {key: 'p1'}), (o:Post {key: 'p2'}) CREATE (p)-[:REPLY_TO]->(o)")
    first = {"limit": 20, "after": "", "before": None}
    rows = each(ask, "read/posts", "a", **first)
    assert [row["post"]["key"] for row in rows] == ["p2", "p3", "p1", "p4"]
    assert (rows[2]["hashtags"], rows[2]["links"], rows[2]["replyTo"], rows[2]["quoteOf"]) == (
        ["kopi"],
        ["https://e.org"],
        "p2",
        None,
    )
    seen: list[str] = []
    page = each(ask, "read/posts", "a", **{**first, "limit": 1})
    while page:
        seen.append(page[0]["post"]["key"])
        last = page[0]["post"]
        page = each(ask, "read/posts", "a", limit=1, after=last["key"], before=last.get("at"))
    assert seen == ["p2", "p3", "p1", "p4"]


@pytest.mark.parametrize(
    "question",
    [
        lambda r: r.search("a", limit=0),
        lambda r: r.search("a", limit=1001),
        lambda r: r.search("a", skip=-1),
        lambda r: r.each("read/posts", ["a"], limit=10**9, after="", before=None),
        lambda r: r.each("read/posts", ["a"], limit=-5, after="", before=None),
        lambda r: r.each("read/relation_counts", ["a"] * 101),
        lambda r: r.each("read/relation_counts", []),
    ],
)
def test_bounds_are_held(ask: Ask, question: Question) -> None:
    with pytest.raises(UsageError, match="cannot be"):
        ask(question)


def test_writes_are_refused_by_the_server(database: Database, ask: Ask) -> None:
    with pytest.raises(StoreError, match="refused"):
        ask(lambda r: r.read("publish/begin", token="t"))
    assert cypher(database, "MATCH (s:Schema {publication: 't'}) RETURN s") == []


def test_what_takes_too_long_is_ended(settings: Settings, database: Database) -> None:
    create_accounts(database, 3000)

    async def question() -> None:
        reader = LiveReader(settings, seconds=0.0001)
        try:
            await reader.read("snapshot/span")
        finally:
            await reader.close()

    with pytest.raises(Unreachable, match="did not answer within"):
        asyncio.run(question())


def test_what_reads_thousands_of_posts_may_take_longer(settings: Settings) -> None:
    taken: dict[str, float] = {}

    class Timed(LiveReader):
        async def _within(self, seconds: float, asked: Statement, parameters: dict[str, Any]) -> list[Any]:
            taken[asked.name] = seconds
            return []

    async def ask_all() -> None:
        for name in ("read/account", *LONG):
            await Timed(settings, seconds=2).read(name)

    asyncio.run(ask_all())
    assert taken == {"read/account": 2, "listening/posts": 6, "safety/posts": 6}


def test_a_neo4j_that_is_down_is_said(settings: Settings) -> None:
    down = replace(settings, neo4j_uri="bolt://127.0.0.1:1")
    assert asyncio.run(_asked(down, lambda r: r.ready())) is False
    with pytest.raises(Unreachable):
        asyncio.run(_asked(down, lambda r: r.current_run()))


def test_a_reader_without_an_address_can_be_made(settings: Settings) -> None:
    with pytest.raises(Unreachable, match="tular neo4j start") as raised:
        asyncio.run(_asked(replace(settings, neo4j_uri=None), lambda r: r.current_run()))
    assert raised.value.remedy
