"""What figures mean, in words that need no textbook: roles, how much a community keeps to itself, whether communities
and sides are more than chance. The figure itself always stands behind the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ROLES = {
    "ULTRA_PERIPHERAL": "tied to its own community only",
    "PERIPHERAL": "mostly tied to its own community",
    "CONNECTOR": "tied to several communities beside its own",
    "KINLESS": "tied to many communities alike, at home in none",
    "PROVINCIAL_HUB": "a centre of its own community",
    "CONNECTOR_HUB": "a centre of its own community, tied to others as well",
    "KINLESS_HUB": "a centre tied to many communities, at home in none",
}
APART, OPEN = 0.2, 0.5
"""Conductance up to which a community keeps to itself, and from which it does not."""
SLIGHT, STRONG = 0.05, 0.3
"""Controversy beyond chance from which there are sides, and from which they hardly listen to each other."""


def role_in_words(role: str | None) -> str | None:
    return None if role is None else ROLES.get(role)


def ties_in_words(conductance: float | None, ei_index: float | None) -> str | None:
    """How much a community keeps to itself: by the share of its members' ties that lead out or come in."""
    if conductance is None:
        return None
    if conductance <= APART:
        told = "keeps to itself"
    elif conductance < OPEN:
        told = "is tied to others"
    else:
        told = "is hardly apart from others"
    share = f"It {told}: {conductance:.0%} of its ties cross its border (conductance {conductance:.2f}"
    return f"{share})." if ei_index is None else f"{share}, E-I index {ei_index:+.2f})."


def small_groups_in_words(found: Mapping[str, Any] | None) -> str | None:
    """None where there are none."""
    if found is None:
        return None
    return f"Beside them there are {found['sentence']}, {found['accounts']:,} accounts in all."


def communities_in_words(significance: Mapping[str, Any] | None, communities: int) -> str:
    """Whether the communities are more than chance."""
    if significance is None:
        return (
            f"{communities:,} communities were found; whether they are more than chance was not tested "
            "(`tular analyze --null-samples 20` does)."
        )
    samples, figures = significance["samples"], _figures(significance)
    if significance["communities"]:
        return (
            f"{communities:,} communities, and they are real: none of {samples} random networks, in which everybody "
            f"has as many ties as here, divides as clearly ({figures})."
        )
    return (
        f"No communities: random networks, in which everybody has as many ties as here, divide about as clearly "
        f"({figures}). The {communities:,} groups are such as chance makes."
    )


def polarisation_in_words(polarisation: Mapping[str, Any] | None) -> str | None:
    """Whether two sides hardly listen to each other; None where that was not measured."""
    if polarisation is None:
        return None
    beyond = polarisation["normalised"]
    first, second = polarisation["sides"]
    if beyond >= STRONG:
        told = "Two sides hardly listen to each other"
    elif beyond >= SLIGHT:
        told = "Two sides listen to each other less than chance would have it"
    else:
        told = "There are no two sides that keep apart"
    distance = "" if polarisation["z"] is None else f", z = {polarisation['z']:.1f}"
    return f"{told}: {first:,} and {second:,} accounts, controversy {beyond:+.2f} beyond chance{distance}."


def _figures(significance: Mapping[str, Any]) -> str:
    distance = (
        "" if significance["z"] is None else f", z = {significance['z']:.1f}, p ≤ {significance['p']:.3f}"
    )
    return f"modularity {significance['modularity']:.2f} against {significance['nullMean']:.2f}{distance}"
