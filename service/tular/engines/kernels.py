"""Which computation gives which measures of the catalogue."""

from __future__ import annotations

import time
from collections.abc import Mapping

import numpy as np
import polars as pl

from tular.analytics.campaign.rates import Denominator, engagement_rate
from tular.analytics.centrality.betweenness import betweenness
from tular.analytics.centrality.closeness import closeness_and_harmonic
from tular.analytics.centrality.clustering import clustering, reciprocity
from tular.analytics.centrality.collective_influence import collective_influence
from tular.analytics.centrality.coreness import coreness
from tular.analytics.centrality.degree import degree, strength
from tular.analytics.centrality.eigenvector import eigenvector
from tular.analytics.centrality.hits import hits
from tular.analytics.centrality.katz import katz
from tular.analytics.centrality.pagerank import pagerank
from tular.analytics.centrality.voterank import voterank
from tular.analytics.community.gatekeepers import brokerage
from tular.analytics.engagement import received as engagement
from tular.analytics.engagement.percentile import size_peer_percentile
from tular.analytics.engagement.reach import two_step_reach
from tular.analytics.inputs import Group, MeasureInputs
from tular.analytics.scores import Scores, scores_since
from tular.analytics.structure.brokers import constraint, effective_size
from tular.analytics.structure.roles import participation, within_module_degree
from tular.measures import BETWEEN_DATES, OF_FOLLOWS
from tular.models import Floats, Ids, Relation

BROKERAGE = ("gatekeeper", "representative", "coordinator", "itinerant", "liaison")
ENGAGING = (Relation.RETWEETED, Relation.QUOTED, Relation.REPLIED, Relation.MENTIONED)


def _degrees(inputs: MeasureInputs) -> Mapping[str, Scores]:
    network = inputs.network
    return {
        "inDegree": degree(network, direction="in"),
        "outDegree": degree(network, direction="out"),
        "inStrength": strength(network, direction="in"),
        "outStrength": strength(network, direction="out"),
    }


def _followers(inputs: MeasureInputs) -> Mapping[str, Scores]:
    if inputs.followers is None:
        return {"followers": degree(inputs.network, direction="in")}
    return {"followers": Scores(_audience(inputs), "counted from all loaded follows")}


def _audience(inputs: MeasureInputs) -> Floats:
    counts = inputs.network.incoming.degrees() if inputs.followers is None else inputs.followers
    return counts.astype(np.float64)


def _pagerank(inputs: MeasureInputs) -> Mapping[str, Scores]:
    scores = pagerank(inputs.network, damping=inputs.settings.damping)
    start = time.perf_counter()
    among = size_peer_percentile(scores.values, _audience(inputs))
    return {
        "pagerank": scores,
        "peerPercentile": scores_since(start, among, "of pagerank, factor 2 in audience"),
    }


def _personalised(inputs: MeasureInputs) -> Mapping[str, Scores]:
    scores = pagerank(inputs.network, damping=inputs.settings.damping, jump=inputs.towards)
    return {"personalisedPagerank": scores}


def _growth(inputs: MeasureInputs) -> Mapping[str, Scores]:
    assert inputs.growth is not None
    before, after, gained, lost, checked = (
        inputs.growth[name].cast(pl.Float64).to_numpy()
        for name in ("before", "after", "gained", "lost", "checked")
    )
    rates = {
        "growthRate": engagement.per(after - before, before, otherwise=np.nan),
        "churnRate": engagement.per(lost, checked, otherwise=np.nan),
    }
    counts = {"followersGained": gained, "followersLost": lost}
    return {
        name: Scores(values, "counted from first and last sightings")
        for name, values in (counts | rates).items()
    }


def _hits(inputs: MeasureInputs) -> Mapping[str, Scores]:
    authority, hub = hits(inputs.network)
    return {"hitsAuthority": authority, "hitsHub": hub}


def _betweenness(inputs: MeasureInputs) -> Mapping[str, Scores]:
    chosen = inputs.settings
    scores = betweenness(
        inputs.network, sources=chosen.betweenness_sources, seed=chosen.seed, workers=inputs.workers
    )
    return {"betweenness": scores}


