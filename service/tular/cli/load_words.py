"""What `tular load` says: how files are understood, and what their rows became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from tular.cli.console import console, emit_json, output

if TYPE_CHECKING:
    from tular.ingest import Explanation, ReadOptions

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


def say_summary(summary: dict[str, Any], *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    say(
        f"{summary['rowsRead']:,} rows read, {summary['accepted']:,} accepted, {summary['rejected']:,} rejected; "
        f"they became {became(summary['became']) or 'nothing'}: {summary['created']:,} {would}created, "
        f"{summary['updated']:,} updated, {summary['unchanged']:,} unchanged in {summary['seconds']:.1f} s."
    )
