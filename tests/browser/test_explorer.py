"""The explorer in a real browser: the first page and the map."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watched

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser

BUDGET = 150_000
"""Bytes of compressed JavaScript for the first view, the map included."""


def test_the_first_page_tells_what_the_network_is(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    expect(page.get_by_role("heading", level=1)).to_have_text("60 accounts in 4 communities")
    expect(page.locator(".ten").first.locator("li")).to_have_count(10)
    expect(page.locator("[data-drawn=true]")).to_be_visible()
    assert watched.complaints == []
    assert {url.split("/")[2] for url in watched.requests if url.startswith("http")} == {site.split("/")[2]}


def test_the_first_page_is_light(browser: Browser, site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    expect(page.locator("[data-drawn=true]")).to_be_visible()
    scripts = [url for url in asked if url.endswith(".js")]
    sizes = [len(gzip.compress(page.request.get(url).body(), 9)) for url in scripts]
    assert len(sizes) >= 2
    assert sum(sizes) <= BUDGET, sizes
    page.close()


def test_the_map_opens_from_the_first_page_and_goes_back(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    page.get_by_role("link", name="Open the map").click()
    expect(page.get_by_test_id("map-picture")).to_have_attribute("data-drawn", "true")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("60 accounts")
    assert watched.complaints == []
