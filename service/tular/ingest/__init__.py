"""Files → batches: readers for the formats of follower and retweet data, with checks and rejects."""

from tular.ingest.options import Direction, Format, IdKind, ReadOptions
from tular.ingest.reader import Reading, read
from tular.ingest.rejects import Rejects

__all__ = ["Direction", "Format", "IdKind", "ReadOptions", "Reading", "Rejects", "read"]
