"""`tular account`: everything about one account."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from tular.cli.console import emit_json, output
from tular.cli.options import Moment
from tular.cli.table_output import emit_table, table_options, wants_table
from tular.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHADES = " ▁▂▃▄▅▆▇█"


@click.command()
@click.argument("name", metavar="HANDLE|KEY")
@click.option("--platform", help="For a handle that exists on several platforms.")
@click.option("--run", "run_id", help="Run that scores come from; default: the current one.")
@click.option("--measure", help="Of peers and history; default: pagerank, or the run's first measure.")
@click.option(
    "--history", type=click.IntRange(1, 20), default=5, show_default=True, help="How many runs back."
)
@click.option("--from", "start", type=Moment(), help="With --to: how its followers changed between the two.")
@click.option("--to", "end", type=Moment(), help="See --from.")
@click.option("--zone", default="UTC", show_default=True, help="Time zone of the rhythm of its week.")
@table_options(several=True)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(
    name: str, as_json: bool, form: str | None, file: Path | None, one: str | None, **wanted: Any
) -> None:
    """One account: profile, all measures with ranks and percentiles, role, peers, history over runs, rhythm.

    The same as GraphQL's `account`.

    \b
    Examples:
      tular account @kopibandung
      tular account x:44196397 --measure betweenness
      tular account kopibandung --from 2026-01-01 --to 2026-02-01 --json
      tular account kopibandung -o kopibandung.xlsx
    """
    from tular.api.tables.account import QUERY, book
    from tular.cli.asking import ask
    from tular.cli.reading import no_account

    answer = ask(QUERY, **_variables(name, wanted))
    account = answer["account"]
    if account is None:
        raise no_account(name)
    if wants_table(form, file) and (tables := book(answer)):
        return emit_table(tables, form, file, one)
    if as_json:
        return emit_json(account)
    return _print(account, wanted["measure"] or _usual(account["scores"]))


def _growth(growth: dict[str, Any]) -> str:
    """With the crawls that the numbers are of."""
    if growth["before"] is None:
        return (
            "Followers between the two: not known, for there is no crawl before the first and another since."
        )
    rate = "" if growth["growthRate"] is None else f" ({growth['growthRate']:+.1%})"
    lost = (
        "losses not known (no list was loaded whole again, see tular load --lists)"
        if growth["lost"] is None
        else f"{growth['lost']:,} lost of {growth['checked']:,} looked at again"
    )
    return (
        f"Followers {growth['before']:,} (crawl of {growth['crawled']}) → {growth['after']:,} "
        f"({growth['again']}){rate}: {growth['gained']:,} gained, {lost}"
    )


def _usual(scores: list[dict[str, Any]]) -> str:
    """What accounts of the run are ranked by where nothing is said."""
    from tular.measures import measure_named
    from tular.results.run_view import USUAL

    names = [measure_named(each["measure"]) or "" for each in scores]
    return USUAL if USUAL in names or not names else names[0]


def _variables(name: str, wanted: dict[str, Any]) -> dict[str, Any]:
    from tular.cli.reading import known_measure
    from tular.measures import BY_NAME

    dates: tuple[datetime | None, datetime | None] = (wanted["start"], wanted["end"])
    if (dates[0] is None) != (dates[1] is None):
        raise UsageError("Growth needs two dates.", remedy="Give both --from and --to.", field="from")
    by = {"id": name} if ":" in name else {"handle": name, "platform": wanted["platform"]}
    given = {
        "runId": wanted["run_id"],
        "measure": BY_NAME[known_measure(wanted["measure"])].enum_name if wanted["measure"] else None,
        "history": wanted["history"],
        "zone": wanted["zone"],
        "dated": dates[0] is not None,
    }
    between = {side: moment.isoformat() for side, moment in zip(("from", "to"), dates, strict=True) if moment}
    return by | given | between


def _print(account: dict[str, Any], measure: str) -> None:
    for line in _lines(account):
        output.print(line, highlight=False)
    if account["run"] is None:
        return output.print("The run does not have it: no relation in its layer and window.")
    output.print(_measures(account["scores"]))
    if account["peers"]:
        output.print(_peers(account["peers"], measure))
    else:
        output.print(f"No peers: they need a run with followers and {measure} (`tular analyze --measures`).")
    return output.print(_history(account["history"], measure))


def _lines(account: dict[str, Any]) -> Iterator[str]:
    title = f"[bold]{escape(account['name'] or account['key'])}[/bold]"
    names = filter(None, [account["handle"] and f"@{account['handle']}", account["key"]])
    yield " · ".join([title, *map(escape, names)])
    facts = [account[name] for name in ("kind", "tier", "role", "language", "location")]
    yield escape(" · ".join(map(str, filter(None, facts))))
    if words := account.get("roleInWords"):
        yield f"{words[0].upper()}{words[1:]}."
    if community := account["community"]:
        label = escape(community["label"])
        yield f"Community {community['communityId']}: {label} ({community['size']:,} members)"
    if account.get("componentSize"):
        where = "" if community else "In no community, but a small group. "
        yield (
            f"{where}Component {account['componentId']} of {account['componentSize']:,} accounts; "
            f"{account['strongComponentSize']:,} of them reach each other along the arrows with it"
        )
    counts = [each for each in account["relationCounts"] or [] if each["incoming"] or each["outgoing"]]
    if counts:
        stored = (
            f"{each['layer'].lower()} {each['incoming']:,} in, {each['outgoing']:,} out" for each in counts
        )
        yield f"Stored relations: {' · '.join(stored)}"
    if growth := account.get("audienceGrowth"):
        yield _growth(growth)
    if (rhythm := account["rhythm"]) and rhythm["posts"]:
        yield f"{rhythm['posts']:,} posts by hour, 0 to 23, {rhythm['zone']}"
        most = max(max(hours) for hours in rhythm["hours"])
        for day, hours in zip(DAYS, rhythm["hours"], strict=True):
            yield f"  {day} {''.join(SHADES[-(-count * 8 // most)] for count in hours)}"


def _measures(scores: list[dict[str, Any]]) -> Table:
    from tular.measures import CATALOGUE

    names = {measure.enum_name: measure.name for measure in CATALOGUE}
    table = _table("measure", "score", "rank", "percentile")
    for each in scores:
        table.add_row(names[each["measure"]], *_rank_cells(each))
    return table


def _peers(peers: dict[str, Any], measure: str) -> Table:
    from tular.cli.tables import account_name

    audience = f"{peers['leastAudience']:,} to {peers['mostAudience']:,} loaded followers"
    table = _table("peer", measure, "rank", title=f"Among {peers['count']:,} peers with {audience}: rank "
                   f"{peers['rank'] or '-'}, percentile {_number(peers['percentile'])}")  # fmt: skip
    for each in peers["leading"]:
        table.add_row(account_name(each["node"]), *_rank_cells(each)[:2])
    return table


def _history(points: list[dict[str, Any]], measure: str) -> Table:
    scope = points[0]["run"]["scope"] if points else ""
    title = "Runs of the same layer" + (f", {scope}" if scope else "")
    table = _table("run", measure, "rank", "percentile", "from", "to", title=title)
    for point in points:
        window = (point["run"]["from"] or "", point["run"]["to"] or "")
        table.add_row(point["run"]["runId"], *_rank_cells(point), *window)
    return table


def _rank_cells(each: dict[str, Any]) -> tuple[str, str, str]:
    rank = "-" if each["rank"] is None else f"{each['rank']:,}"
    return _number(each["score"]), rank, _number(each.get("percentile"))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:,.5g}"


def _table(first: str, *rest: str, title: str | None = None) -> Table:
    from rich.table import Column

    from tular.cli.tables import TextTable

    numbers = [Column(name, justify="right", no_wrap=True) for name in rest]
    return TextTable(Column(first, no_wrap=True), *numbers, title=title, title_justify="left")
