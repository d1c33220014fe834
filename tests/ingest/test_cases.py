"""Whole kinds of trouble that real files made: each small file here stands for one, and has its right answer."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.ingest.reading import Outcome, read_paths, read_text
from tular.errors import IngestError, UsageError
from tular.ingest.tools import read_mapping
from tular.models import Relation


def ends(outcome: Outcome, relation: Relation) -> set[tuple[str, str]]:
    return set(outcome.relations(relation).select("source", "target").rows())


def notes(outcome: Outcome) -> str:
    return "; ".join(f"{count} {note}" for note, count in outcome.reading.notes.items())


TWARC_CSV = """\
id,conversation_id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,referenced_tweets.quoted.id,author_id,\
in_reply_to_user_id,in_reply_to_username,retweeted_user_id,retweeted_username,quoted_user_id,quoted_username,created_at,\
text,lang,source,entities.hashtags,entities.mentions,author.username,author.name,author.public_metrics.followers_count
91,,,,,71,,,,,,,2024-05-01T10:00:00.000Z,morning #kopi,en,Web,"[{""start"": 8, ""tag"": ""kopi""}]",,ada,Ada,10
92,,,91,,72,,,71,ada,,,2024-05-01T10:05:00.000Z,RT @ada: morning #kopi,en,Phone,,"[""@ada""]",bob,Bob,
93,,91,,,73,71,ada,,,,,2024-05-01T10:06:00.000Z,@ada hi @dee,en,Phone,,\
"[{""username"": ""ada"", ""id"": ""71""}, {""username"": ""dee"", ""id"": ""74""}]",cyd,Cyd,
94,,,,92,73,,,,,72,bob,2024-05-01T10:07:00.000Z,look,en,Phone,,,cyd,Cyd,
"""


def test_twarc_csv_has_all_relations_handles_and_hashtags(tmp_path: Path) -> None:
    outcome = read_text(TWARC_CSV, tmp_path, name="tweets.csv")
    assert ends(outcome, Relation.RETWEETED) == {("72", "71")}
    assert ends(outcome, Relation.REPLIED) == {("73", "71")}
    assert ends(outcome, Relation.QUOTED) == {("73", "72")}
    assert ends(outcome, Relation.MENTIONED) == {("73", "74")}
    assert outcome.posts.filter(pl.col("id") == "91")["hashtags"].to_list() == [["kopi"]]
    assert set(outcome.accounts.select("id", "handle").rows()) >= {
        ("71", "ada"),
        ("72", "bob"),
        ("73", "cyd"),
    }
    assert outcome.rejected == []


def test_a_stated_relation_limits_a_post_table_and_says_so(tmp_path: Path) -> None:
    outcome = read_text(TWARC_CSV, tmp_path, name="tweets.csv", relation="RETWEETED")
    assert ends(outcome, Relation.RETWEETED) == {("72", "71")}
    assert ends(outcome, Relation.REPLIED) == set()
    assert "of another relation than the stated one" in notes(outcome)


FOUR_CAT = """\
id,thread_id,timestamp,unix_timestamp,body,author,author_fullname,author_id,source,is_retweet,retweeted_user,\
is_quote_tweet,quoted_user,is_reply,replied_user,hashtags,mentions
1,1,2024-05-01 10:00:00,1714557600,tea #Teh,Lena_T,Lena,7001,TweetDeck,no,,no,,no,,Teh,
2,1,2024-05-01 10:05:00,1714557900,RT @lena_t: tea,omar_q,Omar,7002,TweetDeck,yes,lena_t,no,,no,,Teh,lena_t
3,1,2024-05-01 10:06:00,1714557960,RT @lena_t: tea,mia_r,Mia,7003,Twitter for Android,yes,LENA_T,no,,no,,,lena_t
4,1,2024-05-01 10:07:00,1714558020,@omar_q no,mia_r,Mia,7003,Hootsuite,no,,no,,yes,omar_q,,"omar_q,zed"
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_client_app_is_nobody_who_retweets(delimiter: str, tmp_path: Path) -> None:
    text = FOUR_CAT.replace('"omar_q,zed"', "omar_q zed").replace(",", delimiter)
    outcome = read_text(text, tmp_path, name="tweets.csv", relation="RETWEETED")
    assert ends(outcome, Relation.RETWEETED) == {("7002", "lena_t"), ("7003", "lena_t")}
    whole = read_text(text, tmp_path, name="tweets.csv")
    assert ends(whole, Relation.REPLIED) == {("7003", "omar_q")}
    assert ends(whole, Relation.MENTIONED) == {("7003", "zed")}
    assert ("7001", "Lena_T") in whole.accounts.select("id", "handle").rows()


