"""The catalogue of measures: the one place that names a score, says what it means and which way it points.

The column of a run, the property of `:Account`, the GraphQL enum (`in_degree` → `IN_DEGREE`) and `tular top`
all derive from it, so the three doors cannot drift apart. No imports of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One score per account."""

    name: str
    """Column and property, as GDS users expect it: `pagerank`, `inDegree`."""
    definition: str
    direction: str
    """Which arrows raise the score."""
    range: str
    cost: str
    source: str
    """Paper or manual of the formula."""
    default: bool = True
    """Computed when `--measures` is not given."""
    integer: bool = False
    low_first: bool = False
    """Whether low scores lead: ranks, percentiles and composite scores then count from the lowest."""

    @property
    def facts(self) -> str:
        """All but the definition, as sentences."""
        leads = "Low leads." if self.low_first else "High leads."
        return f"Raised by: {self.direction}. Range: {self.range}. {leads} Cost: {self.cost}. Source: {self.source}."

    @property
    def enum_name(self) -> str:
        return "".join(f"_{c}" if c.isupper() else c for c in self.name).upper()


_GOULD = "after Gould & Fernandez 1989, Sociological Methodology 19, simplified: closed triads count"
_FREEMAN = "Freeman 1978, Social Networks 1(3)"

CATALOGUE: tuple[Measure, ...] = (
    Measure(
        "followers",
        "Accounts that follow this one, in the loaded FOLLOWS relations: without a window also those that followed "
        "it once and may do so no more. Tiers and `--min-audience` go by the count "
        "that the platform states instead, where it does.",
        "incoming follows",
        "0 … accounts - 1",
        "O(m)",
        "audience: Cha et al. 2010, ICWSM",
        integer=True,
    ),
    Measure(
        "inDegree",
        "Distinct accounts with a relation to this one in the run's layer.",
        "incoming",
        "0 … accounts - 1",
        "O(m)",
        _FREEMAN,
        integer=True,
    ),
    Measure(
        "outDegree",
        "Distinct accounts this one has a relation to in the run's layer.",
        "outgoing",
        "0 … accounts - 1",
        "O(m)",
        _FREEMAN,
        integer=True,
    ),
    Measure(
        "inStrength",
        "Sum of the weights of incoming relations in the run's layer.",
        "incoming",
        "≥ 0",
        "O(m)",
        "Barrat et al. 2004, PNAS 101(11)",
    ),
    Measure(
        "outStrength",
        "Sum of the weights of outgoing relations in the run's layer.",
        "outgoing",
        "≥ 0",
        "O(m)",
        "Barrat et al. 2004, PNAS 101(11)",
    ),
    Measure(
        "pagerank",
        "Probability that a reader who walks along relations by weight, and starts anew with probability "
        "1 - damping, is here.",
        "incoming",
        "0 … 1, sums to 1",
        "O(m) an iteration",
        "Page et al. 1999; solved as in Gleich 2015, SIAM Review 57(3)",
    ),
    Measure(
        "personalisedPagerank",
        "PageRank of a reader who always starts anew at what the run is directed towards (accounts, a community, "
        "those who post about a subject, by how often): nearness of everybody to it. Needs `--towards`.",
        "incoming",
        "0 … 1, sums to 1",
        "O(m) an iteration",
        "Haveliwala 2002, WWW: topic-sensitive PageRank",
        default=False,
    ),
    Measure(
        "hitsAuthority",
        "Principal eigenvector of AᵀA: pointed at by good hubs.",
        "incoming",
        "0 … 1, largest is 1",
        "O(m) an iteration",
        "Kleinberg 1999, JACM 46(5)",
    ),
    Measure(
        "hitsHub",
        "Principal eigenvector of AAᵀ: points at good authorities.",
        "outgoing",
        "0 … 1, largest is 1",
        "O(m) an iteration",
        "Kleinberg 1999, JACM 46(5)",
    ),
    Measure(
        "coreness",
        "Largest k such that the account is in the k-core of the graph with directions dropped.",
        "both",
        "≥ 0",
        "O(m)",
        "Batagelj & Zaveršnik 2003",
        integer=True,
    ),
    Measure(
        "betweenness",
        "Shortest directed paths between others that pass through this account; estimated from sampled "
        "sources when the graph is large.",
        "both",
        "0 … (n - 1)(n - 2)",
        "O(k·m)",
        "Brandes 2001; sampling: Brandes & Pich 2007",
    ),
    Measure(
        "eigenvector",
        "Pointed at by those who are pointed at: principal eigenvector of the transposed weighted "
        "adjacency matrix; 0 for all where no cycle exists.",
        "incoming",
        "0 … 1, largest is 1",
        "O(m) an iteration",
        "Bonacich 1972, 1987",
        default=False,
    ),
    Measure(
        "katz",
        "Weighted walks that end here, longer ones for less: x = 1 + a·Aᵀx with a = 0.85 / largest "
        "eigenvalue.",
        "incoming",
        "0 … 1, largest is 1",
        "O(m) an iteration",
        "Katz 1953, Psychometrika 18(1)",
        default=False,
    ),
    Measure(
        "collectiveInfluence",
        "(k - 1) times the sum of (k_j - 1) over accounts exactly two steps away, k the number of "
        "neighbours, directions dropped: hubs amid hubs, whose loss would break the network.",
        "both",
        "≥ 0",
        "O(walks of two steps)",
        "Morone & Makse 2015, Nature 524",
        default=False,
    ),
    Measure(
        "voterank",
        "Place among 1,000 spreaders elected one by one by their followers, who then vote for others "
        "with less weight: the first has 1,000, those not elected 0.",
        "incoming",
        "0 … 1000",
        "O(n·elected)",
        "Zhang et al. 2016, Scientific Reports 6",
        default=False,
        integer=True,
    ),
    Measure(
        "closeness",
        "Nearness of everybody who can get here along relations: r/(n - 1) · r/Σd over the r accounts at"
        " distances d; from 1,024 sampled sources when the graph is large.",
        "incoming",
        "0 … 1",
        "O(n·m / 64)",
        "Wasserman & Faust 1994; sampling: Eppstein & Wang 2004",
        default=False,
    ),
    Measure(
        "harmonic",
        "Mean of 1 / distance from all others, along relations, 0 for those who cannot get here; from "
        "1,024 sampled sources when the graph is large.",
        "incoming",
        "0 … 1",
        "O(n·m / 64)",
        "Marchiori & Latora 2000, Physica A 285",
        default=False,
    ),
    Measure(
        "clustering",
        "Share of pairs of neighbours that are neighbours themselves, directions dropped.",
        "both",
        "0 … 1",
        "O(m·sqrt m)",
        "Watts & Strogatz 1998, Nature 393",
        default=False,
    ),
    Measure(
        "reciprocity",
        "Share of this account's relations, out and in, that are returned.",
        "both",
        "0 … 1",
        "O(m)",
        "Wasserman & Faust 1994, chapter 13",
        default=False,
    ),
    Measure(
        "constraint",
        "Burt's constraint: how much of this account's attention is bound up in contacts who know each "
        "other. Low for brokers; missing without contacts.",
        "both",
        "0 … 1, above 1 in small closed groups, or missing",
        "O(m·sqrt m)",
        "Burt 1992, Structural Holes, equation 2.4",
        default=False,
        low_first=True,
    ),
    Measure(
        "effectiveSize",
        "Contacts, less what is redundant among them because they know each other. High for brokers; missing "
        "without contacts.",
        "both",
        "0 … number of contacts, or missing",
        "O(m·sqrt m)",
        "Burt 1992, Structural Holes, equation 2.2",
        default=False,
    ),
    Measure(
        "participation",
        "1 - Σ (share of neighbours in a community)²: 0 with all of them in one community, near 1 spread"
        " over many.",
        "both",
        "0 … 1",
        "O(m)",
        "Guimerà & Amaral 2005, Nature 433",
        default=False,
    ),
    Measure(
        "withinModuleDegree",
        "Neighbours inside the own community, in standard deviations from the community's mean; a hub "
        "from 2.5.",
        "both",
        "any number",
        "O(m)",
        "Guimerà & Amaral 2005, Nature 433",
        default=False,
    ),
    Measure(
        "twoStepReach",
        "Distinct accounts with a relation to this one in the run's layer, or to one of those, nobody counted "
        "twice: followers and their followers, or retweeters and theirs; HyperLogLog (3 %) when the graph is "
        "large.",
        "incoming",
        "0 … accounts - 1",
        "O(walks of two steps)",
        "exact; Flajolet et al. 2007",
        default=False,
    ),
    Measure(
        "followersGained",
        "Followers first seen between the last crawl before the window and the last one in it; missing where either "
        "is. Needs `--from` and `--to`.",
        "incoming follows",
        "≥ 0 or missing",
        "O(follows)",
        "count",
        default=False,
        integer=True,
    ),
    Measure(
        "followersLost",
        "Followers at the beginning of the window that a list loaded whole in it (`tular load --lists`) lacks: the "
        "account's followers, or whom the follower follows; missing without such a list. Needs `--from` and `--to`.",
        "incoming follows that ended",
        "≥ 0 or missing",
        "O(follows)",
        "count",
        default=False,
        integer=True,
        low_first=True,
    ),
    Measure(
        "growthRate",
        "Change of followers over the window as a share of those at its beginning; missing without any, and without "
        "a crawl before the window and one in it. Needs `--from` and `--to`.",
        "incoming follows",
        "≥ -1 or missing",
        "O(follows)",
        "relative growth",
        default=False,
    ),
    Measure(
        "churnRate",
        "Followers lost over the window as a share of those at its beginning whose list was loaded whole again in "
        "it; missing without any. Needs `--from` and `--to`.",
        "incoming follows that ended",
        "0 … 1 or missing",
        "O(follows)",
        "customer churn, of followers",
        default=False,
        low_first=True,
    ),
    Measure(
        "peerPercentile",
        "Percentage of size-peers with a lower PageRank: accounts with half to twice the loaded followers (not those "
        "that the platform states, by which tiers go), or the 30 nearest where those are fewer.",
        "incoming",
        "0 … 100",
        "O(n log n)",
        "percentile rank: Roscoe 1975",
        default=False,
    ),
    Measure(
        "retweetsReceived",
        "Retweets of this account's posts by others.",
        "incoming retweets",
        "≥ 0",
        "O(events)",
        "Cha et al. 2010, ICWSM",
        default=False,
        integer=True,
    ),
    Measure(
        "mentionsReceived",
        "Mentions of this account by others.",
        "incoming mentions",
        "≥ 0",
        "O(events)",
        "Cha et al. 2010, ICWSM",
        default=False,
        integer=True,
    ),
    Measure(
        "repliesReceived",
        "Replies to this account by others.",
        "incoming replies",
        "≥ 0",
        "O(events)",
        "count, as Cha et al. 2010",
        default=False,
        integer=True,
    ),
    Measure(
        "quotesReceived",
        "Quotes of this account's posts by others.",
        "incoming quotes",
        "≥ 0",
        "O(events)",
        "count, as Cha et al. 2010",
        default=False,
        integer=True,
    ),
    Measure(
        "retweetsPerPost",
        "Retweets received for each of this account's posts in the window; those that only retweet another are none "
        "of its own. Missing where no post of it is loaded.",
        "incoming retweets",
        "≥ 0 or missing",
        "O(events)",
        "Cha et al. 2010, ICWSM",
        default=False,
    ),
    Measure(
        "retweetsPerFollower",
        "Retweets received for each follower; 0 without followers.",
        "incoming retweets",
        "≥ 0",
        "O(events)",
        "Cha et al. 2010, ICWSM",
        default=False,
    ),
    Measure(
        "mentionsPerPost",
        "Mentions by others for each of this account's posts in the window; those that only retweet another are none "
        "of its own. Missing where no post of it is loaded.",
        "incoming mentions",
        "≥ 0 or missing",
        "O(events)",
        "Cha et al. 2010, ICWSM",
        default=False,
    ),
    Measure(
        "mentionsPerFollower",
        "Mentions by others for each follower; 0 without followers.",
        "incoming mentions",
        "≥ 0",
        "O(events)",
        "Cha et al. 2010, ICWSM",
        default=False,
    ),
    Measure(
        "engagementPerPost",
        "Engagement rate by posts: retweets, quotes and replies received for each of this account's posts in the "
        "window, whatever its audience. Missing where no post of it is loaded.",
        "incoming retweets, quotes and replies",
        "≥ 0 or missing",
        "O(events)",
        "engagement rate by posts, as Traackr and others count it",
        default=False,
    ),
    Measure(
        "engagementPerFollower",
        "Engagement rate by followers: retweets, quotes and replies received for each post and loaded follower. "
        "Missing without posts or followers.",
        "incoming retweets, quotes and replies",
        "≥ 0 or missing",
        "O(events)",
        "engagement rate by followers, as Rival IQ and most tools divide on X",
        default=False,
    ),
    Measure(
        "engagementPerExposure",
        "Engagement rate by exposures: retweets, quotes and replies received for each time that a follower can have "
        "seen a post: followers for each post, and those of each retweeter for each retweet. Missing without any.",
        "incoming retweets, quotes and replies",
        "≥ 0 or missing",
        "O(events)",
        "engagement rate by impressions, as Metricool and others divide, with exposures for impressions",
        default=False,
    ),
    Measure(
        "distinctRetweeters",
        "Different accounts that retweeted this one.",
        "incoming retweets",
        "0 … accounts - 1",
        "O(events)",
        "in-degree of retweets: Cha et al. 2010",
        default=False,
        integer=True,
    ),
    Measure(
        "repeatRetweeters",
        "Different accounts that retweeted this one at least twice.",
        "incoming retweets",
        "0 … accounts - 1",
        "O(events)",
        "repeat purchase, in retweets",
        default=False,
        integer=True,
    ),
    Measure(
        "retweetHIndex",
        "Largest h such that h posts of this account were retweeted at least h times each. Missing where none of its "
        "retweets names the post that it is of, and for everybody where no retweet at all does.",
        "incoming retweets",
        "≥ 0 or missing",
        "O(events log events)",
        "Hirsch 2005, PNAS 102(46), of retweets",
        default=False,
        integer=True,
    ),
    Measure(
        "engagedAudience",
        "Different accounts that retweeted, quoted, replied to or mentioned this one, each counted once.",
        "incoming events",
        "0 … accounts - 1",
        "O(events)",
        "distinct union of incoming events",
        default=False,
        integer=True,
    ),
    Measure(
        "engagedFollowers",
        "Followers that retweeted, quoted, replied to or mentioned this account, each counted once. Needs the layer "
        "follows.",
        "incoming events of followers",
        "0 … followers",
        "O(events + m)",
        "distinct union of incoming events, of followers",
        default=False,
        integer=True,
    ),
    Measure(
        "medianSecondsToRetweet",
        "Median seconds from this account's posts to their retweets in the window, where both times are known, "
        "however old the post; retweets before their post (clock errors) are left out. Low is quick, missing where "
        "nothing is known.",
        "incoming retweets",
        "≥ 0 or missing",
        "O(events log events)",
        "median",
        default=False,
        low_first=True,
    ),
    Measure(
        "gatekeeper",
        "Ways along which content of other communities comes into the account's own through it: relations of its "
        "community to it, times its relations to others.",
        "both",
        "≥ 0",
        "O(m), after communities",
        _GOULD,
    ),
    Measure(
        "representative",
        "Ways along which content of its community goes out to others through it: relations of others to it, "
        "times its relations inside.",
        "both",
        "≥ 0",
        "O(m), after communities",
        _GOULD,
        default=False,
    ),
    Measure(
        "coordinator",
        "Ways of content inside its community through it, from one account to another: relations of its community "
        "to it, times its relations inside, less those returned.",
        "both",
        "≥ 0",
        "O(m), after communities",
        _GOULD,
        default=False,
    ),
    Measure(
        "itinerant",
        "Ways of content from another community back into that same one through it, to another account.",
        "both",
        "≥ 0",
        "O(m), after communities",
        _GOULD,
        default=False,
    ),
    Measure(
        "liaison",
        "Ways of content from one other community into a third through it.",
        "both",
        "≥ 0",
        "O(m), after communities",
        _GOULD,
        default=False,
    ),
)

