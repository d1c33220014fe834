"""What a topic is: hashtags, links and terms, any of which a post may have, and the time that counts."""
# mypy: allow-subclassing-any

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.scalars import utc
from tular.errors import UsageError
from tular.models import Subject

LONGEST = 100
MOST = 20


def _words(description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(graphene.String), description=description)


def subject_arguments() -> dict[str, Any]:
    return {
        "hashtags": _words("With or without #, upper and lower case alike."),
        "links": _words("How addresses begin."),
        "terms": _words("Parts of the text."),
        "start": graphene.DateTime(name="from", description="Only events and posts at or after this time."),
        "end": graphene.DateTime(name="to", description="Only events and posts before this time."),
    }


def subject_parameters(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """As statements want them. Raises UsageError."""
    start, end = (_moment(wanted.get(side)) for side in ("start", "end"))
    words = {kind: wanted.get(kind) for kind in ("hashtags", "links", "terms")}
    return {**_subject(words).parameters, "since": start, "until": end}


def _moment(moment: datetime | None) -> datetime | None:
    return utc(moment)


def _subject(words: Mapping[str, Any]) -> Subject:
    given = {kind: tuple(word.strip() for word in each) for kind, each in words.items() if each}
    every = [word for each in given.values() for word in each]
    if not every or len(every) > MOST or not all(word.strip("#") and len(word) <= LONGEST for word in every):
        raise UsageError(
            f"A subject needs 1 to {MOST} hashtags, links or terms of 1 to {LONGEST} characters.",
            remedy="Name a hashtag, such as kopi.",
            field="hashtags",
        )
    return Subject(**given)
