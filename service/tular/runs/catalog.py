"""The runs that lie under the artifacts URL."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import datetime

from tular.errors import ArtifactDamaged, OtherVersion, RunNotFound
from tular.models import Layer, RunManifest, Window
from tular.runs.artifact import MANIFEST, manifest_from, parsed, read_column
from tular.runs.place import place_of


def list_runs(artifacts: str) -> list[RunManifest]:
    """Manifests of all finished runs, newest first: by number, so that a clock that went back changes nothing; runs
    without one by time of finishing.

    A damaged run is left out: `open_run` says what is wrong with it.
    """
    return sorted(_manifests(artifacts), key=_order, reverse=True)


def next_number(artifacts: str) -> int:
    """That of the run that is written now."""
    return 1 + max((run.number for run in _manifests(artifacts)), default=0)


def _order(run: RunManifest) -> tuple[int, datetime, str]:
    return run.number, run.finished_at, run.id


def community_ids(artifacts: str) -> frozenset[str]:
    """Ids of the communities of all runs, whatever their layer and level."""
    filesystem, root = place_of(artifacts)
    files = [
        file for name in ("communities", "levels") for file in filesystem.glob(f"{root}/[!.]*/{name}.arrow")
    ]
    return frozenset().union(*(read_column(filesystem, file, "id") for file in files))


def newest_run(
    runs: Iterable[RunManifest], layer: Layer, window: Window, published: Container[str] | None = None
) -> RunManifest:
    """The first of the runs with this layer and, where the window has bounds, this window; of those without a scope,
    and of those `published`, so that no experiment answers where nobody named it (None: which are is not known).

    Raises RunNotFound."""
    fitting = [
        run
        for run in runs
        if not run.scope and run.layer is layer and (not window.bounded or run.window == window)
    ]
    for run in fitting:
        if published is None or run.id in published:
            return run
    if fitting:
        raise RunNotFound(
            f"No run of layer {layer}"
            + (f" and window {window}" if window.bounded else "")
            + " is published: "
            f"{fitting[0].id} is the newest that was only made.",
            remedy="Name it, or publish it with `tular publish`.",
            field="layer",
        )
    given = {"--from": window.start, "--to": window.end}
    options = "".join(f" {name} {moment:%Y-%m-%dT%H:%M:%S%z}" for name, moment in given.items() if moment)
    raise RunNotFound(
        f"There is no run of layer {layer}" + (f" and window {window}." if window.bounded else "."),
        remedy=f"`tular analyze --layer {layer}{options}` makes one.",
        field="layer",
    )


def _manifests(artifacts: str) -> Iterator[RunManifest]:
    filesystem, root = place_of(artifacts)
    for file in filesystem.glob(f"{root}/[!.]*/{MANIFEST}"):
        try:
            yield manifest_from(parsed(filesystem.cat_file(file)))
        except (ArtifactDamaged, OtherVersion):
            continue
