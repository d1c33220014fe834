"""The columns that Tular knows: names of the model, kinds of value, and how other programs call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from tular.models import Relation


class Kind(Enum):
    """How the values of a column are checked and what they become."""

    ID = auto()
    HANDLE = auto()
    """A name that people type, such as `@ada` or an address that ends in it; see `tular.handles`."""
    COUNT = auto()
    """A number above 0 (how often, or a weight)."""
    TOTAL = auto()
    """A whole number ≥ 0 (how many)."""
    TIME = auto()
    TEXT = auto()
    FLAG = auto()
    ACCOUNT_KIND = auto()
    EVENT = auto()
    """RT, MT, RE or QT."""
    WORD = auto()
    """A word that says which relation a row is, in lower case."""
    ADDRESS = auto()
    """The address of a post or account."""
    MENTIONS = auto()
    """A list of accounts, by id or handle."""
    WEIGHTS = auto()
    """A Python dict, as networkx writes the attributes of an edge."""
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
    account: bool = False
    """Whether an id is an account's; other ids are those of posts."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is peculiar to the tables of a tool; see `tools.toml`."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    text_only: bool = False
    joined: bool = False
    objects: bool = False
    hashed_ids: bool = False
    dates: str = ""
    only_urls_of: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """Columns in the file's order. `relation` is None for other subjects and where a column tells it.

    `names` are the file's own; `tool` is the one that writes such tables, empty where the names alone are known;
    `platform` that of the tool, where it has one of its own."""

    subject: Subject
    columns: tuple[Column, ...]
    relation: Relation | None = None
    names: tuple[str, ...] = ()
    tool: str = ""
    platform: str = ""
    rules: Rules = field(default_factory=Rules)

    def has(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)

    def file_name(self, name: str) -> str:
        """How the file calls Tular's column `name`."""
        for column, given in zip(self.columns, self.names, strict=False):
            if column.name == name:
                return given
        return ""


EVENTS = {
    "RT": Relation.RETWEETED,
    "MT": Relation.MENTIONED,
    "RE": Relation.REPLIED,
    "QT": Relation.QUOTED,
}
"""Kinds of events as SNAP's Higgs activity file abbreviates them."""

RELATION_COLUMNS = (
    Column("source", Kind.ID, required=True, account=True),
    Column("target", Kind.ID, required=True, account=True),
    Column("count", Kind.COUNT),
    Column("at", Kind.TIME),
    Column("firstSeen", Kind.TIME),
    Column("lastSeen", Kind.TIME),
    Column("post", Kind.ID),
    Column("original", Kind.ID),
    Column("platform", Kind.PLATFORM),
    Column("sourceHandle", Kind.HANDLE),
    Column("targetHandle", Kind.HANDLE),
    Column("kind", Kind.WORD),
    Column("directed", Kind.WORD),
    Column("weights", Kind.WEIGHTS),
)
ACCOUNT_COLUMNS = (
    Column("id", Kind.ID, required=True, account=True),
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
    Column("seed", Kind.ID),
    Column("seedKind", Kind.WORD),
    Column("seedUrl", Kind.ADDRESS),
)
POST_COLUMNS = (
    Column("id", Kind.ID, required=True),
    Column("author", Kind.ID, required=True, account=True),
    Column("authorHandle", Kind.HANDLE),
    Column("authorName", Kind.TEXT),
    Column("authorBio", Kind.TEXT),
    Column("authorLocation", Kind.TEXT),
    Column("authorCreatedAt", Kind.TIME),
    Column("authorVerified", Kind.FLAG),
    Column("authorFollowers", Kind.TOTAL),
    Column("authorFollowing", Kind.TOTAL),
    Column("authorPosts", Kind.TOTAL),
    Column("url", Kind.ADDRESS),
    Column("at", Kind.TIME),
    Column("text", Kind.TEXT),
    Column("lang", Kind.TEXT),
    Column("hashtags", Kind.TAGS),
    Column("links", Kind.LINKS),
    Column("retweetOf", Kind.ID),
    Column("quoteOf", Kind.ID),
    Column("replyTo", Kind.ID),
    Column("isRetweet", Kind.FLAG),
    Column("retweetedId", Kind.ID, account=True),
    Column("retweetedHandle", Kind.HANDLE),
    Column("retweetedUrl", Kind.ADDRESS),
    Column("isQuote", Kind.FLAG),
    Column("quotedId", Kind.ID, account=True),
    Column("quotedHandle", Kind.HANDLE),
    Column("quotedUrl", Kind.ADDRESS),
    Column("repliedId", Kind.ID, account=True),
    Column("repliedHandle", Kind.HANDLE),
    Column("repliedUrl", Kind.ADDRESS),
    Column("mentions", Kind.MENTIONS),
    Column("mentionedIds", Kind.MENTIONS),
    Column("kind", Kind.WORD),
    Column("kindPost", Kind.ID),
    Column("kindId", Kind.ID, account=True),
    Column("kindHandle", Kind.HANDLE),
    Column("kindUrl", Kind.ADDRESS),
    Column("repostedById", Kind.ID, account=True),
    Column("repostedByHandle", Kind.HANDLE),
    Column("repostedAt", Kind.TIME),
    Column("platform", Kind.PLATFORM),
)
COLUMNS = {
    Subject.RELATIONS: RELATION_COLUMNS,
    Subject.ACCOUNTS: ACCOUNT_COLUMNS,
    Subject.POSTS: POST_COLUMNS,
}