POSTS = """\
id,author,at,text,hashtags,retweet_of,quote_of,reply_to
1,71,2024-05-01T10:00:00Z,tea #teh,teh,,,
2,72,2024-05-01T10:05:00Z,RT @lena_t: tea,,1,,
3,73,2024-05-01T10:06:00Z,agree,,,1,
4,73,2024-05-01T10:07:00Z,@lena_t yes,,,,1
5,73,2024-05-01T10:08:00Z,who,,,,99
"""


def test_posts_that_name_the_original_only_give_relations_between_accounts(tmp_path: Path) -> None:
    outcome = read_text(POSTS, tmp_path, name="posts.csv")
    assert ends(outcome, Relation.RETWEETED) == {("72", "71")}
    assert ends(outcome, Relation.QUOTED) == {("73", "71")}
    assert ends(outcome, Relation.REPLIED) == {("73", "71")}
    assert "1 referenced posts whose author is unknown (no relation)" in notes(outcome)
    event = outcome.relations(Relation.RETWEETED).row(0, named=True)
    assert (event["post"], event["original"]) == ("x:2", "x:1")


def test_originals_may_be_in_another_file(tmp_path: Path) -> None:
    lines = POSTS.splitlines(keepends=True)
    (tmp_path / "b.csv").write_text("".join(lines[:2]))
    (tmp_path / "a.csv").write_text("".join([lines[0], *lines[2:5]]))
    outcome = read_paths([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path)
    assert ends(outcome, Relation.RETWEETED) == {("72", "71")}


def test_a_list_of_relations_is_not_taken_for_accounts(tmp_path: Path) -> None:
    text = "user,user_id\nada,1\nada,2\nbob,3\n"
    with pytest.raises(IngestError, match=r"looks like a list of relations.*--relation"):
        read_text(text, tmp_path, name="edges.csv")
    columns = {"source": "user", "target": "user_id"}
    outcome = read_text(text, tmp_path, name="edges.csv", columns=columns, relation="FOLLOWS", ids="text")
    assert outcome.pairs == [("ada", "1"), ("ada", "2"), ("bob", "3")]
    assert read_text("user,user_id\nada,1\nbob,3\n", tmp_path, name="any.csv").accounts.height == 2


def test_a_stated_relation_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no two columns.*--column source=A"):
        read_text("user_id,name\n1,Ada\n2,Bob\n", tmp_path, name="any.csv", relation="FOLLOWS")


def test_a_mapped_column_of_another_subject_is_refused(tmp_path: Path) -> None:
    columns = {"followersCount": "n", "source": "follower"}
    with pytest.raises(UsageError, match="no column followersCount"):
        read_text("follower,followed,n\n1,2,3\n", tmp_path, name="any.csv", columns=columns)


def test_ids_that_went_through_floating_point(tmp_path: Path) -> None:
    whole = "user_id,retweeted_user_id\n7002.0,7001.0\n7003.0,7001.0\n"
    outcome = read_text(whole, tmp_path, name="any.csv")
    assert ends(outcome, Relation.RETWEETED) == {("7002", "7001"), ("7003", "7001")}
    assert "4 ids written as 7001.0" in notes(outcome)
    lost = "user_id,retweeted_user_id\n7002,1.10000000000000002e+18\n7.9E+017,7001\n1100000000000000000.0,7001\n7,8\n"
    outcome = read_text(lost, tmp_path, name="any.csv")
    assert ends(outcome, Relation.RETWEETED) == {("7", "8")}
    assert all("floating point" in reason for _, reason in outcome.reasons)
    assert len(outcome.reasons) == 3


def test_rounded_ids_are_told(tmp_path: Path) -> None:
    rows = "".join(f"{10**15 + n * 1000},{n}\n" for n in range(9))
    assert "end in 000" in notes(read_text(rows, tmp_path, name="follows.csv"))


def test_the_wrappings_of_ids_are_taken_off(tmp_path: Path) -> None:
    outcome = read_text("follower,followed\nx71,x72\n'73,72\n74,72\n", tmp_path, name="any.csv")
    assert outcome.pairs == [("71", "72"), ("73", "72"), ("74", "72")]


GEPHI = (
    "Source,Target,Type,Id,Label,timeset,Weight\n"
    "72,71,Directed,0,,,1.0\n73,71,Directed,1,,,3.0\n71,73,Directed,2,,,0.93\n"
)


def test_weights_keep_their_fractions(tmp_path: Path) -> None:
    found = read_text(GEPHI, tmp_path, name="edges.csv", relation="RETWEETED").relations(Relation.RETWEETED)
    assert found["count"].to_list() == [1.0, 3.0, 0.93]
    whole = read_text(GEPHI.replace("0.93", "2"), tmp_path, name="edges.csv", relation="RETWEETED")
    assert whole.relations(Relation.RETWEETED)["count"].dtype == pl.Int64
    follows = read_text(GEPHI, tmp_path, name="edges.csv", relation="FOLLOWS")
    assert len(follows.pairs) == 3
    assert "3 follows with a count or weight, which a follow does not keep" in notes(follows)


def test_undirected_rows_are_told(tmp_path: Path) -> None:
    text = "Source;Target;Type\n1;2;Undirected\n2;3;Directed\n"
    assert "1 rows that say they are undirected" in notes(
        read_text(text, tmp_path, name="any.csv", relation="FOLLOWS")
    )


def test_rows_that_nothing_tells_apart_are_counted(tmp_path: Path) -> None:
    rows = "retweeter,retweeted\n" + "omar,lena\n" * 5 + "mia,lena\nmia,omar\n"
    found = read_text(rows, tmp_path, name="any.csv").relations(Relation.RETWEETED)
    assert found.select("source", "target", "count").rows() == [
        ("omar", "lena", 5),
        ("mia", "lena", 1),
        ("mia", "omar", 1),
    ]
    again = read_text(rows, tmp_path, name="other.csv", block_bytes=1).relations(Relation.RETWEETED)
    assert again.equals(found), "the same content is the same count, whatever its name and blocks"
    days = "retweeter,retweeted,date\nomar,lena,2024-05-01\nomar,lena,2024-05-01\nomar,lena,2024-05-02\n"
    assert sorted(read_text(days, tmp_path, name="any.csv").relations(Relation.RETWEETED)["count"]) == [1, 2]


SEPARATOR_LINES = {
    "edges": ("\ufeffsep=;\n Source ; Target ;Weight\n72;71;2\n73;71;1\n", [("72", "71"), ("73", "71")]),
    "turned round": ('"sep=;"\nTarget;Source\n71;72\n71;73\n', [("72", "71"), ("73", "71")]),
    "tab": ("sep=\t\nTarget\tSource\n71\t72\n", [("72", "71")]),
    "old Mac": ("Source;Target\r72;71\r73;71\r", [("72", "71"), ("73", "71")]),
}


@pytest.mark.parametrize("case", SEPARATOR_LINES)
def test_spreadsheets_peculiarities(case: str, tmp_path: Path) -> None:
    text, pairs = SEPARATOR_LINES[case]
    outcome = read_text(text, tmp_path, name="any.csv", relation="FOLLOWS")
    assert outcome.pairs == pairs
    assert outcome.rejected == []


def test_words_for_nothing_are_nobody(tmp_path: Path) -> None:
    text = "source,target\n71,72\nNA,72\n73,NULL\nnan,nan\n73,71\n-1,72\nNone,71\n"
    outcome = read_text(text, tmp_path)
    assert outcome.pairs == [("71", "72"), ("73", "71")]
    assert [reason for _, reason in outcome.reasons] == [
        "source is missing", "target is missing", "source is missing", "source is not an id", "source is missing",
    ]  # fmt: skip
    names = read_text("source,target\nann,NA\nbob,ann\n", tmp_path, ids="text", platform="forum")
    assert ("ann", "NA") in names.pairs


HANDLES = "mentioner,mentioned\nLena_T,omar_q\nlena_t,@omar_q\nLENA_T,https://x.com/Omar_Q\nmia_r,lena_t\n"


def test_a_handle_has_one_spelling(tmp_path: Path) -> None:
    found = read_text(HANDLES, tmp_path, name="any.csv").relations(Relation.MENTIONED)
    assert found.select("source", "target", "count").rows() == [
        ("lena_t", "omar_q", 3),
        ("mia_r", "lena_t", 1),
    ]


def test_networkx_dicts_are_weights(tmp_path: Path) -> None:
    text = "71 72 {'weight': 3}\n73 72 {'weight': 0.5}\n71 73 {}\n"
    found = read_text(text, tmp_path, name="any.edgelist", relation="RETWEETED").relations(Relation.RETWEETED)
    assert dict(zip(found["source"] + found["target"], found["count"], strict=True)) == {
        "7172": 3.0,
        "7372": 0.5,
        "7173": 1.0,
    }
    with pytest.raises(IngestError, match="does not say what its relations are"):
        read_text(text, tmp_path, name="any.edgelist")


def test_twarc_network_keeps_relations_apart(tmp_path: Path) -> None:
    text = (
        "ada,bob,{'weight': 2, 'retweet': 1, 'reply': 0, 'quote': 0, 'mention': 1}\n"
        "bob,cyd,{'weight': 3, 'retweet': 0, 'reply': 3, 'quote': 0, 'mention': 0}\n"
    )
    outcome = read_text(text, tmp_path, name="any.csv")
    assert ends(outcome, Relation.RETWEETED) == ends(outcome, Relation.MENTIONED) == {("ada", "bob")}
    assert outcome.relations(Relation.REPLIED)["count"].to_list() == [3]


def test_the_size_line_of_a_matrix_is_no_relation(tmp_path: Path) -> None:
    text = "%%MatrixMarket matrix coordinate pattern general\n% a comment\n3 3 2\n1 2\n2 3\n"
    assert read_text(text, tmp_path).pairs == [("1", "2"), ("2", "3")]
    assert read_text("% asym unweighted\n% 2 3 3\n1 2\n2 3\n", tmp_path).pairs == [("1", "2"), ("2", "3")]


def test_a_third_column_of_words_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="third column that is neither counts nor times"):
        read_text("1 2 red\n2 3 blue\n", tmp_path)


