"""`tular campaign`: campaigns written down, corrected, measured; what each did, and why one says so."""

from __future__ import annotations

from typing import Any

import click
from rich.markup import escape

from tular.cli.asking import ask
from tular.cli.campaign_ledger import print_ledger
from tular.cli.cascade_tree import print_tree
from tular.cli.console import console, emit_json, output
from tular.cli.options import Moment, NameList
from tular.results.campaign.question import CAMPAIGN, DEFINED, LEDGER

LIST = """query ($first: Int, $after: String) { campaigns(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { name from to postCount ledger { verdict runId awareness { reached } loyalty { engaged } } } } } }"""
CREATE = f"mutation ($campaign: CampaignInput!) {{ createCampaign(campaign: $campaign) {{ {DEFINED} }} }}"
CORRECT = f"""mutation ($name: String!, $exclude: [String!], $include: [String!]) {{
  correctCampaign(name: $name, exclude: $exclude, include: $include) {{ {DEFINED} }} }}"""
MEASURE = f"""mutation ($name: String!, $run: ID, $language: Language) {{
  measureCampaign(name: $name, runId: $run) {{ {DEFINED} ledger {{ {LEDGER} }} }} }}"""
POSTS = """query ($name: String!, $first: Int, $skip: Int) { campaign(name: $name) { postCount
  posts(first: $first, skip: $skip) { key accountKey account { handle } at text retweets } } }"""
TREE = """query ($name: String!, $post: String) { campaign(name: $name) { ledger { cascadeTree(post: $post) {
  post size unplacedShare
  posts { post accountKey account { handle } at parent certainty depth below placement } } } } }"""
DELETE = "mutation ($name: String!) { deleteCampaign(name: $name) }"

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
LANGUAGE = click.option(
    "--language", type=click.Choice(["en", "id"]), default="en", show_default=True, help="Of the sentences."
)


@click.group()
def command() -> None:
    """Campaigns: what belongs to one, and what it did for awareness, traffic, loyalty and word of mouth.

    \b
    Examples:
      tular campaign create "Ramadan 2026" --accounts kopikita --hashtags KopiKita --from 2026-03-01 --to 2026-03-08
      tular campaign posts "Ramadan 2026"
      tular campaign correct "Ramadan 2026" --exclude x:1890001
      tular campaign measure "Ramadan 2026"
      tular campaign show "Ramadan 2026" --language id
      tular campaign tree "Ramadan 2026"
      tular campaign list
    """


@command.command()
@click.argument("name")
@click.option("--from", "start", type=Moment(), required=True, help="When it begins, included.")
@click.option("--to", "end", type=Moment(), required=True, help="When it ends, excluded.")
@click.option("--accounts", type=NameList(), default=(), help="The brand's accounts: keys or handles.")
@click.option("--hashtags", type=NameList(), default=(), help="Its hashtags.")
@click.option("--links", type=NameList(), default=(), help="How its links begin.")
@click.option("--keywords", type=NameList(), default=(), help="Parts of texts that mean it.")
@click.option("--paid", type=NameList(), default=(), help="Accounts it pays.")
@click.option(
    "--competitor", multiple=True, metavar="NAME=@ACCOUNT,#TAG,WORD…", help="Another brand; may be repeated."
)
@click.option(
    "--moment",
    "moments",
    multiple=True,
    metavar="TIME=NAME",
    help="What happened meanwhile; may be repeated.",
)
@click.option("--cost", type=float, help="What it cost.")
@click.option("--currency", default="", help="Of the cost, such as IDR.")
@click.option(
    "--impressions",
    type=(float, float, int, int),
    metavar="SMALL LARGE FROM TO",
    help="Earned impressions: of an audience's followers the share SMALL up to FROM followers, LARGE beyond TO, "
    "between them along a line.  [default: 0.15 0.06 100000 10000000]",
)
@AS_JSON
def create(as_json: bool, competitor: tuple[str, ...], moments: tuple[str, ...], **given: Any) -> None:
    """Write a campaign down and match its posts; one of the same name is replaced, its corrections by hand stay.

    \b
    Examples:
      tular campaign create Bersama --accounts kopikita --hashtags KopiBersama --from 2026-02-16 --to 2026-02-23
      tular campaign create Bersama --keywords kopikita --from 2026-02-16 --to 2026-02-23 --cost 90 --currency EUR
      tular campaign create Bersama --accounts kopikita --from 2026-02-16 --to 2026-02-23 \\
        --competitor "Rasanta=@rasanta,#rasanta" --moment "2026-02-18T19:00:00+07:00=broadcast"
      tular campaign create Bersama --keywords kopikita --from 2026-02-16 --to 2026-02-23 \\
        --impressions 0.2 0.05 50000 5000000
    """
    times = {"from": given.pop("start").isoformat(), "to": given.pop("end").isoformat()}
    impressions = given.pop("impressions")
    lists = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    told = {
        "competitors": [_competitor(each) for each in competitor],
        "moments": [_moment(each) for each in moments],
        "formula": _formula(impressions),
    }
    campaign = {**lists, **times, **told}
    _told(ask(CREATE, campaign=campaign)["createCampaign"], as_json)


