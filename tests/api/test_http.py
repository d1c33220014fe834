"""GraphQL over HTTP: methods, media types, status codes, refusals."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.api.conftest import GRAPHQL, Asker, Pointer, connect
from tular.api.graphql.limits import Limits
from tular.api.http.app import create_app
from tular.api.http.doors import Doors
from tular.config import Settings

pytestmark = pytest.mark.anyio

JSON = "application/json"
QUERY = "{ run { runId } }"
ANSWER = {"data": {"run": {"runId": "newer"}}}


def code(response: httpx.Response) -> str:
    (error,) = response.json()["errors"]
    assert error["message"]
    found: str = error["extensions"]["code"]
    return found


async def send(api: Asker, accept: str = GRAPHQL, **options: Any) -> httpx.Response:
    headers = {"Accept": accept, **options.pop("headers", {})}
    return await api.client.post("/graphql", headers=headers, **options)


async def test_post_and_get_give_the_same(api: Asker) -> None:
    posted = await send(api, json={"query": QUERY})
    got = await api.client.get("/graphql", params={"query": QUERY}, headers={"Accept": GRAPHQL})
    assert posted.json() == got.json()
    assert posted.json()["data"] == ANSWER["data"]
    assert posted.status_code == got.status_code == 200


async def test_get_takes_variables_and_operation(api: Asker) -> None:
    query = "query A { run { layer } } query B($id: ID) { run(id: $id) { runId } }"
    params = {"query": query, "operationName": "B", "variables": '{"id": "older"}'}
    response = await api.client.get("/graphql", params=params)
    assert response.json()["data"] == {"run": {"runId": "older"}}


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", JSON),
        ("application/*", GRAPHQL),
        (GRAPHQL, GRAPHQL),
        (JSON, JSON),
        (f"{JSON};q=0.5, {GRAPHQL}", GRAPHQL),
        (f"{JSON}, {GRAPHQL};q=0.9", JSON),
        (f"{GRAPHQL};q=0, {JSON};q=0.1", JSON),
        (f"text/plain, {JSON}; charset=utf-8", JSON),
    ],
)
async def test_media_type_is_the_most_wanted(api: Asker, accept: str, expected: str) -> None:
    response = await send(api, accept, json={"query": QUERY})
    assert response.headers["content-type"] == f"{expected}; charset=utf-8"
    assert response.json()["data"] == ANSWER["data"]


@pytest.mark.parametrize("accept", ["text/plain", "image/*;q=0.9", f"{JSON};q=0", f"{JSON};q=much"])
async def test_other_media_types_are_not_acceptable(api: Asker, accept: str) -> None:
    response = await send(api, accept, json={"query": QUERY})
    assert response.status_code == 406
    assert code(response) == "NOT_ACCEPTABLE"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ run { ", "BAD_SYNTAX"),
        ("{ walk }", "BAD_QUERY"),
        ("query($id: ID!) { run(id: $id) { runId } }", "BAD_INPUT"),
        ("query A { run { runId } } query B { run { runId } }", "BAD_INPUT"),
        ("mutation { run { runId } }", "BAD_QUERY"),
        ("query { ...A } fragment A on Query { ...A }", "BAD_QUERY"),
        ("{ " * 500 + "}" * 500, "BAD_SYNTAX"),
        ("{ __schema { types " + "{ fields { type " * 6 + "{ name }" + "} }" * 6 + " } }", "BAD_QUERY"),
    ],
)
async def test_requests_that_are_not_executed(api: Asker, query: str, expected: str) -> None:
    """400 where the media type tells GraphQL from the server; 200 for legacy clients, as the specification says."""
    response = await send(api, json={"query": query})
    assert response.status_code == 400
    assert expected in {error["extensions"]["code"] for error in response.json()["errors"]}
    assert "data" not in response.json()
    legacy = await send(api, JSON, json={"query": query})
    assert legacy.status_code == 200
    assert legacy.json() == response.json()


async def test_errors_in_fields_come_with_200(api: Asker) -> None:
    response = await send(api, json={"query": "{ influencers(first: 1000) { totalCount } }"})
    assert response.status_code == 200
    assert response.json()["data"] == {"influencers": None}
    assert code(response) == "BAD_INPUT"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"7",
        b"{}",
        b'{"query": 7}',
        b'{"query": " "}',
        b'{"query": "{ run { runId } }", "variables": [1]}',
        b'{"query": "{ run { runId } }", "operationName": 7}',
        b'{"query": "{ run { runId } }", "extensions": 7}',
    ],
)
@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_bodies_that_are_no_request(api: Asker, accept: str, body: bytes) -> None:
    response = await send(api, accept, content=body, headers={"Content-Type": JSON})
    assert response.status_code == 400
    assert code(response) == "BAD_REQUEST"


async def test_a_get_with_bad_variables(api: Asker) -> None:
    response = await api.client.get("/graphql", params={"query": QUERY, "variables": "{"})
    assert response.status_code == 400
    assert code(response) == "BAD_REQUEST"


async def test_batches_are_refused(api: Asker) -> None:
    response = await send(api, json=[{"query": QUERY}])
    assert response.status_code == 400
    assert code(response) == "BATCH"


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_other_content_types_are_refused(api: Asker, content_type: str) -> None:
    """A page of another site can send these without asking first (CSRF)."""
    response = await send(
        api, content=b'{"query": "{ run { runId } }"}', headers={"Content-Type": content_type}
    )
    assert response.status_code == 415
    assert code(response) == "BAD_CONTENT_TYPE"


async def test_large_bodies_are_refused(api: Asker) -> None:
    async def endless() -> Any:
        while True:
            yield b"x" * 10_000

    response = await send(api, content=endless(), headers={"Content-Type": JSON})
    assert response.status_code == 413
    assert code(response) == "BODY_TOO_LARGE"


async def test_only_queries_by_get(api: Asker) -> None:
    for document in ("mutation { __typename }", "subscription { __typename }"):
        response = await api.client.get("/graphql", params={"query": document})
        assert response.status_code in (400, 405)
        assert "data" not in response.json()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_not_allowed(api: Asker, method: str) -> None:
    response = await api.client.request(method, "/graphql")
    assert response.status_code == 405
    assert {"GET", "POST", "HEAD"} == set(response.headers["allow"].replace(" ", "").split(","))


async def test_head_answers_without_a_body(api: Asker) -> None:
    response = await api.client.head("/graphql", params={"query": QUERY})
    assert response.status_code == 200


async def test_a_browser_gets_the_page(api: Asker) -> None:
    response = await api.client.get("/graphql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 303
    assert response.headers["location"] == "/graphiql"


async def test_no_other_origin_may_ask_by_default(api: Asker) -> None:
    response = await send(api, json={"query": QUERY}, headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in response.headers


async def test_listed_origins_may_ask(api_settings: Settings, pointer: Pointer) -> None:
    app = create_app(api_settings, reader=pointer, doors=Doors(allow_origins=("https://friend.example",)))
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    async with connect(app) as client:
        allowed = await client.options("/graphql", headers={"Origin": "https://friend.example", **preflight})
        refused = await client.options("/graphql", headers={"Origin": "https://other.example", **preflight})
    assert allowed.headers["access-control-allow-origin"] == "https://friend.example"
    assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize("path", ["/", "/graphiql"])
async def test_pages_load_nothing_from_elsewhere(api: Asker, path: str) -> None:
    response = await api.client.get(path)
    assert response.status_code == 200
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "//" not in response.text.replace("</", "")


async def test_long_answers_are_compressed(api: Asker) -> None:
    query = "{ influencers(first: 60) { edges { node { key name bio } } } }"
    long = await send(api, json={"query": query}, headers={"Accept-Encoding": "gzip"})
    short = await send(api, json={"query": QUERY}, headers={"Accept-Encoding": "gzip"})
    plain = await send(api, json={"query": query}, headers={"Accept-Encoding": "identity"})
    assert long.headers["content-encoding"] == "gzip"
    assert int(long.headers["content-length"]) < len(plain.content) / 4
    assert "content-encoding" not in {**short.headers, **plain.headers}
    assert long.json() == plain.json()


async def test_every_answer_tells_its_cost(api: Asker) -> None:
    told = (await api.post("{ a: influencers(first: 7) { edges { rank } } }")).json()["extensions"]["cost"]
    assert (told["aliases"], told["fields"], told["depth"], told["allowed"]) == (1, 3, 3, True)
    assert told["cost"] > 7
    assert told["limits"]["cost"] == Limits().cost
    much = await api.post("{ communityMap { communities { posts { key } } } }")
    assert (much.status_code, much.json()["extensions"]["cost"]["allowed"]) == (400, False)


async def test_a_query_that_is_only_measured(api: Asker, pointer: Pointer) -> None:
    """Nothing is executed, however much it would cost; what cannot be executed is still told."""
    query = '{ searchAccounts(text: "a") { edges { score } } communityMap { communities { posts { key } } } }'
    headers = {"Accept": GRAPHQL, "X-Estimate-Cost": "1"}
    answer = await api.client.post("/graphql", json={"query": query}, headers=headers)
    assert (answer.status_code, answer.json()["data"]) == (200, None)
    assert answer.json()["extensions"]["cost"]["allowed"] is False
    assert "read/search_accounts" not in pointer.asked
    wrong = await api.client.post("/graphql", json={"query": "{ nothing }"}, headers=headers)
    assert wrong.json()["errors"][0]["extensions"]["code"] == "BAD_QUERY"


PINNED = """{ influencers(runId: "older", first: 3) { edges { rank } } ...R }
  fragment R on Query { run(id: "older") { runId } }"""


async def test_answers_about_a_named_run_are_kept_by_clients(api: Asker) -> None:
    first = await api.client.get("/graphql", params={"query": PINNED})
    assert first.json()["data"]["run"] == {"runId": "older"}
    assert first.headers["cache-control"] == "private, no-cache"
    again = await api.client.get(
        "/graphql", params={"query": PINNED}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = await api.client.get(
        "/graphql",
        params={"query": PINNED.replace("3", "4")},
        headers={"If-None-Match": first.headers["etag"]},
    )
    assert other.status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "{ run { runId } }",
        '{ influencers(runId: "older", first: 3) { edges { rank } } run { runId } }',
        "{ influencers(runId: null, first: 3) { edges { rank } } }",
        '{ influencers(runId: "none") { totalCount } }',
        '{ run(id: "older") { runId } __typename }',
    ],
)
async def test_other_answers_are_not_kept(api: Asker, query: str) -> None:
    answer = await api.client.get("/graphql", params={"query": query})
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
