"""One community: members, roles, flows, what runs between it and others, its parts and its life, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tular.api.tables.facts import measure_enum, rows_wanted, run_of
from tular.results.table import Book, Table

QUERY = """query ($id: ID!, $run: ID, $first: Int!, $measure: Measure) {
  community(id: $id, runId: $run) {
    communityId label generatedLabel parts sentence terms colour size audience stability conductance density
    separability eiIndex tiesInWords internalRelations
    run { runId layer from to scope verdict significance { communities } }
    members(first: $first, measure: $measure) {
      totalCount rankedBy edges { rank score node { key handle name kind role confidence } } }
    roles { role accounts }
    events(first: 20) { kind before after sizeBefore sizeAfter moved }
    came: moves(direction: IN, first: $first) { totalCount edges { node { key before account { handle } } } }
    went: moves(direction: OUT, first: $first) { totalCount edges { node { key after account { handle } } } }
    flows(first: $first) {
      source { communityId label parts } target { communityId label parts } relations weight expected
      bridges { end share account { key handle } } }
    exchanges(first: $first) {
      layer source { communityId label } target { communityId label } relations weight expected }
    audienceOverlap(first: $first) { community { communityId label } shared jaccard expected }
    echo(first: 12) { period retweets inside share expected }
    subcommunities(first: $first) { communityId label size parts(first: 5) { communityId label size } }
    hashtags(first: $first) { tag accounts posts }
    links(first: $first) { url accounts posts }
    posts(first: $first) { key at address text retweets account { key handle } }
    timeline { run { runId finishedAt } size joined left events } }
  run(id: $run) { layer } }"""
WHO = ("key", "handle", "name", "kind", "role", "confidence")
FLOWS = ("sourceId", "source", "targetId", "target", "relations", "weight", "expected")


PARAMETERS = ("runId", "first", "measure")


def variables(given: Mapping[str, str]) -> dict[str, Any]:
    """From the parameters of an address; `id` is the community's."""
    return {
        "id": given["id"],
        "run": given.get("runId"),
        "first": rows_wanted(given),
        "measure": measure_enum(given),
    }


def book(answer: Mapping[str, Any]) -> Book | None:
    """From the answer to QUERY; None when the run has no such community."""
    found = answer["community"]
    if found is None:
        return None
    members = found["members"]
    facts = run_of(found["run"]) | {
        "community": found["communityId"],
        "label": found["label"],
        "size": found["size"],
        "ranked by": members["rankedBy"],
        "members": f"{len(members['edges'])} of {members['totalCount']}",
    }
    notes = [*filter(None, (found["sentence"], found["tiesInWords"]))]
    return Book(facts, [_members(members), *_said(found), *_around(found), *_over_time(found)], notes)


def _members(members: Mapping[str, Any]) -> Table:
    rows = [[edge["rank"], *(edge["node"][name] for name in WHO), edge["score"]] for edge in members["edges"]]
    return Table("members", ("rank", *WHO, members["rankedBy"]), rows)


def _said(found: Mapping[str, Any]) -> list[Table]:
    """What its members talk about; nothing where that is not known."""
    own = ("key", "at", "address", "text", "retweets")
    posts = [
        [post["account"]["key"], post["account"]["handle"], *(post[name] for name in own)]
        for post in found["posts"] or []
    ]
    return [
        Table.of("hashtags", found["hashtags"] or [], ("tag", "accounts", "posts")),
        Table.of("links", found["links"] or [], ("url", "accounts", "posts")),
        Table("posts", ("account", "handle", "post", *own[1:]), posts),
    ]


def _around(found: Mapping[str, Any]) -> list[Table]:
    """Between its members and others."""
    bridges = [
        [*_ends(flow), bridge["end"], bridge["account"]["key"], bridge["account"]["handle"], bridge["share"]]
        for flow in found["flows"]
        for bridge in flow["bridges"]
    ]
    overlaps = [
        [
            row["community"]["communityId"],
            row["community"]["label"],
            row["shared"],
            row["jaccard"],
            row["expected"],
        ]
        for row in found["audienceOverlap"]
    ]
    return [
        Table.of("roles", found["roles"], ("role", "accounts")),
        Table("flows", FLOWS, [_flow(row) for row in found["flows"]]),
        Table("bridges", (*FLOWS[:4], "end", "key", "handle", "share"), bridges),
        Table("exchanges", ("layer", *FLOWS), [[row["layer"], *_flow(row)] for row in found["exchanges"]]),
        Table("shared audience", ("communityId", "label", "shared", "jaccard", "expected"), overlaps),
        Table.of("echo", found["echo"], ("period", "retweets", "inside", "share", "expected")),
        Table.of("communities inside", found["subcommunities"], ("communityId", "label", "size")),
    ]


def _over_time(found: Mapping[str, Any]) -> list[Table]:
    life = [
        [
            point["run"]["runId"],
            point["run"]["finishedAt"],
            point["size"],
            point["joined"],
            point["left"],
            point["events"],
        ]
        for point in found["timeline"]
    ]
    return [
        _moves("came", found["came"], "before"),
        _moves("went", found["went"], "after"),
        Table("over runs", ("run", "finishedAt", "size", "joined", "left", "events"), life),
    ]


def _moves(name: str, moves: Mapping[str, Any], end: str) -> Table:
    nodes = [edge["node"] for edge in moves["edges"]]
    rows = [[node["key"], (node["account"] or {}).get("handle"), node[end]] for node in nodes]
    return Table(name, ("key", "handle", end), rows)


def _ends(row: Mapping[str, Any]) -> list[Any]:
    return [row[end][name] for end in ("source", "target") for name in ("communityId", "label")]


def _flow(row: Mapping[str, Any]) -> list[Any]:
    return [*_ends(row), row["relations"], row["weight"], row["expected"]]
