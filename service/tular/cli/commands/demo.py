"""`tular demo`: a generated network, the whole way, then served."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tular.cli.console import ProgressReport, console, output, progress_bar
from tular.errors import UsageError

if TYPE_CHECKING:
    from tular.api.http.server import Running
    from tular.config import Settings

QUESTIONS = {
    "Who leads by PageRank, and how large is their audience?": """{
  influencers(measure: PAGERANK, first: 5) {
    edges { rank score node { handle name kind followersCount } }
  }
}""",
    "Which are the largest communities, and who leads them?": """{
  communities(first: 3) {
    edges { node { label size colour topInfluencers(first: 2) { node { handle } score } } }
  }
}""",
    "Which campaign worked, which did not, and why?": """{
  campaigns(first: 2) {
    edges { node { name ledger { verdict sentences } } }
  }
}""",
    "Which run do these numbers come from?": """{
  run { runId layer accountCount relationCount communityCount modularity seed }
}""",
}


@click.command()
@click.option("--once", is_flag=True, help="Ask the first queries, print them with their answers, and end.")
@click.option(
    "--accounts", type=click.IntRange(100), default=5000, show_default=True, help="Size of the network."
)
@click.option("--seed", type=int, default=7, show_default=True, help="Seed of the network.")
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    help="Origin of another host whose pages may ask, as http://localhost:5173; repeatable.",
)
def command(once: bool, accounts: int, seed: int, origins: tuple[str, ...]) -> None:
    """Generate a network, load, analyse and publish it, and serve the answers until Ctrl-C.

    The demo keeps to a folder of its own, `demo` in TULAR_HOME, so that it never mixes with your data. Run again,
    it repeats nothing and serves at once.

    \b
    Examples:
      tular demo
      tular demo --once
      TULAR_PORT=8080 tular demo --accounts 20000
    """
    from tular.api.http.doors import Doors
    from tular.api.http.server import serve
    from tular.runs.kernels import compiling_beside

    own = _demo_settings()
    with ExitStack() as stack:
        with compiling_beside(own.cache, console.print):
            settings = stack.enter_context(_own_neo4j(own))
            _prepare(settings, accounts, seed)
        if once:
            _ask_and_end(settings)
        else:
            doors = Doors(allow_origins=origins)
            serve(settings, lambda running: _announce(running, settings), doors=doors)


def _demo_settings() -> Settings:
    """A data folder inside the data folder; with a Neo4j of the user's own, only the files lie there."""
    from tular.config import load_settings

    settings = load_settings()
    own = settings.artifacts == str(settings.home / "runs")
    home = settings.home / "demo"
    return replace(settings, home=home, artifacts=str(home / "runs") if own else settings.artifacts)


@contextmanager
def _own_neo4j(settings: Settings) -> Iterator[Settings]:
    """Neo4j for the time of the block: stopped at its end if it was started for it."""
    from tular.store.server.local import LocalNeo4j

    local = LocalNeo4j(settings)
    ran_before = settings.neo4j_uri is not None or local.status().running
    with progress_bar() as bar:
        connected = local.ensure_running(ProgressReport(bar))
    try:
        yield connected
    finally:
        if not ran_before:
            local.stop()


def _prepare(settings: Settings, accounts: int, seed: int) -> None:
    """Whatever is missing before there is a run to serve. What an interrupted demo left is loaded again: that changes
    nothing where it was there. Raises UsageError when the folder or the database holds something else."""
    from tular.cli.commands.analyze import analyze
    from tular.cli.commands.load import load
    from tular.cli.demo_campaigns import measure_campaigns
    from tular.runs.plan import Plan

    folder = settings.home / f"network-{accounts}-{seed}"
    made = (folder / "network.json").exists()
    if not made:
        _refuse_another(settings)
        _generate(folder, accounts, seed)
    if not made or not _serves_a_run(settings):
        load(settings, [str(folder)])
        console.print("Analysing")
        analyze(settings, Plan())
    measure_campaigns(settings, folder)


def _refuse_another(settings: Settings) -> None:
    from tular.store.driver.database import Database
    from tular.store.server.local import is_ours

    with Database.connect(settings) as database:
        held = database.read("read/account_count")[0]["accounts"]
    if held:
        remedy = f"To begin another demo: TULAR_HOME={settings.home} tular neo4j reset"
        if not is_ours(settings):
            remedy = (
                "Name an empty database by TULAR_NEO4J_URI, or leave it unset: the demo then runs its own."
            )
        raise UsageError(
            f"{settings.neo4j_uri} holds {held:,} accounts that are not this demo's.", remedy=remedy
        )


def _serves_a_run(settings: Settings) -> bool:
    """Whether a run is published and its files are there."""
    from tular.errors import RunError
    from tular.runs.artifact import open_run
    from tular.store.driver.database import Database
    from tular.store.publish.publishing import current_run

    with Database.connect(settings) as database:
        run_id = current_run(database)
    try:
        return run_id is not None and bool(
            open_run(settings.artifacts, run_id, cache=settings.cache).manifest
        )
    except RunError:
        return False


def _generate(folder: Path, accounts: int, seed: int) -> None:
    from tular.generate import NetworkOptions, write_network

    console.print(f"Generating {accounts:,} accounts in {folder}")
    write_network(folder, NetworkOptions(accounts=accounts, seed=seed, snapshots=3))


def _announce(running: Running, settings: Settings) -> None:
    console.print(f"\n[bold]Tular serves run {running.run}[/bold]")
    console.print(f"  start here   {running.url}/")
    console.print(f"  GraphiQL     {running.url}/graphiql")
    console.print(f"  Neo4j        {settings.neo4j_uri} (user {settings.neo4j_user}, {_password(settings)})")
    console.print(f"  commands     export TULAR_HOME={settings.home}")
    _say_what_it_found(running, settings)
    console.print("Ctrl-C ends it and the Neo4j it started.")


def _say_what_it_found(running: Running, settings: Settings) -> None:
    """The leaders, and two things to try."""
    from tular.cli.first_answer import first_answer
    from tular.results.run_view import RunView
    from tular.runs.artifact import open_run

    if running.run is None:
        return
    view = RunView(open_run(settings.artifacts, running.run, cache=settings.cache))
    answer = list(first_answer(view))
    asked = answer.index("Ask next:")
    console.print()
    for line in [*answer[:asked], "Two things to try:", *answer[asked + 1 : asked + 3]]:
        console.print(line, markup=False)


def _password(settings: Settings) -> str:
    """Where the password is, for the Neo4j that Tular runs; users of another know theirs."""
    from tular.store.server.local import LocalNeo4j, is_ours

    return (
        f"password in {LocalNeo4j(settings).folder.password_file}" if is_ours(settings) else "your password"
    )


def _ask_and_end(settings: Settings) -> None:
    """Serve on a free port for as long as the questions take. What goes wrong while asking is raised here."""
    from tular.api.http.server import serve

    failures: list[Exception] = []

    def ask(running: Running) -> None:
        try:
            for question, query in QUESTIONS.items():
                output.print(f"\n[bold]{question}[/bold]\n{query}\n")
                output.print(
                    json.dumps(_answer(running.url, query), indent=2, ensure_ascii=False), markup=False
                )
        except Exception as failure:
            failures.append(failure)
        finally:
            running.stop()

    serve(replace(settings, port=0), ask)
    for failure in failures:
        raise failure


def _answer(url: str, query: str) -> Any:
    request = urllib.request.Request(
        f"{url}/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
    )
    # A proxy, which may well be set, does not know this machine's own addresses.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request, timeout=30) as response:
        return json.load(response)["data"]
