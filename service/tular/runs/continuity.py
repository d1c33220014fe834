"""The run before, and what communities inherit from it: ids, colours, places, and a start for the search."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from tular.analytics.community.events import CommunityEvent, events_between, moves_between
from tular.analytics.community.identity import previous_labels
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.analytics.structure.components import components
from tular.graph.network import Network
from tular.models import LEVEL_COLUMNS, MOVE_COLUMNS, Ids

SETTLED = "; that of the run before: nothing changed"
MEMBERS = {"key": pl.String, "communityId": pl.String}


@dataclass(frozen=True, slots=True, eq=False)
class Predecessor:
    """What earlier runs lend. Without a run to continue its tables are empty."""

    accounts: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=MEMBERS | {"x": pl.Float32, "y": pl.Float32})
    )
    communities: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(
            schema={
                "id": pl.String,
                "label": pl.String,
                "terms": pl.List(pl.String),
                "colour": pl.String,
                "x": pl.Float32,
                "y": pl.Float32,
            }
        )
    )
    levels: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=LEVEL_COLUMNS))
    compared: bool = False
    """Whether what differs from it happened to communities: not so when other choices or another kind of window make
    the difference."""
    method: str = ""
    """How its communities were found."""
    warm: bool = False
    """Whether its communities are a good start: they were found with the same choices."""
    most_levels: int | None = None
    """How many levels were looked for."""
    unchanged: bool = False
    """Whether the network is the same: then what was found stays, whatever the seed."""
    taken: Collection[str] = ()
    """Ids of the communities of all runs there are: names hang on them, so that none is used again for another."""

    def start(self, keys: pl.Series) -> Ids | None:
        """Where the search begins: int32[n], -1 for who was in no community."""
        return previous_labels(self.accounts, keys) if self.warm else None

    def settled(self, searched: Network, keys: pl.Series) -> Partition | None:
        """The earlier answer, where the question is the same; each small group for itself."""
        if not (self.warm and self.unchanged):
            return None
        labels = previous_labels(self.accounts, keys)
        alone = int(labels.max(initial=-1)) + 1 + components(searched.undirected)
        membership = number_by_size(np.where(labels >= 0, labels, alone))
        value = modularity(searched, membership)
        return Partition(membership, value, f"{self.method.removesuffix(SETTLED)}{SETTLED}", quality=value)

    def level_starts(self, keys: pl.Series) -> list[Ids]:
        """Where the search for each finer level begins, as `start`."""
        if not self.warm:
            return []
        return [previous_labels(self.members_at(level), keys) for level in range(1, self._depth + 1)]

    def settles(self, top: Partition, keys: pl.Series, levels: int | None) -> bool:
        """Whether its finer levels stay too: the same network, communities and number of levels."""
        if not (self.warm and self.unchanged and self.most_levels == levels):
            return False
        return np.array_equal(top.membership, self._membership(keys))

    def members_at(self, level: int) -> pl.DataFrame:
        """`key` and `communityId` of the communities (0) or of a level below them, empty where there is none."""
        if level == 0:
            return self.accounts.select("key", "communityId")
        if level > self._depth:
            return pl.DataFrame(schema=MEMBERS)
        row = self.accounts["subcommunityRow"]
        for _ in range(level, self._depth):
            row = self.levels["parentRow"].gather(row)
        return self.accounts.select("key", communityId=self.levels["id"].gather(row))

    def _membership(self, keys: pl.Series) -> Ids:
        return number_by_size(previous_labels(self.accounts, keys))

    @property
    def _depth(self) -> int:
        return int(self.levels["level"].max() or 0)  # type: ignore[arg-type]

    def changes(
        self, keys: pl.Series, ids: list[str], membership: Ids
    ) -> tuple[list[CommunityEvent], pl.DataFrame]:
        """Events since the run before and who moved; none where the two do not compare."""
        if not self.compared:
            return [], pl.DataFrame(schema=MOVE_COLUMNS)
        now = pl.DataFrame({"key": keys, "communityId": pl.Series(ids, dtype=pl.String).gather(membership)})
        return events_between(self.accounts, now), moves_between(self.accounts, now)
