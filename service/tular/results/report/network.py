"""One page for a run: what network it is, who leads, which communities there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tular.results.campaign.sentences import Language
from tular.results.report.charts import bars
from tular.results.report.page import Figure, Page, Query, Section, Table, labels

Answer = Mapping[str, Any]
QUERIES = {
    "run": """query ($run: ID) { run(id: $run) { runId layer from to accountCount relationCount communityCount
  modularity seed fingerprint verdict } }""",
    "leaders": """query ($run: ID) { influencers(runId: $run, first: 20) { edges { rank score
  node { key handle name kind followersCount tier role community { label } } } } }""",
    "communities": """query ($run: ID) { communities(runId: $run, first: 20) { totalCount edges { node {
  communityId label size internalRelations topInfluencers(first: 3) { node { key handle } } } } } }""",
}


def network_page(answers: Mapping[str, Answer], queries: Sequence[Query], language: Language) -> Page:
    """`answers`: of each of `QUERIES`."""
    run, say = answers["run"]["run"], labels(language)
    facts = {
        "accounts": f"{run['accountCount']:,}",
        "relations": f"{run['relationCount']:,}",
        "layer": run["layer"].lower(),
        "communities": f"{run['communityCount']:,}",
        "modularity": f"{run['modularity']:.3f}",
    }
    verdict = [run["verdict"]] if run["verdict"] and language is Language.EN else []
    return Page(
        title=say["network"],
        subtitle=run["runId"],
        run=run["runId"],
        language=language,
        summary=[say["network_text"].format_map(facts), *verdict],
        sections=[_leaders(answers["leaders"], say), _communities(answers["communities"], say)],
        queries=queries,
        provenance=[("seed", str(run["seed"])), ("fingerprint", run["fingerprint"])],
    )


def _leaders(answer: Answer, say: Mapping[str, str]) -> Section:
    edges = answer["influencers"]["edges"]
    rows = [
        (
            e["rank"],
            _who(n),
            n["name"],
            n["kind"].lower(),
            n["followersCount"],
            e["score"],
            (n["community"] or {}).get("label"),
        )
        for e in edges
        for n in [e["node"]]
    ]
    columns = ("rank", "account", "name", "kind", "followers", "score", "community")
    chart = bars([(_who(edge["node"]), edge["score"]) for edge in edges[:10]], x=say["score"])
    return Section(
        say["leaders"],
        figures=[Figure(say["leaders"], chart, "leaders")],
        tables=[Table("leaders", say["leaders"], tuple(say[c] for c in columns), rows, "leaders")],
    )


def _communities(answer: Answer, say: Mapping[str, str]) -> Section:
    nodes = [edge["node"] for edge in answer["communities"]["edges"]]
    rows = [
        (
            n["communityId"],
            n["label"],
            n["size"],
            n["internalRelations"],
            ", ".join(_who(t["node"]) for t in n["topInfluencers"]),
        )
        for n in nodes
    ]
    columns = ("community", "label", "size", "relations", "leaders")
    chart = bars([(node["label"][:30], node["size"]) for node in nodes[:12]], x=say["size"])
    return Section(
        say["communities"],
        figures=[Figure(say["communities"], chart, "communities")],
        tables=[
            Table("communities", say["communities"], tuple(say[c] for c in columns), rows, "communities")
        ],
    )


def _who(account: Answer) -> str:
    return f"@{account['handle']}" if account["handle"] else str(account["key"])