PREAMBLE = "Report:,Kopi\nBrand:,Teh\nFrom:,2026-08-01\n\n"
BRANDWATCH = (
    "Date,Url,Author,Full Name,Full Text,Mentioned Authors,Thread Entry Type,Engagement Type,X Repost of,X Reply to\n"
    "2026-08-03 10:00:00.0,http://twitter.com/ada/statuses/91,ada,Ada,RT @bob: hello,,retweet,RETWEET,"
    "http://twitter.com/bob/statuses/90,\n"
    "2026-08-03 10:01:00.0,http://twitter.com/cyd/statuses/92,cyd,Cyd,hi,\"@bob, @dee\",reply,REPLY,,"
    "http://twitter.com/bob/statuses/90\n"
)  # fmt: skip


def test_lines_before_the_header_are_a_preamble(tmp_path: Path) -> None:
    outcome = read_text(PREAMBLE + BRANDWATCH, tmp_path, name="mentions.csv")
    assert ends(outcome, Relation.RETWEETED) == {("ada", "bob")}
    assert ends(outcome, Relation.REPLIED) == {("cyd", "bob")}
    assert ends(outcome, Relation.MENTIONED) == {("cyd", "dee")}
    assert outcome.relations(Relation.RETWEETED)["post"].to_list() == ["x:91"]
    assert outcome.rejected == []


