"""What a network will take, estimated from its options: posts, bytes on disk, memory. Never too little."""

from __future__ import annotations

import psutil

from tular.errors import TularError
from tular.generate.options import FileOptions, NetworkOptions

BYTES_OF_ACCOUNT = 200
BYTES_OF_FOLLOW = 60
BYTES_OF_POST = 180
"""With its share of the events between accounts and of the true cascades."""
BYTES_OF_X_POST = 400
LASTING = 0.8
"""Share of follows that one snapshot has in common with the next; the others add rows."""
COMPRESSED = 1 / 3
MEMORY_AT_LEAST = 520e6
"""Peaks of one network differ by 70 MB from process to process: threads take their memory when they need it."""
MEMORY_OF_FOLLOW = 50
MEMORY_OF_POST = 120
POSTS_PER_RETWEET = 2.5
"""Posts in all that one retweet asked for brings: those of fans and groups, quotes and replies included."""


def expected_follows(options: NetworkOptions) -> float:
    """Follows ever seen."""
    return options.accounts * options.follows_per_account * (1 + (1 - LASTING) * (options.snapshots - 1))


def expected_posts(options: NetworkOptions) -> float:
    """Posts of all kinds."""
    own = options.accounts * options.posts_per_account * options.snapshots if options.posts else 0
    return own * (1.2 + POSTS_PER_RETWEET * options.retweets_per_post)


def expected_bytes(options: NetworkOptions, files: FileOptions) -> int:
    """About what the files take on disk."""
    follows = expected_follows(options)
    if files.follows == "by-date":
        follows = options.accounts * options.follows_per_account * options.snapshots
    post = BYTES_OF_X_POST if files.posts == "x-api-v2" else BYTES_OF_POST
    total = BYTES_OF_ACCOUNT * options.accounts + BYTES_OF_FOLLOW * follows + post * expected_posts(options)
    return int(total * (1 if files.compression == "none" else COMPRESSED))


def expected_memory(options: NetworkOptions) -> int:
    """About the peak, libraries included: arrays grow with follows and posts, files are written in chunks."""
    return int(
        MEMORY_AT_LEAST
        + MEMORY_OF_FOLLOW * expected_follows(options)
        + MEMORY_OF_POST * expected_posts(options)
    )


def check_memory(options: NetworkOptions, available: int | None = None) -> None:
    """Raises TularError when the network needs more than the `available` bytes (default: what is free now)."""
    free = psutil.virtual_memory().available if available is None else available
    needed = expected_memory(options)
    if needed > free:
        raise TularError(
            f"About {needed / 1e9:.1f} GB of memory are needed, but {free / 1e9:.1f} GB are free.",
            remedy="Generate fewer accounts, follows, snapshots or posts.",
        )
