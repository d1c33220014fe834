"""The communities of a run, what happened to them, and what holds for its network as a whole, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tular.api.tables.facts import rows_wanted, run_of, share, whole_number
from tular.results.plain_words import small_groups_in_words
from tular.results.table import Book, Table

QUERY = """query ($run: ID, $first: Int, $filter: CommunityFilter) {
  several: communities(runId: $run, first: 1, filter: {minSize: 2}) { totalCount }
  communities(runId: $run, first: $first, filter: $filter) {
    totalCount
    run { runId layer from to scope modularity communityMethod eiIndex verdict
      communitiesInWords polarisationInWords compared
      significance { communities sentence z p } polarisation { controversy normalised z samples sides }
      shape { kind inCentralisation outCentralisation inHub outHub scattered modularity twoLargest twoSides crossing
        communities density }
      communityEvents(first: $first) { kind before after sizeBefore sizeAfter moved communities { label } }
      smallGroups { count accounts smallest largest sentence } levels { level communities modularity method }
      components { weak { count largest } strong { count largest } }
      topicShapes { topic kind accounts modularity } core { fit size }
      resolutionScan { resolution communities modularity sameAsNext } }
    edges { node { communityId label generatedLabel parts size internalRelations conductance density separability
      eiIndex stability audience terms topInfluencers(first: 3) { node { handle key } } } } } }"""
PARAMETERS = ("runId", "first", "text", "minSize", "maxSize", "minStability")
NUMBERS = (
    "size",
    "audience",
    "internalRelations",
    "stability",
    "conductance",
    "density",
    "separability",
    "eiIndex",
)
EVENTS = ("kind", "before", "after", "sizeBefore", "sizeAfter", "moved")
TOPICS = ("topic", "kind", "accounts", "modularity")
LEVELS = ("level", "communities", "modularity", "method")
SCAN = ("resolution", "communities", "modularity", "sameAsNext")


def variables(given: Mapping[str, str]) -> dict[str, Any]:
    """From the parameters of an address."""
    wanted = {
        "text": given.get("text"),
        "minSize": whole_number(given, "minSize"),
        "maxSize": whole_number(given, "maxSize"),
        "minStability": share(given, "minStability"),
    }
    return {"run": given.get("runId"), "first": rows_wanted(given), "filter": wanted}


def book(answer: Mapping[str, Any]) -> Book:
    """From the answer to QUERY."""
    found = answer["communities"]
    run, nodes = found["run"], [edge["node"] for edge in found["edges"]]
    rows = [
        [node["communityId"], node["label"], *(node[name] for name in NUMBERS), node["terms"], _leaders(node)]
        for node in nodes
    ]
    facts = run_of(run) | {"communities": f"{len(nodes)} of {found['totalCount']}"}
    beside = small_groups_in_words(run["smallGroups"])
    return Book(
        facts,
        [
            Table("communities", ("communityId", "label", *NUMBERS, "terms", "leaders"), rows),
            Table.of("events", run["communityEvents"], EVENTS),
            Table.of("levels", run["levels"], LEVELS),
            Table.of("topics", run["topicShapes"], TOPICS),
            Table.of("resolutions", run["resolutionScan"], SCAN),
        ],
        [*filter(None, (run["communitiesInWords"], beside, run["polarisationInWords"]))],
    )


def _leaders(node: Mapping[str, Any]) -> list[str]:
    return [leader["node"]["handle"] or leader["node"]["key"] for leader in node["topInfluencers"]]
