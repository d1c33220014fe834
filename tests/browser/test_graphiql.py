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


def test_graphiql_opens_with_ready_questions(watched: Watched, site: str) -> None:
    watched.page.goto(f"{site}/graphiql")
    tabs = watched.page.locator(".graphiql-tab")
    expect(tabs).to_have_count(6)
    expect(tabs.first).to_contain_text("WhoLeads")
    # By the keyboard: a click on a tab that still glides into its place counts as dragging it.
    watched.page.locator("#graphiql-session-tab-3").focus()
    watched.page.keyboard.press("Enter")
    expect(watched.page.locator(".graphiql-query-editor")).to_contain_text("MapToDraw")
    watched.page.locator(".graphiql-execute-button").click()
    expect(watched.page.locator(".graphiql-response")).to_contain_text('"communityMap"')


def test_graphiql_on_a_phone(watched: Watched, site: str) -> None:
    """Question and answer one below the other, both wide enough to read, nothing beyond the edge."""
    watched.page.set_viewport_size({"width": 390, "height": 844})
    watched.page.goto(f"{site}/graphiql")
    watched.page.locator(".graphiql-execute-button").click()
    answer = watched.page.locator(".graphiql-response")
    expect(answer).to_contain_text('"runId"')
    question, told = watched.page.locator(".graphiql-query-editor").bounding_box(), answer.bounding_box()
    assert question is not None
    assert told is not None
    assert question["y"] + question["height"] <= told["y"] + 1
    for box in (question, told):
        assert box["width"] > 250
        assert box["height"] > 180
        assert box["x"] + box["width"] <= 390
