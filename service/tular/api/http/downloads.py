"""The map as files, in the formats of the tools that draw networks.

A run never changes, so neither does a file: clients may keep it for good. Names are those that drawing tools look
for: `label`, `x`, `y`, `size`, `color`.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tular.api.graphql.failures import describe
from tular.api.graphql.open_runs import OpenRuns
from tular.errors import RunNotFound, TularError, UsageError
from tular.measures import BY_NAME
from tular.results.run_view import RunView

LEADING = 1_000
MOST = 5_000
MEDIA_TYPES = {
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "graphology": "application/json",
    "cytoscape": "application/json",
    "node-link": "application/json",
}
LEVELS = ("communities", "accounts")
FOR_GOOD = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the map at one level: its communities, or its leading accounts."""

    level: str
    format: str
    url: str
    media_type: str


def downloads(run_id: str) -> list[Download]:
    """All files of a run's map."""
    return [
        Download(level, form, f"/maps/{run_id}/{level}.{form}", media_type)
        for level in LEVELS
        for form, media_type in MEDIA_TYPES.items()
    ]


class Maps:
    """The handler of `/maps/{run}/{level}.{format}`; `?top=` and `?measure=` choose the accounts."""

    def __init__(self, open_runs: OpenRuns) -> None:
        self.open_runs = open_runs

    async def handle(self, request: Request) -> Response:
        try:
            return await self._file(request)
        except TularError as error:
            status = 404 if isinstance(error, RunNotFound) else 400
            return JSONResponse({"errors": [describe(error)]}, status)

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]
        level, _, form = name.partition(".")
        if level not in LEVELS or form not in MEDIA_TYPES:
            raise _no_such_file(name)
        top, named = _top(request.query_params.get("top")), _measure(request.query_params.get("measure"))
        view = await self.open_runs.run(request.path_params["run"])
        measure = named or view.leading
        view.require(measure)
        content = await asyncio.to_thread(_content, view, level, form, top, measure)
        headers = {
            "Content-Disposition": f'attachment; filename="{view.id}-{name}"',
            "Cache-Control": FOR_GOOD,
            "X-Content-Type-Options": "nosniff",
        }
        return Response(content, headers=headers, media_type=MEDIA_TYPES[form])


def _content(view: RunView, level: str, form: str, top: int, measure: str) -> bytes:
    from tular.results.export import FORMS, export  # imports networkx, which only this needs

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map"
        if level == "accounts":
            export(view.artifact, form, file, top=top, measure=measure)
        else:
            FORMS[form](_communities(view), _flows(view), file)
        return file.read_bytes()


def _communities(view: RunView) -> pl.DataFrame:
    return view.communities.select(
        pl.col("id").alias("key"),
        pl.col("label").alias("handle"),
        "label",
        "sentence",
        pl.col("terms").list.join(", "),
        "x",
        "y",
        pl.col("radius").alias("size"),
        pl.col("colour").alias("color"),
        pl.col("size").alias("members"),
    )


def _flows(view: RunView) -> pl.DataFrame:
    ids = view.communities["id"]
    flows = view.artifact.flows.filter(pl.col("source") != pl.col("target"))
    return flows.select(
        source=ids.gather(flows["source"]), target=ids.gather(flows["target"]), weight=flows["weight"]
    )


def _top(text: str | None) -> int:
    if text is None:
        return LEADING
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        remedy = "`tular export` writes whole networks."
        raise UsageError(f"`top` must be 1 to {MOST}, not {text[:20]}.", remedy=remedy, field="top")
    return int(text)


def _measure(text: str | None) -> str | None:
    named = {measure.enum_name: name for name, measure in BY_NAME.items()}
    if text is None:
        return None
    if text not in named:
        raise UsageError(
            f"There is no measure {text[:50]!r}.", remedy=f"Choose from {', '.join(named)}.", field="measure"
        )
    return named[text]


def _no_such_file(name: str) -> UsageError:
    names = ", ".join(f"{level}.{form}" for level in LEVELS for form in MEDIA_TYPES)
    return UsageError(f"There is no map {name[:50]!r}.", remedy=f"Choose from {names}.", field="name")
