"""`tular keys`: API keys with roles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import click

from tular.cli.console import console, emit_json, output

ROLES = ("viewer", "analyst", "operator", "admin")


@click.group()
def command() -> None:
    """API keys: who may read, change and manage. Sent as `Authorization: Bearer KEY`.

    Once there is a key, nobody asks the service without one. A viewer reads; an analyst reads more often; an operator
    changes how communities are shown and what is measured; an admin manages keys and reads the audit log.

    \b
    Examples:
      tular keys add "web team" --role viewer --days 90
      tular keys list
      tular keys revoke 3f9a02bc
    """


@command.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="viewer", show_default=True, help="What it allows.")
@click.option("--days", type=click.IntRange(1, 3650), help="Days until it expires.  [default: never]")
@click.option("--json", "as_json", is_flag=True, help="Print the key as JSON.")
def add(name: str, role: str, days: int | None, as_json: bool) -> None:
    """Make a key for NAME and print it, this once only.

    \b
    Examples:
      tular keys add "web team"
      KEY=$(tular keys add nightly --role operator --json | jq -r .key)
    """
    from tular.cli.connection import running_neo4j
    from tular.models import AccessRole
    from tular.store.keys.keeping import add_key

    expires = None if days is None else datetime.now(UTC) + timedelta(days=days)
    key, prefix = add_key(running_neo4j(empty=True), name, AccessRole(role), expires)
    if as_json:
        return emit_json(
            {"key": key, "prefix": prefix, "role": role, "expires": expires and expires.isoformat()}
        )
    console.print(
        f"A key of role {role}. Nobody can show it again; `tular keys revoke {prefix}` ends its use."
    )
    return output.print(key, markup=False, highlight=False)


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print the keys as JSON.")
def list_(as_json: bool) -> None:
    """List keys by prefix, newest first, with what they allow and when they were last used.

    \b
    Examples:
      tular keys list
      tular keys list --json | jq -r '.[] | select(.state == "valid") | .prefix'
    """
    from tular.cli.connection import running_neo4j
    from tular.cli.tables import TextTable
    from tular.store.keys.facts import KeyFacts
    from tular.store.keys.keeping import list_keys

    def described(key: KeyFacts) -> dict[str, Any]:
        moments = {name: _written(getattr(key, name)) for name in ("created", "expires", "revoked", "used")}
        return {"prefix": key.prefix, "name": key.name, "role": key.role.value, "state": key.state, **moments}

    keys = [described(key) for key in list_keys(running_neo4j(empty=True))]
    if as_json:
        return emit_json(keys)
    if not keys:
        return console.print("No key yet; `tular keys add NAME` makes one.")
    table = TextTable("prefix", "name", "role", "state", "created", "expires", "last used")
    for key in keys:
        shown = (key["prefix"], key["name"], key["role"], key["state"])
        table.add_row(*shown, key["created"], key["expires"] or "never", key["used"] or "never")
    return output.print(table)


@command.command()
@click.argument("prefix")
def revoke(prefix: str) -> None:
    """End the use of the key with this PREFIX, within seconds.

    \b
    Examples:
      tular keys revoke 3f9a02bc
    """
    from tular.cli.connection import running_neo4j
    from tular.store.keys.keeping import revoke_key

    revoke_key(running_neo4j(empty=True), prefix)
    console.print(f"The key {prefix} is revoked.")


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