def test_a_header_on_the_second_row_and_kinds_by_row(tmp_path: Path) -> None:
    text = (
        "Edges,,,,,,,\nVertex 1,Vertex 2,Color,Width,Relationship,Relationship Date (UTC),Tweet,Imported ID\n"
        "ada,bob,,,Mentions,5/1/2024 10:00,hi,91\ncyd,ada,,,Retweet,5/1/2024 10:01,RT,92\n"
        "ada,ada,,,Tweet,5/1/2024 10:02,x,93\nada,bob,,,Likes,5/1/2024 10:02,x,93\n"
    )
    outcome = read_text(text, tmp_path, name="nodexl.csv")
    assert ends(outcome, Relation.MENTIONED) == {("ada", "bob")}
    assert ends(outcome, Relation.RETWEETED) == {("cyd", "ada")}
    assert "1 rows that say they are no relation" in notes(outcome)
    assert [line for line, _ in outcome.reasons] == [6]


def test_a_seed_is_stated_or_read_from_the_file_never_guessed(tmp_path: Path) -> None:
    listed = "id,username,public_metrics.followers_count,__twarc.url\n72,bob,5,https://a.example/2/users/71/followers?x=1\n"
    assert read_text(listed, tmp_path, name="users.csv").pairs == [("72", "71")]
    users = "id,username\n72,bob\n73,cyd\n"
    assert read_text(users, tmp_path, name="users.csv").batches[0].frame.height == 2
    assert read_text(users, tmp_path, name="users.csv", followers_of="71").pairs == [
        ("72", "71"),
        ("73", "71"),
    ]
    assert read_text(users, tmp_path, name="users.csv", followed_by="@Ada").pairs == [
        ("ada", "72"),
        ("ada", "73"),
    ]
    assert read_text("72\n73\n", tmp_path, name="ids.txt", followers_of="71").pairs == [
        ("72", "71"),
        ("73", "71"),
    ]


