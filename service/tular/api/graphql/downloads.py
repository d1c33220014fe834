"""Lists as files: every list of accounts says where to download what it shows."""
# mypy: allow-subclassing-any

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import graphene
import orjson

from tular.api.graphql.scalars import word
from tular.api.http.downloads import Download as DownloadData
from tular.api.http.downloads import downloads
from tular.measures import BY_NAME
from tular.results.filters import written_conditions
from tular.results.run_view import RunView


class Download(graphene.ObjectType):
    """What is shown, as a file."""

    level = graphene.String(
        required=True, description="communities, accounts, community or ego: what is in it."
    )
    format = graphene.String(required=True, description="How the file's name ends: gexf, graphology, png …")
    url = graphene.String(required=True, description="Path on this host.")
    media_type = graphene.String(required=True, description="As the file is sent.")


def download_list(description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(Download), required=True, description=description)


def map_downloads(view: RunView) -> list[DownloadData]:
    """The map at first sight and the leading accounts."""
    return downloads(view.id, edits=view.edits.fingerprint)


def community_downloads(view: RunView, community: str) -> list[DownloadData]:
    """The members of a community, or of a part inside one."""
    return downloads(view.id, "community", id=community, edits=view.edits.fingerprint)


def ego_downloads(view: RunView, key: str) -> list[DownloadData]:
    return downloads(view.id, "ego", account=key, edits=view.edits.fingerprint)


def ranking_downloads(view: RunView, measure: str, conditions: Mapping[str, Any]) -> list[DownloadData]:
    """All accounts that pass a filter, with the relations between them."""
    wanted = {name: _plain(value) for name, value in written_conditions(conditions).items()}
    text = orjson.dumps(wanted, option=orjson.OPT_SORT_KEYS).decode() if wanted else ""
    named = BY_NAME[measure].enum_name
    return downloads(view.id, "accounts", measure=named, top="all", filter=text, edits=view.edits.fingerprint)


def _plain(value: Any) -> Any:
    return [word(one) for one in value] if isinstance(value, list) else word(value)
