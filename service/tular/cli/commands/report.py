"""`tular report`: pages for people, as HTML that prints well, with CSV beside every table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import orjson

from tular.cli.asking import ask
from tular.cli.console import console

if TYPE_CHECKING:
    from tular.results.report.page import Page

FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("reports"),
    show_default=True,
    help="Where to write.",
)
LANGUAGE = click.option(
    "--language", type=click.Choice(["en", "id"]), default="en", show_default=True, help="Of the page."
)


@click.group()
def command() -> None:
    """Reports as HTML that needs nothing else and prints well; every figure names its query and run.

    The same run gives the same bytes. CSV files of all tables are written beside the page.

    \b
    Examples:
      tular report campaign Bersama
      tular report vetting @ada @bo @cita --language id
      tular report run --folder reports/march
    """


@command.command()
@click.argument("name")
@LANGUAGE
@FOLDER
def campaign(name: str, language: str, folder: Path) -> None:
    """One page for a campaign: did it do anything, awareness, traffic, loyalty, word of mouth.

    \b
    Examples:
      tular report campaign Bersama
      tular report campaign Bersama --language id --folder reports
    """
    from tular.campaigns import slug
    from tular.cli.commands.campaign import SHOW
    from tular.errors import UsageError
    from tular.results.campaign.sentences import Language
    from tular.results.report.campaign import LEDGER, campaign_page

    variables = {"name": name, "language": language.upper()}
    found = ask(SHOW, **variables)["campaign"]
    if found is None or found["ledger"] is None:
        what = "is not measured yet" if found else "is not there"
        remedy = (
            f"Measure it with `tular campaign measure {name!r}`."
            if found
            else "`tular campaign list` lists all."
        )
        raise UsageError(f"Campaign {name!r} {what}.", remedy=remedy, field="name")
    page = campaign_page(found, query(LEDGER, SHOW, variables), Language(language))
    write(page, folder, f"campaign-{slug(name)}")


@command.command()
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT…")
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@LANGUAGE
@FOLDER
def vetting(accounts: tuple[str, ...], run_id: str | None, language: str, folder: Path) -> None:
    """A page for a short-list of two to ten accounts: who they are, scores, overlap, brand safety with evidence.

    \b
    Examples:
      tular report vetting @ada @bo
      tular report vetting x:12 x:34 --language id
    """
    from tular.results.campaign.sentences import Language
    from tular.results.report.vetting import QUERIES, vetting_page

    variables = {"accounts": list(accounts), "run": _pinned(run_id)}
    answers = {name: ask(text, **variables) for name, text in QUERIES.items()}
    asked = [query(name, text, variables) for name, text in QUERIES.items()]
    write(vetting_page(answers, asked, Language(language)), folder, "vetting")


@command.command()
@click.argument("run_id", required=False, metavar="[RUN]")
@LANGUAGE
@FOLDER
def run(run_id: str | None, language: str, folder: Path) -> None:
    """A page for a run: what network it is, who leads, which communities there are.

    \b
    Examples:
      tular report run
      tular report run 20261130T115842Z-follows-4322ad
    """
    from tular.results.campaign.sentences import Language
    from tular.results.report.network import QUERIES, network_page

    variables = {"run": _pinned(run_id)}
    answers = {name: ask(text, **variables) for name, text in QUERIES.items()}
    asked = [query(name, text, variables) for name, text in QUERIES.items()]
    page = network_page(answers, asked, Language(language))
    write(page, folder, f"run-{page.run}")


def _pinned(run_id: str | None) -> str:
    """The id of the run, of the current one without it: a page names its run, so that it can be made again."""
    found = ask("query ($run: ID) { run(id: $run) { runId } }", run=run_id)["run"]
    return str(found["runId"])


def query(name: str, text: str, variables: dict[str, Any]) -> Any:
    from tular.results.report.page import Query

    return Query(name, text.strip(), orjson.dumps(variables).decode())


def write(page: Page, folder: Path, name: str) -> None:
    """The page, and a CSV file a table beside it."""
    from tular.results.report.page import render

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.html"
    file.write_text(render(page), "utf-8")
    for table in page.tables:
        (folder / f"{name}.{table.name}.csv").write_text(table.csv, "utf-8", newline="")
    console.print(f"Wrote {file} and {len(page.tables)} tables beside it.")