@command.command("list")
@click.option("--first", type=click.IntRange(1, 100), default=20, show_default=True, help="How many.")
@click.option("--after", help="Go on after the campaign of this name.")
@AS_JSON
def list_(first: int, after: str | None, as_json: bool) -> None:
    """Campaigns by name, with their verdicts.

    \b
    Examples:
      tular campaign list
      tular campaign list --json
    """
    found = ask(LIST, first=first, after=after)["campaigns"]
    nodes = [edge["node"] for edge in found["edges"]]
    if as_json:
        return emit_json(nodes)
    if not nodes:
        return console.print("There is no campaign yet: tular campaign create --help")
    _print_list(nodes)
    if found["pageInfo"]["hasNextPage"]:
        console.print(f"More: --after {escape(found['pageInfo']['endCursor'])}")
    return None


@command.command()
@click.argument("name")
@LANGUAGE
@AS_JSON
def show(name: str, language: str, as_json: bool) -> None:
    """What a campaign did: the verdict and why, then its ledger.

    \b
    Examples:
      tular campaign show Bersama
      tular campaign show Bersama --json
    """
    campaign = ask(CAMPAIGN, name=name, language=language.upper())["campaign"]
    _known(campaign, name)
    if as_json:
        return emit_json(campaign)
    if campaign["ledger"] is None:
        _told(campaign, False)
        return console.print(f"It is not measured yet: tular campaign measure {escape(repr(name))}")
    return print_ledger(campaign["ledger"])


@command.command()
@click.argument("name")
@click.option("--run", "run_id", help="A run of the layer follows; default: the current one.")
@LANGUAGE
@AS_JSON
def measure(name: str, run_id: str | None, language: str, as_json: bool) -> None:
    """Measure what a campaign did, and keep its ledger.

    \b
    Examples:
      tular campaign measure Bersama
      tular campaign measure Bersama --language id
    """
    campaign = ask(MEASURE, name=name, run=run_id, language=language.upper())["measureCampaign"]
    return emit_json(campaign) if as_json else print_ledger(campaign["ledger"])


@command.command()
@click.argument("name")
@click.option("--first", type=click.IntRange(1, 100), default=20, show_default=True, help="How many.")
@click.option("--skip", type=click.IntRange(0, 10_000), default=0, help="Pass over so many.")
@AS_JSON
def posts(name: str, first: int, skip: int, as_json: bool) -> None:
    """The posts that belong to a campaign, the most retweeted first.

    \b
    Examples:
      tular campaign posts Bersama --first 50
    """
    campaign = ask(POSTS, name=name, first=first, skip=skip)["campaign"]
    _known(campaign, name)
    if as_json:
        return emit_json(campaign["posts"])
    return _print_posts(campaign)


@command.command()
@click.argument("name")
@click.argument("post", required=False, metavar="[POST]")
@AS_JSON
def tree(name: str, post: str | None, as_json: bool) -> None:
    """One of the largest cascades as its likeliest tree: who had it through whom, how surely, what came of it.

    POST is the key of its original post; without it the largest.

    \b
    Examples:
      tular campaign tree Bersama
      tular campaign tree Bersama x:1000062433 --json
    """
    campaign = ask(TREE, name=name, post=post)["campaign"]
    _known(campaign, name)
    told = (campaign["ledger"] or {}).get("cascadeTree")
    if as_json:
        return emit_json(told)
    if told is None:
        return console.print(
            f"There is no such tree. Trees are kept when one measures: tular campaign measure {escape(repr(name))}"
        )
    return print_tree(told)


