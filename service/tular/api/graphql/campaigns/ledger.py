"""The ledger of a campaign: what it did, with definitions and sources."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.campaigns.figures import (
    account_link,
    count,
    flag,
    interval,
    moment,
    ratio,
    rows,
    string,
)
from tular.results.campaign.sentences import Language as _Language
from tular.results.campaign.sentences import sentences

CampaignVerdict = graphene.Enum(
    "CampaignVerdict",
    [(word, word) for word in ("WORKED", "NO_EVIDENCE", "FELL", "INSUFFICIENT")],
    description=lambda value: {
        None: "Whether a campaign did anything, by what others say of their own accord while it runs.",
        "WORKED": "Talk rose more than the comparison group explains.",
        "NO_EVIDENCE": "Talk changed no more than the comparison group and chance explain: nothing may be claimed.",
        "FELL": "Talk fell more than the comparison group explains.",
        "INSUFFICIENT": "There is too little data, or none to compare with.",
    }[value and value.value],
)
EffectVerdict = graphene.Enum(
    "EffectVerdict",
    [(word, word) for word in ("ROSE", "FELL", "NO_EVIDENCE", "INSUFFICIENT")],
    description=lambda value: {
        None: "What may be said of one outcome.",
        "ROSE": "The whole interval lies above 1.",
        "FELL": "The whole interval lies below 1.",
        "NO_EVIDENCE": "The interval holds 1: no change may be claimed.",
        "INSUFFICIENT": "Too few events or accounts to compare.",
    }[value and value.value],
)
CampaignOutcome = graphene.Enum(
    "CampaignOutcome",
    [(word.upper(), word) for word in ("talk", "talk_after", "answers_per_post", "followers_gained")],
    description=lambda value: {
        None: "What may change by a campaign.",
        "talk": "Unprompted mentions by others while it runs, beside topics of the same volume.",
        "talk_after": "Unprompted mentions by others in the time after it, beside topics of the same volume.",
        "answers_per_post": "Retweets, quotes and replies within three days to each of its accounts' posts, beside "
        "accounts of similar followers and posts.",
        "followers_gained": "New followers from crawl to crawl, beside accounts of similar followers and posts.",
    }[value and value.value],
)
Language = graphene.Enum(
    "Language",
    [(each.name, each.value) for each in _Language],
    description=lambda value: {None: "A language of reports.", "en": "English."}.get(
        value and value.value, "Indonesian."
    ),
)


class Period(graphene.ObjectType):
    """A time of a campaign, inside what the data covers."""

    start = moment("start", "Included.")
    end = moment("end", "Excluded.")
    days = graphene.Float(required=True, description="Its length.")


class Periods(graphene.ObjectType):
    """The times that are compared."""

    before = graphene.Field(
        Period, description="Up to twice as long as the campaign; null where the data begins with it."
    )
    during = graphene.Field(Period, required=True, description="The campaign's window.")
    after = graphene.Field(
        Period, description="Up to as long as the campaign; null where the data ends with it."
    )


class CommunityReached(graphene.ObjectType):
    """How much of a community a campaign reached."""

    id = string("The community's `communityId`.", required=True)
    label = string("What it is about.")
    size = count("Its members.")
    reached = count("Members reached.")
    share = ratio("Reached of all members.")


class VoiceShare(graphene.ObjectType):
    """Posts by others about one brand in one step of time."""

    start = moment("start", "When the step begins.")
    name = string("The campaign, or a competitor.", required=True)
    posts = count("Posts by others about it.")
    share = ratio("Of the posts about any of the brands in this step; adds up to 1.")


class Awareness(graphene.ObjectType):
    """Who can have seen a campaign. Reach is by follows: nobody knows who truly looked."""

    reached = count("Different accounts that follow one who posted about it or passed it on while it ran.")
    network = count("Accounts of the run.")
    reached_share = ratio("Reached of the network.")
    reached_before = graphene.Field(
        graphene.BigInt, description="The same of the time before, which is longer."
    )
    reached_after = graphene.Field(graphene.BigInt, description="The same of the time after.")
    exposures = count(
        "Loaded followers summed over all posts and retweets: an upper bound of what followers saw."
    )
    new_audience = count("Reached accounts that neither followed the brand nor engaged with it before.")
    new_audience_share = ratio("New of all reached.")
    earned_impressions = graphene.Float(
        required=True,
        description="Followers of those who are not paid, by post or retweet, times the formula's factor.",
    )
    owned_impressions = graphene.Float(
        required=True,
        description="Followers of the brand and those it pays, summed over their posts and retweets.",
    )
    impressions_formula = string("In words; the campaign's own where it has one.", required=True)
    communities = rows(CommunityReached, "Of each community, by falling size.")
    share_of_voice = rows(VoiceShare, "By day or week, against the competitors.")


class TrafficCounts(graphene.ObjectType):
    """What happened in one time."""

    days = graphene.Float(required=True, description="Length of the time.")
    own_posts = count("Posts of the brand and those it pays.")
    others_posts = count("Posts of others about it.")
    retweets = count("Of posts of the brand's accounts.")
    quotes = count("Of posts of the brand's accounts.")
    replies = count("To posts of the brand's accounts.")
    unprompted_mentions = count("Mentions by others that answer no post.")
    answers_per_own_post = ratio("Retweets, quotes and replies for each post of its own.")


class RetweetStep(graphene.ObjectType):
    """Retweets in one step of time."""

    start = moment("start", "When the step begins.")
    retweets = count("Of posts about the campaign, whoever posted them.")


class CascadeSummary(graphene.ObjectType):
    """All cascades together: posts about the campaign while it ran, and what came of them. Depth, breadth and
    virality are means of those that were passed on, with the range over the ensemble of possible trees."""

    posts = count("Posts that could be passed on.")
    passed_on = count("Posts that were.")
    spread = count("Retweets and quotes of them, and of those.")
    largest = count("Posts in the largest cascade, the original among them.")
    depth = interval("Steps from the original to the farthest post.")
    breadth = interval("Most posts at one depth.")
    virality = interval(
        "Structural virality, the mean distance between two posts (Goel et al. 2016): nearly 2 of a star."
    )
    naive_virality = ratio("The same if everybody had it from the author, as platforms tell.")
    exact = flag("Whether the source names every parent: then there is one tree.")
    unplaced_share = ratio("Retweets whose parent neither the source nor follows tell.")
    versions = count("Trees drawn.")


class CampaignCascade(graphene.ObjectType):
    """One post and what came of it."""

    post = string("Key of the post.")
    text = string("What it says, where that is loaded.")
    at = moment("at", "When it was posted.")
    account_key = graphene.String(
        description="Key of its author.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Its author.")
    by_brand = flag("Whether the brand posted it, or somebody it pays.")
    size = count("Posts of the cascade.")
    depth = interval("Steps to the farthest post.")
    breadth = interval("Most posts at one depth.")
    virality = interval("Structural virality.")
    ignited_by_key = graphene.String(
        description="Key of the account whose retweet most of it came through.",
        resolver=lambda root, _info: root["ignited_by"],
    )
    ignited_by = account_link("ignited_by", "Whose retweet most of it came through.")
    ignited_share = ratio("Of the cascade's retweets, those that came through it, on average over the trees.")
    ignited_certainty = ratio("Trees that name this account of all drawn.")


_PLACEMENTS = {
    "ROOT": "The original post.",
    "EXACT": "The source names what it came through.",
    "FOLLOWED": "Drawn among those whom the account follows and who had it before.",
    "UNPLACED": "The account follows nobody who had it: drawn among all who had it before.",
}
CascadePlacement = graphene.Enum(
    "CascadePlacement",
    [(word, word) for word in _PLACEMENTS],
    description=lambda value: (
        "How it is known through whom a post came." if value is None else _PLACEMENTS[value.value]
    ),
)


class CascadePost(graphene.ObjectType):
    """A post, retweet or quote at its place in a cascade's likeliest tree."""

    post = string("Key of the post, where the source has one.")
    account_key = graphene.String(
        description="Key of who did it.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Who did it.")
    at = moment("at", "When.")
    parent = graphene.Int(
        description="Place in the list, from 0, of the post through which it likeliest came."
    )
    certainty = graphene.Float(required=True, description="Trees that name this parent, of all drawn.")
    depth = graphene.Float(required=True, description="Steps from the original, mean over the trees.")
    below = graphene.Float(
        required=True, description="Retweets and quotes that came through it, mean likewise."
    )
    placement = CascadePlacement(required=True, description="How it is known through whom it came.")


