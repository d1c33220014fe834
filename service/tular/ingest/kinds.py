"""Words by which tables say, row by row, which relation it is."""

from __future__ import annotations

from collections.abc import Sequence

from tular.models import Relation

_WORDS = {
    Relation.FOLLOWS: "follow follows followed following follower friend friends",
    Relation.RETWEETED: "retweet retweets retweeted rt repost reposts reposted boost boosted reblog forward",
    Relation.QUOTED: "quote quotes quoted qt quotetweet",
    Relation.REPLIED: "reply replies replied replied_to replies_to re comment in_reply_to",
    Relation.MENTIONED: "mention mentions mentioned mt tag",
}
COMMON_KINDS: dict[str, str] = {
    spelling: relation.value
    for relation, words in _WORDS.items()
    for word in words.split()
    for spelling in (word, word.replace("_", " "))
}
"""Word in lower case → relation."""


def are_kinds(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether most fields of a column are such words."""
    given = [row[place].strip().lower() for row in rows if len(row) > place and row[place].strip()]
    return bool(given) and 2 * sum(word in COMMON_KINDS for word in given) > len(given)
