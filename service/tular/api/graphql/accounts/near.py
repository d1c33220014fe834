"""Who is near whom, answered live by Neo4j: ego networks, mutuals, common followers, paths of content."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import graphene

from tular.api.graphql.ids import key_of
from tular.api.graphql.paging import page_size
from tular.api.graphql.scalars import Layer, word
from tular.errors import BadId, UsageError
from tular.models import Layer as LayerName
from tular.results.accounts import AccountRows
from tular.results.run_view import RunView

ACCOUNT = "tular.api.graphql.accounts.types.Account"
NEAR = 30
PATHS = 5
RADII = {1: "read/near", 2: "read/near_two"}


class NearAccount(graphene.ObjectType):
    """An account near another one."""

    account = graphene.Field(ACCOUNT, required=True, description="The one found.")
    steps = graphene.Int(required=True, description="Relations between the two, either direction: 1 or 2.")
    relations = graphene.Int(description="At one step: how many relations the two have.")
    through = graphene.Int(description="At two steps: how many of the nearer accounts lead to it.")


class ContentPath(graphene.ObjectType):
    """A chain along which content can travel: each account follows, retweets, … the one before it."""

    accounts = graphene.List(
        graphene.NonNull(ACCOUNT),
        required=True,
        description="From the source of the content to whom it reaches.",
    )
    layers = graphene.List(
        graphene.NonNull(Layer),
        required=True,
        description="By which relation each account gets it, from the second on.",
    )
    steps = graphene.Int(required=True, description="Relations in the chain.")


@dataclass(frozen=True, slots=True)
class _Near:
    account: AccountRows
    steps: int
    relations: int | None
    through: int | None


@dataclass(frozen=True, slots=True)
class _Path:
    accounts: AccountRows
    layers: list[LayerName]
    steps: int


def _arguments(first: int) -> dict[str, Any]:
    return {
        "layer": graphene.Argument(
            Layer, default_value=LayerName.FOLLOWS, description="By which relations; default: follows."
        ),
        "first": graphene.Int(default_value=first, description="How many, 1 to 100."),
    }


class NearFields(graphene.ObjectType):
    near = graphene.List(
        graphene.NonNull(NearAccount),
        description="Accounts around it as Neo4j holds them now, nearest and best first: its ego network; null while "
        "Neo4j does not answer.",
        radius=graphene.Int(default_value=1, description="1, or 2: also who is two relations away."),
        **_arguments(NEAR),
    )
    mutuals = graphene.List(
        graphene.NonNull(ACCOUNT),
        description="Accounts that it is related to and that are related to it, best first; null while Neo4j does "
        "not answer.",
        **_arguments(NEAR),
    )

    @staticmethod
    async def resolve_near(
        row: AccountRows, info: Any, radius: int | None = None, layer: Any = None, first: int | None = None
    ) -> list[_Near]:
        if radius not in (None, *RADII):
            raise UsageError(
                f"`radius` must be 1 or 2, not {radius}.", remedy="Ask again around those.", field="radius"
            )
        asked = {"relation": _relation(layer), "limit": page_size(first, default=NEAR)}
        found: list[_Near] = []
        for steps in range(1, (radius or 1) + 1):
            records = await info.context.batches.rows(RADII[steps], row.profile("key")[0], **asked)
            accounts = AccountRows.live(row.view, [record["account"] for record in records])
            found += [
                _Near(account, steps, record.get("relations"), record.get("through"))
                for account, record in zip(accounts, records, strict=True)
            ]
        return found

    @staticmethod
    async def resolve_mutuals(
        row: AccountRows, info: Any, layer: Any = None, first: int | None = None
    ) -> AccountRows:
        asked = {"relation": _relation(layer), "limit": page_size(first, default=NEAR)}
        records = await info.context.batches.rows("read/mutuals", row.profile("key")[0], **asked)
        return AccountRows.live(row.view, [record["account"] for record in records])


class NearQueries(graphene.ObjectType):
    content_paths = graphene.List(
        graphene.NonNull(ContentPath),
        required=True,
        description="How content gets from one account to another: the shortest chains, against attention's arrows, "
        "of at most six steps. Live from Neo4j.",
        source=graphene.ID(required=True, description="Whose content: global id or key."),
        target=graphene.ID(required=True, description="Whom it reaches: global id or key."),
        layers=graphene.List(
            graphene.NonNull(Layer), description="By which relations it may travel; default: follows."
        ),
        first=graphene.Int(default_value=PATHS, description="How many, 1 to 100."),
    )
    common_followers = graphene.List(
        graphene.NonNull(ACCOUNT),
        required=True,
        description="Accounts that follow, retweet, … both of two accounts, best first. Live from Neo4j.",
        one=graphene.ID(required=True, description="Global id or key."),
        other=graphene.ID(required=True, description="Global id or key."),
        **_arguments(NEAR),
    )

    @staticmethod
    async def resolve_content_paths(
        _root: None, info: Any, source: str, target: str, layers: Any = None, first: int | None = None
    ) -> list[_Path]:
        relations = [_relation(layer) for layer in layers or [None]]
        begin, end = await _keys(info, source=source, target=target)
        records = await info.context.live.read(
            "analyst/content_paths",
            source=begin,
            target=end,
            relations=relations,
            limit=page_size(first, default=PATHS),
        )
        view = await info.context.current_run_if_any()
        known = {layer.relation: layer for layer in LayerName}
        return [
            _Path(
                await _accounts(info, view, record["keys"]),
                [known[relation] for relation in record["relations"]],
                record["steps"],
            )
            for record in records
        ]

    @staticmethod
    async def resolve_common_followers(
        _root: None, info: Any, one: str, other: str, layer: Any = None, first: int | None = None
    ) -> AccountRows:
        begin, end = await _keys(info, one=one, other=other)
        records = await info.context.live.read(
            "analyst/common_followers_best",
            first=begin,
            second=end,
            relation=_relation(layer),
            limit=page_size(first, default=NEAR),
        )
        view = await info.context.current_run_if_any()
        return await _accounts(info, view, [record["key"] for record in records])


def _relation(layer: Any) -> str:
    return str(LayerName(word(layer, LayerName.FOLLOWS)).relation)


async def _keys(info: Any, **ids: str) -> list[str]:
    """The keys of accounts, by the argument that names each. Raises BadId for one that Neo4j does not have."""
    keys = {field: key_of("Account", one, field=field) for field, one in ids.items()}
    records = await info.context.live.read("read/accounts", keys=list(keys.values()))
    there = {record["account"]["key"] for record in records}
    for field, key in keys.items():
        if key not in there:
            raise BadId(
                f"There is no account {key[:80]!r}.", remedy="`searchAccounts` finds accounts.", field=field
            )
    return list(keys.values())


async def _accounts(info: Any, view: RunView | None, keys: list[str]) -> AccountRows:
    """These accounts in this order, as Neo4j holds them."""
    records = await info.context.live.read("read/accounts", keys=sorted(set(keys)))
    profiles = {record["account"]["key"]: record["account"] for record in records}
    return AccountRows.live(view, [profiles[key] for key in keys])
