"""A vetting report for a short-list of accounts: who they are, scores, overlap, brand safety with evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tular.results.campaign.sentences import Language
from tular.results.report.charts import upset
from tular.results.report.page import Figure, Page, Query, Section, Table, labels

Answer = Mapping[str, Any]
_ACCOUNT = "{ key handle }"
QUERIES = {
    "overlap": f"""query ($accounts: [ID!]!, $run: ID) {{ audienceOverlap(accounts: $accounts, runId: $run) {{
  run {{ runId fingerprint }} reach network
  audiences {{ account {{ key handle name kind tier role community {{ label }} createdAt
    scores {{ measure score rank percentile }} }} size exclusive unique statedFollowers }}
  pairs {{ first {_ACCOUNT} second {_ACCOUNT} shared ofFirst ofSecond ofSmaller ofUnion }}
  order {{ account {_ACCOUNT} added reach best }} intersections {{ accounts {_ACCOUNT} size }} }} }}""",
    "safety": """query ($accounts: [ID!]!, $run: ID) { brandSafety(accounts: $accounts, runId: $run) {
  accountKey account { handle } via category posts flagged evidence { found post authorKey at text } } }""",
}


def vetting_page(answers: Mapping[str, Answer], queries: Sequence[Query], language: Language) -> Page:
    """`answers`: of each of `QUERIES`."""
    found, say = answers["overlap"]["audienceOverlap"], labels(language)
    names = ", ".join(_who(each["account"]) for each in found["audiences"])
    facts = {name: f"{found[name]:,}" for name in ("reach", "network")}
    return Page(
        title=say["vetting"],
        subtitle=names,
        run=found["run"]["runId"],
        language=language,
        summary=[say["vetting_text"].format_map(facts)],
        sections=[
            _accounts(found, say),
            _overlap(found, say),
            _safety(answers["safety"]["brandSafety"], say),
        ],
        queries=queries,
        provenance=[("fingerprint", found["run"]["fingerprint"])],
    )


def _accounts(found: Answer, say: Mapping[str, str]) -> Section:
    columns = ("account", "name", "kind", "tier", "role", "community", "audience", "exclusive", "followers")
    rows = [
        (_who(a), a["name"], a["kind"].lower(), _lower(a["tier"]), _lower(a["role"]), (a["community"] or
        {}).get("label"),
         each["size"], each["exclusive"], each["statedFollowers"])
        for each in found["audiences"]
        for a in [each["account"]]
    ]  # fmt: skip
    scores = [
        (_who(each["account"]), score["measure"].lower(), score["score"], score["rank"], score["percentile"])
        for each in found["audiences"]
        for score in each["account"]["scores"]
    ]
    named = ("account", "measure", "score", "rank", "percentile")
    return Section(
        say["accounts"],
        tables=[
            Table("accounts", say["accounts"], tuple(say[c] for c in columns), rows, "overlap"),
            Table("scores", say["scores"], tuple(say[c] for c in named), scores, "overlap"),
        ],
    )


def _overlap(found: Answer, say: Mapping[str, str]) -> Section:
    names = [_who(each["account"]) for each in found["audiences"]]
    combined = [
        ([names.index(_who(a)) for a in each["accounts"]], each["size"])
        for each in found["intersections"][:20]
    ]
    shares = ("ofFirst", "ofSecond", "ofSmaller", "ofUnion")
    pairs = [
        (_who(pair["first"]), _who(pair["second"]), pair["shared"], *(pair[share] for share in shares))
        for pair in found["pairs"]
    ]
    order = [(_who(step["account"]), step["added"], step["reach"], step["best"]) for step in found["order"]]
    paired = ("first", "second", "shared", "of_first", "of_second", "of_smaller", "of_union")
    figures = (
        [Figure(say["overlap"], upset(names, combined), "overlap", say["overlap_note"])] if combined else []
    )
    return Section(
        say["overlap"],
        figures=figures,
        tables=[
            Table("pairs", say["pairs"], tuple(say[c] for c in paired), pairs, "overlap"),
            Table(
                "order",
                say["order"],
                tuple(say[c] for c in ("account", "adds", "reached", "best")),
                order,
                "overlap",
            ),
        ],
    )


def _safety(found: Sequence[Answer], say: Mapping[str, str]) -> Section:
    counts = [
        (_handle(each), _lower(each["via"]), each["category"], each["posts"], each["flagged"])
        for each in found
    ]
    evidence = [
        (_handle(each), _lower(each["via"]), each["category"], post["found"], post["post"], post["text"])
        for each in found
        for post in each["evidence"][:5]
    ]
    counted = ("account", "via", "category", "posts", "flagged")
    shown = ("account", "via", "category", "found", "post", "text")
    return Section(
        say["safety"],
        [say["safety_text"]],
        tables=[
            Table("safety", say["safety"], tuple(say[c] for c in counted), counts, "safety"),
            Table("evidence", say["evidence"], tuple(say[c] for c in shown), evidence, "safety"),
        ],
    )


def _who(account: Answer) -> str:
    return f"@{account['handle']}" if account["handle"] else str(account["key"])


def _handle(row: Answer) -> str:
    handle = (row["account"] or {}).get("handle")
    return f"@{handle}" if handle else str(row["accountKey"])


def _lower(word: str | None) -> str | None:
    return word and word.lower().replace("_", " ")
