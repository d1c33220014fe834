"""Text in other encodings than UTF-8 comes out as the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.reading import read_text
from tular.errors import UsageError

ACCOUNTS = "id,handle,name\n7001,lena_t,Renée\n7002,omar_q,Омар\n"
WESTERN = "id,handle,name\n7001,lena_t,Renée “T”\n7002,omar_q,Omar\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_by_its_first_bytes(encoding: str, tmp_path: Path) -> None:
    outcome = read_text(ACCOUNTS.encode(encoding), tmp_path, name="accounts.csv")
    assert outcome.accounts["name"].to_list() == ["Renée", "Омар"]
    assert outcome.rejected == []


def test_a_stated_encoding_is_used(tmp_path: Path) -> None:
    outcome = read_text(WESTERN.encode("cp1252"), tmp_path, name="accounts.csv", encoding="cp1252")
    assert outcome.accounts["name"].to_list() == ["Renée “T”", "Omar"]
    assert outcome.rejected == []


def test_utf_16_is_cut_anywhere(tmp_path: Path) -> None:
    """Chunks end inside of characters; the rows do not change."""
    rows = "".join(f"{number},{number + 1}\n" for number in range(200_000))
    outcome = read_text(("follower,followed\n" + rows).encode("utf-16"), tmp_path, name="any.csv")
    assert len(outcome.pairs) == 200_000


def test_a_blank_beginning_hides_nothing(tmp_path: Path) -> None:
    assert read_text("\n" * 600_000 + "1 2\n", tmp_path).pairs == [("1", "2")]


def test_an_unknown_encoding_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not an encoding"):
        read_text("1 2\n", tmp_path, encoding="klingon")
