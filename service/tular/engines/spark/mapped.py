"""Arrays in a folder that all machines reach, mapped into memory there: for work that splits by itself, whose tasks
need the whole graph. A remote folder is copied to a machine once."""

from __future__ import annotations

from typing import Any

import fsspec
import numpy as np
from fsspec.implementations.local import LocalFileSystem
from numpy.typing import NDArray

from tular.analytics.centrality.dependency import Rows, dependencies
from tular.analytics.centrality.triangles import triangles_from
from tular.models import Floats, Ids


def write_array(values: NDArray[Any], folder: str, name: str) -> None:
    filesystem, root = fsspec.core.url_to_fs(folder)
    filesystem.makedirs(root, exist_ok=True)
    with filesystem.open(f"{root}/{name}.npy", "wb") as file:
        np.save(file, values)


def map_array(folder: str, name: str) -> NDArray[Any]:
    """Of a mapping that may be written to, though nothing is: a read-only one would have kernels compiled anew."""
    filesystem, root = fsspec.core.url_to_fs(folder)
    local = isinstance(filesystem, LocalFileSystem)
    path = f"{root}/{name}.npy" if local else fsspec.open_local(f"simplecache::{folder}/{name}.npy")
    return np.asarray(np.load(str(path), mmap_mode="c"))


def dependencies_of(folder: str, sources: Ids) -> tuple[Floats, Floats]:
    """Brandes' dependencies summed over the sources, on the graph in the folder, and their squares."""
    outgoing, incoming = (
        Rows(map_array(folder, f"{way}-offsets"), map_array(folder, f"{way}-neighbours"))
        for way in ("outgoing", "incoming")
    )
    return dependencies(outgoing, incoming, sources)


def triangles_of(folder: str, bounds: tuple[int, int]) -> NDArray[np.int64]:
    """Triangles through every vertex, of those whose lowest corner lies within the bounds."""
    return triangles_from(map_array(folder, "starts"), map_array(folder, "others"), *bounds)
