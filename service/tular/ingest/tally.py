"""What is counted while reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tular.ingest.list_pages import ListPages


@dataclass(slots=True)
class Tally:
    accepted: int = 0
    """Rows that went into batches (rejected ones are counted by Rejects)."""
    list_pages: ListPages = field(default_factory=ListPages)
    notes: Counter[str] = field(default_factory=Counter)
    """Things worth knowing that are no errors, such as posts whose referenced post is gone."""
