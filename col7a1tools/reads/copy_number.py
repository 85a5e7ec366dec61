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

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from col7a1tools.gene import Gene
from col7a1tools.model.variant import StructuralType
from col7a1tools.reads.depth_witness import DepthWitness, ExonWeigher
from col7a1tools.reads.exon_counts import ExonCounts, exon_gc, numbered_exons
from col7a1tools.reads.expected_counts import expect_alone, expect_by_panel
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
        depth: what depth says of the exons that lie wholly inside; None where none does, and
            where the depth of exons cannot be compared.
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
    weigher = ExonWeigher(counts, expected) if expected is not None else None
    events: list[CopyNumberEvent] = []
    for event in _by_junction(found, weigher, gene):
        if event.log_ratio >= DECISIVE and not any(_overlap(event, one) for one in events):
            events.append(event)
    if weigher is not None:
        events.extend(_by_depth(weigher, events, gene))
    events.sort(key=lambda one: one.exons)
    undecided = tuple(
        exon.number or 0
        for at, exon in enumerate(numbered_exons(gene))
        if weigher is None or weigher.loss_of_one(at) < DECISIVE
    )
    return CopyNumber(tuple(events), undecided, len(panel))


def _by_junction(
    found: Fragments, weigher: ExonWeigher | None, gene: Gene
) -> Iterator[CopyNumberEvent]:
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
    weigher: ExonWeigher | None,
) -> CopyNumberEvent:
    copies = _LOST if junction.type is StructuralType.DELETION else _GAINED
    depth = weigher.weigh(*whole, copies) if weigher and whole[0] < whole[1] else None
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
    weigher: ExonWeigher, found: Sequence[CopyNumberEvent], gene: Gene
) -> Iterator[CopyNumberEvent]:
    """Runs of exons that depth alone shows to be lost or gained."""
    taken = {number - 1 for event in found for number in event.exons}
    runs: list[tuple[int, int, tuple[int, ...]]] = []
    while best := _likeliest_run(weigher, taken):
        witness, first, behind = best
        taken.update(range(first, behind))
        runs.append((first, behind, _LOST if witness.copies in _LOST else _GAINED))
    for first, behind, copies in _neighbours_joined(sorted(runs)):
        yield _depth_event(weigher.weigh(first, behind, copies), first, behind, gene)


def _likeliest_run(weigher: ExonWeigher, taken: set[int]) -> tuple[DepthWitness, int, int] | None:
    """The run of exons, none of them taken, that most likely has not two copies."""
    best: tuple[DepthWitness, int, int] | None = None
    for first in range(weigher.size):
        for behind in range(first + 1, weigher.size + 1):
            if behind - 1 in taken:
                break
            witness = weigher.weigh(first, behind, (*_LOST, *_GAINED))
            likelier = best is None or witness.unbounded > best[0].unbounded
            if likelier and witness.log_ratio >= DECISIVE:
                best = (witness, first, behind)
    return best


def _neighbours_joined(
    runs: Iterable[tuple[int, int, tuple[int, ...]]],
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Runs, with those of one direction that touch each other taken for one event."""
    held: tuple[int, int, tuple[int, ...]] | None = None
    for run in runs:
        if held and held[1] == run[0] and held[2] == run[2]:
            held = (held[0], run[1], run[2])
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _depth_event(witness: DepthWitness, first: int, behind: int, gene: Gene) -> CopyNumberEvent:
    exons = numbered_exons(gene)[first:behind]
    size = len(gene.locus)
    lost = witness.copies in _LOST
    return CopyNumberEvent(
        StructuralType.DELETION if lost else StructuralType.DUPLICATION,
        size - exons[-1].end,
        size - exons[0].start,
        precise=False,
        exons=tuple(range(first + 1, behind + 1)),
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
