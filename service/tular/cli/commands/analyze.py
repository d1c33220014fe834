"""`tular analyze`: snapshot, measures, communities, run, publish."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from tular.cli.console import ProgressReport, console, emit_json, output, progress_bar
from tular.cli.options import Duration, Moment, NameList, Numbers
from tular.errors import DoesNotFit, UsageError
from tular.models import CommunityMethod, Directions, Layer, RunManifest, Window

if TYPE_CHECKING:
    from tular.config import Settings
    from tular.engines.estimate import Estimate
    from tular.runs.plan import Plan


@click.command()
@click.option("--layer", type=click.Choice([layer.value for layer in Layer]), default="follows", show_default=True,
              help="Relation type to analyse.")  # fmt: skip
@click.option(
    "--from",
    "start",
    type=Moment(),
    help="Only relations at or after this time (UTC unless it says so). Events without a time are left out, "
    "follows without one stay.",
)
@click.option("--to", "end", type=Moment(), help="Only relations before this time.")
@click.option(
    "--measures", type=NameList(), help="Measures to compute beside the usual ones, see tular measures."
)
@click.option(
    "--only",
    type=NameList(),
    is_flag=False,
    flag_value=(),
    metavar="[NAME,…]",
    help="No measures but these; without names, no measures but those of --measures.",
)
@click.option(
    "--engine",
    default="auto",
    show_default=True,
    help="What computes: auto takes measure by measure the fastest exact way; igraph, gds (the plug-in Graph Data "
    "Science of your Neo4j) and spark (here, or at TULAR_SPARK_MASTER) compute what they have and refuse the rest.",
)
@click.option(
    "--communities",
    type=click.Choice([method.value for method in CommunityMethod]),
    default="leiden",
    show_default=True,
    help="How communities are found; leiden optimises modularity.",
)
@click.option(
    "--resolution",
    type=float,
    default=1.0,
    show_default=True,
    help="Leiden: larger finds more communities; with leiden-cpm in units of the network's density.",
)
@click.option(
    "--directions",
    type=click.Choice([choice.value for choice in Directions]),
    help="add: drop them, adding the weights both ways; mutual: only returned relations; "
    "follow: along the arrows (infomap's default, the others' is add).",
)
@click.option(
    "--split/--no-split",
    default=None,
    help="Look again below the resolution limit: what costs next to no modularity is divided, what else could be is "
    "the level below, and the run says why; default: with leiden.",
)
@click.option("--levels", type=int, help="Most levels of communities within communities; default by size.")
@click.option("--scan", is_flag=True, help="Also tell how many communities there are at other resolutions.")
@click.option(
    "--exchanges/--no-exchanges",
    default=None,
    help="Read retweets, replies … for echo and for what runs between communities; default by size.",
)
@click.option("--damping", type=float, default=0.85, show_default=True, help="PageRank's damping factor.")
@click.option(
    "--betweenness-sources", type=int, help="Sample so many sources; default: exact when small, else 256."
)
@click.option("--consensus", type=int, help="Runs to compare for confidence; default by size.")
@click.option(
    "--null-samples",
    type=int,
    help="Random networks to test communities against; default: 20 up to 300,000 relations, none above.",
)
@click.option(
    "--continue/--no-continue",
    "continued",
    default=True,
    help="Keep community ids of the layer's latest run.",
)
@click.option("--about", multiple=True, metavar="KIND:NAME",
              help="Only events about posts with hashtag:…, link:… or term:…; repeatable: any of them.")  # fmt: skip
@click.option(
    "--half-life", type=Duration(), help="An event counts half for every such time passed: 30d, 12h."
)
@click.option("--towards", multiple=True, metavar="KIND:NAME",
              help="Personalised PageRank towards account:…, community:…, hashtag:… …; repeatable.")  # fmt: skip
@click.option("--tiers", type=Numbers(), help="Followers from which an account is MICRO, MID, MACRO, MEGA.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of everything random.")
@click.option(
    "--workers", type=click.IntRange(1), help="Threads; default: all cores. No result depends on it."
)
@click.option("--publish/--no-publish", default=True, help="Make the run the current one when it is done.")
@click.option("--estimate", is_flag=True, help="Only estimate time and memory.")
@click.option("--verbose", "-v", is_flag=True, help="Also tell every step with its seconds and method.")
@click.option("--json", "as_json", is_flag=True, help="Print the run as JSON.")
def command(
    layer: str,
    start: datetime | None,
    end: datetime | None,
    as_json: bool,
    **choices: Any,
) -> None:
    """Compute measures and communities of a layer and publish them.

    The analysis runs in a process of its own; Ctrl-C cancels it and leaves the previous run served.

    \b
    Examples:
      tular analyze                                       follows, all times
      tular analyze --layer retweets --from 2026-01-01 --to 2026-02-01
      tular analyze --measures retweetsPerFollower,constraint
      tular analyze --only pagerank,coreness --seed 7 --json
      tular analyze --communities infomap
      tular analyze --engine igraph --only pagerank,betweenness,coreness
      tular analyze --engine gds
      tular analyze --engine spark --communities label-propagation
      tular analyze --directions mutual --resolution 2 --scan
      tular analyze --layer retweets --half-life 30d
      tular analyze --layer retweets --about hashtag:kopi
      tular analyze --towards account:@brand --towards hashtag:kopi
      tular analyze --estimate
    """
    plan = _plan(Layer(layer), Window(start, end), choices)
    if choices["estimate"]:
        return _show_estimate(plan, as_json)
    from tular.cli.connection import running_neo4j

    settings = running_neo4j()
    manifest = analyze(settings, plan, publish=choices["publish"])
    if as_json:
        from tular.cli.reading import described

        return emit_json(described(manifest))
    return _say(settings, manifest, published=choices["publish"], verbose=choices["verbose"])


def analyze(settings: Settings, plan: Plan, *, publish: bool = True) -> RunManifest:
    """Run the plan with progress on the terminal; KeyboardInterrupt cancels it. Neo4j must run."""
    from tular.runs.process import AnalysisProcess

    with AnalysisProcess(settings, plan, publish=publish) as process, progress_bar() as bar:
        return process.result(ProgressReport(bar))


def _plan(layer: Layer, window: Window, choices: dict[str, Any]) -> Plan:
    from tular.config import load_settings
    from tular.runs.plan import Plan
    from tular.runs.scope import Scope

    names = (
        "engine",
        "resolution",
        "damping",
        "betweenness_sources",
        "seed",
        "workers",
        "consensus",
        "null_samples",
        "continued",
        "split",
        "levels",
        "scan",
        "exchanges",
    )
    given = {name: choices[name] for name in names if choices[name] is not None}
    if measures := _measures(choices["measures"] or (), choices["only"]):
        given["measures"] = measures
    if choices["directions"]:
        given["directions"] = Directions(choices["directions"])
    if tiers := choices["tiers"] or load_settings().tiers:
        given["tiers"] = tiers
    communities = CommunityMethod(choices["communities"])
    scope = Scope(choices["about"], choices["half_life"], choices["towards"])
    return Plan(layer=layer, window=window, communities=communities, scope=scope, **given)


def _measures(named: tuple[str, ...], only: tuple[str, ...] | None) -> tuple[str, ...]:
    """By their names; none means the usual ones. Raises UsageError."""
    from tular.cli.reading import known_measure
    from tular.measures import beside_usual

    wanted = tuple(dict.fromkeys(known_measure(name) for name in (*named, *(only or ()))))
    if only is None:
        return beside_usual(wanted) if wanted else ()
    if not wanted:
        raise UsageError(
            "--only needs at least one measure.", remedy="Name some, such as --only pagerank.", field="only"
        )
    return wanted


def _say(settings: Settings, manifest: RunManifest, *, published: bool, verbose: bool) -> None:
    """The answer, and where it comes from."""
    from tular.cli.first_answer import first_answer
    from tular.cli.reading import open_view, when_published

    if published:
        state = f"published, {when_published(manifest.steps)}"
    else:
        state = f"not published; `tular publish {manifest.id}` makes it the current one"
    about = f"{manifest.layer} {manifest.scope}".rstrip()
    seconds = sum(step.seconds for step in manifest.steps)
    alone = manifest.parameters.get("selfLoopsDropped", 0)
    without = f" ({alone:,} of accounts to themselves left out)" if alone else ""
    output.print(
        f"Run [bold]{manifest.id}[/bold], {state}: {about}, {manifest.window}, {manifest.accounts:,} accounts, "
        f"{manifest.relations:,} relations{without}."
    )
    for warning in manifest.findings.get("passedOver", []):
        console.print(warning, style="yellow", markup=False)
    for line in first_answer(open_view(manifest.id), None if published else manifest.id):
        output.print(line, markup=False)
    if not verbose:
        return
    output.print(f"{manifest.findings['method']}. {manifest.findings['verdict']}", markup=False)
    for step in manifest.steps:
        output.print(f"  {step.seconds:7.2f} s  {step.name:<20} {step.method}", style="dim", markup=False)
    output.print(f"  {seconds:7.2f} s  of work, part of it side by side", style="dim")


def _show_estimate(plan: Plan, as_json: bool) -> None:
    from tular.cli.connection import running_neo4j
    from tular.runs.estimate import estimate_plan, free_memory
    from tular.store.driver.database import Database

    settings = running_neo4j()
    with Database.connect(settings) as database:
        estimate = estimate_plan(database, plan, settings)
    free = free_memory(settings)
    if as_json:
        return emit_json(
            {
                "seconds": estimate.seconds,
                "bytes": estimate.bytes,
                "neededBytes": estimate.needed,
                "freeBytes": free,
                "fits": estimate.needed <= free,
                "parts": dict(estimate.parts),
            }
        )
    need = f"{estimate.needed / 2**30:.1f} GB of memory; {free / 2**30:.1f} GB are free"
    console.print(f"About {estimate.seconds:.1f} s and {need}.")
    _warn_of_refusal(estimate, free)
    for name, seconds in sorted(estimate.parts.items(), key=lambda part: -part[1]):
        console.print(f"  {seconds:7.2f} s  {name}", style="dim")
    return None


def _warn_of_refusal(estimate: Estimate, free: int) -> None:
    from tular.engines.estimate import refuse_what_cannot_fit

    try:
        refuse_what_cannot_fit(estimate, free)
    except DoesNotFit as error:
        console.print(f"It would be refused. {error.remedy}", style="yellow")
