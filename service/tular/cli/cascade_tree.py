"""A cascade's likeliest tree on the terminal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rich.markup import escape

from tular.cli.console import output


def print_tree(told: dict[str, Any]) -> None:
    """Each post below the one it likeliest came through, with its delay and how sure that is."""
    from rich.tree import Tree

    posts = told["posts"]
    began = datetime.fromisoformat(posts[0]["at"])
    root = Tree(f"[bold]{escape(_who(posts[0]))}[/bold] {escape(told['post'])}, {posts[0]['at'][:16]}")
    branches = [root]
    for post in posts[1:]:
        branches.append(branches[post["parent"]].add(_line(post, began)))
    output.print(root)
    unplaced = told["unplacedShare"] or 0
    shown = "" if len(posts) == told["size"] else f"{len(posts)} of "
    output.print(
        f"{shown}{told['size']:,} posts; of {unplaced:.0%} neither source nor follows tell the parent."
    )


def _line(post: dict[str, Any], began: datetime) -> str:
    hours = (datetime.fromisoformat(post["at"]) - began).total_seconds() / 3600
    through = f", {post['below']:.1f} through it" if post["below"] >= 0.05 else ""
    return f"{escape(_who(post))} +{hours:.1f} h, {_sure(post)}{through}"


def _sure(post: dict[str, Any]) -> str:
    if post["placement"] == "EXACT":
        return "told by the source"
    return f"{post['certainty']:.0%}" + (
        ", follows nobody who had it" if post["placement"] == "UNPLACED" else ""
    )


def _who(post: dict[str, Any]) -> str:
    handle = (post["account"] or {}).get("handle")
    return f"@{handle}" if handle else str(post["accountKey"] or "unknown")
