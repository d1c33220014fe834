"""How many files the process may have open: a connection is one."""

from __future__ import annotations

import resource
from contextlib import suppress


def allow_many_files() -> None:
    """As many as the system lets this process have."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
