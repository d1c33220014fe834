"""The pages in a real browser: they load from the package alone, and GraphiQL answers its first query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser


@dataclass
class Watched:
    """A page with all that it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.complaints.append(f"failed: {request.url}"))
        self.page.on(
            "response", lambda answer: answer.ok or self.complaints.append(f"{answer.status}: {answer.url}")
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Watched(context.new_page())
    context.close()


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


def test_the_start_page_leads_everywhere(watched: Watched, site: str) -> None:
    watched.page.goto(site)
    links = watched.page.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert f"{site}/graphiql" in links
    for link in links:
        assert watched.page.request.get(link).ok, link
    assert watched.complaints == []
