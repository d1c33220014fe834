"""What a run's map shows by itself and what it gathers; of runs before maps gathered, everything is shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.results.rows import Index
from tular.results.run_view import RunView

REST_COLOUR = "#8a8a8a"
ALL_SHOWN = "all communities, as runs of earlier versions drew them"


@dataclass(frozen=True, slots=True)
class Rest:
    """The place where communities that are not shown by themselves lie, and how many they are."""

    communities: int = 0
    accounts: int = 0
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0
    groups: int = 0
    """Small groups that are no communities, gathered there too; `accounts` counts their accounts as well."""


def shown_rows(view: RunView) -> Index:
    """Rows of the communities that stand on the map by themselves, largest first."""
    if "shown" not in view.communities.columns:
        return np.arange(view.communities.height)
    return np.flatnonzero(view.communities["shown"].to_numpy())


def rest_of(view: RunView) -> Rest:
    """Counted anew, since communities that users show as one may have left it."""
    gathered = np.setdiff1d(np.arange(view.communities.height), shown_rows(view))
    place = view.manifest.findings.get("map", {}).get("rest", {})
    groups = place.get("groups", 0)
    if not gathered.size and not groups:
        return Rest()
    accounts = int(view.communities["size"].to_numpy()[gathered].sum()) + place.get("accountsInGroups", 0)
    return Rest(gathered.size, accounts, place["x"], place["y"], place["radius"], groups)


def choice_of(view: RunView) -> str:
    """The rule by which communities are shown, in words."""
    found = view.manifest.findings.get("map")
    return str(found["choice"]) if found else ALL_SHOWN
