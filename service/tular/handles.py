"""Handles: the names by which people call accounts, in their one spelling for each platform."""

from __future__ import annotations

import re

import polars as pl

_HANDLES = {
    "x": r"[A-Za-z0-9_]{1,20}",
    "instagram": r"[A-Za-z0-9_.]{1,30}",
    "tiktok": r"[A-Za-z0-9_.]{1,24}",
    "telegram": r"[A-Za-z0-9_]{2,32}",
    "bluesky": r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "mastodon": r"[A-Za-z0-9_.-]+(?:@[A-Za-z0-9.-]+)?",
    "truthsocial": r"[A-Za-z0-9_]{1,30}",
    "threads": r"[A-Za-z0-9_.]{1,30}",
}
"""Where upper and lower case are the same. Elsewhere ids and handles stay as they are given."""
_ADDRESS = r"(?i)^(?:https?://)?(?:www\.|mobile\.)?(?:x|twitter)\.com/@?([A-Za-z0-9_]{1,20})/?(?:\?.*)?$"
POST_ADDRESS = r"(?i)(?:x|twitter)\.com/([A-Za-z0-9_]{1,20})/status(?:es)?/([0-9]+)"
"""Handle and post id in the address of a post."""


def one_spelling(texts: pl.Expr, platform: str, *, addresses: bool = True) -> pl.Expr:
    """`@Ada`, `ADA` and, on X, `https://x.com/Ada` as `ada`; what is no handle of the platform stays as it is.
    `addresses`: false where none of the texts has a slash, which saves looking for addresses."""
    handle = _HANDLES.get(platform)
    if handle is None:
        return texts
    bare = pl.coalesce(texts.str.extract(_ADDRESS, 1), texts) if platform == "x" and addresses else texts
    bare = bare.str.strip_prefix("@")
    return pl.when(bare.str.contains(f"^(?:{handle})$")).then(bare.str.to_lowercase()).otherwise(texts)


def has_handles(platform: str) -> bool:
    return platform in _HANDLES


def is_handle(text: str, platform: str) -> bool:
    """Whether an id is a handle, known by its look: not a number, and spelled as the platform's handles are."""
    handle = _HANDLES.get(platform)
    return bool(handle and not text.isdigit() and re.fullmatch(handle, text))
