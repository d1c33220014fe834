"""Networks that several tests look at; generated once a session, never changed."""

from __future__ import annotations

import pytest

from tular.generate import Network, NetworkOptions, Posts, activity, network


@pytest.fixture(scope="session")
def evolved() -> Network:
    """Four snapshots, so that every kind of event has happened."""
    return network(NetworkOptions(accounts=6_000, follows_per_account=15, snapshots=4, seed=11))


@pytest.fixture(scope="session")
def posts(evolved: Network) -> Posts:
    return activity(evolved)
