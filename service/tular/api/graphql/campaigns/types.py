"""Campaigns: their definition, their posts, their ledger; asked and changed."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import graphene

from tular.api.graphql.campaigns.definition import (
    CampaignCompetitor,
    CampaignInput,
    CampaignMoment,
    campaign_from,
)
from tular.api.graphql.campaigns.figures import account_link, count, string
from tular.api.graphql.campaigns.ledger import Ledger
from tular.api.graphql.context import RequestContext
from tular.api.graphql.paging import Connection, Edge, Page, edge_list, page_arguments, page_ends, page_size
from tular.campaigns import Campaign as Definition
from tular.errors import UsageError
from tular.runs.campaign.files import open_ledger
from tular.store.campaign.definitions import (
    campaign_of,
    corrected_as_before,
    delete_campaign,
    no_campaign,
    read_campaign,
    save_campaign,
)
from tular.store.driver.database import Database
from tular.store.schema.migrations import migrate

MOST_SKIPPED = 10_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A campaign as Neo4j keeps it."""

    definition: Definition
    ledger: str | None
    posts: int


class CampaignPost(graphene.ObjectType):
    """A post that belongs to a campaign."""

    key = string("`platform:id`, as in Neo4j.", required=True)
    account_key = graphene.String(
        required=True, description="Key of its author.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Its author.")
    at = graphene.DateTime(description="When it was published.")
    text = string("What it says, where that is loaded.")
    retweets = count("Retweets of it that are loaded.")


def _listed(name: str, description: str) -> graphene.Field:
    type_ = graphene.List(graphene.NonNull(graphene.String))
    return graphene.Field(
        type_,
        required=True,
        description=description,
        resolver=lambda root, _info: getattr(root.definition.brand, name),
    )


def _own(type_: Any, part: str, description: str, **options: Any) -> graphene.Field:
    return graphene.Field(
        type_, description=description, resolver=lambda root, _info: getattr(root.definition, part), **options
    )


class Campaign(graphene.ObjectType):
    """A campaign as its users wrote it down, with the posts that belong to it and the ledger of what it did."""

    name = _own(graphene.String, "name", "Its name, which is its identity.", required=True)
    start = _own(graphene.DateTime, "start", "When it begins, included.", required=True, name="from")
    end = _own(graphene.DateTime, "end", "When it ends, excluded.", required=True, name="to")
    accounts = _listed("accounts", "Keys of the brand's accounts.")
    hashtags = _listed("hashtags", "Tags that its posts carry, without #.")
    links = _listed("links", "How its links begin.")
    keywords = _listed("keywords", "Parts of texts that mean it.")
    paid = _own(
        graphene.List(graphene.NonNull(graphene.String)), "paid", "Keys of accounts it pays.", required=True
    )
    competitors = _own(
        graphene.List(graphene.NonNull(CampaignCompetitor)),
        "competitors",
        "For share of voice.",
        required=True,
    )
    moments = _own(
        graphene.List(graphene.NonNull(CampaignMoment)), "moments", "What happened meanwhile.", required=True
    )
    cost = _own(graphene.Float, "cost", "Money spent on it, in its currency.")
    currency = _own(graphene.String, "currency", "Of the cost.", required=True)
    excluded = _own(
        graphene.List(graphene.NonNull(graphene.String)),
        "excluded",
        "Posts taken out by hand.",
        required=True,
    )
    included = _own(
        graphene.List(graphene.NonNull(graphene.String)), "included", "Posts put in.", required=True
    )
    post_count = graphene.Int(
        required=True,
        description="Posts of its window that belong to it.",
        resolver=lambda root, _info: root.posts,
    )
    posts = graphene.List(
        graphene.NonNull(CampaignPost),
        required=True,
        description="Posts of its window that belong to it, the most retweeted first.",
        first=page_arguments()["first"],
        skip=graphene.Int(default_value=0, description=f"Pass over so many, at most {MOST_SKIPPED:,}."),
    )
    ledger = graphene.Field(Ledger, description="Its latest ledger; null before it is measured.")

    @staticmethod
    async def resolve_posts(root: Kept, info: Any, first: int | None = None, skip: int | None = None) -> Any:
        if not 0 <= (skip or 0) <= MOST_SKIPPED:
            raise UsageError(f"`skip` cannot be {skip}.", remedy=f"Give 0 to {MOST_SKIPPED}.", field="skip")
        name = root.definition.name
        return await info.context.live.read(
            "campaign/posts", name=name, limit=page_size(first), skip=skip or 0
        )

    @staticmethod
    async def resolve_ledger(root: Kept, info: Any) -> dict[str, Any] | None:
        if root.ledger is None:
            return None
        return await asyncio.to_thread(open_ledger, info.context.settings.artifacts, root.ledger)


