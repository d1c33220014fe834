"""A campaign measured in a process of its own, so that whoever serves meanwhile is not held up."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from tular.config import Settings
from tular.errors import AnalysisError
from tular.runs.process import keep_kernels_in


def measure_in_process(settings: Settings, name: str, run_id: str | None = None) -> str:
    """The id of the campaign's new ledger. Raises what measuring raises, AnalysisError when the process died."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        1, mp_context=context, initializer=keep_kernels_in, initargs=(settings.cache,)
    ) as pool:
        try:
            return pool.submit(_measure, settings, name, run_id).result()
        except BrokenProcessPool:
            raise AnalysisError(
                f"The process that measured campaign {name!r} ended unexpectedly.",
                remedy="It may have run out of memory: measure it with `tular campaign measure`.",
            ) from None


def _measure(settings: Settings, name: str, run_id: str | None) -> str:
    from tular.runs.campaign.ledger import measure_campaign

    return str(measure_campaign(settings, name, run_id=run_id)["id"])