class CascadeTree(graphene.ObjectType):
    """A cascade as its likeliest tree: of each post the parent that most of the possible trees name."""

    post = string("Key of the original.", required=True)
    size = count(
        "Posts of the cascade; where these are more than are listed, those that most came through are."
    )
    unplaced_share = ratio("Retweets whose parent neither the source nor follows tell.")
    posts = rows(CascadePost, "The original first, parents before those that came through them; at most 200.")


class CampaignInfluence(graphene.ObjectType):
    """What came through one account."""

    account_key = graphene.String(
        description="`platform:id` of the one who influences.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Who.")
    brought = interval("Retweets and quotes below its posts and retweets, over the trees.")
    naive = count("What the platform's star says: only those of its own posts.")
    paid = flag("Whether it is the brand's, or paid by it.")


class Traffic(graphene.ObjectType):
    """How much was passed on, how fast, and in what cascades. Trees are exact where the source names the parent; else
    drawn by follows, time and popularity (DeVerna et al., arXiv 2410.21554), seeded, many times."""

    before = graphene.Field(TrafficCounts, description="In the time of equal length before the campaign.")
    during = graphene.Field(TrafficCounts, required=True, description="While it ran.")
    after = graphene.Field(TrafficCounts, description="In the time of equal length after the campaign.")
    retweets_over_time = rows(
        RetweetStep, "From before to after, by day; by hour where that is at most four days."
    )
    half_life_seconds = ratio("Until half of a post's retweets had come, over all posts together.")
    retweets_first_hour = count("Retweets within an hour of their post.")
    retweets_first_day = count("Retweets within a day of their post.")
    retweets_peak_hour = count("Most retweets in any hour after the post, all posts laid over one another.")
    cascades = graphene.Field(CascadeSummary, required=True, description="All of them together.")
    largest_cascades = rows(CampaignCascade, "The 50 largest at most.")
    influential = rows(CampaignInfluence, "The 20 accounts that most came through.")


