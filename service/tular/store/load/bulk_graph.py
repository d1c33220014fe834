"""Batches as one graph with numbered nodes: what `neo4j-admin database import` takes. Pure: frames in, frames out.

Nodes are numbered from 0 without gaps over all labels, and relations name numbers instead of keys. Neo4j then has
no keys to look up, and a follow is one integer, which sorts and drops duplicates fast.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

import polars as pl

from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch, RemovalBatch
from tular.store.load import records as rows
from tular.store.load.known_handles import aliases, known_by_handle, replaced

START, END, NUMBER = ":START_ID", ":END_ID", ":ID"
_POST_PROPERTIES = ("at", "text", "lang")
_TIMES = ("at", "firstSeen", "lastSeen")
_REFERENCES = {"RETWEET_OF": "retweetOf", "QUOTE_OF": "quoteOf", "REPLY_TO": "replyTo"}


@dataclass(slots=True)
class Stage:
    """What was read so far, kept as it came; memory grows with it and `size` says by how much."""

    accounts: dict[str, list[pl.DataFrame]] = field(default_factory=lambda: defaultdict(list))
    relations: dict[tuple[str, Relation], list[pl.DataFrame]] = field(
        default_factory=lambda: defaultdict(list)
    )
    posts: dict[str, list[pl.DataFrame]] = field(default_factory=lambda: defaultdict(list))
    removals: list[RemovalBatch] = field(default_factory=list)
    """Which are written to a database that is there, never imported."""
    size: int = 0
    """Bytes in memory."""

    def add(self, batch: Batch) -> None:
        match batch:
            case AccountBatch():
                self.accounts[batch.platform].append(batch.frame)
            case PostBatch():
                self.posts[batch.platform].append(batch.frame)
            case RelationBatch():
                self.relations[batch.platform, batch.relation].append(batch.frame)
            case RemovalBatch():
                self.removals.append(batch)
        self.size += int(batch.frame.estimated_size())

    @property
    def rows(self) -> int:
        frames = chain(*self.accounts.values(), *self.posts.values(), *self.relations.values())
        return sum(frame.height for frame in frames)

    def batches(self) -> Iterator[Batch]:
        """What was staged, for another way of loading."""
        for platform, frames in self.accounts.items():
            yield from (AccountBatch(platform, frame) for frame in frames)
        for platform, frames in self.posts.items():
            yield from (PostBatch(platform, frame) for frame in frames)
        for (platform, relation), frames in self.relations.items():
            yield from (RelationBatch(relation, platform, frame) for frame in frames)
        yield from self.removals

    def joined(self) -> Iterator[Batch]:
        """What was staged, one batch a platform and kind; the stage is empty afterwards."""
        while self.accounts:
            platform, frames = self.accounts.popitem()
            yield AccountBatch(platform, rows.joined(frames))
        while self.posts:
            platform, frames = self.posts.popitem()
            yield PostBatch(platform, rows.joined(frames))
        while self.relations:
            (platform, relation), frames = self.relations.popitem()
            yield RelationBatch(relation, platform, rows.joined(frames))
        yield from self.removals

    @property
    def counted(self) -> bool:
        """Whether there are events that only a file counted."""
        return any(True in kinds for kinds in self._kinds())

    @property
    def told_twice(self) -> bool:
        """Whether events of one relation are both told one by one and counted."""
        return any(len(kinds) > 1 for kinds in self._kinds())

    def _kinds(self) -> Iterator[set[bool]]:
        """For each relation of events, whether they are counted only: some of them, or none."""
        for (_, relation), frames in self.relations.items():
            if relation is not Relation.FOLLOWS:
                yield {kind for frame in frames for kind in rows.are_totals(frame).unique()}

    @property
    def platforms(self) -> list[str]:
        return sorted({*self.accounts, *self.posts, *(platform for platform, _ in self.relations)})


@dataclass(slots=True)
class Graph:
    """`nodes` and `relations` are (label or type, frame) pairs; `created` counts distinct rows of the input."""

    nodes: list[tuple[str, pl.DataFrame]] = field(default_factory=list)
    relations: list[tuple[str, pl.DataFrame]] = field(default_factory=list)
    count: int = 0
    created: int = 0

    def number(self, column: str, values: Iterable[pl.Series]) -> pl.DataFrame:
        """Number the distinct values of one kind of node: columns `column` and `number`."""
        given = [value.drop_nulls().cast(pl.String).rename(column) for value in values]
        distinct = pl.concat([pl.Series(column, [], pl.String), *given]).unique().sort()
        numbered = distinct.to_frame().with_row_index("number", self.count)
        self.count += numbered.height
        return numbered.with_columns(pl.col("number").cast(pl.Int64))

    def add_nodes(self, label: str, frame: pl.DataFrame) -> None:
        if frame.height:
            self.nodes.append((label, frame.rename({"number": NUMBER}).select(NUMBER, pl.exclude(NUMBER))))

    def add_relations(self, kind: str, frame: pl.DataFrame) -> None:
        """`frame` has `source` and `target` as numbers, and properties."""
        if frame.height:
            given = [name for name in frame.columns if frame[name].null_count() < frame.height]
            times = pl.col(name for name in given if name in _TIMES).cast(pl.Datetime("ms"))
            frame = frame.select(given).with_columns(times)
            self.relations.append((kind, frame.rename({"source": START, "target": END})))


def assemble(stage: Stage) -> Graph:
    """Number everything, drop what is there twice. Empties the stage, to give its memory back as it goes."""
    graph = Graph()
    join_handles(stage)
    posts = {platform: rows.posts(rows.joined(frames)) for platform, frames in stage.posts.items()}
    for platform in stage.platforms:
        numbers = _add_accounts(graph, stage, platform, posts.get(platform))
        if platform in posts:
            _add_posts(graph, platform, posts.pop(platform), numbers)
        for relation in Relation:
            if frames := stage.relations.pop((platform, relation), None):
                _add_relations(graph, relation, frames, numbers)
    return graph


def join_handles(stage: Stage) -> None:
    """Put the id of an account wherever the stage names it by its handle."""
    for platform in stage.platforms:
        frames = stage.accounts.get(platform)
        known = aliases(rows.accounts(rows.joined(frames))) if frames else None
        if known is None or not known.height:
            continue
        stage.accounts[platform] = [replaced(frame, ("id",), known) for frame in stage.accounts[platform]]
        if platform in stage.posts:
            stage.posts[platform] = [replaced(f, ("author",), known) for f in stage.posts[platform]]
        for owner, relation in [pair for pair in stage.relations if pair[0] == platform]:
            frames = stage.relations[owner, relation]
            stage.relations[owner, relation] = [replaced(f, ("source", "target"), known) for f in frames]


def _add_accounts(graph: Graph, stage: Stage, platform: str, posts: pl.DataFrame | None) -> pl.DataFrame:
    """Nodes for every account that is given or named; returns their `id` and `number`."""
    frames = stage.accounts.pop(platform, [])
    given = rows.accounts(rows.joined(frames)) if frames else pl.DataFrame(schema={"id": pl.String})
    named = [given["id"]] if posts is None else [given["id"], posts["author"]]
    for (owner, _), relations in stage.relations.items():
        if owner == platform:
            named += [frame[side].unique() for frame in relations for side in ("source", "target")]
    numbers = graph.number("id", named)
    key = (pl.lit(f"{platform}:") + pl.col("id")).alias("key")
    nodes = numbers.join(given, on="id", how="left").with_columns(key, pl.lit(platform).alias("platform"))
    by_handle, others = known_by_handle(nodes, platform)
    graph.add_nodes("Account", others)
    graph.add_nodes("Account:ByHandle", by_handle)
    graph.created += given.height
    return numbers


def _add_relations(
    graph: Graph, relation: Relation, frames: list[pl.DataFrame], numbers: pl.DataFrame
) -> None:
    frame = _numbered(frames, numbers)
    if relation is Relation.FOLLOWS:
        parts = [_follows(frame, graph.count)]
    else:
        parts = rows.by_kind_of_count(rows.events(frame).drop("identity"))
    for part in parts:
        graph.created += part.height
        graph.add_relations(relation.value, part)


def _follows(frame: pl.DataFrame, count: int) -> pl.DataFrame:
    """As `rows.follows`, but on numbers below `count`: without times a pair is one integer, sorted at once."""
    if any(name in frame.columns and frame[name].null_count() < frame.height for name in rows.FOLLOW_COLUMNS):
        return rows.follows(frame)
    pair = (frame["source"] * count + frame["target"]).sort()
    pair = pair.filter(pair.ne_missing(pair.shift(1)))
    return pl.DataFrame({"source": pair // count, "target": pair % count})


def _numbered(frames: list[pl.DataFrame], numbers: pl.DataFrame) -> pl.DataFrame:
    """Relations with numbers for ids, in the order read; takes the frames out of their list one by one."""
    done = []
    frames.reverse()
    while frames:
        frame = frames.pop()
        for side in ("source", "target"):
            mapping = _mapping(numbers, frame.schema[side])
            frame = frame.join(mapping, left_on=side, right_on="id", how="left", maintain_order="left")
            frame = frame.with_columns(pl.col("number").alias(side)).drop("number")
        done.append(frame)
    return rows.joined(done)


def _mapping(numbers: pl.DataFrame, kind: pl.DataType) -> pl.DataFrame:
    """`id` in the type that relations have it in → `number`."""
    if kind == pl.String:
        return numbers
    as_integer = pl.col("id").cast(pl.Int64, strict=False)
    # "007" is another account than 7: only ids that read back the same have an integer form.
    return numbers.filter(as_integer.cast(pl.String) == pl.col("id")).with_columns(as_integer)


def _add_posts(graph: Graph, platform: str, posts: pl.DataFrame, accounts: pl.DataFrame) -> None:
    references = {
        kind: posts.select("id", target=column).drop_nulls() for kind, column in _REFERENCES.items()
    }
    numbers = graph.number("id", [posts["id"], *(frame["target"] for frame in references.values())])
    key = (pl.lit(f"{platform}:") + pl.col("id")).alias("key")
    properties = posts.select("id", *_POST_PROPERTIES)
    graph.add_nodes("Post", numbers.join(properties, on="id", how="left").with_columns(key).drop("id"))
    graph.created += posts.height
    authors = posts.select("id", target="author").drop_nulls()
    posted = _related(authors, numbers, accounts).rename({"source": "target", "target": "source"})
    graph.add_relations("POSTED", posted)
    _add_mentioned(graph, "Hashtag", "tag", "TAGGED", posts.select("id", target="hashtags"), numbers)
    _add_mentioned(graph, "Link", "url", "LINKS_TO", posts.select("id", target="links"), numbers)
    for kind, frame in references.items():
        graph.add_relations(kind, _related(frame, numbers, numbers))


def _add_mentioned(
    graph: Graph, label: str, column: str, kind: str, lists: pl.DataFrame, posts: pl.DataFrame
) -> None:
    """Nodes for what posts hold in a list, and relations to them."""
    pairs = lists.explode("target").drop_nulls()
    numbers = graph.number(column, [pairs["target"]])
    graph.add_nodes(label, numbers)
    graph.add_relations(kind, _related(pairs, posts, numbers.rename({column: "id"})))


def _related(pairs: pl.DataFrame, sources: pl.DataFrame, targets: pl.DataFrame) -> pl.DataFrame:
    """Pairs of ids (`id`, `target`) as pairs of numbers (`source`, `target`), each once."""
    pairs = pairs.join(sources.rename({"number": "source"}), on="id")
    numbered = pairs.join(targets, left_on="target", right_on="id").select("source", target="number")
    return numbered.unique().sort("source", "target")
