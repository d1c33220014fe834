"""What `tular load` says: how files are understood, what their rows became, and the record of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from tular.cli.console import console, emit_json, output

if TYPE_CHECKING:
    from tular.ingest import Explanation, Reading, ReadOptions, Rejects
    from tular.store.ledger.loads import LoadRecord
    from tular.store.load.loading import Loaded

_NAMES = {
    "accounts": "accounts",
    "posts": "posts",
    "FOLLOWS": "follows",
    "RETWEETED": "retweets",
    "QUOTED": "quotes",
    "REPLIED": "replies",
    "MENTIONED": "mentions",
    "removals": "removals of what was deleted",
}


def say(sentence: str) -> None:
    console.print(escape(sentence))


def say_explanations(paths: Sequence[str], options: ReadOptions, *, as_json: bool) -> None:
    from tular.ingest import explain

    if as_json:
        emit_json([asdict(explanation) for explanation in explain(paths, options)])
        return
    for explanation in explain(paths, options):
        _say_explanation(explanation)


def _say_explanation(explanation: Explanation) -> None:
    def tell(sentence: str) -> None:
        output.print(escape(sentence))

    tell(f"{explanation.file}: {explanation.understood}")
    for sentence in explanation.sentences:
        tell(f"  {sentence}")
    if explanation.rows_read:
        seen = "Its" if explanation.whole else "Its first"
        tell(f"  {seen} {explanation.rows_read:,} rows become {became(explanation.made) or 'nothing'}.")
    for row in explanation.rows:
        tell(f"    {row}")
    for reason, count in explanation.rejected.most_common():
        tell(f"  Rejected: {count:,} rows, {reason}.")
    for note, count in explanation.notes.items():
        tell(f"  {count:,} {note}.")


def became(made: dict[str, int]) -> str:
    """`1,000 posts, 800 accounts, 300 retweets`"""
    return ", ".join(f"{made[kind]:,} {name}" for kind, name in _NAMES.items() if made.get(kind))


def say_how(reading: Reading, rejected: Rejects) -> None:
    """How each file was understood, what was left out, and what is worth knowing."""
    for file, sentence in reading.recognised.items():
        say(f"{file}: {sentence}")
        for words in reading.sentences.get(file, ()):
            say(f"  {words}")
    for file, reason in reading.passed_over.items():
        say(f"{file} was passed over: {reason}")
    for file, damage in reading.broken.items():
        say(f"{file}: {damage}. Only what comes before is loaded; get the file again and load it again.")
    for note, count in reading.notes.items():
        say(f"{count:,} {note}")
    for reason, count in rejected.by_reason.most_common(10):
        say(f"Rejected: {count:,} rows, {reason}")
    if rejected.truncated:
        say("There were more rejected rows than the reject file holds.")


def say_summary(summary: dict[str, Any], *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    say(
        f"{summary['rowsRead']:,} rows read, {summary['accepted']:,} accepted, {summary['rejected']:,} rejected; "
        f"they became {became(summary['became']) or 'nothing'}: {summary['created']:,} {would}created, "
        f"{summary['updated']:,} updated, {summary['unchanged']:,} unchanged in {summary['seconds']:.1f} s."
    )


def load_record(
    load_id: str, started_at: datetime, reading: Reading, rejected: Rejects, done: Loaded
) -> LoadRecord:
    from tular.store.ledger.loads import LoadedSource, LoadRecord

    created, updated = done.counts.created, done.counts.updated
    return LoadRecord(
        load_id,
        started_at,
        datetime.now(UTC),
        str(done.way),
        done.number,
        [
            LoadedSource(name, reading.fingerprints.get(name, ""), understood)
            for name, understood in reading.recognised.items()
        ],
        reading.rows_read,
        reading.accepted,
        rejected.count,
        dict(rejected.by_reason),
        dict(reading.made),
        dict(reading.notes),
        created,
        updated,
        reading.made.total() - created - updated,
    )
