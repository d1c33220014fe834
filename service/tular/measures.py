"""The catalogue of measures: the one place that names a score, says what it means and which way it points.

The column of a run, the property of `:Account`, the GraphQL enum (`in_degree` → `IN_DEGREE`) and `tular top`
all derive from it, so the three doors cannot drift apart. No imports of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cost = Literal["O(n)", "O(m)", "O(k·m)", "O(n·m)", "O(m·sqrt m)"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One score per account."""

    name: str
    """Column and property, as GDS users expect it: `pagerank`, `inDegree`."""
    definition: str
    direction: str
    """Which arrows raise the score."""
    range: str
    cost: str
    source: str
    """Paper or manual of the formula."""
    default: bool = True
    """Computed when `--measures` is not given."""
    integer: bool = False

    @property
    def enum_name(self) -> str:
        return "".join(f"_{c}" if c.isupper() else c for c in self.name).upper()


_FREEMAN = "Freeman 1978, Social Networks 1(3)"

CATALOGUE: tuple[Measure, ...] = (
    Measure(
        "followers",
        "Accounts that follow this one, in the loaded FOLLOWS relations.",
        "incoming follows",
        "0 … accounts - 1",
        "O(m)",
        "audience: Cha et al. 2010, ICWSM",
        integer=True,
    ),
    Measure(
        "inDegree",
        "Distinct accounts with a relation to this one in the run's layer.",
        "incoming",
        "0 … accounts - 1",
        "O(m)",
        _FREEMAN,
        integer=True,
    ),
    Measure(
        "outDegree",
        "Distinct accounts this one has a relation to in the run's layer.",
        "outgoing",
        "0 … accounts - 1",
        "O(m)",
        _FREEMAN,
        integer=True,
    ),
    Measure(
        "inStrength",
        "Sum of the weights of incoming relations in the run's layer.",
        "incoming",
        "≥ 0",
        "O(m)",
        "Barrat et al. 2004, PNAS 101(11)",
    ),
    Measure(
        "outStrength",
        "Sum of the weights of outgoing relations in the run's layer.",
        "outgoing",
        "≥ 0",
        "O(m)",
        "Barrat et al. 2004, PNAS 101(11)",
    ),
    Measure(
        "pagerank",
        "Probability that a reader who walks along relations by weight, and starts anew with probability "
        "1 - damping, is here.",
        "incoming",
        "0 … 1, sums to 1",
        "O(m) an iteration",
        "Page et al. 1999; igraph personalized PageRank (PRPACK)",
    ),
    Measure(
        "hitsAuthority",
        "Principal eigenvector of AᵀA: pointed at by good hubs.",
        "incoming",
        "0 … 1, largest is 1",
        "O(m) an iteration",
        "Kleinberg 1999, JACM 46(5)",
    ),
    Measure(
        "hitsHub",
        "Principal eigenvector of AAᵀ: points at good authorities.",
        "outgoing",
        "0 … 1, largest is 1",
        "O(m) an iteration",
        "Kleinberg 1999, JACM 46(5)",
    ),
    Measure(
        "coreness",
        "Largest k such that the account is in the k-core of the graph with directions dropped.",
        "both",
        "≥ 0",
        "O(m)",
        "Batagelj & Zaveršnik 2003",
        integer=True,
    ),
    Measure(
        "betweenness",
        "Shortest directed paths between others that pass through this account; estimated from sampled "
        "sources when the graph is large.",
        "both",
        "0 … (n - 1)(n - 2)",
        "O(k·m)",
        "Brandes 2001; sampling: Brandes & Pich 2007",
    ),
)

BY_NAME = {measure.name: measure for measure in CATALOGUE}
DEFAULTS = tuple(measure.name for measure in CATALOGUE if measure.default)
