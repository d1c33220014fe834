"""Runs: which analyses exist, and everything that makes each explainable."""
# mypy: allow-subclassing-any

from __future__ import annotations

from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.context import RequestContext
from tular.api.graphql.cursors import Cursor, read_cursor
from tular.api.graphql.ids import key_of, to_global
from tular.api.graphql.nodes import Node
from tular.api.graphql.paging import (
    Connection,
    Edge,
    Page,
    edge_list,
    how_many,
    page_arguments,
    page_ends,
    page_size,
)
from tular.api.graphql.runs.findings import RunFindings
from tular.api.graphql.scalars import JSON, Layer, Measure, Tier
from tular.errors import RunNotFound
from tular.measures import BY_NAME, TIER_STEPS
from tular.models import RunManifest
from tular.models import Tier as TierName
from tular.results.community_events import CommunityEvent, events_of

CURSOR = "runs"


class RunStep(graphene.ObjectType):
    """One timed part of a run."""

    name = graphene.String(required=True, description="What was done.")
    seconds = graphene.Float(required=True, description="How long it took.")
    method = graphene.String(required=True, description="Which implementation and settings gave the result.")
    details = JSON(
        required=True, description="The engine that computed a measure, iterations, error bounds, sizes."
    )


class MissingTable(graphene.ObjectType):
    """Something that this run was made without, and that another run can have."""

    name = graphene.String(required=True, description="Table of the run, as `exchanges` or `echo`.")
    remedy = graphene.String(required=True, description="What makes a run that has it.")


class TierStep(graphene.ObjectType):
    """Where a tier begins."""

    tier = graphene.Field(Tier, required=True, description="The tier, smallest first.")
    least_followers = graphene.Int(
        required=True, description="Followers, as the platform states them, from which an account is in it."
    )


class Run(RunFindings):
    """One immutable analysis. Every number that the service tells comes from one."""

    class Meta:
        interfaces = (Node,)

    run_id = graphene.String(required=True, description="The id that `tular runs` and Neo4j show.")
    layer = Layer(required=True, description="The relation type that was analysed.")
    window_from = graphene.DateTime(name="from", description="Start of the window, included; null: open.")
    window_to = graphene.DateTime(name="to", description="End of the window, excluded; null: open.")
    parameters = JSON(required=True, description="Every choice that was made.")
    engine = graphene.String(
        required=True,
        description="What computed it, as `tular analyze --engine` names it: `auto`, `igraph`, `gds`, `spark`.",
    )
    seed = graphene.BigInt(required=True, description="Of everything random.")
    fingerprint = graphene.String(
        required=True, description="Of the snapshot: equal content, equal fingerprint."
    )
    versions = JSON(required=True, description="Of the libraries that computed it.")
    scope = graphene.String(
        required=True,
        description="What it looked at beyond layer and window, in words: a subject, a half-life; empty: all alike.",
    )
    started_at = graphene.DateTime(required=True, description="When the analysis began.")
    finished_at = graphene.DateTime(required=True, description="When the analysis was done.")
    seconds = graphene.Float(required=True, description="How long the analysis took.")
    account_count = graphene.Int(
        required=True, description="Accounts with a relation in the layer and window."
    )
    relation_count = graphene.Int(required=True, description="Relations in the layer and window.")
    community_count = graphene.Int(required=True, description="Communities found.")
    modularity = graphene.Float(required=True, description="Of the communities: 0 is chance, 1 the most.")
    tiers = graphene.List(
        graphene.NonNull(TierStep), required=True, description="From how many followers on each tier begins."
    )
    findings = JSON(required=True, description="What holds for the network as a whole.")
    measures = graphene.List(
        graphene.NonNull(Measure), required=True, description="Scores that this run has."
    )
    not_computed = graphene.List(
        graphene.NonNull(MissingTable),
        required=True,
        description="What the run was made without: lists of it are empty because nobody looked, not because nothing "
        "is there.",
    )
    steps = graphene.List(graphene.NonNull(RunStep), required=True, description="Its timed parts.")
    community_events = graphene.List(
        graphene.NonNull("tular.api.graphql.communities.events.CommunityEvent"),
        required=True,
        description="What happened to communities since the run before, the largest first.",
        community=graphene.ID(description="Only to this one, in this run or the one before: `communityId`."),
        first=how_many(),
    )
    current = graphene.Boolean(required=True, description="Is this the published run?")
    in_cypher = graphene.Boolean(
        description="Are the scores, communities and memberships that Cypher finds in Neo4j of this run? A run is "
        "served before all of them are written; null while Neo4j does not answer."
    )

    @staticmethod
    def resolve_id(run: RunManifest, _info: Any) -> str:
        return to_global("Run", run.id)

    @staticmethod
    def resolve_run_id(run: RunManifest, _info: Any) -> str:
        return run.id

    @staticmethod
    def resolve_window_from(run: RunManifest, _info: Any) -> datetime | None:
        return run.window.start

    @staticmethod
    def resolve_window_to(run: RunManifest, _info: Any) -> datetime | None:
        return run.window.end

    @staticmethod
    def resolve_engine(run: RunManifest, _info: Any) -> str:
        return run.engine

    @staticmethod
    async def resolve_not_computed(run: RunManifest, info: Any) -> list[dict[str, str]]:
        artifact = (await info.context.run_of(run.id)).artifact
        return [{"name": name, "remedy": f"{made_by}."} for name, made_by in artifact.not_computed.items()]

    @staticmethod
    def resolve_tiers(run: RunManifest, _info: Any) -> list[dict[str, Any]]:
        steps = (0, *run.parameters.get("tiers", TIER_STEPS))
        return [
            {"tier": tier.value, "least_followers": least}
            for tier, least in zip(TierName, steps, strict=True)
        ]

    @staticmethod
    def resolve_seconds(run: RunManifest, _info: Any) -> float:
        return (run.finished_at - run.started_at).total_seconds()

    @staticmethod
    def resolve_account_count(run: RunManifest, _info: Any) -> int:
        return run.accounts

    @staticmethod
    def resolve_relation_count(run: RunManifest, _info: Any) -> int:
        return run.relations

    @staticmethod
    def resolve_community_count(run: RunManifest, _info: Any) -> int:
        return run.communities

    @staticmethod
    def resolve_measures(run: RunManifest, _info: Any) -> list[str]:
        return [name for name in run.measures if name in BY_NAME]

    @staticmethod
    async def resolve_community_events(
        run: RunManifest, info: Any, community: str | None = None, first: int | None = None
    ) -> list[CommunityEvent]:
        only = None if community is None else key_of("Community", community)
        return events_of(await info.context.run_of(run.id), only, page_size(first))

    @staticmethod
    async def resolve_current(run: RunManifest, info: Any) -> bool:
        return bool(await info.context.is_current(run.id))

    @staticmethod
    async def resolve_in_cypher(run: RunManifest, info: Any) -> bool | None:
        whole = await info.context.in_cypher()
        return None if whole is None else run.id in whole


