"""Which campaign worked, and why: claims that the effects of a ledger allow, and nothing beyond."""

from __future__ import annotations

from tular.analytics.campaign.effect import Verdict
from tular.runs.campaign.figures import Section, number, ratio

WORKED = "WORKED"
NO_EVIDENCE = "NO_EVIDENCE"
FELL = "FELL"
INSUFFICIENT = "INSUFFICIENT"


def verdict(ledger: Section) -> Section:
    """`verdict` goes by talk alone: what others say of their own accord while the campaign runs. `reasons` are codes
    with the numbers they rest on; reports turn them into sentences."""
    by_name = {each["outcome"]: each for each in ledger["effects"]}
    return {"verdict": _word(by_name["talk"]["verdict"]), "reasons": _reasons(ledger, by_name)}


def _word(talk: str) -> str:
    words = {Verdict.ROSE: WORKED, Verdict.FELL: FELL, Verdict.INSUFFICIENT: INSUFFICIENT}
    return words.get(Verdict(talk), NO_EVIDENCE)


def _reasons(ledger: Section, by_name: dict[str, Section]) -> list[Section]:
    found = [{"code": f"{name.upper()}_{each['verdict']}", "figures": each} for name, each in by_name.items()]
    loud = _louder(ledger["traffic"])
    return [*found, loud] if loud else found


def _louder(traffic: Section) -> Section | None:
    """The campaign's own posts rose, and retweets with them: the number that misleads."""
    before, during = traffic["before"], traffic["during"]
    if not before or not before["own_posts"] or not before["retweets"]:
        return None
    posts = ratio(during["own_posts"] / during["days"], before["own_posts"] / before["days"])
    retweets = ratio(during["retweets"] / during["days"], before["retweets"] / before["days"])
    if posts is None or retweets is None or posts < 1.25 or retweets < 1.25:
        return None
    figures = {
        "posts_change": posts,
        "retweets_change": retweets,
        "daily_before": number(before["retweets"] / before["days"]),
        "daily_during": number(during["retweets"] / during["days"]),
        "per_post_before": number(before["retweets"] / before["own_posts"]),
        "per_post_during": number(during["retweets"] / during["own_posts"]),
    }
    return {"code": "LOUDER", "figures": figures}
