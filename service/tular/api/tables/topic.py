"""A subject as tables: who leads inside it, day by day, which communities talk about it, and posts as evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tular.api.tables.facts import rows_wanted, run_of
from tular.results.table import Book, Table

QUERY = """
query Topic($hashtags: [String!], $links: [String!], $terms: [String!], $from: DateTime, $to: DateTime, $first: Int,
            $filter: InfluencerFilter) {
  topicInfluencers(hashtags: $hashtags, links: $links, terms: $terms, from: $from, to: $to, first: $first,
                   filter: $filter) {
    totalCount truncated
    totals { posts authors links retweets quotes replies mentions }
    days { day posts authors links retweets quotes replies mentions }
    communities { community { communityId label size } posts authors share }
    edges { node {
      rank retweets retweeters mentions engaged
      account { key handle name kind location followersCount community { communityId label } }
      evidence { key at address text retweets } } }
  }
  run { runId layer }
}
"""
COUNTS = ("retweets", "retweeters", "mentions", "engaged")
WHO = ("key", "handle", "name", "kind", "location", "followersCount")
COMMUNITY = ("communityId", "label", "size")
DAY = ("day", "posts", "authors", "links", "retweets", "quotes", "replies", "mentions")


PARAMETERS = ("hashtags", "links", "terms", "from", "to", "first")


def variables(given: Mapping[str, str]) -> dict[str, Any]:
    """From the parameters of an address; several hashtags, links or terms stand behind commas."""
    words = {kind: given[kind].split(",") for kind in ("hashtags", "links", "terms") if kind in given}
    return words | {"from": given.get("from"), "to": given.get("to"), "first": rows_wanted(given)}


def book(answer: Mapping[str, Any]) -> Book:
    """From the answer to QUERY."""
    found = answer["topicInfluencers"]
    nodes = [edge["node"] for edge in found["edges"]]
    facts = run_of(answer["run"]) | found["totals"] | {"accounts": f"{len(nodes)} of {found['totalCount']}"}
    talking = [
        [*map(each["community"].get, COMMUNITY), *(each[name] for name in ("posts", "authors", "share"))]
        for each in found["communities"]
    ]
    return Book(
        facts,
        [
            Table(
                "accounts",
                ("rank", *WHO, "communityId", "community", *COUNTS),
                [_row(node) for node in nodes],
            ),
            Table.of("days", found["days"], DAY),
            Table("communities", (*COMMUNITY, "posts", "authors", "share"), talking),
            _evidence(nodes),
        ],
    )


def _row(node: Mapping[str, Any]) -> list[Any]:
    account, community = node["account"], node["account"]["community"] or {}
    named = [community.get("communityId"), community.get("label")]
    return [node["rank"], *(account[name] for name in WHO), *named, *(node[name] for name in COUNTS)]


def _evidence(nodes: list[Mapping[str, Any]]) -> Table:
    columns = ("key", "at", "address", "text", "retweets")
    rows = [
        [node["account"]["key"], node["account"]["handle"], *(post[name] for name in columns)]
        for node in nodes
        for post in node["evidence"]
    ]
    return Table("evidence", ("account", "handle", "post", *columns[1:]), rows)