def _closeness(inputs: MeasureInputs) -> Mapping[str, Scores]:
    near, harmonic = closeness_and_harmonic(inputs.network, seed=inputs.settings.seed, workers=inputs.workers)
    return {"closeness": near, "harmonic": harmonic}


def _collective(inputs: MeasureInputs) -> Mapping[str, Scores]:
    radius = inputs.settings.influence_radius
    return {
        "collectiveInfluence": collective_influence(inputs.network, radius=radius, workers=inputs.workers)
    }


def _reach(inputs: MeasureInputs) -> Mapping[str, Scores]:
    return {"twoStepReach": two_step_reach(inputs.network, workers=inputs.workers)}


def _cartography(inputs: MeasureInputs) -> Mapping[str, Scores]:
    membership = _given(inputs.membership)
    return {
        "participation": participation(inputs.network, membership),
        "withinModuleDegree": within_module_degree(inputs.network, membership),
    }


def _brokerage(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    found = brokerage(inputs.network, _given(inputs.membership))
    return {role: scores_since(start, getattr(found, role), "exact, over communities") for role in BROKERAGE}


def _given(membership: Ids | None) -> Ids:
    assert membership is not None
    return membership


def _engagement(inputs: MeasureInputs) -> Mapping[str, Scores]:
    n = inputs.network.n
    retweets = _events(inputs, Relation.RETWEETED)
    found = {
        "retweetsReceived": engagement.received(retweets, n),
        "mentionsReceived": engagement.received(_events(inputs, Relation.MENTIONED), n),
        "repliesReceived": engagement.received(_events(inputs, Relation.REPLIED), n),
        "quotesReceived": engagement.received(_events(inputs, Relation.QUOTED), n),
        "distinctRetweeters": engagement.distinct_sources(retweets, n),
        "repeatRetweeters": engagement.repeaters(retweets, n),
        "retweetHIndex": engagement.h_index(retweets, n),
        "engagedAudience": engagement.engaged_audience([_events(inputs, kind) for kind in ENGAGING], n),
    }
    found["retweetsPerFollower"] = engagement.per(found["retweetsReceived"], _audience(inputs))
    found["mentionsPerFollower"] = engagement.per(found["mentionsReceived"], _audience(inputs))
    return {name: Scores(values, "counted from events") for name, values in found.items()}


def _per_post(inputs: MeasureInputs) -> Mapping[str, Scores]:
    assert inputs.posts is not None
    posts = inputs.posts.astype(np.float64)
    rates: dict[str, Scores] = {}
    for name, relation in (("retweetsPerPost", Relation.RETWEETED), ("mentionsPerPost", Relation.MENTIONED)):
        counts = engagement.received(_events(inputs, relation), inputs.network.n)
        rates[name] = Scores(engagement.per(counts, posts, otherwise=np.nan), "counted from events")
    return rates | _engagement_rates(inputs, posts)


def _engagement_rates(inputs: MeasureInputs, posts: Floats) -> dict[str, Scores]:
    """The same engagements under each declared denominator."""
    n, audience = inputs.network.n, _audience(inputs)
    answers = sum((engagement.received(_events(inputs, kind), n) for kind in ANSWERS), np.zeros(n))
    passed_on = _events(inputs, Relation.RETWEETED).drop_nulls(["source", "target"])
    source, target = passed_on["source"].to_numpy(), passed_on["target"].to_numpy()
    # Who takes part in events alone has a number beyond the vertices, and no loaded follower.
    followers = np.where(source < n, audience[np.minimum(source, n - 1)], 0.0)
    inside = target < n
    seen_by = np.bincount(target[inside], (followers * passed_on["count"].to_numpy())[inside], n)
    exposures = posts * audience + seen_by
    return {
        name: Scores(engagement_rate(answers, posts, audience, exposures, denominator), "counted from events")
        for name, denominator in RATES.items()
    }


def _engaged_followers(inputs: MeasureInputs) -> Mapping[str, Scores]:
    events = [_events(inputs, kind) for kind in ENGAGING]
    counts = engagement.engaged_followers(events, inputs.network)
    return {"engagedFollowers": Scores(counts, "counted from events and follows")}


def _speed(inputs: MeasureInputs) -> Mapping[str, Scores]:
    assert inputs.posted is not None
    retweets = _events(inputs, Relation.RETWEETED)
    seconds = engagement.median_seconds(retweets, inputs.posted, inputs.network.n)
    return {"medianSecondsToRetweet": Scores(seconds, "median over events with both times known")}


def _events(inputs: MeasureInputs, relation: Relation) -> pl.DataFrame:
    assert inputs.events is not None
    return inputs.events.filter(pl.col("relation") == str(relation))


EVENTS = frozenset({"events"})
ANSWERS = (Relation.RETWEETED, Relation.QUOTED, Relation.REPLIED)
RATES = {
    "engagementPerPost": Denominator.POSTS,
    "engagementPerFollower": Denominator.FOLLOWERS,
    "engagementPerExposure": Denominator.EXPOSED,
}

GROUPS = (
    Group("betweenness", ("betweenness",), _betweenness, parallel=True),
    Group("closeness", ("closeness", "harmonic"), _closeness, parallel=True),
    Group("two-step reach", ("twoStepReach",), _reach, parallel=True),
    Group("collective influence", ("collectiveInfluence",), _collective, parallel=True),
    Group("HITS", ("hitsAuthority", "hitsHub"), _hits),
    Group("PageRank", ("pagerank", "peerPercentile"), _pagerank),
    Group("personalised PageRank", ("personalisedPagerank",), _personalised, needs=frozenset({"towards"})),
    Group("eigenvector", ("eigenvector",), lambda inputs: {"eigenvector": eigenvector(inputs.network)}),
    Group(
        "Katz",
        ("katz",),
        lambda inputs: {"katz": katz(inputs.network, attenuation=inputs.settings.attenuation)},
    ),
    Group(
        "VoteRank",
        ("voterank",),
        lambda inputs: {"voterank": voterank(inputs.network, elected=inputs.settings.elected)},
    ),
    Group("constraint", ("constraint",), lambda inputs: {"constraint": constraint(inputs.network)}),
    Group(
        "effective size", ("effectiveSize",), lambda inputs: {"effectiveSize": effective_size(inputs.network)}
    ),
    Group("clustering", ("clustering",), lambda inputs: {"clustering": clustering(inputs.network)}),
    Group("coreness", ("coreness",), lambda inputs: {"coreness": coreness(inputs.network)}),
    Group("reciprocity", ("reciprocity",), lambda inputs: {"reciprocity": reciprocity(inputs.network)}),
    Group("degrees", ("inDegree", "outDegree", "inStrength", "outStrength"), _degrees),
    Group("followers", ("followers",), _followers),
    Group("roles", ("participation", "withinModuleDegree"), _cartography, needs=frozenset({"membership"})),
    Group("brokerage", BROKERAGE, _brokerage, needs=frozenset({"membership"})),
    Group(
        "engagement",
        (
            "retweetsReceived",
            "mentionsReceived",
            "repliesReceived",
            "quotesReceived",
            "distinctRetweeters",
            "repeatRetweeters",
            "retweetHIndex",
            "engagedAudience",
            "retweetsPerFollower",
            "mentionsPerFollower",
        ),
        _engagement,
        needs=EVENTS,
    ),
    Group("growth", BETWEEN_DATES, _growth, needs=frozenset({"growth"})),
    Group("engaged followers", OF_FOLLOWS, _engaged_followers, needs=EVENTS),
    Group("rates", ("retweetsPerPost", "mentionsPerPost", *RATES), _per_post, needs=EVENTS | {"posts"}),
    Group("speed", ("medianSecondsToRetweet",), _speed, needs=EVENTS | {"posted"}),
)
"""The costly ones first, so that the last to finish is a quick one."""
