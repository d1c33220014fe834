"""The engines there are, by the name that `tular analyze --engine` takes."""

from __future__ import annotations

from collections.abc import Callable

from tular.engines.engine import Engine
from tular.errors import UsageError

AUTO = "auto"


def _auto() -> Engine:
    from tular.engines.auto import ENGINE

    return ENGINE


def _igraph() -> Engine:
    from tular.engines.igraph import ENGINE

    return ENGINE


def _gds() -> Engine:
    from tular.engines.gds import ENGINE

    return ENGINE


def _spark() -> Engine:
    from tular.engines.spark.engine import ENGINE

    return ENGINE


ENGINES: dict[str, Callable[[], Engine]] = {AUTO: _auto, "igraph": _igraph, "gds": _gds, "spark": _spark}
"""An engine is imported when it is asked for: its libraries may be large, or absent. A new engine is a line here."""


def engine_named(name: str) -> Engine:
    """Raises UsageError when there is none of this name."""
    if name not in ENGINES:
        raise UsageError(
            f"There is no engine {name!r}.", remedy=f"Choose from {', '.join(ENGINES)}.", field="engine"
        )
    return ENGINES[name]()
