"""Community edits: users name communities and show several as one. No number of a run changes on disk.

Numbers of communities shown as one are those of their members together, from the flows between them; what cannot be
told from a run's tables (stability, shared audiences, echo by week) is then unknown. All others keep their numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
import polars as pl

from tular.chance import beside_chance
from tular.results.merged_places import MovedCommunities, merged_places
from tular.runs.artifact import RunArtifact

BRIDGES = 3
"""Accounts kept at each end of each flow."""
LENT = ("id", "label", "generatedLabel", "colour")
"""What the community that others are shown as part of lends to the whole."""
UNKNOWN = ("stability", "audience")
"""What is not known of several communities shown as one."""


@dataclass(frozen=True, slots=True)
class CommunityEdits:
    """By community id: `names` that users gave, `homes` of those that are shown as part of another."""

    names: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: list[dict[str, Any]]) -> CommunityEdits:
        """From the rows of read/community_names."""
        names = {row["id"]: row["name"] for row in rows if row["name"] is not None}
        return cls(names, {row["id"]: row["mergedInto"] for row in rows if row["mergedInto"] is not None})

    @property
    def fingerprint(self) -> str:
        """Differs where names or mergers do; empty where there are none."""
        if not self.names and not self.homes:
            return ""
        said = orjson.dumps([self.names, self.homes], option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(said).hexdigest()[:16]

    def home(self, community: str) -> str:
        """The community that this one is shown as."""
        return self.homes.get(community, community)

    def parts(self, community: str) -> list[str]:
        """What is shown as the community that this one is shown as: that one first."""
        home = self.home(community)
        return [home, *(part for part, into in self.homes.items() if into == home)]


def edited(run: RunArtifact, names: Mapping[str, str], homes: Mapping[str, str]) -> RunArtifact:
    """`names` and `homes` (shown as part of) by community id; those of communities that the run has not are ignored.

    `communities` gets the columns `generatedLabel`, and `parts` List[String]: ids of what is shown as one.
    """
    named = pl.col("id").replace_strict(dict(names), default=None, return_dtype=pl.String)
    communities = run.communities.with_columns(
        generatedLabel=pl.col("label"),
        label=pl.coalesce(named, "label") if names else pl.col("label"),
        home=pl.col("id").replace(dict(homes)),
    )
    if communities["home"].n_unique() == communities.height:
        return run.replaced(communities=communities.with_columns(parts=pl.concat_list("id")).drop("home"))
    return run.replaced(**_merged(run, communities))


def _merged(run: RunArtifact, communities: pl.DataFrame) -> dict[str, pl.DataFrame]:
    rows = _groups(communities)
    flows = _moved(run.flows, rows, "source", "target").group_by("source", "target").agg(_SUMS)
    whole = _communities(communities.with_columns(group=rows), flows)
    places = merged_places(communities, rows.to_numpy().astype(np.int64), _rest(run))
    whole = _placed(whole, places, communities)
    accounts, levels = run.accounts, run.levels
    if "x" in accounts.columns:
        accounts = places.moved(accounts, accounts["communityRow"])
    crossing = _crossing(flows, whole)
    joined = pl.Series(np.bincount(rows)[rows] > 1)
    ids = dict(zip(communities["id"], whole["id"].gather(rows), strict=True))
    moves = run.moves.with_columns(pl.col("before", "after").replace(ids))
    return {
        "communities": whole.drop("group"),
        "accounts": _moved(accounts, rows, "communityRow").with_columns(pl.col("communityId").replace(ids)),
        "flows": crossing,
        "bridges": _bridges(_moved(run.bridges, rows, "source", "target"), crossing),
        "overlaps": _moved(_untouched(run.overlaps, joined, "first", "second"), rows, "first", "second"),
        "levels": _moved(places.moved(levels, levels["community"]), rows, "community"),
        "moves": moves.filter(~pl.col("before").eq_missing(pl.col("after"))),
        **_merged_events(run, rows, joined),
    }


def _rest(run: RunArtifact) -> tuple[float, float, float] | None:
    """Where the run's map gathers small communities: x, y and radius."""
    found = run.manifest.findings.get("map")
    return None if found is None else (found["rest"]["x"], found["rest"]["y"], found["rest"]["radius"])


def _placed(whole: pl.DataFrame, places: MovedCommunities, parts: pl.DataFrame) -> pl.DataFrame:
    """The wholes with their places and what their first part lends of colours."""
    columns = [
        *(pl.Series(name, places.centre[:, axis]).cast(parts.schema[name]) for axis, name in enumerate("xy")),
        pl.Series("radius", places.radius).cast(parts.schema["radius"]),
    ]
    if "shown" in parts.columns:
        columns.append(pl.Series("shown", places.shown))
    if "colourOnDark" in parts.columns:
        dark = dict(parts.select("id", "colourOnDark").iter_rows())
        columns.append(whole["id"].replace_strict(dark, return_dtype=pl.String).alias("colourOnDark"))
    return whole.with_columns(columns)


