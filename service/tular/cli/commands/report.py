"""`tular report`: pages for people, as HTML that prints well, with CSV beside every table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tular.cli.asking import ask
from tular.cli.console import console

if TYPE_CHECKING:
    from tular.results.report.reports import Report

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
    from tular.results.campaign.sentences import Language
    from tular.results.report.reports import campaign_report

    write(campaign_report(name, Language(language)), folder)


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
    from tular.results.report.reports import vetting_report

    write(vetting_report(accounts, _pinned(run_id), Language(language)), folder)


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
    from tular.results.report.reports import run_report

    write(run_report(_pinned(run_id), Language(language)), folder)


def _pinned(run_id: str | None) -> str:
    from tular.results.report.reports import PINNED, pinned_run

    return pinned_run(ask(PINNED, run=run_id), run_id)


def write(report: Report, folder: Path) -> None:
    """The page, and a CSV file a table beside it."""
    from tular.results.report.page import render

    answers = {name: ask(text, **report.variables) for name, text in report.questions.items()}
    page = report.page(answers)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{report.name}.html"
    file.write_text(render(page), "utf-8")
    for table in page.tables:
        (folder / f"{report.name}.{table.name}.csv").write_text(table.csv, "utf-8", newline="")
    console.print(f"Wrote {file} and {len(page.tables)} tables beside it.")
