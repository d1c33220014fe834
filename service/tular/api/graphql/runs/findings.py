"""What a run found of its network as a whole, as types: claims, polarisation, shapes, the core, scales."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene
from graphene.utils.str_converters import to_camel_case

from tular.api.graphql.paging import how_many, page_size
from tular.models import RunManifest
from tular.results.plain_words import communities_in_words, polarisation_in_words

_SHAPES = {
    "POLARISED_CROWD": "Two large groups with little between them.",
    "TIGHT_CROWD": "One group in which everybody is tied to many, or whose parts are no more than chance.",
    "BRAND_CLUSTERS": "Many who speak of the same thing and hardly to each other.",
    "COMMUNITY_CLUSTERS": "Several groups, each with its own hubs.",
    "BROADCAST": "Many point at one hub and hardly at each other.",
    "SUPPORT": "One hub points at many.",
}


def _describe_shape(value: Any) -> str:
    if value is None:
        return "Six kinds of conversation, after Smith, Rainie, Shneiderman & Himelboim 2014 (Pew Research Center)."
    return _SHAPES[value.value]


ShapeClass = graphene.Enum("ShapeClass", [(name, name) for name in _SHAPES], description=_describe_shape)


def _from_json(name: str, default: Any, found: dict[str, Any], _info: Any, **_: Any) -> Any:
    """Findings are stored as JSON under the names that GraphQL shows."""
    return found.get(to_camel_case(name), default)


def _number(description: str) -> graphene.Float:
    return graphene.Float(required=True, description=description)


def _count(description: str) -> graphene.Int:
    return graphene.Int(required=True, description=description)


class Significance(graphene.ObjectType):
    """Are there communities at all? Modularity against random networks with the same degrees, and
    strengths where weights follow them: `method` says."""

    class Meta:
        default_resolver = _from_json

    communities = graphene.Boolean(
        required=True,
        description="More modular than every random network, by 3 standard deviations at least?",
    )
    sentence = graphene.String(required=True, description="The same in words; may be: no communities here.")
    modularity = _number(
        "That one Leiden search of the network reaches, as one of each random network; the run's own is the best of "
        "several, which random ones do not get."
    )
    null_mean = _number("Mean of the random networks.")
    null_deviation = _number("Their standard deviation.")
    z = graphene.Float(
        description="Distance from their mean in standard deviations; null where they are all alike."
    )
    p = _number("One-sided Monte Carlo probability, never below 1 / (1 + samples).")
    samples = _count("Random networks.")


class Polarisation(graphene.ObjectType):
    """Two sides that hardly listen to each other: random-walk controversy, and what chance would give (Garimella
    et al. 2018)."""

    class Meta:
        default_resolver = _from_json

    controversy = _number("-1 … 1 between the two sides that the largest connected part falls into.")
    null_mean = _number("Mean of random networks of that part's degrees, cut in two the same way.")
    normalised = _number("Controversy beyond that of chance; 0: none.")
    z = graphene.Float(
        description="The same in standard deviations of the random networks; null where they are all alike."
    )
    samples = _count("Random networks.")
    ei_index = _number("Of the two sides: -1 all relations inside, 1 all across (Krackhardt & Stern 1988).")
    sides = graphene.List(
        graphene.NonNull(graphene.Int), required=True, description="Accounts on each of the two sides."
    )


class Shape(graphene.ObjectType):
    """What kind of conversation a network is, with the numbers that this rests on."""

    class Meta:
        default_resolver = _from_json

    kind = ShapeClass(required=True, description="The first class whose condition holds, hubs before crowds.")
    topic = graphene.String(description="Hashtag whose users the network is of; null for the whole network.")
    accounts = _count("Who takes part.")
    density = _number("Relations over ordered pairs.")
    in_centralisation = _number(
        "1 for a star that all point at (Freeman 1978); broadcast from 0.4, see `inHub`."
    )
    out_centralisation = _number("1 for a star that points at all; support from 0.4, see `outHub`.")
    in_hub = _number("Share of all relations that point at the account with most; broadcast from 0.25.")
    out_hub = _number("Share of all relations that come from the account with most; support from 0.25.")
    scattered = _number("Share of accounts alone or in groups below 10; brand clusters from 0.5.")
    modularity = _number(
        "Of Leiden's communities at resolution 1, however the run looked for its own; a tight crowd below 0.3, "
        "or where `significance` finds no communities."
    )
    communities = _count("Such communities of the connected part.")
    small_groups = graphene.Int(
        description="Accounts alone and groups below 10, told apart from communities."
    )
    two_largest = _number(
        "Share of connected accounts in the two largest, or on the two sides that all merge into where these are "
        "nearly as modular; two crowds from 0.7."
    )
    two_sides = graphene.Boolean(description="Whether the two crowds are those sides.")
    crossing = _number("Share of these two's relations between them; two crowds up to 0.15.")


class Core(graphene.ObjectType):
    """One dense group and those around it (Borgatti & Everett 2000): what there may be where communities are not."""

    class Meta:
        default_resolver = _from_json

    fit = _number("Correlation with an ideal core and periphery, -1 … 1.")
    size = _count("How many accounts the dense group has.")
    core_density = _number("Share of pairs in the core that are related.")
    between_density = _number("Share of pairs of core and periphery.")
    periphery_density = _number("Share of pairs in the periphery.")


class ScanPoint(graphene.ObjectType):
    """Leiden's communities at one resolution."""

    class Meta:
        default_resolver = _from_json

    resolution = _number("In the units of `--resolution`.")
    communities = _count("How many.")
    modularity = _number("At resolution 1, so that points compare.")
    same_as_next = graphene.Float(
        description="Normalised mutual information with the next point; a plateau near 1 is a scale that is real."
    )


