"""How like real networks are the generated ones? Degrees, clustering, components and communities side by side.

    python benchmarks/profiles.py

The profiles `circles` and `fragments` at their full size, beside the Higgs slice. Degrees are the median, the 99th
percentile and the greatest; sizes of communities are those that Leiden finds, among 10 accounts and more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from communities import higgs
from communities_truth import higgs_events
from tular.analytics.centrality.clustering import clustering, reciprocity
from tular.analytics.community.leiden import leiden
from tular.analytics.community.second_look import second_look
from tular.analytics.structure.components import components
from tular.generate import NetworkOptions
from tular.generate import network as generated
from tular.graph.network import Network

SMALL = 10


def main() -> None:
    networks = {
        "circles": profile("circles"),
        "Higgs follows": higgs(),
        "fragments": profile("fragments"),
        "Higgs retweets": higgs_events("RT").network,
    }
    described = [describe(network) for network in networks.values()]
    print(f"| | {' | '.join(networks)} |\n|---|{'---|' * len(networks)}")
    for name in described[0]:
        print(f"| {name} | {' | '.join(one[name] for one in described)} |")


def profile(name: str) -> Network:
    made = generated(NetworkOptions.of_profile(name))
    return Network.from_edges(made.options.accounts, *made.follows())


def describe(network: Network) -> dict[str, str]:
    part = np.bincount(components(network.undirected))
    found = leiden(network)
    look = second_look(network, found)
    return {
        "accounts, relations": f"{network.n:,}, {network.m:,}",
        "in-degree": spread(np.bincount(network.target, minlength=network.n)),
        "out-degree": spread(np.bincount(network.source, minlength=network.n)),
        "clustering, mean": f"{np.nanmean(clustering(network).values):.3f}",
        "returned relations": f"{returned(network):.2f}",
        "components, largest": f"{part.size:,}, {part.max():,}",
        f"of 2 to {SMALL - 1} accounts, mean size": f"{(part < SMALL).sum():,}, {mean(part[part < SMALL])}",
        f"communities of {SMALL} and more": f"{(found.sizes >= SMALL).sum():,}",
        "their sizes": spread(found.sizes[found.sizes >= SMALL]),
        "modularity": f"{found.modularity:.3f}",
        "parts that a second look could make of them": f"{int(look.parts.max()) + 1 - found.count:+,}",
        "what they would cost": f"{look.cost.sum() / found.modularity:.1%}",
    }


def spread(values: NDArray[np.integer]) -> str:
    median, most = np.percentile(values, [50, 99])
    return f"{median:.0f}, {most:.0f}, {values.max():,}"


def mean(sizes: NDArray[np.integer]) -> str:
    return f"{sizes.mean():.2f}" if sizes.size else "none"


def returned(network: Network) -> float:
    degrees = network.incoming.degrees() + network.outgoing.degrees()
    return float((reciprocity(network).values * degrees).sum() / degrees.sum())


if __name__ == "__main__":
    main()
