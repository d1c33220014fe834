"""Followers, follows and reposts of accounts of Bluesky, from the open API of an AppView.

Each answer is kept as it came, with the moment at which it was had, so that `tular load` reads whose followers they
are and when they were seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from tular.errors import UsageError
from tular.fetch.client import PoliteClient, RefusedError
from tular.fetch.record import Record

SERVER = "https://public.api.bsky.app"
_PAGE = 100
_ACCOUNT = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]+|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
Progress = Callable[[str, int], None]


class What(StrEnum):
    """What is asked of an account."""

    FOLLOWERS = "followers"
    FOLLOWS = "follows"
    REPOSTS = "reposts"
    """Its feed: its posts, replies and reposts, the newest first."""


@dataclass(frozen=True, slots=True)
class _Question:
    path: str
    answers: str
    more: dict[str, Any]


_QUESTIONS = {
    What.FOLLOWERS: _Question("/xrpc/app.bsky.graph.getFollowers", "followers", {}),
    What.FOLLOWS: _Question("/xrpc/app.bsky.graph.getFollows", "follows", {}),
    What.REPOSTS: _Question("/xrpc/app.bsky.feed.getAuthorFeed", "feed", {"filter": "posts_with_replies"}),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is in the file now, of this and earlier runs."""

    pages: int
    refused: dict[str, str]
    """Account → why the server does not answer."""
    cut: tuple[str, ...]
    """Questions that ended at the limit of pages."""


def fetch(
    client: PoliteClient,
    accounts: Sequence[str],
    wanted: Sequence[What],
    out: Path,
    *,
    most_pages: int | None = None,
    progress: Progress = lambda question, pages: None,
) -> Fetched:
    """Ask all of it, going on where an earlier run was left off. `progress` hears each page."""
    names = [_account(account) for account in accounts]
    with Record.open(out, source="bluesky") as record:
        cut = []
        for account in dict.fromkeys(names):
            for what in wanted:
                question = f"{what} {account}"
                for pages in _pages(client, record, question, what, account, most_pages):
                    progress(question, pages)
                if not record.asked[question].done:
                    cut.append(question)
        refused = {question: asked.refused for question, asked in record.asked.items() if asked.refused}
        return Fetched(sum(asked.pages for asked in record.asked.values()), refused, tuple(cut))


def _pages(
    client: PoliteClient, record: Record, question: str, what: What, account: str, most: int | None
) -> Iterator[int]:
    """The numbers of the pages that are fetched now."""
    asked = record.asked.get(question)
    done, cursor, pages = (asked.done, asked.cursor, asked.pages) if asked else (False, None, 0)
    how = _QUESTIONS[what]
    while not done and (most is None or pages < most):
        parameters = {"actor": account, "limit": _PAGE, "cursor": cursor, **how.more}
        try:
            answer = client.get(how.path, parameters)
        except RefusedError as error:
            record.refuse(question, str(error), source="bluesky")
            return
        told = answer.get("cursor")
        # A cursor that comes again, or that has nothing behind it, would be asked for ever.
        ends = not isinstance(told, str) or told == cursor or not answer.get(how.answers)
        answer["askedWith"], cursor = cursor, None if ends else told
        answer["goesOnWith"], done, pages = cursor, ends, pages + 1
        answer["retrievedAt"] = datetime.now(UTC).isoformat(timespec="seconds")
        record.add(question, answer, cursor=cursor, source="bluesky")
        yield pages


def _account(name: str) -> str:
    bare = name.strip().removeprefix("@").removeprefix("https://bsky.app/profile/").rstrip("/")
    bare = bare if bare.startswith("did:") else bare.lower()
    if not _ACCOUNT.fullmatch(bare):
        raise UsageError(
            f"{name!r} is no account of Bluesky.",
            remedy="Name it by handle, as in ada.bsky.social, or by DID.",
            field="accounts",
        )
    return bare
