"""The runs that lie under the artifacts URL."""

from __future__ import annotations

from collections.abc import Iterator

import fsspec

from tular.errors import ArtifactDamaged
from tular.models import RunManifest
from tular.runs.artifact import MANIFEST, manifest_from, parsed, read_column


def list_runs(artifacts: str) -> list[RunManifest]:
    """Manifests of all finished runs, newest first (by time of finishing, then id).

    A damaged run is left out: `open_run` says what is wrong with it.
    """
    return sorted(_manifests(artifacts), key=lambda run: (run.finished_at, run.id), reverse=True)


def community_ids(artifacts: str) -> frozenset[str]:
    """Ids of the communities of all runs, whatever their layer and level."""
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    files = [
        file for name in ("communities", "levels") for file in filesystem.glob(f"{root}/[!.]*/{name}.arrow")
    ]
    return frozenset().union(*(read_column(filesystem, file, "id") for file in files))


def _manifests(artifacts: str) -> Iterator[RunManifest]:
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    for file in filesystem.glob(f"{root}/[!.]*/{MANIFEST}"):
        try:
            yield manifest_from(parsed(filesystem.cat_file(file)))
        except ArtifactDamaged:
            continue
