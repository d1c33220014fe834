"""What of a run's accounts Neo4j does not hold yet.

Neo4j writes equal values anew, at the price of any others, so that only what differs is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.store.publish.records import SCORES, member_parameters, score_parameters

ROWS = 4096
"""Accounts a slice: as many as a vector holds at most."""


class Slice:
    """Accounts that are written together. Its lock keeps their scores and memberships from waiting in Neo4j."""

    def __init__(self, accounts: pl.DataFrame, held: pl.DataFrame) -> None:
        self._accounts = accounts
        self._held = held
        self.lock = Lock()

    def members(self) -> Iterator[dict[str, Any]]:
        """Parameters of `publish/members` for those whose membership is not held; nothing when there are none."""
        differs = ~self._held["known"] | self._differs("communityId") | self._differs("confidence")
        if differs.any():
            yield member_parameters(self._accounts.filter(differs))

    def scores(self) -> Iterator[dict[str, Any]]:
        """Parameters of `publish/scores`: accounts that Neo4j does not know from the run before with all they have;
        of the others the columns that most of them need, and apart from these the few that need more."""
        known = self._held["known"].to_numpy()
        names = [name for name in SCORES if name in self._accounts.columns]
        differs = np.array([self._differs(name).to_numpy() for name in names]) & known
        common = differs.sum(axis=1) * 2 > known.sum()
        more = differs[~common].any(axis=0)
        dropped = [name for name in SCORES if name in self._held.columns and name not in names]
        yield from self._sent(~known, names, [name for name in SCORES if name not in names])
        yield from self._sent(known & ~more, _chosen(names, common), dropped)
        yield from self._sent(more, _chosen(names, common | differs[:, more].any(axis=1)), dropped)

    def _differs(self, name: str) -> pl.Series:
        """Row by row, whether this column is other than what is held."""
        ours = self._accounts[name]
        if name not in self._held.columns or self._held[name].dtype != ours.dtype:
            return pl.repeat(True, len(ours), dtype=pl.Boolean, eager=True)
        return ours.ne_missing(self._held[name])

    def _sent(self, mask: NDArray[np.bool_], names: list[str], gone: list[str]) -> Iterator[dict[str, Any]]:
        if mask.any():
            yield score_parameters(self._accounts.filter(pl.Series(mask)), names, gone)


def slices_of(accounts: pl.DataFrame, held: pl.DataFrame | None) -> list[Slice]:
    """Of a run's accounts, by community. `held` are the accounts of the run that Neo4j's copy is of, None where that
    is not known: then all is sent."""
    ordered = accounts.sort("communityId", maintain_order=True)
    if held is None:
        aligned = pl.DataFrame({"known": pl.repeat(False, ordered.height, dtype=pl.Boolean, eager=True)})
    else:
        told = held.with_columns(known=True)
        aligned = ordered.select("key").join(told, on="key", how="left", maintain_order="left")
        aligned = aligned.with_columns(pl.col("known").fill_null(False))
    return [
        Slice(rows, aligned.slice(begin * ROWS, ROWS)) for begin, rows in enumerate(ordered.iter_slices(ROWS))
    ]


def _chosen(names: list[str], mask: NDArray[np.bool_]) -> list[str]:
    return [name for name, chosen in zip(names, mask, strict=True) if chosen]
