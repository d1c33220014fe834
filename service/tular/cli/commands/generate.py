"""`tular generate`: a realistic network with known truth."""

from __future__ import annotations

from pathlib import Path

import click

from tular.cli.console import ProgressReport, console, emit_json, progress_bar
from tular.cli.options import Moment


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    type=click.Choice(["audience", "lfr", "circles", "fragments"]),
    default="audience",
    show_default=True,
    help="What it is like; circles: public ego-Twitter, fragments: a retweet network of thousands of pieces. "
    "Other options are stated on top of it.",
)
@click.option("--accounts", type=int, default=10_000, show_default=True, help="Number of accounts.")
@click.option(
    "--follows-per-account", type=float, default=20, show_default=True, help="Mean number of follows."
)
@click.option("--seed", type=int, default=7, show_default=True, help="Equal seeds give equal files.")
@click.option(
    "--snapshots", type=int, default=1, show_default=True, help="Dated observations of the follows."
)
@click.option(
    "--mixing", type=float, default=0.2, show_default=True, help="Share of follows that leave a community."
)
@click.option("--reciprocity", type=float, default=0.25, show_default=True, help="Share of follows returned.")
@click.option(
    "--model",
    type=click.Choice(["audience", "lfr", "circles", "fragments"]),
    default="audience",
    show_default=True,
    help="Few are followed by many; mutual follows of the LFR benchmark; overlapping circles; retweets in pieces.",
)
@click.option("--start", type=Moment(), help="Date of the first snapshot (default 2026-01-05).")
@click.option(
    "--posts-per-account", type=float, default=3, show_default=True, help="Own posts between snapshots."
)
@click.option("--no-posts", is_flag=True, help="Accounts and follows only.")
@click.option(
    "--follows",
    "layout",
    type=click.Choice(["csv", "edge-list", "by-date"]),
    default="csv",
    show_default=True,
    help="One dated table, the pairs of the last snapshot as SNAP writes them, or a file a snapshot.",
)
@click.option(
    "--format",
    "posts_format",
    type=click.Choice(["csv", "x-api-v2"]),
    default="csv",
    show_default=True,
    help="Of posts and what is in them: tables, or JSON lines as X API v2 answers them.",
)
@click.option("--compression", type=click.Choice(["none", "gzip", "zstd"]), default="none", show_default=True)
@click.option("--force", is_flag=True, help="Replace a network that was generated before.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_context
def command(
    context: click.Context,
    /,
    folder: Path,
    profile: str,
    layout: str,
    posts_format: str,
    compression: str,
    force: bool,
    as_json: bool,
    **recipe: object,
) -> None:
    """Generate a network into FOLDER, in files that `tular load` reads; the truth is in FOLDER/truth.

    Communities are planted; with more than one snapshot some split, merge, grow, shrink, dissolve or are born.
    Equal options give equal files, on any number of cores.

    \b
    Examples:
      tular generate network
      tular generate network --accounts 100000 --snapshots 4 --compression zstd
      tular generate stream --accounts 2000 --format x-api-v2
      tular generate circles --profile circles
      tular generate fragments --profile fragments --accounts 20000
      tular generate benchmark --accounts 1000 --model lfr --mixing 0.5 --no-posts --json
    """
    from tular.generate import FileOptions, NetworkOptions, write_network

    given = ("commandline", "environment")
    stated = {
        name: value
        for name, value in recipe.items()
        if (source := context.get_parameter_source(name)) and source.name.lower() in given
    }
    if stated.pop("no_posts", False):
        stated["posts"] = False
    options = NetworkOptions.of_profile(profile, **stated)
    with progress_bar() as bar:
        files = FileOptions(layout, posts_format, compression)  # type: ignore[arg-type]
        summary = write_network(folder, options, files, force=force, progress=ProgressReport(bar))
    if as_json:
        emit_json(summary.as_dict())
    else:
        relations = (
            f"{summary.follows:,} follows, {summary.posts:,} posts ({summary.retweets:,} of them retweets)"
            if summary.follows
            else f"{summary.retweets:,} retweets"
        )
        console.print(
            f"Wrote {summary.accounts:,} accounts, {relations} and {summary.communities:,} communities "
            f"to {folder} in {summary.seconds:.1f} s."
        )
