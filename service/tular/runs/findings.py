"""What holds for the network as a whole: are there communities at all, which shape has it, how polarised is it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tular.analytics.community.partition import Partition
from tular.analytics.community.significance import significance
from tular.analytics.polarisation import ei_index, polarisation
from tular.analytics.shape import shape
from tular.graph.network import Network
from tular.runs.clock import Clock
from tular.runs.plan import Plan

POLARISATION_SAMPLES = 10


def find_out(network: Network, partition: Partition, plan: Plan, clock: Clock) -> dict[str, Any]:
    """Findings for the manifest, ready for JSON. What needs random networks is there when the plan asks for some."""
    with clock.step("shape"):
        found: dict[str, Any] = {
            "shape": {_camel(name): value for name, value in asdict(shape(network, partition)).items()},
            "eiIndex": ei_index(network, partition.membership),
        }
    if plan.null_samples:
        with clock.step("significance"):
            found["significance"] = _significance(network, partition, plan.null_samples, plan)
        with clock.step("polarisation"):
            found["polarisation"] = _polarisation(network, partition, plan.null_samples, plan)
    return found


def _significance(network: Network, partition: Partition, samples: int, plan: Plan) -> dict[str, Any]:
    claim = significance(network, partition, samples=samples, seed=plan.seed, workers=plan.workers)
    return {
        "communities": claim.communities,
        "modularity": claim.modularity,
        "nullMean": float(claim.null.mean()),
        "nullDeviation": float(claim.null.std(ddof=1)),
        "z": claim.z,
        "p": claim.p,
        "samples": samples,
        "sentence": str(claim),
    }


def _polarisation(network: Network, partition: Partition, samples: int, plan: Plan) -> dict[str, Any]:
    few = min(samples, POLARISATION_SAMPLES)
    measured = polarisation(network, partition, samples=few, seed=plan.seed, workers=plan.workers)
    return {
        "controversy": measured.controversy,
        "nullMean": float(measured.null.mean()),
        "normalised": measured.normalised,
        "z": measured.z,
        "samples": few,
        "eiIndex": measured.ei_index,
        "sides": [int((measured.sides == side).sum()) for side in (0, 1)],
    }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))