# Names as they occur in the wild, in lower case without separators; of several in one table the first counts.
_NAMES: dict[Subject, dict[str, str]] = {
    Subject.RELATIONS: {
        "source": "source from src sourceid fromid fromnodeid fromuserid startid follower followerid retweeter "
        "retweeterid mentioner mentionerid replier replierid quoter quoterid userid user authorid author",
        "target": "target to dst targetid toid tonodeid touserid endid followee followeeid followed followedid "
        "friend friendid retweeted retweetedid retweeteduser retweeteduserid "
        "mentioned mentionedid mentioneduser mentioneduserid "
        "replyto replytoid replytouserid repliedto repliedtoid inreplyto inreplytouserid "
        "quoted quotedid quoteduser quoteduserid liked likedid favorited favourited",
        "count": "count weight n times",
        "at": "at time timestamp unixtime createdat date",
        "firstSeen": "firstseen since",
        "lastSeen": "lastseen",
        "post": "post postid tweetid statusid",
        "original": "original originalid originalpost retweetedtweetid retweetedstatusid",
        "platform": "platform",
        "sourceHandle": "sourcehandle fromhandle fromusername fromscreenname sourceusername",
        "targetHandle": "targethandle tohandle tousername toscreenname targetusername",
        "kind": "kind relation relationship edgetype relationtype mentiontype interaction interactiontype tweettype "
        "type",
        "directed": "type",
    },
    Subject.ACCOUNTS: {
        "id": "id userid accountid twitterid authorid uid useridstr user",
        "handle": "handle username screenname twittername twitterhandle userscreenname label user",
        "name": "name displayname fullname",
        "kind": "kind accountkind",
        "bio": "bio description",
        "location": "location",
        "createdAt": "createdat created",
        "verified": "verified",
        "followersCount": "followerscount followers numfollowers publicmetricsfollowerscount",
        "followingCount": "followingcount following friendscount friends numfollowing publicmetricsfollowingcount",
        "postsCount": "postscount posts statusescount tweetcount tweetscount tweets publicmetricstweetcount",
        "platform": "platform",
    },
    Subject.POSTS: {
        "id": "id postid tweetid statusid idstr",
        "author": "authorid userid accountid useridstr author user",
        "authorHandle": "authorhandle username screenname userscreenname authorusername userusername author user",
        "authorName": "authorname authorfullname",
        "at": "at createdat time timestamp date created",
        "text": "text fulltext body content tweet message",
        "lang": "lang language",
        "hashtags": "hashtags tags",
        "links": "links urls",
        "retweetOf": "retweetof retweetedtweetid retweetedstatusid retweetofid retweetid retweetedpostid "
        "retweetedid repostof",
        "quoteOf": "quoteof quotedtweetid quotedstatusid quoteofid quoteid quotedpostid quotedid",
        "replyTo": "replyto replytoid inreplytostatusid repliedtoid inreplytoid inreplytotweetid "
        "inreplytostatusidstr replytotweetid replytostatusid",
        "isRetweet": "isretweet",
        "retweetedId": "retweeteduserid retweetuserid retweetedauthorid",
        "retweetedHandle": "retweeteduser retweetedusername retweetedscreenname retweetscreenname retweetedhandle "
        "retweetedauthor retweetuser",
        "isQuote": "isquote isquotestatus",
        "quotedId": "quoteduserid quotedauthorid",
        "quotedHandle": "quoteduser quotedusername quotedscreenname quotedhandle quotedauthor",
        "repliedId": "inreplytouserid replytouserid repliedtouserid inreplytouseridstr",
        "repliedHandle": "inreplytoscreenname inreplytousername replytousername replytoscreenname replieduser "
        "repliedhandle repliedauthor inreplytouser",
        "mentions": "mentions usermentions mentionedusers mentionedusernames mentionsscreenname",
        "mentionedIds": "mentionedids mentionsuserid mentioneduserids",
        "url": "url tweeturl posturl permalink",
        "platform": "platform",
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


NAMES = {
    subject: {column: names.split() for column, names in by_column.items()}
    for subject, by_column in _NAMES.items()
}
"""For each subject: Tular's column → plain names, the best first."""

KNOWN = {subject: {name for names in NAMES[subject].values() for name in names} for subject in Subject}
"""Plain names that mean something, for each subject."""

BY_NAME = {subject: {column.name: column for column in COLUMNS[subject]} for subject in Subject}


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
