"""Campaigns by GraphQL, the command line and Cypher: written down, corrected, measured, with the same answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import polars as pl
import pytest

import tular
from tests.conftest import WIPE
from tests.world import World, analysed, load
from tular.config import Settings
from tular.errors import ArtifactDamaged, RunNotFound, UsageError
from tular.results.campaign.question import CAMPAIGN
from tular.runs.campaign.files import ledger_bytes, open_ledger
from tular.runs.campaign.ledger import measure_campaign
from tular.runs.plan import Plan

NAME = "Bersama"


@pytest.fixture(scope="module")
def world(settings: Settings, _driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("campaigns")
    own = replace(settings, artifacts=str(folder / "runs"))
    with _driver.session(database=settings.neo4j_database) as session:
        session.run(WIPE).consume()
    load(own, folder / "network")
    run = analysed(own, Plan(measures=("pagerank", "followers")))
    world = World(own, run, run)
    world.graphql(CREATE, campaign=definition(folder / "network"))
    world.cli("campaign", "measure", NAME)
    return world


CREATE = (
    "mutation ($campaign: CampaignInput!) { createCampaign(campaign: $campaign) { name accounts postCount } }"
)


def definition(network: Path) -> dict[str, Any]:
    truth = pl.read_csv(network / "truth" / "campaigns.csv").row(0, named=True)
    return {
        "name": NAME,
        "from": truth["from"],
        "to": truth["to"],
        "accounts": [f"x:{truth['account']}"],
        "hashtags": [f"#{truth['hashtags']}"],
        "keywords": [truth["brand"]],
        "cost": 90.0,
        "currency": "EUR",
        "competitors": [{"name": "others", "keywords": ["kopi"]}],
        "moments": [{"at": truth["from"], "name": "broadcast"}],
    }


def test_both_doors_tell_the_same_ledger(world: World) -> None:
    asked = world.graphql(CAMPAIGN, name=NAME, language="ID")["campaign"]
    assert world.cli("campaign", "show", NAME, "--language", "id") == asked
    told = asked["ledger"]
    assert told["runId"] == world.current.id
    assert told["verdict"] in ("WORKED", "NO_EVIDENCE", "INSUFFICIENT")
    assert told["awareness"]["reached"] > 0
    assert told["cost"]["perReached"] == pytest.approx(90 / told["awareness"]["reached"], rel=1e-5)
    assert told["sentences"] != world.cli("campaign", "show", NAME)["ledger"]["sentences"]
    assert {each["name"] for each in told["awareness"]["shareOfVoice"]} == {NAME, "others"}


def test_analysts_find_the_same_in_cypher(world: World) -> None:
    asked = world.graphql(CAMPAIGN, name=NAME)["campaign"]
    (row,) = world.ask_cypher(
        "MATCH (c:Campaign) OPTIONAL MATCH (p:Post)-[:PART_OF]->(c) "
        "RETURN c.name AS name, c.verdict AS verdict, c.reached AS reached, c.ledger AS ledger, count(p) AS posts"
    )
    ledger = asked["ledger"]
    expected = (
        NAME,
        ledger["verdict"],
        ledger["awareness"]["reached"],
        ledger["ledgerId"],
        asked["postCount"],
    )
    assert tuple(row.values()) == expected


def test_the_same_run_and_data_give_the_same_ledger_byte_for_byte(world: World) -> None:
    first = measure_campaign(world.settings, NAME)
    again = measure_campaign(world.settings, NAME)
    assert (
        ledger_bytes(first)
        == ledger_bytes(again)
        == ledger_bytes(open_ledger(world.settings.artifacts, first["id"]))
    )
    file = Path(world.settings.artifacts) / "campaigns" / f"{first['id']}.json"
    kept = file.read_bytes()
    file.write_bytes(kept.replace(b'"cost":90', b'"cost":91'))
    with pytest.raises(ArtifactDamaged, match="damaged"):
        open_ledger(world.settings.artifacts, first["id"])
    file.write_bytes(kept)


def test_the_largest_cascades_are_kept_as_trees(world: World) -> None:
    query = """query ($name: String!, $post: String) { campaign(name: $name) { ledger {
      traffic { largestCascades { post size } } cascadeTree(post: $post) { post size unplacedShare
      posts { accountKey at parent certainty depth below placement } } } } }"""
    ledger = world.graphql(query, name=NAME)["campaign"]["ledger"]
    tree, largest = ledger["cascadeTree"], ledger["traffic"]["largestCascades"]
    assert (tree["post"], tree["size"]) == (largest[0]["post"], largest[0]["size"])
    first, *others = tree["posts"]
    assert (first["parent"], first["placement"], first["depth"]) == (None, "ROOT", 0.0)
    assert first["below"] == tree["size"] - 1
    assert len(tree["posts"]) == tree["size"]
    for place, post in enumerate(others, 1):
        assert post["parent"] < place
        assert post["at"] >= tree["posts"][post["parent"]]["at"]
        assert 0 < post["certainty"] <= 1 <= post["depth"]
    unplaced = [post for post in others if post["placement"] == "UNPLACED"]
    assert tree["unplacedShare"] == pytest.approx(len(unplaced) / len(others), rel=1e-5)
    asked = world.cli("campaign", "tree", NAME, largest[1]["post"])
    assert asked == {
        **world.graphql(query, name=NAME, post=largest[1]["post"])["campaign"]["ledger"]["cascadeTree"],
        "posts": asked["posts"],
    }
    assert f"{tree['size']} posts" in world.told("campaign", "tree", NAME)
    assert world.graphql(query, name=NAME, post="none")["campaign"]["ledger"]["cascadeTree"] is None
    assert "no such tree" in world.told("campaign", "tree", NAME, "none")


def test_posts_are_shown_and_corrected(world: World) -> None:
    listed = world.cli("campaign", "posts", NAME, "--first", "100")
    assert [row["retweets"] for row in listed] == sorted((row["retweets"] for row in listed), reverse=True)
    count = world.graphql(CAMPAIGN, name=NAME)["campaign"]["postCount"]
    corrected = world.cli("campaign", "correct", NAME, "--exclude", listed[0]["key"])
    assert corrected["postCount"] == count - 1
    assert listed[0]["key"] not in {
        row["key"] for row in world.cli("campaign", "posts", NAME, "--first", "100")
    }
    again = world.graphql(
        "mutation ($name: String!, $key: String!) { "
        "correctCampaign(name: $name, include: [$key]) { postCount excluded } }",
        name=NAME,
        key=listed[0]["key"],
    )["correctCampaign"]
    assert again == {"postCount": count, "excluded": []}


def test_corrections_by_hand_outlive_another_definition(world: World) -> None:
    window = ("--from", "2026-02-01", "--to", "2026-02-08")
    world.cli("campaign", "create", "Again", "--keywords", "kopi", *window)
    post = world.cli("campaign", "posts", "Again", "--first", "1")[0]["key"]
    world.cli("campaign", "correct", "Again", "--exclude", post)
    world.cli("campaign", "create", "Again", "--keywords", "kopi", *window, "--cost", "5")
    query = 'query { campaign(name: "Again") { cost excluded } }'
    assert world.graphql(query)["campaign"] == {"cost": 5.0, "excluded": [post]}
    assert post not in {row["key"] for row in world.cli("campaign", "posts", "Again", "--first", "100")}
    world.told("campaign", "delete", "Again")


def test_the_formula_of_impressions_is_given_by_both_doors(world: World) -> None:
    query = """query ($name: String!) { campaign(name: $name) { ledger {
      awareness { impressionsFormula earnedImpressions } } } }"""
    usual = world.graphql(query, name=NAME)["campaign"]["ledger"]["awareness"]
    window = ("--from", "2026-02-01", "--to", "2026-02-08")
    formula = ("--impressions", "0.5", "0.25", "100", "1000")
    world.cli("campaign", "create", "Formula", "--keywords", "kopi", *window, *formula)
    world.cli("campaign", "measure", "Formula")
    by_command = world.graphql(query, name="Formula")["campaign"]["ledger"]["awareness"]
    given = {"small": 0.5, "large": 0.25, "smallAudience": 100, "largeAudience": 1000}
    campaign = {
        "name": "Formula",
        "keywords": ["kopi"],
        "from": "2026-02-01T00:00:00Z",
        "to": "2026-02-08T00:00:00Z",
    }
    world.graphql(CREATE, campaign={**campaign, "formula": given})
    world.cli("campaign", "measure", "Formula")
    assert world.graphql(query, name="Formula")["campaign"]["ledger"]["awareness"] == by_command
    assert "0.5" in by_command["impressionsFormula"]
    assert by_command["impressionsFormula"] != usual["impressionsFormula"]
    world.told("campaign", "delete", "Formula")


def test_campaigns_are_listed_and_forgotten(world: World) -> None:
    made = world.cli(
        "campaign",
        "create",
        "Another one",
        "--keywords",
        "kopi",
        "--from",
        "2026-02-01",
        "--to",
        "2026-02-08",
    )
    assert made["postCount"] > 0
    assert [row["name"] for row in world.cli("campaign", "list")] == ["Another one", NAME]
    assert "not measured" in world.told("campaign", "list")
    assert "not measured yet" in world.told("campaign", "show", "Another one")
    world.told("campaign", "delete", "Another one")
    assert [row["name"] for row in world.cli("campaign", "list")] == [NAME]


def test_listening_by_both_doors(world: World) -> None:
    query = """{ listening(hours: 48) { posts accounts truncated
      rising(kinds: [HASHTAG, TERM], first: 5) { kind topic lift p beyondChance }
      voices(first: 2) { accountKey posts share } questions(first: 3) { post rule } } }"""
    told = world.graphql(query)["listening"]
    asked = world.cli("listen", "--hours", "48", "--kind", "hashtag", "--kind", "term", "--first", "5")
    assert told["posts"] == asked["posts"] > 100
    assert [row["topic"] for row in told["rising"]] == [row["topic"] for row in asked["rising"]]
    assert told["voices"] == [{name: row[name] for name in told["voices"][0]} for row in asked["voices"][:2]]
    compared = world.cli("listen", "--share-of", "kopi", "--share-of", "#none")["shareOfVoice"]
    query = (
        '{ listening { shareOfVoice(subjects: ["kopi", "#none"]) { subject posts accounts share steps } } }'
    )
    assert world.graphql(query)["listening"]["shareOfVoice"] == compared
    assert [(row["subject"], row["share"]) for row in compared] == [("kopi", 1.0), ("#none", 0.0)]
    assert sum(compared[0]["steps"]) == compared[0]["posts"] >= compared[0]["accounts"] > 0
    assert "share of voice" in world.told("listen", "--share-of", "kopi")
    about = world.cli("listen", "--about", "@nobody_of_that_name")
    assert (about["posts"], about["rising"]) == (0, [])
    with pytest.raises(UsageError, match="too short or too many"):
        world.told("listen", "--from", "2020-01-01", "--hours", "1")


def test_lists_are_saved_watched_and_forgotten(world: World) -> None:
    saved = world.cli("lists", "save", "rivals", "--accounts", leading(world)[0], "--about", "#none,again")
    assert (saved["accountKeys"], saved["subjects"], saved["seenAt"]) == (
        [leading(world)[0]],
        ["#none", "again"],
        None,
    )
    assert world.graphql("{ watchLists { name } }")["watchLists"] == [{"name": "rivals"}]
    first = world.cli("listen", "--list", "rivals", "--from", "2026-01-01", "--seen")
    assert 0 < first["posts"] < world.cli("listen", "--from", "2026-01-01")["posts"]
    (seen,) = world.cli("lists")
    assert seen["seenAt"] == first["to"]
    assert world.cli("listen", "--list", "rivals")["posts"] == 0, "nothing new since it was looked at"
    world.told("lists", "delete", "rivals")
    assert world.cli("lists") == []
    with pytest.raises(UsageError, match="no list"):
        world.told("listen", "--list", "rivals")


def leading(world: World) -> list[str]:
    return world.run.accounts.sort("followers", descending=True)["key"].head(3).to_list()


def test_the_library_tells_the_same(world: World) -> None:
    marketing, settings = tular.marketing, world.settings
    asked = world.graphql(CAMPAIGN, name=NAME, language="ID")["campaign"]
    assert marketing.campaign(NAME, language="id", settings=settings) == asked
    assert marketing.campaign("none", settings=settings) is None
    (row,) = marketing.campaigns(settings=settings).iter_rows(named=True)
    assert (row["name"], row["verdict"], row["reached"]) == (
        NAME,
        asked["ledger"]["verdict"],
        asked["ledger"]["awareness"]["reached"],
    )
    heard = marketing.listening(against=["kopi", "#none"], kinds=["hashtag"], hours=48, settings=settings)
    told = world.cli(
        "listen", "--share-of", "kopi", "--share-of", "#none", "--kind", "hashtag", "--hours", "48"
    )
    assert (heard.posts, heard.start.isoformat()) == (told["posts"], told["from"])
    assert heard.share_of_voice.to_dicts() == told["shareOfVoice"]
    assert heard.voices["accountKey"].to_list()[:10] == [row["accountKey"] for row in told["voices"]]
    assert heard.rising.height == len(told["rising"]) or heard.rising.height > 10
    accounts = leading(world)
    shared = marketing.overlap(accounts, settings=settings)
    found = world.cli("overlap", *accounts)
    assert (shared.run, shared.reach) == (found["run"]["runId"], found["reach"])
    assert shared.pairs.select("first", "second", "shared").rows() == [
        (pair["first"]["key"], pair["second"]["key"], pair["shared"]) for pair in found["pairs"]
    ]
    assert shared.combinations["size"].sum() == shared.reach
    alike = marketing.look_alikes(accounts[:1], first=5, settings=settings)
    liked = world.cli("alike", accounts[0], "--first", "5")
    assert alike["key"].to_list() == [row["account"]["key"] for row in liked["lookAlikes"]]
    affine = marketing.affinity(accounts[:1], first=5, settings=settings)
    assert affine["lift"].to_list() == [row["lift"] for row in liked["audienceAffinity"]]
    words = {"talk": {"words": ["lagi", "again", "today"]}}
    safety = marketing.brand_safety(accounts[:2], lists=words, settings=settings)
    assert safety.filter(category="talk")["flagged"].sum() > 0
    assert "alcohol" in safety["category"]
    page = marketing.campaign_report(NAME, language="id", settings=settings)
    assert page.encode() == world.get(f"/reports/campaign/{NAME}.html?language=id").content
    assert accounts[0] in marketing.shortlist_report(accounts[:2], settings=settings)
    with pytest.raises(UsageError, match="2 to 10"):
        marketing.overlap(accounts[:1], settings=settings)


def test_safety_by_both_doors(world: World, tmp_path: Path) -> None:
    own = tmp_path / "words.toml"
    own.write_text('[talk]\nwords = ["lagi", "again", "today"]\n', "utf-8")
    asked = world.cli("safety", *leading(world), "--lists", str(own))
    query = """query ($accounts: [ID!]!) { brandSafety(accounts: $accounts, flaggedOnly: true,
      lists: [{category: "talk", words: ["lagi", "again", "today"]}]) { accountKey via category posts flagged
      evidence { found post text } } }"""
    told = world.graphql(query, accounts=leading(world))["brandSafety"]
    assert [row["flagged"] for row in asked if row["flagged"]] == [row["flagged"] for row in told]
    assert {row["category"] for row in asked} >= {"talk", "alcohol"}
    for row in told:
        assert 0 < row["flagged"] <= row["posts"]
        assert all(post["found"] in post["text"].lower() for post in row["evidence"])


def test_reports_are_the_same_bytes_again_with_csv_beside_them(world: World, tmp_path: Path) -> None:
    asked = [("campaign", NAME, "--language", "id"), ("vetting", *leading(world)), ("run",)]
    for arguments in asked:
        first, again = tmp_path / "first", tmp_path / "again"
        world.told("report", *arguments, "--folder", str(first))
        world.told("report", *arguments, "--folder", str(again))
        names = sorted(file.name for file in first.iterdir())
        assert names == sorted(file.name for file in again.iterdir())
        assert all((first / name).read_bytes() == (again / name).read_bytes() for name in names)
        assert any(name.endswith(".csv") for name in names)
    (page,) = (tmp_path / "first").glob("campaign-*.html")
    assert world.current.id in page.read_text("utf-8")
    with pytest.raises(UsageError, match="is not there"):
        world.told("report", "campaign", "none")
    with pytest.raises(RunNotFound, match="no run 'none'"):
        world.told("report", "run", "none")


def test_reports_by_http_are_the_same_bytes(world: World, tmp_path: Path) -> None:
    one, two, *_ = leading(world)
    asked = {
        f"/reports/campaign/{NAME}.html?language=id": ("campaign", NAME, "--language", "id"),
        f"/reports/vetting.html?account={one}&account={two}": ("vetting", one, two),
        "/reports/run.html": ("run",),
    }
    for address, arguments in asked.items():
        folder = tmp_path / arguments[0]
        world.told("report", *arguments, "--folder", str(folder))
        (file,) = folder.glob("*.html")
        answer = world.get(address)
        assert answer.status_code == 200, answer.text
        assert answer.content == file.read_bytes()
        assert file.name in answer.headers["content-disposition"]
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    refused = {
        "/reports/campaign/none.html": "is not there",
        "/reports/run.html?run=none": "There is no run 'none'.",
        f"/reports/vetting.html?account={one}&language=fr": "no report in 'fr'",
        "/reports/vetting.html": "accounts",
        "/reports/other.html": "no report '/reports/other.html'",
        "/reports/other/x.html": "no report",
        "/reports/campaign.html": "no report",
        "/reports/vetting/x.html": "no report",
        "/reports/run.html?layer=follows": "no parameter 'layer'",
    }
    for address, words in refused.items():
        answer = world.get(address)
        assert answer.status_code in (400, 404), answer.text
        assert words in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("show", "none"), "no campaign 'none'"),
        (("measure", "none"), "no campaign 'none'"),
        (("delete", "none"), "no campaign 'none'"),
        (
            ("create", "x", "--from", "2026-01-02", "--to", "2026-01-01", "--keywords", "a"),
            "ends after it begins",
        ),
        (("create", "x", "--from", "2026-01-01", "--to", "2026-01-02"), "Nothing belongs"),
        (
            ("create", "x", "--from", "2026-01-01", "--to", "2026-01-02", "--accounts", "nobody"),
            "no account nobody",
        ),
    ],
)
def test_what_cannot_be_says_so(world: World, arguments: tuple[str, ...], named: str) -> None:
    with pytest.raises(UsageError, match=named):
        world.told("campaign", *arguments)
