"""A network with known truth: accounts, follows and posts, drawn from a seed, of any size.

    from tular.generate import FileOptions, NetworkOptions, activity, network, write_network

    net = network(NetworkOptions(accounts=10_000, snapshots=4, seed=7))     # arrays only, no files
    net.source, net.target          # int32, every follow that was ever seen, sorted; account i is i
    net.first, net.last             # int8, first and last snapshot that saw it
    net.follows(t)                  # (source, target) seen at snapshot t (default: the last)
    net.membership[t, i]            # planted community of account i at snapshot t; -1: not there
    net.events                      # what happened to communities: Event(kind, snapshot, before, after)
    net.cast                        # brokers, brands, campaigns, star and fans, coordinated group, …; None for lfr
    net.circles                     # overlapping circles of the model `circles`, else None
    posts = activity(net)           # posts, retweets, quotes, replies as columns of numbers, in time order

    NetworkOptions.of_profile("circles")    # like public ego-Twitter; "fragments": like all retweets of Higgs
    write_network(folder, NetworkOptions(accounts=1_000), FileOptions(compression="zstd"))   # → Summary

Equal options give equal arrays and equal bytes, whatever the number of cores. In files account i has the id
`FIRST_ID + i` (eight digits) and post row r the id `FIRST_POST_ID + r` (ten digits, by time); column names
are those of the model; times are ISO 8601 in UTC; several hashtags or links in one field are separated by a
space.

| file | columns |
|---|---|
| `accounts.csv` | id, handle, name, kind, bio, location, createdAt, verified, followersCount, … |
| `follows.csv` | source, target, firstSeen, lastSeen; or `follows.edgelist`, or `follows-<date>.csv` |
| `posts.csv` | id, author, at, text, lang, hashtags, links, retweetOf, quoteOf, replyTo |
| `posts.jsonl` | instead of it and the four below: X API v2, flattened (`FileOptions(posts="x-api-v2")`) |
| `retweets.csv` `quotes.csv` `replies.csv` `mentions.csv` | source, target, at, post, original |
| `retweets.csv` of the model `fragments`, instead of all these | source, target, at |
| `truth/membership-<date>.csv` | id, community |
| `truth/communities.csv` | date, community, size, mixing, name, topic, place, hashtags, words |
| `truth/circles.csv` | id, circle, place (model `circles`; 0 is the middle of its core) |
| `truth/events.csv` | date, kind, before, after |
| `truth/cascades.csv` | post, original, parent, account, at, depth: the true trees |
| `truth/accounts.csv` | id, part, towards, home, popularity, engagement |
| `truth/brokers.csv` | id, community, communities |
| `truth/campaigns.csv` | name, brand, account, hashtags, from, to, communities, lift, works |
| `truth/bursts.csv` | script, at, posts, seconds: texts of the coordinated group |
| `network.json` | options, sizes, versions, rows and SHA-256 of every file |
"""

from tular.generate.activity import activity
from tular.generate.options import FileOptions, NetworkOptions
from tular.generate.planting import Event
from tular.generate.posts import FIRST_POST_ID, Act, Posts
from tular.generate.structure import FIRST_ID, Network, network
from tular.generate.write import Summary, write_network

__all__ = [
    "FIRST_ID",
    "FIRST_POST_ID",
    "Act",
    "Event",
    "FileOptions",
    "Network",
    "NetworkOptions",
    "Posts",
    "Summary",
    "activity",
    "network",
    "write_network",
]
