"""Who is let in: hosts, origins, keys, tokens, switches, limits; and what strangers are told."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.api.conftest import Pointer, connect
from tests.api.issuer import LocalIssuer
from tular.api.auth.issuer import Issuer
from tular.api.http.app import create_app
from tular.api.http.doors import Doors, checked_origin
from tular.config import Settings
from tular.errors import ConfigError, Unreachable
from tular.models import AccessRole
from tular.store.keys.secrets import new_key

pytestmark = pytest.mark.anyio

QUERY = {"query": "{ run { runId } }"}
CHANGE = {"query": 'mutation { renameCommunity(id: "c1", name: "A") { label } }'}
ELSEWHERE = "0.0.0.0"


class Keys(Pointer):
    """Stands for a Neo4j with keys."""

    def __init__(self) -> None:
        super().__init__("newer")
        self.rows: dict[str, dict[str, Any]] = {}

    def add(self, role: AccessRole, **facts: Any) -> str:
        key, prefix, hashed = new_key()
        row = {"prefix": prefix, "hash": hashed, "name": role.value, "role": role.value}
        self.rows[prefix] = {**row, "expires": None, "revoked": None, **facts}
        return key

    async def read(self, statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        if self.down is None and statement == "keys/any":
            return [{"some": bool(self.rows)}]
        if self.down is None and statement == "keys/find":
            return [row for row in [self.rows.get(parameters["prefix"])] if row]
        return await super().read(statement, **parameters)


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Keys:
    monkeypatch.setattr("tular.store.keys.keeping.note_uses", lambda *_: None)
    return Keys()


def app(settings: Settings, reader: Pointer, **doors: Any) -> Any:
    return connect(create_app(settings, reader=reader, doors=Doors(**doors)))


async def post(
    client: httpx.AsyncClient, body: dict[str, str], key: str = "", **headers: str
) -> httpx.Response:
    bearer = {"Authorization": f"Bearer {key}"} if key else {}
    return await client.post("/graphql", json=body, headers={**bearer, **headers})


def code(response: httpx.Response) -> str:
    found: str = response.json()["errors"][0]["extensions"]["code"]
    return found


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("attacker.example", 421),
        ("127.0.0.1.attacker.example", 421),
        ("", 421),
    ],
)
async def test_a_name_rebound_to_this_machine_is_refused(
    api_settings: Settings, pointer: Pointer, host: str, status: int
) -> None:
    async with app(api_settings, pointer) as client:
        for path in ("/graphql?query={__typename}", "/", "/health/live"):
            response = await client.get(path, headers={"Host": host, "Origin": f"http://{host}"})
            assert response.status_code == status
        if status == 421:
            assert code(response) == "WRONG_HOST"


async def test_names_that_were_allowed(api_settings: Settings, pointer: Pointer) -> None:
    doors = {"host": ELSEWHERE, "open": True, "allow_hosts": ("Tular.Example.org",)}
    async with app(api_settings, pointer, **doors) as client:
        for host, status in (("tular.example.org", 200), ("192.0.2.7:80", 200), ("other.example", 421)):
            assert (await client.get("/health/live", headers={"Host": host})).status_code == status


@pytest.mark.parametrize(
    "origin", ["app.example.org", "*", "https://", "null", "https://a.example/path", "ftp://a"]
)
def test_what_is_no_origin_is_told_in_the_right_form(origin: str) -> None:
    with pytest.raises(ConfigError, match=r"https://[a-z.]+"):
        checked_origin(origin)
    assert checked_origin("HTTPS://App.example.org:8443/") == "https://app.example.org:8443"


async def test_without_keys_this_machine_may_do_everything(api_settings: Settings, keys: Keys) -> None:
    async with app(api_settings, keys) as client:
        assert (await post(client, QUERY)).json()["data"] == {"run": {"runId": "newer"}}
        assert code(await post(client, CHANGE)) != "UNAUTHENTICATED"


async def test_with_a_key_nobody_asks_without_one(api_settings: Settings, keys: Keys) -> None:
    key = keys.add(AccessRole.VIEWER)
    async with app(api_settings, keys) as client:
        for path in ("/graphql?query={__typename}", "/maps/newer/communities.gexf", "/metrics"):
            refused = await client.get(path)
            assert (refused.status_code, code(refused)) == (401, "UNAUTHENTICATED")
            assert refused.headers["www-authenticate"].startswith("Bearer")
            assert (await client.get(path, headers={"Authorization": f"Bearer {key}"})).status_code == 200
        for path in ("/", "/health/live"):
            assert (await client.get(path)).status_code == 200


@pytest.mark.parametrize("wrong", ["secret", "prefix", "basic", "empty", "expired", "revoked", "cut"])
async def test_keys_that_do_not_hold(api_settings: Settings, keys: Keys, wrong: str) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    facts = {"expired": {"expires": past}, "revoked": {"revoked": past}}.get(wrong, {})
    key = keys.add(AccessRole.ADMIN, **facts)
    header = {
        "secret": f"Bearer {key[:-1]}{'a' if key[-1] != 'a' else 'b'}",
        "prefix": f"Bearer {new_key()[0]}",
        "basic": f"Basic {key}",
        "empty": "Bearer ",
        "cut": f"Bearer {key[:-1]}",
    }.get(wrong, f"Bearer {key}")
    async with app(api_settings, keys) as client:
        response = await client.post("/graphql", json=QUERY, headers={"Authorization": header})
        assert (response.status_code, code(response)) == (401, "UNAUTHENTICATED")
        assert key not in response.text


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (AccessRole.VIEWER, "FORBIDDEN"),
        (AccessRole.ANALYST, "FORBIDDEN"),
        (AccessRole.OPERATOR, ""),
        (AccessRole.ADMIN, ""),
    ],
)
async def test_changing_needs_an_operator(
    api_settings: Settings, keys: Keys, role: AccessRole, expected: str
) -> None:
    key = keys.add(role)
    async with app(api_settings, keys) as client:
        response = await post(client, CHANGE, key)
        assert (code(response) == "FORBIDDEN") == bool(expected)
        assert response.status_code == (403 if expected else 200)


async def test_what_was_loaded_is_for_analysts(api_settings: Settings, keys: Keys) -> None:
    query = {"query": "{ loads { edges { cursor } } }"}
    async with app(api_settings, keys) as client:
        assert code(await post(client, query, keys.add(AccessRole.VIEWER))) == "FORBIDDEN"
        assert code(await post(client, query, keys.add(AccessRole.ANALYST))) != "FORBIDDEN"


async def test_managing_keys_needs_an_admin(api_settings: Settings, keys: Keys) -> None:
    key = keys.add(AccessRole.OPERATOR)
    async with app(api_settings, keys) as client:
        for query in ("{ apiKeys { prefix } }", "{ auditLog { edges { cursor } } }",
                      'mutation { addKey(name: "a") { key } }', 'mutation { revokeKey(prefix: "a") }'):  # fmt: skip
            assert code(await post(client, {"query": query}, key)) == "FORBIDDEN"


async def test_a_known_key_holds_while_neo4j_is_away(
    api_settings: Settings, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tular.api.auth.keyring.FRESH", 0.0)
    known, unknown = keys.add(AccessRole.VIEWER), keys.add(AccessRole.VIEWER)
    async with app(api_settings, keys) as client:
        assert (await post(client, QUERY, known)).status_code == 200
        keys.down = Unreachable("bolt://10.0.0.7:7687 does not answer.")
        assert (await post(client, QUERY, known)).status_code == 200
        assert code(await post(client, QUERY, unknown)) == "KEYS_UNKNOWN"
        assert code(await post(client, QUERY)) == "UNAUTHENTICATED"
    async with app(api_settings, keys) as restarted:
        assert code(await post(restarted, QUERY)) == "UNAUTHENTICATED"


async def test_elsewhere_nobody_is_let_in_until_keys_are_known(api_settings: Settings) -> None:
    down = Pointer("newer", down=Unreachable("Away."))
    async with app(api_settings, down, host=ELSEWHERE) as client:
        assert code(await post(client, QUERY)) == "UNAUTHENTICATED"
    async with app(api_settings, down, host=ELSEWHERE, open=True) as client:
        assert (await post(client, QUERY)).status_code == 200


async def test_strangers_are_told_no_addresses_or_paths(
    api_settings: Settings, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    viewer, admin = keys.add(AccessRole.VIEWER), keys.add(AccessRole.ADMIN)
    query = {"query": '{ searchAccounts(text: "a") { edges { score } } }'}
    async with app(api_settings, keys) as client:
        for key in (viewer, admin):
            await post(client, QUERY, key)
        keys.down = Unreachable(
            "Neo4j at bolt://10.0.0.7:7687 does not answer.", remedy="Set TULAR_NEO4J_URI."
        )
        told = await post(client, query, viewer)
        assert not {"10.0.0.7", "bolt", "TULAR_"} & set(told.text.replace("/", " ").replace(":", " ").split())
        assert "TULAR" not in told.text
        reference = told.json()["errors"][0]["extensions"]["reference"]
        assert reference == told.headers["x-request-id"]
        assert f"{reference}: Neo4j at bolt://10.0.0.7:7687" in caplog.text
        assert "10.0.0.7" in (await post(client, query, admin)).text
        ready = await client.get("/health/ready")
        assert "10.0.0.7" not in ready.text


async def test_read_only_and_switches(api_settings: Settings, pointer: Pointer) -> None:
    shut = {"read_only": True, "introspection": False, "graphiql": False, "metrics": False}
    async with app(api_settings, pointer, **shut) as client:
        refused = await post(client, CHANGE)
        assert (refused.status_code, code(refused)) == (403, "READ_ONLY")
        assert code(await post(client, {"query": "{ __schema { types { name } } }"})) == "BAD_QUERY"
        assert (await post(client, QUERY)).json()["data"]
        for path in ("/graphiql", "/metrics"):
            assert (await client.get(path)).status_code == 404


async def test_too_many_requests(api_settings: Settings, keys: Keys) -> None:
    """Ten seconds' worth may come at once; another caller has a bucket of its own."""
    first, second, analyst = (
        keys.add(role) for role in (AccessRole.VIEWER, AccessRole.VIEWER, AccessRole.ANALYST)
    )
    async with app(api_settings, keys, rate=18) as client:
        answers = [await post(client, QUERY, first) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert code(answers[-1]) == "TOO_MANY_REQUESTS"
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert answers[0].headers["ratelimit"].startswith('"default";r=2;t=')
        assert answers[0].headers["ratelimit-policy"] == '"default";q=3;w=10'
        assert (await post(client, QUERY, second)).status_code == 200
        assert {(await post(client, QUERY, analyst)).status_code for _ in range(20)} == {200}
        wrong = {(await post(client, QUERY, new_key()[0])).status_code for _ in range(5)}
        assert wrong == {401, 429}


async def test_every_request_has_a_line_in_the_access_log(
    api_settings: Settings, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    key = keys.add(AccessRole.VIEWER)
    with caplog.at_level(logging.INFO, "tular.access"):
        async with app(api_settings, keys) as client:
            answered = await post(client, {"query": "query Q { run { runId } }", "operationName": "Q"}, key)
            await post(client, QUERY)
            await client.get("/health/live", headers={"Host": "other.example"})
            metrics = (await client.get("/metrics", headers={"Authorization": f"Bearer {key}"})).text
    lines = [json.loads(record.message) for record in caplog.records if record.name == "tular.access"]
    assert [line["status"] for line in lines] == [200, 401, 421, 200]
    assert (lines[0]["who"], lines[0]["operation"]) == ("viewer", "Q")
    assert lines[0]["request"] == answered.headers["x-request-id"]
    assert key not in caplog.text
    for part, status in (("graphql", 401), ("health", 421)):
        assert f'tular_http_answers_total{{part="{part}",status="{status}"}} 1.0' in metrics


async def test_every_root_field_says_its_role(api_settings: Settings) -> None:
    from tular.api.graphql.schema import build_schema

    schema = build_schema()
    for root in (schema.query_type, schema.mutation_type):
        assert root is not None
        for name, field in root.fields.items():
            assert any(f"Role: {role.value}." in (field.description or "") for role in AccessRole), name


async def test_tokens_of_an_issuer(api_settings: Settings, keys: Keys) -> None:
    with LocalIssuer() as issuer:
        doors = {"host": ELSEWHERE, "issuer": Issuer(issuer.url, "tular")}
        async with app(api_settings, keys, **doors) as client:
            assert code(await post(client, QUERY)) == "UNAUTHENTICATED"
            assert (await post(client, QUERY, issuer.token(roles=["viewer"]))).status_code == 200
            assert code(await post(client, CHANGE, issuer.token(roles=["viewer"]))) == "FORBIDDEN"
            assert code(await post(client, QUERY, issuer.token(roles=["cook"]))) == "FORBIDDEN"
            for wrong in (
                issuer.token(roles=["admin"], aud="other"),
                issuer.token(roles=["admin"], iss="https://evil.example"),
                issuer.token(roles=["admin"], exp=1),
                issuer.token(roles=["admin"], exp=None),
                issuer.token(roles=["admin"], signed_by_another=True),
                issuer.token(roles=["admin"], unsigned=True),
                issuer.token(roles=["admin"], algorithm="HS256"),
            ):
                refused = await post(client, QUERY, wrong)
                assert (refused.status_code, code(refused)) == (401, "UNAUTHENTICATED")
        keys.down = None
    with pytest.raises(ConfigError, match="https"):
        create_app(
            api_settings, reader=keys, doors=replace(Doors(), issuer=Issuer("http://evil.example", "t"))
        )


async def test_a_bug_of_a_client_does_not_outlive_it(api_settings: Settings, pointer: Pointer) -> None:
    """Fifty at once are told apart: each answer goes to the one who asked."""
    async with app(api_settings, pointer) as client:
        queries = [{"query": f"{{ a{n}: run {{ runId }} }}"} for n in range(50)]
        answers = await asyncio.gather(*(post(client, query) for query in queries))
    assert [list(answer.json()["data"]) for answer in answers] == [[f"a{n}"] for n in range(50)]
