"""How communities are shown: users name them, and show several as one. No number of a run changes."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from typing import Any

import graphene

from tular.api.graphql.communities.types import Community, find_community
from tular.api.graphql.context import RequestContext
from tular.api.graphql.ids import key_of
from tular.errors import BadId, UsageError
from tular.models import is_readable
from tular.results.communities import CommunityRows

LONGEST_NAME = 100
MOST_MERGED = 100


def _ids() -> graphene.Argument:
    type_ = graphene.List(graphene.NonNull(graphene.ID))
    return graphene.Argument(type_, required=True, description=f"1 to {MOST_MERGED} communities.")


class DisplayMutations(graphene.ObjectType):
    rename_community = graphene.Field(
        Community,
        required=True,
        description="Name a community, in all runs that have it and in later ones. Without a name it gets back the "
        "one that its members' words suggest.",
        id=graphene.ID(required=True, description="Global id or `communityId`."),
        name=graphene.String(description=f"1 to {LONGEST_NAME} characters."),
    )
    merge_communities = graphene.Field(
        Community,
        required=True,
        description="Show communities as part of another one, in all runs; the run's own communities stay.",
        ids=_ids(),
        into=graphene.ID(required=True, description="The community that lends its id, name and colour."),
    )
    separate_communities = graphene.List(
        graphene.NonNull(Community),
        required=True,
        description="Show communities by themselves again.",
        ids=_ids(),
    )

    @staticmethod
    async def resolve_rename_community(
        _root: None,
        info: Any,
        id: str,  # noqa: A002
        name: str | None = None,
    ) -> CommunityRows:
        from tular.store.publish.community_edits import rename

        (community,) = await _known(info.context, [id], "id")
        await asyncio.to_thread(rename, info.context.settings, community, _checked(name))
        return await _again(info.context, community)

    @staticmethod
    async def resolve_merge_communities(_root: None, info: Any, ids: list[str], into: str) -> CommunityRows:
        from tular.store.publish.community_edits import merge

        (home,) = await _known(info.context, [into], "into")
        home = (await info.context.current_run()).edits.home(home)
        parts = [one for one in await _known(info.context, ids, "ids") if one != home]
        if not parts:
            raise _nothing_to_merge(into, home)
        await asyncio.to_thread(merge, info.context.settings, parts, home)
        return await _again(info.context, home)

    @staticmethod
    async def resolve_separate_communities(_root: None, info: Any, ids: list[str]) -> list[CommunityRows]:
        from tular.store.publish.community_edits import merge

        parts = await _known(info.context, ids, "ids")
        await asyncio.to_thread(merge, info.context.settings, parts, None)
        return [await _again(info.context, one) for one in parts]


async def _known(context: RequestContext, ids: list[str], field: str) -> list[str]:
    """Ids of communities of the current run, each once. Raises BadId, UsageError."""
    if not 1 <= len(ids) <= MOST_MERGED:
        raise UsageError(
            f"`{field}` must hold 1 to {MOST_MERGED} ids, not {len(ids)}.",
            remedy="Give fewer at a time.",
            field=field,
        )
    view = await context.current_run()
    keys = [key_of("Community", one, field=field) for one in ids]
    for key in keys:
        view.community_row(key, field=field)
    return list(dict.fromkeys(keys))


def _nothing_to_merge(into: str, home: str) -> UsageError:
    if key_of("Community", into, field="into") == home:
        return UsageError("A community is no part of itself.", remedy="Name others to merge.", field="ids")
    return UsageError(
        f"{into} is shown as part of {home} already.",
        remedy="Separate it first, to turn the two around.",
        field="into",
    )


def _checked(name: str | None) -> str | None:
    if name is None:
        return None
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or not is_readable(plain):
        raise UsageError(
            f"A name has 1 to {LONGEST_NAME} printable characters.",
            remedy="Leave it out to get back the generated one.",
            field="name",
        )
    return plain


async def _again(context: RequestContext, community: str) -> CommunityRows:
    """The community as it is shown now."""
    context.shown_otherwise()
    run = await context.current_run()
    found = find_community(run, community)
    if found is None:
        # The names and mergers are kept by id; only this run, published a moment ago, has no such community.
        raise BadId(
            f"The change is kept, but run {run.id}, published meanwhile, has no community {community}.",
            remedy="Ask for `communities` again.",
            field="id",
        )
    return found
