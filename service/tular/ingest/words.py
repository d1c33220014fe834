"""How a table is understood, in sentences: which column is what, which way a relation reads, what is not used."""

from __future__ import annotations

from collections.abc import Iterator

from tular.ingest.columns import Column, Kind, Schema, Subject
from tular.ingest.options import Direction, ReadOptions
from tular.models import Relation

VERBS = {
    Relation.FOLLOWS: "follows",
    Relation.RETWEETED: "retweets",
    Relation.QUOTED: "quotes",
    Relation.REPLIED: "replies to",
    Relation.MENTIONED: "mentions",
}
PAST = {
    Relation.FOLLOWS: "follows",
    Relation.RETWEETED: "retweeted",
    Relation.QUOTED: "quoted",
    Relation.REPLIED: "replied to",
    Relation.MENTIONED: "mentioned",
}
_WAYS = {
    "retweets": ("retweetedId", "retweetedHandle", "retweetedUrl", "retweetOf"),
    "quotes": ("quotedId", "quotedHandle", "quotedUrl", "quoteOf"),
    "replies to": ("repliedId", "repliedHandle", "repliedUrl", "replyTo"),
    "mentions": ("mentionedIds", "mentions"),
}
_POST_REFERENCES = ("retweetOf", "quoteOf", "replyTo")
MOST_NAMES = 40


def sentences(schema: Schema, options: ReadOptions) -> list[str]:
    """A few sentences, in the order in which one asks."""
    said = [f"It is a table of {schema.tool or schema.subject}."] if schema.tool else []
    if schema.subject is Subject.RELATIONS:
        said += _relations(schema, options)
    elif schema.subject is Subject.POSTS:
        said += _posts(schema, options)
    else:
        said += _accounts(schema, options)
    if ignored := [name for name, column in _named(schema) if column.kind is Kind.IGNORED and name]:
        more = f" and {len(ignored) - MOST_NAMES} more" if len(ignored) > MOST_NAMES else ""
        said.append(f"Not used: {', '.join(ignored[:MOST_NAMES])}{more}.")
    return said


def _named(schema: Schema) -> list[tuple[str, Column]]:
    names = schema.names or tuple("" for _ in schema.columns)
    return list(zip(names, schema.columns, strict=True))


def _column(schema: Schema, *ours: str) -> str:
    """`column von`, of the first of Tular's columns that the file has."""
    for one in ours:
        if schema.has(one):
            return f"column {schema.file_name(one)}"
    return "nobody"


def _relations(schema: Schema, options: ReadOptions) -> Iterator[str]:
    source, target = _column(schema, "source", "sourceHandle"), _column(schema, "target", "targetHandle")
    if options.direction is Direction.REVERSE:
        source, target = target, source
    for one in ("kind", "event", "weights"):
        if schema.has(one):
            yield f"{_sentence(_column(schema, one))} says which relation a row is."
            yield from _kinds(schema, source, target)
            break
    else:
        if schema.relation:
            yield f"{_sentence(source)} {VERBS[schema.relation]} {target}."
    yield from _meanings(
        schema, ("source", "target", "sourceHandle", "targetHandle", "kind", "event", "weights")
    )


def _kinds(schema: Schema, source: str, target: str) -> Iterator[str]:
    """Which way each kind reads, where the kinds of a tool differ in that."""
    if not schema.rules.kinds or not schema.tool:
        yield f"{_sentence(source)} retweets, mentions, … {target}."
        return
    for word, relation in schema.rules.kinds.items():
        if relation:
            turned = relation.startswith("-")
            who, whom = (target, source) if turned else (source, target)
            yield f"{word}: {who} {VERBS[Relation(relation.removeprefix('-'))]} {whom}."


def _posts(schema: Schema, options: ReadOptions) -> Iterator[str]:
    author = _column(schema, "author", "authorHandle", "url")
    yield f"A row is a post ({_column(schema, 'id', 'url')}) by {author}."
    for verb, ours in _WAYS.items():
        if any(map(schema.has, ours)):
            given = _column(schema, *ours)
            only_post = all(one in _POST_REFERENCES for one in ours if schema.has(one))
            whom = f"the author of the post in {given}, as far as it is loaded" if only_post else given
            yield f"{_sentence(author)} {verb} {whom}."
    if schema.has("kind"):
        yield f"{_sentence(_column(schema, 'kind'))} says which relation a row is."
    if schema.rules.text_only or not any(map(schema.has, _WAYS["retweets"])):
        yield "Retweets that nothing else tells are read from the text (RT @…)."
    if options.relation:
        yield f"Of the relations only {options.relation} is taken."
    rest = ("id", "author", "authorHandle", "url", *(one for ours in _WAYS.values() for one in ours), "kind")
    yield from _meanings(schema, rest)


def _accounts(schema: Schema, options: ReadOptions) -> Iterator[str]:
    yield f"A row is an account ({_column(schema, 'id', 'handle')})."
    if options.followers_of:
        yield f"Each of them follows {options.followers_of}."
    elif options.followed_by:
        yield f"{options.followed_by} follows each of them."
    elif schema.has("seedUrl"):
        yield f"{_sentence(_column(schema, 'seedUrl'))} tells whose followers or friends they are."
    elif schema.has("seed") and schema.has("seedKind"):
        yield f"{_sentence(_column(schema, 'seed'))} is whose followers or friends they are."
    elif schema.rules.ask:
        yield schema.rules.ask
    yield from _meanings(schema, ("id", "seed", "seedKind", "seedUrl"))


def _meanings(schema: Schema, told: tuple[str, ...]) -> Iterator[str]:
    """The other columns, where the file calls them otherwise than Tular does."""
    others = [
        f"{name} as {column.name}" if name != column.name else name
        for name, column in _named(schema)
        if column.kind is not Kind.IGNORED and column.name not in told and name
    ]
    if others:
        yield f"Also read: {', '.join(others)}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
