"""The columns that Tular knows: names of the model, kinds of value, and how other programs call them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from tular.models import Relation


class Kind(Enum):
    """How the values of a column are checked and what they become."""

    ID = auto()
    COUNT = auto()
    """A whole number ≥ 1 (how often)."""
    TOTAL = auto()
    """A whole number ≥ 0 (how many)."""
    TIME = auto()
    TEXT = auto()
    FLAG = auto()
    ACCOUNT_KIND = auto()
    EVENT = auto()
    """RT, MT, RE or QT."""
    TAGS = auto()
    LINKS = auto()
    PLATFORM = auto()
    IGNORED = auto()


class Subject(StrEnum):
    """What one row of a table is about."""

    RELATIONS = "relations"
    ACCOUNTS = "accounts"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    """Column of the batch, such as `source` or `followersCount`; for ignored ones the file's own."""
    kind: Kind
    required: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Columns in the file's order. `relation` is None for other subjects and where a column tells it."""

    subject: Subject
    columns: tuple[Column, ...]
    relation: Relation | None = None


EVENTS = {
    "RT": Relation.RETWEETED,
    "MT": Relation.MENTIONED,
    "RE": Relation.REPLIED,
    "QT": Relation.QUOTED,
}
"""Kinds of events as SNAP's Higgs activity file abbreviates them."""

RELATION_COLUMNS = (
    Column("source", Kind.ID, required=True),
    Column("target", Kind.ID, required=True),
    Column("count", Kind.COUNT),
    Column("at", Kind.TIME),
    Column("firstSeen", Kind.TIME),
    Column("lastSeen", Kind.TIME),
    Column("post", Kind.ID),
    Column("original", Kind.ID),
    Column("platform", Kind.PLATFORM),
)
ACCOUNT_COLUMNS = (
    Column("id", Kind.ID, required=True),
    Column("handle", Kind.TEXT),
    Column("name", Kind.TEXT),
    Column("kind", Kind.ACCOUNT_KIND),
    Column("bio", Kind.TEXT),
    Column("location", Kind.TEXT),
    Column("createdAt", Kind.TIME),
    Column("verified", Kind.FLAG),
    Column("followersCount", Kind.TOTAL),
    Column("followingCount", Kind.TOTAL),
    Column("postsCount", Kind.TOTAL),
    Column("platform", Kind.PLATFORM),
)
POST_COLUMNS = (
    Column("id", Kind.ID, required=True),
    Column("author", Kind.ID, required=True),
    Column("at", Kind.TIME),
    Column("text", Kind.TEXT),
    Column("lang", Kind.TEXT),
    Column("hashtags", Kind.TAGS),
    Column("links", Kind.LINKS),
    Column("retweetOf", Kind.ID),
    Column("quoteOf", Kind.ID),
    Column("replyTo", Kind.ID),
    Column("platform", Kind.PLATFORM),
)
COLUMNS = {
    Subject.RELATIONS: RELATION_COLUMNS,
    Subject.ACCOUNTS: ACCOUNT_COLUMNS,
    Subject.POSTS: POST_COLUMNS,
}

# Names as they occur in the wild, in lower case without separators.
_SYNONYMS = {
    Subject.RELATIONS: {
        "source": "from src sourceid fromid fromnodeid fromuserid userid user author authorid "
        "follower followerid retweeter retweeterid mentioner mentionerid replier replierid quoter quoterid",
        "target": "to dst targetid toid tonodeid touserid followee followeeid followed followedid "
        "friend friendid retweeted retweetedid retweeteduser retweeteduserid "
        "mentioned mentionedid mentioneduser mentioneduserid "
        "replyto replytoid replytouserid repliedto repliedtoid inreplyto inreplytouserid "
        "quoted quotedid quoteduser quoteduserid liked likedid favorited favourited",
        "count": "weight n times",
        "at": "time timestamp unixtime createdat date",
        "firstSeen": "since",
        "post": "postid tweetid statusid",
        "original": "originalid originalpost retweetedtweetid retweetedstatusid",
    },
    Subject.ACCOUNTS: {
        "id": "userid accountid twitterid authorid uid user",
        "handle": "username screenname twittername twitterhandle",
        "name": "displayname fullname",
        "kind": "accountkind",
        "bio": "description",
        "createdAt": "created",
        "followersCount": "followers numfollowers publicmetricsfollowerscount",
        "followingCount": "following friendscount friends numfollowing publicmetricsfollowingcount",
        "postsCount": "posts statusescount tweetcount tweetscount tweets publicmetricstweetcount",
    },
    Subject.POSTS: {
        "id": "postid tweetid statusid",
        "author": "authorid userid user accountid",
        "at": "createdat time timestamp date created",
        "text": "fulltext body content",
        "lang": "language",
        "hashtags": "tags",
        "links": "urls",
        "retweetOf": "retweetedid retweetedtweetid retweetedstatusid",
        "quoteOf": "quotedid quotedtweetid quotedstatusid",
        "replyTo": "replytoid inreplytostatusid repliedtoid inreplytoid",
    },
}
_RELATION_WORDS = {
    Relation.FOLLOWS: ("follower", "followee", "followed", "friend"),
    Relation.RETWEETED: ("retweet",),
    Relation.MENTIONED: ("mention",),
    Relation.REPLIED: ("repli", "replyto", "inreplyto"),
    Relation.QUOTED: ("quote", "quoter"),
}
_LIKE_WORDS = ("liked", "favorite", "favourite", "favorited", "favourited")


def plain(name: str) -> str:
    """`firstSeen`, `first_seen` and `First Seen` are one name."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _names(subject: Subject) -> dict[str, Column]:
    synonyms = _SYNONYMS[subject]
    names = {plain(column.name): column for column in COLUMNS[subject]}
    for column in COLUMNS[subject]:
        names |= dict.fromkeys(synonyms.get(column.name, "").split(), column)
    return names


KNOWN = {subject: _names(subject) for subject in Subject}
"""Plain name → column, for each subject."""


def relations_meant(names: list[str]) -> set[Relation]:
    """Relation types that names of source and target columns tell, such as `follower` or `retweeted_id`."""
    return {
        relation
        for relation, words in _RELATION_WORDS.items()
        for name in names
        if plain(name).startswith(words)
    }


def means_likes(names: list[str]) -> bool:
    return any(plain(name).startswith(_LIKE_WORDS) for name in names)
