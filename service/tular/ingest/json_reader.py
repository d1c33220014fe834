"""JSON objects of platforms, one a line or in documents → batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tular.ingest.account_rows import NO_SEED
from tular.ingest.beginning import SAMPLE_BYTES, Beginning
from tular.ingest.documents import ELEMENTS, split_document
from tular.ingest.harvest import Harvest
from tular.ingest.json_lines import read_objects
from tular.ingest.json_text import REPAIRED, NotJsonError, parse, written
from tular.ingest.objects import Answer, Follow, JsonObject, User, spelled
from tular.ingest.opening import Opening, peek
from tular.ingest.options import Format, ReadOptions
from tular.models import Batch

HARVEST_ITEMS = 200_000
OWN_SEED = "lists that say themselves whose they are (--followers-of and --followed-by are not for them)"
DOCUMENT_LINES = 4
"""A value of a document may be so many times as long as a line."""


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """A kind of JSON objects. A file may hold several kinds; each object is read as the first that claims it."""

    format: Format
    says: str
    """What such a file holds."""
    claims: Callable[[JsonObject], bool]
    read: Callable[[JsonObject], Answer]
    platform: str = "x"


def read_json(opening: Opening, formats: Sequence[JsonFormat]) -> Iterator[Batch]:
    """Accounts, posts and relations of one file, in batches of about HARVEST_ITEMS of them together. `formats`: the
    file's own first."""

    def answers() -> Iterator[tuple[int, str, Answer]]:
        for line, given in read_any_objects(opening):
            kind = next((kind for kind in formats if kind.claims(given)), formats[0])
            answer = kind.read(given)
            _relate_to_seed(answer, opening.options, opening.tally.notes)
            yield line, kind.platform, answer

    return read_answers(opening, answers())


def read_answers(opening: Opening, answers: Iterable[tuple[int, str, Answer]]) -> Iterator[Batch]:
    """Batches of answers, each with its line and its usual platform."""
    harvests: dict[str, Harvest] = {}
    for line, usual, answer in answers:
        opening.tally.accepted += len(answer.rows)
        for row, reason in answer.refused:
            opening.reject(line, reason, written(row))
        platform = opening.platform(usual)
        if answer.page and not answer.refused:  # else who is missing in a list may only have been unreadable
            opening.tally.list_pages.add(platform, answer.page)
        harvest = harvests.setdefault(platform, Harvest(platform, opening.tally.notes))
        harvest.take(answer)
        if len(harvest) >= HARVEST_ITEMS:
            yield from harvest.batches()
    for harvest in harvests.values():
        yield from harvest.batches()


def _relate_to_seed(answer: Answer, options: ReadOptions, notes: Counter[str]) -> None:
    """Users of an answer that does not say whose followers or friends they are: the caller may."""
    if answer.relations:
        notes[OWN_SEED] += options.seeded
        return
    listed = [row for row in answer.rows if isinstance(row, User)]
    seed = options.followers_of or options.followed_by
    if seed is None:
        notes[NO_SEED] += len(listed)
        answer.page = None
        return
    if answer.page:
        kind = "followers" if options.followers_of else "following"
        answer.page = answer.page._replace(kind=kind, owner=spelled(seed), at=options.taken)
    for user in listed:
        pair = (user.id, spelled(seed)) if options.followers_of else (spelled(seed), user.id)
        answer.relations.append(Follow(*pair, options.taken, options.taken))


def read_any_objects(opening: Opening) -> Iterator[tuple[int, JsonObject]]:
    """Line numbers and objects, of lines or of documents."""
    if not opening.lines_only:
        head, chunks = peek(opening.chunks, SAMPLE_BYTES)
        opening = replace(opening, chunks=chunks)
        if Beginning(opening.source.name, opening.source.stem, head).is_document:
            yield from _document(opening)
            return
    for block in opening.blocks():
        yield from read_objects(block, opening.source.name, opening.rejects, opening.tally.notes)


def _document(opening: Opening) -> Iterator[tuple[int, JsonObject]]:
    most = DOCUMENT_LINES * opening.options.max_line_bytes
    for item in split_document(opening.chunks, ELEMENTS, most, opening.reject):
        try:
            value, repaired = parse(item.data)
        except NotJsonError:
            opening.reject(item.line, "the value is not valid JSON", item.data)
            continue
        opening.tally.notes[REPAIRED] += repaired
        if isinstance(value, dict):
            yield item.line, value
        else:
            opening.reject(item.line, "the value is not a JSON object", item.data)
