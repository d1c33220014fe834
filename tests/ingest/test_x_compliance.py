"""Compliance of X: what is gone never becomes an account, and its texts go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.ingest.made import lines
from tests.ingest.reading import read_text
from tular.models import RemovalBatch

GONE_AT = datetime(2024, 5, 2, 10, tzinfo=UTC)
REDACTED = "2024-05-02T10:00:00.000Z"


def test_a_batch_job_names_posts_or_users(tmp_path: Path) -> None:
    text = lines(
        {"id": "1800000000000000041", "action": "delete", "redacted_at": REDACTED, "reason": "deleted"},
        {"id": "7001", "action": "delete", "redacted_at": REDACTED, "reason": "suspended"},
        {"id": "1.8e18", "action": "delete", "redacted_at": REDACTED, "reason": "deleted"},
        {"id": "1800000000000000042", "action": "scrub_geo", "redacted_at": REDACTED, "reason": "scrub_geo"},
    )
    outcome = read_text(text, tmp_path, name="compliance.jsonl")
    assert outcome.accounts.height == 0
    removed = next(batch for batch in outcome.batches if isinstance(batch, RemovalBatch)).frame
    assert removed.rows() == [
        ("1800000000000000041", "1800000000000000041", GONE_AT, "deleted"),
        (None, "7001", GONE_AT, "suspended"),
    ]
    assert outcome.reasons == [(3, "id went through floating point and is no longer exact")]
    notes = outcome.reading.notes
    assert notes["posts and accounts that are deleted or withheld: what they said leaves the database"] == 2


def test_events_of_the_streams(tmp_path: Path) -> None:
    text = lines(
        {
            "delete": {
                "status": {"id": 41, "id_str": "41", "user_id_str": "7001"},
                "timestamp_ms": "1714644000000",
            }
        },
        {"data": {"delete": {"event_at": REDACTED, "tweet": {"id": "42", "author_id": "7001"}}}},
        {"data": {"user_suspend": {"event_at": REDACTED, "user": {"id": "7002"}}}},
        {"data": {"user_unprotect": {"event_at": REDACTED, "user": {"id": "7003"}}}},
    )
    outcome = read_text(text, tmp_path, name="stream.jsonl")
    removed = next(batch for batch in outcome.batches if isinstance(batch, RemovalBatch)).frame
    assert removed.rows() == [
        ("41", None, GONE_AT, "deleted"),
        ("42", None, GONE_AT, "deleted"),
        (None, "7002", GONE_AT, "suspended"),
    ]
    assert outcome.reading.rows_read == 3
