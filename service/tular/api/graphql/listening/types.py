"""Listening: what is talked about in a window, live from Neo4j."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import graphene

from tular.api.graphql.campaigns.figures import account_link
from tular.api.graphql.context import RequestContext
from tular.api.graphql.lists.types import list_named
from tular.api.graphql.paging import how_many, page_size
from tular.api.graphql.scalars import utc
from tular.errors import UsageError
from tular.results.listening import rising as figures
from tular.results.listening.posts import Heard
from tular.results.listening.posts import TopicKind as _TopicKind

HOURS = 24
"""Of a step, unless said."""
MOST_POSTS = 20_000
USUAL_DAYS = 28
MOST_STEPS = 400
MOST_SUBJECTS = 20

_KINDS = {
    "HASHTAG": "A hashtag, without #.",
    "LINK": "The host of a link, without www.",
    "MENTION": "An account that is mentioned, by handle.",
    "TERM": "A word of the text that is no stop word.",
}
TopicKind = graphene.Enum(
    "TopicKind",
    [(each.name, each.value) for each in _TopicKind],
    description=lambda value: (
        "What a topic may be: a sign or a word that posts share." if value is None else _KINDS[value.value]
    ),
)


class TopicStarter(graphene.ObjectType):
    """An account that used a topic early."""

    account_key = graphene.String(
        required=True, description="`platform:id`, as in Neo4j.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Who.")
    at = graphene.DateTime(required=True, description="When first.")
    post = graphene.String(required=True, description="Key of the post.")


class TopicAmplifier(graphene.ObjectType):
    """An account whose posts made a topic big."""

    account_key = graphene.String(
        required=True, description="`platform:id`, as in Neo4j.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Who.")
    retweets = graphene.Int(required=True, description="Of its posts with the topic.")
    share = graphene.Float(required=True, description="Of all retweets of posts with the topic.")


class RisingTopic(graphene.ObjectType):
    """A topic in a burst: more accounts than usual speak of it (Kleinberg 2002: two states, cheapest sequence)."""

    kind = TopicKind(required=True, description="Hashtag, link, mention or term.")
    topic = graphene.String(required=True, description="In lower case, without sign.")
    start = graphene.DateTime(required=True, description="When the burst begins.")
    end = graphene.DateTime(required=True, description="When it is over.")
    weight = graphene.Float(
        required=True, description="How much better a burst explains it than the usual rate."
    )
    used = graphene.Int(required=True, description="Accounts that used it in the burst, counted once a step.")
    heard = graphene.Int(required=True, description="Accounts that posted anything then, counted likewise.")
    lift = graphene.Float(required=True, description="Their share over the share in the whole window.")
    p = graphene.Float(
        required=True, description="Chance of as many in any span of the window: binomial, Bonferroni."
    )
    beyond_chance = graphene.Boolean(
        required=True, description="Does it hold among all topics looked at? Benjamini & Hochberg 1995, 5 %."
    )
    starters = graphene.List(
        graphene.NonNull(TopicStarter),
        required=True,
        description="Who used it first in the window.",
        first=how_many(3),
    )
    amplifiers = graphene.List(
        graphene.NonNull(TopicAmplifier),
        required=True,
        description="Whose posts made it big.",
        first=how_many(3),
    )

    @staticmethod
    def resolve_starters(root: _Rising, _info: Any, first: int | None = None) -> list[dict[str, Any]]:
        told = root.told
        return figures.first_users(
            root.heard_posts, told.kind, told.topic, page_size(first, default=3)
        ).to_dicts()

    @staticmethod
    def resolve_amplifiers(root: _Rising, _info: Any, first: int | None = None) -> list[dict[str, Any]]:
        told = root.told
        return figures.loudest(
            root.heard_posts, told.kind, told.topic, page_size(first, default=3)
        ).to_dicts()


class TopicsTogether(graphene.ObjectType):
    """Two topics used in the same posts more often than chance gives."""

    first = graphene.String(required=True, description="One, with its sign.")
    second = graphene.String(required=True, description="The other.")
    together = graphene.Int(required=True, description="Posts with both.")
    expected = graphene.Float(required=True, description="By chance: uses multiplied, over posts.")
    lift = graphene.Float(required=True, description="Together over expected.")
    npmi = graphene.Float(
        required=True, description="Normalised pointwise mutual information, -1 to 1 (Bouma 2009)."
    )


class Voice(graphene.ObjectType):
    """How much of what is said an account says."""

    account_key = graphene.String(
        required=True, description="`platform:id`, as in Neo4j.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Who.")
    posts = graphene.Int(required=True, description="How many of those heard it wrote.")
    share = graphene.Float(required=True, description="Of all posts heard: voice share.")


class SubjectVoice(graphene.ObjectType):
    """How loud a subject is among those asked for."""

    subject = graphene.String(required=True, description="As it was asked for.")
    posts = graphene.Int(required=True, description="Posts about it, of those heard.")
    accounts = graphene.Int(required=True, description="Different accounts that wrote them.")
    share = graphene.Float(
        description="Of the posts about any of the subjects; one about two counts for both. Null where there is none."
    )
    steps = graphene.List(
        graphene.NonNull(graphene.Int),
        required=True,
        description="Posts of each step of the window, of `hours` each, the first first.",
    )


class VoicedPost(graphene.ObjectType):
    """A post that asks or complains, by a simple, stated rule (English, Indonesian)."""

    post = graphene.String(required=True, description="`platform:id`, as in Neo4j.")
    account_key = graphene.String(
        required=True, description="Key of its author.", resolver=lambda root, _info: root["account"]
    )
    account = account_link("account", "Its author.")
    at = graphene.DateTime(required=True, description="When it was published.")
    text = graphene.String(required=True, description="What it says.")
    rule = graphene.String(required=True, description="The words that the rule found, or ?.")


class Listening(graphene.ObjectType):
    """What is talked about in a window: the latest posts of it, at most 20,000."""

    start = graphene.DateTime(name="from", required=True, description="Start of the window, included.")
    end = graphene.DateTime(name="to", required=True, description="End of the window, excluded.")
    posts = graphene.Int(required=True, description="Posts heard.")
    accounts = graphene.Int(required=True, description="Different accounts that posted them.")
    truncated = graphene.Boolean(required=True, description="Were there more posts in the window?")
    rising = graphene.List(
        graphene.NonNull(RisingTopic),
        required=True,
        description="Topics that rise, what holds beyond chance first, then the heaviest.",
        kinds=graphene.List(graphene.NonNull(TopicKind), description="All but terms without it."),
        first=how_many(),
    )
    together = graphene.List(
        graphene.NonNull(TopicsTogether),
        required=True,
        description="Topics that go together, the closest first.",
        kinds=graphene.List(graphene.NonNull(TopicKind), description="Hashtags without it."),
        first=how_many(),
    )
    voices = graphene.List(
        graphene.NonNull(Voice),
        required=True,
        description="Who speaks most, of what was heard.",
        first=how_many(),
    )
    share_of_voice = graphene.List(
        graphene.NonNull(SubjectVoice),
        required=True,
        description="How loud each of some subjects is beside the others.",
        subjects=graphene.List(
            graphene.NonNull(graphene.String),
            required=True,
            description=f"1 to {MOST_SUBJECTS}: #hashtag, @mention, words.",
        ),
    )
    questions = graphene.List(
        graphene.NonNull(VoicedPost),
        required=True,
        description="The latest that ask something.",
        first=how_many(),
    )
    complaints = graphene.List(
        graphene.NonNull(VoicedPost), required=True, description="The latest that complain.", first=how_many()
    )

    @staticmethod
    async def resolve_rising(
        root: _Heard, _info: Any, kinds: list[Any] | None = None, first: int | None = None
    ) -> list[_Rising]:
        usual = ["HASHTAG", "LINK", "MENTION"]
        found = await asyncio.to_thread(figures.rising, root.heard, _words(kinds, usual), page_size(first))
        return [_Rising(root.heard, each) for each in found]

    @staticmethod
    async def resolve_together(
        root: _Heard, _info: Any, kinds: list[Any] | None = None, first: int | None = None
    ) -> list[dict[str, Any]]:
        found = await asyncio.to_thread(
            figures.together, root.heard, _words(kinds, ["HASHTAG"]), page_size(first)
        )
        return found.to_dicts()

    @staticmethod
    def resolve_voices(root: _Heard, _info: Any, first: int | None = None) -> list[dict[str, Any]]:
        return figures.voices(root.heard, page_size(first)).to_dicts()

    @staticmethod
    async def resolve_share_of_voice(
        root: _Heard, _info: Any, subjects: list[str]
    ) -> list[figures.SubjectVoice]:
        asked = _subjects(subjects, "subjects")
        return await asyncio.to_thread(figures.subject_voices, root.heard, asked) if asked else []

    @staticmethod
    async def resolve_questions(root: _Heard, _info: Any, first: int | None = None) -> list[dict[str, Any]]:
        return await _posts(figures.questions, root.heard, page_size(first))

    @staticmethod
    async def resolve_complaints(root: _Heard, _info: Any, first: int | None = None) -> list[dict[str, Any]]:
        return await _posts(figures.complaints, root.heard, page_size(first))


async def _posts(which: Any, heard: Heard, first: int) -> list[dict[str, Any]]:
    found = await asyncio.to_thread(which, heard, first)
    return [{name: getattr(each, name) for name in each.__slots__} for each in found]


@dataclass(frozen=True)
class _Heard:
    heard: Heard

    @property
    def start(self) -> datetime:
        return self.heard.start

    @property
    def end(self) -> datetime:
        return self.heard.end

    @property
    def posts(self) -> int:
        return self.heard.posts.height

    @property
    def accounts(self) -> int:
        return self.heard.posts["account"].n_unique()

    @property
    def truncated(self) -> bool:
        return self.heard.truncated


@dataclass(frozen=True)
class _Rising:
    heard_posts: Heard
    told: figures.Rising

    def __getattr__(self, name: str) -> Any:
        return getattr(self.told, name)


class ListeningQueries(graphene.ObjectType):
    listening = graphene.Field(
        Listening,
        required=True,
        description="What is talked about in a window, as Neo4j holds it now: topics that rise, who starts them and "
        "makes them big, what goes together, who speaks, questions and complaints.",
        start=graphene.DateTime(name="from", description=f"{USUAL_DAYS} days before the end without it."),
        end=graphene.DateTime(name="to", description="Just after the latest post without it."),
        community=graphene.ID(
            description="Only accounts of this community of the published run: its `communityId`."
        ),
        about=graphene.List(
            graphene.NonNull(graphene.String),
            description="Only posts with any of these: #hashtag, @mention, words.",
        ),
        list=graphene.String(
            description="Only what this list watches, since it was looked at unless `from` is given."
        ),
        hours=graphene.Int(default_value=HOURS, description="Length of a step, in hours."),
    )

    @staticmethod
    async def resolve_listening(
        _root: None,
        info: Any,
        start: datetime | None = None,
        end: datetime | None = None,
        community: str | None = None,
        about: list[str] | None = None,
        list: str | None = None,  # noqa: A002
        hours: int | None = None,
    ) -> _Heard:
        watched = await list_named(info, list) if list else None
        seen: datetime | None = watched["seenAt"] if watched and start is None else None
        since, until = await _window(info, utc(start) or seen, utc(end), seen is not None)
        step = _step(since, until, HOURS if hours is None else hours)
        members = None if community is None else await _members(info.context, community)
        rows = await info.context.live.read(
            "listening/posts", since=since, until=until, members=members, limit=MOST_POSTS + 1
        )
        heard = await asyncio.to_thread(Heard.of, rows, since, until, step, MOST_POSTS)
        if watched:
            heard = await asyncio.to_thread(heard.watched, watched["accounts"], watched["subjects"])
        return _Heard(await asyncio.to_thread(heard.about, _subjects(about)) if about else heard)


async def _members(context: RequestContext, community: str) -> list[str]:
    """Keys of who belongs to it in the published run, with those of communities that users show as part of it."""
    view = await context.current_run_if_any()
    row = None if view is None else view.community_rows.get(view.edits.home(community))
    return [] if view is None or row is None else await asyncio.to_thread(view.member_keys, row)


async def _window(
    info: Any, start: datetime | None, end: datetime | None, since_seen: bool
) -> tuple[datetime, datetime]:
    if end is None:
        rows = await info.context.live.read("listening/latest")
        if rows[0]["at"] is None:
            raise UsageError(
                "No post with a time is loaded.", remedy="Load posts with `tular load`.", field="to"
            )
        end = rows[0]["at"] + timedelta(seconds=1)
    start = start or end - timedelta(days=USUAL_DAYS)
    if since_seen and start >= end:  # nothing was loaded since the list was looked at
        return start, start + timedelta(hours=1)
    if start >= end:
        raise UsageError("`from` must lie before `to`.", remedy="Exchange them.", field="from")
    return start, end


def _step(start: datetime, end: datetime, hours: int) -> timedelta:
    if hours < 1 or (end - start) / timedelta(hours=hours) > MOST_STEPS:
        least = max(1, -((start - end) // timedelta(hours=MOST_STEPS)))
        raise UsageError(
            f"Steps of {hours} hours are too short or too many.",
            remedy=f"Give `hours` of {least} or more.",
            field="hours",
        )
    return timedelta(hours=hours)


def _subjects(subjects: list[str], field: str = "about") -> list[str]:
    if len(subjects) > MOST_SUBJECTS or not all(each.strip().strip("#@") for each in subjects):
        remedy = "Give #kopi, @handle or words."
        raise UsageError(f"`{field}` holds 1 to {MOST_SUBJECTS} subjects.", remedy=remedy, field=field)
    return subjects


def _words(kinds: list[Any] | None, usual: list[str]) -> list[str]:
    return [str(getattr(kind, "value", kind)) for kind in kinds] if kinds else usual
