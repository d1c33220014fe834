"""A generated network as a folder of files that `tular load` reads, with the truth beside them."""

from __future__ import annotations

import errno
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from tular import __version__
from tular.errors import TularError, UsageError
from tular.generate import tables, truth
from tular.generate.activity import activity
from tular.generate.files import SUFFIX, checksum, write_table
from tular.generate.options import FileOptions, NetworkOptions
from tular.generate.posts import Act, Posts
from tular.generate.profiles import account_frames, names
from tular.generate.structure import Network, network
from tular.generate.texts import Writer
from tular.generate.themes import Theme, themes

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written: `files` holds the rows of each, by its path inside the folder."""

    folder: Path
    accounts: int
    follows: int
    communities: int
    events: int
    posts: int
    retweets: int
    seconds: float
    files: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, object]:
        """Plain values, for scripts."""
        return {**asdict(self), "folder": str(self.folder)}


def write_network(
    folder: Path,
    options: NetworkOptions | None = None,
    files: FileOptions | None = None,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Generate a network into `folder`, which appears only when it is complete.

    Raises UsageError when the folder holds something and `force` is not given (with it, a network that Tular
    generated is replaced), TularError when the disk is full.
    """
    started = time.monotonic()
    options, files = options or NetworkOptions(), files or FileOptions()
    report = progress or (lambda step, done, total: None)
    with _replacing(folder, force) as draft:
        return _Writing(draft, options, files, report).all(folder, started)


class _Writing:
    """The parts of one network on their way to files in a draft folder."""

    def __init__(self, draft: Path, options: NetworkOptions, files: FileOptions, report: Progress) -> None:
        self.draft = draft
        self.options = options
        self.files = files
        self.report = report
        self.rows: dict[str, int] = {}

    def all(self, folder: Path, started: float) -> Summary:
        steps = 6
        self.report("generate", 0, steps)
        net = network(self.options)
        self.report("generate", 1, steps)
        posts = activity(net)
        self.report("generate", 2, steps)
        about = themes(self.options.seed, net.planting.communities)
        self._accounts(net, about, posts)
        self.report("generate", 3, steps)
        self._follows(net)
        self.report("generate", 4, steps)
        if self.options.posts:
            self._posts(net, about, posts)
        self.report("generate", 5, steps)
        self._truth(net, about, posts)
        summary = self._summary(net, posts, folder, started)
        self._manifest(summary)
        self.report("generate", steps, steps)
        return summary

    def _write(
        self, name: str, frames: Iterator[pl.DataFrame], *, header: bool = True, separator: str = ","
    ) -> None:
        path = self.draft / name
        path.parent.mkdir(exist_ok=True)
        rows = write_table(path, frames, self.files.compression, header=header, separator=separator)
        self.rows[name + SUFFIX[self.files.compression]] = rows

    def _accounts(self, net: Network, about: list[Theme], posts: Posts) -> None:
        self.named = names(net, about)
        posted = np.bincount(posts.author, minlength=self.options.accounts)
        self._write("accounts.csv", account_frames(net, about, self.named, posted))

    def _follows(self, net: Network) -> None:
        if self.files.follows == "csv":
            self._write("follows.csv", tables.follow_frames(net))
        elif self.files.follows == "edge-list":
            self._write("follows.edgelist", tables.snapshot_frames(net, -1), header=False, separator=" ")
        else:
            for snapshot, date in enumerate(self.options.dates):
                self._write(f"follows-{date:%Y-%m-%d}.csv", tables.dated_frames(net, snapshot))

    def _posts(self, net: Network, about: list[Theme], posts: Posts) -> None:
        writer = Writer(net, about, self.named["handle"])
        self._write("posts.csv", tables.post_frames(posts, writer, self.options.seed))
        for name, act in (("retweets", Act.RETWEET), ("quotes", Act.QUOTE), ("replies", Act.REPLY)):
            self._write(f"{name}.csv", tables.event_frames(posts, act))
        self._write("mentions.csv", tables.mention_frames(posts))

    def _truth(self, net: Network, about: list[Theme], posts: Posts) -> None:
        for snapshot, date in enumerate(self.options.dates):
            self._write(f"truth/membership-{date:%Y-%m-%d}.csv", iter([truth.membership(net, snapshot)]))
        self._write("truth/communities.csv", iter([truth.communities(net, about)]))
        self._write("truth/events.csv", iter([truth.events(net)]))
        if self.options.posts:
            self._write("truth/cascades.csv", truth.cascades(posts))

    def _summary(self, net: Network, posts: Posts, folder: Path, started: float) -> Summary:
        return Summary(
            folder=folder,
            accounts=self.options.accounts,
            follows=net.first.size,
            communities=net.planting.communities,
            events=len(net.events),
            posts=posts.count,
            retweets=int(np.count_nonzero(posts.act == Act.RETWEET)),
            seconds=round(time.monotonic() - started, 3),
            files=dict(self.rows),
        )

    def _manifest(self, summary: Summary) -> None:
        """`network.json`: options, sizes, versions and every file with rows and checksum; no clock, no path."""
        sizes = {key: value for key, value in asdict(summary).items() if isinstance(value, int)}
        listed = {name: {"rows": n, "sha256": checksum(self.draft / name)} for name, n in self.rows.items()}
        versions = {"tular": __version__, "numpy": np.__version__, "polars": pl.__version__}
        manifest = {
            "options": {**self.options.as_dict(), **asdict(self.files)},
            "sizes": sizes,
            "versions": versions,
            "files": listed,
        }
        (self.draft / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")


MANIFEST = "network.json"


@contextmanager
def _replacing(folder: Path, force: bool) -> Iterator[Path]:
    """A draft folder beside `folder` that takes its place on success and vanishes otherwise, Ctrl-C included."""
    folder = folder.absolute()
    _check_replaceable(folder, force)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
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


def _explained(error: OSError, folder: Path) -> TularError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        free = shutil.disk_usage(folder.parent).free / 1e9
        return TularError(
            f"The disk of {folder.parent} is full ({free:.1f} GB free); nothing was left behind.",
            remedy="Free some space, name a folder on another disk, or generate fewer accounts or no posts.",
        )
    return TularError(
        f"{folder} cannot be written: {error.strerror}.", remedy="Name a folder that you can write to."
    )