class RepeatEngagers(graphene.ObjectType):
    """Accounts by how steadily they engage."""

    weeks = count("Distinct weeks with an engagement.")
    accounts = count("Accounts that engaged in exactly so many, over all the data.")


class CohortCell(graphene.ObjectType):
    """Who of those that first engaged in one week engaged again so many weeks later."""

    cohort = moment("cohort", "Monday of the week of first engagement.")
    later = count("Weeks later; 0 is the first week itself.")
    accounts = count("Accounts of the cohort that engaged then.")
    share = ratio("How large a part of those who came in this week came back, 0 … 1.")


class Advocate(graphene.ObjectType):
    """An account that engages unprompted in at least three weeks and brings others."""

    account_key = graphene.String(
        description="`platform:id` of the one who speaks for it.",
        resolver=lambda root, _info: root["account"],
    )
    account = account_link("account", "Who.")
    weeks = count("Distinct weeks with an unprompted engagement.")
    engagements = count("Unprompted engagements.")
    brought = count("Accounts whose first engagement answered a post of this one about the brand.")


class FollowersCompared(graphene.ObjectType):
    """Difference in differences: change of followers' own words about the brand, an account and day, against matched
    accounts (same community; similar followers, follows and posts before) that do not follow it. Followers choose
    whom they follow: an association, not an effect."""

    followers_change = ratio("Mean change of followers.")
    matched_change = ratio("Mean change of the matched accounts.")
    difference = interval("The one less the other, paired.")
    pairs = count("Followers with a match.")
    unmatched = count("Followers without.")
    shown = flag("Whether the interval leaves out 0.")
    level = graphene.Float(required=True, description="Level of the interval.")


class Loyalty(graphene.ObjectType):
    """Who came back, who stayed, who brought others."""

    engaged = count("Accounts that engaged while it ran, the brand and those it pays left out.")
    new = count("First engaged while it ran.")
    returning = count("Engaged before it and while it ran.")
    lapsed = count("Engaged before it, but neither while it ran nor after.")
    kept = count("New ones that engaged again after it.")
    kept_share = ratio("Kept of the new ones.")
    later = count("First engaged after it.")
    repeat_engagers = rows(RepeatEngagers, "By number of weeks.")
    cohorts = rows(CohortCell, "Retention by week of first engagement.")
    advocates = rows(Advocate, "The 50 that brought most, at most.")
    followers_during = graphene.Field(
        FollowersCompared, description="While it ran; null without a time before."
    )
    followers_after = graphene.Field(
        FollowersCompared, description="Gained and lost in the time after the campaign."
    )


class WordOfMouthStep(graphene.ObjectType):
    """Word of mouth in one step of time."""

    start = moment("start", "When the step begins.")
    share = interval("Share of the step's spread.")


