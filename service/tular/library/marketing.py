"""`tular.marketing`: campaigns, audiences, listening and brand safety, as GraphQL and the commands tell them.

    tular.marketing.campaigns()                             # a frame: name, window, verdict, …
    tular.marketing.create_campaign("Bersama", start, end, hashtags=["KopiBersama"])
    tular.marketing.measure("Bersama")["ledger"]["verdict"]
    tular.marketing.overlap(["@ada", "@bo"]).pairs
    tular.marketing.look_alikes(["@ada"])
    tular.marketing.listening(about=["#kopi"]).rising
    tular.marketing.brand_safety(["@ada"])
    tular.marketing.campaign_report("Bersama", language="id")  # HTML, as `tular report` writes it

Accounts are keys (`x:44196397`) or handles. Lists are polars frames; names of columns are those of GraphQL, and
accounts stand in them by key and handle. Live questions are answered from Neo4j as it is now, others from the run
(the published one where none is named). Every function raises TularError: what is wrong, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from tular.config import Settings
from tular.library.runs import with_neo4j
from tular.results.campaign.question import CAMPAIGN, DEFINED, LEDGER
from tular.results.campaign.sentences import Language
from tular.results.report.page import render
from tular.results.report.reports import PINNED, Report, pinned_run, vetting_report
from tular.results.report.reports import campaign_report as report_of_campaign

Answer = dict[str, Any]
Names = Sequence[str]
_WHO = "accountKey account { handle }"
_ACCOUNT = "account { key handle name }"
_ALIKE = f"{_ACCOUNT} shared similarity lift bound uniqueness sameCommunity sameRole topics"
_ALL = 100
"""Most of a list that GraphQL gives at once."""
CAMPAIGNS = """query ($first: Int!, $after: String) { campaigns(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { name from to postCount ledger { verdict runId awareness { reached } loyalty { engaged } } } } } }"""
CREATE = f"mutation ($campaign: CampaignInput!) {{ createCampaign(campaign: $campaign) {{ {DEFINED} }} }}"
MEASURE = f"""mutation ($name: String!, $run: ID, $language: Language) {{
  measureCampaign(name: $name, runId: $run) {{ {DEFINED} ledger {{ {LEDGER} }} }} }}"""
OVERLAP = """query ($accounts: [ID!]!, $run: ID) { audienceOverlap(accounts: $accounts, runId: $run) {
  run { runId } reach network
  audiences { account { key handle } size exclusive unique statedFollowers }
  pairs { first { key } second { key } shared ofFirst ofSecond ofSmaller ofUnion }
  order { account { key handle } added reach best }
  intersections { accounts { key } size } } }"""
LOOK_ALIKES = f"""query ($accounts: [ID!]!, $run: ID, $most: Int, $first: Int) {{
  lookAlikes(accounts: $accounts, runId: $run, maxAudience: $most, first: $first) {{ {_ALIKE} }} }}"""
AFFINITY = f"""query ($accounts: [ID!]!, $run: ID, $first: Int) {{
  audienceAffinity(accounts: $accounts, runId: $run, first: $first) {{ {_ALIKE} }} }}"""
LISTENING = f"""query ($from: DateTime, $to: DateTime, $community: ID, $about: [String!], $list: String,
  $hours: Int, $kinds: [TopicKind!], $first: Int, $subjects: [String!]!) {{
  listening(from: $from, to: $to, community: $community, about: $about, list: $list, hours: $hours) {{
    from to posts accounts truncated
    rising(kinds: $kinds, first: $first) {{ kind topic start end used heard lift p beyondChance
      starters {{ accountKey }} amplifiers {{ accountKey }} }}
    together(kinds: $kinds, first: $first) {{ first second together expected lift npmi }}
    voices(first: $first) {{ {_WHO} posts share }}
    shareOfVoice(subjects: $subjects) {{ subject posts accounts share steps }}
    questions(first: $first) {{ {_WHO} post at text rule }}
    complaints(first: $first) {{ {_WHO} post at text rule }} }} }}"""
SAFETY = f"""query ($accounts: [ID!]!, $lists: [WordListInput!]) {{
  brandSafety(accounts: $accounts, lists: $lists) {{ {_WHO} via category posts flagged
    evidence {{ found post authorKey at text }} }} }}"""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What audiences have in common in one run. `reach`: different accounts in any of them, of `network`. Frames:
    `audiences` (one row an account), `pairs` (every two, under each denominator), `order` (in which each adds most),
    `combinations` (who is in exactly which audiences; `accounts` holds their keys)."""

    run: str
    reach: int
    network: int
    audiences: pl.DataFrame
    pairs: pl.DataFrame
    order: pl.DataFrame
    combinations: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Heard:
    """What was talked about in [start, end): `posts` of `accounts`; `truncated`: there were more, these are the
    latest. Frames: `rising` topics, topics `together`, `voices`, `share_of_voice` of subjects, `questions`,
    `complaints`."""

    start: datetime
    end: datetime
    posts: int
    accounts: int
    truncated: bool
    rising: pl.DataFrame
    together: pl.DataFrame
    voices: pl.DataFrame
    share_of_voice: pl.DataFrame
    questions: pl.DataFrame
    complaints: pl.DataFrame


