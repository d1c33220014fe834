"""What a caller can say about its files. What is not said is recognised by content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from tular.errors import UsageError
from tular.ingest.encodings import known_encoding
from tular.ingest.times import DATES
from tular.ingest.tools import Tool
from tular.models import Relation

PLATFORM = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_DELIMITER = re.compile(r"[\t !$%&*+,./:;<=>?@^_|~-]")
DEFAULT_PLATFORM = "x"
DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|"}


class Format(StrEnum):
    """How a file is written; see `tular.ingest.recognise` for how AUTO decides."""

    AUTO = "auto"
    SNAP = "snap"
    """`a b`, or `a b count`, or `a b unixtime`, without header, `#` comments: SNAP's edge lists."""
    ACTIVITY = "activity"
    """`a b unixtime RT|MT|RE|QT`: a retweets, mentions, replies to, quotes b (SNAP's Higgs activity file)."""
    CSV = "csv"
    """Rows of fields with a header that names them; comma, tab, semicolon or space."""
    JSONL = "jsonl"
    """One JSON object a line with the same names as the columns of CSV."""
    X_API_V2 = "x-api-v2"
    """X API v2 answers as twarc writes them: pages, flattened posts or user objects."""
    BLUESKY = "bluesky"
    """Bluesky: events of Jetstream, answers of its API, records of repositories."""
    MASTODON = "mastodon"
    """Posts and accounts of Mastodon's API, and the outbox of an archive."""
    TRUTH_SOCIAL = "truth-social"
    """Posts of Truth Social as Zeeschuimer captures them."""
    X_COMPLIANCE = "x-compliance"
    """What was deleted or withheld on X: its texts and profiles leave the database."""
    FOLLOWER_LISTS = "follower-lists"
    """JSON objects with lists of followers or friends."""
    GEXF = "gexf"
    """GEXF 1.1 to 1.3: Gephi, networkx, TCAT, twarc-network."""
    GRAPHML = "graphml"
    """GraphML: networkx, igraph, NodeXL, Communalytic, yEd."""
    GML = "gml"
    PAJEK = "pajek"
    """Pajek's networks, `.net`."""
    GDF = "gdf"
    """GDF: TCAT, GUESS."""
    GRAPH_JSON = "graph-json"
    """Graphs in JSON: networkx's node-link data, D3, graphology, Cytoscape."""
    X_ARCHIVE = "x-archive"
    """Parts of a person's own archive of X: followers, following, posts."""
    INSTAGRAM = "instagram"
    """Followers and following of a person's own download of Instagram."""
    TELEGRAM = "telegram"
    """Chats that Telegram Desktop exports, and messages as Telethon writes them."""
    X_GRAPHQL = "x-graphql"
    """What X's web pages fetch, as Zeeschuimer, 4CAT, twitter-web-exporter and others record it."""
    X_API_V1 = "x-api-v1.1"
    """Posts and users of X API v1.1: twarc, tweepy, hydrator, archives of the stream."""


class Direction(StrEnum):
    """How a source's two columns read. Tular's arrow is `a → b`: "a follows/retweets/… b"."""

    AS_IS = "as-is"
    """The first (source) column follows or retweets the second (target)."""
    REVERSE = "reverse"
    """The source lists the influencer first: `influencer, influenced`; both columns are exchanged."""
    BOTH = "both"
    """Each row is a relation both ways, as in a list of friends that follow each other."""


class IdKind(StrEnum):
    """Which account ids are right."""

    AUTO = "auto"
    """NUMBER when most ids of a file's first rows are numbers, TEXT otherwise."""
    NUMBER = "number"
    """Digits only, as X's ids are; anything else is rejected."""
    TEXT = "text"
    """Any text without white space and control characters."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of `tular.ingest.read`, all checked when made (UsageError)."""

    format: Format = Format.AUTO
    relation: Relation | None = None
    """Relation type of edge lists and tables; None: told by header, file name or format."""
    direction: Direction = Direction.AS_IS
    platform: str = DEFAULT_PLATFORM
    ids: IdKind = IdKind.AUTO
    delimiter: str | None = None
    """`tab`, `comma`, `semicolon`, `space` or one character; None: recognised."""
    quotes: bool = True
    """Whether fields of tables may be quoted; without, a quote is a letter like others."""
    encoding: str | None = None
    """Of text, such as `cp1252`; None: UTF-8, or what a byte order mark tells."""
    mapping: Tool | None = None
    """What the columns of all tables mean, from a mapping file of the caller's."""
    followers_of: str | None = None
    """The account whose followers the tables of accounts list, by id or handle."""
    followed_by: str | None = None
    """The account that follows those whom the tables of accounts list."""
    taken: datetime | None = None
    """When lists and profiles were taken, where the rows do not say."""
    dates: str = ""
    """`month-first` or `day-first`: how 5/1/2026 reads; without it such a time is refused."""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Tular's column name → the file's, such as `{"id": "twitter_id"}`; goes before the header."""
    block_bytes: int = 16 << 20
    """Decompressed bytes parsed at once: bounds memory to a small multiple of it."""
    max_line_bytes: int = 16 << 20
    """A longer line or quoted record is rejected, and never held whole."""

    def __post_init__(self) -> None:
        for name, words in _WORDS.items():
            object.__setattr__(self, name, _word(words, name, getattr(self, name)))
        object.__setattr__(self, "encoding", known_encoding(self.encoding))
        if not PLATFORM.fullmatch(self.platform):
            raise UsageError(
                f"{self.platform!r} is not a platform name.",
                remedy="Use lower case letters, digits, - and _, such as x or mastodon.",
                field="platform",
            )
        if self.separator is not None and not _DELIMITER.fullmatch(self.separator):
            raise UsageError(
                f"{self.delimiter!r} is not a delimiter.",
                remedy=f"Use {', '.join(DELIMITERS)}, or one character that is no letter, digit, quote or #.",
                field="delimiter",
            )
        if self.block_bytes < 1 or self.max_line_bytes < 1:
            raise UsageError(
                "Block and line limits must be positive.", remedy="Leave them at their defaults."
            )

        if self.dates and self.dates not in DATES:
            raise UsageError(
                f"{self.dates!r} is no order of dates.", remedy=f"Use {' or '.join(DATES)}.", field="dates"
            )
        if self.followers_of and self.followed_by:
            raise UsageError(
                "A list is of followers or of followed accounts.",
                remedy="State --followers-of or --followed-by, not both.",
                field="followers_of",
            )

    @property
    def seeded(self) -> bool:
        """Whether the caller says whose followers or friends are listed."""
        return bool(self.followers_of or self.followed_by)

    @property
    def separator(self) -> str | None:
        return DELIMITERS.get(self.delimiter, self.delimiter) if self.delimiter else None


_WORDS: dict[str, type[StrEnum]] = {
    "format": Format,
    "direction": Direction,
    "ids": IdKind,
    "relation": Relation,
}


def _word(words: type[StrEnum], name: str, value: str | None) -> StrEnum | None:
    """The member of `words` that `value` is or spells."""
    if value is None and words is Relation:
        return None
    try:
        return words(str(value))
    except ValueError:
        raise UsageError(
            f"{value!r} is not a {name}.", remedy=f"Use one of {', '.join(words)}.", field=name
        ) from None
