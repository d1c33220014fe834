"""Kept snapshots brought up to date: only what begins at accounts that live loads touched is read again."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.models import Layer
from tular.store.driver.database import Database
from tular.store.snapshot.accounts import read_accounts, together
from tular.store.snapshot.cache import Kept
from tular.store.snapshot.edges import Packed, read_packed
from tular.store.snapshot.vectors import Integers, ends
from tular.store.snapshot.version import read_changes

_SHARE = 0.1
"""Of the accounts: with more of them touched, reading everything by several connections is as fast."""


def renewed(database: Database, kept: Kept) -> tuple[pl.DataFrame, list[Packed]] | None:
    """Accounts (`node` and the columns of a snapshot) and relations as they are now.

    None when more was touched than is worth it, or than the note of changes tells.
    """
    noted = read_changes(database, kept.version)
    if noted is None or len(noted) > max(1, _SHARE * kept.nodes.size):
        return None
    touched = np.array(noted, np.int64)
    fresh = read_packed(database, kept.snapshot.layer, kept.snapshot.window, noted)
    _, reached = ends(fresh.pairs)
    unknown = np.setdiff1d(reached, kept.nodes)
    accounts = read_accounts(database, np.union1d(touched, unknown).tolist())
    stays = ~np.isin(kept.nodes, touched)
    return together([_accounts(kept, stays), accounts]), [_relations(kept, stays), fresh]


def _accounts(kept: Kept, stays: NDArray[np.bool_]) -> pl.DataFrame:
    return kept.snapshot.accounts.select(pl.Series("node", kept.nodes), pl.all()).filter(pl.Series(stays))


def _relations(kept: Kept, stays: NDArray[np.bool_]) -> Packed:
    """What begins at accounts that stay as they are, self-loops included, by internal ids."""
    snapshot = kept.snapshot
    chosen = stays[snapshot.source]
    loops = kept.nodes[kept.loops[stays[kept.loops]]]
    pairs = _pairs(kept.nodes[snapshot.source[chosen]], kept.nodes[snapshot.target[chosen]])
    pairs = np.concatenate([pairs, _pairs(loops, loops)])
    if snapshot.layer is Layer.FOLLOWS and (snapshot.weight == 1).all():
        return Packed(pairs, None)
    return Packed(pairs, np.concatenate([snapshot.weight[chosen], np.ones(loops.size)]))


def _pairs(source: Integers, target: Integers) -> Integers:
    return source << 32 | target
