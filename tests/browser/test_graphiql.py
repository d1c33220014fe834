"""GraphiQL in a real browser: it loads from the package alone and answers its first query."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser


def test_graphiql_runs_its_first_query(watched: Watched, site: str) -> None:
    watched.page.goto(f"{site}/graphiql")
    watched.page.locator(".graphiql-execute-button").click()
    answer = watched.page.locator(".graphiql-response")
    expect(answer).to_contain_text('"runId": "newer"')
    expect(answer).to_contain_text('"rank": 1')
    expect(answer).not_to_contain_text("errors")
    assert watched.complaints == []
    assert {url.split("/")[2] for url in watched.requests if url.startswith("http")} == {site.split("/")[2]}


def test_graphiql_knows_the_schema(watched: Watched, site: str) -> None:
    watched.page.goto(f"{site}/graphiql")
    watched.page.get_by_label("Show Documentation Explorer").click()
    explorer = watched.page.locator(".graphiql-doc-explorer")
    explorer.get_by_role("link", name="Query", exact=True).click()
    expect(explorer).to_contain_text("communityMap")
    assert watched.complaints == []
