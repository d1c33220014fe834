"""What may be shown of an API key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tular.models import AccessRole

MOST_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What may be shown of a key."""

    prefix: str
    name: str
    role: AccessRole
    created: datetime
    expires: datetime | None
    revoked: datetime | None
    used: datetime | None

    @property
    def state(self) -> str:
        if self.revoked is not None:
            return "revoked"
        return "expired" if self.expires is not None and self.expires <= datetime.now(UTC) else "valid"


def key_facts(row: Mapping[str, Any]) -> KeyFacts:
    return KeyFacts(**{**row, "role": AccessRole(row["role"])})
