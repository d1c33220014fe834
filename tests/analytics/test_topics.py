"""Names of communities: what sets them apart, in any script, the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tular.analytics.naming.evidence import hashtags, hosts, places, stop_words, words
from tular.analytics.naming.topics import Name, Term, Topic, name_communities
from tular.generate import NetworkOptions, write_network


def terms_of(frame: pl.DataFrame) -> list[tuple[int, str]]:
    return sorted(frame.select("row", "term").iter_rows())


def test_words_of_many_scripts() -> None:
    bios = pl.Series(
        [
            "Kopi & teh di Bandung, KOPI! https://example.com/kopi @warung #ngopi",
            "Les idées d'aujourd'hui; naïve café",
            "हिन्दी साहित्य",
            "قهوة عربية",
            "コーヒー",
            None,
            "the of and yang dengan untuk",
        ]
    )
    found = terms_of(words(bios))
    assert [term for row, term in found if row == 0] == ["bandung", "kopi", "teh"]
    assert (1, "café") in found
    assert {(2, "हिन्दी"), (2, "साहित्य"), (3, "قهوة"), (3, "عربية"), (4, "コーヒー")} <= set(found)
    assert not [term for row, term in found if row >= 5]


def test_stop_words_cover_english_and_indonesian() -> None:
    assert {"the", "and", "yang", "untuk", "adalah", "nggak", "udah", "https"} <= stop_words()
    assert "kopi" not in stop_words()


def test_what_phones_type_is_the_same_word() -> None:
    bios = pl.Series(
        [
            "I\u2019m a coffee fan. Don\u2019t @ me, it\u02bcs espresso",
            "İstanbul için STRASSE",
            "istanbul straße",
        ]
    )
    assert terms_of(words(bios)) == [
        (0, "coffee"), (0, "espresso"), (0, "fan"), (1, "istanbul"), (1, "strasse"), (2, "istanbul"), (2, "strasse"),
    ]  # fmt: skip
    assert terms_of(places(pl.Series(["İstanbul, TR", "istanbul"]))) == [(0, "istanbul"), (1, "istanbul")]


def test_places_hashtags_and_hosts_are_folded() -> None:
    assert terms_of(
        places(pl.Series(["Bandung, Indonesia", " São Paulo | BR", None, "📍", "東京, 日本"]))
    ) == [
        (0, "bandung"),
        (1, "são paulo | br"),
        (4, "東京"),
    ]
    rows = pl.Series([3, 3, 4])
    assert terms_of(hashtags(rows, pl.Series(["#Kopi", "kopi", "\uff2b\uff2f\uff30\uff29"]))) == [
        (3, "kopi"),
        (4, "kopi"),
    ]
    links = pl.Series(["https://www.Example.com/a?b", "http://user@m.example.com:8080", "example.com"])
    assert terms_of(hosts(rows, links)) == [(3, "example.com"), (4, "example.com")]


def said(community_words: dict[int, list[str]], each: int) -> tuple[np.ndarray, pl.DataFrame]:
    """`each` accounts a community, all with the bio of its words."""
    membership = np.repeat(np.array(list(community_words), np.int32), each)
    bios = [" ".join(community_words[int(c)]) for c in membership]
    return membership, words(pl.Series(bios))


def test_what_everybody_says_names_nobody() -> None:
    membership, evidence = said({0: ["music", "espresso", "barista"], 1: ["music", "football", "goals"]}, 10)
    first, second = name_communities(membership, evidence, ["@a", "@b"])
    assert first.label == "barista · espresso"
    assert second.label == "football · goals"
    assert first.terms[0] == Term(
        "barista", "word", first.terms[0].score, accounts=10, share=1.0, lift=float("inf")
    )
    assert first.terms[0].score == pytest.approx(10 / 14 * (1 + np.log((1 + 20) / (1 + 10))))
    assert "barista (100% of those whose bios have words, nobody else)" in first.sentence
    assert first.sentence.startswith("10 accounts around @a")


def test_one_loud_account_names_nobody() -> None:
    membership = np.zeros(50, np.int32)
    membership[25:] = 1
    rows = pl.Series([0] * 500 + [1, 2, 3])
    evidence = hashtags(rows, pl.Series(["spam"] * 500 + ["kopi"] * 3))
    assert [str(term) for term in name_communities(membership, evidence, ["@a", "@b"])[0].terms] == ["#kopi"]


def test_silence_falls_back_on_the_prominent() -> None:
    membership, evidence = said({0: ["espresso"], 1: []}, 5)
    topic = name_communities(membership, evidence, ["@a", "@b, @c"])[1]
    assert topic.label == "@b, @c"
    assert topic.terms == ()
    assert topic.sentence == "5 accounts around @b, @c, without a term that sets them apart."


def test_equal_labels_are_told_apart_and_nothing_is_said_twice() -> None:
    vocabulary = {0: ["espresso"], 1: ["espresso"], 2: ["other"], 3: ["paulo", "são-paulo"]}
    topics = name_communities(*said(vocabulary, 10), ["@a", "@b", "@c", "@d"])
    assert [topic.label for topic in topics[:2]] == ["espresso", "espresso (@b)"]
    assert len(topics[3].terms) == 1


def test_terms_of_equal_length_are_all_told() -> None:
    vocabulary = {0: ["clinic", "doctor", "nurses"], 1: ["写真", "東京"]}
    first, second = name_communities(*said(vocabulary, 10), ["@a", "@b"])
    assert first.label == "clinic · doctor · nurses"
    assert sorted(str(term) for term in second.terms) == ["写真", "東京"]


def test_a_label_lasts_while_its_terms_apply() -> None:
    vocabulary = {0: ["arabica", "barista", "crema", "espresso"], 1: ["football", "goals"], 2: ["silk"]}
    membership, evidence = said(vocabulary, 10)
    then = [
        Name("espresso · barista", ("espresso", "barista", "milk")),
        Name("football · tennis", ("football", "tennis")),
        Name("@c", ()),
    ]
    kept, anew, speaking = name_communities(membership, evidence, ["@a", "@b", "@c"], then)
    assert kept.label == "espresso · barista"
    assert [str(term) for term in kept.terms] == ["espresso", "barista", "arabica", "crema"]
    assert (anew.label, speaking.label) == ("football · goals", "silk")
    again = name_communities(membership, evidence, ["@a", "@b", "@c"], [named(kept), named(anew), None])
    assert [topic.label for topic in again] == [kept.label, anew.label, speaking.label]


def test_a_term_that_is_word_and_place_is_told_the_same_way_every_time() -> None:
    bios = ["barista in berlin"] * 20 + ["barista"] * 2 + ["garden tokyo"] * 30
    places_ = ["Berlin"] * 14 + [None] * 4 + ["Paris"] * 4 + ["Tokyo"] * 20 + ["Rome"] * 10
    evidence = pl.concat([words(pl.Series(bios)), places(pl.Series(places_))])
    membership = np.repeat(np.array([0, 1], np.int32), [22, 30])
    first = name_communities(membership, evidence, ["@a", "@b"])
    assert "berlin" in first[0].label
    earlier = list(map(named, first))
    later = [name_communities(membership, evidence, ["@a", "@b"], earlier) for _ in range(20)]
    assert {tuple(topic.sentence for topic in topics) for topics in later} == {
        tuple(topic.sentence for topic in first)
    }


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("kopi", "kopikita", True),
        ("kopi", "kopi_bandung", True),
        ("写真", "写真家", True),
        ("cafe", "café", True),
        ("art", "arts", True),
        ("saopaulo", "são_paulo", True),
        ("art", "startup", False),
        ("コート", "コード", False),
        ("의사", "의상", False),
        ("차", "창업", False),
        ("bò", "bơ", False),
        ("çay", "çayda", False),
        ("дом", "домашний", False),
        ("tea", "team", False),
        ("ai", "retail", False),
        ("हिन्दी", "दीनह", False),
    ],
)
def test_what_looks_alike_is_said_once(one: str, other: str, alike: bool) -> None:
    membership = np.repeat(np.array([0, 1], np.int32), 10)
    rows = pl.Series([*range(10), *range(10)])
    evidence = hashtags(rows, pl.Series([one] * 10 + [other] * 10))
    assert len(name_communities(membership, evidence, ["@a", "@b"])[0].terms) == (1 if alike else 2)


def test_places_that_begin_alike_are_two() -> None:
    membership = np.repeat(np.array([0, 1], np.int32), 20)
    evidence = places(pl.Series(["Bali"] * 10 + ["Balikpapan"] * 10 + ["New York"] * 20))
    tags = hashtags(pl.Series(range(20, 40)), pl.Series(["NewYork"] * 20))
    first, second = name_communities(membership, pl.concat([evidence, tags]), ["@a", "@b"])
    assert sorted(map(str, first.terms)) == ["bali", "balikpapan"]
    assert len(second.terms) == 1


def test_a_lasting_label_is_not_told_twice() -> None:
    membership = np.repeat(np.array([0, 1], np.int32), 20)
    used = {"kopi": range(10), "teh": range(9), "kopikita": range(14), "other": range(20, 40)}
    rows = [row for users in used.values() for row in users]
    tags = [tag for tag, users in used.items() for _ in users]
    earlier = [Name("#kopi · #teh", ("#kopi", "#teh")), None]
    topic, _ = name_communities(membership, hashtags(pl.Series(rows), pl.Series(tags)), ["@a", "@b"], earlier)
    assert topic.words == ["#kopi", "#teh"]


def test_a_label_lasts_though_others_say_more() -> None:
    """All of it still sets the community apart, but two of its terms are no longer among those that do most."""
    teas = [f"tea{place:02}" for place in range(12)]
    membership, evidence = said({0: ["espresso", *teas], 1: ["football"]}, 12)
    rare = pl.col("row").is_in(evidence["row"].unique().sort().head(5)) & (pl.col("row") < 12)
    said_by_few = [
        evidence.filter(rare & (pl.col("term") == "tea00")).with_columns(term=pl.lit(text))
        for text in ("barista", "crema")
    ]
    evidence = pl.concat([evidence, *said_by_few])
    then = [Name("espresso · barista · crema", ("espresso", "barista", "crema")), None]
    kept, _ = name_communities(membership, evidence, ["@a", "@b"], then)
    fresh, _ = name_communities(membership, evidence, ["@a", "@b"])
    assert not {"barista", "crema"} & set(map(str, fresh.terms))
    assert kept.label == "espresso · barista · crema"
    assert [str(term) for term in kept.terms[:3]] == ["espresso", "barista", "crema"]
    assert len(kept.terms) == 10


def test_a_label_of_accounts_lasts_while_the_first_of_them_leads() -> None:
    membership, evidence = said({0: [], 1: []}, 5)
    then = [Name("@a, @b", ()), Name("@x, @y", ())]
    topics = name_communities(membership, evidence, ["@b, @c, @a", "@y, @z"], then)
    assert [topic.label for topic in topics] == ["@a, @b", "@y, @z"]


def test_a_kept_label_is_given_to_no_other() -> None:
    vocabulary = {0: ["espresso"], 1: ["espresso"], 2: ["tea"]}
    topics = name_communities(
        *said(vocabulary, 10), ["@a", "@b", "@c"], [None, Name("espresso", ("espresso",)), None]
    )
    assert [topic.label for topic in topics] == ["espresso (@a)", "espresso", "tea"]


def named(topic: Topic) -> Name:
    return Name(topic.label, tuple(map(str, topic.terms)))


def test_row_order_changes_nothing() -> None:
    membership, evidence = said({0: ["alpha", "beta", "gamma"], 1: ["delta", "beta"]}, 6)
    shuffled = evidence.sample(fraction=1.0, shuffle=True, seed=3)
    assert name_communities(membership, evidence, ["@a", "@b"]) == name_communities(
        membership, shuffled, ["@a", "@b"]
    )


def test_generated_communities_are_named_after_their_topic_and_place(tmp_path: Path) -> None:
    write_network(tmp_path, NetworkOptions(accounts=1500, seed=5))
    accounts, posts = pl.read_csv(tmp_path / "accounts.csv"), pl.read_csv(tmp_path / "posts.csv")
    truth = pl.read_csv(next((tmp_path / "truth").glob("membership-*.csv")))
    themes = pl.read_csv(tmp_path / "truth" / "communities.csv").sort("community")
    joined = accounts.select("id").join(truth, on="id", how="left", maintain_order="left")
    membership = joined["community"].cast(pl.Int32).to_numpy()
    tags = posts.drop_nulls("hashtags").with_columns(pl.col("hashtags").str.split(" ")).explode("hashtags")
    row = {account: i for i, account in enumerate(accounts["id"])}
    evidence = pl.concat(
        [
            words(accounts["bio"]),
            places(accounts["location"]),
            hashtags(tags["author"].replace_strict(row), tags["hashtags"]),
        ]
    )
    topics = name_communities(membership, evidence, ["@x"] * (int(membership.max()) + 1))
    fitting = 0
    for topic, theme in zip(topics, themes.iter_rows(named=True), strict=True):
        known = f"{theme['hashtags']} {theme['words']} {theme['place'].lower()}"
        fitting += all(term.text in known or theme["place"].lower() in term.text for term in topic.terms[:3])
    assert fitting >= 0.9 * len(topics)


def test_a_place_stands_for_the_words_of_its_name() -> None:
    """More bios than places say it; nobody calls a community "cape · town"."""
    bios = pl.Series(["cape town vinyl"] * 10 + ["records"] * 10)
    where = pl.Series(["Cape Town, South Africa"] * 5 + ["Bandung"] * 15)
    membership = np.array([0] * 10 + [1] * 10, np.int32)
    topic = name_communities(membership, pl.concat([words(bios), places(where)]), ["@a", "@b"])[0]
    assert sorted(str(term) for term in topic.terms) == ["cape town", "vinyl"]
    assert "cape town" in topic.label
