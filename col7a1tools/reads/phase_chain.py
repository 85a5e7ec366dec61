"""The phase of every pair of alleles, directly or along a chain of others between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, pairwise
from math import exp, inf, log1p

from col7a1tools.reads.evidence import LEAST_FRAGMENT_ERROR
from col7a1tools.reads.phase_pair import (
    LEAST_ERROR,
    Link,
    ReadPhase,
    exchange_rate,
    link,
    not_heterozygous,
)

# A phase is reported where it is wrong with less than this probability (a choice of this project).
MOST_ERROR = 0.01
# Two ways to a phase, each surer than this, that say different things cancel each other.
_CONTRADICTION = 0.1


@dataclass(frozen=True, slots=True)
class Node:
    """A heterozygous allele.

    Attributes:
        log_ratios: by fragment.
        probability_heterozygous: by its fragments alone.
        haplotags: fragments on each haplotype of each phase set, (carrying, lacking).
    """

    log_ratios: Mapping[str, float]
    probability_heterozygous: float
    haplotags: Mapping[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class PhasedPair:
    """Two alleles and how they lie.

    Attributes:
        first: place of the one among the nodes.
        second: place of the other.
        phase: CIS, TRANS, or UNKNOWN.
        error: probability that the phase is wrong; None where it is unknown.
        direct: the fragments that span both.
        via: places of the nodes between them, where the phase was chained.
        weakest: fragments of the weakest link that was used.
        source: ``reads``, ``chain`` or ``haplotags``; empty where the phase is unknown.
        contradicted: whether two ways led to different phases.
    """

    first: int
    second: int
    phase: ReadPhase
    error: float | None
    direct: Link
    via: tuple[int, ...] = ()
    weakest: int = 0
    source: str = ""
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """A way from one node to another: what is added up along it, and the nodes that it passes."""

    weight: float
    trans: bool
    nodes: tuple[int, ...]

    @property
    def error(self) -> float:
        return (1 - exp(-self.weight)) / 2


def phase_pairs(nodes: Sequence[Node]) -> list[PhasedPair]:
    """The phase of every pair.

    The errors of links combine as independent ones: a way of n links is right where an even number
    of them is wrong, so that 1 - 2e is the product of their 1 - 2e. The surest way counts. To its
    error comes the probability that a node on it is not heterozygous.

    Args:
        nodes: in the order in which pairs are wanted.
    """
    links = _links(nodes, LEAST_FRAGMENT_ERROR)
    exchanged = exchange_rate(links.values())
    if exchanged > LEAST_FRAGMENT_ERROR:
        links = _links(nodes, exchanged)
    edges = _edges(links)
    pairs = []
    for a in range(len(nodes)):
        ways = _surest_ways(a, edges, len(nodes))
        pairs += [_pair(a, b, nodes, links, ways.get(b)) for b in range(a + 1, len(nodes))]
    return pairs


Edges = dict[int, list[tuple[int, float, bool]]]


def _links(nodes: Sequence[Node], exchanged: float) -> dict[tuple[int, int], Link]:
    return {
        (a, b): link(nodes[a].log_ratios, nodes[b].log_ratios, exchanged)
        for a, b in combinations(range(len(nodes)), 2)
    }


def _edges(links: Mapping[tuple[int, int], Link]) -> Edges:
    edges: Edges = {}
    for (a, b), one in links.items():
        if one.phase is ReadPhase.UNKNOWN or one.error >= 0.5:
            continue
        weight, trans = -log1p(-2 * one.error), one.phase is ReadPhase.TRANS
        edges.setdefault(a, []).append((b, weight, trans))
        edges.setdefault(b, []).append((a, weight, trans))
    return edges


def _surest_ways(start: int, edges: Edges, count: int) -> dict[int, _Way]:
    """Dijkstra's algorithm: the way of least weight to every node that can be reached."""
    found: dict[int, _Way] = {}
    least = [inf] * count
    queue: list[tuple[float, tuple[int, ...], bool]] = [(0.0, (start,), False)]
    while queue:
        weight, nodes, trans = heappop(queue)
        here = nodes[-1]
        if here in found:
            continue
        found[here] = _Way(weight, trans, nodes)
        for there, further, turned in edges.get(here, ()):
            if there not in found and weight + further < least[there]:
                least[there] = weight + further
                heappush(queue, (weight + further, (*nodes, there), trans != turned))
    return found


def _pair(
    a: int,
    b: int,
    nodes: Sequence[Node],
    links: Mapping[tuple[int, int], Link],
    way: _Way | None,
) -> PhasedPair:
    direct = links[a, b]
    unknown = PhasedPair(a, b, ReadPhase.UNKNOWN, None, direct)
    if way is None:
        return _by_haplotags(unknown, nodes)
    error = max(way.error, LEAST_ERROR) + _doubt(nodes, way.nodes)
    phase = ReadPhase.TRANS if way.trans else ReadPhase.CIS
    if direct.phase not in (phase, ReadPhase.UNKNOWN) and direct.error < _CONTRADICTION:
        return PhasedPair(a, b, ReadPhase.UNKNOWN, None, direct, contradicted=True)
    if error >= MOST_ERROR:
        return _by_haplotags(unknown, nodes)
    weakest = min(links[min(step), max(step)].spanning for step in pairwise(way.nodes))
    source = "reads" if len(way.nodes) == 2 else "chain"
    return PhasedPair(a, b, phase, error, direct, way.nodes[1:-1], weakest, source)


def _doubt(nodes: Sequence[Node], way: Sequence[int]) -> float:
    """Probability that a node on a way is not heterozygous."""
    return sum(not_heterozygous(nodes[place].probability_heterozygous) for place in way)


# An error of the program that wrote the tags cannot be seen here.
_HAPLOTAG_ERROR = 0.005
# Fragments of a haplotype that must agree before its tag counts, and their share.
_HAPLOTAG_FRAGMENTS = 3
_HAPLOTAG_SHARE = 0.9


def _by_haplotags(pair: PhasedPair, nodes: Sequence[Node]) -> PhasedPair:
    """The phase that tags HP and PS give, where the reads themselves do not reach."""
    first, second = nodes[pair.first], nodes[pair.second]
    one, other = _tagged_copy(first), _tagged_copy(second)
    shared = one.keys() & other.keys()
    verdicts = {one[phase_set] == other[phase_set] for phase_set in shared}
    error = _HAPLOTAG_ERROR + _doubt(nodes, (pair.first, pair.second))
    if len(verdicts) != 1 or error >= MOST_ERROR:
        return pair
    phase = ReadPhase.CIS if verdicts.pop() else ReadPhase.TRANS
    phase_set = min(shared)
    weakest = min(
        sum(sum(counts) for (seen, _), counts in node.haplotags.items() if seen == phase_set)
        for node in (first, second)
    )
    return PhasedPair(pair.first, pair.second, phase, error, pair.direct, (), weakest, "haplotags")


def _tagged_copy(node: Node) -> dict[int, int]:
    """The haplotype, 1 or 2, that carries the allele, by phase set; none where it is unclear."""
    found = {}
    for phase_set in {phase_set for phase_set, _ in node.haplotags}:
        with_1, without_1 = node.haplotags.get((phase_set, 1), (0, 0))
        with_2, without_2 = node.haplotags.get((phase_set, 2), (0, 0))
        for copy, for_it, against in (
            (1, with_1 + without_2, without_1 + with_2),
            (2, with_2 + without_1, without_2 + with_1),
        ):
            total = for_it + against
            if for_it >= _HAPLOTAG_FRAGMENTS and for_it >= _HAPLOTAG_SHARE * total:
                found[phase_set] = copy
    return found
