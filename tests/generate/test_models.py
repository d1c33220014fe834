"""Networks that are like real ones: overlapping circles of friends, and events that fall into pieces."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tular.analytics.centrality.clustering import clustering
from tular.analytics.structure.components import components
from tular.errors import UsageError
from tular.generate import Network, NetworkOptions, network, write_network
from tular.generate.follows import contains, pack
from tular.graph import network as graph


@pytest.fixture(scope="module")
def circles() -> Network:
    return network(NetworkOptions.of_profile("circles", accounts=8_000))


@pytest.fixture(scope="module")
def fragments() -> Network:
    return network(NetworkOptions.of_profile("fragments", accounts=40_000))


def folded(made: Network) -> graph.Network:
    return graph.Network.from_edges(made.options.accounts, *made.follows())


def test_follows_in_circles_are_returned_and_cluster(circles: Network) -> None:
    """Beside a network of the same size without circles."""
    keys = circles.history.keys
    mutual = contains(keys, np.sort(pack(circles.target, circles.source))).mean()
    assert mutual == pytest.approx(0.48, abs=0.04)
    assert keys.size / circles.options.accounts == pytest.approx(20, rel=0.15)
    plain = network(replace(circles.options, model="audience"))
    with_circles, without = (float(np.nanmean(clustering(folded(made)).values)) for made in (circles, plain))
    assert with_circles > 0.2
    assert with_circles > 1.25 * without


def test_circles_overlap_and_come_in_all_sizes(circles: Network) -> None:
    drawn = circles.circles
    assert drawn is not None
    assert drawn.starts[-1] == drawn.members.size
    times = np.bincount(drawn.members, minlength=circles.options.accounts)
    assert times.min() >= 1
    assert np.mean(times > 1) > 0.2
    assert drawn.sizes.max() > 5 * np.median(drawn.sizes)
    inside = [
        np.unique(drawn.members[a:b]).size for a, b in zip(drawn.starts, drawn.starts[1:], strict=False)
    ]
    assert inside == drawn.sizes.tolist(), "nobody is in one circle twice"


def test_most_of_the_core_of_a_circle_is_tied(circles: Network) -> None:
    """The first half of a circle's members has more ties than the second."""
    drawn, keys = circles.circles, circles.history.keys
    assert drawn is not None
    core, edge = [], []
    for start, size in zip(drawn.starts[:-1].tolist(), drawn.sizes.tolist(), strict=True):
        if size >= 20:
            members = drawn.members[start : start + size]
            for half, found in ((members[: size // 2], core), (members[size // 2 :], edge)):
                first, second = np.meshgrid(half, half)
                found.append(contains(keys, pack(first, second).ravel()).mean())
    assert np.mean(core) > 1.3 * np.mean(edge)


def test_fragments_fall_into_one_large_part_and_mostly_pairs(fragments: Network) -> None:
    sizes = np.sort(np.bincount(components(folded(fragments).undirected)))[::-1]
    assert sizes[0] == pytest.approx(0.875 * 40_000, rel=0.01)
    assert sizes[1] < 50
    assert sizes.size == pytest.approx(40_000 * 13_199 / 256_491, rel=0.15)
    assert np.mean(sizes[1:] == 2) > 0.6
    assert fragments.source.size / 40_000 == pytest.approx(328 / 256, rel=0.05)
    received = np.bincount(fragments.target)
    assert received.max() > 1_000, "few are retweeted by thousands"


def test_what_hangs_together_is_in_one_piece_of_the_truth(fragments: Network) -> None:
    part = components(folded(fragments).undirected)
    largest = np.bincount(part).argmax()
    truth = fragments.membership[0]
    apart = part != largest
    pairs = np.unique(np.column_stack((part[apart], truth[apart])), axis=0)
    assert pairs.shape[0] == np.unique(part[apart]).size == np.unique(truth[apart]).size


def test_fragments_are_written_as_retweets(tmp_path: Path) -> None:
    summary = write_network(tmp_path / "made", NetworkOptions.of_profile("fragments", accounts=500))
    assert summary.follows == 0
    rows = pl.read_csv(tmp_path / "made" / "retweets.csv", try_parse_dates=True)
    assert rows.columns == ["source", "target", "at"]
    assert rows.height == summary.retweets
    assert not (tmp_path / "made" / "follows.csv").exists()
    assert pl.read_csv(tmp_path / "made" / "truth" / "membership-2026-01-05.csv").height == 500


def test_circles_are_among_the_truth(tmp_path: Path) -> None:
    write_network(tmp_path / "made", NetworkOptions.of_profile("circles", accounts=500))
    told = pl.read_csv(tmp_path / "made" / "truth" / "circles.csv")
    assert told.columns == ["id", "circle", "place"]
    assert told["id"].n_unique() == 500
    assert told.group_by("circle").agg(first=pl.col("place").min())["first"].unique().to_list() == [0]


def test_what_is_stated_goes_before_the_profile() -> None:
    options = NetworkOptions.of_profile("circles", accounts=700, mixing=0.3)
    assert (options.model, options.accounts, options.mixing, options.reciprocity) == (
        "circles",
        700,
        0.3,
        0.48,
    )
    with pytest.raises(UsageError, match="profile"):
        NetworkOptions.of_profile("squares")
    with pytest.raises(UsageError, match="one snapshot"):
        NetworkOptions.of_profile("fragments", snapshots=2)
