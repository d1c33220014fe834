"""The real files, whole. Expected figures come from `zcat FILE | awk …`, not from the code under test."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.ingest.reading import read_paths
from tular.errors import IngestError
from tular.models import Relation

# zcat FILE | awk 'NR > 1 {rows++; count += $3; self += $1 == $2} END {print rows, count, self}'
TIMME = {
    "friend": (Relation.FOLLOWS, 59_073, None, 0),
    "retweet": (Relation.RETWEETED, 19_760, 66_373, 449),
    "mention": (Relation.MENTIONED, 27_682, 105_180, 542),
    "reply": (Relation.REPLIED, 1_451, 68_462, 526),
}


@pytest.mark.parametrize("name", TIMME)
def test_timme_relations_come_whole_with_their_counts_and_self_relations(
    name: str, shared_data: Path, tmp_path: Path
) -> None:
    relation, rows, count, to_themselves = TIMME[name]
    outcome = read_paths([shared_data / "timme-purep" / f"{name}_list.csv.gz"], tmp_path)
    found = outcome.relations(relation)
    assert found.height == rows == outcome.reading.rows_read
    assert found.filter(pl.col("source") == pl.col("target")).height == to_themselves
    assert (found["count"].sum() if count else None) == count
    assert outcome.rejected == []


def test_timme_accounts_have_handles_names_and_parties(shared_data: Path, tmp_path: Path) -> None:
    accounts = read_paths([shared_data / "timme-purep" / "dict.csv.gz"], tmp_path).accounts
    assert dict(accounts["party"].value_counts().iter_rows()) == {"R": 313, "D": 270, "I": 2}
    first = accounts.row(0, named=True)
    assert first == {
        "name": "Linda E. McMahon",
        "id": "819992522109894658",
        "handle": "SBALinda",
        "party": "R",
    }


def test_timme_likes_are_refused_with_the_option_that_would_take_them(
    shared_data: Path, tmp_path: Path
) -> None:
    likes = shared_data / "timme-purep" / "favorite_list.csv.gz"
    with pytest.raises(IngestError, match=r"likes .* not a relation .* --relation"):
        read_paths([likes], tmp_path)
    taken = read_paths([likes], tmp_path, relation=Relation.MENTIONED).relations(Relation.MENTIONED)
    assert (taken.height, taken["count"].sum()) == (14_381, 44_738)


def test_the_timme_folder_is_read_but_for_the_likes(shared_data: Path, tmp_path: Path) -> None:
    outcome = read_paths([shared_data / "timme-purep"], tmp_path)
    assert outcome.reading.rows_read == 585 + 59_073 + 19_760 + 27_682 + 1_451
    (name, why), *others = outcome.reading.passed_over.items()
    assert name.endswith("favorite_list.csv.gz")
    assert "likes" in why
    assert others == []


@pytest.mark.parametrize("block_bytes", [32 << 20, 10_000])
def test_higgs_follows(shared_data: Path, tmp_path: Path, block_bytes: int) -> None:
    """zcat … | awk '{a += $1; b += $2; self += $1 == $2} END {printf "%d %.0f %.0f %d", NR, a, b, self}'"""
    path = shared_data / "higgs-slice" / "follows.edgelist.gz"
    found = read_paths([path], tmp_path, block_bytes=block_bytes).relations(Relation.FOLLOWS)
    numbers = found.select(pl.all().cast(pl.Int64))
    assert numbers.height == 355_051
    assert numbers.sum().row(0) == (7_276_039_162, 6_264_022_172)
    assert numbers.filter(pl.col("source") == pl.col("target")).height == 14


def test_higgs_activity_becomes_timed_events(shared_data: Path, tmp_path: Path) -> None:
    """zcat … | awk '{n[$4]++; t[$4] += $3} END {for (k in n) printf "%s %d %.0f\\n", k, n[k], t[k]}'"""
    outcome = read_paths([shared_data / "higgs-slice" / "activity.txt.gz"], tmp_path)
    expected = {
        Relation.RETWEETED: (63_303, 84_915_426_767_885),
        Relation.MENTIONED: (44_835, 60_142_645_952_504),
        Relation.REPLIED: (8_151, 10_933_926_953_953),
    }
    for relation, (rows, seconds) in expected.items():
        found = outcome.relations(relation)
        assert (found.height, found["at"].dt.epoch("s").sum()) == (rows, seconds)
    assert outcome.reading.rows_read == 116_289


def test_reverse_exchanges_source_and_target(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "timme-purep" / "friend_list.csv.gz"
    straight = read_paths([path], tmp_path).relations(Relation.FOLLOWS)
    reverse = read_paths([path], tmp_path, direction="reverse").relations(Relation.FOLLOWS)
    assert reverse.select(source="target", target="source").equals(straight)
