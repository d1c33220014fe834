"""What commands that read a run share: which run, opened, and measures by either of their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from rich.markup import escape

from tular.cli.console import console
from tular.errors import StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tular.models import Layer, RunManifest, Step, Window
    from tular.results.community_edits import CommunityEdits
    from tular.results.rankings import RankingPage
    from tular.results.run_view import RunView
    from tular.store.driver.database import Database

T = TypeVar("T")


def told_by_neo4j(question: Callable[[Database], T], unknown: str) -> T | None:
    """The answer where Neo4j runs: reading runs is no reason to start it. None, said by `unknown`, where it fails."""
    from tular.cli.connection import reachable_neo4j
    from tular.store.driver.database import Database

    try:
        if (settings := reachable_neo4j()) is None:
            return None
        with Database.connect(settings) as database:
            return question(database)
    except StoreError as error:
        console.print(f"{unknown}: {escape(error.message)}")
        return None


def chosen_run(run_id: str | None, layer: Layer | None, window: Window) -> str:
    """The run by id, or the newest of a layer and window, else the current one. Raises UsageError, RunNotFound."""
    from tular.cli.connection import current_run_id, running_neo4j
    from tular.config import load_settings
    from tular.runs.catalog import list_runs, newest_run

    if layer is None and window.bounded:
        raise UsageError(
            "--from and --to need --layer.", remedy="Give --layer, or --run alone.", field="layer"
        )
    if layer is not None and run_id is not None:
        raise UsageError("A run is asked for by --run or by --layer.", remedy="Give one.", field="layer")
    if layer is not None:
        return newest_run(list_runs(load_settings().artifacts), layer, window, _published()).id
    return run_id or current_run_id(running_neo4j())


def _published() -> frozenset[str] | None:
    """The runs that were ever current; None, said so, where Neo4j does not tell."""
    from tular.store.publish.publishing import published_runs

    return told_by_neo4j(published_runs, "Which runs are published is not known")


def open_view(run_id: str) -> RunView:
    """The run, its communities shown as users want them, where Neo4j can tell how."""
    from tular.config import load_settings
    from tular.results.run_view import RunView
    from tular.runs.artifact import open_run

    settings = load_settings()
    return RunView(open_run(settings.artifacts, run_id, cache=settings.cache)).edited(_community_edits())


def fill_profiles(page: RankingPage) -> None:
    """Handles and names that were loaded after the run, where Neo4j can be reached."""
    accounts = page.edges.accounts
    told = told_by_neo4j(
        lambda database: database.read("read/accounts", keys=accounts.profile("key")),
        "Names loaded after the run are not known",
    )
    if told is not None:
        page.edges.accounts = accounts.filled(row["account"] for row in told)


def _community_edits() -> CommunityEdits:
    from tular.results.community_edits import CommunityEdits

    told = told_by_neo4j(
        lambda database: CommunityEdits.of(database.read("read/community_names")),
        "Names given to communities are not known",
    )
    return CommunityEdits() if told is None else told


def no_account(name: str) -> UsageError:
    """That there is none of this name, with handles that are like it."""
    from tular.cli.connection import running_neo4j
    from tular.store.driver.database import Database
    from tular.store.driver.handles import suggested_handles

    with Database.connect(running_neo4j()) as database:
        meant = suggested_handles(database, name)
    return UsageError(
        f"There is no account {name!r}.",
        remedy=f"{meant}Give a handle, or a key such as x:44196397.",
        field="name",
    )


def described(run: RunManifest) -> dict[str, Any]:
    """What a run rests on and found as a whole, for scripts; the same wherever JSON tells of a run."""
    return {
        "runId": run.id,
        "layer": run.layer,
        "from": run.window.start,
        "to": run.window.end,
        "scope": run.scope,
        "parameters": run.parameters,
        "seed": run.seed,
        "fingerprint": run.fingerprint,
        "versions": run.versions,
        "startedAt": run.started_at,
        "finishedAt": run.finished_at,
        "number": run.number,
        "accounts": run.accounts,
        "relations": run.relations,
        "communities": run.communities,
        "modularity": run.modularity,
        "measures": run.measures,
        "findings": run.findings,
        "seconds": sum(step.seconds for step in run.steps),
        "steps": [
            {"name": step.name, "seconds": step.seconds, "method": step.method, **step.details}
            for step in run.steps
        ],
    }


def copy_in_words(served: str | None) -> str:
    """While Cypher's copy is not, or not yet, of the run that the API serves."""
    remedy = f"It follows while run {served} is being published; else `tular publish {served}` completes it."
    return f"Cypher's copy of scores, communities and memberships is not whole. {remedy}"


def when_published(steps: Iterable[Step]) -> str:
    """From the milestones of a publication, in words."""
    after = {step.name: step.details["after"] for step in steps if "after" in step.details}
    return f"served after {after['serve']:.1f} s, complete in Cypher after {after['copy to Neo4j']:.1f} s"


def known_measure(name: str) -> str:
    """The measure by its name or its GraphQL name. Raises UsageError."""
    from tular.measures import BY_NAME, measure_named
    from tular.suggest import suggestion

    if (known := measure_named(name)) is not None:
        return known
    raise UsageError(
        f"There is no measure {name!r}.",
        remedy=f"{suggestion(name, BY_NAME)}`tular measures` lists them.",
        field="measure",
    )
