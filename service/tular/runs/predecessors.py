"""Which run an analysis continues: the latest that compares with it, passing over those that cannot be read."""

from __future__ import annotations

from tular.config import Settings
from tular.errors import RunError
from tular.models import RunManifest
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.catalog import list_runs
from tular.runs.plan import Plan

CHOICES = ("communities", "resolution", "directions", "split", "halfLifeSeconds")
"""Of the plan: where they differ, communities differ though nothing happened to them."""
LENT = ("accounts", "communities", "levels")
"""Tables of which an analysis needs every one that a run has."""


def run_before(settings: Settings, plan: Plan) -> RunArtifact | None:
    """The run that the plan's continues, see `run_to_continue`."""
    return run_to_continue(settings, plan)[0]


def run_to_continue(settings: Settings, plan: Plan) -> tuple[RunArtifact | None, list[str]]:
    """The latest run of the plan's layer and subject whose communities compare with its own, so that a look at them
    in another way leaves ids and events as they are; where none compares, the latest. And what was passed over, in
    words: a run of which a table is damaged or of another version must not end every later analysis.
    """
    about = list(plan.scope.about)
    same = [
        run
        for run in list_runs(settings.artifacts)
        if run.layer is plan.layer and run.parameters.get("about", []) == about
    ]
    passed: list[str] = []
    for run in sorted(same, key=lambda run: bool(difference(run, plan))):
        try:
            return _readable(open_run(settings.artifacts, run.id, cache=settings.cache)), passed
        except RunError as error:
            passed.append(f"Run {run.id} is not continued: {error.message}")
    return None, passed


def alike(before: RunManifest, plan: Plan) -> bool:
    """Whether its communities were found with the same choices."""
    same = all(before.parameters.get(name) == plan.parameters[name] for name in CHOICES)
    return same and before.engine == plan.engine


def difference(before: RunManifest, plan: Plan) -> str:
    """Why its communities do not compare with those of the plan; empty where they do."""
    if not alike(before, plan):
        return "its communities were found in another way"
    if (before.window.start is None) != (plan.window.start is None):
        return f"it looked at {before.window}, a window of another kind"
    return ""


def _readable(run: RunArtifact) -> RunArtifact:
    """The run, when all that it lends can be read. Raises RunError."""
    for name in LENT:
        if run.computed(name):
            run.table(name)
    return run
