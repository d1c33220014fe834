"""`tular serve`: the API."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from tular.cli.console import console

if TYPE_CHECKING:
    from tular.api.http.doors import Doors
    from tular.api.http.server import Running


@click.command()
@click.option("--host", help="Address to listen on.  [default: TULAR_HOST or 127.0.0.1]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: TULAR_PORT or 8000]"
)
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    metavar="NAME",
    help="Name under which the service may be asked, beside this machine's; repeatable.",
)
@click.option(
    "--allow-origin",
    "allow_origins",
    multiple=True,
    metavar="ORIGIN",
    help="Origin of another host whose pages may ask, such as https://app.example.org; repeatable.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that share the work.  [default: one a core, up to 8]",
)
@click.option("--open", "open_", is_flag=True, help="Let everybody in without a key, from anywhere.")
@click.option("--read-only", is_flag=True, help="Refuse every mutation.")
@click.option("--introspection/--no-introspection", default=True, help="Answer questions about the schema.")
@click.option("--graphiql/--no-graphiql", default=True, help="Serve the editor for queries.")
@click.option("--metrics/--no-metrics", default=True, help="Serve figures for Prometheus.")
@click.option(
    "--rate",
    type=click.IntRange(0),
    help="Requests a minute from one key or address, all workers together, analysts ten times as many; 0: any"
    " number."
    "  [default: 1200, on this machine any number]",
)
@click.option("--oidc-issuer", metavar="URL", help="Also take bearer tokens of this OpenID Connect issuer.")
@click.option("--oidc-audience", help="For whom its tokens must be made.  [default: tular]")
@click.option("--oidc-role-claim", help="Claim that holds the role.  [default: roles]")
@click.option("--access-log/--no-access-log", default=True, help="Write a line of JSON for each request.")
def command(host: str | None, port: int | None, workers: int | None, open_: bool, **given: Any) -> None:
    """Serve GraphQL, GraphiQL, health and metrics until Ctrl-C.

    Starts the local Neo4j unless TULAR_NEO4J_URI names one. Without a published run it serves too, and says so. Where
    others than this machine can connect, only those with a key are let in (`tular keys`), unless --open is given.

    \b
    Examples:
      tular serve
      tular serve --host 0.0.0.0 --port 8080 --allow-host tular.example.org
      tular serve --allow-origin https://app.example.org --read-only
      tular serve --host 0.0.0.0 --oidc-issuer https://login.example.org --oidc-audience tular
    """
    from tular.api.http.server import cores, listen, serve
    from tular.cli.connection import running_neo4j
    from tular.config import load_settings
    from tular.runs.campaign.process import measure_in_process

    asked = load_settings()
    host, port = host or asked.host, asked.port if port is None else port
    doors = _doors(host, open_, given)
    listen(host, port).close()  # a taken port is told before Neo4j is started
    settings = replace(running_neo4j(empty=True), host=host, port=port)
    try:
        serve(settings, _announce, doors=doors, measure=measure_in_process, workers=workers or cores())
    except KeyboardInterrupt:
        console.print("Stopped.")


def _doors(host: str, open_: bool, given: dict[str, Any]) -> Doors:
    """Raises ConfigError for what is no origin or no issuer."""
    from tular.api.auth.issuer import Issuer
    from tular.api.http.doors import Doors

    url, audience, claim = (given.pop(f"oidc_{name}") for name in ("issuer", "audience", "role_claim"))
    issuer = Issuer(url, audience or "tular", claim or "roles") if url else None
    return Doors(host, open=open_, issuer=issuer, **given).checked()


def _announce(running: Running) -> None:
    console.print(f"GraphQL   {running.url}/graphql")
    console.print(f"GraphiQL  {running.url}/graphiql")
    console.print(f"Run       {running.run or 'none yet'}")
    for reason in running.reasons:
        console.print(f"Not ready: {reason}")
