"""`tular measures`: what every measure means."""

from __future__ import annotations

from typing import Any

import click

from tular.cli.console import emit_json, output
from tular.measures import BY_NAME, CATALOGUE, USUAL_OF_EVENTS, Measure

PAGE = """# Measures

Made by `make schema` from `service/tular/measures.py`. A measure is a column of a run, a property of `:Account`, a
value of GraphQL's `Measure` and a name for `tular top --measure`. n is the number of accounts, m of relations, k of
sources. Those in *italics* are computed only when asked for, with `tular analyze --measures`; retweets and mentions
received also where events (up to half a million) are loaded. A rank counts from the best, and where low leads, from
the lowest; equal scores share it. A percentile is the share of the others with a score that an account is ahead of.
How a number came about (method, iterations, error bound) stands in the steps of its run.

| measure | definition | raised by | range | leads | cost | source |
|---|---|---|---|---|---|---|
"""


@click.command()
@click.argument("names", nargs=-1, metavar="[MEASURE]…")
@click.option("--markdown", is_flag=True, help="Print all as the page docs/measures.md.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def command(names: tuple[str, ...], markdown: bool, as_json: bool) -> None:
    """Every measure: definition, what raises it, range, cost and source.

    \b
    Examples:
      tular measures
      tular measures pagerank constraint
      tular measures --json
    """
    from tular.cli.reading import known_measure

    chosen = [BY_NAME[known_measure(name)] for name in names] or CATALOGUE
    if as_json:
        return emit_json([_described(measure) for measure in chosen])
    if markdown:
        return print(PAGE + "".join(map(_row, CATALOGUE)), end="")
    for measure in chosen:
        output.print(
            f"[bold]{measure.name}[/bold]{_when(measure)}\n  {measure.definition}\n  {measure.facts}"
        )
    return None


def _when(measure: Measure) -> str:
    if measure.name in USUAL_OF_EVENTS:
        return "  (where events are loaded, up to half a million, and when asked for)"
    return "" if measure.default else "  (only when asked for)"


def _described(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "graphql": measure.enum_name,
        "definition": measure.definition,
        "raisedBy": measure.direction,
        "range": measure.range,
        "cost": measure.cost,
        "source": measure.source,
        "default": measure.default,
        "integer": measure.integer,
        "lowLeads": measure.low_first,
    }


def _row(measure: Measure) -> str:
    name = f"`{measure.name}`" if measure.default else f"*`{measure.name}`*"
    leads = "low" if measure.low_first else "high"
    cells = (name, measure.definition, measure.direction, measure.range, leads, measure.cost, measure.source)
    return f"| {' | '.join(cells)} |\n"
