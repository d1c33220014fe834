"""Accounts as their platform shows them: handle, name, bio, place, age, verification and counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from tular.generate.arrays import Flags, Ints
from tular.generate.planting import ABSENT, homes
from tular.generate.population import KINDS
from tular.generate.streams import stream
from tular.generate.structure import FIRST_ID, Network
from tular.generate.themes import Theme, slug
from tular.generate.vocabulary import FIRST_NAMES, LAST_NAMES, PLACES
from tular.models import AccountKind

CHUNK = 1 << 17
DAY = 86_400
OLDEST = 15 * 365 * DAY
AT_HOME = 0.7
"""Share of accounts that say the place of their community; a tenth say none."""
NOWHERE = 0.1
VERIFIED = 0.02
"""Share of accounts, the most popular, that are verified."""
AUDIENCE_POWER = 1.6
"""`followersCount` is the audience on the whole platform, of which the network's in-degree is a sample."""
INDONESIAN_BIOS = ("suka", "pencinta", "tentang", "hobi")
ENGLISH_BIOS = ("loves", "all about", "into", "writes on")


def names(network: Network, themes: list[Theme]) -> pl.DataFrame:
    """`handle` (unique) and `name` of every account; what an account is shows in its name."""
    rng = stream(network.options.seed, "names")
    n = network.options.accounts
    first, last = (
        pl.Series(words).gather(rng.integers(0, len(words), n)) for words in (FIRST_NAMES, LAST_NAMES)
    )
    home = homes(network.planting)
    place = pl.Series([theme.place for theme in themes]).gather(home)
    topic = pl.Series([theme.topic.name.title() for theme in themes]).gather(home)
    frame = pl.DataFrame({"first": first, "last": last, "place": place, "topic": topic})
    patterns = {
        AccountKind.PERSON: pl.concat_str("first", "last", separator=" "),
        AccountKind.COMPANY: pl.concat_str("last", "topic", pl.lit("Co"), separator=" "),
        AccountKind.ORGANIZATION: pl.concat_str("place", "topic", pl.lit("Community"), separator=" "),
        AccountKind.INSTITUTION: pl.concat_str("place", pl.lit("Institute of"), "topic", separator=" "),
        AccountKind.MEDIA: pl.concat_str("topic", pl.lit("News"), "place", separator=" "),
    }
    kind = network.population.kind
    named = frame.select(name=_by_kind(kind, patterns)).with_columns(name=_branded(network))
    slugs = named["name"].unique()
    short = named["name"].replace_strict(slugs, [slug(name)[:12] for name in slugs])
    return named.with_columns(handle=short + pl.Series(np.arange(1, n + 1)).cast(pl.String))


def _by_kind(kind: Ints, patterns: dict[AccountKind, pl.Expr]) -> pl.Expr:
    kinds = pl.lit(pl.Series(kind))
    return pl.coalesce(pl.when(kinds == KINDS.index(k)).then(pattern) for k, pattern in patterns.items())


def _branded(network: Network) -> pl.Expr:
    """The name, save for the accounts of brands, which bear the brand's."""
    brands = network.cast.brands if network.cast else ()
    own = pl.Series([None] * network.options.accounts, dtype=pl.String)
    for brand in brands:
        own[brand.account] = brand.name
    return pl.coalesce(pl.lit(own), "name")


def account_frames(
    network: Network, themes: list[Theme], named: pl.DataFrame, posted: Ints
) -> Iterator[pl.DataFrame]:
    """The rows of `accounts.csv`, CHUNK at a time. `posted`: posts of each account in the network."""
    counts = _counts(network, posted)
    created, home = _created(network), homes(network.planting)
    verified = _verified(network)
    for part, start in enumerate(range(0, network.options.accounts, CHUNK)):
        rows = slice(start, min(start + CHUNK, network.options.accounts))
        rng = stream(network.options.seed, "profiles", part)
        yield pl.DataFrame(
            {
                "id": np.arange(rows.start, rows.stop) + FIRST_ID,
                "handle": named["handle"][rows],
                "name": named["name"][rows],
                "kind": pl.Series([kind.value for kind in KINDS]).gather(network.population.kind[rows]),
                "bio": _bios(rng, themes, home[rows]),
                "location": _locations(rng, themes, home[rows]),
                "createdAt": pl.Series(created[rows] * 1_000_000).cast(pl.Datetime("us", "UTC")),
                "verified": verified[rows],
            }
        ).hstack(counts[rows])


