"""A campaign's ledger: awareness, traffic, loyalty, horizontality, effects, verdict; one file, written once.

A ledger holds plain values (`format` says which) and no clock, so that the same campaign measured from the same run
and the same data is the same file, byte for byte. Its id begins with the run's.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tular import __version__
from tular.analytics.diffusion.ensemble import Inference
from tular.campaigns import Campaign
from tular.config import Settings
from tular.errors import RunNotFound
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.campaign.awareness import awareness
from tular.runs.campaign.comparison import LEVEL, comparison_group, effects
from tular.runs.campaign.engagements import engagements
from tular.runs.campaign.figures import Section, ratio, window
from tular.runs.campaign.files import FORMAT, identity, write_ledger
from tular.runs.campaign.inputs import CampaignInputs, gather
from tular.runs.campaign.loyalty import loyalty
from tular.runs.campaign.spread import spread_of
from tular.runs.campaign.traffic import traffic
from tular.runs.campaign.trees import trees
from tular.runs.campaign.verdict import verdict
from tular.runs.campaign.word_of_mouth import word_of_mouth
from tular.store.campaign.definitions import join_posts, read_campaign, record_ledger
from tular.store.driver.database import Database
from tular.store.publish.publishing import current_run


def measure_campaign(
    settings: Settings, name: str, *, run_id: str | None = None, choices: Inference | None = None
) -> Section:
    """Measure a campaign from the run (the current one), keep its ledger and make it the campaign's current one.

    Raises UsageError where there is no such campaign or the run has no follows, RunNotFound without a run.
    """
    with Database.connect(settings) as database:
        campaign = read_campaign(database, name)
        wanted = run_id or current_run(database)
        if wanted is None:
            raise RunNotFound("No run is published yet.", remedy="Analyse with `tular analyze` first.")
        told = ledger(database, open_run(settings.artifacts, wanted, cache=settings.cache), campaign, choices)
        write_ledger(settings.artifacts, told)
        join_posts(database, campaign)
        record_ledger(database, name, summary(told))
    return told


def ledger(
    database: Database, run: RunArtifact, campaign: Campaign, choices: Inference | None = None
) -> Section:
    """The ledger of a campaign; reads, writes nothing."""
    inputs, choices = gather(database, run, campaign), choices or Inference()
    group = comparison_group(database, inputs)
    engaged = engagements(inputs)
    spread = spread_of(inputs, inputs.periods.during, choices)
    found = effects(inputs, group)
    sections = {
        **_provenance(inputs, choices),
        "awareness": awareness(inputs, engaged),
        "traffic": traffic(inputs, spread),
        "trees": trees(inputs, spread),
        "loyalty": loyalty(inputs, engaged, 1 - (1 - LEVEL) / 2),
        "horizontality": word_of_mouth(inputs, spread),
        "effects": found,
        "compared_accounts": inputs.keys.gather(group.members).to_list(),
    }
    sections |= {"cost": _cost(campaign, sections), "verdict": verdict(sections)}
    return {"id": identity(run.manifest.id, sections), **sections}


def _provenance(inputs: CampaignInputs, choices: Inference) -> Section:
    times = inputs.periods
    return {
        "format": FORMAT,
        "campaign": inputs.campaign.as_dict(),
        "run_id": inputs.run.id,
        "fingerprint": inputs.fingerprint,
        "inference": asdict(choices),
        "version": __version__,
        "periods": {name: window(getattr(times, name)) for name in ("before", "during", "after")},
        "timeless_events": int(inputs.events["at"].null_count()),
    }


def _cost(campaign: Campaign, sections: Section) -> Section | None:
    """Cost for each account reached and engaged, where a cost is given."""
    if campaign.cost is None:
        return None
    return {
        "cost": campaign.cost,
        "currency": campaign.currency,
        "per_reached": ratio(campaign.cost, sections["awareness"]["reached"]),
        "per_engaged": ratio(campaign.cost, sections["loyalty"]["engaged"]),
    }


def summary(told: Section) -> dict[str, Any]:
    """Leading figures of a ledger, as properties of the campaign in Neo4j."""
    talk = told["effects"][0]["effect"] or {}
    share = told["horizontality"]["word_of_mouth"] or {}
    return {
        "ledger": told["id"],
        "run": told["run_id"],
        "verdict": told["verdict"]["verdict"],
        "talkEffect": talk.get("value"),
        "talkEffectLow": talk.get("low"),
        "talkEffectHigh": talk.get("high"),
        "reached": told["awareness"]["reached"],
        "engaged": told["loyalty"]["engaged"],
        "wordOfMouth": share.get("value"),
    }
