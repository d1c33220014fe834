"""Brand safety of a short-list: posts against word lists and domains, with the posts as evidence."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from typing import Any

import graphene

from tular.api.graphql.audience.types import MOST, rows_named
from tular.api.graphql.campaigns.figures import account_link
from tular.errors import UsageError
from tular.results.safety.matching import MOST_CATEGORIES, findings, word_lists

POSTS_EACH = 500
NEIGHBOUR_POSTS = 20

SafetyVia = graphene.Enum(
    "SafetyVia",
    [(each, each) for each in ("OWN", "PASSED_ON", "NEIGHBOUR")],
    description=lambda value: {
        None: "How an account of the short-list comes to a post.",
        "OWN": "It posted it.",
        "PASSED_ON": "It retweeted or quoted it.",
        "NEIGHBOUR": "One of the ten accounts that it retweets and quotes most posted it.",
    }[value and value.value],
)


class WordListInput(graphene.InputObjectType):
    """A list of words and domains, in place of the one of the same category or beside those that there are."""

    category = graphene.String(required=True, description="Its name, such as `competitor`.")
    words = graphene.List(
        graphene.NonNull(graphene.String),
        description="Whole words; a list without any leaves the category out.",
    )
    domains = graphene.List(
        graphene.NonNull(graphene.String), description="Hosts; those below them count too."
    )


class SafetyEvidence(graphene.ObjectType):
    """A post that has a word or domain of a list. What it means is for people to judge."""

    found = graphene.String(required=True, description="The word or domain.")
    post = graphene.String(required=True, description="Key of the post.")
    author_key = graphene.String(
        required=True, description="`platform:id` of who wrote it.", resolver=lambda root, _info: root.author
    )
    at = graphene.DateTime(description="When it was published.")
    text = graphene.String(required=True, description="What it says.")


class SafetyFinding(graphene.ObjectType):
    """Posts of one account and way against one list."""

    account_key = graphene.String(
        required=True,
        description="Key of the account of the short-list.",
        resolver=lambda root, _info: root.account,
    )
    account = graphene.Field(
        "tular.api.graphql.accounts.types.Account",
        description="The account of the short-list.",
        resolver=lambda root, info: _linked(root, info),
    )
    via = SafetyVia(required=True, description="Whose posts.")
    category = graphene.String(required=True, description="Of the list.")
    posts = graphene.Int(required=True, description=f"Posts looked at, the latest {POSTS_EACH} at most.")
    flagged = graphene.Int(required=True, description="Those with a word or domain of the list.")
    evidence = graphene.List(
        graphene.NonNull(SafetyEvidence), required=True, description="The latest of these, at most 20."
    )


_account = account_link("account", "The account.")


async def _linked(root: Any, info: Any) -> Any:
    return await _account.resolver({"account": root.account}, info)


class SafetyQueries(graphene.ObjectType):
    brand_safety = graphene.List(
        graphene.NonNull(SafetyFinding),
        required=True,
        description="What a short-list of accounts says and passes on, and what those say whom it passes on most, "
        "against word lists: those of Tular (alcohol, adult, gambling, military, politics, hate) and your own.",
        accounts=graphene.Argument(
            graphene.List(graphene.NonNull(graphene.ID)),
            required=True,
            description=f"1 to {MOST}: ids, keys, handles.",
        ),
        lists=graphene.List(
            graphene.NonNull(WordListInput), description="In place of, or beside, those of Tular."
        ),
        flagged_only=graphene.Boolean(default_value=False, description="Leave out where nothing was found."),
        run_id=graphene.ID(
            description="Run in which the accounts are looked up; default: the current one. Posts are as Neo4j holds "
            "them now."
        ),
    )

    @staticmethod
    async def resolve_brand_safety(
        _root: None,
        info: Any,
        accounts: list[str],
        lists: list[Any] | None = None,
        flagged_only: bool = False,
        run_id: str | None = None,
    ) -> list[Any]:
        view = await info.context.run(run_id)
        rows = rows_named(view, accounts)
        if not 1 <= rows.size <= MOST or len(lists or ()) > MOST_CATEGORIES:
            raise UsageError(
                f"`accounts` must name 1 to {MOST} accounts, `lists` hold at most {MOST_CATEGORIES}.",
                remedy="Ask for fewer at a time.",
                field="accounts",
            )
        given = word_lists({each["category"]: dict(each) for each in lists or ()})
        keys = [view.columns["key"][int(row)] for row in rows]
        posts = await info.context.live.read(
            "safety/posts", accounts=keys, limit=POSTS_EACH, each=NEIGHBOUR_POSTS
        )
        found = await asyncio.to_thread(findings, posts, given)
        return [each for each in found if each.flagged or not flagged_only]
