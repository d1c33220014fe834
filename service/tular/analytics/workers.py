"""Several workers over one network in one process: kernels release the GIL, so threads share it without a
copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


def each(work: Callable[[Part], Result], parts: Iterable[Part], workers: int) -> list[Result]:
    """`work` of every part, in the order of `parts` whoever finishes first, by at most `workers` threads."""
    if workers <= 1:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(work, parts))
