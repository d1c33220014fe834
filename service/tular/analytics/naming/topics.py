"""What sets a community apart, in words: three terms, a label and a sentence, the same ones every time.

Class-based TF-IDF (Grootendorst 2022, "BERTopic"), counted in accounts: how common a term is among the
members who say anything of its kind, times how rare it is among all. The rarity is scikit-learn's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import numpy as np
import polars as pl
import scipy.sparse

from tular.analytics.naming.evidence import SYLLABLES
from tular.models import Ids

LEAST_ACCOUNTS = 3
LEAST_LIFT = 1.5
_WEIGHT = {"hashtag": 1.0, "word": 1.0, "place": 1.0, "link": 0.5}
"""Sites tell much, but read badly."""
_TERMS = 10
_TERM = ("term", "kind", "score", "accounts", "share", "lift")
_IN_LABEL = 3
_STEM = 4
"""Letters that another term must begin with to look like the same one, where letters are no syllables or words."""
_MARKS = re.compile("[\u0300-\u036f]")
"""Accents, which who is in a hurry leaves out: "café", "cafe"."""
_SYLLABLES = re.compile(f"{SYLLABLES}+$")
_BETWEEN_WORDS = re.compile(r"[\s_\-|/,.&]+")
_KEPT = 1 << 14
"""Texts whose words are kept: each is compared with many others."""
_CAUTION = 4.0
"""Added to the accounts that say anything: three bios of which two say "coffee" are no coffee community
yet."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a community: the members that use it, their share of those who say anything of this `kind`,
    and
    `lift`, that share over the share among all other accounts (infinite where nobody else uses it)."""

    text: str
    kind: str
    score: float
    accounts: int
    share: float
    lift: float

    def __str__(self) -> str:
        return f"#{self.text}" if self.kind == "hashtag" else self.text


@dataclass(frozen=True, slots=True)
class Topic:
    """`terms` (at most ten): those of the `label`, up to three, then by falling score; a `sentence` with the
    numbers."""

    terms: tuple[Term, ...]
    label: str
    sentence: str

    @property
    def words(self) -> list[str]:
        """The terms as they are written."""
        return list(map(str, self.terms))


@dataclass(frozen=True, slots=True)
class Name:
    """What a community was called before: the `label`, and its terms as they were written, those of it first."""

    label: str
    terms: tuple[str, ...]


def name_communities(
    membership: Ids,
    evidence: pl.DataFrame,
    fallbacks: list[str],
    earlier: Sequence[Name | None] | None = None,
) -> list[Topic]:
    """One topic for each community 0 … k - 1 of `membership`[n].

    `evidence` is the concatenation of frames from `evidence`; `fallbacks`[k] names a community whose
    members say too little (its most prominent handles). Ties are decided by kind, then alphabet. A label
    that a larger community has is told apart by the fallback. A label of `earlier`[k] lasts while all its terms
    still set the community apart, one of them among the ten that do most, or, where it names accounts, while the
    first of them still leads.
    """
    sizes = np.bincount(membership, minlength=len(fallbacks))
    scored = _scored(membership, evidence)
    chosen = _chosen(scored)
    names = list(earlier or [None] * len(fallbacks))
    applying = _applying(scored, names)
    parts = [
        _lasting(name, chosen.get(community, ()), applying.get(community, {}), fallback)
        for community, (name, fallback) in enumerate(zip(names, fallbacks, strict=True))
    ]
    taken = {label for label, _ in parts if label}
    topics: list[Topic] = []
    for size, fallback, (kept, terms) in zip(sizes.tolist(), fallbacks, parts, strict=True):
        label = kept or _fresh_label(terms, fallback, taken)
        taken.add(label)
        topics.append(Topic(terms, label, _sentence(size, terms, fallback)))
    return topics


def _applying(scored: pl.DataFrame, names: list[Name | None]) -> dict[int, dict[str, Term]]:
    """Terms of earlier labels that still set their communities apart, by community, as they are written; of a word
    and a place written alike the one that says more."""
    said = [(row, text) for row, name in enumerate(names) if name for text in name.terms[:_IN_LABEL]]
    wanted = pl.DataFrame(said, schema={"community": pl.Int64, "written": pl.String}, orient="row")
    hashtag = pl.when(pl.col("kind") == "hashtag").then(pl.lit("#")).otherwise(pl.lit(""))
    written = scored.with_columns(written=hashtag + pl.col("term"))
    found = written.join(wanted, on=["community", "written"], maintain_order="left")
    terms: dict[int, dict[str, Term]] = {}
    for community, written, *values in found.select("community", "written", *_TERM).iter_rows():
        terms.setdefault(community, {}).setdefault(written, Term(*values))
    return terms


def _lasting(
    name: Name | None, terms: tuple[Term, ...], applying: dict[str, Term], fallback: str
) -> tuple[str | None, tuple[Term, ...]]:
    """The earlier label where it still applies, and the terms, those of that label first."""
    if name is None or (not name.terms and terms):
        return None, terms
    said = [text for text in name.terms[:_IN_LABEL] if text in name.label]
    if not said:
        return (name.label if name.label.split(", ")[0] in fallback.split(", ") else None), terms
    if not applying.keys() >= set(said) or not set(said) & set(map(str, terms)):
        return None, terms
    kept = [applying[text] for text in said]
    others = [term for term in terms if not any(_same(term, one) for one in kept)]
    return name.label, (*kept, *others[: _TERMS - len(said)])


def _fresh_label(terms: tuple[Term, ...], fallback: str, taken: set[str]) -> str:
    label = " · ".join(map(str, terms[:_IN_LABEL])) or fallback
    return f"{label} ({fallback})" if label in taken else label


def _scored(membership: Ids, evidence: pl.DataFrame) -> pl.DataFrame:
    """Terms that are over-represented in a community, with their numbers and score: the best first, ties by kind and
    alphabet."""
    home = pl.Series("community", membership).gather(evidence["row"])
    used = evidence.with_columns(home.cast(pl.Int64))
    speaking = used.group_by("community", "kind").agg(speakers=pl.col("row").n_unique())
    everybody = speaking.group_by("kind").agg(all_speakers=pl.col("speakers").sum())
    counts = used.group_by("community", "kind", "term").agg(accounts=pl.col("row").n_unique())
    counts = counts.with_columns(all_accounts=pl.col("accounts").sum().over("kind", "term"))
    rated = _with_lift(counts.join(speaking, on=["community", "kind"]).join(everybody, on="kind"))
    known = rated.filter(pl.col("accounts") >= LEAST_ACCOUNTS, pl.col("lift") >= LEAST_LIFT)
    scored = [_with_score(of_kind, used.filter(kind=kind)) for (kind,), of_kind in known.group_by("kind")]
    everything = pl.concat([known.clear().with_columns(score=pl.lit(0.0)), *scored])
    kinds = {kind: place for place, kind in enumerate(_WEIGHT)}
    order = pl.col("kind").replace_strict(kinds, return_dtype=pl.Int8)
    return everything.sort(pl.col("score").round(12).neg(), order, "term", "community")


def _with_lift(known: pl.DataFrame) -> pl.DataFrame:
    rest = pl.col("all_speakers") - pl.col("speakers")
    elsewhere = (pl.col("all_accounts") - pl.col("accounts")) / pl.when(rest > 0).then(rest)
    share = pl.col("accounts") / pl.col("speakers")
    return known.with_columns(share=share, lift=(share / elsewhere).fill_null(float("inf")))


def _with_score(known: pl.DataFrame, used: pl.DataFrame) -> pl.DataFrame:
    """The TF-IDF of one kind's terms: rarity fitted to accounts, applied to what communities share."""
    # Takes 0.6 s: not where nobody says anything.
    from sklearn.feature_extraction.text import TfidfTransformer

    known = known.with_columns(column=pl.col("term").rank("dense") - 1).sort("community", "column")
    said = used.join(known.select("term", "column").unique(), on="term")
    said = said.with_columns(account=pl.col("row").rank("dense") - 1, times=pl.lit(1.0))
    cautious = known.with_columns(share=pl.col("accounts") / (pl.col("speakers") + _CAUTION))
    rarity = TfidfTransformer(norm=None).fit(
        _matrix(said, "account", "times", rows=known.item(0, "all_speakers"))
    )
    scores = rarity.transform(
        _matrix(cautious, "community", "share", rows=1 + known.item(-1, "community"))
    ).data
    weight = pl.col("kind").replace_strict(_WEIGHT, return_dtype=pl.Float64)
    return known.drop("column").with_columns(score=weight * pl.Series(scores))


