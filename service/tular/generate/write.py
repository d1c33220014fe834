"""A generated network as a folder of files that `tular load` reads, with the truth beside them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import orjson
import polars as pl

from tular import __version__
from tular.generate import tables, truth
from tular.generate.activity import activity
from tular.generate.estimate import check_memory, expected_bytes
from tular.generate.files import SUFFIX, checksum, write_lines, write_table
from tular.generate.folder import MANIFEST, replacing
from tular.generate.options import FileOptions, NetworkOptions
from tular.generate.parts import part_tables
from tular.generate.posts import Act, Posts
from tular.generate.profiles import account_frames, names
from tular.generate.structure import Network, network
from tular.generate.texts import Writer
from tular.generate.themes import Theme, themes
from tular.generate.x_posts import x_post_frames

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

    Memory: see `estimate.expected_memory`; files are written in chunks.
    Raises UsageError when the folder holds something and `force` is not given (with it, a network that Tular
    generated is replaced), TularError when memory or disk are too small.
    """
    started = time.monotonic()
    options, files = options or NetworkOptions(), files or FileOptions()
    report = progress or (lambda step, done, total: None)
    with replacing(folder, expected_bytes(options, files), force=force) as draft:
        check_memory(options)
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
        if self.options.model == "fragments":
            self._write("retweets.csv", tables.retweet_frames(net))
        elif self.files.follows == "csv":
            self._write("follows.csv", tables.follow_frames(net))
        elif self.files.follows == "edge-list":
            self._write("follows.edgelist", tables.snapshot_frames(net, -1), header=False, separator=" ")
        else:
            for snapshot, date in enumerate(self.options.dates):
                self._write(f"follows-{date:%Y-%m-%d}.csv", tables.dated_frames(net, snapshot))

    def _posts(self, net: Network, about: list[Theme], posts: Posts) -> None:
        writer = Writer(net, about, self.named["handle"])
        if self.files.posts == "x-api-v2":
            self._x_posts(posts, writer)
            return
        self._write("posts.csv", tables.post_frames(posts, writer, self.options.seed))
        for name, act in (("retweets", Act.RETWEET), ("quotes", Act.QUOTE), ("replies", Act.REPLY)):
            self._write(f"{name}.csv", tables.event_frames(posts, act))
        self._write("mentions.csv", tables.mention_frames(posts))

    def _x_posts(self, posts: Posts, writer: Writer) -> None:
        frames = x_post_frames(posts, writer, self.named["name"], self.options.seed)
        self.rows["posts.jsonl" + SUFFIX[self.files.compression]] = write_lines(
            self.draft / "posts.jsonl", frames, self.files.compression
        )

    def _truth(self, net: Network, about: list[Theme], posts: Posts) -> None:
        for snapshot, date in enumerate(self.options.dates):
            self._write(f"truth/membership-{date:%Y-%m-%d}.csv", iter([truth.membership(net, snapshot)]))
        self._write("truth/communities.csv", iter([truth.communities(net, about)]))
        self._write("truth/events.csv", iter([truth.events(net)]))
        if net.circles:
            self._write("truth/circles.csv", iter([truth.circles(net.circles)]))
        if self.options.posts:
            self._write("truth/cascades.csv", truth.cascades(posts))
        for name, table in part_tables(net, net.cast, posts).items() if net.cast else ():
            self._write(f"truth/{name}", iter([table]))

    def _summary(self, net: Network, posts: Posts, folder: Path, started: float) -> Summary:
        relations, of_events = net.first.size, self.options.model == "fragments"
        retweets = relations if of_events else int(np.count_nonzero(posts.act == Act.RETWEET))
        return Summary(
            folder=folder,
            accounts=self.options.accounts,
            follows=0 if of_events else relations,
            communities=net.planting.communities,
            events=len(net.events),
            posts=posts.count,
            retweets=retweets,
            seconds=round(time.monotonic() - started, 3),
            files=dict(self.rows),
        )

    def _manifest(self, summary: Summary) -> None:
        """`network.json`: options, sizes, versions, every file with rows and checksum; no clock, no path."""
        sizes = {key: value for key, value in asdict(summary).items() if isinstance(value, int)}
        listed = {name: {"rows": n, "sha256": checksum(self.draft / name)} for name, n in self.rows.items()}
        versions = {"tular": __version__, "numpy": np.__version__, "polars": pl.__version__}
        manifest = {
            "options": self.options.as_dict(),
            "format": asdict(self.files),
            "sizes": sizes,
            "versions": versions,
            "files": listed,
        }
        (self.draft / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2) + b"\n")
