"""The command line. One module a command, loaded when it is called, so that `--help` answers at once."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from typing import NoReturn

import click
from rich.markup import escape

from tular import __version__
from tular.cli.console import console
from tular.cli.signals import asked_to_end, end_on_signals
from tular.errors import TularError
from tular.suggest import suggestion

# Command name → module and attribute, with the line that `tular --help` shows before anything is imported.
COMMANDS = {
    "demo": "all of the below on a generated network with known ground truth",
    "neo4j": "a local Neo4j of its own: install, start, stop, status, …",
    "generate": "a realistic network with known truth",
    "load": "files into Neo4j",
    "fetch": "followers, follows and reposts from open services into files",
    "loads": "what was loaded; take a load back",
    "forget": "an account leaves graph and runs, for good",
    "analyze": "measures and communities of a layer and window, published",
    "runs": "the runs there are, newest first",
    "publish": "make a finished run the current one",
    "top": "the most influential accounts as a table",
    "account": "one account: all measures, ranks, peers, history",
    "near": "who is around an account, and how its content gets to another",
    "topic": "who leads inside a hashtag, link or term",
    "measures": "what every measure means",
    "communities": "the communities of a run as a table; rename and merge them",
    "community": "one community: members, neighbours, parts, echo, its life",
    "overlap": "what the audiences of two to ten accounts have in common",
    "alike": "accounts like those named, and what their audience also follows",
    "listen": "what is talked about: what rises, who starts it, questions",
    "lists": "accounts and subjects that are watched",
    "safety": "posts of a short-list against word lists, with evidence",
    "report": "pages for people: a campaign, a short-list, a run",
    "campaign": "campaigns: what belongs to one, and what it did",
    "export": "a run for Gephi, NetworkX, Cytoscape, pandas",
    "serve": "the GraphQL API",
    "keys": "API keys with roles: make, list, revoke",
    "schema": "print the GraphQL schema",
    "checksum": "order-independent fingerprint of the whole graph",
    "doctor": "check the environment and say what to do",
}


class LazyGroup(click.Group):
    """Imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            raise click.UsageError(f"There is no command {name!r}. {suggestion(name, COMMANDS)}".strip(), ctx)
        command: click.Command = importlib.import_module(f"tular.cli.commands.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="tular")
def tular() -> None:
    """Who carries a message, and who only has a big audience?

    Tular loads follower and retweet relations into Neo4j, computes influence and communities, and
    answers by GraphQL and Cypher.

    \b
    Examples:
      tular demo                                   a generated network, the whole way, then serve it
      tular load follows.edgelist.gz --relation follows
      tular analyze --layer follows
      tular top --measure pagerank
      tular serve
    """


def main() -> NoReturn:
    """Entry point: every expected error becomes one sentence with its remedy and its exit code."""
    end_on_signals()
    try:
        sys.exit(tular.main(standalone_mode=False) or 0)
    except TularError as error:
        if asked_to_end():
            _stopped()
        console.print(f"[red]error:[/red] {escape(error.message)}")
        if error.remedy:
            console.print(f"       {escape(error.remedy)}")
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _stopped()
    except BrokenPipeError:
        # The reader of our output has gone, as in `tular runs | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except SystemExit:
        raise
    except BaseException:
        # An interrupt inside the driver's Rust can come out as anything.
        if not asked_to_end():
            raise
        _stopped()


def _stopped() -> NoReturn:
    console.print("Stopped.")
    sys.exit(128 + signal.SIGINT)
