"""Which account a node is. Many programs number their nodes and keep the account's name in an attribute."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tular.ingest.graph_files.elements import Node

_NUMBERED = re.compile(r"[A-Za-z_]{0,6}([0-9]{1,9})")
_HANDLE = re.compile(r"@?[A-Za-z0-9_]{1,30}|@?[A-Za-z0-9_.-]+[.@][A-Za-z0-9.@-]+")
ID_NAMES = ("platformid", "userid", "twitterid", "idstr", "accountid")
HANDLE_NAMES = ("screenname", "handle", "username", "twitterhandle")
_NAMES = (*HANDLE_NAMES, "name", "id", "v")


class Identity:
    """Of the nodes of one file. `numbered`: whether ids of nodes are mere numbers, and names say who is who."""

    def __init__(self, first: Sequence[Node]) -> None:
        self.numbered = _are_numbered(first) and _are_named(first)
        self._accounts: dict[str, str] = {}

    def account(self, node: Node) -> tuple[str, str | None]:
        """The account's id and, where it is told beside it, its handle."""
        stated = given(node, ID_NAMES)
        name = _name(node)
        if stated:
            account, handle = stated, given(node, HANDLE_NAMES) or _as_handle(node.label)
        elif self.numbered:
            account, handle = name or "", given(node, HANDLE_NAMES)
        else:
            account, handle = node.id, given(node, HANDLE_NAMES) or _as_handle(node.label)
        if account != node.id:
            self._accounts[node.id] = account
        return account, handle if handle and handle != account else None

    def of(self, node_id: str) -> str | None:
        """The account of a node that an edge names; None when the file does not tell."""
        return self._accounts.get(node_id, None if self.numbered else node_id)


def given(node: Node, names: Sequence[str]) -> str | None:
    """The first attribute that is called so, in whatever spelling."""
    spelled = {plain(name): value for name, value in node.attributes.items()}
    return next((spelled[name] for name in names if spelled.get(name)), None)


def plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _name(node: Node) -> str | None:
    label = node.label if node.label != node.id else None
    return given(node, HANDLE_NAMES) or label or given(node, ("label", *_NAMES))


def _as_handle(label: str | None) -> str | None:
    return label if label and _HANDLE.fullmatch(label) else None


def _are_numbered(nodes: Sequence[Node]) -> bool:
    """Whether ids are 0, 1, 2, … or n0, n1, … in any order."""
    matches = [_NUMBERED.fullmatch(node.id) for node in nodes]
    if not nodes or not all(matches):
        return False
    numbers = sorted(int(match[1]) for match in matches if match)
    return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _are_named(nodes: Sequence[Node]) -> bool:
    names = [_name(node) for node in nodes]
    return all(names) and len(set(names)) == len(names)
