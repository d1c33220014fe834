"""What a load says when all is read: how files were understood, what was left out, and what is worth knowing."""

from __future__ import annotations

from collections.abc import Iterator

from tular.ingest import Reading, Rejects

MOST_REASONS = 10


def how_it_was_read(reading: Reading, rejected: Rejects) -> Iterator[str]:
    """Sentences."""
    for file, sentence in reading.recognised.items():
        yield f"{file}: {sentence}"
        for words in reading.sentences.get(file, ()):
            yield f"  {words}"
    for file, reason in reading.passed_over.items():
        yield f"{file} was passed over: {reason}"
    for file, damage in reading.broken.items():
        yield f"{file}: {damage}. Only what comes before is loaded; get the file again and load it again."
    for note, count in reading.notes.items():
        yield f"{count:,} {note}"
    for reason, count in rejected.by_reason.most_common(MOST_REASONS):
        yield f"Rejected: {count:,} rows, {reason}"
    if rejected.truncated:
        yield "There were more rejected rows than the reject file holds."
