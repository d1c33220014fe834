"""Figures in plain words: every role has some, and the figure always stands behind them."""

from __future__ import annotations

from tular.models import Role
from tular.results.plain_words import (
    ROLES,
    communities_in_words,
    polarisation_in_words,
    role_in_words,
    ties_in_words,
)

TESTED = {"communities": True, "samples": 20, "modularity": 0.68, "nullMean": 0.13, "z": 324.1, "p": 0.048}
SIDES = {"normalised": 0.4, "sides": [1200, 800], "z": 9.0}


def test_every_role_has_words() -> None:
    assert set(ROLES) == {role.value for role in Role}
    assert role_in_words("KINLESS_HUB") == "a centre tied to many communities, at home in none"
    assert role_in_words(None) is None


def test_how_much_a_community_keeps_to_itself() -> None:
    told = [ties_in_words(value, -0.5) or "" for value in (0.1, 0.3, 0.7)]
    assert ["keeps to itself" in told[0], "is tied to others" in told[1], "hardly apart" in told[2]] == [
        True
    ] * 3
    assert "10% of its ties cross its border (conductance 0.10, E-I index -0.50)" in told[0]
    assert ties_in_words(None, None) is None
    assert (ties_in_words(0.1, None) or "").endswith("(conductance 0.10).")


def test_whether_communities_are_more_than_chance() -> None:
    assert "they are real: none of 20 random networks" in communities_in_words(TESTED, 19)
    assert "modularity 0.68 against 0.13, z = 324.1, p ≤ 0.048" in communities_in_words(TESTED, 19)
    assert communities_in_words(TESTED | {"communities": False, "z": None}, 19).startswith("No communities")
    assert "not tested" in communities_in_words(None, 1234)


def test_whether_there_are_sides() -> None:
    told = [polarisation_in_words(SIDES | {"normalised": beyond}) or "" for beyond in (0.4, 0.1, 0.0)]
    assert "hardly listen to each other: 1,200 and 800 accounts" in told[0]
    assert "less than chance" in told[1]
    assert "no two sides" in told[2]
    assert polarisation_in_words(None) is None
