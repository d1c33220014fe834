"""A campaign's ledger: awareness, traffic, loyalty, horizontality, effects, verdict; one file, written once.

A ledger holds plain values (`format` says which) and no clock, so that the same campaign measured from the same run
and the same data is the same file, byte for byte. Its id begins with the run's.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

import fsspec
import orjson

from tular import __version__
from tular.analytics.diffusion.ensemble import Inference
from tular.campaigns import Campaign
from tular.config import Settings
from tular.errors import ArtifactDamaged, RunNotFound
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.campaign.awareness import awareness
from tular.runs.campaign.comparison import LEVEL, comparison_group, effects
from tular.runs.campaign.engagements import engagements
from tular.runs.campaign.figures import Section, ratio, window
from tular.runs.campaign.inputs import CampaignInputs, gather
from tular.runs.campaign.loyalty import loyalty
from tular.runs.campaign.spread import spread_of
from tular.runs.campaign.traffic import traffic
from tular.runs.campaign.verdict import verdict
from tular.runs.campaign.word_of_mouth import word_of_mouth
from tular.store.campaign.definitions import join_posts, read_campaign, record_ledger
from tular.store.driver.database import Database
from tular.store.publish.publishing import current_run

FORMAT = 1


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
        "loyalty": loyalty(inputs, engaged, 1 - (1 - LEVEL) / 2),
        "horizontality": word_of_mouth(inputs, spread),
        "effects": found,
        "compared_accounts": inputs.keys.gather(group.members).to_list(),
    }
    sections |= {"cost": _cost(campaign, sections), "verdict": verdict(sections)}
    return {"id": _identity(run.manifest.id, sections), **sections}


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


def write_ledger(artifacts: str, told: Section) -> None:
    """Keep a ledger under `artifacts` (fsspec URL or folder). One that is there already is the same and stays."""
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    file = f"{root}/campaigns/{told['id']}.json"
    if not filesystem.exists(file):
        filesystem.makedirs(f"{root}/campaigns", exist_ok=True)
        filesystem.pipe_file(f"{file}.part", _bytes(told))
        filesystem.mv(f"{file}.part", file)


def open_ledger(artifacts: str, ledger_id: str) -> Section:
    """Raises RunNotFound where there is none of this id, ArtifactDamaged where its content is not what the id
    says."""
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    if not ledger_id.isprintable() or set(ledger_id) & set("/\\"):
        raise RunNotFound(f"There is no ledger {ledger_id[:100]!r}.", field="ledger")
    try:
        content = filesystem.cat_file(f"{root}/campaigns/{ledger_id}.json")
    except FileNotFoundError:
        raise RunNotFound(
            f"There is no ledger {ledger_id!r}.", remedy="Measure the campaign again.", field="ledger"
        ) from None
    try:
        told: Section = orjson.loads(content)
        sound = told.pop("id") == ledger_id == _identity(told["run_id"], told) and told["format"] == FORMAT
    except (KeyError, ValueError):
        sound = False
    if not sound:
        remedy = "Measure the campaign again: ledgers can be made anew from their runs."
        raise ArtifactDamaged(f"The ledger {ledger_id} is damaged or of another version.", remedy=remedy)
    return {"id": ledger_id, **told}


def _identity(run_id: str, sections: Section) -> str:
    slug = Campaign.from_dict(sections["campaign"]).slug
    return f"{run_id}-{slug[:40]}-{hashlib.sha256(_bytes(sections)).hexdigest()[:12]}"


def _bytes(told: Section) -> bytes:
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS)
