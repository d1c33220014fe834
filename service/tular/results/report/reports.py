"""Reports before they are asked for: which questions to GraphQL make which page. The command line and the API ask the
same, so that both give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from tular.campaigns import slug
from tular.errors import RunNotFound, UsageError
from tular.results.campaign.question import CAMPAIGN
from tular.results.campaign.sentences import Language
from tular.results.report import network, vetting
from tular.results.report.campaign import LEDGER, campaign_page
from tular.results.report.page import Page, Query

Answer = Mapping[str, Any]
PINNED = "query ($run: ID) { run(id: $run) { runId } }"
"""The id of a run, of the current one for null: a page names its run, so that it can be made again."""


@dataclass(frozen=True, slots=True)
class Report:
    """`questions` by name, all with the same `variables`, and what makes the page of their answers. `name`: of its
    files."""

    name: str
    questions: Mapping[str, str]
    variables: Mapping[str, Any]
    language: Language
    make: Callable[[Mapping[str, Answer], Sequence[Query], Language], Page]

    def page(self, answers: Mapping[str, Answer]) -> Page:
        """`answers`: the data of each question. Raises UsageError where there is nothing to report."""
        variables = orjson.dumps(self.variables).decode()
        asked = [Query(name, text.strip(), variables) for name, text in self.questions.items()]
        return self.make(answers, asked, self.language)


def pinned_run(answer: Answer, wanted: str | None) -> str:
    """The id in the answer of `PINNED`. Raises RunNotFound."""
    if answer["run"] is None:
        what = f"There is no run {wanted[:80]!r}." if wanted else "No run is published yet."
        raise RunNotFound(what, remedy="`tular runs` lists all, `tular analyze` makes one.", field="run")
    return str(answer["run"]["runId"])


def campaign_report(name: str, language: Language) -> Report:
    """One page for a campaign that is measured."""
    variables = {"name": name, "language": language.value.upper()}
    return Report(f"campaign-{slug(name)}", {LEDGER: CAMPAIGN}, variables, language, _campaign(name))


def vetting_report(accounts: Sequence[str], run_id: str, language: Language) -> Report:
    """A page for a short-list of two to ten accounts."""
    variables = {"accounts": list(accounts), "run": run_id}
    return Report("vetting", vetting.QUERIES, variables, language, vetting.vetting_page)


def run_report(run_id: str, language: Language) -> Report:
    """A page for a run."""
    return Report(f"run-{run_id}", network.QUERIES, {"run": run_id}, language, network.network_page)


def _campaign(name: str) -> Callable[[Mapping[str, Answer], Sequence[Query], Language], Page]:
    def make(answers: Mapping[str, Answer], asked: Sequence[Query], language: Language) -> Page:
        found = answers[LEDGER]["campaign"]
        if found is None:
            raise UsageError(
                f"Campaign {name!r} is not there.", remedy="`tular campaign list` lists all.", field="name"
            )
        if found["ledger"] is None:
            remedy = f"Measure it with `tular campaign measure {name!r}`."
            raise UsageError(f"Campaign {name!r} is not measured yet.", remedy=remedy, field="name")
        return campaign_page(found, asked[0], language)

    return make