class CampaignEdge(graphene.ObjectType):
    """A campaign in a list."""

    cursor = graphene.String(required=True, description="Where it stands.")
    node = graphene.Field(
        Campaign, required=True, description="What was planned, and what was measured of it."
    )


class CampaignConnection(Connection):
    """Campaigns by name."""

    edges = edge_list(CampaignEdge)


class CampaignQueries(graphene.ObjectType):
    campaign = graphene.Field(
        Campaign,
        description="A campaign by its name; null where there is none.",
        name=graphene.String(required=True, description="Exactly as it was given."),
    )
    campaigns = graphene.Field(
        CampaignConnection, required=True, description="Campaigns by name.", **page_arguments()
    )

    @staticmethod
    async def resolve_campaign(_root: None, info: Any, name: str) -> Kept | None:
        rows = await info.context.live.read("campaign/campaigns", name=name, after="", limit=1)
        return _kept(rows[0]["campaign"]) if rows else None

    @staticmethod
    async def resolve_campaigns(
        _root: None, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        size = page_size(first)
        rows = await info.context.live.read(
            "campaign/campaigns", name=None, after=after or "", limit=size + 1
        )
        found = [_kept(row["campaign"]) for row in rows[:size]]
        names = [each.definition.name for each in found]
        ends = page_ends(names, more=len(rows) > size, before=bool(after))
        return Page([Edge(name, each) for name, each in zip(names, found, strict=True)], ends)


def _kept(node: dict[str, Any]) -> Kept:
    return Kept(campaign_of(node), node.get("ledger"), node.get("posts") or 0)


class CampaignMutations(graphene.ObjectType):
    create_campaign = graphene.Field(
        Campaign,
        required=True,
        description="Write a campaign down and match its posts; `measureCampaign` then tells what it did.",
        campaign=CampaignInput(
            required=True, description="Name, accounts, hashtags, window and what else belongs to it."
        ),
    )
    correct_campaign = graphene.Field(
        Campaign,
        required=True,
        description="Take posts out of a campaign, or put some in, and match again. Its ledger stays until then.",
        name=graphene.String(required=True, description="Which campaign."),
        exclude=graphene.List(graphene.NonNull(graphene.String), description="Keys of posts to take out."),
        include=graphene.List(graphene.NonNull(graphene.String), description="Keys of posts to put in."),
    )
    measure_campaign = graphene.Field(
        Campaign,
        required=True,
        description="Measure what a campaign did, in a process of its own; seconds to minutes. The ledger is kept.",
        name=graphene.String(required=True, description="Which campaign."),
        run_id=graphene.ID(description="A run of the layer follows; the current one without it."),
    )
    delete_campaign = graphene.Field(
        graphene.String,
        required=True,
        description="Forget a campaign; posts and ledgers stay. Gives its name back.",
        name=graphene.String(required=True, description="Which campaign."),
    )

    @staticmethod
    async def resolve_create_campaign(_root: None, info: Any, campaign: Any) -> Kept:
        name = await asyncio.to_thread(_create, info.context, dict(campaign))
        return await _found(info, name)

    @staticmethod
    async def resolve_correct_campaign(
        _root: None, info: Any, name: str, exclude: list[str] | None = None, include: list[str] | None = None
    ) -> Kept:
        await asyncio.to_thread(_correct, info.context, name, exclude or [], include or [])
        return await _found(info, name)

    @staticmethod
    async def resolve_measure_campaign(_root: None, info: Any, name: str, run_id: str | None = None) -> Kept:
        context: RequestContext = info.context
        run = (await context.run(run_id)).id if run_id else None
        await asyncio.to_thread(context.measure, context.settings, name, run)
        return await _found(info, name)

    @staticmethod
    async def resolve_delete_campaign(_root: None, info: Any, name: str) -> str:
        await asyncio.to_thread(_delete, info.context, name)
        return name


async def _found(info: Any, name: str) -> Kept:
    kept = await CampaignQueries.resolve_campaign(None, info, name)
    if kept is None:
        raise no_campaign(name)
    return kept


def _create(context: RequestContext, given: dict[str, Any]) -> str:
    with Database.connect(context.settings) as database:
        migrate(database)
        campaign = corrected_as_before(database, campaign_from(database, given))
        save_campaign(database, campaign)
        return campaign.name


def _correct(context: RequestContext, name: str, exclude: list[str], include: list[str]) -> None:
    """What is put in is no longer taken out, and the other way round."""
    with Database.connect(context.settings) as database:
        campaign = read_campaign(database, name)
        excluded = [key for key in dict.fromkeys((*campaign.excluded, *exclude)) if key not in include]
        included = [key for key in dict.fromkeys((*campaign.included, *include)) if key not in exclude]
        corrected = replace(campaign, excluded=tuple(excluded), included=tuple(included)).checked()
        save_campaign(database, corrected)


def _delete(context: RequestContext, name: str) -> None:
    with Database.connect(context.settings) as database:
        delete_campaign(database, name)
