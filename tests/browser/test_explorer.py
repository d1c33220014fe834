"""The explorer in a real browser: the first page and the map."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.api.conftest import Pointer
from tests.api.samples import sample_run
from tests.browser.conftest import Watched, served
from tests.conftest import free_port
from tular.config import load_settings

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


def test_the_service_goes_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    """What is seen stays, the page says what is the matter, and goes on by itself."""
    sample_run(str(tmp_path / "runs"), "newer")
    settings = load_settings({"TULAR_HOME": str(tmp_path), "TULAR_PORT": str(free_port())}, tmp_path)
    page = browser.new_page()
    with served(settings, reader=Pointer("newer"), port=settings.port) as running:
        page.goto(running.url)
        expect(page.get_by_role("heading", level=1)).to_contain_text("60 accounts")
        page.get_by_role("link", name="Rankings").click()
        expect(page.locator("tbody tr")).to_have_count(25)
    page.get_by_label("Lead by").select_option("CORENESS")
    expect(page.get_by_test_id("unreachable")).to_contain_text("The service does not answer.")
    expect(page.locator("tbody tr")).to_have_count(25)
    with served(settings, reader=Pointer("newer"), port=settings.port):
        expect(page.get_by_test_id("unreachable")).to_have_count(0)
        expect(page.locator("main .lead")).to_contain_text("coreness")
        expect(page.locator(".stale")).to_have_count(0)
    page.close()


def test_a_key_is_asked_for_and_stays_in_memory(browser: Browser, site: str) -> None:
    """A service that wants keys, played by the browser's own network layer."""
    page = browser.new_page()
    seen: list[str | None] = []

    def guard(route: Route) -> None:
        key = route.request.headers.get("authorization")
        seen.append(key)
        if key == "Bearer open-sesame":
            headers = {
                name: value for name, value in route.request.headers.items() if name != "authorization"
            }
            return route.continue_(headers=headers)
        error = {"message": "A key is needed.", "extensions": {"code": "UNAUTHENTICATED"}}
        return route.fulfill(status=401, json={"errors": [error]})

    page.route("**/graphql", guard)
    page.goto(site)
    page.get_by_label("Access key").fill("wrong")
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_role("alert")).to_contain_text("did not accept this key")
    page.get_by_label("Access key").fill("open-sesame")
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("60 accounts")
    assert "Bearer wrong" in seen
    kept = page.evaluate(
        "JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + location.href"
    )
    assert "sesame" not in kept
    page.reload()
    expect(page.get_by_label("Access key")).to_be_visible()
    page.close()


def test_live_questions_fail_alone(watched: Watched, site: str) -> None:
    """Without Neo4j an account's page still shows what the run has, and says what is missing."""
    page = watched.page
    page.goto(f"{site}/#/account/x/1000")
    expect(page.locator("main")).to_contain_text("Strong and weak")
    expect(page.locator(".live")).to_contain_text("A part is missing")


def test_what_the_map_gathers_is_drawn_named_and_in_the_table(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(f"{site}/#/map?as=table")
    row = page.get_by_role("row").filter(has_text="Gathered in one place: one smaller community")
    expect(row).to_have_count(1)
    page.goto(f"{site}/#/map?sel=rest")
    picture = page.get_by_test_id("map-picture")
    expect(picture).to_have_attribute("data-drawn", "true")
    picture.focus()
    said = page.get_by_test_id("announcer")
    expect(said).to_contain_text("Gathered in one place")
    card = page.locator(".selected")
    expect(card).to_contain_text("smaller ones")
    card.get_by_role("link", name="All communities").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Communities")
    assert watched.complaints == []


def test_no_label_lies_over_another(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(f"{site}/#/map")
    expect(page.get_by_test_id("map-picture")).to_have_attribute("data-drawn", "true")
    expect(page.get_by_test_id("map-picture")).to_have_attribute("data-labels", re.compile(r"\d+ 0"))
