"""From arrays to the tables of a run artifact (columns: docs/run-artifact.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from tular.analytics.scores import Scores
from tular.analytics.structure.tiers import tiers
from tular.measures import BY_NAME
from tular.models import EVENT_COLUMNS, Floats, Ids, Layer, RunTables
from tular.runs.communities import Communities
from tular.runs.inputs import AnalysisInputs


def assemble(
    inputs: AnalysisInputs, steps: Sequence[int], scores: Mapping[str, Scores], found: Communities
) -> RunTables:
    """All tables of a run; rows of `accounts` are the snapshot's vertices. `steps`: where tiers begin."""
    snapshot = inputs.snapshot
    accounts = snapshot.accounts.with_columns(*_score_columns(scores), *_membership_columns(found))
    return RunTables(
        accounts=accounts.with_columns(_tier(accounts, steps), _language(inputs)),
        rankings=pl.DataFrame([_ranking(name, score) for name, score in scores.items()]),
        communities=_communities(found),
        flows=_flows(found),
        relations=_relations(inputs),
        events=_events(found),
        moves=found.moves,
        bridges=found.bridges,
        levels=found.levels,
        exchanges=found.between.exchanges,
        echo=found.between.echo,
        overlaps=found.between.overlaps,
    )


def _relations(inputs: AnalysisInputs) -> pl.DataFrame:
    """With the times of the first and the last event of each, where single events were read."""
    snapshot = inputs.snapshot
    relations = pl.DataFrame(
        {
            "source": snapshot.source.astype(np.uint32),
            "target": snapshot.target.astype(np.uint32),
            "weight": snapshot.weight,
        }
    )
    if inputs.events is None or snapshot.layer is Layer.FOLLOWS:
        return relations
    ends = [pl.col(name).cast(pl.UInt32) for name in ("source", "target")]
    seen = (
        inputs.events.filter(pl.col("relation") == snapshot.layer.relation)
        .group_by(*ends)
        .agg(firstAt=pl.col("at").min(), lastAt=pl.col("at").max())
    )
    return relations.join(seen, on=["source", "target"], how="left", maintain_order="left")


def _score_columns(scores: Mapping[str, Scores]) -> list[pl.Series]:
    return [
        _finite(score.values).cast(pl.Int64 if BY_NAME[name].integer else pl.Float64).alias(name)
        for name, score in scores.items()
    ]


def _ranking(name: str, score: Scores) -> pl.Series:
    """Rows, the best first. Sorting is stable and rows are in key order, so ties go by key; NaN comes last."""
    towards = score.values if BY_NAME[name].low_first else -score.values
    return pl.Series(name, np.argsort(towards, kind="stable").astype(np.uint32))


def _membership_columns(found: Communities) -> list[pl.Series]:
    rows = _rows("communityRow", found.membership)
    return [
        *_subcommunities(found),
        *_components(found),
        pl.Series("communityId", found.ids, dtype=pl.String).gather(rows),
        rows,
        _finite(found.confidence).cast(pl.Float32).alias("confidence"),
        pl.Series("role", found.roles, dtype=pl.String).zip_with(rows.is_not_null(), _nothing("role")),
        pl.Series("x", found.map.x),
        pl.Series("y", found.map.y),
    ]


def _subcommunities(found: Communities) -> list[pl.Series]:
    """None in a run without finer levels."""
    if not found.subcommunity.size:
        return []
    rows = _rows("subcommunityRow", found.subcommunity)
    return [found.levels["id"].gather(rows).alias("subcommunityId"), rows]


def _components(found: Communities) -> list[pl.Series]:
    return [
        series
        for prefix, which in (("component", found.weak), ("strongComponent", found.strong))
        for series in (
            pl.Series(f"{prefix}Id", which.component.astype(np.int32)),
            pl.Series(f"{prefix}Size", which.size.astype(np.int32)),
        )
    ]


def _rows(name: str, rows: Ids) -> pl.Series:
    """Null where an account is in none."""
    series = pl.Series(name, rows.astype(np.int32))
    return series.set(series < 0, None)


def _nothing(name: str) -> pl.Series:
    return pl.Series(name, [None], dtype=pl.String)


def _tier(accounts: pl.DataFrame, steps: Sequence[int]) -> pl.Series:
    """By the audience that the platform states; unknown where it states none, for the followers that are loaded may
    be any part of them."""
    audience = accounts["followersCount"]
    named = pl.Series("tier", tiers(audience.fill_null(0).to_numpy(), steps), dtype=pl.String)
    return named.zip_with(audience.is_not_null(), _nothing("tier"))


def _language(inputs: AnalysisInputs) -> pl.Series:
    if inputs.languages is None:
        return _nothing("language").new_from_index(0, inputs.snapshot.account_count)
    return inputs.languages.alias("language")


def _communities(found: Communities) -> pl.DataFrame:
    structure = found.structure
    return pl.DataFrame(
        {
            "id": pl.Series(found.ids, dtype=pl.String),
            "label": pl.Series([topic.label for topic in found.topics], dtype=pl.String),
            "sentence": pl.Series([topic.sentence for topic in found.topics], dtype=pl.String),
            "terms": pl.Series([topic.words for topic in found.topics], dtype=pl.List(pl.String)),
            "size": structure.size,
            **found.map.communities.to_dict(),
            "internalRelations": structure.internal_relations,
            "internalWeight": structure.internal_weight,
            "density": structure.density,
            "separability": _finite(structure.separability),
            "conductance": structure.conductance,
            "eiIndex": structure.ei_index,
            "stability": _finite(found.stability),
            "audience": found.between.audience,
        }
    )


def _finite(values: Floats) -> pl.Series:
    """What is not known or has no bound is null: neither JSON nor GraphQL has another word for it."""
    return pl.Series(values).replace([np.nan, np.inf, -np.inf], None)


def _flows(found: Communities) -> pl.DataFrame:
    flows = found.flows
    return pl.DataFrame(
        {
            "source": flows.source.astype(np.int32),
            "target": flows.target.astype(np.int32),
            "relations": flows.relations,
            "weight": flows.weight,
            "expected": flows.expected,
        }
    )


def _events(found: Communities) -> pl.DataFrame:
    rows = [
        (
            event.kind.value,
            list(event.before),
            list(event.after),
            event.size_before,
            event.size_after,
            event.moved,
        )
        for event in found.events
    ]
    return pl.DataFrame(rows, schema=EVENT_COLUMNS, orient="row")
