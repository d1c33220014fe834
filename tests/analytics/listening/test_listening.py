"""Share of voice, co-occurrence, who starts topics, questions and complaints: by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from tular.analytics.listening.cooccurrence import cooccurrence
from tular.analytics.listening.questions import voiced
from tular.analytics.listening.topics import amplifiers, starters
from tular.analytics.listening.voice import share_of_voice, voice_share


def test_share_of_voice_adds_up_to_one_in_each_step() -> None:
    mentions = pl.DataFrame(
        {"step": [0, 0, 0, 0, 1], "brand": ["a", "a", "b", "a", "b"], "post": ["1", "2", "2", "1", "3"]}
    )
    assert share_of_voice(mentions).rows() == [
        (0, "a", 2, pytest.approx(2 / 3)),
        (0, "b", 1, pytest.approx(1 / 3)),
        (1, "b", 1, 1.0),
    ]


def test_voice_share_of_250_in_1000_is_a_quarter() -> None:
    mentions = pl.DataFrame({"account": ["x"] * 250 + ["y"] * 750, "post": [str(i) for i in range(1000)]})
    assert voice_share(mentions).rows() == [("y", 750, 0.75), ("x", 250, 0.25)]


def test_cooccurrence_against_chance() -> None:
    uses = pl.DataFrame(
        {
            "post": [p for p in range(4) for _ in "ab"] + [4, 5, 6, 7, 0, 1, 2],
            "term": ["a", "b"] * 4 + ["a", "a", "b", "c", "c", "c", "c"],
        }
    )
    found = cooccurrence(uses, 10)
    pairs = set(found.select("first", "second", "together").rows())
    assert pairs == {("b", "c", 3), ("a", "b", 4), ("a", "c", 3)}
    pair = found.filter(pl.col("first") == "a", pl.col("second") == "b").row(0, named=True)
    assert pair["expected"] == 6 * 5 / 10
    assert pair["lift"] == pytest.approx(4 / 3)
    assert 0 < pair["npmi"] < 1


def test_terms_that_never_part_have_npmi_one() -> None:
    uses = pl.DataFrame({"post": [1, 1, 2, 2, 3, 3], "term": ["a", "b"] * 3})
    assert cooccurrence(uses, 3)["npmi"].to_list() == [1.0]
    assert cooccurrence(uses, 100)["npmi"].to_list() == [pytest.approx(1.0)]


def test_who_starts_a_topic_and_who_makes_it_big() -> None:
    def day(number: int) -> datetime:
        return datetime(2026, 1, number, tzinfo=UTC)

    uses = pl.DataFrame(
        {
            "topic": ["t"] * 4,
            "account": [7, 7, 3, 9],
            "at": [day(2), day(1), day(3), None],
            "post": ["b", "a", "c", "d"],
        }
    )
    assert starters(uses).rows() == [("t", 7, day(1), "a", 1), ("t", 3, day(3), "c", 2)]
    spread = pl.DataFrame({"topic": ["t"] * 4, "account": [7, 3, 3, 8], "retweets": [5, 10, 5, 0]})
    assert amplifiers(spread).rows() == [("t", 3, 15, 0.75, 1), ("t", 7, 5, 0.25, 2)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Where can I buy this?", "?"),
        ("@kopikita kapan buka cabang di Ambon", "kapan"),
        ("Cerita hari ini: kopi, gimana menurut kalian?", "?"),
        ("@kopi berapa harga yang besar", "berapa"),
        ("Enak. Ada yang tahu di mana belinya", "ada yang tahu"),
        ("https://shop.example/?id=3", ""),
        ("What fun", ""),
        ("Suka banget sama Kopikita, lanjut besok ya", ""),
        ("I know where it is", ""),
    ],
)
def test_questions(text: str, rule: str) -> None:
    assert voiced(text).question == rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("My order is broken, I want a refund", "broken"),
        ("Kecewa banget, paket belum sampai", "kecewa"),
        ("Aplikasinya lemot terus", "lemot"),
        ("this does not work", "does not work"),
        ("never disappointed by this shop", ""),
        ("Tidak kecewa sama sekali", ""),
        ("tidak pernah mengecewakan", ""),
        ("unbroken record", ""),
        ("Suka banget", ""),
    ],
)
def test_complaints(text: str, rule: str) -> None:
    assert voiced(text).complaint == rule
