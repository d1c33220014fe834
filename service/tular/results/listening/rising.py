"""Topics that rise, who started them and who made them big; what goes together; questions and complaints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import polars as pl

from tular.analytics.listening.bursts import Burst, bursts
from tular.analytics.listening.cooccurrence import cooccurrence
from tular.analytics.listening.questions import voiced
from tular.analytics.listening.topics import amplifiers, starters
from tular.analytics.listening.voice import share_of_voice, voice_share
from tular.results.listening.posts import Heard

LEAST_ACCOUNTS = 3
"""A topic that fewer accounts use in all is left out: one account makes no trend."""
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True, slots=True)
class Rising:
    """A topic in a burst [start, end). `used` of `heard` accounts spoke of it, `lift` times as many as over the whole
    window. `weight`: see `analytics.listening.bursts`. `p`: chance of as many in any span of the window.
    `beyond_chance`: whether it holds among all topics looked at (Benjamini & Hochberg 1995, 5 %)."""

    kind: str
    topic: str
    start: datetime
    end: datetime
    weight: float
    used: int
    heard: int
    lift: float
    p: float
    beyond_chance: bool


@dataclass(frozen=True, slots=True)
class SubjectVoice:
    """How loud a subject is among several: `posts` of `accounts` about it, their `share` of the posts about any of
    them (a post about two counts for both), and the posts of each step, from the first to the last."""

    subject: str
    posts: int
    accounts: int
    share: float | None
    steps: list[int]


@dataclass(frozen=True, slots=True)
class Voiced:
    """A post that asks or complains, and the rule that says so."""

    post: str
    account: str
    at: datetime
    text: str
    rule: str


def rising(heard: Heard, kinds: list[str], first: int) -> list[Rising]:
    """The heaviest bursts of topics of these kinds. Accounts count, not posts: one account makes no trend."""
    uses = heard.uses.filter(pl.col("kind").is_in(kinds))
    named = (
        uses.group_by("kind", "topic")
        .agg(accounts=pl.col("account").n_unique())
        .filter(pl.col("accounts") >= LEAST_ACCOUNTS)
        .sort("kind", "topic")
        .with_row_index("row")
    )
    if named.is_empty():
        return []
    counted = (
        uses.join(named, on=["kind", "topic"]).group_by("row", "step").agg(n=pl.col("account").n_unique())
    )
    used = np.zeros((named.height, heard.steps), np.int64)
    used[counted["row"].to_numpy(), counted["step"].to_numpy()] = counted["n"].to_numpy()
    found = bursts(used, _heard_by_step(heard))
    accepted = _accepted(found, named.height)
    told = [_told(heard, named, burst, number in accepted) for number, burst in enumerate(found)]
    return sorted(told, key=lambda each: (not each.beyond_chance, -each.weight, each.topic))[:first]


def together(heard: Heard, kinds: list[str], first: int) -> pl.DataFrame:
    """Topics used in the same posts more often than chance gives; columns of `cooccurrence`, topics with their
    signs."""
    uses = heard.uses.filter(pl.col("kind").is_in(kinds)).select("post", term=_signed())
    return cooccurrence(uses, max(heard.posts.height, 1)).filter(pl.col("lift") > 1).head(first)


def first_users(heard: Heard, kind: str, topic: str, first: int) -> pl.DataFrame:
    """Who used a topic first: topic, account, at, post, place."""
    return starters(_of(heard, kind, topic), first)


def loudest(heard: Heard, kind: str, topic: str, first: int) -> pl.DataFrame:
    """Whose posts with a topic were retweeted most: topic, account, retweets, share, place."""
    return amplifiers(_of(heard, kind, topic), first)


def voices(heard: Heard, first: int) -> pl.DataFrame:
    """Who speaks: account, posts, share of all."""
    return voice_share(heard.posts.select("account", post="key")).head(first)


def subject_voices(heard: Heard, subjects: list[str]) -> list[SubjectVoice]:
    """Share of voice of subjects (#hashtag, @mention, words), in the order asked for; spellings of one are one."""
    spelled: dict[str, str] = {}
    for subject in subjects:
        spelled.setdefault(subject.strip().lower(), subject)
    about = {subject: heard.about([subject]).posts for subject in spelled.values()}
    mentions = [
        posts.select(step=_step(heard), brand=pl.lit(subject), post="key") for subject, posts in about.items()
    ]
    by_step = share_of_voice(pl.concat(mentions))
    total = int(by_step["posts"].sum())
    return [_subject_voice(heard, subject, posts, by_step, total) for subject, posts in about.items()]


def questions(heard: Heard, first: int) -> list[Voiced]:
    """The latest posts that ask something, by rule."""
    return _voiced(heard, "question", first)


def complaints(heard: Heard, first: int) -> list[Voiced]:
    """The latest posts that complain, by rule."""
    return _voiced(heard, "complaint", first)


def _subject_voice(
    heard: Heard, subject: str, posts: pl.DataFrame, by_step: pl.DataFrame, total: int
) -> SubjectVoice:
    own = by_step.filter(pl.col("brand") == subject)
    steps = np.zeros(heard.steps, np.int64)
    steps[own["step"].to_numpy()] = own["posts"].to_numpy()
    share = posts.height / total if total else None
    return SubjectVoice(subject, posts.height, posts["account"].n_unique(), share, steps.tolist())


def _step(heard: Heard) -> pl.Expr:
    """The step of the window that a post falls into."""
    length = heard.step // timedelta(microseconds=1)
    return (pl.col("at") - heard.start).dt.total_microseconds() // length


def _voiced(heard: Heard, which: str, first: int) -> list[Voiced]:
    found: list[Voiced] = []
    latest = heard.posts.filter(pl.col("text") != "").sort("at", "key", descending=[True, False])
    for post in latest.iter_rows(named=True):
        rule = getattr(voiced(post["text"]), which)
        if rule:
            found.append(Voiced(post["key"], post["account"], post["at"], post["text"], rule))
        if len(found) == first:
            break
    return found


def _heard_by_step(heard: Heard) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    counted = heard.posts.group_by(step=_step(heard)).agg(n=pl.col("account").n_unique())
    totals = np.zeros(heard.steps, np.int64)
    totals[counted["step"].to_numpy()] = counted["n"].to_numpy()
    return totals


def _accepted(found: list[Burst], tested: int) -> set[int]:
    """Numbers of the bursts that hold among all topics tested (Benjamini & Hochberg 1995)."""
    order = sorted(range(len(found)), key=lambda number: found[number].p)
    holds = [
        place
        for place, number in enumerate(order, 1)
        if found[number].p <= FALSE_DISCOVERIES * place / tested
    ]
    return set(order[: max(holds, default=0)])


def _told(heard: Heard, named: pl.DataFrame, burst: Burst, beyond_chance: bool) -> Rising:
    row = named.row(burst.topic, named=True)
    return Rising(
        kind=row["kind"],
        topic=row["topic"],
        start=heard.start + burst.start * heard.step,
        end=min(heard.end, heard.start + burst.end * heard.step),
        weight=burst.weight,
        used=burst.used,
        heard=burst.heard,
        lift=burst.lift,
        p=burst.p,
        beyond_chance=beyond_chance,
    )


def _of(heard: Heard, kind: str, topic: str) -> pl.DataFrame:
    return heard.uses.filter(pl.col("kind") == kind, pl.col("topic") == topic)


def _signed() -> pl.Expr:
    """Topics as people write them."""
    sign = pl.col("kind").replace_strict({"HASHTAG": "#", "MENTION": "@"}, default="")
    return sign + pl.col("topic")
