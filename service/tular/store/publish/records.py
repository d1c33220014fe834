"""A run's tables as the parameters of the statements that publish them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import polars as pl
from neo4j.vector import Vector

from tular.measures import BY_NAME
from tular.models import RunManifest, RunTables

SEPARATOR = "\x1f"
TEXTS = ("communityId", "subcommunityId", "role", "tier", "language")
"""Columns of accounts that become properties beside the measures."""
COMPONENTS = ("componentId", "componentSize", "strongComponentId", "strongComponentSize")
"""Whole numbers that become properties, too."""
SCORES = (*BY_NAME, *COMPONENTS, *TEXTS)
"""Columns of accounts that become properties of `:Account`."""
HISTORY = ("label", "size", "events", "joined", "left")
"""Of a community, what its relation to every run keeps."""
LABELS = ("Run", "Community", "Subcommunity")
TYPES = ("IN_COMMUNITY", "OF", "FLOWS_TO", "PART_OF", "TOPIC_SHAPE")
PROPERTIES = (
    *SCORES, "run", "confidence",
    # of a run
    "id", "layer", "from", "to", "parameters", "versions", "findings", "steps", "seed", "fingerprint", "startedAt",
    "finishedAt", "publishedAt", "accounts", "relations", "communities", "modularity", "measures", "current",
    "served", "completedAt", "status", "continues", "communityMethod", "shape", "eiIndex", "verdict",
    "hasCommunities", "modularityZ",
    "polarisation", "scoresOutside", "smallGroups", "smallGroupAccounts", "weakComponents", "largestWeakComponent",
    "strongComponents", "largestStrongComponent",
    # of a community, one inside it, and a flow
    "key", "label", "sentence", "terms", "colour", "colourOnDark", "shown", "number",
    "size", "x", "y", "radius", "internalRelations", "internalWeight",
    "density", "separability", "conductance", "stability", "audience", "events", "joined", "left", "name",
    "mergedInto", "level", "weight", "expected",
    # of the shape of a topic
    "kind", "inCentralisation", "outCentralisation", "inHub", "outHub", "scattered", "twoLargest", "crossing",
    "twoSides",
    # of the schema
    "locked", "publication", "quiet",
)  # fmt: skip
"""Every name that publishing may use first."""
Row = dict[str, Any]


def run_properties(manifest: RunManifest) -> Row:
    """Properties of `:Run`; what is nested goes as JSON, because a property holds no maps."""
    return {
        "layer": str(manifest.layer),
        "continues": manifest.parameters.get("continues"),
        "from": manifest.window.start,
        "to": manifest.window.end,
        "parameters": json.dumps(manifest.parameters, default=str, sort_keys=True),
        "versions": json.dumps(manifest.versions, sort_keys=True),
        "findings": json.dumps(manifest.findings, sort_keys=True),
        "steps": json.dumps([asdict(step) for step in manifest.steps], default=str),
        "seed": manifest.seed,
        "fingerprint": manifest.fingerprint,
        "startedAt": manifest.started_at,
        "finishedAt": manifest.finished_at,
        "accounts": manifest.accounts,
        "relations": manifest.relations,
        "communities": manifest.communities,
        "modularity": manifest.modularity,
        "measures": list(manifest.measures),
    } | _findings(manifest.findings)


def _findings(found: Row) -> Row:
    """What is asked for most, as properties of its own; all of it is in `findings`."""
    claim, sides = found.get("significance") or {}, found.get("polarisation") or {}
    return {
        "communityMethod": found.get("method"),
        "shape": (found.get("shape") or {}).get("kind"),
        "eiIndex": found.get("eiIndex"),
        "verdict": found.get("verdict"),
        "hasCommunities": claim.get("communities"),
        "modularityZ": claim.get("z"),
        "polarisation": sides.get("normalised"),
    } | _pieces(found)


def _pieces(found: Row) -> Row:
    small, parts = found.get("smallGroups") or {}, found.get("components") or {}
    weak, strong = parts.get("weak", {}), parts.get("strong", {})
    return {
        "smallGroups": small.get("count", 0),
        "smallGroupAccounts": small.get("accounts", 0),
        "weakComponents": weak.get("count"),
        "largestWeakComponent": weak.get("largest"),
        "strongComponents": strong.get("count"),
        "largestStrongComponent": strong.get("largest"),
    }


def community_rows(manifest: RunManifest, tables: RunTables) -> list[Row]:
    """`{properties, kept}` of communities: columns, and what happened to each since the run before, if there was one;
    and what of these its relation to the run keeps."""
    compared = manifest.parameters.get("comparedWith") is not None
    joined, left = (_counts(tables.moves[end]) for end in ("after", "before"))
    happened: dict[str, list[str]] = {}
    for kind, before, after in tables.events.select("kind", "before", "after").iter_rows():
        for community in {*before, *after}:
            happened.setdefault(community, []).append(kind)
    rows = [
        row
        | {
            "events": happened.get(row["id"], []),
            "joined": joined.get(row["id"], 0) if compared else None,
            "left": left.get(row["id"], 0) if compared else None,
        }
        for row in tables.communities.to_dicts()
    ]
    return [{"properties": row, "kept": {name: row[name] for name in HISTORY}} for row in rows]


def level_rows(levels: pl.DataFrame) -> list[Row]:
    """`{id, parent, properties}` of communities inside others."""
    own = ("id", "level", "label", "terms", "size", "x", "y", "radius")
    return [
        {"id": row["id"], "parent": row["parent"], "properties": {name: row[name] for name in own}}
        for row in levels.to_dicts()
    ]


def topic_rows(manifest: RunManifest) -> list[Row]:
    """`{topic, properties}` of the shapes of topics."""
    found: list[Row] = manifest.findings.get("topics", [])
    return [
        {
            "topic": shape["topic"],
            "properties": {name: value for name, value in shape.items() if name != "topic"},
        }
        for shape in found
    ]


def _counts(ids: pl.Series) -> dict[str, int]:
    return dict(ids.drop_nulls().value_counts().iter_rows())


def flow_rows(flows: pl.DataFrame, community_ids: pl.Series) -> list[Row]:
    """`{source, target, properties}` with community ids instead of rows."""
    named = flows.with_columns(
        community_ids.gather(flows["source"]).alias("source"),
        community_ids.gather(flows["target"]).alias("target"),
    )
    ends = {"source", "target"}
    return [
        {"source": row["source"], "target": row["target"]}
        | {"properties": {name: value for name, value in row.items() if name not in ends}}
        for row in named.to_dicts()
    ]


def score_parameters(accounts: pl.DataFrame, names: Sequence[str], gone: Sequence[str]) -> Row:
    """At most 4096 accounts: the columns `names`, each with its kind of values; `gone` are removed."""
    integers = [name for name in names if accounts[name].dtype.is_integer()]
    floats = [name for name in names if accounts[name].dtype.is_float()]
    texts = [name for name in names if name in TEXTS]
    return {
        "keys": _joined(accounts["key"]),
        "separator": SEPARATOR,
        "floats": [_vector(accounts[name], ">f8") for name in floats],
        "floatNames": floats,
        "integers": [_vector(accounts[name], ">i8") for name in integers],
        "integerNames": integers,
        "texts": [_joined(accounts[name]) for name in texts],
        "textNames": texts,
        "gone": list(gone),
    }


def member_parameters(accounts: pl.DataFrame) -> Row:
    """At most 4096 accounts, sorted by `communityId`; null: in none."""
    return {
        "keys": _joined(accounts["key"]),
        "separator": SEPARATOR,
        "confidences": _vector(accounts["confidence"].fill_null(0.0), ">f8"),
        "groups": _groups(accounts["communityId"]),
    }


def _groups(communities: pl.Series) -> list[Row]:
    runs = communities.alias("community").rle().struct.unnest()
    ends = runs["len"].cum_sum().to_list()
    return [
        {"community": community, "begin": end - size, "end": end}
        for community, size, end in zip(runs["value"], runs["len"], ends, strict=True)
    ]


def outsiders(accounts: pl.DataFrame) -> Row:
    """What accounts outside the run get: 0 in measures that all of `accounts` have, nothing in all others, nor
    where 0 would lead."""
    whole = [
        name
        for name, measure in BY_NAME.items()
        if name in accounts.columns and not measure.low_first and not accounts[name].null_count()
    ]
    zeros = {name: 0 if accounts[name].dtype.is_integer() else 0.0 for name in whole}
    return {"zeros": zeros, "names": [name for name in SCORES if name not in zeros]}


def _joined(texts: pl.Series) -> str:
    return SEPARATOR.join(texts.fill_null("").to_list())


def _vector(values: pl.Series, dtype: str) -> Vector | list[Any]:
    """A vector where all is finite, as it must be; else the slower list, which may hold null and infinity."""
    if values.null_count() or not values.is_finite().all():
        return values.to_list()
    return Vector(values.to_numpy().astype(dtype).tobytes(), "i64" if dtype == ">i8" else "f64")
