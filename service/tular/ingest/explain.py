"""`explain`: how files would be read, with their first rows in words. Nothing is written and little is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tular.ingest.beginning import SAMPLE_BYTES
from tular.ingest.encodings import sample_in_utf_8, told_encoding
from tular.ingest.options import ReadOptions
from tular.ingest.reader import Reading
from tular.ingest.rejects import Rejects
from tular.ingest.source import Progress, Source, find_sources
from tular.ingest.words import PAST
from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch, RemovalBatch

MOST_ROWS = 10
TEXT_CHARACTERS = 60


@dataclass(slots=True)
class Explanation:
    file: str
    understood: str
    sentences: list[str]
    rows: list[str]
    """The first relations, posts or accounts in words."""
    made: Counter[str] = field(default_factory=Counter)
    """What the rows that were looked at become."""
    rows_read: int = 0
    whole: bool = True
    """Whether all of the file was looked at."""
    rejected: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)


def explain(paths: Sequence[str], options: ReadOptions) -> Iterator[Explanation]:
    """One explanation a file. Raises IngestError for what cannot be understood, as reading does."""
    sources, passed_over = find_sources(paths)
    for source in sources:
        beginning = _beginning_of(source, options)
        yield _explained(beginning, replace(options, encoding=None))
    for file, reason in passed_over.items():
        yield Explanation(file, f"passed over: {reason}", [], [])


class _Beginning(Source):
    """The first bytes of another source, whole lines of them."""

    content: bytes
    whole: bool

    def chunks(self, progress: Progress) -> Iterator[bytes]:
        yield self.content


def _beginning_of(source: Source, options: ReadOptions) -> _Beginning:
    given = source.sample(SAMPLE_BYTES + 1)
    content = sample_in_utf_8(given, told_encoding(given, options.encoding))
    beginning = _Beginning(source.name, len(content), source.named, source.member)
    beginning.whole = len(given) <= SAMPLE_BYTES
    cut = len(content) if beginning.whole else content.rfind(b"\n") + 1 or len(content)
    beginning.content = content[:cut]
    return beginning


def _explained(source: _Beginning, options: ReadOptions) -> Explanation:
    rejects = Rejects()
    reading = Reading([], options, rejects, [source])
    batches = list(reading)
    return Explanation(
        source.name,
        reading.recognised.get(source.name, ""),
        reading.sentences.get(source.name, []),
        list(_first_rows(batches)),
        reading.made,
        reading.rows_read,
        source.whole,
        rejects.by_reason,
        reading.notes,
    )


def _first_rows(batches: Sequence[Batch]) -> Iterator[str]:
    """The first relations; where there is none, the first posts or accounts."""
    handles: dict[str, str] = {}
    for batch in batches:
        if isinstance(batch, AccountBatch) and "handle" in batch.frame.columns:
            handles.update(batch.frame.select("id", "handle").drop_nulls().iter_rows())
    relations = [batch for batch in batches if isinstance(batch, RelationBatch)]
    share = max(MOST_ROWS // max(len({batch.relation for batch in relations}), 1), 2)
    taken: Counter[Relation] = Counter()
    for batch in relations:
        for row in batch.frame.head(max(share - taken[batch.relation], 0)).iter_rows(named=True):
            taken[batch.relation] += 1
            yield in_words(batch.relation, row, handles)
    if not relations:
        for batch in batches:
            if not isinstance(batch, RelationBatch):
                yield from _others(batch, handles)


def in_words(relation: Relation, row: dict[str, object], handles: dict[str, str]) -> str:
    """`@ada retweeted @bob on 2026-08-03 10:00:00 UTC, 3 times (post x:9)`"""
    source, target = (_name(str(row[end]), handles) for end in ("source", "target"))
    words = f"{source} {PAST[relation]} {target}"
    for name, before in (("at", "on"), ("firstSeen", "first seen"), ("lastSeen", "last seen")):
        if row.get(name):
            words += f" {before} {row[name]:%Y-%m-%d %H:%M:%S} UTC"
    if row.get("count") not in (None, 1):
        words += f", {row['count']:g} times"
    return words + (f" (post {row['post']})" if row.get("post") else "")


def _others(batch: AccountBatch | PostBatch | RemovalBatch, handles: dict[str, str]) -> Iterator[str]:
    for row in batch.frame.head(MOST_ROWS).iter_rows(named=True):
        if isinstance(batch, PostBatch):
            text = (row["text"] or "").replace("\n", " ")[:TEXT_CHARACTERS]
            yield f"{_name(row['author'] or '?', handles)} wrote post {row['id']}: {text}"
        elif isinstance(batch, RemovalBatch):
            yield f"post {row['post']} is gone" if row["post"] else f"account {row['account']} is gone"
        else:
            yield f"account {row['id']}" + (f" is @{row['handle']}" if row.get("handle") else "")


def _name(id_: str, handles: dict[str, str]) -> str:
    return f"@{handles[id_]}" if id_ in handles else id_
