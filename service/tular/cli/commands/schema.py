"""`tular schema`: the GraphQL schema as text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

COMMITTED = "schema.graphql"


@click.command()
@click.option(
    "--check",
    is_flag=False,
    flag_value=COMMITTED,
    default=None,
    metavar="[FILE]",
    help=f"Compare with FILE (default {COMMITTED}) and fail when they differ.",
)
def command(check: str | None) -> None:
    """Print the GraphQL schema (SDL).

    \b
    Examples:
      tular schema > schema.graphql
      tular schema --check
    """
    from tular.api.graphql.schema import sdl

    if check is None:
        sys.stdout.write(sdl())
    else:
        _compare(Path(check), sdl())


def _compare(file: Path, text: str) -> None:
    from tular.errors import UsageError

    if not file.is_file():
        raise UsageError(f"There is no file {file}.", remedy=f"Make it with `tular schema > {file}`.")
    if file.read_text("utf-8") != text:
        raise UsageError(
            f"{file} is not the schema of this version.", remedy=f"Renew it with `tular schema > {file}`."
        )
