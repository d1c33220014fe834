"""What one request's resolvers share: the runs, pinned for the length of the request, and the live reader."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tular.api.auth.callers import IN_PROCESS, Caller
from tular.api.graphql.batches import Batches
from tular.api.graphql.community_edits import CurrentCommunityEdits
from tular.api.graphql.cursors import Cursor, pinned_run
from tular.api.graphql.deadline import Deadline
from tular.api.graphql.ids import key_of
from tular.api.graphql.live import Live, ServingLoop
from tular.api.graphql.open_runs import Current, OpenRuns
from tular.config import Settings
from tular.errors import RunNotFound, StoreError, TularError, UsageError
from tular.models import Layer, RunManifest
from tular.results.community_edits import CommunityEdits
from tular.results.run_view import RunView

Measure = Callable[[Settings, str, str | None], str]
"""Measures the campaign of this name from the run of this id, or the current one; gives the id of its new ledger."""


def measures_nothing(_settings: Settings, name: str, _run_id: str | None) -> str:
    """Where the service was started without the means to compute."""
    raise UsageError(
        "This service does not measure.", remedy=f"Use `tular campaign measure {name!r}`.", field="name"
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was current when the request began; `problem` is why there is no run."""

    view: RunView | None
    problem: TularError | None
    named: str | None
    edits: CommunityEdits


class RequestContext:
    """Every field of a query sees the same current run under the same names, even when that changes meanwhile.

    It is made in the loop that serves, and used in the thread that computes the request.
    """

    def __init__(
        self,
        open_runs: OpenRuns,
        current: Current,
        live: Live,
        edits: CurrentCommunityEdits,
        measure: Measure = measures_nothing,
        caller: Caller = IN_PROCESS,
        request_id: str = "",
        key_changed: Callable[[str], None] = lambda _prefix: None,
        seconds: float = 30.0,
    ) -> None:
        self.measure = measure
        self.caller = caller
        self.request_id = request_id
        self._key_changed = key_changed
        self.deadline = Deadline(seconds)
        self.serving = ServingLoop(asyncio.get_running_loop(), self.deadline)
        self.live = self.serving.reader(live)
        self.batches = Batches(self.live)
        self.settings = open_runs.settings
        self._open_runs = open_runs
        self._current = current
        self._edits = edits
        self._seen: _Seen | None = None
        self._pinned: RunView | None = None
        self._changed = False
        self._manifests: list[RunManifest] | None = None
        self._listing = asyncio.Lock()
        self._published: frozenset[str] | None = None
        self._in_cypher: frozenset[str] | None = None

    async def look(self) -> None:
        """Pin what is current now. For the loop that serves."""
        if self._changed:
            self._edits.forget()
        _, edits = await asyncio.gather(self._current.refresh(), self._edits.get())
        current = self._current
        self._seen = _Seen(current.view, current.why_none(), current.named, edits)

    async def current_run(self) -> RunView:
        """Raises RunNotFound when nothing is published yet, or why it could not be read."""
        if self._pinned is None:
            seen = await self._now()
            if seen.view is None:
                raise seen.problem or RunNotFound("No run is published yet.")
            self._pinned = seen.view.edited(seen.edits)
        return self._pinned

    async def run_of(self, run_id: str) -> RunView:
        """The run with this id. Raises RunNotFound, ArtifactDamaged."""
        view = await self.serving.run(lambda: self._open_runs.run(run_id))
        return view.edited((await self._now()).edits)

    def shown_otherwise(self) -> None:
        """Look again: names of communities, or which are shown as one, were changed by this request."""
        self._changed = True
        self._seen = self._pinned = None

    def key_changed(self, prefix: str) -> None:
        """A key was made or revoked by this request."""
        self.serving.call(lambda: self._key_changed(prefix))

    async def is_current(self, run_id: str) -> bool:
        """Whether this is the published run, readable or not."""
        seen = await self._now()
        return run_id == (seen.named or (seen.view and seen.view.id))

    async def in_cypher(self) -> frozenset[str] | None:
        """The id of the run that Cypher's scores, communities and memberships are of, if they are whole; None while
        Neo4j does not tell."""
        if self._in_cypher is None:
            try:
                rows = await self.live.read("read/current_run")
            except StoreError:
                return None
            self._in_cypher = frozenset(row["inCypher"] for row in rows if row["inCypher"])
        return self._in_cypher

    async def _now(self) -> _Seen:
        if self._seen is None:
            await self.serving.run(self.look)
        assert self._seen is not None
        return self._seen

    async def current_run_if_any(self) -> RunView | None:
        """The current run, None before the first is published."""
        try:
            return await self.current_run()
        except RunNotFound:
            return None

    async def runs_of(self, layer: Layer, scope: str, most: int, *, own: str = "") -> list[RunManifest]:
        """The newest published runs of a layer and scope, newest first, and the run `own` wherever it comes."""
        published = await self.published()
        return [
            run
            for run in await self.manifests()
            if (run.layer, run.scope) == (layer, scope)
            and (published is None or run.id in published or run.id == own)
        ][:most]

    async def published(self) -> frozenset[str] | None:
        """Ids of the runs that were ever current; None while Neo4j does not tell."""
        if self._published is None:
            try:
                rows = await self.live.read("read/published_runs")
            except StoreError:
                return None
            self._published = frozenset(row["id"] for row in rows)
        return self._published

    async def manifests(self) -> list[RunManifest]:
        """All runs, newest first; looked up once a request."""
        async with self._listing:
            if self._manifests is None:
                self._manifests = await self._open_runs.manifests()
            return self._manifests

    async def run(self, run_id: str | None, cursor: Cursor | None = None, *, field: str = "runId") -> RunView:
        """The run that `runId` (global id or plain id) or the cursor names, the current one otherwise."""
        wanted = pinned_run(cursor, run_id and key_of("Run", run_id, field=field))
        return await (self.current_run() if wanted is None else self.run_of(wanted))