def _merged_events(run: RunArtifact, rows: pl.Series, joined: pl.Series) -> dict[str, pl.DataFrame]:
    """The tables that only runs have that read events."""
    merged = {}
    if run.computed("exchanges"):
        sums = (
            _moved(run.exchanges, rows, "source", "target").group_by("layer", "source", "target").agg(_SUMS)
        )
        merged["exchanges"] = beside_chance(sums, "layer").sort("layer", "source", "target")
    if run.computed("echo"):
        merged["echo"] = _moved(_untouched(run.echo, joined, "community"), rows, "community")
    return merged


_SUMS = [pl.col(name).sum() for name in ("relations", "weight")]


def _crossing(flows: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """Flows between different wholes; what runs inside them counts for what chance would give."""
    different = pl.col("source") != pl.col("target")
    inside = whole.select(
        source="group", target="group", relations="internalRelations", weight="internalWeight"
    )
    return (
        beside_chance(pl.concat([flows.filter(different), inside])).filter(different).sort("source", "target")
    )


_SENTENCE = pl.format(
    "{} communities shown as one: {}.",
    pl.len(),
    pl.col("sentence").str.strip_suffix(".").str.join("; "),
)


def _groups(communities: pl.DataFrame) -> pl.Series:
    """Row of the whole that each community is part of: wholes by falling size, ties by their largest part."""
    total = communities.with_row_index("row").group_by("home").agg(pl.col("size").sum(), pl.col("row").min())
    order = total.sort("size", "row", descending=[True, False])["home"]
    number = {home: place for place, home in enumerate(order)}
    return communities["home"].replace_strict(number, return_dtype=pl.Int32).alias("group")


def _moved(table: pl.DataFrame, rows: pl.Series, *columns: str) -> pl.DataFrame:
    """`table` with rows of communities in `columns` replaced by those of the wholes."""
    return table.with_columns(rows.gather(table[column]).alias(column) for column in columns)


def _untouched(table: pl.DataFrame, joined: pl.Series, *columns: str) -> pl.DataFrame:
    """Rows in which no community is part of a whole."""
    return table.filter(~pl.any_horizontal(joined.gather(table[column]).alias(column) for column in columns))


def _communities(parts: pl.DataFrame, flows: pl.DataFrame) -> pl.DataFrame:
    """One row a `group` of `parts`, by group; `flows` between groups include those inside one."""
    size = pl.col("size")
    unknown = [name for name in UNKNOWN if name in parts.columns]
    whole = (
        parts.sort("group", pl.col("id") == pl.col("home"), descending=[False, True])
        .group_by("group", maintain_order=True)
        .agg(
            pl.col("id").alias("parts"),
            *(pl.col(name).first() for name in LENT),
            pl.when(pl.len() == 1).then(pl.col("sentence").first()).otherwise(_SENTENCE).alias("sentence"),
            pl.col("terms").explode().drop_nulls().unique(maintain_order=True),
            *(pl.when(pl.len() == 1).then(pl.col(name).first()).alias(name) for name in unknown),
            size.sum(),
            pl.col("internalRelations", "internalWeight").sum(),
        )
    )
    return _with_structure(whole, flows)


def _with_structure(whole: pl.DataFrame, flows: pl.DataFrame) -> pl.DataFrame:
    """The numbers of analytics.community.structure, from internal weight and flows."""
    inside = flows.filter(pl.col("source") == pl.col("target"))
    crossing = flows.filter(pl.col("source") != pl.col("target"))
    ends = pl.concat(crossing.select(pl.col(end).alias("group"), "weight") for end in ("source", "target"))
    added = inside.select(group="source", moreRelations="relations", moreWeight="weight")
    joined = whole.join(added, on="group", how="left", maintain_order="left")
    edges = ends.group_by("group").agg(edge=pl.col("weight").sum())
    joined = joined.join(edges, on="group", how="left", maintain_order="left").with_columns(
        pl.col("moreRelations", "moreWeight", "edge").fill_null(0)
    )
    joined = joined.with_columns(
        internalRelations=pl.col("internalRelations") + pl.col("moreRelations"),
        internalWeight=pl.col("internalWeight") + pl.col("moreWeight"),
    )
    size, weight, edge = pl.col("size"), pl.col("internalWeight"), pl.col("edge")
    volume = 2.0 * weight + edge
    smaller = pl.min_horizontal(volume, volume.sum() - volume)
    return joined.with_columns(
        density=pl.when(size > 1).then(pl.col("internalRelations") / (size * (size - 1))).otherwise(0.0),
        separability=pl.when(edge > 0).then(weight / edge),
        conductance=pl.when(smaller > 0).then(edge / smaller).otherwise(0.0),
        eiIndex=pl.when(edge + weight > 0).then((edge - weight) / (edge + weight)).otherwise(0.0),
    ).drop("moreRelations", "moreWeight", "edge")


def _bridges(bridges: pl.DataFrame, flows: pl.DataFrame) -> pl.DataFrame:
    """Of the accounts known to carry a part of a flow, those that carry most of the whole flow."""
    keys = ["source", "target", "end"]
    whole = flows.select("source", "target", flow="weight")
    return (
        bridges.group_by(*keys, "account")
        .agg(pl.col("weight").sum())
        .join(whole, on=["source", "target"])
        .sort(*keys, "weight", "account", descending=[False, False, False, True, False])
        .group_by(keys, maintain_order=True)
        .head(BRIDGES)
        .select(*keys, "account", "weight", share=pl.col("weight") / pl.col("flow"))
    )