def _bios(rng: np.random.Generator, themes: list[Theme], home: Ints) -> pl.Series:
    """Three different words of the home community's topic, in its language, between a verb and its place."""
    indonesian = rng.random(home.size) < np.array([theme.indonesian for theme in themes])[home]
    words = pl.Series(
        [
            word
            for theme in themes
            for group in (theme.topic.english, theme.topic.indonesian)
            for word in group
        ]
    )
    start, step = rng.integers(0, 8, home.size), rng.integers(1, 3, home.size)
    verbs = pl.Series(ENGLISH_BIOS + INDONESIAN_BIOS).gather(
        indonesian * len(ENGLISH_BIOS) + rng.integers(0, 4, home.size)
    )
    picked = [words.gather((home * 2 + indonesian) * 8 + (start + i * step) % 8) for i in range(3)]
    place = pl.Series([theme.place for theme in themes]).gather(home)
    frame = pl.DataFrame({"verb": verbs, "a": picked[0], "b": picked[1], "c": picked[2], "place": place})
    joint = pl.when(pl.lit(pl.Series(indonesian))).then(pl.lit(" & ")).otherwise(pl.lit(", "))
    return frame.select(
        pl.col("verb")
        + " "
        + pl.col("a")
        + joint
        + pl.col("b")
        + ", "
        + pl.col("c")
        + " | "
        + pl.col("place")
    ).to_series()


def _locations(rng: np.random.Generator, themes: list[Theme], home: Ints) -> pl.Series:
    own = np.array([PLACES.index(theme.place) for theme in themes])[home]
    chance = rng.random(home.size)
    place = np.where(chance < AT_HOME, own, rng.integers(0, len(PLACES), home.size))
    return pl.Series(PLACES).gather(pl.Series(place).set(pl.Series(chance > 1 - NOWHERE), None))


def _created(network: Network) -> Ints:
    """Seconds since 1970: long ago, or, for a newcomer, in the period before it was first seen."""
    rng = stream(network.options.seed, "created")
    joined = np.argmax(network.membership != ABSENT, axis=0)
    start = int(network.options.start.timestamp())
    chance = rng.random(joined.size)
    late = start + ((joined - chance) * network.options.days * DAY).astype(np.int64)
    long_ago = start - (chance * OLDEST).astype(np.int64) - 1
    created: Ints = np.where(joined == 0, long_ago, late)
    return created


def _verified(network: Network) -> Flags:
    popularity = network.population.popularity
    verified: Flags = popularity > np.quantile(popularity, 1 - VERIFIED)
    return verified


def _counts(network: Network, posted: Ints) -> pl.DataFrame:
    """Counts as the platform shows them: at least what the network holds of followers, follows and posts."""
    rng = stream(network.options.seed, "counts")
    source, target = network.follows()
    n = network.options.accounts
    followers, following = np.bincount(target, minlength=n), np.bincount(source, minlength=n)
    unseen = rng.lognormal(0, 0.3, n)
    return pl.DataFrame(
        {
            "followersCount": np.maximum(followers, followers**AUDIENCE_POWER * unseen).astype(np.int64),
            "followingCount": np.ceil(following * (1 + 0.5 * rng.random(n))).astype(np.int64),
            "postsCount": posted + rng.lognormal(4, 1.5, n).astype(np.int64),
        }
    )
