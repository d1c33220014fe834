"""What is heard in posts: topics, bursts, who starts and who amplifies; on posts made by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from tular.results.listening.posts import Heard
from tular.results.listening.rising import (
    complaints,
    first_users,
    loudest,
    questions,
    rising,
    subject_voices,
    together,
    voices,
)

START = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def heard(posts: list[tuple[int, int, str, list[str]]], days: int = 20, most: int = 10_000) -> Heard:
    """Of (account, day, text, hashtags), one second apart; post i is retweeted i % 5 times."""
    at = [START + day * DAY + timedelta(seconds=number) for number, (_, day, _, _) in enumerate(posts)]
    row: dict[str, list[Any]] = {
        "keys": [f"p{number:05}" for number in range(len(posts))],
        "accounts": [f"x:{account}" for account, *_ in posts],
        "times": [int(each.timestamp() * 1_000_000) for each in at],
        "texts": [text for _, _, text, _ in posts],
        "hashtags": [tags for *_, tags in posts],
        "links": [["https://www.Shop.example/a"] if "shop" in text else [] for _, _, text, _ in posts],
        "retweets": [number % 5 for number in range(len(posts))],
    }
    return Heard.of([row], START, START + days * DAY, DAY, most)


def test_topics_of_a_post_by_kind() -> None:
    told = heard([(1, 0, "@Ada suka Kopi hangat di shop https://shop.example #Enak", ["Enak"])])
    assert sorted(told.uses.select("kind", "topic").rows()) == [
        ("HASHTAG", "enak"),
        ("LINK", "shop.example"),
        ("MENTION", "ada"),
        ("TERM", "hangat"),
        ("TERM", "kopi"),
        ("TERM", "shop"),
        ("TERM", "suka"),
    ]


def test_a_hashtag_that_rises_is_found_with_who_started_it() -> None:
    rng = np.random.default_rng(1)
    posts = [
        (int(rng.integers(300)), day, "text", ["usual"] if rng.random() < 0.3 else [])
        for day in range(20)
        for _ in range(60)
    ]
    posts += [(500 + account, day, "text", ["new"]) for day in (8, 9) for account in range(40)]
    told = heard(sorted(posts, key=lambda post: post[1]))
    (found,) = rising(told, ["HASHTAG"], 10)
    assert (found.topic, found.start, found.end) == ("new", START + 8 * DAY, START + 10 * DAY)
    assert found.beyond_chance
    assert found.used == 80
    assert first_users(told, "HASHTAG", "new", 2)["account"].to_list() == ["x:500", "x:501"]
    amplified = loudest(told, "HASHTAG", "new", 3)
    assert amplified["retweets"].is_sorted(descending=True)


def test_one_account_makes_no_trend() -> None:
    posts = [(account, day, "text", []) for day in range(20) for account in range(20)]
    posts += [(1, 9, "text", ["mine"]) for _ in range(50)]
    assert rising(heard(posts), ["HASHTAG"], 10) == []


def test_subjects_narrow_what_is_heard() -> None:
    posts = [
        (1, 0, "es Kopi", ["pagi"]),
        (2, 0, "@ada halo", []),
        (3, 0, "@adamant", ["Pagi"]),
        (4, 1, "teh", []),
    ]
    told = heard(posts)
    assert told.about(["kopi"]).posts.height == 1
    assert told.about(["@ada"]).posts["account"].to_list() == ["x:2"]
    assert told.about(["#PAGI"]).posts["account"].to_list() == ["x:1", "x:3"]
    assert told.about(["kopi", "@ada"]).posts.height == 2


def test_voices_questions_complaints_and_what_goes_together() -> None:
    posts = [
        (1, 0, "berapa harga yang ini?", ["a", "b"]),
        (1, 1, "kecewa sekali", ["a", "b"]),
        (2, 2, "ok", ["a", "b"]),
    ]
    posts += [(3, 3, "ok", ["c"])] * 6
    told = heard(posts)
    assert voices(told, 2).rows() == [("x:3", 6, pytest.approx(6 / 9)), ("x:1", 2, pytest.approx(2 / 9))]
    assert [(each.post, each.rule) for each in questions(told, 5)] == [("p00000", "?")]
    assert [(each.post, each.rule) for each in complaints(told, 5)] == [("p00001", "kecewa")]
    assert together(told, ["HASHTAG"], 5).select("first", "second", "together").rows() == [("#a", "#b", 3)]


def test_share_of_voice_by_subject_and_step() -> None:
    posts = [
        (1, 0, "kopi pagi", []),
        (1, 0, "kopi lagi", []),
        (2, 1, "teh dan kopi", []),
        (3, 2, "teh", []),
        (4, 2, "susu", []),
    ]
    coffee, tea, cocoa = subject_voices(heard(posts, days=3), ["kopi", "teh", "coklat"])
    assert (coffee.posts, coffee.accounts, coffee.share, coffee.steps) == (3, 2, 3 / 5, [2, 1, 0])
    assert (tea.posts, tea.accounts, tea.share, tea.steps) == (2, 2, 2 / 5, [0, 1, 1])
    assert (cocoa.posts, cocoa.share, cocoa.steps) == (0, 0.0, [0, 0, 0])
    (nobody,) = subject_voices(heard(posts, days=3), ["coklat"])
    assert nobody.share is None


def test_more_posts_than_are_heard_is_said() -> None:
    posts = [(1, 0, "text", [])] * 5
    assert not heard(posts, most=5).truncated
    assert heard(posts, most=4).truncated
    assert heard(posts, most=4).posts.height == 4


def test_nothing_heard_is_nothing() -> None:
    nothing = Heard.of([], START, START + DAY, DAY, 10)
    assert rising(nothing, ["TERM"], 5) == []
    assert together(nothing, ["TERM"], 5).is_empty()
