"""What accounts do: cascades that are trees, campaigns that work and one that does not, groups and fans."""

from __future__ import annotations

import numpy as np
import pytest

from tular.generate import Act, Network, NetworkOptions, Posts, activity, network
from tular.generate.campaigns import DAY, Campaign
from tular.generate.cast import Cast
from tular.generate.follows import contains, pack


@pytest.fixture(scope="module")
def cast(evolved: Network) -> Cast:
    assert evolved.cast
    return evolved.cast


def test_posts_are_in_time_order_within_the_dates(evolved: Network, posts: Posts) -> None:
    assert np.all(np.diff(posts.at) >= 0)
    assert posts.at[0] >= evolved.options.start.timestamp()
    assert posts.at[-1] < evolved.options.end.timestamp()


def test_cascades_are_trees_in_time(posts: Posts) -> None:
    rows = np.flatnonzero(posts.act == Act.RETWEET)
    original, parent = posts.original[rows], posts.parent[rows]
    assert (posts.act[original] == Act.POST).all()
    root = np.where(posts.act[parent] == Act.RETWEET, posts.original[parent], parent)
    assert np.array_equal(root, original), "a parent is the original or a retweet of it"
    assert (posts.at[parent] < posts.at[rows]).all()
    assert (posts.author[rows] != posts.author[original]).all()
    pairs = original * 2**32 + posts.author[rows]
    assert np.unique(pairs).size == pairs.size, "an account retweets a post once"


def test_cascades_go_deeper_than_one_step(posts: Posts) -> None:
    rows = np.flatnonzero(posts.act == Act.RETWEET)
    deeper = np.mean(posts.act[posts.parent[rows]] == Act.RETWEET)
    assert 0.1 < deeper < 0.7


def test_retweeters_follow_whom_they_saw(evolved: Network, posts: Posts, cast: Cast) -> None:
    length = evolved.options.days * DAY
    period = (posts.at - int(evolved.options.start.timestamp())) // length
    certain = [cast.star, cast.client, *(brand.account for brand in cast.brands)]
    rows = np.flatnonzero((posts.act == Act.RETWEET) & ~np.isin(posts.author[posts.original], certain))
    for snapshot in range(evolved.options.snapshots):
        now = rows[period[posts.original[rows]] == snapshot]
        seen = pack(posts.author[now], posts.author[posts.parent[now]])
        assert contains(pack(*evolved.follows(snapshot)), seen).all()


def test_answers_come_after_what_they_answer(posts: Posts) -> None:
    for act in (Act.QUOTE, Act.REPLY):
        rows = np.flatnonzero(posts.act == act)
        assert rows.size > 100
        assert (posts.at[posts.original[rows]] < posts.at[rows]).all()


def test_what_is_passed_on_is_about_what_was_asked(posts: Posts) -> None:
    own = np.count_nonzero(posts.act == Act.POST)
    retweets = np.count_nonzero(posts.act == Act.RETWEET)
    assert 0.6 < retweets / own < 2.0


