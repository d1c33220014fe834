"""What is sent of a run's accounts, as columns, where the run before is known: enough, and not much more."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.store.publish import changes
from tular.store.publish.changes import Slice, slices_of
from tular.store.publish.records import SCORES, SEPARATOR

ACCOUNTS = 3000
Sent = dict[str, dict[str, Any]]


def frame(size: int = ACCOUNTS, **columns: Any) -> pl.DataFrame:
    base = {
        "pagerank": np.linspace(0, 1, size),
        "coreness": np.arange(size) % 9,
        "role": ["hub" if row % 50 == 0 else "peripheral" for row in range(size)],
        "communityId": [f"c{row % 7}" for row in range(size)],
        "confidence": np.full(size, 0.5, np.float32),
    }
    return pl.DataFrame({"key": [f"x:{row:05}" for row in range(size)], **base, **columns})


def sent_scores(slices: list[Slice]) -> Sent:
    """Key → name → value, None where it is removed."""
    found: Sent = {}
    for part in slices:
        for batch in part.scores():
            keys = batch["keys"].split(SEPARATOR)
            columns = {name: _values(column) for kind in ("float", "integer")
                       for name, column in zip(batch[f"{kind}Names"], batch[f"{kind}s"], strict=True)}  # fmt: skip
            columns |= {
                name: [value or None for value in joined.split(SEPARATOR)]
                for name, joined in zip(batch["textNames"], batch["texts"], strict=True)
            }
            for row, key in enumerate(keys):
                assert key not in found
                found[key] = {name: values[row] for name, values in columns.items()}
                found[key] |= dict.fromkeys(batch["gone"])
    return found


def _values(column: Any) -> list[Any]:
    return list(column) if isinstance(column, list) else list(column.to_native())


def sent_members(slices: list[Slice]) -> dict[str, str | None]:
    return {
        key: group["community"]
        for part in slices
        for batch in part.members()
        for group in batch["groups"]
        for key in batch["keys"].split(SEPARATOR)[group["begin"] : group["end"]]
    }


def test_of_an_equal_run_no_value_is_sent_but_every_account_says_the_run() -> None:
    slices = slices_of(frame(), frame())
    assert sent_scores(slices) == {key: {} for key in frame()["key"]}
    assert not sent_members(slices)


def test_where_nothing_is_known_all_is_sent() -> None:
    slices = slices_of(frame(), None)
    sent = sent_scores(slices)
    assert len(sent) == len(sent_members(slices)) == ACCOUNTS
    assert all(set(values) == set(SCORES) for values in sent.values())
    assert sent["x:00050"] == dict.fromkeys(SCORES) | {
        "pagerank": pytest.approx(50 / 2999), "coreness": 5, "role": "hub", "communityId": "c1",
    }  # fmt: skip


def test_a_column_that_changed_everywhere_is_sent_alone_and_few_changes_of_others_apart() -> None:
    roles = frame()["role"].to_list()
    roles[7] = None
    now = frame(pagerank=np.linspace(0, 2, ACCOUNTS), role=roles)
    sent = sent_scores(slices_of(now, frame()))
    assert sent["x:00007"] == {"pagerank": pytest.approx(14 / 2999), "role": None}
    assert {tuple(values) for key, values in sent.items() if key != "x:00007"} == {("pagerank",)}


def test_a_measure_that_the_run_lacks_is_removed() -> None:
    sent = sent_scores(slices_of(frame().drop("coreness"), frame()))
    assert set(map(str, sent.values())) == {"{'coreness': None}"}


def test_memberships_are_sent_where_they_or_their_confidence_changed() -> None:
    ids, sure = frame()["communityId"].to_list(), np.full(ACCOUNTS, 0.5, np.float32)
    ids[3], ids[4], sure[9] = "c0", None, 0.75
    slices = slices_of(frame(communityId=ids, confidence=sure), frame())
    assert sent_members(slices) == {"x:00003": "c0", "x:00004": None, "x:00009": "c2"}


@given(st.randoms(use_true_random=False))
def test_what_is_held_and_what_is_sent_make_the_run(random: Any) -> None:
    """Whatever changed: Neo4j's accounts as they were, overwritten by what is sent, are those of the run."""
    before, after = (_random_accounts(random) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes, "ROWS", random.randint(1, 8))
        sent = sent_scores(slices_of(after, before))
    held = {row["key"]: _named(row) for row in before.to_dicts()}
    made = {key: held.get(key, {}) | values for key, values in sent.items()}
    made = {key: {name: v for name, v in values.items() if v is not None} for key, values in made.items()}
    assert made == {row["key"]: _named(row) for row in after.to_dicts()}


def _random_accounts(random: Any) -> pl.DataFrame:
    rows = sorted(random.sample(range(20), random.randint(1, 20)))
    columns = {
        "pagerank": pl.Series([random.choice([None, 0.5, 1.5]) for _ in rows], dtype=pl.Float64),
        "coreness": pl.Series([random.choice([1, 2]) for _ in rows], dtype=pl.Int64),
        "role": pl.Series([random.choice([None, "hub", "kinless"]) for _ in rows], dtype=pl.String),
        "communityId": pl.Series([random.choice([None, "c0", "c1"]) for _ in rows], dtype=pl.String),
    }
    dropped = random.choice(["pagerank", "coreness", "role", ""])
    kept = {name: values for name, values in columns.items() if name != dropped}
    return pl.DataFrame({"key": [f"x:{row}" for row in rows], **kept, "confidence": [0.5] * len(rows)})


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in SCORES and value is not None}
