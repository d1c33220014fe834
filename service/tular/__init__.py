"""Tular: influencer and network analytics over Neo4j, igraph and GraphQL.

The library, as README shows it; everything that is not named here is private and may change:

    import tular

    tular.load("follows.csv")                       # files into Neo4j, which is started where it does not run
    tular.follow("jetstream.jsonl", stop=event)     # and what is appended to one, until a threading.Event is set
    run = tular.analyze(layer="follows")            # measures and communities, published
    run = tular.open_run()                          # the published run, or one by its id
    run.ranking("pagerank", first=20)               # polars frames: ranking, accounts, communities, flows, relations
    run.to_networkx(), run.to_igraph()
    tular.list_runs()                               # the finished runs, newest first
    tular.marketing.overlap(["@ada", "@bo"]).pairs  # campaigns, audiences, listening, brand safety, reports

A `Run` is what `analyze` and `open_run` give. `Layer` and `Window` name what is analysed, `load_settings` gives
`Settings` for another home or Neo4j than the environment's. Every error is a `TularError`: what is wrong, and what to
do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tular.config import Settings, load_settings
    from tular.errors import TularError
    from tular.library import marketing
    from tular.library.runs import Run, analyze, follow, list_runs, load, open_run
    from tular.models import Layer, Window

__version__ = "0.1.0"
__all__ = [
    "Layer",
    "Run",
    "Settings",
    "TularError",
    "Window",
    "__version__",
    "analyze",
    "follow",
    "list_runs",
    "load",
    "load_settings",
    "marketing",
    "open_run",
]

_HOMES = {
    "Layer": "models",
    "Window": "models",
    "Settings": "config",
    "load_settings": "config",
    "TularError": "errors",
}


def __getattr__(name: str) -> Any:
    """Each name is imported when it is first used: `tular --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'tular' has no attribute {name!r}")
    from importlib import import_module

    if name == "marketing":
        return import_module("tular.library.marketing")
    return getattr(import_module(f"tular.{_HOMES.get(name, 'library.runs')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
