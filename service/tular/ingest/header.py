"""Header, caller's options and file name → the schema of a table, or an error that names the option."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from tular.errors import IngestError, UsageError
from tular.ingest.columns import (
    COLUMNS,
    KNOWN,
    Column,
    Kind,
    Schema,
    Subject,
    means_likes,
    plain,
    relations_meant,
)
from tular.ingest.options import ReadOptions
from tular.measures import BY_NAME
from tular.models import Layer, Relation

_BY_STEM = {name: layer.relation for layer in Layer for name in (layer.value, layer.relation.value.lower())}
_RESERVED = frozenset(BY_NAME) | {
    "key",
    "run",
    "communityId",
    "confidence",
    "role",
    "tier",
    "language",
    "x",
    "y",
}
_ONLY_POSTS = frozenset({"text", "lang", "hashtags", "links", "retweetOf", "quoteOf", "replyTo"})
_STATE_RELATION = "State it: --relation follows (or retweeted, quoted, replied, mentioned)."


def relation_of_stem(stem: str) -> Relation | None:
    """The relation of a file named after a layer: `retweets.csv`, `follows-2026-01-31.csv`."""
    return _BY_STEM.get(re.split(r"[^a-z]", stem, maxsplit=1)[0])


def resolve_header(file: str, names: Sequence[str], options: ReadOptions, stem: str) -> Schema:
    """The meaning of columns called `names`, in order.

    Raises IngestError when they name nothing Tular knows or the relation stays open, UsageError when
    `options.columns` names a column that is not there or not known.
    """
    _check_names(file, names)
    stated = _stated_columns(file, names, options.columns)
    subject = _subject(file, names, stated, options)
    columns = _assign(names, subject, stated)
    relation = _relation(file, names, columns, options, stem) if subject is Subject.RELATIONS else None
    return Schema(subject, columns, relation)


def _check_names(file: str, names: Sequence[str]) -> None:
    repeated = {name for name in names if name and list(names).count(name) > 1}
    if repeated:
        raise IngestError(
            f"{file} has more than one column {sorted(repeated)[0]!r}.",
            remedy="Give each column a name of its own.",
        )


def _stated_columns(file: str, names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """The file's column → Tular's, for those the caller mapped."""
    known = {column.name for group in COLUMNS.values() for column in group}
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


def _subject(file: str, names: Sequence[str], stated: Mapping[str, str], options: ReadOptions) -> Subject:
    found = {subject: {c.name for c in _assign(names, subject, stated)} for subject in Subject}
    fits = {
        subject
        for subject in Subject
        if all(c.name in found[subject] for c in COLUMNS[subject] if c.required)
    }
    if Subject.POSTS in fits and found[Subject.POSTS] & _ONLY_POSTS and not options.relation:
        return Subject.POSTS
    for subject in (Subject.RELATIONS, Subject.POSTS, Subject.ACCOUNTS):
        if subject in fits:
            return subject
    raise IngestError(
        f"{file} has no columns that Tular knows among {', '.join(names)}.",
        remedy="Map them, for instance --column source=A --column target=B, or --column id=A for accounts.",
    )


def _assign(names: Sequence[str], subject: Subject, stated: Mapping[str, str]) -> tuple[Column, ...]:
    """One column per name. Stated ones first, then exact names of the model, then synonyms; none twice."""
    by_name = {column.name: column for column in COLUMNS[subject]}
    assigned = {name: by_name[ours] for name, ours in stated.items() if ours in by_name}
    rounds = ({plain(name): column for name, column in by_name.items()}, KNOWN[subject])
    for known in rounds:
        for name in names:
            column = known.get(plain(name))
            if column and name not in stated and name not in assigned and column not in assigned.values():
                assigned[name] = column
    taken = {column.name for column in assigned.values()}
    columns = []
    for place, name in enumerate(names):
        column = assigned.get(name) or _other(name, place, subject, taken)
        taken.add(column.name)
        columns.append(column)
    return tuple(columns)


def _other(name: str, place: int, subject: Subject, taken: Collection[str]) -> Column:
    """A column of no known meaning: a property of its own on accounts, passed over elsewhere."""
    if subject is not Subject.ACCOUNTS or not name:
        return Column(f"column {place + 1}", Kind.IGNORED)
    own = re.sub(r"\W", "_", name)
    own = f"_{own}" if own[0].isdigit() else own
    while own in taken or own in _RESERVED:
        own += "Given"
    return Column(own, Kind.TEXT)


def _relation(
    file: str, names: Sequence[str], columns: Sequence[Column], options: ReadOptions, stem: str
) -> Relation:
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