def test_what_a_lone_id_is_of_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="does not say what its ids"):
        read_text("id,action,reason\n91,delete,deleted\n92,delete,suspended\n", tmp_path, name="gone.csv")


def test_a_mapping_file_reads_any_layout(tmp_path: Path) -> None:
    """The example of docs/loading.md."""
    text = (Path(__file__).parents[2] / "docs" / "loading.md").read_text()
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(text.partition("```toml\n")[2].partition("```")[0])
    table = (
        "Beitrag;Konto-Nr;Zeitpunkt;Inhalt;Art;von Konto\n"
        "91;71;03.08.2026 10:00;Tee;Original;\n92;72;03.08.2026 10:05;Tee;Weiterleitung;71\n"
    )
    outcome = read_text(table, tmp_path, name="beitraege.csv", mapping=read_mapping(mapping))
    assert ends(outcome, Relation.RETWEETED) == {("72", "71")}
    assert outcome.posts["at"].dt.to_string("%d.%m. %H:%M").to_list() == ["03.08. 10:00", "03.08. 10:05"]


@pytest.mark.parametrize("text", ["subject = 5", "subject = 'posts'\ncolumns = {x = 'y'}", "= ", "kinds = 1"])
def test_a_wrong_mapping_file_is_a_usage_error(text: str, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(text)
    with pytest.raises(UsageError):
        read_mapping(mapping)


def test_relations_of_accounts_to_themselves_are_kept_and_told(tmp_path: Path) -> None:
    outcome = read_text("source,target\n71,71\n71,72\n72,72\n", tmp_path, name="follows.csv")
    assert ends(outcome, Relation.FOLLOWS) == {("71", "71"), ("71", "72"), ("72", "72")}
    assert "2 relations of accounts to themselves (kept, left out of analyses)" in notes(outcome)
