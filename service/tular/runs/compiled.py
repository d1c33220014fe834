"""Whether the kernels are compiled on this machine, so that an estimate can say so.

A marker beside Numba's cache names what was compiled: this installation, its sources, Python and Numba.
`runs.kernels` writes it when what an analysis with the usual measures needs is compiled.
"""

from __future__ import annotations

import importlib.metadata
import sys
from hashlib import sha256
from pathlib import Path

import tular


def note_compiled(cache: Path) -> None:
    """Remember that the kernels, as they are now, are compiled in this cache."""
    file = marker(cache)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def are_compiled(cache: Path) -> bool:
    return marker(cache).exists()


def marker(cache: Path) -> Path:
    """The file that is there when they are."""
    package = Path(tular.__file__).parent
    digest = sha256(f"{importlib.metadata.version('numba')} {sys.version} {package}".encode())
    for source in sorted(package.glob("analytics/**/*.py")):
        digest.update(source.read_bytes())
    return cache / "kernels" / "compiled" / digest.hexdigest()[:32]
