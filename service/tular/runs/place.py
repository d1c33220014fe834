"""Where runs lie: a folder, or any URL that fsspec knows."""

from __future__ import annotations

import fsspec


def place_of(artifacts: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system and the path there. It remembers no listings: another machine may have written a run since."""
    filesystem, path = fsspec.core.url_to_fs(artifacts, use_listings_cache=False)
    return filesystem, str(path)
