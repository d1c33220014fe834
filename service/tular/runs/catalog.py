"""The runs that lie under the artifacts URL."""

from __future__ import annotations

import fsspec
import orjson

from tular.models import RunManifest
from tular.runs.artifact import MANIFEST, manifest_from


def list_runs(artifacts: str) -> list[RunManifest]:
    """Manifests of all finished runs, newest first (by time of finishing, then id)."""
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    files = filesystem.glob(f"{root}/[!.]*/{MANIFEST}")
    manifests = [manifest_from(orjson.loads(filesystem.cat_file(file))) for file in files]
    return sorted(manifests, key=lambda run: (run.finished_at, run.id), reverse=True)
