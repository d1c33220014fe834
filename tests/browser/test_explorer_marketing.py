"""Campaigns, listening and audiences in the explorer, on a generated network with a campaign that worked and one that
did nothing: which is which, why, and by whom; complete, open to everybody (axe), in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched, served
from tests.browser.explored import DESKTOP, PHONE, Site, analysed, asked, loaded, settled, violations
from tular.cli.demo_campaigns import measure_campaigns
from tular.config import Settings
from tular.generate import NetworkOptions, write_network

expect.set_options(timeout=30_000)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def marketed(
    settings: Settings, _driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The demo's network in small: 1,500 accounts with their campaigns measured."""
    folder = tmp_path_factory.mktemp("marketed")
    write_network(folder / "files", NetworkOptions(accounts=1500, seed=7, snapshots=3))
    loaded(settings, _driver, [str(folder / "files")], folder)
    own = replace(settings, artifacts=str(folder / "runs"))
    analysed(own, None)
    measure_campaigns(own, folder / "files")
    with served(own) as running:
        found = asked(
            running.url,
            "{ influencers(first: 1) { edges { node { handle } } }"
            " communities(first: 1) { edges { node { communityId label } } } }",
        )
        community = found["communities"]["edges"][0]["node"]
        leader = found["influencers"]["edges"][0]["node"]["handle"]
        yield Site(running.url, own, leader, community["communityId"], community["label"])


def campaigns(site: Site) -> dict[str, str]:
    """Names by verdict."""
    query = "{ campaigns { edges { node { name ledger { verdict } } } } }"
    nodes = [edge["node"] for edge in site.ask(query)["campaigns"]["edges"]]
    return {node["ledger"]["verdict"]: node["name"] for node in nodes}


def leading(site: Site, count: int) -> list[str]:
    query = f"{{ influencers(measure: FOLLOWERS, first: {count}) {{ edges {{ node {{ handle }} }} }} }}"
    return [edge["node"]["handle"] for edge in site.ask(query)["influencers"]["edges"]]


def test_which_campaign_worked_and_why(open_page: Callable[..., Watched], marketed: Site) -> None:
    names = campaigns(marketed)
    assert set(names) == {"WORKED", "NO_EVIDENCE"}
    page = open_page().page
    page.goto(f"{marketed.url}/#/campaigns")
    rows = {verdict: page.get_by_role("row").filter(has_text=name) for verdict, name in names.items()}
    expect(rows["WORKED"]).to_contain_text("Worked")
    expect(rows["NO_EVIDENCE"]).to_contain_text("No evidence of an effect")
    page.get_by_role("link", name=names["WORKED"]).click()
    ledger = marketed.ask(
        f'{{ campaign(name: "{names["WORKED"]}") {{ ledger {{ sentences traffic {{ largestCascades {{ post }} }}'
        " cascadeTree { size } } } }"
    )["campaign"]["ledger"]
    verdict, *why = ledger["sentences"]
    expect(page.locator("p.lead strong")).to_have_text(verdict)
    expect(page.locator(".verdicts li")).to_have_text(why)
    effects = page.get_by_role("region", name="Did it do anything?")
    expect(effects.get_by_role("row").filter(has_text="Unprompted talk while it ran")).to_contain_text("Rose")
    expect(page.get_by_role("heading", name="Who carried it")).to_be_visible()
    expect(page.locator("table.cohorts tbody tr").first).to_contain_text("100%")
    page.go_back()
    page.get_by_role("link", name=names["NO_EVIDENCE"]).click()
    talk = page.get_by_role("row").filter(has_text="Unprompted talk while it ran")
    expect(talk).to_contain_text("No evidence")


def test_a_cascade_as_a_tree_and_as_a_table(open_page: Callable[..., Watched], marketed: Site) -> None:
    name = campaigns(marketed)["WORKED"]
    page = open_page().page
    page.goto(f"{marketed.url}/#/campaigns/{name}")
    picture = page.locator(".tree svg")
    query = "ledger {{ cascadeTree{post} {{ posts {{ parent }} }} traffic {{ largestCascades {{ post }} }} }}"
    told = marketed.ask(f'{{ campaign(name: "{name}") {{ {query.format(post="")} }} }}')["campaign"]["ledger"]
    expect(picture.locator("circle")).to_have_count(len(told["cascadeTree"]["posts"]))
    expect(picture.locator("path")).to_have_count(len(told["cascadeTree"]["posts"]) - 1)
    page.get_by_text("The tree as a table").click()
    expect(page.get_by_role("group", name="The tree as a table").locator("tbody tr")).to_have_count(
        len(told["cascadeTree"]["posts"])
    )
    other = told["traffic"]["largestCascades"][2]["post"]
    page.locator("#cascades ~ .scroll tbody tr").nth(2).get_by_role("link").first.click()
    page.wait_for_url(lambda url: f"post={other}" in url)
    posts = marketed.ask(
        f'{{ campaign(name: "{name}") {{ {query.format(post=f"""(post: "{other}")""")} }} }}'
    )["campaign"]["ledger"]["cascadeTree"]["posts"]
    expect(picture.locator("circle")).to_have_count(len(posts))


def rising_hashtags(site: Site) -> list[dict[str, Any]]:
    """What rises since January by weeks; asked again where a busy machine plans the first question too slowly."""
    query = (
        '{ listening(from: "2026-01-01T00:00:00Z", hours: 168)'
        " { rising(kinds: [HASHTAG], first: 20) { topic starters { account { handle } } } } }"
    )
    answers = (site.ask(query)["listening"] for _ in range(4))
    found: list[dict[str, Any]] = next(answer for answer in answers if answer)["rising"]
    return found


