"""What a campaign is, as it is written down: inputs of mutations, and fields of answers."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.campaigns.figures import string
from tular.campaigns import Brand, Campaign, Competitor, Formula, Moment, in_utc
from tular.store.campaign.definitions import resolve_accounts
from tular.store.driver.database import Database


def _words(description: str, *, required: bool = False) -> graphene.List:
    return graphene.List(graphene.NonNull(graphene.String), required=required, description=description)


class CompetitorInput(graphene.InputObjectType):
    """Another brand, for share of voice."""

    name = graphene.String(required=True, description="How it is called.")
    accounts = _words("Its accounts: keys or handles.")
    hashtags = _words("Tags that its posts carry, with or without #.")
    links = _words("How its links begin.")
    keywords = _words("Words that mean it.")


class MomentInput(graphene.InputObjectType):
    """Something that happened meanwhile, such as a broadcast."""

    at = graphene.DateTime(required=True, description="When.")
    name = graphene.String(required=True, description="What happened then, in a word, such as a broadcast.")


class ImpressionFormulaInput(graphene.InputObjectType):
    """Earned impressions: followers times a factor that falls with their number, linear between two audiences."""

    small = graphene.Float(default_value=Formula().small, description="Factor of small audiences, 0 to 1.")
    large = graphene.Float(default_value=Formula().large, description="Factor of large ones.")
    small_audience = graphene.Int(
        default_value=Formula().small_audience, description="Followers up to which one is small."
    )
    large_audience = graphene.Int(
        default_value=Formula().large_audience, description="Followers from which one is large."
    )


class CampaignInput(graphene.InputObjectType):
    """A campaign. Posts belong to it that its accounts publish or that mention them, and those with any of its
    hashtags, links or keywords."""

    name = graphene.String(
        required=True,
        description="1 to 100 characters; a campaign of this name is replaced; what was put "
        "into it and taken out of it by hand stays.",
    )
    start = graphene.DateTime(name="from", required=True, description="When it begins, included.")
    end = graphene.DateTime(name="to", required=True, description="When it ends, excluded.")
    accounts = _words("The brand's accounts: keys or handles.")
    hashtags = _words("With or without #.")
    links = _words("How addresses begin.")
    keywords = _words("Parts of texts, such as the brand's name.")
    paid = _words("Accounts it pays: what comes from them is not word of mouth.")
    competitors = graphene.List(graphene.NonNull(CompetitorInput), description="For share of voice.")
    moments = graphene.List(graphene.NonNull(MomentInput), description="Shown on the time line.")
    cost = graphene.Float(description="Money spent on it, in its currency.")
    currency = graphene.String(description="Of the cost, such as IDR.")
    formula = graphene.Field(ImpressionFormulaInput, description="Of earned impressions.")


def campaign_from(database: Database, given: dict[str, Any]) -> Campaign:
    """The campaign that an input describes, its accounts found. Raises UsageError."""
    competitors = tuple(
        Competitor(each["name"], _brand(database, each, "competitors"))
        for each in given.get("competitors") or ()
    )
    moments = tuple(Moment(in_utc(each["at"]), each["name"]) for each in given.get("moments") or ())
    formula = given.get("formula") or {}
    return Campaign(
        name=" ".join(given["name"].split()),
        start=in_utc(given["start"]),
        end=in_utc(given["end"]),
        brand=_brand(database, given, "accounts"),
        paid=resolve_accounts(database, given.get("paid") or (), "paid"),
        competitors=competitors,
        moments=moments,
        cost=given.get("cost"),
        currency=given.get("currency") or "",
        formula=Formula(**{name: part for name, part in formula.items() if part is not None}),
    ).checked()


def _brand(database: Database, given: dict[str, Any], field: str) -> Brand:
    accounts = resolve_accounts(database, given.get("accounts") or (), field)
    words = {name: tuple(given.get(name) or ()) for name in ("hashtags", "links", "keywords")}
    return Brand(accounts, **words)


class CampaignMoment(graphene.ObjectType):
    """Something that happened meanwhile."""

    at = graphene.DateTime(required=True, description="When.")
    name = string("What happened then, in a word, such as a broadcast.", required=True)


class CampaignCompetitor(graphene.ObjectType):
    """Another brand, for share of voice."""

    name = string("How it is called.", required=True)
    accounts = _words("Keys of its accounts.", required=True)
    hashtags = _words("Tags that its posts carry, with or without #.", required=True)
    links = _words("How its links begin.", required=True)
    keywords = _words("Words that mean it.", required=True)

    resolve_accounts = staticmethod(lambda root, _info: root.brand.accounts)
    resolve_hashtags = staticmethod(lambda root, _info: root.brand.hashtags)
    resolve_links = staticmethod(lambda root, _info: root.brand.links)
    resolve_keywords = staticmethod(lambda root, _info: root.brand.keywords)