@command.command()
@click.argument("name")
@click.option("--exclude", type=NameList(), default=(), help="Keys of posts to take out.")
@click.option("--include", type=NameList(), default=(), help="Keys of posts to put in.")
@AS_JSON
def correct(name: str, exclude: tuple[str, ...], include: tuple[str, ...], as_json: bool) -> None:
    """Take posts out of a campaign, or put some in; measure it again afterwards.

    \b
    Examples:
      tular campaign correct Bersama --exclude x:1000062433,x:1000057028
    """
    _told(ask(CORRECT, name=name, exclude=list(exclude), include=list(include))["correctCampaign"], as_json)


@command.command()
@click.argument("name")
def delete(name: str) -> None:
    """Forget a campaign; posts and ledgers stay.

    \b
    Examples:
      tular campaign delete Bersama
    """
    console.print(f"Forgot campaign {escape(ask(DELETE, name=name)['deleteCampaign'])}.")


def _competitor(text: str) -> dict[str, Any]:
    """From `NAME=…`: words with # are hashtags, one word with : or @ is an account, others are keywords."""
    name, _, parts = text.partition("=")
    words = [part.strip() for part in parts.split(",") if part.strip()]
    accounts = [word for word in words if word.startswith("@") or (":" in word and "/" not in word)]
    hashtags = [word for word in words if word.startswith("#")]
    links = [word for word in words if "/" in word]
    others = [word for word in words if word not in (*accounts, *hashtags, *links)]
    return {
        "name": name.strip(),
        "accounts": accounts,
        "hashtags": hashtags,
        "links": links,
        "keywords": others,
    }


def _formula(given: tuple[float, float, int, int] | None) -> dict[str, float] | None:
    names = ("small", "large", "smallAudience", "largeAudience")
    return dict(zip(names, given, strict=True)) if given else None


def _moment(text: str) -> dict[str, str]:
    at, _, name = text.partition("=")
    return {"at": Moment().convert(at, None, None).isoformat(), "name": name}


def _known(campaign: dict[str, Any] | None, name: str) -> None:
    from tular.errors import UsageError

    if campaign is None:
        raise UsageError(
            f"There is no campaign {name!r}.", remedy="`tular campaign list` lists them.", field="name"
        )


def _told(campaign: dict[str, Any], as_json: bool) -> None:
    if as_json:
        return emit_json(campaign)
    console.print(
        f"Campaign [bold]{escape(campaign['name'])}[/bold], {campaign['from']} to {campaign['to']}: "
        f"{campaign['postCount']:,} posts belong to it."
    )
    for part in ("accounts", "hashtags", "links", "keywords", "paid", "excluded", "included"):
        if campaign[part]:
            console.print(f"  {part}: {escape(', '.join(campaign[part]))}", style="dim")
    return None


def _print_list(nodes: list[dict[str, Any]]) -> None:
    from rich.table import Column

    from tular.cli.tables import TextTable

    numbers = [Column(name, justify="right") for name in ("posts", "reached", "engaged")]
    table = TextTable("campaign", "from", "to", "verdict", *numbers)
    for node in nodes:
        ledger = node["ledger"]
        verdict = ledger["verdict"].lower().replace("_", " ") if ledger else "not measured"
        figures = (
            (f"{ledger['awareness']['reached']:,}", f"{ledger['loyalty']['engaged']:,}")
            if ledger
            else ("", "")
        )
        table.add_row(
            node["name"], node["from"][:10], node["to"][:10], verdict, f"{node['postCount']:,}", *figures
        )
    output.print(table)


def _print_posts(campaign: dict[str, Any]) -> None:
    from rich.table import Column

    from tular.cli.tables import TextTable, cut

    table = TextTable(
        "post",
        "account",
        "at",
        Column("retweets", justify="right"),
        Column("text", max_width=80, no_wrap=True),
        title=f"{cut(len(campaign['posts']), campaign['postCount'])} posts",
    )
    for post in campaign["posts"]:
        handle = (post["account"] or {}).get("handle")
        who = f"@{handle}" if handle else post["accountKey"]
        table.add_row(post["key"], who, (post["at"] or "")[:16], f"{post['retweets']:,}", post["text"] or "")
    output.print(table)
