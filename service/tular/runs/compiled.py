"""Whether the kernels are compiled on this machine, so that an estimate can say so.

A marker beside Numba's cache names what was compiled: this installation, its sources, Python and Numba. It is written
when a run with the usual measures has ended, which has compiled what such a run needs."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import numba

import tular


def note_compiled(cache: Path) -> None:
    """Remember that the kernels, as they are now, are compiled in this cache."""
    marker = _marker(cache)
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.touch()


def are_compiled(cache: Path) -> bool:
    return _marker(cache).exists()


def _marker(cache: Path) -> Path:
    package = Path(tular.__file__).parent
    digest = sha256(f"{numba.__version__} {sys.version} {package}".encode())
    for source in sorted(package.glob("analytics/**/*.py")):
        digest.update(source.read_bytes())
    return cache / "kernels" / "compiled" / digest.hexdigest()[:32]