PEER_FACTOR = 2.0
"""Size-peers have from 1/PEER_FACTOR to PEER_FACTOR times the audience."""
LEAST_PEERS = 30
"""Where fewer have a similar audience, this many nearest by audience are peers instead."""
TIER_STEPS = (10_000, 50_000, 500_000, 1_000_000)
"""Followers from which an account is MICRO, MID, MACRO and MEGA; below it is NANO."""
TOWARDS = ("personalisedPagerank",)
"""Measures that need something to be directed towards."""
OF_FOLLOWS = ("engagedFollowers",)
"""Measures that need the follows themselves as the layer."""
BETWEEN_DATES = ("followersGained", "followersLost", "growthRate", "churnRate")
"""Measures that need a window with a beginning and an end."""
BY_NAME = {measure.name: measure for measure in CATALOGUE}
DEFAULTS = tuple(measure.name for measure in CATALOGUE if measure.default)
USUAL_OF_EVENTS = ("retweetsReceived", "mentionsReceived")
"""Usual as well where events are read: with `followers`, the three of Cha et al. 2010."""


def beside_usual(names: Sequence[str]) -> tuple[str, ...]:
    """The usual measures, and those of these names that are none of them."""
    return (*DEFAULTS, *(name for name in dict.fromkeys(names) if name not in DEFAULTS))


def measure_named(text: str) -> str | None:
    """The measure by its name or its GraphQL name, None when there is none."""
    return next((known.name for known in CATALOGUE if text in (known.name, known.enum_name)), None)