def campaigns(*, settings: Settings | None = None) -> pl.DataFrame:
    """Campaigns by name: `name`, `from`, `to`, `postCount`, `verdict`, `runId`, `reached`, `engaged`; null where it
    is not measured."""
    rows: list[Answer] = []
    after = None
    while True:
        found = _ask(settings, CAMPAIGNS, first=_ALL, after=after)["campaigns"]
        rows += [_summary(edge["node"]) for edge in found["edges"]]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            return pl.DataFrame(rows)


def campaign(name: str, *, language: str = "en", settings: Settings | None = None) -> Answer | None:
    """A campaign's definition, and under `ledger` what it did (None before it is measured); None where there is no
    such campaign. `language` (en, id) is that of the sentences."""
    found: Answer | None = _ask(settings, CAMPAIGN, name=name, language=language.upper())["campaign"]
    return found


def create_campaign(
    name: str, start: datetime, end: datetime, *, settings: Settings | None = None, **definition: Any
) -> Answer:
    """Write a campaign of [start, end) down and match its posts; one of this name is replaced. `definition`: fields
    of GraphQL's CampaignInput: `accounts`, `hashtags`, `links`, `keywords`, `paid`, `competitors`, `formula`, …"""
    times = {"from": start.isoformat(), "to": end.isoformat()}
    made: Answer = _ask(settings, CREATE, campaign={"name": name, **times, **definition})["createCampaign"]
    return made


def measure(
    name: str, *, run: str | None = None, language: str = "en", settings: Settings | None = None
) -> Answer:
    """Measure what a campaign did, from a run of follows, and keep its ledger; as `campaign` gives it."""
    asked = {"name": name, "run": run, "language": language.upper()}
    measured: Answer = _ask(settings, MEASURE, **asked)["measureCampaign"]
    return measured


def overlap(accounts: Names, *, run: str | None = None, settings: Settings | None = None) -> Overlap:
    """What the audiences of two to ten accounts have in common, exactly."""
    found = _ask(settings, OVERLAP, accounts=list(accounts), run=run)["audienceOverlap"]
    combined = [
        {**row, "accounts": [one["key"] for one in row["accounts"]]} for row in found["intersections"]
    ]
    return Overlap(
        found["run"]["runId"],
        found["reach"],
        found["network"],
        _frame(found["audiences"]),
        _frame(found["pairs"]),
        _frame(found["order"]),
        pl.DataFrame(combined),
    )


def look_alikes(
    accounts: Names,
    *,
    first: int = 20,
    max_audience: int | None = None,
    run: str | None = None,
    settings: Settings | None = None,
) -> pl.DataFrame:
    """Accounts whose audience is most like that of one to ten others, beyond what chance explains."""
    asked = {"accounts": list(accounts), "run": run, "most": max_audience, "first": first}
    return _frame(_ask(settings, LOOK_ALIKES, **asked)["lookAlikes"])


def affinity(
    accounts: Names, *, first: int = 20, run: str | None = None, settings: Settings | None = None
) -> pl.DataFrame:
    """Whom the audience of one to ten accounts follows more than everybody does."""
    asked = {"accounts": list(accounts), "run": run, "first": first}
    return _frame(_ask(settings, AFFINITY, **asked)["audienceAffinity"])


