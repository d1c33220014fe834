"""What accounts say of themselves, as terms: words, places, hashtags, hosts of links. Any script, any
language.

Evidence is a frame with one row an account and term: `row` (vertex, Int64), `kind`, `term`; repetitions do
not count, so that nobody can name a community by posting the same word a thousand times.
"""

from __future__ import annotations

from functools import cache

import polars as pl
from stop_words import get_stop_words

LANGUAGES = (
    "english", "indonesian", "malaysian", "spanish", "portuguese", "french", "german", "italian", "dutch",
    "turkish", "arabic", "persian", "hindi", "russian",
)  # fmt: skip
_PLATFORM = frozenset(
    {
        "rt", "via", "amp", "http", "https", "www", "com", "net", "org", "html", "twitter", "instagram", "facebook",
        "youtube", "tiktok", "account", "official", "akun", "resmi", "follow", "follows", "followers", "tweet",
        "tweets", "retweet", "retweets", "email", "mail", "info", "link", "bio", "views", "opinions",
    }
)  # fmt: skip
# Indonesian as it is typed; lists of stop words have the long forms only.
_SHORT = frozenset(
    {
        "aja", "ajah", "bgt", "banget", "cuman", "deh", "dgn", "dll", "dong", "emang", "gak", "gimana", "gitu", "gua",
        "gue", "jgn", "kalo", "karna", "kayak", "klo", "kok", "krn", "lho", "loh", "ngga", "nggak", "nih", "nya",
        "pake", "sdh", "sih", "tdk", "tuh", "udah", "udh", "utk", "yah", "yuk",
    }
)  # fmt: skip
# A letter, then letters, marks (Devanagari, Arabic and Thai need them) and digits; apostrophes within.
_WORD = r"\p{L}[\p{L}\p{M}\p{N}]*(?:['\u2019_-][\p{L}\p{M}\p{N}]+)*"
SYLLABLES = "[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter of scripts in which one or two letters are a word: Thai, Hangul, kana, Chinese characters."""
_URL = r"(?:https?://|www\.)\S+"
_HOST = r"^(?:[a-zA-Z][\w+.-]*://)?(?:[^/@\s]*@)?(?:www\.|m\.)?([^/:?#\s]+)"


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing, case-folded, of LANGUAGES and of the platforms themselves."""
    listed = (word for language in LANGUAGES for word in get_stop_words(language))
    folded = _folded(pl.Series([*listed, *_PLATFORM, *_SHORT], dtype=pl.String))
    return frozenset(folded)


def words(texts: pl.Series) -> pl.DataFrame:
    """Words of free text (bios), one text an account in vertex order: case-folded, three letters or more.

    Text without spaces between words (Chinese, Japanese, Thai) is taken from one mark to the next.
    """
    plain = texts.str.replace_all(_URL, " ").str.replace_all(r"[@#]\S+", " ")
    found = _terms(plain.str.extract_all(_WORD), "word")
    long_enough = (pl.col("term").str.len_chars() > 2) | pl.col("term").str.contains(SYLLABLES)
    return found.filter(long_enough & ~pl.col("term").is_in(list(stop_words())))


def places(locations: pl.Series) -> pl.DataFrame:
    """The first part of a location: "Bandung, Indonesia" is at "bandung"."""
    first = locations.str.split(",").list.first().str.strip_chars(" \t.!|/-")
    named = first.filter(first.str.contains(r"\p{L}").fill_null(False))
    rows = pl.int_range(len(first), eager=True).filter(first.str.contains(r"\p{L}").fill_null(False))
    return _evidence(rows, _folded(named), "place")


def hashtags(rows: pl.Series, tags: pl.Series) -> pl.DataFrame:
    """Who used which hashtag: vertices and tags, with or without #."""
    return _evidence(rows, _folded(tags.str.strip_chars_start("#")), "hashtag")


def hosts(rows: pl.Series, links: pl.Series) -> pl.DataFrame:
    """Who linked to which site: vertices and URLs; only the host counts, without www."""
    return _evidence(rows, links.str.extract(_HOST).str.to_lowercase(), "link")


def _terms(found: pl.Series, kind: str) -> pl.DataFrame:
    rows = pl.int_range(len(found), eager=True)
    flat = pl.DataFrame({"row": rows, "term": found}).explode("term", empty_as_null=True)
    return _evidence(flat["row"], _folded(flat["term"]), kind)


def _folded(texts: pl.Series) -> pl.Series:
    """One way of writing for each word: without case, in Turkish, German and Greek too, and with the plain
    apostrophe."""
    plain = texts.str.normalize("NFKC").str.replace_all("[\u2019\u02bc]", "'").str.to_lowercase()
    return plain.str.replace_many(["i\u0307", "ß", "\u03c2"], ["i", "ss", "\u03c3"])


def _evidence(rows: pl.Series, terms: pl.Series, kind: str) -> pl.DataFrame:
    frame = (
        pl.DataFrame({"row": rows.cast(pl.Int64), "term": terms}).drop_nulls().filter(pl.col("term") != "")
    )
    return frame.unique(maintain_order=True).select("row", pl.lit(kind).alias("kind"), "term")
