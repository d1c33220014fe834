"""What each community is about: a topic at a place, with words, hashtags and a language of its own."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tular.generate.streams import stream
from tular.generate.vocabulary import PLACES, TOPICS, Topic

INDONESIAN_PLACES = 18
"""The first so many places are Indonesian."""
TAGS = 5


@dataclass(frozen=True, slots=True)
class Theme:
    """`hashtags` has TAGS entries: the topic's, the place, and one that only this community uses."""

    topic: Topic
    place: str
    hashtags: tuple[str, ...]
    indonesian: float
    """Share of its posts and bios in Indonesian; the others are English."""

    @property
    def name(self) -> str:
        return f"{self.topic.name} in {self.place}"


def themes(seed: int, communities: int) -> list[Theme]:
    """One theme a community; topics take turns, and each community has a hashtag of its own."""
    rng = stream(seed, "themes")
    topics = rng.permutation(len(TOPICS))
    places = rng.permutation(len(PLACES))
    return [_theme(c, int(topics[c % len(TOPICS)]), _place(c, places.tolist())) for c in range(communities)]


def _place(community: int, places: list[int]) -> int:
    """Each turn of the topics moves every topic on by one place, so that each meets each once in all turns."""
    turn, topic = divmod(community, len(TOPICS))
    return places[(topic + turn) % len(places)]


def _theme(community: int, topic: int, place: int) -> Theme:
    words, town = TOPICS[topic], PLACES[place]
    turn = community // (len(TOPICS) * len(PLACES))
    own = f"{words.hashtags[0]}_{slug(town)}{turn or ''}"
    share = 0.75 if place < INDONESIAN_PLACES else 0.1
    return Theme(words, town, (*words.hashtags, slug(town), own), share)


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits, for handles, hashtags and addresses."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "".join(letter for letter in plain.lower() if letter.isalnum())
