"""Files → batches: readers for the formats of follower and retweet data, with checks and rejects.

`read(paths, options, rejects)` gives the batches that stores write. What it decides, where sources leave it open:

* **Rows.** A row is a line of an edge list, a record of a table, or a post or user that an answer of the X API is
  about (not what came along with it). Each row is either accepted or rejected, with file, line in the decompressed
  text and reason; so `rows_read = accepted + rejected`. Blank lines, comments and headers are no rows.
* **Kept as the source says.** Relations of an account to itself and repeated rows are accepted; a snapshot drops
  the former and counts them, the store writes the latter once. A follow has no count: such columns are checked and
  dropped, and a follow with one time was first and last seen then. Of values that differ, the last read stays.
* **Direction.** Names of columns tell it (`followee,follower` is read right), or what is known of the tool that wrote
  the table (`tools.toml`); otherwise the first column is the source of the relation, unless `Direction.REVERSE` says
  that the file lists the influencer first.
* **Relations** are told by the header, or else by a file name such as `retweets.csv`; what stays open is an error
  that names the option. Likes are no relation of the model.
* **Ids** are numbers where most of a file's first ids are; then anything else is rejected. `007` is not 7.
  Keys (`x:44196397`) are taken as the ids in them; handles have one spelling (`tular.handles`); words for nothing
  (`NA`, `NULL`) name nobody; ids that lost digits in floating point are rejected.
* **Counts.** Events that nothing tells apart are counted, a file at a time (`tular.ingest.totals`).
* **Times** in the ways that tools write them (`tular.ingest.times`), in UTC unless they say otherwise.
* **Damage.** When a compressed stream breaks, all whole lines before are kept and the line in which it breaks is
  rejected. Lines over `max_line_bytes` are rejected without being held.
* **Folders** give their data files, not those of their sub-folders; what is not understood there is passed over, with
  the reason. Files that were named must be understood, which is checked before anything is read.
* **The X API's** retweets, quotes, replies, mentions and edits: see `tular.ingest.harvest`.

Memory is bounded by `block_bytes` (at most about 600 MB at the default of 16 MiB), whatever the size of the input.
"""

from tular.ingest.explain import Explanation, explain
from tular.ingest.follow import Followed
from tular.ingest.options import Direction, Format, IdKind, ReadOptions
from tular.ingest.reader import Reading, read
from tular.ingest.rejects import Rejects

__all__ = [
    "Direction",
    "Explanation",
    "Followed",
    "Format",
    "IdKind",
    "ReadOptions",
    "Reading",
    "Rejects",
    "explain",
    "read",
]
