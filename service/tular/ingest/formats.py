"""The formats that are no tables: how each is recognised, and who reads it.

Adding a kind of JSON objects is adding a line to `JSON_FORMATS`, a word to `options.Format`, and a module with
`claims` and `read`; adding another kind of file is a line in `OTHER_FORMATS`, a word, and a module with `recognise`
and `read`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tular.ingest import (
    bluesky,
    follower_lists,
    instagram,
    mastodon,
    telegram,
    x_archive,
    x_compliance,
    x_graphql,
    x_v1,
    x_v2,
)
from tular.ingest.beginning import Beginning
from tular.ingest.graph_files.reader import GRAPH_FORMATS, GraphFormat, read_graph
from tular.ingest.json_reader import JsonFormat, read_json
from tular.ingest.opening import Opening
from tular.ingest.options import Direction, Format, ReadOptions
from tular.models import Batch


@dataclass(frozen=True, slots=True)
class OtherFormat:
    """`recognise` gives the sentence that tells how the file is understood, or None when it is of another format;
    `read` gives its batches. `own_relations`: it tells relations and directions itself, so that stating them is an
    error."""

    format: Format
    recognise: Callable[[Beginning], str | None]
    read: Callable[[Opening], Iterator[Batch]]
    own_relations: bool = True


def conflicts(options: ReadOptions) -> bool:
    """Whether the caller states what a format with `own_relations` tells itself."""
    return options.relation is not None or options.direction is not Direction.AS_IS


JSON_FORMATS = (
    JsonFormat(
        Format.X_COMPLIANCE, "what was deleted or withheld on X", x_compliance.claims, x_compliance.read
    ),
    JsonFormat(Format.BLUESKY, "events, lists or posts of Bluesky", bluesky.claims, bluesky.read, "bluesky"),
    JsonFormat(
        Format.X_GRAPHQL, "posts and users as X's web pages fetch them", x_graphql.claims, x_graphql.read
    ),
    JsonFormat(
        Format.TRUTH_SOCIAL,
        "captured posts of Truth Social",
        mastodon.is_truth,
        mastodon.read_truth,
        "truthsocial",
    ),
    JsonFormat(Format.MASTODON, "posts or accounts of Mastodon", mastodon.claims, mastodon.read, "mastodon"),
    JsonFormat(
        Format.FOLLOWER_LISTS, "lists of followers or friends", follower_lists.claims, follower_lists.read
    ),
    JsonFormat(Format.X_API_V1, "posts and users of X API v1.1", x_v1.claims, x_v1.read),
    JsonFormat(Format.X_API_V2, "answers of X API v2", x_v2.claims, x_v2.read),
)
"""Each object is read as the first that claims it: a file may hold several kinds."""


def _json_format(kind: JsonFormat) -> OtherFormat:
    others = tuple(other for other in JSON_FORMATS if other is not kind)

    def recognise(beginning: Beginning) -> str | None:
        claimed = (known for given in beginning.objects for known in JSON_FORMATS if known.claims(given))
        how = "one document" if beginning.is_document else "one a line"
        return f"{kind.says}, {how}" if next(claimed, None) is kind else None

    def read(opening: Opening) -> Iterator[Batch]:
        return read_json(opening, (kind, *others))

    return OtherFormat(kind.format, recognise, read)


def _graph_format(kind: GraphFormat) -> OtherFormat:
    def read(opening: Opening) -> Iterator[Batch]:
        return read_graph(opening, kind)

    return OtherFormat(kind.format, kind.recognise, read, own_relations=False)


OTHER_FORMATS: tuple[OtherFormat, ...] = (
    OtherFormat(Format.X_ARCHIVE, x_archive.recognise, x_archive.read),
    OtherFormat(Format.INSTAGRAM, instagram.recognise, instagram.read),
    OtherFormat(Format.TELEGRAM, telegram.recognise, telegram.read),
    *map(_graph_format, GRAPH_FORMATS),
    *map(_json_format, JSON_FORMATS),
)
"""Asked in this order; the first that recognises a file reads it. What none recognises is a table, or an error."""

BY_FORMAT = {other.format: other for other in OTHER_FORMATS}
