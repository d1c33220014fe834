"""What lies between communities beyond the flows of the run's layer: shared audiences, other layers, echo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from tular.analytics.community.audience import audience_overlap
from tular.analytics.community.echo import echo
from tular.analytics.community.exchanges import exchanges
from tular.graph.network import Network
from tular.models import ECHO_COLUMNS, OVERLAP_COLUMNS, Ids, Relation

COMPARED = 100
"""Only the audiences of so many communities, the largest, are compared."""
PERIOD = "1w"


@dataclass(frozen=True, slots=True, eq=False)
class CommunityRelations:
    """Tables of the artifact (docs/run-artifact.md), and the audience of the COMPARED largest communities."""

    overlaps: pl.DataFrame
    audience: pl.Series
    exchanges: pl.DataFrame | None = None
    """None: no events were read."""
    echo: pl.DataFrame | None = None


def relate_communities(network: Network, membership: Ids, events: pl.DataFrame | None) -> CommunityRelations:
    """`events` as in `AnalysisInputs.events`; without them nothing is known of other layers and of
    echo. What outsiders do is left out, and what accounts do to themselves: threads are neither exchange nor echo."""
    overlaps, audience = _overlaps(network, membership)
    if events is None:
        return CommunityRelations(overlaps, audience)
    of_members = events.filter(pl.col("source") < membership.size, pl.col("source") != pl.col("target"))
    retweets = of_members.filter(pl.col("relation") == str(Relation.RETWEETED))
    told = echo(retweets, membership, every=PERIOD)
    return CommunityRelations(
        overlaps,
        audience,
        exchanges(of_members, membership),
        told.select(pl.col(name).cast(kind) for name, kind in ECHO_COLUMNS.items()),
    )


def _overlaps(network: Network, membership: Ids) -> tuple[pl.DataFrame, pl.Series]:
    """Pairs that share somebody, `first` < `second`."""
    found = audience_overlap(network, membership, first=COMPARED)
    first, second = np.nonzero(np.triu(found.shared, 1))
    pairs = pl.DataFrame(
        {
            "first": first,
            "second": second,
            "shared": found.shared[first, second],
            "jaccard": found.jaccard[first, second],
            "expected": found.expected[first, second],
        },
        schema=OVERLAP_COLUMNS,
    )
    count = int(membership.max(initial=-1)) + 1
    return pairs, pl.Series("audience", found.size).extend_constant(None, count - found.size.size)