def listening(
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    community: str | None = None,
    about: Names = (),
    watched: str | None = None,
    against: Names = (),
    kinds: Names = (),
    hours: int = 24,
    first: int = 20,
    settings: Settings | None = None,
) -> Heard:
    """What is talked about: by default in the 28 days before the latest post. `about`: only posts with any of these
    (#hashtag, @mention, words); `watched`: only what this list watches; `against`: subjects whose share of voice is
    compared; `kinds`: HASHTAG, LINK, MENTION, TERM; `hours`: length of a step; `first`: how many of each."""
    found = _ask(
        settings,
        LISTENING,
        **{"from": start and start.isoformat(), "to": end and end.isoformat(), "list": watched},
        community=community,
        about=list(about) or None,
        subjects=list(against),
        kinds=[kind.upper() for kind in kinds] or None,
        hours=hours,
        first=first,
    )["listening"]
    return Heard(
        start=datetime.fromisoformat(found["from"]),
        end=datetime.fromisoformat(found["to"]),
        posts=found["posts"],
        accounts=found["accounts"],
        truncated=found["truncated"],
        rising=_frame(found["rising"]),
        together=_frame(found["together"]),
        voices=_frame(found["voices"]),
        share_of_voice=_frame(found["shareOfVoice"]),
        questions=_frame(found["questions"]),
        complaints=_frame(found["complaints"]),
    )


def brand_safety(
    accounts: Names,
    *,
    lists: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
    settings: Settings | None = None,
) -> pl.DataFrame:
    """Posts of one to ten accounts, and of those around them, against word lists: one row an account, way (`via`)
    and category, with the flagged posts as `evidence`. `lists`: by category `words` and `domains`, in place of, or
    beside, those of Tular."""
    own = [
        {"category": name, **{part: list(words) for part, words in each.items()}}
        for name, each in (lists or {}).items()
    ]
    return _frame(_ask(settings, SAFETY, accounts=list(accounts), lists=own or None)["brandSafety"])


def campaign_report(name: str, *, language: str = "en", settings: Settings | None = None) -> str:
    """The page of a campaign that is measured, as HTML that needs nothing else."""
    return _rendered(settings, report_of_campaign(name, Language(language)))


def shortlist_report(
    accounts: Names, *, run: str | None = None, language: str = "en", settings: Settings | None = None
) -> str:
    """The vetting page of two to ten accounts, as HTML that needs nothing else."""
    pinned = pinned_run(_ask(settings, PINNED, run=run), run)
    return _rendered(settings, vetting_report(accounts, pinned, Language(language)))


def _rendered(settings: Settings | None, report: Report) -> str:
    answers = {name: _ask(settings, text, **report.variables) for name, text in report.questions.items()}
    return render(report.page(answers))


def _ask(settings: Settings | None, query: str, **variables: Any) -> Answer:
    from tular.api.in_process import answer
    from tular.runs.campaign.process import measure_in_process

    return answer(with_neo4j(settings), measure_in_process, query, variables)


def _summary(node: Answer) -> Answer:
    ledger = node.pop("ledger") or {"verdict": None, "runId": None, "awareness": {}, "loyalty": {}}
    return {
        **node,
        "verdict": ledger["verdict"],
        "runId": ledger["runId"],
        "reached": ledger["awareness"].get("reached"),
        "engaged": ledger["loyalty"].get("engaged"),
    }


def _frame(rows: Sequence[Answer]) -> pl.DataFrame:
    return pl.DataFrame([_flat(row) for row in rows], infer_schema_length=None)


def _flat(row: Answer) -> Answer:
    """Accounts by key and handle, those of a pair by key; lists of accounts as lists of keys."""
    told: Answer = {}
    for name, value in row.items():
        if name == "account":
            told |= value or {"handle": None}
        elif isinstance(value, dict):
            told[name] = value["key"]
        elif name in ("starters", "amplifiers"):
            told[name] = [one["accountKey"] for one in value]
        else:
            told[name] = value
    return told
