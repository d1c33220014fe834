"""Which accounts and communities are asked for: masks over a run's columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.errors import UsageError
from tular.results.run_view import RunView

Mask = NDArray[np.bool_]
LONGEST_TEXT = 200


def account_mask(view: RunView, wanted: Mapping[str, Any] | None) -> Mask | None:
    """True for the accounts that satisfy every condition given; None when there is no condition."""
    return _mask(view, wanted, _ACCOUNT_CONDITIONS)


def community_mask(view: RunView, wanted: Mapping[str, Any] | None) -> Mask | None:
    """As `account_mask`, for the rows of `communities`."""
    return _mask(view, wanted, _COMMUNITY_CONDITIONS)


def account_conditions(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Conditions written as in GraphQL, as `account_mask` takes them. Raises UsageError for one that there is not."""
    known = {_camel(name): name for name in _ACCOUNT_CONDITIONS}
    for name in wanted:
        if name not in known:
            raise UsageError(
                f"There is no condition {name[:50]!r}.",
                remedy=f"Choose from {', '.join(known)}.",
                field="filter",
            )
    return {known[name]: value for name, value in wanted.items()}


def written_conditions(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Conditions of `account_mask` as GraphQL writes them, those that are given."""
    return {_camel(name): value for name, value in wanted.items() if value is not None}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


Condition = Callable[[RunView, Any], pl.Series]


def _mask(
    view: RunView, wanted: Mapping[str, Any] | None, conditions: Mapping[str, Condition]
) -> Mask | None:
    given = {name: value for name, value in (wanted or {}).items() if value is not None}
    for of in ("audience", "size"):
        least, most = given.get(f"min_{of}"), given.get(f"max_{of}")
        _check_bounds(f"min{of.title()}", least, f"max{of.title()}", most)
    mask: Mask | None = None
    for name, value in given.items():
        hits = conditions[name](view, value).fill_null(False).to_numpy()
        mask = hits if mask is None else mask & hits
    return mask


def _check_bounds(least: str, from_: int | None, most: str, to: int | None) -> None:
    """Raises UsageError for bounds that nothing can be between, which would read as an empty answer; `least` and
    `most` are their names in GraphQL."""
    for name, value in ((least, from_), (most, to)):
        if value is not None and value < 0:
            raise UsageError(
                f"A count is 0 or more, not {value:,}.",
                remedy="Leave it out for no condition.",
                field=name,
            )
    if from_ is not None and to is not None and from_ > to:
        raise UsageError(
            f"Nothing is at least {from_:,} and at most {to:,}.", remedy="Exchange them.", field=least
        )


def _among(column: str) -> Condition:
    return lambda view, values: view.accounts[column].is_in(list(map(_word, values)))


def _alike(column: str) -> Condition:
    """As `_among` for what people write: upper and lower case are the same."""
    return lambda view, values: view.accounts[column].str.to_lowercase().is_in([v.lower() for v in values])


def _word(choice: Any) -> Any:
    """The value of an enum's member."""
    return getattr(choice, "value", choice)


def _kind(view: RunView, kinds: Any) -> pl.Series:
    return view.accounts["kind"].fill_null("UNKNOWN").is_in(list(map(_word, kinds)))


def _community(view: RunView, ids: list[str]) -> pl.Series:
    rows = [view.community_row(one, field="community") for one in ids]
    return pl.Series(np.isin(view.membership, rows))


def _contains(text: Callable[[RunView], pl.Series], field: str = "text") -> Condition:
    def condition(view: RunView, words: str) -> pl.Series:
        if not words.strip() or len(words) > LONGEST_TEXT:
            raise UsageError(
                f"`{field}` must have 1 to {LONGEST_TEXT} characters.",
                remedy="Leave it out for no condition.",
                field=field,
            )
        hits = (text(view).str.contains(word, literal=True) for word in words.lower().split())
        return pl.select(pl.all_horizontal(*hits)).to_series()

    return condition


def _audience(view: RunView) -> pl.Series:
    """What the platform states; where it does not, what is loaded, if anything is."""
    stated = view.accounts["followersCount"]
    if "followers" not in view.accounts.columns:
        return stated
    return stated.fill_null(view.accounts["followers"].replace(0, None))


def _community_text(view: RunView) -> pl.Series:
    terms = pl.col("terms").list.join(" ", ignore_nulls=True).fill_null("")
    return view.communities.select(
        pl.concat_str(pl.col("label", "sentence").fill_null(""), terms, separator="\n").str.to_lowercase()
    ).to_series()


_ACCOUNT_CONDITIONS: dict[str, Condition] = {
    "community": _community,
    "kind": _kind,
    "tier": _among("tier"),
    "role": _among("role"),
    "platform": _alike("platform"),
    "language": _alike("language"),
    "text": _contains(lambda view: view.searchable),
    "location": _contains(lambda view: view.accounts["location"].str.to_lowercase(), "location"),
    "min_audience": lambda view, least: _audience(view) >= least,
    "max_audience": lambda view, most: _audience(view) <= most,
    "verified": lambda view, verified: view.accounts["verified"].fill_null(False) == verified,
}

_COMMUNITY_CONDITIONS: dict[str, Condition] = {
    "text": _contains(_community_text),
    "min_size": lambda view, least: view.communities["size"] >= least,
    "max_size": lambda view, most: view.communities["size"] <= most,
    "min_stability": lambda view, least: view.communities["stability"] >= least,
}