def test_days_have_a_rhythm(posts: Posts) -> None:
    own = posts.at[posts.act == Act.POST]
    hours = np.bincount(own // 3600 % 24, minlength=24)
    assert hours.max() > 2 * hours.min()


def talk_per_day(posts: Posts, campaign: Campaign, advocates: np.ndarray, start: int, end: int) -> float:
    """Posts about the brand by people who do not praise it anyway."""
    public = (posts.brand == campaign.brand) & (posts.author != campaign.account)
    public &= ~np.isin(posts.author, advocates)
    return np.count_nonzero(public & (posts.at >= start) & (posts.at < end)) * DAY / (end - start)


def measured_lift(posts: Posts, campaign: Campaign, advocates: np.ndarray) -> float:
    before = talk_per_day(posts, campaign, advocates, campaign.start - 9 * DAY, campaign.start)
    during = talk_per_day(posts, campaign, advocates, campaign.start, campaign.end)
    return during / before


def test_campaigns_lift_the_talk_as_the_truth_says() -> None:
    net = network(NetworkOptions(accounts=20_000, follows_per_account=10, seed=2))
    assert net.cast
    posts = activity(net)
    campaigns = net.cast.campaigns
    assert sum(not campaign.works for campaign in campaigns) == 1
    assert len(campaigns) >= 4
    for campaign in campaigns:
        lift = measured_lift(posts, campaign, net.cast.brands[campaign.brand].advocates)
        assert lift == pytest.approx(campaign.lift, rel=0.25), campaign.name
        assert campaign.works == (lift > 2)


def test_a_dud_is_not_silent(posts: Posts, cast: Cast) -> None:
    dud = next(campaign for campaign in cast.campaigns if not campaign.works)
    own = (posts.author == dud.account) & (posts.campaign == dud.number) & (posts.act == Act.POST)
    assert np.count_nonzero(own) >= 7


def test_campaigns_that_work_bring_followers(evolved: Network, cast: Cast) -> None:
    growth = {True: [], False: []}  # type: dict[bool, list[float]]
    for campaign in cast.campaigns:
        if campaign.period < evolved.options.snapshots - 1:
            followers = [
                np.count_nonzero(evolved.follows(t)[1] == campaign.account)
                for t in (campaign.period, campaign.period + 1)
            ]
            growth[campaign.works].append(followers[1] / followers[0])
    assert growth[True], "the seed has a working campaign before the last snapshot"
    assert min(growth[True]) > 1.05


def test_advocates_are_loyal(posts: Posts, cast: Cast) -> None:
    for brand in cast.brands:
        about = np.bincount(posts.author[posts.brand == cast.brands.index(brand)], minlength=6_000)
        assert np.median(about[brand.advocates]) > 5
        assert np.median(about) == 0


def test_the_group_posts_the_same_within_seconds(posts: Posts, cast: Cast) -> None:
    scripted = posts.rows(posts.script >= 0)
    assert np.isin(scripted.author, cast.coordinated).all()
    for script in np.unique(scripted.script):
        same = scripted.rows(scripted.script == script)
        assert np.ptp(same.at) < 20
        assert np.unique(same.author).size == same.count
        assert same.count > 0.6 * cast.coordinated.size


def retweet_delays(posts: Posts, accounts: np.ndarray, author: int) -> np.ndarray:
    rows = np.flatnonzero(posts.act == Act.RETWEET)
    rows = rows[np.isin(posts.author[rows], accounts) & (posts.author[posts.original[rows]] == author)]
    return posts.at[rows] - posts.at[posts.original[rows]]


def test_fans_are_devoted_but_not_coordinated(posts: Posts, cast: Cast) -> None:
    group = retweet_delays(posts, cast.coordinated, cast.client)
    fans = retweet_delays(posts, cast.fans, cast.star)
    of_star = np.count_nonzero((posts.author == cast.star) & (posts.act == Act.POST))
    assert fans.size > 0.5 * of_star * cast.fans.size
    assert np.quantile(group, 0.95) < 60
    assert np.median(fans) > 600
    assert np.ptp(np.log10(np.quantile(fans, [0.1, 0.9]))) > 1, "spread over orders of magnitude"


def retweets_per_follower(network: Network, posts: Posts, accounts: np.ndarray) -> float:
    """Of all posts of some accounts, per post and follower."""
    size = network.options.accounts
    own = np.bincount(posts.author[posts.act == Act.POST], minlength=size)
    got = np.bincount(posts.author[posts.original[posts.act == Act.RETWEET]], minlength=size)
    audience = np.bincount(network.follows()[1], minlength=size)
    return float(got[accounts].sum() / (own[accounts] * audience[accounts]).sum())


def test_some_have_only_an_audience_and_some_carry(evolved: Network, posts: Posts, cast: Cast) -> None:
    everybody = np.arange(evolved.options.accounts)
    usual = retweets_per_follower(evolved, posts, everybody)
    assert retweets_per_follower(evolved, posts, cast.hollow) < 0.3 * usual
    assert retweets_per_follower(evolved, posts, cast.carriers) > 2 * usual


def participation(network: Network) -> np.ndarray:
    """Guimerà and Amaral's coefficient over planted communities, both directions; 0 for all in one community."""
    source, target = network.follows(0)
    membership = network.membership[0]
    counts = np.zeros((membership.size, membership.max() + 1))
    np.add.at(counts, (source, membership[target]), 1)
    np.add.at(counts, (target, membership[source]), 1)
    return 1 - ((counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)) ** 2).sum(axis=1)


def test_brokers_stand_between_communities(evolved: Network, cast: Cast) -> None:
    coefficient = participation(evolved)
    brokers = [broker.account for broker in cast.brokers]
    others = np.setdiff1d(np.flatnonzero(evolved.membership[0] >= 0), brokers)
    assert np.median(coefficient[brokers]) > np.quantile(coefficient[others], 0.95)


def test_nobody_plays_two_parts(cast: Cast) -> None:
    groups = [
        [broker.account for broker in cast.brokers],
        [brand.account for brand in cast.brands],
        *(brand.advocates for brand in cast.brands),
        [cast.star, cast.client],
        cast.fans,
        cast.coordinated,
        cast.hollow,
        cast.carriers,
    ]
    everyone = np.concatenate(groups)
    assert np.unique(everyone).size == everyone.size


def test_the_model_lfr_has_no_cast_but_posts() -> None:
    net = network(NetworkOptions(accounts=500, follows_per_account=8, model="lfr"))
    assert net.cast is None
    posts = activity(net)
    assert posts.count > 500
    assert (posts.brand == -1).all()


def test_no_posts_means_none() -> None:
    assert activity(network(NetworkOptions(accounts=200, follows_per_account=5, posts=False))).count == 0


@pytest.mark.parametrize("accounts", [100, 150, 300])
def test_small_networks_are_whole(accounts: int) -> None:
    net = network(NetworkOptions(accounts=accounts, follows_per_account=5, snapshots=3, days=10))
    assert activity(net).count > 0
