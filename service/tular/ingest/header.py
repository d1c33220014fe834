"""Header, caller's options and file name → the schema of a table, or an error that names the option."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from tular.errors import IngestError, UsageError
from tular.ingest.columns import (
    BY_NAME,
    NAMES,
    Column,
    Kind,
    Rules,
    Schema,
    Subject,
    means_likes,
    plain,
    relations_meant,
)
from tular.ingest.kinds import COMMON_KINDS, are_kinds
from tular.ingest.options import ReadOptions
from tular.ingest.tools import Tool, tool_of
from tular.measures import BY_NAME as MEASURES
from tular.models import Layer, Relation

_BY_STEM = {name: layer.relation for layer in Layer for name in (layer.value, layer.relation.value.lower())}
_ACCOUNT_STEMS = (
    "account",
    "user",
    "profile",
    "node",
    "actor",
    "people",
    "person",
    "follower",
    "friend",
    "dict",
)
_RESERVED = frozenset(MEASURES) | {
    "key", "run", "communityId", "confidence", "role", "tier", "language", "x", "y", "handleKey", "load", "profileAt",
}  # fmt: skip
_ONLY_POSTS = frozenset({"text", "lang", "hashtags", "links", "retweetOf", "quoteOf", "replyTo"})
_STATE_RELATION = "State it: --relation follows (or retweeted, quoted, replied, mentioned)."
_MAP = "Map them, for instance --column source=A --column target=B, or --column id=A for accounts."
Rows = Sequence[Sequence[str]]


def relation_of_stem(stem: str) -> Relation | None:
    """The relation of a file named after a layer: `retweets.csv`, `follows-2026-01-31.csv`."""
    return _BY_STEM.get(re.split(r"[^a-z]", stem, maxsplit=1)[0])


def resolve_header(
    file: str, names: Sequence[str], options: ReadOptions, stem: str, rows: Rows = ()
) -> Schema:
    """The meaning of columns called `names`, in order; `rows` are the first below them.

    Raises IngestError when they name nothing Tular knows or the relation stays open, UsageError when
    `options.columns` names a column that is not there or not known, or is of no use with the others.
    """
    _check_names(file, names)
    stated = _stated_columns(file, names, options.columns)
    tool = options.mapping or tool_of(names)
    if tool and {"source", "target"} & set(stated.values()) and tool.subject is not Subject.RELATIONS:
        tool = None
    subject = tool.subject if tool else _subject(file, names, stated, options, stem, rows)
    columns = _assign(names, subject, stated, tool, rows)
    schema = Schema(
        subject,
        columns,
        _relation(file, names, columns, options, stem, tool) if subject is Subject.RELATIONS else None,
        tuple(names),
        tool.name if tool else "",
        tool.platform if tool else "",
        tool.rules if tool else Rules(kinds=COMMON_KINDS),
    )
    _check_use(file, schema, stated, options)
    return schema


def _check_names(file: str, names: Sequence[str]) -> None:
    repeated = {name for name in names if name and list(names).count(name) > 1} if len(names) < 1_000 else ()
    if repeated:
        raise IngestError(
            f"{file} has more than one column {sorted(repeated)[0]!r}.",
            remedy="Give each column a name of its own.",
        )


def _stated_columns(file: str, names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """The file's column → Tular's, for those the caller mapped."""
    known = {column for group in BY_NAME.values() for column in group}
    for ours, theirs in columns.items():
        if ours not in known:
            raise UsageError(
                f"There is no column {ours!r} to map to.",
                remedy=f"Known are {', '.join(sorted(known))}.",
                field="column",
            )
        if theirs not in names:
            raise UsageError(
                f"{file} has no column {theirs!r}.",
                remedy=f"Its columns are {', '.join(names)}.",
                field="column",
            )
    return {theirs: ours for ours, theirs in columns.items()}


def _subject(
    file: str, names: Sequence[str], stated: Mapping[str, str], options: ReadOptions, stem: str, rows: Rows
) -> Subject:
    found = {
        subject: {c.name for c in _assign(names, subject, stated, None, rows) if c.kind is not Kind.IGNORED}
        for subject in Subject
    }
    fits = {
        Subject.RELATIONS: {"source", "target"} <= found[Subject.RELATIONS],
        Subject.POSTS: {"id", "author"} <= found[Subject.POSTS]
        or {"id", "authorHandle", "text"} <= found[Subject.POSTS],
        Subject.ACCOUNTS: "id" in found[Subject.ACCOUNTS] or "handle" in found[Subject.ACCOUNTS],
    }
    wanted = {
        subject for subject in Subject if set(stated.values()) <= BY_NAME[subject].keys() and fits[subject]
    }
    if Subject.POSTS in wanted and found[Subject.POSTS] & _ONLY_POSTS:
        return Subject.POSTS
    for subject in (Subject.RELATIONS, Subject.POSTS):
        if subject in wanted:
            return subject
    if Subject.ACCOUNTS in wanted and not options.relation:
        _check_accounts(file, names, found[Subject.ACCOUNTS], stated, options, stem, rows)
        return Subject.ACCOUNTS
    if any(fits.values()) and not wanted:
        raise UsageError(
            f"{file} is read as {', '.join(one for one in Subject if fits[one])}, "
            f"which have no column {', '.join(ours for ours in stated.values())} together.",
            remedy="State columns of one subject: relations have source and target, accounts and posts an id.",
            field="column",
        )
    if wanted and options.relation:
        raise UsageError(
            f"{file} has no two columns that Tular knows as the ends of a relation among {', '.join(names)}.",
            remedy="Map them: --column source=A --column target=B.",
            field="relation",
        )
    raise IngestError(f"{file} has no columns that Tular knows among {', '.join(names[:50])}.", remedy=_MAP)


def _check_accounts(
    file: str,
    names: Sequence[str],
    found: set[str],
    stated: Mapping[str, str],
    options: ReadOptions,
    stem: str,
    rows: Rows,
) -> None:
    """Refuse what may be anything else than a table of accounts."""
    columns = _assign(names, Subject.ACCOUNTS, stated, None, rows)
    places = {column.name: place for place, column in enumerate(columns)}
    if "handle" in places and "id" in places and not stated:
        handle, id_ = names[places["handle"]], names[places["id"]]
        if plain(handle) == "user" and _repeats(rows, places["handle"], places["id"]):
            raise IngestError(
                f"{file} repeats values of {handle!r} with several of {id_!r}: "
                "it looks like a list of relations, not of accounts.",
                remedy=f"State --relation and --column source={handle} --column target={id_}, or the other way "
                f"round; or --column id={id_} if they are accounts.",
            )
    evident = stated or options.seeded or (found & BY_NAME[Subject.ACCOUNTS].keys()) - {"id", "platform"}
    if not (evident or plain(names[places["id"]]) != "id" or stem.startswith(_ACCOUNT_STEMS)):
        raise IngestError(
            f"{file} does not say what its ids ({', '.join(names[:50])}) are of.",
            remedy="If they are accounts, state --column id=id.",
        )


def _repeats(rows: Rows, handle: int, id_: int) -> bool:
    """Whether a handle comes with more than one id."""
    ids: dict[str, str] = {}
    most = max(handle, id_)
    return any(ids.setdefault(row[handle], row[id_]) != row[id_] for row in rows if len(row) > most)


def _assign(
    names: Sequence[str], subject: Subject, stated: Mapping[str, str], tool: Tool | None, rows: Rows
) -> tuple[Column, ...]:
    """One column per name: stated ones first, then those of the tool, or else known names; none twice."""
    by_name = BY_NAME[subject]
    assigned = {name: by_name[ours] for name, ours in stated.items() if ours in by_name}
    taken = {column.name for column in assigned.values()}
    found = tool.assigned(names) if tool else _known(names, subject, set(assigned), taken, rows)
    for theirs, ours in found.items():
        if theirs not in assigned and ours not in taken:
            assigned[theirs] = by_name[ours]
            taken.add(ours)
    columns = []
    for place, name in enumerate(names):
        column = assigned.get(name) or _other(name, place, subject, taken, tool)
        taken.add(column.name)
        columns.append(column)
    return tuple(columns)


def _known(
    names: Sequence[str], subject: Subject, used: set[str], taken: Collection[str], rows: Rows
) -> dict[str, str]:
    """The file's column → Tular's, by known names."""
    by_plain: dict[str, tuple[int, str]] = {}
    for place, name in enumerate(names):
        if name not in used:
            by_plain.setdefault(plain(name), (place, name))
    found: dict[str, str] = {}
    for ours, wanted in NAMES[subject].items():
        for alias in wanted:
            place, theirs = by_plain.get(alias, (-1, ""))
            if theirs and ours not in taken and theirs not in found:
                if subject is Subject.RELATIONS and ours == "kind" and not are_kinds(rows, place):
                    continue
                found[theirs] = ours
                break
    return found


def _other(name: str, place: int, subject: Subject, taken: Collection[str], tool: Tool | None) -> Column:
    """A column of no known meaning: a property of its own on accounts, passed over elsewhere."""
    if subject is not Subject.ACCOUNTS or not name or tool:
        return Column(f"column {place + 1}", Kind.IGNORED)
    own = re.sub(r"\W", "_", name)
    own = f"_{own}" if own[0].isdigit() else own
    while own in taken or own in _RESERVED or own in BY_NAME[subject]:
        own += "Given"
    return Column(own, Kind.TEXT)


def _relation(
    file: str,
    names: Sequence[str],
    columns: Sequence[Column],
    options: ReadOptions,
    stem: str,
    tool: Tool | None,
) -> Relation | None:
    """None where the rows say it."""
    if any(column.name == "kind" for column in columns):
        return None
    if tool and tool.relation:
        return options.relation or tool.relation
    if options.relation:
        return options.relation
    ends = [name for name, column in zip(names, columns, strict=True) if column.name in ("source", "target")]
    if means_likes(ends):
        raise IngestError(
            f"{file} lists likes ({', '.join(ends)}), which are not a relation of Tular's model.",
            remedy=f"Leave it out, or load it as another relation. {_STATE_RELATION}",
        )
    by_stem = relation_of_stem(stem)
    meant = relations_meant(ends) or ({by_stem} if by_stem else set())
    if not meant and any(column.name in ("firstSeen", "lastSeen") for column in columns):
        meant = {Relation.FOLLOWS}
    if len(meant) == 1:
        return meant.pop()
    raise IngestError(
        f"{file} does not say which relation its columns {', '.join(ends)} are.", remedy=_STATE_RELATION
    )


def _check_use(file: str, schema: Schema, stated: Mapping[str, str], options: ReadOptions) -> None:
    """Refuse what the caller stated and this table cannot take."""
    for theirs, ours in stated.items():
        if not schema.has(ours):
            raise UsageError(
                f"{file} is read as {schema.subject}, which have no column {ours!r} (stated for {theirs!r}).",
                remedy=f"They have {', '.join(BY_NAME[schema.subject])}.",
                field="column",
            )
    if options.relation and schema.subject is Subject.ACCOUNTS and not options.seeded:
        raise UsageError(
            f"{file} is a table of accounts, which tells no relation.",
            remedy="Leave out --relation; or state --followers-of or --followed-by ACCOUNT; or map its ends: "
            "--column source=A --column target=B.",
            field="relation",
        )
