"""Deletions and duplications of exons, by depth and by reads across their ends.

Two witnesses are weighed on one scale, the logarithm of a likelihood ratio against two copies:

- *Depth*: reads over a run of exons follow a negative binomial distribution around the expected
  number, with the relative error of the expectation; 0, 1, 3 and 4 copies are compared with 2.
- *Reads across the ends*: each fragment that shows the same junction, split or paired, counts as
  100 times likelier with the event than by chance, up to five fragments.

An event is called at a ratio of ten million. A run of exons that has such a ratio by chance is
that rare by definition of a likelihood ratio, and there are some 21,000 combinations of a run and
a copy number: fewer than 1 in 470 persons without an event would have a call by depth, as far as
the expectation's error is right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from col7a1tools.gene import Gene
from col7a1tools.model.variant import StructuralType
from col7a1tools.reads.exon_counts import ExonCounts, exon_gc, numbered_exons
from col7a1tools.reads.expected_counts import (
    LEAST_ERROR,
    Expected,
    expect_alone,
    expect_by_panel,
)
from col7a1tools.reads.fragments import Fragments
from col7a1tools.reads.junctions import Junction, find_junctions
from col7a1tools.reads.pair_witness import FragmentLengths, discordant_pairs

DECISIVE = log(1e7)
_FRAGMENT = log(100)
_MOST_FRAGMENTS = 5
# A junction needs this many split reads, and this share of the reads beside it.
_FEWEST_SPLIT = 3
_LEAST_SHARE = 0.05
_LOST, _GAINED = (0, 1), (3, 4)
# Reads in a deletion of both copies, as a share of one: wrongly placed ones.
_LEAK = 0.02


@dataclass(frozen=True, slots=True)
class DepthWitness:
    """What depth says of a run of exons.

    Attributes:
        observed: reads over the run.
        expected: reads that two copies should give.
        copies: the likeliest number of copies but two; of those that fit the type of the event.
        log_ratio: natural logarithm of the likelihood ratio of ``copies`` to two.
    """

    observed: int
    expected: float
    copies: int
    log_ratio: float


@dataclass(frozen=True, slots=True)
class CopyNumberEvent:
    """A deletion or duplication of exons.

    Attributes:
        type: deletion or duplication.
        start: first base on the forward strand, as far as is known.
        end: behind the last base.
        precise: whether the ends are known to the base.
        exons: numbers of the exons that it touches, ascending.
        split_reads: fragments that show the junction; 0 for an event seen by depth alone.
        discordant_pairs: further fragments whose mates lie apart as only the event makes them.
        depth: what depth says of the exons that lie wholly inside; None where none does.
    """

    type: StructuralType
    start: int
    end: int
    precise: bool
    exons: tuple[int, ...]
    split_reads: int
    discordant_pairs: int
    depth: DepthWitness | None

    @property
    def log_ratio(self) -> float:
        """Natural logarithm of the likelihood ratio of both witnesses."""
        fragments = min(self.split_reads + self.discordant_pairs, _MOST_FRAGMENTS)
        return fragments * _FRAGMENT + (self.depth.log_ratio if self.depth else 0.0)


@dataclass(frozen=True, slots=True)
class CopyNumber:
    """What was found in one sample.

    Attributes:
        events: deletions and duplications, 5' to 3'.
        undecided: exons in which depth alone would not show the loss of one copy.
        panel: number of other samples that the depth was compared with.
    """

    events: tuple[CopyNumberEvent, ...]
    undecided: tuple[int, ...]
    panel: int


def find_copy_number(
    found: Fragments, counts: ExonCounts, gene: Gene, panel: Sequence[ExonCounts] = ()
) -> CopyNumber:
    """Find deletions and duplications of exons in one sample.

    Args:
        found: what was kept of its alignments.
        counts: its reads over exons.
        gene: the gene.
        panel: reads over exons of other samples.
    """
    gc = exon_gc(gene)
    expected = expect_by_panel(counts, panel, gc) if panel else expect_alone(counts, gc)
    weigher = _Weigher(counts, expected)
    events: list[CopyNumberEvent] = []
    for event in _by_junction(found, weigher, gene):
        if event.log_ratio >= DECISIVE and not any(_overlap(event, one) for one in events):
            events.append(event)
    events.extend(_by_depth(weigher, events, gene))
    events.sort(key=lambda one: one.exons)
    undecided = tuple(
        exon.number or 0
        for at, exon in enumerate(numbered_exons(gene))
        if weigher.loss_of_one(at) < DECISIVE
    )
    return CopyNumber(tuple(events), undecided, len(panel))


class _Weigher:
    """Weighs runs of exons, given by the index of the first and behind the last."""

    def __init__(self, counts: ExonCounts, expected: Expected) -> None:
        self.size = len(counts.over)
        self._observed = _Sums(counts.over, counts.shared)
        self._expected = _Sums(expected.over, expected.shared)
        squares = [(e * s) ** 2 for e, s in zip(expected.over, expected.error, strict=True)]
        self._variance = list(accumulate(squares, initial=0.0))
        self._plain = list(accumulate(expected.over, initial=0.0))
        self._fails = log(expected.fails)

    def weigh(self, first: int, behind: int, copies: tuple[int, ...]) -> DepthWitness:
        """The likeliest of some copy numbers for a run of exons."""
        observed = int(self._observed.run(first, behind))
        expected = max(self._expected.run(first, behind), 1e-6)
        ratios = [(self._ratio(observed, expected, first, behind, n), -n, n) for n in copies]
        best, _, number = max(ratios)
        return DepthWitness(observed, expected, number, best)

    def loss_of_one(self, at: int) -> float:
        """The log ratio that the loss of one copy of an exon would usually give by depth."""
        expected = max(self._expected.run(at, at + 1), 1e-6)
        return self._ratio(round(expected / 2), expected, at, at + 1, 1)

    def _ratio(self, observed: int, expected: float, first: int, behind: int, copies: int) -> float:
        error = self._error(first, behind)
        size = 1 / error**2
        usual = _log_likelihood(observed, expected, size)
        changed = _log_likelihood(observed, expected * max(copies / 2, _LEAK), size)
        # All exons of a run failing by themselves explains any count; so the ratio has a bound.
        failed = self._fails * (behind - first) + changed
        return changed - max(usual, failed)

    def _error(self, first: int, behind: int) -> float:
        """Relative error of a run: that of its exons is taken to be independent, to a floor."""
        variance = self._variance[behind] - self._variance[first]
        total = max(self._plain[behind] - self._plain[first], 1e-6)
        return float(max(variance**0.5 / total, LEAST_ERROR))


class _Sums:
    """Sums over runs of exons, each read once."""

    def __init__(self, over: Sequence[float], shared: Sequence[float]) -> None:
        self._over = list(accumulate(over, initial=0))
        self._shared = list(accumulate(shared, initial=0))

    def run(self, first: int, behind: int) -> float:
        """Reads over the exons from ``first`` to before ``behind``."""
        shared = self._shared[max(behind - 1, first)] - self._shared[first]
        return self._over[behind] - self._over[first] - shared


def _log_likelihood(observed: int, mean: float, size: float) -> float:
    """Negative binomial, without the terms that do not depend on the mean."""
    return observed * log(mean / (size + mean)) + size * log(size / (size + mean))


def _by_junction(found: Fragments, weigher: _Weigher, gene: Gene) -> Iterator[CopyNumberEvent]:
    """Events that enough split reads show, the best shown first."""
    lengths = FragmentLengths(found.pairs)
    for junction in find_junctions(found, gene.locus.plus):
        exons, whole = _exons_in(junction.start, junction.end, gene)
        ends = (junction.start, junction.end)
        beside = sum(start < at < behind for start, behind in found.blocks for at in ends)
        least = max(_FEWEST_SPLIT, _LEAST_SHARE * beside / len(ends))
        if not exons or len(junction.fragments) < least:
            continue
        pairs = discordant_pairs(junction, found.pairs, lengths) - junction.fragments
        yield _event(junction, exons, whole, len(pairs), weigher)


def _event(
    junction: Junction,
    exons: tuple[int, ...],
    whole: tuple[int, int],
    pairs: int,
    weigher: _Weigher,
) -> CopyNumberEvent:
    copies = _LOST if junction.type is StructuralType.DELETION else _GAINED
    depth = weigher.weigh(*whole, copies) if whole[0] < whole[1] else None
    return CopyNumberEvent(
        junction.type,
        junction.start,
        junction.end,
        junction.precise,
        exons,
        len(junction.fragments),
        pairs,
        depth,
    )


def _by_depth(
    weigher: _Weigher, found: Sequence[CopyNumberEvent], gene: Gene
) -> Iterator[CopyNumberEvent]:
    """Runs of exons that depth alone shows to be lost or gained, the likeliest first."""
    taken = {number for event in found for number in event.exons}
    numbers = [exon.number or 0 for exon in numbered_exons(gene)]
    while True:
        best: tuple[float, int, int, DepthWitness] | None = None
        for first in range(weigher.size):
            for behind in range(first + 1, weigher.size + 1):
                if numbers[behind - 1] in taken:
                    break
                witness = weigher.weigh(first, behind, (*_LOST, *_GAINED))
                if witness.log_ratio >= DECISIVE and (best is None or witness.log_ratio > best[0]):
                    best = (witness.log_ratio, first, behind, witness)
        if best is None:
            return
        _, first, behind, witness = best
        taken.update(numbers[first:behind])
        yield _depth_event(witness, first, behind, gene)


def _depth_event(witness: DepthWitness, first: int, behind: int, gene: Gene) -> CopyNumberEvent:
    exons = numbered_exons(gene)[first:behind]
    size = len(gene.locus)
    lost = witness.copies in _LOST
    return CopyNumberEvent(
        StructuralType.DELETION if lost else StructuralType.DUPLICATION,
        size - exons[-1].end,
        size - exons[0].start,
        precise=False,
        exons=tuple(exon.number or 0 for exon in exons),
        split_reads=0,
        discordant_pairs=0,
        depth=witness,
    )


def _exons_in(start: int, end: int, gene: Gene) -> tuple[tuple[int, ...], tuple[int, int]]:
    """Numbers of the exons that a stretch touches; indices of those wholly inside, half-open."""
    size = len(gene.locus)
    places = [(size - exon.end, size - exon.start) for exon in numbered_exons(gene)]
    touched = tuple(n for n, (a, b) in enumerate(places, 1) if a < end and b > start)
    whole = [at for at, (a, b) in enumerate(places) if start <= a and b <= end]
    return touched, (whole[0], whole[-1] + 1) if whole else (0, 0)


def _overlap(one: CopyNumberEvent, other: CopyNumberEvent) -> bool:
    return one.start < other.end and one.end > other.start
