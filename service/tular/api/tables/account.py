"""One account: profile, all its measures, peers, its runs and its relations, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tular.api.tables.facts import measure_enum, run_of, whole_number
from tular.measures import measure_named
from tular.results.table import Book, Table

QUERY = """
query Account($id: ID, $handle: String, $platform: String, $runId: ID, $measure: Measure, $history: Int,
              $zone: String, $dated: Boolean!, $from: DateTime = "1970-01-01", $to: DateTime = "1970-01-02") {
  account(id: $id, handle: $handle, platform: $platform, runId: $runId) {
    key platform handle name kind bio location language createdAt verified
    followersCount followingCount postsCount tier role roleInWords confidence
    community { communityId label size } componentId componentSize strongComponentId strongComponentSize
    run { runId layer from to scope }
    scores { measure score rank percentile }
    peers(measure: $measure) {
      count leastAudience mostAudience rank percentile leading { rank score node { key handle } }
    }
    history(measure: $measure, first: $history) { run { runId finishedAt scope from to } score rank percentile }
    relationCounts { layer outgoing incoming }
    audienceGrowth(from: $from, to: $to) @include(if: $dated) {
      crawled again before after gained lost checked growthRate churnRate }
    rhythm(zone: $zone) { zone posts hours }
  }
}
"""
PROFILE = (
    "key",
    "platform",
    "handle",
    "name",
    "kind",
    "bio",
    "location",
    "language",
    "createdAt",
    "verified",
    "followersCount",
    "followingCount",
    "postsCount",
    "tier",
    "role",
    "confidence",
    "componentId",
    "componentSize",
    "strongComponentId",
    "strongComponentSize",
)


PARAMETERS = ("runId", "measure", "history", "platform")


def variables(given: Mapping[str, str]) -> dict[str, Any]:
    """From the parameters of an address; `id` is a key or a handle."""
    name = given["id"]
    by = {"id": name} if ":" in name else {"handle": name, "platform": given.get("platform")}
    history = whole_number(given, "history", 5)
    return by | {
        "runId": given.get("runId"),
        "measure": measure_enum(given),
        "history": history,
        "dated": False,
    }


def book(answer: Mapping[str, Any]) -> Book | None:
    """From the answer to QUERY; None when there is no such account."""
    found = answer["account"]
    if found is None:
        return None
    facts = run_of(found["run"]) | {"account": found["key"], "handle": found["handle"]}
    return Book(
        facts,
        [
            _measures(found["scores"]),
            Table("profile", ("field", "value"), _profile(found)),
            _peers(found["peers"]),
            _history(found["history"]),
            Table.of("relations", found["relationCounts"] or [], ("layer", "outgoing", "incoming")),
        ],
    )


def _measures(scores: list[Mapping[str, Any]]) -> Table:
    named = [each | {"measure": measure_named(each["measure"])} for each in map(dict, scores)]
    return Table.of("measures", named, ("measure", "score", "rank", "percentile"))


def _profile(found: Mapping[str, Any]) -> list[list[Any]]:
    community = found["community"] or {}
    named = [[name, found[name]] for name in PROFILE]
    return [*named, ["communityId", community.get("communityId")], ["community", community.get("label")]]


def _peers(peers: Mapping[str, Any] | None) -> Table:
    leading = peers["leading"] if peers else []
    rows = [[edge["node"]["key"], edge["node"]["handle"], edge["rank"], edge["score"]] for edge in leading]
    return Table("peers", ("key", "handle", "rank", "score"), rows)


def _history(points: list[Mapping[str, Any]]) -> Table:
    rows = [
        [
            point["run"]["runId"],
            point["run"]["finishedAt"],
            point["score"],
            point["rank"],
            point["percentile"],
        ]
        for point in points
    ]
    return Table("history", ("run", "finishedAt", "score", "rank", "percentile"), rows)
