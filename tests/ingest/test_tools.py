"""One small table of each tool that `tools.toml` declares: what its rows become. All names and ids are invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.ingest.reading import Outcome, read_text
from tular.ingest.columns import Subject
from tular.ingest.tools import known_tools
from tular.models import RelationBatch


class Case(NamedTuple):
    tool: str
    text: str
    relations: str
    """`ada RETWEETED bob; …`, ids as they come out."""
    name: str = "table.csv"
    accounts: str = ""
    """`71=ada; …`: ids and handles that the table tells."""


def flat(**values: str) -> str:
    """A table of one row."""
    return ",".join(values) + "\n" + ",".join(values.values()) + "\n"


CASES = [
    Case(
        "posts of X by 4CAT, Zeeschuimer or Zeehaven",
        "id;author;author_fullname;author_id;body;source;is_retweet;retweeted_user;is_quote_tweet;quote_author;"
        "quote_tweet_id;is_reply;replied_author;mentions;unix_timestamp;timestamp\n"
        "92;ada;Ada;71;RT @bob: hello;App;no;;no;;;no;;bob;1785751200000;2026-8-3 10:00:00\n"
        "93;ada;Ada;71;hi @cyd;App;no;;yes;dee;90;yes;bob;bob,cyd;1785751200000;2026-8-3 10:00:00\n",
        "71 RETWEETED bob; 71 QUOTED dee; 71 REPLIED bob; 71 MENTIONED cyd",
        accounts="71=ada",
    ),
    Case(
        "mentions of X by 4CAT",
        "tweet_id,from_user_id,from_username,to_user_id,to_username,mention_type,errors\n"
        "91,71,ada,72,bob,retweeted,\n92,71,ada,73,cyd,mention,\n91,71,ada,74,dee,retweeted_mention,\n",
        "71 RETWEETED 72; 71 MENTIONED 73",
        accounts="71=ada; 72=bob; 73=cyd",
    ),
    Case(
        "mentions of X by TCAT",
        "tweet_id,user_from_id,user_from_name,user_to_id,user_to_name,mention_type\n91,71,ada,72,bob,retweet\n",
        "71 RETWEETED 72",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "posts of X by TCAT",
        "\ufeffid,time,created_at,from_user_name,text,filter_level,lang,to_user_name,in_reply_to_status_id,"
        "quoted_status_id,source,from_user_id,from_user_realname,mentions\n"
        '91,1785751200,2026-08-03 10:00:00,ada,RT @bob: hello,low,en,,,,App,71,Ada,bob\n'
        '92,1785751200,2026-08-03 10:00:00,cyd,@ada hi,low,en,ada,91,,App,73,Cyd,"ada; dee"\n',
        "71 RETWEETED bob; 73 REPLIED ada; 73 MENTIONED dee",
        accounts="71=ada; 73=cyd",
    ),
    Case(
        "posts of X by twitter-web-exporter",
        "\ufeffid,created_at,full_text,media,screen_name,name,user_id,in_reply_to,retweeted_status,quoted_status,url\n"
        '"91","2026-08-03 12:00:00 +02:00","hello","[]","bob","Bob","72",,,,"https://x.com/bob/status/91"\n'
        '"92","2026-08-03 12:01:00 +02:00","RT @bob: hello","[]","ada","Ada","71",,"91",,\n'
        '"93","2026-08-03 12:01:00 +02:00","so","[]","ada","Ada","71","91",,"91",\n',
        "71 RETWEETED 72; 71 REPLIED 72; 71 QUOTED 72",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "accounts of X by twitter-web-exporter",
        flat(id="71", screen_name="ada", friends_count="3", following="true", followed_by="false", can_dm=""),
        "",
        accounts="71=ada",
    ),
    Case(
        "posts of X by Apify or twitterapi.io",
        json.dumps(
            {
                "type": "tweet", "id": "92", "url": "https://x.com/ada/status/92", "text": "RT @bob: hello",
                "createdAt": "Mon Aug 03 10:00:00 +0000 2026", "isReply": False, "isRetweet": True,
                "author": {"type": "user", "userName": "ada", "id": "71", "followers": 120},
                "retweet": {"id": "91", "author": {"userName": "bob", "id": "72"}},
            }
        )
        + "\n"
        + json.dumps(
            {
                "id": "93", "text": "@bob hi @cyd", "createdAt": "Mon Aug 03 10:00:00 +0000 2026", "isReply": True,
                "inReplyToId": "91", "inReplyToUserId": "72", "inReplyToUsername": "bob",
                "author": {"userName": "ada", "id": "71"},
                "entities": {"user_mentions": [{"screen_name": "bob", "id_str": "72"}, {"id_str": "73"}]},
                "quoted_tweet": {"id": "90", "author": {"userName": "dee", "id": "74"}},
            }
        ),
        "71 RETWEETED 72; 71 REPLIED 72; 71 MENTIONED 73; 71 QUOTED 74",
        name="tweets.jsonl",
        accounts="71=ada; 72=bob; 74=dee",
    ),
    Case(
        "posts of X by Apify or twitterapi.io",
        "author/userName,author/id,createdAt,id,isRetweet,retweet/author/userName,retweet/author/id,retweet/id,text\n"
        "ada,71,Mon Aug 03 10:00:00 +0000 2026,92,true,bob,72,91,RT @bob: hello\n",
        "71 RETWEETED 72",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "posts of X by tweet-harvest",
        "conversation_id_str,created_at,favorite_count,full_text,id_str,image_url,in_reply_to_screen_name,lang,location,"
        "quote_count,reply_count,retweet_count,tweet_url,user_id_str,username\n"
        '"91","2026-08-03T10:00:00.000Z","0","@bob hi","92","","bob","en","","0","0","0","https://x.com/ada/status/92",'
        '"71","ada"\n',
        "71 REPLIED bob",
        accounts="71=ada",
    ),
    Case(
        "posts of X by Scweet",
        "tweet_id,timestamp,user_screen_name,user_name,text,likes,retweets,comments,tweet_url,image_links,embedded_text\n"
        "92,2026-08-03T10:00:00.000Z,ada,Ada,RT @bob: hello,0,0,0,https://x.com/ada/status/92,,\n",
        "ada RETWEETED bob",
        accounts="ada=ada",
    ),
    Case(
        "followers and friends on X by Scweet",
        "user_id,username,name,description,type,target\n72,bob,Bob,,followers,ada\n73,cyd,Cyd,,following,ada\n",
        "72 FOLLOWS ada; ada FOLLOWS 73",
        accounts="72=bob; 73=cyd",
    ),
    Case(
        "posts of X by twscrape or snscrape",
        json.dumps(
            {
                "_type": "snscrape.modules.twitter.Tweet", "id": 92, "id_str": "92",
                "date": "2026-08-03 10:00:00+00:00",
                "url": "https://x.com/ada/status/92", "user": {"id": 71, "id_str": "71", "username": "ada"},
                "rawContent": "RT @bob: hello", "mentionedUsers": [{"id": 72, "username": "bob"}],
                "retweetedTweet": {"id": 91, "user": {"id": 72, "username": "bob"}}, "quotedTweet": None,
                "inReplyToUser": None,
            }
        ),
        "71 RETWEETED 72",
        name="tweets.jsonl",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "posts of X by twint",
        "id\tcreated_at\tuser_id\tusername\tname\ttweet\tlanguage\tmentions\turls\tretweet\tquote_url\tuser_rt_id\tuser_rt\t"
        "retweet_id\treply_to\n"
        "92\t2026-08-03 10:00:00 UTC\t71\tada\tAda\thello @bob\ten\t['bob']\t[]\tFalse\t"
        "https://twitter.com/dee/status/90\t\t\t\t[{'screen_name': 'bob', 'name': 'Bob', 'id': '72'}]\n",
        "71 QUOTED dee; 71 MENTIONED 72",
        name="table.tsv",
        accounts="71=ada",
    ),
    Case(
        "accounts of X by twarc-csv",
        "id,username,public_metrics.followers_count,__twarc.url\n"
        "72,bob,5,https://a.example/2/users/71/following?max_results=1000\n",
        "71 FOLLOWS 72",
        accounts="72=bob",
    ),
    Case(
        "posts of X by twarc 1",
        "id,tweet_url,created_at,parsed_created_at,user_screen_name,text,tweet_type,in_reply_to_screen_name,"
        "in_reply_to_status_id,in_reply_to_user_id,retweet_or_quote_id,retweet_or_quote_screen_name,"
        "retweet_or_quote_user_id,source,user_id\n"
        "92,u,Mon Aug 03 10:00:00 +0000 2026,,ada,RT @bob: hi,retweet,,,,91,bob,72,App,71\n"
        "93,u,Mon Aug 03 10:00:00 +0000 2026,,ada,look,quote,,,,91,bob,72,App,71\n"
        "94,u,Mon Aug 03 10:00:00 +0000 2026,,ada,@bob yes,reply,bob,91,72,,,,App,71\n",
        "71 RETWEETED 72; 71 QUOTED 72; 71 REPLIED 72",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "posts of X by minet, gazouilloire or twitwi",
        "id,timestamp_utc,local_time,user_screen_name,text,to_username,to_userid,to_tweetid,user_id,user_name,retweeted_id,"
        "retweeted_user,retweeted_user_id,quoted_id,quoted_user,quoted_user_id,mentioned_names,mentioned_ids\n"
        '92,1785751200,2026-08-03T12:00:00,ada,"RT @bob: hello",,,,71,Ada,91,bob,72,,,,bob,72\n'
        "93,1785751200,2026-08-03T12:00:00,ada,hi,bob,72,91,71,Ada,,,,90,dee,74,bob|cyd,72|73\n",
        "71 RETWEETED 72; 71 REPLIED 72; 71 QUOTED 74; 71 MENTIONED 73",
        accounts="71=ada; 72=bob; 74=dee",
    ),
    Case(
        "posts of Bluesky by minet",
        "cid,did,uri,url,timestamp_utc,user_did,user_handle,text,to_post_uri,to_user_did,repost_by_user_did,"
        "repost_by_user_handle,repost_timestamp_utc,quoted_uri,quoted_user_did,quoted_user_handle,mentioned_user_dids\n"
        "c,did:plc:a,at://did:plc:a/app.bsky.feed.post/3k,u,1785751200,did:plc:a,ada.bsky.social,hi,,did:plc:b,did:plc:c,"
        "cyd.bsky.social,1785751300,,,,did:plc:d\n",
        "did:plc:a REPLIED did:plc:b; did:plc:a MENTIONED did:plc:d; did:plc:c RETWEETED did:plc:a",
        accounts="did:plc:a=ada.bsky.social",
    ),
    Case(
        "posts of Bluesky by 4CAT",
        "id,thread_id,created_at,author,author_id,body,tags,repost_count,quoted_post,quoted_user,replied_to_post,"
        "replied_to_user,mentions,author_display_name,timestamp\n"
        "at://did:plc:a/p/1,t,2026-08-03 10:00:00,ada.bsky.social,did:plc:a,hi,,0,,Bob.bsky.social,,,"
        '"cyd.bsky.social,did:plc:d",Ada,2026-08-03 10:00:00\n',
        "did:plc:a QUOTED bob.bsky.social; did:plc:a MENTIONED cyd.bsky.social; did:plc:a MENTIONED did:plc:d",
        accounts="did:plc:a=ada.bsky.social",
    ),
    Case("followers on X by minet", "screen_name,follower_id\nada,72\nada,73\n", "72 FOLLOWS ada; 73 FOLLOWS ada"),
    Case("friends on X by minet", "screen_name,friend_id\nada,72\n", "ada FOLLOWS 72"),
    Case(
        "posts of X by rtweet (before 1.0)",
        "user_id,status_id,created_at,screen_name,text,source,reply_to_status_id,reply_to_user_id,reply_to_screen_name,"
        "is_quote,is_retweet,mentions_user_id,mentions_screen_name,quoted_status_id,quoted_user_id,retweet_status_id,"
        "retweet_user_id,retweet_screen_name\n"
        "x71,x92,2026-08-03 10:00:00,ada,hello,App,NA,NA,NA,FALSE,TRUE,x72,bob,NA,NA,x91,x72,bob\n"
        "x71,x93,2026-08-03 10:00:00,ada,hi,App,x91,x72,bob,FALSE,FALSE,x72 x73,bob cyd,NA,NA,NA,NA,NA\n",
        "71 RETWEETED 72; 71 REPLIED 72; 71 MENTIONED 73",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "network of X by rtweet",
        "from,to,type\nada,bob,retweet\nbob,ada,quote\nada,cyd,mention\n",
        "ada RETWEETED bob; ada QUOTED bob; ada MENTIONED cyd",
    ),
    Case(
        "posts of X by academictwitteR",
        "tweet_id,user_username,text,author_id,in_reply_to_user_id,created_at,sourcetweet_type,sourcetweet_id,"
        "sourcetweet_author_id\n"
        "92,ada,hello,71,,2026-08-03T10:00:00.000Z,retweeted,91,72\n93,ada,hm,71,,2026-08-03T10:00:00.000Z,quoted,91,72\n"
        "94,ada,my own,71,,2026-08-03T10:00:00.000Z,NA,NA,NA\n",
        "71 RETWEETED 72; 71 QUOTED 72",
        accounts="71=ada",
    ),
    Case(
        "followers or friends on X by academictwitteR",
        flat(id="72", username="bob", name="Bob", from_id="71"),
        "",
        accounts="72=bob",
    ),
    Case(
        "an information operation on X, as X published it",
        "tweetid,userid,user_display_name,user_screen_name,follower_count,tweet_text,tweet_time,in_reply_to_userid,"
        "in_reply_to_tweetid,quoted_tweet_tweetid,is_retweet,retweet_userid,retweet_tweetid,hashtags,urls,user_mentions\n"
        '92,Ab12hash=,n,n,5,hello,2026-08-03 10:00,,,,true,72,91,[],[],"[72]"\n'
        '93,73,Cyd,cyd,9,"@a, hi",2026-08-03 10:01,72,91,,false,,,[],[],"[72, 74]"\n',
        "Ab12hash= RETWEETED 72; 73 REPLIED 72; 73 MENTIONED 74",
        accounts="73=cyd",
    ),
    Case(
        "posts of X by the Community Archive",
        "tweet_id,account_id,username,created_at,full_text,reply_to_tweet_id,reply_to_username,reply_to_user_id,"
        "quoted_tweet_id\n"
        "92,71,ada,2026-08-03 10:00:00+00:00,@bob hi,91,bob,72,\n"
        "93,71,ada,2026-08-03 10:00:00+00:00,RT @cyd: so,,,,\n",
        "71 REPLIED 72; 71 RETWEETED cyd",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "mentions of X by Brandwatch",
        "Report:,Kopi\n\nDate,Url,Author,Full Name,Full Text,Mentioned Authors,Thread Entry Type,Engagement Type,"
        "Twitter Author ID,Twitter Reply to,Twitter Retweet of\n"
        "2026-08-03 10:00:00.0,http://twitter.com/ada/statuses/92,ada,Ada,RT,,retweet,RETWEET,71,,"
        "http://twitter.com/bob/statuses/91\n",
        "71 RETWEETED bob",
        accounts="71=ada",
    ),
    Case(
        "posts of X by Meltwater",
        "Date\tHeadline\tURL\tHit Sentence\tInfluencer\tLanguage\tTweet Id\tTwitter Id\tTwitter Screen Name\n"
        "03-Aug-2026 10:00AM\t\thttps://x.com/ada/status/92\tRT @bob hello\t@ada\ten\t92\t71\tada\n",
        "71 RETWEETED bob",
        accounts="71=ada",
    ),
    Case(
        "posts of X by Talkwalker",
        "url,published,content,lang,extra_author_attributes.id,extra_author_attributes.short_name\n"
        "https://twitter.com/ada/status/92,2026-08-03 10:00:00,RT @bob: hello,en,71,ada\n",
        "71 RETWEETED bob",
        accounts="71=ada",
    ),
    Case(
        "shares as CooRTweet takes them",
        "object_id,account_id,content_id,timestamp_share\n91,72,91,1785751200\n91,71,92,1785751201\n#tag,71,93,1785751202\n",
        "71 RETWEETED 72",
    ),
    Case(
        "shares as CooRTweet took them before",
        "object_id,id_account,content_id,timestamp_share\n91,72,91,1785751200\n91,71,92,1785751201\n",
        "71 RETWEETED 72",
    ),
    Case(
        "shares as the Coordination Network Toolkit takes them",
        "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n91,72,bob,,,hi,1785751200,\n"
        "92,71,ada,91,,hi,1785751200,\n93,71,ada,,91,yes,1785751200,\n",
        "71 RETWEETED 72; 71 REPLIED 72",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "spread of articles on X by Hoaxy",
        "from_user_id,from_user_screen_name,id,is_mention,title,to_user_id,to_user_screen_name,tweet_created_at,tweet_id,"
        "tweet_type\n"
        '72,bob,a,false,"News, news",71,ada,2026-08-03T10:00:00.000Z,92,retweet\n'
        '72,bob,b,false,"News",71,ada,2026-08-03T10:00:00.000Z,93,quote\n'
        '71,ada,c,false,"News",72,bob,2026-08-03T10:00:00.000Z,94,reply\n72,bob,d,,"News",72,bob,,95,origin\n',
        "71 RETWEETED 72; 71 QUOTED 72; 71 REPLIED 72",
        accounts="71=ada; 72=bob",
    ),
    Case(
        "edges by NodeXL",
        "Vertex 1,Vertex 2,Relationship,Relationship Date (UTC),Imported ID\nada,bob,Followed,,\n",
        "ada FOLLOWS bob",
    ),
    Case("accounts by NodeXL", "Vertex,Followed,Followers,Tweets\nada,3,120,9\n", "", accounts="ada="),
    Case(
        "network by vosonSML",
        "from,to,post.id,post.created_at,edge_type\nada@a.example,bob@b.example,7,2026-08-03 10:00:00,reply\n",
        "ada@a.example REPLIED bob@b.example",
    ),
    Case(
        "messages of Telegram by 4CAT",
        "id,chat,author,is_reply,reply_to,body,author_forwarded_from_name,author_forwarded_from_username,"
        "author_forwarded_from_id,entities_mentioned,timestamp,unix_timestamp\n"
        "adachannel-5,adachannel,1,no,,hi,Bob,BobChannel,99,,2026-08-03 10:00:00,1785751200\n",
        "adachannel RETWEETED 99",
        accounts="adachannel=adachannel; 99=BobChannel",
    ),
    Case(
        "accounts that Mastodon says somebody follows",
        "Account address,Show boosts,Notify on new posts,Languages\nbob@b.example,true,false,\n",
        "",
        accounts="bob@b.example=",
    ),
    Case(
        "tweets.csv of an old personal archive of X",
        "author_id,tweet_id,in_reply_to_status_id,in_reply_to_user_id,timestamp,text,retweeted_status_id,"
        "retweeted_status_user_id,expanded_urls\n"
        "71,9,,,2013-08-03 10:00:00 +0000,RT @bob: hello,8,72,\n",
        "71 RETWEETED 72",
    ),
]  # fmt: skip


def relations(outcome: Outcome) -> set[str]:
    return {
        f"{source} {batch.relation} {target}"
        for batch in outcome.batches
        if isinstance(batch, RelationBatch)
        for source, target in batch.frame.select("source", "target").iter_rows()
    }


def wanted(words: str) -> set[str]:
    return {word.strip() for word in words.split(";") if word.strip()}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.text], ids=lambda case: f"{case.tool} {case.name}"
)
def test_the_tables_of_tools(case: Case, tmp_path: Path) -> None:
    outcome = read_text(case.text, tmp_path, name=case.name)
    assert outcome.rejected == []
    (said,) = outcome.reading.recognised.values()
    assert f"{case.tool} (" in said
    assert relations(outcome) == wanted(case.relations)
    if case.accounts:
        accounts = outcome.accounts
        handles = accounts["handle"] if "handle" in accounts.columns else [None] * accounts.height
        told = {f"{id_}={handle or ''}" for id_, handle in zip(accounts["id"], handles, strict=True)}
        assert told >= wanted(case.accounts)


def test_rows_of_other_platforms_are_not_taken_for_posts_of_x(tmp_path: Path) -> None:
    """Talkwalker and Brandwatch write what forums and news say into the same table."""
    (talkwalker,) = (case for case in CASES if case.tool == "posts of X by Talkwalker")
    forum = "https://forum.example/cleo/93,2026-08-03 10:00:00,RT @bob: hello,en,73,cleo\n"
    outcome = read_text(talkwalker.text + forum, tmp_path, name=talkwalker.name)
    assert relations(outcome) == wanted(talkwalker.relations)
    assert [row["reason"] for row in outcome.rejected] == ["the post is of another platform"]


def test_every_tool_has_a_case() -> None:
    assert {case.tool for case in CASES if case.text} >= {
        tool.name for tool in known_tools() if tool.name not in ELSEWHERE
    }


ELSEWHERE = {"posts of X by twarc-csv"}
"""In `test_cases`."""


def test_tools_are_told_apart() -> None:
    """No two have the same signature, for the longest decides."""
    signatures = [tool.signature for tool in known_tools()]
    assert len(set(signatures)) == len(signatures)
    assert all(tool.subject in Subject for tool in known_tools())
