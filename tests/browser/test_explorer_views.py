"""Every view of the explorer on a generated network with a real Neo4j: complete, without complaints, open to
everybody (axe, WCAG 2.2 AA), at both sizes and in both themes; by keyboard alone; links that outlive a run; names
seen in another tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import neo4j
import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.conftest import Watched, served
from tests.browser.explored import DESKTOP, PHONE, Site, analysed, asked, loaded, settled, violations
from tular.config import Settings
from tular.generate import NetworkOptions, write_network
from tular.models import Layer

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def network(settings: Settings, _driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """300 accounts over three snapshots in the session's Neo4j, analysed as of two of them."""
    folder = tmp_path_factory.mktemp("network")
    write_network(folder / "files", NetworkOptions(accounts=300, seed=3, snapshots=3))
    loaded(settings, _driver, [str(folder / "files")], folder)
    own = replace(settings, artifacts=str(folder / "runs"))
    analysed(own, datetime(2026, 1, 20, tzinfo=UTC))
    analysed(own, datetime(2026, 3, 30, tzinfo=UTC))
    return own


@pytest.fixture(scope="module")
def explored(network: Settings) -> Iterator[Site]:
    with served(network) as running:
        found = asked(
            running.url,
            "{ influencers(first: 1) { edges { node { handle } } }"
            " communities(first: 1) { edges { node { communityId label } } } }",
        )
        community = found["communities"]["edges"][0]["node"]
        yield Site(
            running.url,
            network,
            found["influencers"]["edges"][0]["node"]["handle"],
            community["communityId"],
            community["label"],
        )


def views(site: Site) -> dict[str, str]:
    """Addresses, and words that each view shows when it is whole."""
    return {
        "#/": "Who has the biggest audience",
        "#/map": "Show everything",
        "#/map?as=table": "Strongest ties",
        f"#/map?sel=x/@{site.leader}": f"@{site.leader}",
        f"#/rankings?measure=RETWEETS_RECEIVED&with={runs_of(site)[1]}": "against followers",
        "#/rankings?weights=PAGERANK:2,FOLLOWERS:-1": "a score of your own",
        "#/communities": site.label,
        f"#/communities/{site.community}": "What flows out and in",
        f"#/account/x/@{site.leader}": "Strong and weak",
        "#/runs": "Tick two",
        f"#/runs/{runs_of(site)[0]}": "Where its",
        f"#/runs?a={runs_of(site)[1]}&b={runs_of(site)[0]}": "Who moved",
        f"#/shortlist?list=x/@{site.leader}": "Communities reached",
        "#/account/x/@nobody": "There is no account @nobody",
        "#/nowhere": "There is no such page",
    }


def runs_of(site: Site) -> list[str]:
    edges = site.ask("{ runs(first: 10) { edges { node { runId } } } }")["runs"]["edges"]
    return [edge["node"]["runId"] for edge in edges]


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"])
def test_every_view_is_whole_and_open_to_everybody(
    open_page: Callable[..., Watched], explored: Site, size: tuple[int, int], theme: str
) -> None:
    watched = open_page(size, theme)
    page = watched.page
    found: list[str] = []
    for view, words in views(explored).items():
        page.goto("about:blank")
        page.goto(f"{explored.url}/{view}")
        expect(page.locator("main")).to_contain_text(words)
        settled(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0], f"{view} is {width} wide"
        found += [f"{view}: {one}" for one in violations(page)]
    assert found == [], found
    # A style or script that the policy forbids would be a complaint as well.
    assert watched.complaints == []


