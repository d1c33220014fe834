"""The runs that the API has open, and which of them is the current one."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Protocol

from cachetools import LRUCache

from tular.api.graphql.refreshing import Refresher
from tular.config import Settings
from tular.errors import ArtifactDamaged, RunError, RunNotFound, TularError, Unreachable
from tular.models import RunManifest
from tular.results.run_view import RunView
from tular.runs.artifact import open_run
from tular.runs.catalog import list_runs

OPEN_RUNS = 8
FRESH = 0.5
"""Seconds for which the pointer to the current run is not read again."""
PATIENCE = 2.0
"""Seconds to wait for Neo4j's answer about the current run before serving the last known one."""
BACKOFF = 5.0

RUN_ID = re.compile(r"[\w.-]{1,100}", re.ASCII)
"""What may be looked for among files: nothing that leads elsewhere or that no file system takes."""

log = logging.getLogger(__name__)


class Pointer(Protocol):
    async def current_run(self) -> str | None: ...


class OpenRuns:
    """Opens runs by id and keeps the latest used ones open; files are opened in a thread."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._open: LRUCache[str, asyncio.Future[RunView]] = LRUCache(OPEN_RUNS)

    async def run(self, run_id: str) -> RunView:
        """Raises RunNotFound, ArtifactDamaged."""
        if not RUN_ID.fullmatch(run_id):
            raise RunNotFound(
                f"There is no run {run_id[:50]!r}.", remedy="`runs` lists the runs.", field="runId"
            )
        opening = self._open.get(run_id)
        if opening is None:
            opening = self._open[run_id] = asyncio.ensure_future(asyncio.to_thread(self._load, run_id))
        try:
            return await asyncio.shield(opening)
        except TularError:
            self._open.pop(run_id, None)
            raise

    async def manifests(self) -> list[RunManifest]:
        """Newest first."""
        return await asyncio.to_thread(list_runs, self.settings.artifacts)

    def _load(self, run_id: str) -> RunView:
        try:
            return RunView(open_run(self.settings.artifacts, run_id, cache=self.settings.cache)).warm()
        except TularError:
            raise
        except Exception as error:  # whatever lies in the folder, it must not end the service
            log.exception("run %s cannot be read", run_id)
            raise ArtifactDamaged(
                f"Run {run_id} cannot be read by this version ({type(error).__name__}).",
                remedy="Analyse again with `tular analyze`, and look into the log for the details.",
            ) from error


class Current:
    """The published run: asked of Neo4j in the background, and the last known one until the answer is there."""

    def __init__(self, open_runs: OpenRuns, pointer: Pointer) -> None:
        self.open_runs = open_runs
        self.pointer = pointer
        self.view: RunView | None = None
        self.named: str | None = None
        """The id that Neo4j named last, also of a run that cannot be read."""
        self.problem: TularError | None = None
        self._silent = False
        self._refresher = Refresher(self._look)

    @property
    def reachable(self) -> bool:
        """Whether Neo4j answered when it was last asked, whatever became of the run that it named."""
        return self.problem is None or isinstance(self.problem, RunError)

    async def run(self) -> RunView:
        """Raises RunNotFound when nothing is published yet, or why it could not be read."""
        await self.refresh()
        if self.view is not None:
            return self.view
        raise self.why_none() or _none_published()

    def why_none(self) -> TularError | None:
        """Why there is no current run; None while there is one."""
        return None if self.view is not None else self.problem or _none_published()

    async def refresh(self) -> None:
        """Read the pointer again unless that was done a moment ago; until it is there keep the last known run."""
        await self._refresher.refresh(answers=self.reachable and not self._silent)

    async def _look(self) -> float:
        """Ask, and give the seconds for which not to ask again. One slow answer is no outage."""
        problem, wait = await self._asked()
        silent = isinstance(problem, Unreachable) and problem.message == _SILENT
        if silent and not self._silent and self.view is not None:
            problem, wait = self.problem, FRESH
        elif problem and str(problem) != str(self.problem):
            log.warning("The current run is not known anew: %s", problem)
        self._silent, self.problem = silent, problem
        return wait

    async def _asked(self) -> tuple[TularError | None, float]:
        """What is wrong, if anything, and for how many seconds not to ask again."""
        try:
            await self._follow(await asyncio.wait_for(self.pointer.current_run(), PATIENCE))
        except TimeoutError:
            return _silent(), BACKOFF
        except TularError as error:
            return error, FRESH
        return None, FRESH

    async def _follow(self, run_id: str | None) -> None:
        self.named = run_id
        if run_id is None:
            self.view = None
        elif self.view is None or self.view.id != run_id:
            self.view = await self.open_runs.run(run_id)


_SILENT = f"Neo4j did not answer within {PATIENCE:g} s."


def _none_published() -> RunNotFound:
    return RunNotFound(
        "No run is published yet.",
        remedy="Load data with `tular load` and run `tular analyze`.",
        field="runId",
    )


def _silent() -> TularError:
    return Unreachable(
        _SILENT,
        remedy="`tular doctor` says what is wrong.",
        field=None,
    )
