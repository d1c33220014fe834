"""`tular fetch`: relations from open services into files for `tular load`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from tular.cli.console import console, emit_json
from tular.errors import FetchError


@click.group(name="fetch")
def command() -> None:
    """Gather relations from open services into files for `tular load`.

    \b
    Examples:
      tular fetch bluesky ada.bsky.social --followers --follows
    """


@command.command()
@click.argument("accounts", nargs=-1, required=True)
@click.option(
    "--followers", "wanted", flag_value="followers", multiple=True, help="Who follows the accounts."
)
@click.option("--follows", "wanted", flag_value="follows", multiple=True, help="Whom the accounts follow.")
@click.option("--reposts", "wanted", flag_value="reposts", multiple=True,
              help="The accounts' feeds: what they repost, quote and answer.")  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path),
              help="File for the answers; default: bluesky-ACCOUNT.jsonl.")  # fmt: skip
@click.option("--pages", type=click.IntRange(min=1), metavar="N",
              help="At most N pages (of up to 100) for each question; default: all.")  # fmt: skip
@click.option("--server", help="Address of the AppView to ask; default: Bluesky's open one.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def bluesky(
    accounts: tuple[str, ...],
    wanted: tuple[str, ...],
    out: Path | None,
    pages: int | None,
    server: str | None,
    as_json: bool,
) -> None:
    """Followers, follows and reposts of accounts of Bluesky, without a key.

    One question at a time, and never sooner than the server allows. The same command goes on where it was left off;
    what was fetched is not asked again. Then: tular load FILE.

    \b
    Examples:
      tular fetch bluesky ada.bsky.social --followers --follows
      tular fetch bluesky @ada.bsky.social did:plc:ewvi7nxzyoun6zhxrhs64oiz --reposts --pages 20 --out both.jsonl
    """
    from tular.fetch.bluesky import SERVER, What, fetch
    from tular.fetch.client import PoliteClient

    if not wanted:
        raise click.UsageError("Say what to fetch: --followers, --follows, --reposts.")
    file = out or Path(f"bluesky-{accounts[0].removeprefix('@').replace(':', '-').replace('/', '-')}.jsonl")
    with PoliteClient(server or SERVER, say=_say) as client:
        fetched = fetch(
            client,
            accounts,
            [What(one) for one in dict.fromkeys(wanted)],
            file,
            most_pages=pages,
            progress=lambda question, page: _say(f"{question}: page {page:,}"),
        )
    summary: dict[str, Any] = {
        "file": str(file),
        "pages": fetched.pages,
        "refused": fetched.refused,
        "cut": list(fetched.cut),
    }
    if as_json:
        emit_json(summary)
    else:
        for question, reason in fetched.refused.items():
            _say(f"{question}: the server refuses it ({reason}).")
        for question in fetched.cut:
            _say(
                f"{question}: there is more; without --pages, or with more of them, the same command goes on."
            )
        console.print(
            f"{fetched.pages:,} pages are in {escape(str(file))}. Load them: tular load {escape(str(file))}"
        )
    if fetched.refused and not fetched.pages:
        raise FetchError("The server answered no question.", remedy="Check the names of the accounts.")


def _say(sentence: str) -> None:
    console.print(escape(sentence))