def test_a_journey_by_keyboard_alone(open_page: Callable[..., Watched], explored: Site) -> None:
    page = open_page().page
    page.goto(explored.url)
    expect(page.locator("[data-drawn=true]")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search accounts and communities")).to_be_focused()
    page.keyboard.type(explored.leader)
    expect(page.get_by_role("option").first).to_contain_text(explored.leader)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(explored.leader)
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("link", name="Show on the map").focus()
    page.keyboard.press("Enter")
    picture = page.get_by_test_id("map-picture")
    expect(picture).to_have_attribute("data-drawn", "true")
    picture.focus()
    said = page.get_by_test_id("announcer")
    expect(said).to_contain_text(explored.leader)
    page.keyboard.press("Escape")
    expect(said).to_contain_text("members")
    first = said.text_content()
    for arrow in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(arrow)
        if "members" in (said.text_content() or "") and said.text_content() != first:
            break
    assert said.text_content() != first
    page.keyboard.press("Escape")
    expect(said).to_contain_text("The whole map")
    assert "sel=" not in page.url


def test_a_new_name_is_seen_in_another_tab(browser: Browser, explored: Site) -> None:
    context = browser.new_context(locale="en-GB")
    one, other = context.new_page(), context.new_page()
    address = f"{explored.url}/#/communities/{explored.community}"
    other.goto(address)
    one.goto(address)
    one.get_by_role("button", name="Name or merge").click()
    name = '<img src=x onerror="document.title=1"> Kopi & Senja'
    one.get_by_label("Name", exact=True).fill(name)
    one.get_by_role("button", name="Save the name").click()
    for page in (one, other):
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        assert page.locator("main img").count() == 0
    one.get_by_role("button", name="Name or merge").click()
    one.get_by_role("button", name="Use the suggested name").click()
    for page in (one, other):
        expect(page.get_by_role("heading", level=1)).to_have_text(explored.label)
    context.close()


def test_the_shortlist_is_gathered_and_taken_along(open_page: Callable[..., Watched], explored: Site) -> None:
    page = open_page().page
    page.goto(f"{explored.url}/#/rankings")
    stars = page.locator("tbody .star")
    stars.nth(0).click()
    stars.nth(1).click()
    expect(stars.nth(1)).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(stars.nth(1)).to_have_attribute("aria-pressed", "false")
    page.go_forward()
    page.get_by_role("link", name="2 on the shortlist").click()
    expect(page.locator(".side-by-side thead th")).to_have_count(2)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Take along as CSV").click()
    lines = Path(saving.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("run,key,handle,name,community")
    assert len(lines) == 3
    assert explored.leader in lines[1]


def test_weights_and_filters_are_in_the_address(open_page: Callable[..., Watched], explored: Site) -> None:
    page = open_page().page
    page.goto(f"{explored.url}/#/rankings")
    page.get_by_text("A score of your own").click()
    page.get_by_label("Add a measure …").select_option("PAGERANK")
    page.get_by_label("Weight of PageRank").fill("2")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Person").check()
    page.wait_for_url(lambda url: "weights=PAGERANK:2" in url and "kind=PERSON" in url)
    settled(page)
    again = open_page().page
    again.goto(page.url)
    expect(again.get_by_label("Weight of PageRank")).to_have_value("2")
    expect(again.get_by_label("Person")).to_be_checked()


def test_definitions_and_the_query_behind(open_page: Callable[..., Watched], explored: Site) -> None:
    page = open_page().page
    page.goto(f"{explored.url}/#/rankings?measure=PAGERANK")
    page.get_by_role("button", name="PageRank").first.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Probability that a reader")
    expect(page.get_by_role("tooltip")).to_contain_text("High leads.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.get_by_role("button", name="The query behind this").click()
    doors = {
        "GraphQL": "query Ranking",
        "Cypher": "ORDER BY pagerank DESC",
        "Command line": "--measure pagerank",
        "Python": "urlopen(request)",
    }
    for door, words in doors.items():
        page.get_by_role("tab", name=door).click()
        expect(page.get_by_role("tabpanel")).to_contain_text(words)
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Open GraphiQL").click()
    expect(opening.value.locator(".graphiql-query-editor")).to_contain_text("query Ranking")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_how_content_gets_to_another_account(open_page: Callable[..., Watched], explored: Site) -> None:
    nodes = explored.ask("{ influencers(first: 40) { edges { node { key handle } } } }")["influencers"][
        "edges"
    ]
    source, target = nodes[0]["node"], nodes[-1]["node"]
    told = explored.ask(
        f'{{ contentPaths(source: "{source["key"]}", target: "{target["key"]}", first: 10)'
        " { steps accounts { handle } } }"
    )["contentPaths"]
    page = open_page().page
    page.goto(f"{explored.url}/#/account/x/@{source['handle']}")
    path = page.get_by_role("region", name="How content gets to another account")
    path.get_by_label("Which account?").fill(f"@{target['handle']}")
    path.get_by_label("Which account?").press("Enter")
    expect(path.locator(".chains li")).to_have_count(len(told))
    expect(path.locator(".chains li").first).to_contain_text(
        " → ".join(f"@{one['handle']}" for one in told[0]["accounts"])
    )
    path.get_by_label("Which way").select_option("in")
    page.wait_for_url(lambda url: "way=in" in url and "to=" in url)
    expect(path.get_by_role("status")).to_contain_text(f"@{target['handle']}")
    path.get_by_label("Which account?").fill("@nobody")
    path.get_by_label("Which account?").press("Enter")
    expect(path).to_contain_text("There is no account @nobody")


def test_zooming_in_tells_members_apart(open_page: Callable[..., Watched], explored: Site) -> None:
    page = open_page().page
    page.goto(f"{explored.url}/#/map?sel=community:{explored.community}")
    expect(page.get_by_test_id("map-picture")).to_have_attribute("data-drawn", "true")
    regions: list[dict[str, Any]] = []
    page.on("request", lambda request: regions.extend(asked_regions(request)))
    page.locator(".selected").get_by_role("button", name="Zoom in").click()
    expect(page.locator(".legend")).to_contain_text("Dots: members")
    page.wait_for_url(lambda url: "at=" in url)
    for _ in range(3):
        before = len(regions)
        page.get_by_role("button", name="Zoom in", exact=True).first.click()
        expect(page.get_by_test_id("map-picture")).to_have_attribute("data-drawn", "true")
        settled(page)
        page.wait_for_timeout(400)
        assert len(regions) <= before + 1, "one question a place where the camera comes to rest"
    areas = [(one["right"] - one["left"]) * (one["top"] - one["bottom"]) for one in regions]
    assert len(areas) > 1
    assert areas == sorted(areas, reverse=True), "nearer, less of the map is asked for"


def asked_regions(request: Request) -> list[dict[str, Any]]:
    """Rectangles of the map that a request asks for."""
    body = request.post_data_json if request.url.endswith("/graphql") else {}
    return [body["variables"]["bounds"]] if body.get("operationName") == "MapRegion" else []


def test_indonesian_and_dark_are_kept(open_page: Callable[..., Watched], explored: Site) -> None:
    page = open_page().page
    page.goto(explored.url)
    page.get_by_label("Language").select_option("id")
    expect(page.get_by_role("heading", name="Siapa yang paling banyak pengikutnya")).to_be_visible()
    page.get_by_role("button", name="Tampilan: seperti sistem").click()
    page.get_by_role("button", name="Tampilan: terang").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.goto(f"{explored.url}/#/rankings?measure=PAGERANK")
    page.get_by_role("button", name="PageRank").first.focus()
    bubble = page.get_by_role("tooltip")
    expect(bubble).to_have_attribute("lang", "id")
    expect(bubble).to_contain_text("Peluang bahwa pembaca")
    expect(bubble).to_contain_text("Yang tinggi memimpin.")


def test_a_link_means_the_same_after_the_next_run(open_page: Callable[..., Watched], explored: Site) -> None:
    view = f"#/map?sel=community:{explored.community}&colour=role&list=x/@{explored.leader}"
    page = open_page().page
    page.goto(f"{explored.url}/{view}")
    expect(page.locator(".selected h2")).to_contain_text(explored.label.split(" · ")[0])
    analysed(explored.settings, datetime(2026, 3, 30, tzinfo=UTC), Layer.RETWEETS)
    after = open_page().page
    after.goto(f"{explored.url}/{view}")
    expect(after.get_by_label("Colour")).to_have_value("role")
    expect(after.get_by_text("1 on the shortlist")).to_be_visible()
    gone = after.locator(".side")
    expect(gone).to_contain_text("is not in this analysis")
    expect(gone).to_contain_text("Last seen")
    gone.get_by_role("link").click()
    expect(after.get_by_role("heading", level=1)).to_contain_text(explored.label.split(" · ")[0])
    expect(after.get_by_text("You are looking at the analysis of")).to_be_visible()
    older = runs_of(explored)[-1]
    after.goto(f"{explored.url}/#/?run={older}")
    expect(after.get_by_text("You are looking at the analysis of")).to_be_visible()
    after.goto(f"{explored.url}/#/?run=never")
    expect(after.locator("main")).to_contain_text("The analysis never of this link is no longer here")


@pytest.fixture(scope="module")
def politicians(
    settings: Settings, _driver: neo4j.Driver, shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A service on TIMME's real relations, in place of the generated ones."""
    folder = tmp_path_factory.mktemp("politicians")
    names = ("dict", "friend_list", "retweet_list")
    loaded(settings, _driver, [str(shared_data / "timme-purep" / f"{name}.csv.gz") for name in names], folder)
    own = replace(settings, artifacts=str(folder / "runs"))
    analysed(own, None)
    with served(own) as running:
        yield running.url


def test_every_view_on_real_relations(open_page: Callable[..., Watched], politicians: str) -> None:
    found = asked(politicians, "{ communities(first: 1) { edges { node { communityId } } } }")
    community = found["communities"]["edges"][0]["node"]["communityId"]
    wanted = {
        "#/": "in the two largest",
        "#/map": "Show everything",
        "#/map?sel=x/@SpeakerRyan": "@SpeakerRyan",
        "#/rankings?measure=FOLLOWERS": "@VP",
        f"#/communities/{community}": "Who leads it",
        "#/account/x/@speakerryan": "Strong and weak",
        "#/runs": "Tick two",
        "#/shortlist?list=x/@VP,x/@SpeakerRyan": "Together they reach",
    }
    watched = open_page()
    for view, words in wanted.items():
        watched.page.goto("about:blank")
        watched.page.goto(f"{politicians}/{view}")
        expect(watched.page.locator("main")).to_contain_text(words, ignore_case=True)
        settled(watched.page)
    assert watched.complaints == []
