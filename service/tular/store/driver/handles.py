"""Handles that are spelled like what somebody typed."""

from __future__ import annotations

import re

from tular.store.driver.database import Database
from tular.suggest import suggestion

FURTHEST = 2
"""Letters to change, the most that Lucene's fuzzy search allows."""


def suggested_handles(database: Database, typed: str) -> str:
    """`Did you mean @a or @b? ` to stand before a remedy; empty where no account's handle is like it."""
    whole = typed.removeprefix("@")
    # Nothing typed acts as an operator; of a handle with a host, as Mastodon's, the first word is looked for.
    if not (word := next(iter(re.findall(r"\w+", whole.lower())), "")):
        return ""
    rows = database.read("read/handles_like", query=f"handle:{word}~{FURTHEST} OR handle:{word}*")
    handles = [row["handle"] for row in rows if row["handle"]]
    return suggestion(whole, handles) or suggestion(word, handles)