def _matrix(cells: pl.DataFrame, row: str, value: str, rows: int) -> scipy.sparse.csr_array:
    """`rows` by terms; accounts that say other terms only are rows without a cell."""
    terms = cells["column"].n_unique()
    place = (cells[row].to_numpy(), cells["column"].to_numpy())
    return scipy.sparse.csr_array((cells[value].to_numpy(), place), shape=(rows, terms))


def _chosen(scored: pl.DataFrame) -> dict[int, tuple[Term, ...]]:
    """The best terms of every community, each thing once."""
    best = scored.group_by("community", maintain_order=True).head(3 * _TERMS)
    terms: dict[int, list[Term]] = {}
    for community, *values in best.select("community", *_TERM).iter_rows():
        _add(terms.setdefault(community, []), Term(*values))
    return {community: tuple(found[:_TERMS]) for community, found in terms.items()}


def _add(found: list[Term], term: Term) -> None:
    """A term that says something new; a place, also instead of words of its name that were found first."""
    same = [place for place, other in enumerate(found) if _same(term, other)]
    if not same:
        found.append(term)
    elif term.kind == "place" and all(_is_word_of(found[place], term) for place in same):
        found[same[0]] = term
        for place in reversed(same[1:]):
            del found[place]


def _same(one: Term, other: Term) -> bool:
    """Whether a reader would take both for the same: "paulo" and "são paulo", "new york" and "newyork", "kopi" and
    "kopikita"; not "art" and "startup", nor two places that only begin alike."""
    first, second = one.text, other.text
    if first == _unmarked(first) or second == _unmarked(second):
        first, second = _unmarked(first), _unmarked(second)
    words, others = _words(first), _words(second)
    if words <= others or others <= words:
        return True
    short, long = sorted((_joined(first), _joined(second)), key=len)
    if long in (short, f"{short}s"):
        return True
    stem = len(short) >= _STEM or _SYLLABLES.match(short) is not None
    return stem and long.startswith(short) and "place" not in (one.kind, other.kind)


