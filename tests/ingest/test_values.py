"""Quick ways give what the careful ways give."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tular.handles import one_spelling
from tular.ingest import values
from tular.ingest.columns import Column, Kind
from tular.ingest.values import NULL_WORDS, ValueRules, read_values

HANDLES = st.one_of(
    st.from_regex(r"[A-Za-z0-9_]{0,8}", fullmatch=True), st.sampled_from(NULL_WORDS), st.text(max_size=9)
)


@given(st.lists(st.none() | HANDLES, max_size=6))
def test_bare_handles_are_taken_as_they_stand(texts: list[str | None]) -> None:
    fields = pl.Series("h", texts, pl.String)
    quick = read_values(Column("h", Kind.HANDLE), fields, ValueRules())
    assert quick.to_list() == values._select(fields, values._handle).to_list()


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="/"), max_size=9), max_size=6))
def test_texts_without_a_slash_hold_no_address(texts: list[str]) -> None:
    frame = pl.DataFrame({"h": pl.Series(texts, dtype=pl.String)})
    ways = [frame.select(one_spelling(pl.col("h"), "x", addresses=way)).to_series() for way in (True, False)]
    assert ways[0].to_list() == ways[1].to_list()