class CommunityLevel(graphene.ObjectType):
    """A level of communities within communities."""

    class Meta:
        default_resolver = _from_json

    level = _count("1 is the one below the communities, larger is finer.")
    communities = _count("How many parts it has.")
    modularity = _number("Of the whole network divided so; the run's own says what dividing costs.")
    method = graphene.String(required=True, description="How it was found.")


class ComponentSize(graphene.ObjectType):
    """How often components of one size occur."""

    class Meta:
        default_resolver = _from_json

    size = _count("Accounts in each of them.")
    components = _count("How many there are.")


class ComponentCounts(graphene.ObjectType):
    """Pieces of the network."""

    class Meta:
        default_resolver = _from_json

    count = _count("How many there are.")
    largest = _count("How many accounts that with most of them has.")
    sizes = graphene.List(
        graphene.NonNull(ComponentSize),
        required=True,
        description="How many there are of each size, the largest first; of the 100 largest sizes.",
        first=how_many(20, "; a run has up to 100"),
    )

    @staticmethod
    def resolve_sizes(found: dict[str, Any], _info: Any, first: int | None = None) -> Any:
        return found.get("sizes", [])[: page_size(first, default=20)]


class Components(graphene.ObjectType):
    """What hangs together."""

    class Meta:
        default_resolver = _from_json

    weak = graphene.Field(ComponentCounts, required=True, description="By relations in either direction.")
    strong = graphene.Field(
        ComponentCounts, required=True, description="By paths both ways along the arrows."
    )


class SmallGroups(graphene.ObjectType):
    """Components of fewer than 10 accounts: too small to hold communities, and counted apart from them."""

    class Meta:
        default_resolver = _from_json

    count = _count("How many there are.")
    accounts = _count("Who is in any of them.")
    smallest = _count("How many accounts that with fewest of them has.")
    largest = _count("How many accounts that with most of them has.")
    sentence = graphene.String(required=True, description="The same in words.")


def _finding(name: str, default: Any = None) -> dict[str, Any]:
    """Resolves a field of a run by the finding of this name."""

    def resolve(run: RunManifest, _info: Any) -> Any:
        return run.findings.get(name, default)

    return {"resolver": resolve}


class RunFindings(graphene.ObjectType):
    community_method = graphene.String(
        **_finding("method"),
        description="How communities were found: algorithm, objective, resolution, what became of directions, and "
        "on which evidence a second look divided some of them or left them whole.",
    )
    verdict = graphene.String(
        **_finding("verdict"),
        description="Are there communities, in words: `significance.sentence`, or that it was not tested and how to.",
    )
    communities_in_words = graphene.String(
        required=True,
        description="Are there communities, in words that need no textbook; the figures stand behind them.",
    )
    polarisation_in_words = graphene.String(
        description="Are there two sides that hardly listen to each other, in words; null where `polarisation` is."
    )
    compared = graphene.String(
        **_finding("compared"),
        description="With which run events and moves compare, or why with none: other choices, or a window of "
        "another kind, make differences that did not happen. Null in the first run.",
    )
    significance = graphene.Field(
        Significance,
        **_finding("significance"),
        description="Null when not tested: by default above 300,000 relations (`--null-samples 20` tests them too).",
    )
    polarisation = graphene.Field(
        Polarisation,
        **_finding("polarisation"),
        description="Null when no random networks were asked for (`--null-samples`), or there is one side.",
    )
    ei_index = graphene.Float(
        **_finding("eiIndex"),
        description="Relations between communities less those inside, as a share of all: -1 … 1.",
    )
    shape = graphene.Field(Shape, **_finding("shape"), description="Of the whole network.")
    topic_shapes = graphene.List(
        graphene.NonNull(Shape),
        required=True,
        description="Of the networks of those who used each of the most used hashtags.",
        first=how_many(10, "; a run has up to 10"),
    )
    core = graphene.Field(Core, **_finding("core"), description="The core that fits the network best.")
    levels = graphene.List(
        graphene.NonNull(CommunityLevel),
        **_finding("levels", []),
        required=True,
        description="Levels of communities within communities that the run has, from coarse to fine.",
    )
    components = graphene.Field(
        Components, **_finding("components"), description="Null in a run of an earlier version."
    )
    small_groups = graphene.Field(
        SmallGroups,
        **_finding("smallGroups"),
        description="Null where every account is in a component that can hold communities.",
    )
    resolution_scan = graphene.List(
        graphene.NonNull(ScanPoint),
        **_finding("scan", []),
        required=True,
        description="Communities over resolutions; empty unless the run was asked to (`--scan`).",
    )

    @staticmethod
    def resolve_communities_in_words(run: RunManifest, _info: Any) -> str:
        return communities_in_words(run.findings.get("significance"), run.communities)

    @staticmethod
    def resolve_polarisation_in_words(run: RunManifest, _info: Any) -> str | None:
        return polarisation_in_words(run.findings.get("polarisation"))

    @staticmethod
    def resolve_topic_shapes(run: RunManifest, _info: Any, first: int | None = None) -> Any:
        return run.findings.get("topics", [])[: page_size(first, default=10)]