@lru_cache(_KEPT)
def _unmarked(text: str) -> str:
    return normalize("NFC", _MARKS.sub("", normalize("NFD", text)))


@lru_cache(_KEPT)
def _words(text: str) -> frozenset[str]:
    return frozenset(_BETWEEN_WORDS.split(text))


@lru_cache(_KEPT)
def _joined(text: str) -> str:
    return _BETWEEN_WORDS.sub("", text)


def _is_word_of(word: Term, place: Term) -> bool:
    return word.kind == "word" and word.text != place.text and word.text in place.text.split()


def _sentence(size: int, terms: tuple[Term, ...], fallback: str) -> str:
    accounts = f"{size:,} account{'s' if size != 1 else ''}"
    if not terms:
        return f"{accounts} around {fallback}, without a term that sets them apart."
    said = "; ".join(_told(term) for term in terms[:_IN_LABEL])
    return f"{accounts} around {fallback}, set apart by {said}."


_SAYS = {
    "hashtag": "of those who use hashtags",
    "word": "of those whose bios have words",
    "place": "of those with a place",
    "link": "of those who link",
}


def _told(term: Term) -> str:
    times = f"{term.lift:.1f}" if term.lift < 10 else f"{term.lift:,.0f}"
    how_often = "nobody else" if np.isinf(term.lift) else f"{times} times as often as others"
    return f"{term} ({term.share:.0%} {_SAYS[term.kind]}, {how_often})"
