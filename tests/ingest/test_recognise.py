"""What a file is, told from its first lines, its header and its name; and what is asked for when it is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.reading import read_text
from tular.errors import IngestError, UsageError
from tular.models import Relation

DELIMITED = [f"1{character}2\n3{character}4\n5{character}6\n" for character in ("\t", ",", ";", " ")]


@pytest.mark.parametrize("text", DELIMITED)
def test_delimiters_are_told(text: str, tmp_path: Path) -> None:
    assert read_text(text, tmp_path).pairs == [("1", "2"), ("3", "4"), ("5", "6")]


def test_any_white_space_delimits_where_a_space_does(tmp_path: Path) -> None:
    assert read_text("1  2\n 3 4\n5\t6\n7 8 \n", tmp_path).pairs == [
        ("1", "2"),
        ("3", "4"),
        ("5", "6"),
        ("7", "8"),
    ]


def test_a_stated_delimiter_wins(tmp_path: Path) -> None:
    outcome = read_text("a;b,c;d\na;b,c;d\n", tmp_path, delimiter="comma", ids="text")
    assert outcome.pairs == [("a;b", "c;d")] * 2
    assert read_text("1|2\n3|4\n", tmp_path, delimiter="|").pairs == [("1", "2"), ("3", "4")]


HEADERS = {
    "follower,followee": Relation.FOLLOWS,
    "follower_id;followed_id": Relation.FOLLOWS,
    "user_id\tretweeted\tcount": Relation.RETWEETED,
    "Retweeter,Retweeted User": Relation.RETWEETED,
    "user_id mentioned": Relation.MENTIONED,
    "user_id,reply_to": Relation.REPLIED,
    "source,in_reply_to_user_id": Relation.REPLIED,
    "from,quoted_user_id": Relation.QUOTED,
    "source,target,firstSeen,lastSeen": Relation.FOLLOWS,
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_tells_the_relation(header: str, tmp_path: Path) -> None:
    delimiter = next(character for character in "\t;, " if character in header)
    row = delimiter.join(["1", "2", "2021-05-01", "2021-05-01"][: header.count(delimiter) + 1])
    row = row.replace("2021-05-01", "3") if "count" in header else row
    outcome = read_text(f"{header}\n{row}\n", tmp_path, name="any.csv")
    assert [batch.relation for batch in outcome.batches] == [HEADERS[header]]
    assert outcome.rejected == []


@pytest.mark.parametrize("header", ["followee,follower", "to,from"])
def test_names_tell_the_direction_not_places(header: str, tmp_path: Path) -> None:
    assert read_text(f"{header}\n1,2\n", tmp_path).pairs == [("2", "1")]


FILES = {
    "follows.csv": Relation.FOLLOWS,
    "retweets.csv.gz": Relation.RETWEETED,
    "quotes-2026.csv": Relation.QUOTED,
    "mentioned.csv": Relation.MENTIONED,
    "replies.tsv": Relation.REPLIED,
    "Mentions.csv": Relation.MENTIONED,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_name_tells_the_relation_where_the_header_does_not(name: str, tmp_path: Path) -> None:
    outcome = read_text("source,target,at,post,original\n1,2,1619861239,x:8,9\n", tmp_path, name=name)
    (batch,) = outcome.batches
    assert batch.relation is FILES[name]
    if batch.relation is not Relation.FOLLOWS:
        assert batch.frame.select("post", "original").row(0) == ("x:8", "x:9")


@pytest.mark.parametrize("text", ["source,target\n1,2\n", "follower,retweeted\n1,2\n"])
def test_an_open_relation_is_asked_for(text: str, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"does not say which relation .*--relation"):
        read_text(text, tmp_path, name="edges.csv")
    outcome = read_text(text, tmp_path, name="edges.csv", relation="QUOTED")
    assert outcome.batches[0].relation is Relation.QUOTED


@pytest.mark.parametrize("text", ["1 2\n", "1 2 3\n", "# a edge list\n1\t2\n"])
def test_what_an_edge_list_without_header_is_of_is_asked_for(text: str, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"does not say what its relations are.*--relation"):
        read_text(text, tmp_path, name="network.edgelist")
    outcome = read_text(text, tmp_path, name="network.edgelist", relation="FOLLOWS")
    assert outcome.pairs == [("1", "2")]
    assert "FOLLOWS" in outcome.reading.recognised[str(tmp_path / "network.edgelist")]


def test_a_third_column_is_a_count_or_a_time(tmp_path: Path) -> None:
    counted = read_text("1 2 3\n2 3 4\n", tmp_path, name="retweets.txt").relations(Relation.RETWEETED)
    assert counted["count"].to_list() == [3, 4]
    timed = read_text("1 2 1341101732\n2 3 1341101892\n", tmp_path, name="retweets.txt")
    times = timed.relations(Relation.RETWEETED)["at"].dt.to_string("%Y-%m-%d %H:%M:%S").to_list()
    assert times == ["2012-07-01 00:15:32", "2012-07-01 00:18:12"]
    follows = read_text("1 2 1341101732\n", tmp_path).relations(Relation.FOLLOWS)
    assert follows["firstSeen"].equals(follows["lastSeen"], check_names=False)


TIMES = {
    "2021-05-01T09:27:19.000Z": 1619861239_000000,
    "2021-05-01T11:27:19+02:00": 1619861239_000000,
    "2021-05-01 09:27:19.25": 1619861239_250000,
    "2021-05-01T09:27": 1619861220_000000,
    "2021-05-01": 1619827200_000000,
    "1619861239": 1619861239_000000,
    "1619861239123": 1619861239_123000,
}


@pytest.mark.parametrize("time", TIMES)
def test_times(time: str, tmp_path: Path) -> None:
    outcome = read_text(f"source,target,at\n1,2,{time}\n", tmp_path, name="retweets.csv")
    assert outcome.relations(Relation.RETWEETED)["at"].dt.epoch("us").to_list() == [TIMES[time]]


def test_columns_are_mapped(tmp_path: Path) -> None:
    text = "who;whom;how often\n1;2;3\n"
    columns = {"source": "who", "target": "whom", "count": "how often"}
    outcome = read_text(text, tmp_path, name="any.csv", columns=columns, relation="MENTIONED")
    assert outcome.relations(Relation.MENTIONED).select("source", "target", "count").rows() == [("1", "2", 3)]
    by_place = read_text("9 1 2\n", tmp_path, columns={"source": "2", "target": "3"})
    assert by_place.pairs == [("1", "2")]
    accounts = read_text("name,number\nA,7\n", tmp_path, name="any.csv", columns={"id": "number"}).accounts
    assert accounts.select("id", "name").rows() == [("7", "A")]


@pytest.mark.parametrize("columns", [{"source": "nobody"}, {"colour": "who"}])
def test_a_wrong_mapping_is_a_usage_error(columns: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="column"):
        read_text("who,whom\n1,2\n", tmp_path, columns=columns)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("apples,pears\n1,2\n", "no columns that Tular knows"),
        ("apples,pears\nred,green\n", "no header that Tular knows"),
        ("x" * 200_000, "no row"),
        ("1 2 3 4 5\n", "5 columns and no header"),
        ("1\n2\n", "1 column and no header"),
        ("source,source\n1,2\n", "more than one column 'source'"),
        ('[\n{"id": 1}\n]', "does not say what its ids"),
        ('[{"id": 1}]', "does not say what its ids"),
        ('{"apples": 1}\n', "no columns that Tular knows"),
        ("Dear all,\nthis is no data.\n", "no header that Tular knows"),
    ],
)
def test_what_is_not_understood_is_an_error_with_a_remedy(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=message) as raised:
        read_text(text, tmp_path, name="any.csv")
    assert raised.value.remedy


@pytest.mark.parametrize("content", [bytes(range(256)) * 9, b"\x7fELF\x02\x01" + bytes(90)])
def test_what_is_no_text_is_said(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="not text in UTF-8"):
        read_text(content, tmp_path, name="any.csv")


def test_latin_1_is_text_with_odd_bytes(tmp_path: Path) -> None:
    content = "id,name,bio\n1,Zoë,Café crème à la carte\n2,Bob,no accents\n".encode("latin-1")
    outcome = read_text(content, tmp_path, name="any.csv")
    assert outcome.accounts["id"].to_list() == ["2"]


@pytest.mark.parametrize(
    "options",
    [
        {"platform": "X!"},
        {"delimiter": "||"},
        {"delimiter": "a"},
        {"format": "excel"},
        {"direction": "up"},
        {"relation": "LIKED"},
        {"block_bytes": 0},
    ],
)
def test_wrong_options_are_usage_errors(options: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_text("1 2\n", tmp_path, **options)


@pytest.mark.parametrize("option", [{"relation": "RETWEETED"}, {"direction": "reverse"}])
def test_the_x_api_tells_relations_and_directions_itself(option: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_text('{"data": []}\n', tmp_path, **option)


def test_activity_tells_relations_itself(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_text("1 2 1341101732 RT\n", tmp_path, relation="RETWEETED")


def test_posts_and_accounts_in_the_words_of_the_model(tmp_path: Path) -> None:
    csv = (
        "id,author,at,text,lang,hashtags,links,retweetOf,quoteOf,replyTo\n"
        '5,1,2026-01-02T03:04:05Z,"a, b",en,x #y,https://a.example/?q=1;2 https://b.example,,4,\n'
    )
    json = (
        '{"id": 5, "author": "1", "at": "2026-01-02T03:04:05Z", "text": "a, b", "lang": "en", '
        '"hashtags": ["x", "y"], "links": ["https://a.example/?q=1;2", "https://b.example"], '
        '"retweetOf": null, "quoteOf": "4", "replyTo": null}\n'
    )
    from_csv = read_text(csv, tmp_path, name="posts.csv").posts
    from_json = read_text(json, tmp_path, name="posts.jsonl").posts
    assert from_csv.equals(from_json)
    row = from_csv.row(0, named=True)
    assert (row["hashtags"], row["links"]) == (["x", "y"], ["https://a.example/?q=1;2", "https://b.example"])
    assert (row["retweetOf"], row["quoteOf"]) == (None, "4")


def test_platforms_may_be_mixed_by_a_column(tmp_path: Path) -> None:
    text = "id,platform,handle\n1,x,a\n2,mastodon,b\n3,,c\n4,No Name,d\n"
    outcome = read_text(text, tmp_path, name="accounts.csv", platform="bluesky")
    assert [(batch.platform, batch.frame["id"].to_list()) for batch in outcome.batches] == [
        ("x", ["1"]),
        ("mastodon", ["2"]),
        ("bluesky", ["3"]),
    ]
    assert outcome.reasons == [(5, "platform is not a platform name")]


def test_a_property_never_takes_the_name_of_a_score(tmp_path: Path) -> None:
    accounts = read_text("id,pagerank,party line\n1,0.5,left\n", tmp_path, name="accounts.csv").accounts
    assert accounts.columns == ["id", "pagerankGiven", "party_line"]


def test_keys_are_taken_as_the_ids_in_them(tmp_path: Path) -> None:
    """Ids as Tular itself writes them, `platform:id`, lead to the same accounts."""
    outcome = read_text("source,target\nx:1,x:2\nx:,5\n3,did:plc:4\n", tmp_path, name="follows.csv")
    assert outcome.pairs == [("1", "2"), ("3", "did:plc:4")]
    assert outcome.reasons == [(3, "source is not an id")]
    posts = read_text("id,author,text,replyTo\nx:1,x:2,hi,x:3\n", tmp_path, name="posts.csv").posts
    assert posts.select("id", "author", "replyTo").row(0) == ("1", "2", "3")
