"""The accounts that are in communities, apart from those in small groups: on them alone names, levels, places and
tests against chance are spent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.community.consensus import Consensus
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.network import Network
from tular.models import Floats, Ids
from tular.runs.inputs import AnalysisInputs

NOWHERE = -1
Number = TypeVar("Number", np.int32, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """`rows` are those of the accounts in the whole run; everything else is numbered anew among them. `everybody`:
    whether there are no others, and all is as it was."""

    rows: NDArray[np.int64]
    everybody: bool
    network: Network
    searched: Network
    """Where communities were looked for (`Detection.searched`)."""
    inputs: AnalysisInputs
    partition: Partition
    stability: Floats

    @property
    def keys(self) -> pl.Series:
        return self.inputs.snapshot.accounts["key"]

    def scattered(self, values: NDArray[Number], n: int, otherwise: float) -> NDArray[Number]:
        """[n]: the values of these accounts at their rows, `otherwise` elsewhere."""
        if self.everybody:
            return values
        everywhere = np.full(n, otherwise, values.dtype)
        everywhere[self.rows] = values
        return everywhere


def grouped(
    network: Network, searched: Network, inputs: AnalysisInputs, found: Consensus, small: NDArray[np.bool_]
) -> Grouped:
    """`small` bool[n]: who is in a small group. No community holds accounts of two components, so that those left are
    whole."""
    rows = np.flatnonzero(~small)
    if not small.any():
        return Grouped(rows, True, network, searched, inputs, found.partition, found.stability)
    whole = found.partition
    kept = np.unique(whole.membership[rows])
    partition = replace(
        whole,
        membership=number_by_size(whole.membership[rows]),
        parts=None if whole.parts is None else number_by_size(whole.parts[rows]),
    )
    among = network.among(~small)
    same = among if searched is network else searched.among(~small)
    return Grouped(rows, False, among, same, _inputs(inputs, among, rows), partition, found.stability[kept])


def apart(searched: Network, found: Partition, small: NDArray[np.bool_], component: Ids) -> Partition:
    """`found` with every small group in one piece, whatever a method made of it."""
    if not small.any():
        return found
    membership = number_by_size(np.where(small, found.count + component, found.membership))
    return replace(found, membership=membership, modularity=modularity(searched, membership), parts=None)


def _inputs(inputs: AnalysisInputs, among: Network, rows: NDArray[np.int64]) -> AnalysisInputs:
    """What names and relations between communities rest on."""
    snapshot = inputs.snapshot
    number = np.full(snapshot.account_count, NOWHERE, np.int64)
    number[rows] = np.arange(rows.size)
    return replace(
        inputs,
        snapshot=replace(
            snapshot,
            accounts=snapshot.accounts[rows.tolist()],
            source=among.source,
            target=among.target,
            weight=among.weight,
        ),
        terms=_numbered(inputs.terms, "account", number),
        events=None if inputs.events is None else _events(inputs.events, number, rows.size),
    )


def _numbered(table: pl.DataFrame, column: str, number: NDArray[np.int64]) -> pl.DataFrame:
    """Rows whose account is among them, with its new number."""
    anew = pl.Series(column, number[table[column].to_numpy()])
    return table.with_columns(anew.cast(table[column].dtype, strict=False)).filter(anew >= 0)


def _events(events: pl.DataFrame, number: NDArray[np.int64], n: int) -> pl.DataFrame:
    """Events that accounts among them receive; the sources of others have numbers from `n` up, as outsiders have."""
    received = _numbered(events, "target", number)
    source = received["source"].to_numpy()
    inside = source < number.size
    anew = np.where(inside, number[np.where(inside, source, 0)], NOWHERE)
    outside = np.where(anew == NOWHERE, n + source, anew)
    return received.with_columns(pl.Series("source", outside))