def test_listening_narrows_compares_and_watches(open_page: Callable[..., Watched], marketed: Site) -> None:
    told = rising_hashtags(marketed)
    assert told
    page = open_page().page
    page.goto(f"{marketed.url}/#/listening?step=168&kind=HASHTAG&from=2026-01-01")
    rising = page.locator("table.topics tbody tr")
    expect(rising.first).to_contain_text(f"#{told[0]['topic']}")
    expect(rising.first).to_contain_text(f"@{told[0]['starters'][0]['account']['handle']}")
    rising.first.get_by_role("link", name=f"#{told[0]['topic']}").click()
    expect(page.get_by_label("About (")).to_have_value(f"#{told[0]['topic']}")
    page.get_by_label("Share of voice of").fill("kopikita, rasanta")
    page.get_by_label("Share of voice of").press("Enter")
    expect(page.get_by_role("region", name="Share of voice").get_by_role("row")).to_have_count(3)
    page.get_by_text("Watch lists").click()
    page.get_by_label("Watch #").fill("risers")
    page.get_by_role("button", name="Keep the list").click()
    page.wait_for_url(lambda url: "watch=risers" in url)
    expect(page.get_by_text("It was not looked at yet.")).to_be_visible()
    page.get_by_role("button", name="I have seen this").click()
    expect(page.get_by_text("What is new since")).to_be_visible()
    page.get_by_role("button", name="Forget risers").click()
    expect(page.get_by_role("button", name="risers", exact=True)).to_have_count(0)
    assert marketed.ask("{ watchLists { name } }")["watchLists"] == []


def test_whom_combinations_of_audiences_reach(open_page: Callable[..., Watched], marketed: Site) -> None:
    handles = leading(marketed, 3)
    told = marketed.ask(
        f"{{ audienceOverlap(accounts: {str(handles).replace(chr(39), chr(34))})"
        " { reach intersections { size accounts { handle } } } }"
    )["audienceOverlap"]
    page = open_page().page
    page.goto(f"{marketed.url}/#/shortlist?list={','.join(f'x/@{handle}' for handle in handles)}")
    rows = page.locator("table.upset tbody tr")
    expect(rows).to_have_count(len(told["intersections"]))
    largest = told["intersections"][0]
    expect(rows.first).to_contain_text(f"{largest['size']:,}")
    expect(rows.first.locator("td.in")).to_have_count(len(largest["accounts"]))


def test_reports_are_one_click_away(open_page: Callable[..., Watched], marketed: Site) -> None:
    name = campaigns(marketed)["WORKED"]
    page = open_page().page
    page.goto(f"{marketed.url}/#/campaigns/{name}")
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Report to print").click()
    report = Watched(opening.value)
    expect(report.page.locator(".verdict")).to_contain_text(f"{name} worked")
    report.page.reload()
    expect(report.page.locator("figure svg").first).to_be_visible()
    with report.page.expect_download() as saving:
        report.page.get_by_role("link", name="CSV").first.click()
    assert Path(saving.value.path()).read_text("utf-8").startswith("outcome,verdict,before")
    assert report.complaints == [], "its policy lets it have its styles and nothing else"
    one, two, *_ = leading(marketed, 2)
    page.goto(f"{marketed.url}/#/shortlist?list=x/@{one},x/@{two}")
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Report to print").click()
    expect(opening.value.locator(".subtitle")).to_have_text(f"@{one}, @{two}")


@pytest.mark.parametrize(
    ("size", "theme", "language"),
    [(DESKTOP, "dark", "en"), (PHONE, "light", "id"), (PHONE, "dark", "en"), (DESKTOP, "light", "id")],
)
def test_the_views_are_open_to_everybody(
    open_page: Callable[..., Watched], marketed: Site, size: tuple[int, int], theme: str, language: str
) -> None:
    names = campaigns(marketed)
    listed = ",".join(f"x/@{handle}" for handle in leading(marketed, 3))
    wanted = {
        "#/campaigns": ("Verdict", "Putusan"),
        f"#/campaigns/{names['WORKED']}": ("Who had it through whom", "Siapa mendapatnya lewat siapa"),
        f"#/campaigns/{names['NO_EVIDENCE']}": ("Who comes back", "Siapa yang kembali"),
        "#/listening?against=kopikita,rasanta": ("What rises", "Apa yang naik"),
        f"#/listening?community={marketed.community}&kind=TERM": (
            "Who speaks most",
            "Siapa yang paling banyak",
        ),
        f"#/shortlist?list={listed}": ("Whom each combination reaches", "Siapa yang dijangkau tiap gabungan"),
    }
    watched = open_page(size, theme, locale="id-ID" if language == "id" else "en-GB")
    found: list[str] = []
    for view, words in wanted.items():
        watched.page.goto("about:blank")
        watched.page.goto(f"{marketed.url}/{view}")
        expect(watched.page.locator("main")).to_contain_text(words[language == "id"])
        settled(watched.page)
        width = watched.page.evaluate("document.documentElement.scrollWidth")
        assert width <= size[0], f"{view} is {width} wide"
        found += [f"{view}: {one}" for one in violations(watched.page)]
    assert found == [], found
    assert watched.complaints == []
