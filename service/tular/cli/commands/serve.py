"""`tular serve`: the API."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tular.cli.console import console

if TYPE_CHECKING:
    from tular.api.http.server import Running


@click.command()
@click.option("--host", help="Address to listen on.  [default: TULAR_HOST or 127.0.0.1]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: TULAR_PORT or 8000]"
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Origin of another host whose pages may ask, such as https://app.example.org; repeatable.",
)
def command(host: str | None, port: int | None, origins: tuple[str, ...]) -> None:
    """Serve GraphQL, GraphiQL, health and metrics until Ctrl-C.

    Starts the local Neo4j unless TULAR_NEO4J_URI names one. Without a published run it serves too, and says so.

    \b
    Examples:
      tular serve
      tular serve --host 0.0.0.0 --port 8080
      tular serve --allow-origin https://app.example.org
    """
    from tular.api.http.server import listen, serve
    from tular.cli.connection import running_neo4j
    from tular.config import load_settings
    from tular.runs.campaign.process import measure_in_process

    asked = load_settings()
    host, port = host or asked.host, asked.port if port is None else port
    listen(host, port).close()  # a taken port is told before Neo4j is started
    settings = replace(running_neo4j(empty=True), host=host, port=port)
    try:
        serve(settings, _announce, allow_origins=origins, measure=measure_in_process)
    except KeyboardInterrupt:
        console.print("Stopped.")


def _announce(running: Running) -> None:
    console.print(f"GraphQL   {running.url}/graphql")
    console.print(f"GraphiQL  {running.url}/graphiql")
    console.print(f"Run       {running.run or 'none yet'}")
    for reason in running.reasons:
        console.print(f"Not ready: {reason}")