class RunEdge(graphene.ObjectType):
    """A run at its place in the list."""

    cursor = graphene.String(required=True, description="For `after`.")
    node = graphene.Field(Run, required=True, description="What the edge leads to.")


class RunConnection(Connection):
    """Runs, newest first."""

    edges = edge_list(RunEdge)
    total_count = graphene.Int(required=True, description="How many runs there are, experiments included.")


class RunQueries(graphene.ObjectType):
    run = graphene.Field(
        Run,
        id=graphene.ID(description="Global id or `runId`."),
        description="A run; the current one without an id.",
    )
    runs = graphene.Field(
        RunConnection, required=True, description="All runs, newest first.", **page_arguments()
    )

    @staticmethod
    async def resolve_run(_root: None, info: Any, id: str | None = None) -> RunManifest | None:  # noqa: A002
        return await find_run(info.context, id)

    @staticmethod
    async def resolve_runs(
        _root: None, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        size, cursor = page_size(first), read_cursor(after, CURSOR)
        manifests = await info.context.manifests()
        return _page(manifests, _start(manifests, cursor), size)


async def find_run(context: RequestContext, run_id: str | None) -> RunManifest | None:
    """The run with this id, None when there is none; without an id the current one."""
    if run_id is None:
        current = await context.current_run_if_any()
        return None if current is None else current.manifest
    try:
        return (await context.run_of(key_of("Run", run_id))).manifest
    except RunNotFound:
        return None


def _page(manifests: list[RunManifest], start: int, size: int) -> Page:
    edges = [Edge(str(Cursor(CURSOR, "", _place(run))), run) for run in manifests[start : start + size]]
    more = start + size < len(manifests)
    return Page(
        edges, page_ends([edge.cursor for edge in edges], more=more, before=start > 0), len(manifests)
    )


def _place(run: RunManifest) -> str:
    """Texts in the order of the list, see `list_runs`."""
    return f"{run.number:09} {run.finished_at.isoformat()} {run.id}"


def _start(manifests: list[RunManifest], cursor: Cursor | None) -> int:
    """Where the next page begins: new runs come in front and do not shift what follows a cursor."""
    if cursor is None:
        return 0
    return next((row for row, run in enumerate(manifests) if _place(run) < cursor.place), len(manifests))
