"""What holds for the network as a whole: are there communities at all, or a core, which shape has it and the network
of each topic, how polarised is it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
import polars as pl

from tular.analytics.community.core_periphery import core_periphery
from tular.analytics.community.detection import folded_density
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition
from tular.analytics.community.resolution import DEFAULT_SCAN, resolution_scan
from tular.analytics.community.significance import beyond_degrees, modularity_of_degrees, significance
from tular.analytics.community.small_groups import count_small_groups
from tular.analytics.structure.components import Components
from tular.analytics.structure.polarisation import ei_index, polarisation
from tular.analytics.structure.shape import Shape, shape
from tular.analytics.structure.topic_shapes import topic_shapes
from tular.graph.network import Network
from tular.models import CommunityMethod, Directions, Ids
from tular.runs.clock import Clock
from tular.runs.plan import Plan

POLARISATION_SAMPLES = 10
SIZES = 100
"""Sizes of components that a run tells of, the largest."""


def find_out(
    network: Network, searched: Network, partition: Partition, terms: pl.DataFrame, plan: Plan, clock: Clock
) -> dict[str, Any]:
    """Findings for the manifest, ready for JSON. What needs random networks is there when the plan asks for some.

    `searched` is the network in which communities were looked for (`Detection.searched`), without small groups.
    """
    found: dict[str, Any] = {"method": partition.method, "verdict": _untested(searched, network.m)}
    if plan.null_samples:
        with clock.step("significance"):
            found["significance"] = claim = _significance(searched, plan.null_samples, plan)
        found["verdict"] = claim["sentence"]
        with clock.step("polarisation"):
            if told := _polarisation(network, plan.null_samples, plan):
                found["polarisation"] = told
    with clock.step("shape"):
        judged = _judged(network, partition, plan)
        divided = _divided(network, judged, found, plan)
        found |= {
            "shape": _shape(shape(network, judged, divided=divided)),
            "topics": [
                {"topic": of.topic, **_shape(of.shape)} for of in topic_shapes(network, terms, seed=plan.seed)
            ],
            "core": _core(network),
            "eiIndex": ei_index(network, partition.membership),
        }
    if plan.scan:
        with clock.step("resolution scan"):
            found["scan"] = _scan(searched, plan)
    return found


def pieces(weak: Components, strong: Components, component: Ids) -> dict[str, Any]:
    """Components of the network, and the small groups among those in which communities were looked for."""
    small = count_small_groups(component)
    return {
        "components": {"weak": _sizes(weak), "strong": _sizes(strong)},
        "smallGroups": small and asdict(small) | {"sentence": str(small)},
    }


def _sizes(found: Components) -> dict[str, Any]:
    """How many there are of each size, the largest first: few sizes occur, as most components are small."""
    size, count = np.unique(found.sizes, return_counts=True)
    by_size = [
        {"size": s, "components": c} for s, c in zip(size[::-1].tolist(), count[::-1].tolist(), strict=True)
    ]
    return {
        "count": int(found.sizes.size),
        "largest": int(found.sizes.max(initial=0)),
        "sizes": by_size[:SIZES],
    }


def _divided(network: Network, judged: Partition, found: dict[str, Any], plan: Plan) -> bool:
    """Whether the network that the shape is of has communities; tested where the run tests."""
    if not plan.null_samples:
        return beyond_degrees(network, judged.modularity)
    if plan.detection.directions is not Directions.MUTUAL:
        return bool(found["significance"]["communities"])
    return significance(network, samples=plan.null_samples, seed=plan.seed, workers=plan.workers).communities


def _judged(network: Network, partition: Partition, plan: Plan) -> Partition:
    """The communities that a shape rests on: Leiden's at resolution 1, however the run looked for its own. A network
    does not become another one by being looked at more closely."""
    as_usual = plan.communities is CommunityMethod.LEIDEN and plan.resolution == 1.0
    folded = plan.detection.directions is Directions.ADD
    return partition if as_usual and folded else leiden(network, seed=plan.seed, workers=plan.workers)


def _untested(searched: Network, relations: int) -> str:
    return (
        f"not tested against random networks, nor is polarisation ({relations:,} relations; --null-samples 20 does); "
        f"degrees like these alone give a modularity of about {modularity_of_degrees(searched):.2f}"
    )


def _shape(found: Shape) -> dict[str, Any]:
    return {_camel(name): value for name, value in asdict(found).items()}


def _core(network: Network) -> dict[str, Any]:
    found = core_periphery(network)
    return {
        "fit": found.fit,
        "size": int(found.core.sum()),
        "coreDensity": found.core_density,
        "betweenDensity": found.between_density,
        "peripheryDensity": found.periphery_density,
    }


def _scan(searched: Network, plan: Plan) -> list[dict[str, Any]]:
    """Leiden's communities over resolutions, in the units of `Plan.resolution`."""
    by_density = plan.communities is CommunityMethod.LEIDEN_CPM
    unit = folded_density(searched) if by_density else 1.0
    points = resolution_scan(
        searched,
        resolutions=[unit * resolution for resolution in DEFAULT_SCAN],
        objective="cpm" if by_density else "modularity",
        seed=plan.seed,
        workers=plan.workers,
    )
    return [
        {
            "resolution": resolution,
            "communities": point.partition.count,
            "modularity": point.partition.modularity,
            "sameAsNext": None if point.same_as_next != point.same_as_next else point.same_as_next,
        }
        for resolution, point in zip(DEFAULT_SCAN, points, strict=True)
    ]


def _significance(searched: Network, samples: int, plan: Plan) -> dict[str, Any]:
    """By Leiden, which raises modularity most, whatever found the partition."""
    resolution = plan.resolution if plan.communities is CommunityMethod.LEIDEN else 1.0
    claim = significance(
        searched, samples=samples, resolution=resolution, seed=plan.seed, workers=plan.workers
    )
    return {
        "communities": claim.communities,
        "modularity": claim.modularity,
        "nullMean": float(claim.null.mean()),
        "nullDeviation": float(claim.null.std(ddof=1)),
        "z": claim.z,
        "p": claim.p,
        "samples": samples,
        "method": f"one Leiden search of the network, as of each random one with the same {claim.kept}",
        "sentence": str(claim),
    }


def _polarisation(network: Network, samples: int, plan: Plan) -> dict[str, Any] | None:
    """None where there are no two sides, as in a single community."""
    few = min(samples, POLARISATION_SAMPLES)
    measured = polarisation(network, samples=few, seed=plan.seed, workers=plan.workers)
    sides = [int((measured.sides == side).sum()) for side in (0, 1)]
    if not all(sides):
        return None
    return {
        "controversy": measured.controversy,
        "nullMean": float(measured.null.mean()),
        "normalised": measured.normalised,
        "z": measured.z,
        "samples": few,
        "eiIndex": measured.ei_index,
        "sides": sides,
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))
