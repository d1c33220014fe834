"""Nodes and edges → rows with the names of a table's columns, as `tular.ingest.json_table` reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tular.ingest.graph_files.elements import Attributes, Bad, Edge, Element, Node
from tular.ingest.graph_files.identity import HANDLE_NAMES, ID_NAMES, Identity, plain
from tular.ingest.kinds import COMMON_KINDS
from tular.ingest.moments import read_moment
from tular.ingest.opening import Opening
from tular.ingest.options import Direction
from tular.ingest.relation_rows import OTHER_RELATION
from tular.models import Relation

Fields = dict[str, object]
DECIDING = 20_000
"""So many elements decide whose ids the ids of nodes are; as many edges at most wait for nodes that come later."""
NO_DIRECTION = "the edge has no direction (state --direction both if the relation holds both ways)"
NO_NODE = "the edge names a node that the file does not list"
NO_RELATION = "edges that are no relation between two accounts (posts, mentions inside retweets)"
FROM_NAMES = "nodes that are mere numbers: their labels or names are taken for the accounts"
FROM_SOURCE = "edges of which the file does not say whether they have a direction, read from source to target"
NO_KIND = "the edge does not say which relation it is"
NO_TIME = "edges whose time is no date"
OTHER_SCORES = "attributes of nodes that are scores or places of another analysis, left out"
_EDGE_NAMES = {
    "Relationship Date (UTC)": "at",
    "Tweet Date (UTC)": "at",
    "Imported ID": "post",
    "In-Reply-To Tweet ID": "original",
}
_NODE_NAMES = {
    "Followed": "followingCount",
    "Followers": "followersCount",
    "Tweets": "postsCount",
    "Description": "bio",
    "Joined Twitter Date (UTC)": "createdAt",
}
"""NodeXL's own names."""
_SILENT = ("tweet", "mentionsinretweet", "retweetedmention")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DRAWING = _words(
    "color colour shape size opacity visibility r g b x y z width style tooltip imagefile labelfillcolor "
    "labelposition layoutorder locked polarr polarangle customitemtext label"
)
_SCORES = _words(
    "indegree outdegree degree instrength outstrength pagerank hitsauthority hitshub coreness betweenness gatekeeper "
    "communityid community subcommunityid confidence role tier language closeness eigenvector modularityclass "
    "authority hub componentnumber strongcompnum eccentricity clustering triangles"
)
_COUNTED = ("retweet", "reply", "quote", "mention")
"""What twarc-network counts for each pair."""


class Rows:
    """`known`: the relation that is stated or told by the file's name."""

    def __init__(self, opening: Opening, known: Relation | None) -> None:
        self.opening, self.known, self.stated = opening, known, opening.options.relation
        self.notes: Counter[str] = opening.tally.notes
        self.both = opening.options.direction is Direction.BOTH

    def of(self, elements: Iterator[Element]) -> Iterator[tuple[int, Fields]]:
        first = [element for _, element in zip(range(DECIDING), elements, strict=False)]
        identity = Identity([element for element in first if isinstance(element, Node)])
        waiting: list[Edge] = []
        for element in _chained(first, elements):
            match element:
                case Bad():
                    self.opening.reject(element.line, element.reason, element.text)
                case Node():
                    yield element.line, self._node(element, identity)
                case Edge() if self._waits(element, identity) and len(waiting) < DECIDING:
                    waiting.append(element)
                case Edge():
                    yield from self._edge(element, identity)
        for edge in waiting:
            yield from self._edge(edge, identity)

    def _node(self, node: Node, identity: Identity) -> Fields:
        account, handle = identity.account(node)
        self.notes[FROM_NAMES] += identity.numbered
        fields: Fields = {"accountId": account, "handle": handle} if handle else {"accountId": account}
        for name, value in node.attributes.items():
            bare = plain(name)
            if bare in _SCORES:
                self.notes[OTHER_SCORES] += 1
            elif bare not in _DRAWING and bare not in HANDLE_NAMES and bare not in (*ID_NAMES, "id", "v"):
                fields[_NODE_NAMES.get(name, name)] = value
        if identity.numbered and fields.get("name") == account:
            del fields["name"]
        return fields

    def _waits(self, edge: Edge, identity: Identity) -> bool:
        return identity.of(edge.source) is None or identity.of(edge.target) is None

    def _edge(self, edge: Edge, identity: Identity) -> Iterator[tuple[int, Fields]]:
        source, target = identity.of(edge.source), identity.of(edge.target)
        relation = self._relation(edge)
        if source is None or target is None:
            self.opening.reject(edge.line, NO_NODE, f"{edge.source} {edge.target}")
        elif edge.directed is False and not self.both:
            self.opening.reject(edge.line, NO_DIRECTION, f"{edge.source} {edge.target}")
        elif plain(edge.kind or "") in _SILENT:
            self._leave_out(NO_RELATION)
        elif relation and self.stated not in (None, relation):
            self._leave_out(OTHER_RELATION)
        elif relation:
            self.notes[FROM_SOURCE] += edge.directed is None
            ends: Fields = {"source": source, "target": target, "kind": relation.value.lower()}
            yield edge.line, ends | self._told(edge, relation)
        elif counts := _counted(edge.attributes):
            for each, count in counts.items():
                yield edge.line, {"source": source, "target": target, "kind": each, "count": count}
        else:
            self.opening.reject(edge.line, NO_KIND, f"{edge.source} {edge.target} {edge.kind or ''}")

    def _relation(self, edge: Edge) -> Relation | None:
        """What the edge says, or else what is known of all; none where an edge counts several."""
        told = COMMON_KINDS.get((edge.kind or "").strip().lower())
        return Relation(told) if told else self.known

    def _leave_out(self, why: str) -> None:
        self.notes[why] += 1
        self.opening.tally.accepted += 1

    def _told(self, edge: Edge, relation: Relation) -> Fields:
        fields: Fields = {} if edge.weight is None else {"count": edge.weight}
        for name, value in edge.attributes.items():
            if plain(name) not in _DRAWING and plain(name) not in (*_COUNTED, "kind", "directed"):
                fields.setdefault(_EDGE_NAMES.get(name, name), value)
        return fields | self._times(edge, relation)

    def _times(self, edge: Edge, relation: Relation) -> Fields:
        """When the edge began and ended, where these are dates and no steps of an animation."""
        times = {"firstSeen": edge.start, "lastSeen": edge.end}
        found: Fields = {name: value for name, value in times.items() if value and read_moment(value)}
        self.notes[NO_TIME] += sum(bool(value) for value in times.values()) != len(found)
        return (
            found
            if relation is Relation.FOLLOWS or not found
            else {"at": found.get("firstSeen") or found["lastSeen"]}
        )


def says_relation(edge: Edge) -> bool:
    kind = (edge.kind or "").strip().lower()
    return kind in COMMON_KINDS or plain(kind) in _SILENT or bool(_counted(edge.attributes))


def _counted(attributes: Attributes) -> dict[str, str]:
    """How often each kind of relation occurs; nothing when the edge does not count all of them."""
    if not all(name in attributes for name in _COUNTED):
        return {}
    return {name: attributes[name] for name in _COUNTED if attributes[name] not in ("0", "0.0")}


def _chained(first: Iterable[Element], rest: Iterable[Element]) -> Iterator[Element]:
    yield from first
    yield from rest
