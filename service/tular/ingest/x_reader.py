"""X API v2 JSON lines → batches. A row is a post or user that was asked for, whatever came along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from tular.ingest.blocks import Block
from tular.ingest.json_lines import read_objects
from tular.ingest.rejects import Rejects
from tular.ingest.tally import Tally
from tular.ingest.x_answers import read_answer
from tular.ingest.x_harvest import Harvest
from tular.models import Batch

HARVEST_ITEMS = 200_000


def read_x_lines(
    file: str, blocks: Iterable[Block], platform: str, rejects: Rejects, tally: Tally
) -> Iterator[Batch]:
    """Accounts, posts and relations of one file, in batches of about HARVEST_ITEMS of them together."""
    harvest = Harvest(platform, tally.notes)
    for block in blocks:
        for line, given in read_objects(block, file, rejects):
            answer = read_answer(given)
            refused = harvest.take(answer)
            tally.accepted += len(answer.rows) - len(refused)
            for row, reason in refused:
                rejects.add(file, line, reason, orjson.dumps(row))
            if len(harvest) >= HARVEST_ITEMS:
                yield from harvest.batches()
    yield from harvest.batches()
