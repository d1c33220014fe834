"""The folder of a network: complete or not there."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tular.errors import TularError, UsageError

MANIFEST = "network.json"


@contextmanager
def replacing(folder: Path, expected: int, *, force: bool) -> Iterator[Path]:
    """A draft folder beside `folder` that takes its place on success and vanishes otherwise, Ctrl-C included.

    `expected`: bytes that it will hold. Raises UsageError when `folder` is not to be replaced, TularError when
    its disk is too small or cannot be written.
    """
    folder = folder.absolute()
    _check_replaceable(folder, force)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _check_room(folder.parent, expected)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            yield draft
            draft.chmod(0o755)
            _swap(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise _explained(error, folder) from error


def _check_replaceable(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file.", remedy="Name a folder.", field="folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not force:
        raise UsageError(
            f"{folder} is not empty.",
            remedy="Name another folder, or add --force to replace it.",
            field="folder",
        )
    if not (folder / MANIFEST).is_file():
        raise UsageError(
            f"{folder} holds something that Tular did not generate (it has no {MANIFEST}).",
            remedy="Name another folder; --force replaces only generated networks.",
            field="folder",
        )


def _swap(draft: Path, folder: Path) -> None:
    """Put `draft` at `folder`; what was there stays beside it until the new one is in place."""
    if not folder.exists():
        draft.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / folder.name)
    draft.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _check_room(parent: Path, expected: int) -> None:
    free = shutil.disk_usage(parent).free
    if expected > free:
        raise _no_room(f"About {_gb(expected)} are needed, but the disk of {parent} has {_gb(free)} free.")


def _explained(error: OSError, folder: Path) -> TularError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _no_room(f"The disk of {folder.parent} is full; nothing was left behind.")
    return TularError(
        f"{folder} cannot be written: {error.strerror}.", remedy="Name a folder that you can write to."
    )


def _no_room(message: str) -> TularError:
    return TularError(
        message,
        remedy="Free some space, name a folder on another disk, or generate fewer accounts or no posts.",
    )


def _gb(count: int) -> str:
    return f"{count / 1e9:.3g} GB"
