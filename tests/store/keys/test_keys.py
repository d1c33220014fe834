"""API keys in a real Neo4j: by the command line, by GraphQL, and in every request."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.api.conftest import connect
from tests.api.samples import sample_run
from tular.api.auth.unguarded import refuse_unguarded
from tular.api.http.app import create_app
from tular.api.http.doors import Doors
from tular.cli import tular
from tular.config import Settings
from tular.errors import ConfigError
from tular.models import AccessRole
from tular.store.driver.database import Database
from tular.store.keys.keeping import add_key, list_keys, record_change
from tular.store.keys.secrets import fits, new_key, parts_of


def test_a_key_is_random_and_only_its_hash_is_kept() -> None:
    key, prefix, hashed = new_key()
    assert parts_of(key) is not None
    found, secret = parts_of(key) or ("", "")
    assert found == prefix
    assert fits(secret, hashed)
    assert not fits(secret[:-1], hashed)
    assert secret not in hashed
    assert len({new_key()[0] for _ in range(100)}) == 100


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    sample_run(str(tmp_path / "runs"), "kept", accounts=20)
    home = replace(settings, home=tmp_path, artifacts=str(tmp_path / "runs"))
    monkeypatch.setattr("tular.cli.connection.running_neo4j", lambda **_: home)
    return home


def cli(*arguments: str) -> str:
    result = CliRunner().invoke(tular, ["keys", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_keys_from_the_command_line_to_the_audit_log(own: Settings, database: Database) -> None:
    with pytest.raises(ConfigError, match="tular keys add"):
        refuse_unguarded(own, Doors("0.0.0.0"))
    made = json.loads(cli("add", "the boss", "--role", "admin", "--days", "2", "--json"))
    refuse_unguarded(own, Doors("0.0.0.0"))
    (stored,) = database.read("keys/find", prefix=made["prefix"])
    assert made["key"].split("_", 2)[2] not in str(stored)
    asyncio.run(_managed(own, made["key"], made["prefix"]))
    listed = json.loads(cli("list", "--json"))
    states = {key["name"]: key["state"] for key in listed}
    assert states == {"the boss": "revoked", "web team": "valid"}
    assert next(key["used"] for key in listed if key["name"] == "the boss")
    assert "web team" in cli("list")


async def _managed(own: Settings, key: str, prefix: str) -> None:
    app = create_app(own, doors=Doors("0.0.0.0"))
    async with app.router.lifespan_context(app), connect(app) as client:

        async def ask(query: str, with_key: str = key) -> Any:
            headers = {"Authorization": f"Bearer {with_key}"}
            return (await client.post("/graphql", json={"query": query}, headers=headers)).json()

        added = (await ask('mutation { addKey(name: "web team", role: VIEWER) { key prefix } }'))["data"][
            "addKey"
        ]
        assert (await ask('{ run(id: "kept") { runId } }', added["key"]))["data"] == {
            "run": {"runId": "kept"}
        }
        keys = (await ask("{ apiKeys { name role state } }"))["data"]["apiKeys"]
        assert {"name": "web team", "role": "VIEWER", "state": "valid"} in keys
        await ask('mutation { revokeKey(prefix: "nothing1") }')
        entries = (await ask("{ auditLog { edges { node { who role field arguments outcome } } } }"))["data"]
        last, first = (edge["node"] for edge in entries["auditLog"]["edges"])
        assert (last["field"], last["outcome"]) == ("revokeKey", "BAD_INPUT")
        assert (first["who"], first["role"]) == (f"the boss ({prefix})", "admin")
        assert json.loads(first["arguments"]) == {"name": "web team", "role": "viewer"}
        await ask(f'mutation {{ revokeKey(prefix: "{prefix}") }}')
        errors = (await ask("{ run { runId } }"))["errors"]
        assert errors[0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_the_audit_log_is_read_page_by_page(own: Settings, database: Database) -> None:
    add_key(own, "nobody", AccessRole.VIEWER, None)
    assert [key.name for key in list_keys(own)] == ["nobody"]
    for number in range(5):
        record_change(own, id=str(number), who="a", role="admin", field=f"f{number}", arguments="{}",
                      outcome="done", request="r")  # fmt: skip

    async def pages() -> list[str]:
        app = create_app(own)
        service, found, after = app.state.service, [], None
        async with app.router.lifespan_context(app):
            from tular.api.graphql.execution import GraphQLRequest

            query = ("query($a: String) { auditLog(first: 2, after: $a) { pageInfo { hasNextPage endCursor } "
                     "edges { node { field } } } }")  # fmt: skip
            while True:
                data = (await service.ask(GraphQLRequest(query, None, {"a": after}))).payload["data"][
                    "auditLog"
                ]
                found += [edge["node"]["field"] for edge in data["edges"]]
                after = data["pageInfo"]["endCursor"]
                if not data["pageInfo"]["hasNextPage"]:
                    return found

    assert asyncio.run(pages()) == ["f4", "f3", "f2", "f1", "f0"]
