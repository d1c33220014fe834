"""Which posts have words or domains of which lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from importlib.resources import files
from typing import Any

from tular.errors import UsageError

MOST_WORDS = 1000
MOST_CATEGORIES = 20
LONGEST = 100
EVIDENCE = 20
_ADDRESS = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class WordList:
    """A category with its words (whole ones, upper and lower case alike) and domains (theirs and those below)."""

    category: str
    words: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    def found_in(self, text: str, links: Iterable[str]) -> str | None:
        """The first word or domain that a post has."""
        plain = _ADDRESS.sub(" ", text)
        if self._pattern and (match := self._pattern.search(plain)):
            return match.group(0).lower()
        hosts = [match.group(1).lower() for match in map(_HOST.match, links) if match]
        return next((domain for host in hosts for domain in self.domains if _below(host, domain)), None)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self.words, key=len, reverse=True)
        either = "|".join(re.escape(word) for word in longest_first)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if self.words else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A post of `author` that has `found`; `via` says how the account of the short-list comes to it."""

    via: str
    category: str
    found: str
    post: str
    author: str
    at: datetime | None
    text: str


@dataclass(slots=True)
class Finding:
    """Of one account, way and category: `flagged` of `posts`."""

    account: str
    via: str
    category: str
    posts: int
    flagged: int = 0
    evidence: list[Evidence] = field(default_factory=list)


def word_lists(given: Mapping[str, Mapping[str, Iterable[str]]] | None = None) -> list[WordList]:
    """The lists that Tular brings, with those given in place of, or beside them; an empty one leaves its category
    out.

    Raises UsageError for what is too long or too much.
    """
    own = tomllib.loads(files("tular.results.safety").joinpath("lists.toml").read_text("utf-8"))
    lists = [_list(category, told) for category, told in {**own, **(given or {})}.items()]
    return [each for each in lists if each.words or each.domains]


def findings(rows: Iterable[Mapping[str, Any]], lists: list[WordList]) -> list[Finding]:
    """What was found, from the rows of safety/posts: by account and way, in their order, then by category."""
    found: dict[tuple[str, str, str], Finding] = {}
    for row in rows:
        for each in lists:
            place = (row["account"], row["via"], each.category)
            told = found.setdefault(place, Finding(*place, posts=0))
            told.posts += 1
            word = each.found_in(row["text"] or "", row["links"])
            if word is not None:
                told.flagged += 1
                if len(told.evidence) < EVIDENCE:
                    told.evidence.append(_evidence(row, each.category, word))
    return list(found.values())


def _evidence(row: Mapping[str, Any], category: str, word: str) -> Evidence:
    return Evidence(row["via"], category, word, row["key"], row["author"], row["at"], row["text"] or "")


def _list(category: str, told: Mapping[str, Iterable[str]]) -> WordList:
    words, domains = _words(told.get("words")), _words(told.get("domains"))
    every = (*words, *domains)
    if len(every) > MOST_WORDS or not all(0 < len(word) <= LONGEST for word in (*every, category)):
        raise UsageError(
            f"The list {category[:50]!r} cannot be used.",
            remedy=f"A list has at most {MOST_WORDS} words and domains of 1 to {LONGEST} characters.",
            field="lists",
        )
    return WordList(category, words, domains)


def _words(given: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip().lower() for word in given or ()))


def _below(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
