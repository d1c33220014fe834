"""The engine that is used when none is named: measure by measure the fastest exact way there is.

That is Tular's own kernels for all measures and methods but Infomap, which is igraph's: the kernels give igraph's
answers (a test holds every measure that both have equal) in a fraction of the time (`benchmarks/centrality.py`,
`benchmarks/communities.py`)."""

from __future__ import annotations

from tular.analytics.community.detection import Detection
from tular.engines.engine import Engine
from tular.engines.kernels import GROUPS
from tular.models import CommunityMethod

ENGINE = Engine(
    name="auto",
    groups=GROUPS,
    methods=frozenset(CommunityMethod),
    search=Detection.search,
    second_look=True,
    slower={},
)
