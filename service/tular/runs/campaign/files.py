"""Ledgers as files, written once.

A ledger holds plain values (`format` says which) and no clock, so that the same campaign measured from the same
run and the same data is the same file, byte for byte. Its id begins with the run's and ends with the checksum of its
content.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson

from tular.campaigns import Campaign
from tular.errors import ArtifactDamaged, RunNotFound
from tular.runs.place import place_of

FORMAT = 1
FOLDER = "campaigns"
Ledger = dict[str, Any]


def write_ledger(artifacts: str, ledger: Ledger) -> None:
    """Keep a ledger under `artifacts` (fsspec URL or folder). One that is there already is the same and stays."""
    filesystem, root = place_of(artifacts)
    file = f"{root}/{FOLDER}/{ledger['id']}.json"
    if not filesystem.exists(file):
        filesystem.makedirs(f"{root}/{FOLDER}", exist_ok=True)
        filesystem.pipe_file(f"{file}.part", ledger_bytes(ledger))
        filesystem.mv(f"{file}.part", file)


def open_ledger(artifacts: str, ledger_id: str) -> Ledger:
    """Raises RunNotFound where there is none of this id, ArtifactDamaged where its content is not what the id
    says."""
    filesystem, root = place_of(artifacts)
    missing = RunNotFound(
        f"There is no ledger {ledger_id[:200]!r}.", remedy="Measure the campaign again.", field="ledger"
    )
    if not ledger_id.isprintable() or set(ledger_id) & set("/\\"):
        raise missing
    try:
        content = filesystem.cat_file(f"{root}/{FOLDER}/{ledger_id}.json")
    except FileNotFoundError:
        raise missing from None
    try:
        ledger: Ledger = orjson.loads(content)
        sections = {name: section for name, section in ledger.items() if name != "id"}
        told = ledger["id"], ledger["format"]
        sound = told == (identity(ledger["run_id"], sections), FORMAT) and ledger_id == ledger["id"]
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        remedy = "Measure the campaign again: ledgers can be made anew from their runs."
        raise ArtifactDamaged(f"The ledger {ledger_id} is damaged or of another version.", remedy=remedy)
    return ledger


def identity(run_id: str, sections: Ledger) -> str:
    """The id of a ledger with these sections."""
    slug = Campaign.from_dict(sections["campaign"]).slug
    return f"{run_id}-{slug[:40]}-{hashlib.sha256(ledger_bytes(sections)).hexdigest()[:12]}"


def ledger_bytes(ledger: Ledger) -> bytes:
    return orjson.dumps(ledger, option=orjson.OPT_SORT_KEYS)