class DepthSpread(graphene.ObjectType):
    """Spread at one depth of the cascades."""

    depth = count("Steps from the original.")
    spread = interval("Retweets and quotes there, over the trees.")


class Horizontality(graphene.ObjectType):
    """How much went from person to person. Intervals are ranges over the ensemble of possible trees."""

    word_of_mouth = interval("Spread whose parent is neither the brand nor somebody it pays, of all spread.")
    naive_word_of_mouth = ratio("The same by the platform's star.")
    peers = interval("Spread between accounts of similar audience: less than ten times the other's.")
    top_down = interval("Spread from accounts with ten times the audience or more.")
    upwards = interval("Spread from accounts with a tenth of the audience or less.")
    brand_depth = interval("Mean depth from which on the brand no longer appears; 0 where it never did.")
    trend = rows(WordOfMouthStep, "Word-of-mouth share over time, of steps with any spread.")
    by_depth = rows(DepthSpread, "Spread by depth.")


class Effect(graphene.ObjectType):
    """One outcome: its change against that of a matched comparison group. The intervals of the four outcomes hold
    together with 95 %; they include how differently the compared change among themselves. Conditional fixed-effects
    Poisson model (Hausman, Hall & Griliches 1984) with differences between accounts by moments."""

    outcome = CampaignOutcome(required=True, description="What changed.")
    verdict = EffectVerdict(required=True, description="What may be said.")
    before = ratio("Events before.")
    after = ratio("Events during, or after, as the outcome says.")
    change = ratio("Rate during over rate before.")
    expected = ratio("The same of the comparison group.")
    effect = interval("Change over expected change: 1 where nothing happened that did not happen to all.")
    spread = ratio("Standard deviation of the compared ones' own changes, of logarithms, beyond chance.")
    compared_accounts = count("Accounts, or topics, compared with.")
    compared_events = count("Retweets, quotes, replies and mentions of those compared with.")
    level = graphene.Float(required=True, description="Level of the interval.")


class CampaignCost(graphene.ObjectType):
    """Money spent on the campaign, for each thing that came of it."""

    cost = graphene.Float(required=True, description="As given.")
    currency = string("As given.")
    per_reached = ratio("For each account reached.")
    per_engaged = ratio("For each account that engaged.")


class Ledger(graphene.ObjectType):
    """What a campaign did, measured once from one run and never changed: the same campaign, run and data give the
    same ledger, byte for byte."""

    ledger_id = graphene.String(
        required=True, description="Begins with the run's id.", resolver=lambda root, _info: root["id"]
    )
    run_id = string("The run whose follows and communities it rests on.", required=True)
    fingerprint = string("Of all that it was measured from.", required=True)
    verdict = CampaignVerdict(
        required=True,
        description="Whether it did anything.",
        resolver=lambda root, _info: root["verdict"]["verdict"],
    )
    sentences = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="The verdict and why, in plain sentences.",
        language=graphene.Argument(
            Language, default_value=_Language.EN.value, description="English unless said."
        ),
    )
    periods = graphene.Field(Periods, required=True, description="What is compared.")
    timeless_events = count("Events without a time, which count for nothing here.")
    awareness = graphene.Field(Awareness, required=True, description="Who can have seen it.")
    traffic = graphene.Field(Traffic, required=True, description="How it was passed on.")
    cascade_tree = graphene.Field(
        CascadeTree,
        description="One of the 10 largest cascades post by post; null of others, and in ledgers that were measured "
        "before trees were kept: measure again.",
        post=graphene.String(description="Key of its original; the largest without it."),
    )
    loyalty = graphene.Field(Loyalty, required=True, description="Who came back.")
    horizontality = graphene.Field(Horizontality, required=True, description="Word of mouth.")
    effects = rows(Effect, "Each outcome against its comparison group.")
    cost = graphene.Field(CampaignCost, description="Null where none is given.")

    @staticmethod
    def resolve_cascade_tree(
        root: dict[str, Any], _info: Any, post: str | None = None
    ) -> dict[str, Any] | None:
        kept: list[dict[str, Any]] = root.get("trees", [])
        return next((tree for tree in kept if post in (None, tree["post"])), None)

    @staticmethod
    def resolve_sentences(root: dict[str, Any], _info: Any, language: Any = None) -> list[str]:
        return sentences(root, _Language(getattr(language, "value", language) or "en"))
