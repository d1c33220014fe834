"""Campaigns as Neo4j keeps them: `:Campaign` nodes, joined to the posts that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson

from tular.campaigns import Campaign
from tular.errors import UsageError
from tular.store.campaign.posts import match_posts
from tular.store.driver.database import Database
from tular.store.driver.handles import suggested_handles


def save_campaign(database: Database, campaign: Campaign) -> int:
    """Keep the campaign, in place of one of the same name, and join it to its posts; how many these are."""
    database.write("campaign/save", name=campaign.name, properties=_properties(campaign))
    return join_posts(database, campaign)


def corrected_as_before(database: Database, campaign: Campaign) -> Campaign:
    """With the posts that were put in and taken out by hand where there is a campaign of this name already."""
    known = database.read("campaign/campaigns", name=campaign.name, after="", limit=1)
    if not known:
        return campaign
    before = campaign_of(known[0]["campaign"])
    return replace(campaign, included=before.included, excluded=before.excluded)


def join_posts(database: Database, campaign: Campaign) -> int:
    """Join the campaign to the posts of its window that it matches now."""
    posts = match_posts(database, campaign.brand, campaign.included, campaign.excluded)
    inside = posts.filter(posts["at"].is_between(campaign.start, campaign.end, closed="left"))
    return int(
        database.write("campaign/link_posts", name=campaign.name, posts=inside["key"].to_list())[0]["posts"]
    )


def read_campaign(database: Database, name: str) -> Campaign:
    """Raises UsageError where there is none of this name."""
    rows = database.read("campaign/campaigns", name=name, after="", limit=1)
    if not rows:
        raise no_campaign(name)
    return campaign_of(rows[0]["campaign"])


def read_campaigns(database: Database, *, after: str = "", limit: int = 100) -> list[Campaign]:
    """By name, a page at a time."""
    rows = database.read("campaign/campaigns", name=None, after=after, limit=limit)
    return [campaign_of(row["campaign"]) for row in rows]


def delete_campaign(database: Database, name: str) -> None:
    """Raises UsageError where there is none of this name."""
    if not database.write("campaign/delete", name=name)[0]["deleted"]:
        raise no_campaign(name)


def record_ledger(database: Database, name: str, summary: dict[str, Any]) -> None:
    """Make a ledger the campaign's current one, with its leading figures for those who ask in Cypher."""
    database.write("campaign/save", name=name, properties=summary)


def resolve_accounts(database: Database, names: Sequence[str], field: str = "accounts") -> tuple[str, ...]:
    """Keys of accounts named by key or by handle, in the order given. Raises UsageError for those that are not there
    and for handles that several accounts have."""
    plain = [name.strip().removeprefix("@") for name in names]
    asked = [name if ":" in name else name.lower() for name in plain]
    rows = database.read("campaign/resolve_accounts", names=asked)
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["name"], []).append(row["key"])
    for name in asked:
        if len(found.get(name, ())) != 1:
            several = ", ".join(found.get(name, ()))
            raise UsageError(
                f"{len(found[name])} accounts are called {name}."
                if several
                else f"There is no account {name}.",
                remedy=f"Name one by its key: {several}."
                if several
                else f"{suggested_handles(database, name)}`searchAccounts` finds accounts by name.",
                field=field,
            )
    return tuple(dict.fromkeys(found[name][0] for name in asked))


def campaign_of(node: dict[str, Any]) -> Campaign:
    """From the properties of a `:Campaign`."""
    return Campaign.from_dict(orjson.loads(node["definition"]))


def no_campaign(name: str) -> UsageError:
    return UsageError(
        f"There is no campaign {name[:50]!r}.", remedy="`tular campaign list` lists them.", field="name"
    )


def _properties(campaign: Campaign) -> dict[str, Any]:
    return {
        "definition": orjson.dumps(campaign.as_dict()).decode(),
        "from": campaign.start,
        "to": campaign.end,
        "accounts": list(campaign.brand.accounts),
        "hashtags": list(campaign.brand.hashtags),
        "links": list(campaign.brand.links),
        "keywords": list(campaign.brand.keywords),
        "paid": list(campaign.paid),
        "cost": campaign.cost,
        "currency": campaign.currency or None,
    }
