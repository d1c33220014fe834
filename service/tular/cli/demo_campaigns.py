"""The demo's campaigns: one brand's works, another's does nothing but make noise. Only what a marketing department
knows is taken from the generated network: accounts, hashtags, times. What each did is measured."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from tular.campaigns import Brand, Campaign, Competitor
from tular.cli.console import console
from tular.config import Settings


def measure_campaigns(settings: Settings, network: Path) -> None:
    """Write the planted campaigns of a generated network down and measure those that are not measured yet."""
    from tular.runs.campaign.ledger import measure_campaign
    from tular.store.campaign.definitions import save_campaign
    from tular.store.driver.database import Database

    with Database.connect(settings) as database:
        known = database.read("campaign/campaigns", name=None, after="", limit=1000)
        measured = {row["campaign"]["name"] for row in known if row["campaign"].get("ledger")}
        campaigns = [each for each in planted_campaigns(network) if each.name not in measured]
        for campaign in campaigns:
            save_campaign(database, campaign)
    for campaign in campaigns:
        console.print(f"Measuring campaign {campaign.name}")
        measure_campaign(settings, campaign.name)


def planted_campaigns(network: Path) -> list[Campaign]:
    """What is known of the campaigns beforehand, each with the other brands as competitors."""
    import polars as pl

    file = network / "truth" / "campaigns.csv"
    rows = list(pl.read_csv(file).iter_rows(named=True)) if file.exists() else []
    return [_campaign(row, [other for other in rows if other is not row]) for row in rows]


def _campaign(row: dict[str, Any], others: list[dict[str, Any]]) -> Campaign:
    return Campaign(
        name=row["name"],
        start=datetime.fromisoformat(row["from"]),
        end=datetime.fromisoformat(row["to"]),
        brand=_brand(row, hashtags=(row["hashtags"],)),
        competitors=tuple(Competitor(other["brand"], _brand(other)) for other in others),
    ).checked()


def _brand(row: dict[str, Any], hashtags: tuple[str, ...] = ()) -> Brand:
    return Brand(accounts=(f"x:{row['account']}",), hashtags=hashtags, keywords=(row["brand"],))
