"""What of a run is exported: its communities, its leading accounts, a community, an ego network, a filter's
result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.errors import BadId
from tular.measures import BY_NAME
from tular.results.ego import neighbours_of
from tular.results.exports.drawing import Drawing, flat
from tular.results.filters import account_mask
from tular.results.map_places import REST_COLOUR, rest_of, shown_rows
from tular.results.map_region import members_of
from tular.results.rows import Index
from tular.results.run_view import RunView

REST = "rest"
"""Key of the one node that stands for all communities that are gathered."""
_OWN = ("x", "y", "communityRow", "subcommunityRow")


def communities(view: RunView) -> Drawing:
    """The map at first sight: communities that matter, one node for the rest, and the flows between them."""
    table, rows = view.communities, shown_rows(view)
    place = np.full(table.height, len(rows))
    place[rows] = np.arange(len(rows))
    nodes = _community_nodes(table[rows])
    rest = rest_of(view)
    if smaller := rest.communities + rest.groups:
        known = {"key": REST, "label": f"{smaller:,} smaller communities", "x": rest.x, "y": rest.y}
        known |= {
            "size": rest.radius,
            "color": REST_COLOUR,
            "colorOnDark": REST_COLOUR,
            "members": rest.accounts,
        }
        nodes = pl.concat(
            [nodes, pl.DataFrame([known]).cast({n: nodes.schema[n] for n in known})], how="diagonal"
        )
    flows = view.artifact.flows
    edges = (
        pl.DataFrame(
            {end: place[flows[end].to_numpy()] for end in ("source", "target")},
            schema=dict.fromkeys(("source", "target"), pl.UInt32),
        )
        .with_columns(flows["weight"], flows["relations"])
        .filter(pl.col("source") != pl.col("target"))
        .group_by("source", "target")
        .agg(pl.col("weight", "relations").sum())
        .sort("source", "target")
    )
    return Drawing(nodes, edges, _about(view, "communities", f"{len(rows)} of {table.height:,} communities"))


def accounts(
    view: RunView, measure: str, *, top: int | None = None, wanted: Mapping[str, Any] | None = None
) -> Drawing:
    """The accounts that pass the filter, the `top` best by the measure, and the relations between them."""
    ranking = view.ranked(measure).ranking.astype(np.int64)
    mask = account_mask(view, wanted)
    passed = ranking if mask is None else ranking[mask[ranking]]
    chosen = np.sort(passed if top is None else passed[:top])
    said = f"{len(chosen):,} of {view.accounts.height:,} accounts"
    return _accounts(view, chosen, measure, "accounts", f"{said} by {BY_NAME[measure].enum_name}")


def community(view: RunView, community_id: str, measure: str, *, top: int | None = None) -> Drawing:
    """The members of a community, or of a part inside one. Raises BadId."""
    members = members_of(view, community_id)
    ranks = view.ranked(measure).ranks[members]
    chosen = np.sort(members[np.argsort(ranks, kind="stable")][:top])
    label = _label(view, community_id)
    said = f"{label}: {len(chosen):,} of {len(members):,} members"
    return _accounts(view, chosen, measure, f"community {community_id}", said)


def ego(view: RunView, key: str, measure: str, *, top: int | None = None) -> Drawing:
    """An account by key or handle, its neighbours by falling score and the relations among them all. Raises BadId."""
    row = row_named(view, key)
    near = neighbours_of(view, row)
    ranks = view.ranked(measure).ranks[near]
    chosen = np.sort(np.append(near[np.argsort(ranks, kind="stable")][:top], row))
    said = f"{len(chosen) - 1:,} of {len(near):,} neighbours of {key}"
    return _accounts(view, chosen, measure, f"ego network of {key}", said)


def row_named(view: RunView, name: str) -> int:
    """Of the account with this key, or the only one with this handle. Raises BadId."""
    rows = view.rows_of_keys([name]) if ":" in name else view.rows_of_handle(name)
    if len(rows) == 1 and rows[0] >= 0:
        return int(rows[0])
    if len(rows) > 1:
        keys = ", ".join(view.columns["key"][rows.tolist()].to_list())
        raise BadId(
            f"{len(rows)} accounts are called {name}.",
            remedy=f"Name one by its key: {keys}.",
            field="account",
        )
    remedy = "Give the handle, or a key such as x:44196397, of an account that takes part in the run."
    raise BadId(f"Run {view.id} has no account {name[:80]!r}.", remedy=remedy, field="account")


def _label(view: RunView, community_id: str) -> str:
    row = view.community_rows.get(view.edits.home(community_id))
    if row is not None:
        return str(view.communities["label"][row])
    return str(view.artifact.levels.filter(pl.col("id") == community_id)["label"][0])


def _community_nodes(table: pl.DataFrame) -> pl.DataFrame:
    dark = "colourOnDark" if "colourOnDark" in table.columns else "colour"
    drawn = table.select(
        "label",
        "x",
        "y",
        key="id",
        size="radius",
        color="colour",
        colorOnDark=dark,
        members="size",
    ).select("key", "label", "x", "y", "size", "color", "colorOnDark", "members")
    taken = {"id", "label", "x", "y", "radius", "colour", "colourOnDark", "size", "shown", "parts"}
    return flat(pl.concat([drawn, table.drop(taken, strict=False)], how="horizontal"))


def _accounts(view: RunView, rows: Index, measure: str, what: str, said: str) -> Drawing:
    table = view.accounts[rows]
    community = view.membership[rows]
    drawn = pl.DataFrame(
        {
            "key": table["key"],
            "label": table["handle"].fill_null(table["key"]),
            "x": _placed(table, "x"),
            "y": _placed(table, "y"),
            "size": _sizes(view, rows, measure),
            "color": _colours(view, community, "colour"),
            "colorOnDark": _colours(view, community, "colourOnDark"),
            "community": view.communities["label"].gather(pl.Series(community).replace(-1, None)),
        }
    )
    others = table.drop("key", *_OWN, strict=False)
    nodes = flat(pl.concat([drawn, others], how="horizontal"))
    return Drawing(nodes, flat(_relations_among(view, rows)), _about(view, what, said))


def _placed(table: pl.DataFrame, axis: str) -> pl.Series:
    return table[axis] if axis in table.columns else pl.Series(axis, [0.0] * table.height, pl.Float32)


def _sizes(view: RunView, rows: Index, measure: str) -> NDArray[np.float32]:
    """Radii in the units of the map: what room each member of its community has, more for a high score."""
    community = np.maximum(view.membership[rows], 0)
    table = view.communities
    if "radius" not in table.columns:
        return np.ones(len(rows), np.float32)
    radius = table["radius"].to_numpy().astype(np.float64)[community]
    room = radius / np.sqrt(np.maximum(table["size"].to_numpy()[community], 1))
    score = np.nan_to_num(view.ranked(measure).scores[rows])
    share = np.clip(score, 0, None) / max(
        float(np.nan_to_num(view.ranked(measure).scores).max(initial=0.0)), 1e-300
    )
    sizes: NDArray[np.float32] = np.minimum(0.1 * radius, room * (0.25 + 0.9 * np.sqrt(share))).astype(
        np.float32
    )
    return sizes


def _colours(view: RunView, community: NDArray[Any], name: str) -> pl.Series:
    """Of each account's community; of accounts in none that of the rest."""
    table = view.communities
    kept = table[name if name in table.columns else "colour"] if "colour" in table.columns else None
    if kept is None:
        return pl.Series([REST_COLOUR] * len(community), dtype=pl.String)
    return pl.concat([kept, pl.Series([REST_COLOUR], dtype=pl.String)]).gather(
        np.where(community < 0, table.height, community)
    )


def _relations_among(view: RunView, rows: Index) -> pl.DataFrame:
    """Relations between these accounts; rows of `rows` in place of those of the run."""
    relations = view.artifact.relations
    if len(rows) == view.accounts.height:
        return relations
    place = np.full(view.accounts.height, -1, np.int64)
    place[rows] = np.arange(len(rows))
    inside = (place[view.sources] >= 0) & (place[view.targets] >= 0)
    kept = relations.filter(pl.Series(inside))
    return kept.with_columns(
        pl.Series(end, place[kept[end].to_numpy()].astype(np.uint32)) for end in ("source", "target")
    )


def _about(view: RunView, what: str, said: str) -> dict[str, Any]:
    run = view.manifest
    title = f"{run.layer.relation.lower()} · run {run.id}"
    return {"title": title, "subtitle": said, "run": run.id, "layer": str(run.layer), "of": what}
