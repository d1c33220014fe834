"""Questions and complaints in posts, by simple, stated rules in English and Indonesian.

A rule names what made a post a question or a complaint, so that everybody can judge it; nothing is learnt, nothing is
guessed. Irony, and complaints without any of the words, are not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

QUESTION_WORDS = (
    *("who", "what", "when", "where", "why", "how", "which", "whose"),
    *("can", "could", "does", "do", "did", "is", "are", "will", "would", "should", "anyone", "anybody"),
    *("apa", "apakah", "siapa", "siapakah", "kapan", "di mana", "dimana", "kenapa", "mengapa", "bagaimana"),
    *("gimana", "berapa", "mana", "bisakah", "adakah", "ada yang tahu", "ada yang tau", "emang"),
)
"""A post that begins with one of these, or has one after a sentence's end, asks; so does any sentence that ends with
a question mark."""
COMPLAINTS = (
    *(
        "disappointed",
        "disappointing",
        "terrible",
        "horrible",
        "awful",
        "worst",
        "useless",
        "broken",
        "refund",
    ),
    *("scam", "rip-off", "rude", "never again", "not working", "doesn't work", "does not work", "won't work"),
    *(
        "complaint",
        "complain",
        "unacceptable",
        "waste of money",
        "poor service",
        "bad service",
        "still waiting",
    ),
    *("kecewa", "mengecewakan", "parah", "buruk", "jelek", "rusak", "penipu", "penipuan", "lambat", "lemot"),
    *(
        "refund",
        "komplain",
        "keluhan",
        "tidak berfungsi",
        "nggak berfungsi",
        "gak berfungsi",
        "ga bisa dipakai",
    ),
    *("tidak bisa dipakai", "kapok", "rugi", "pelayanan buruk", "tidak puas", "nggak puas", "gak puas"),
    *("belum sampai", "belum datang", "payah", "nyesel", "menyesal"),
)
"""A post with one of these as whole words complains, unless the word is denied just before."""
DENIALS = ("not", "never", "no", "isn't", "wasn't", "tidak", "bukan", "nggak", "gak", "ga", "tak", "tanpa")

_QUESTION_MARK = re.compile(r"\?(?=[\s\"')\]]|$)")
_LINK = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[@#]\w+[\s,:]*)+")
_SENTENCE_END = re.compile(r"[.!?…\n]+\s*")
_ASKING = re.compile(r"(?:" + "|".join(map(re.escape, QUESTION_WORDS)) + r")\b", re.IGNORECASE)
_COMPLAINING = re.compile(
    r"(?<!\w)(?:(?P<denied>" + "|".join(map(re.escape, DENIALS)) + r")\s+(?:\w+\s+)?)?"
    r"(?P<words>" + "|".join(map(re.escape, sorted(set(COMPLAINTS), key=len, reverse=True))) + r")(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voiced:
    """What made a post a question or a complaint: the words of the rule, or "?"; empty where it is none."""

    question: str = ""
    complaint: str = ""


def voiced(text: str) -> Voiced:
    """What a post asks or complains about, by the rules."""
    plain = _LINK.sub("", text)
    return Voiced(_question(plain), _complaint(plain))


def _question(text: str) -> str:
    if _QUESTION_MARK.search(text):
        return "?"
    for sentence in _SENTENCE_END.split(_LEADING.sub("", text.strip())):
        if found := _ASKING.match(sentence.strip()):
            return found.group(0).lower() if _asks(sentence, found.group(0)) else ""
    return ""


def _asks(sentence: str, word: str) -> bool:
    """A sentence of two words or fewer ("What fun") says too little to be called a question."""
    return len(sentence.split()) >= 3 + word.count(" ")


def _complaint(text: str) -> str:
    for found in _COMPLAINING.finditer(text):
        if not found.group("denied"):
            return found.group("words").lower()
    return ""
