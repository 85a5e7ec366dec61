"""The sequences that the reads at a site are compared with.

Alleles that lie close together change each other's surroundings, so a site holds every allele of
a cluster, and a haplotype for each set of them that one copy of the gene can carry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import LocusAllele
from col7a1tools.nomenclature.normalise import shift_five_prime, shift_three_prime, trim

# Bases on each side of a site that a read is compared over; more would add the read's other
# errors and no evidence.
FLANK = 40
# What a haplotype has beyond the flank, so that a read that is shifted against it still fits.
MARGIN = 20
# Alleles nearer than this are read together.
TOGETHER = 12
# An aligner clips a read some bases before the end of a deletion where they differ by chance.
_REACH = 10
# With more alleles than this in a cluster, haplotypes carry at most two of them.
_ALL_SETS = 4


@dataclass(frozen=True, slots=True)
class Haplotype:
    """One sequence on the forward strand.

    Attributes:
        sequence: the bases.
        carries: places, in the site's alleles, of those that it has.
        start: offset on the locus of its first base.
        end: offset on the locus behind its last base.
    """

    sequence: str
    carries: frozenset[int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of the locus where reads are compared with haplotypes.

    Attributes:
        start: first base that an allele may touch, in any placement.
        end: behind the last one.
        alleles: the alleles, trimmed.
        spans: for each allele the stretch that it may touch in any placement.
        haplotypes: reference first.
        reach: bases beyond the site within which a read may end and still be asked.
    """

    start: PlusOffset
    end: PlusOffset
    alleles: tuple[LocusAllele, ...]
    spans: tuple[tuple[int, int], ...]
    haplotypes: tuple[Haplotype, ...]
    reach: int = 1


def leftmost(allele: LocusAllele, locus: Locus) -> LocusAllele:
    """The allele without bases that stay as they are, at its leftmost place."""
    change = trim(locus.gene_change(allele), locus.gene)
    return locus.locus_allele(shift_three_prime(change, locus.gene))


def extent(allele: LocusAllele, locus: Locus) -> tuple[int, int]:
    """The stretch within which an allele can be placed, half-open."""
    change = trim(locus.gene_change(allele), locus.gene)
    right = locus.locus_allele(shift_five_prime(change, locus.gene))
    left = locus.locus_allele(shift_three_prime(change, locus.gene))
    return left.start, right.end


def clusters(alleles: Iterable[LocusAllele], locus: Locus) -> list[list[LocusAllele]]:
    """Alleles in order, those together that lie within `TOGETHER` bases of each other."""
    found: list[list[LocusAllele]] = []
    reach = -TOGETHER - 1
    placed = sorted((extent(allele, locus), allele.ref, allele.alt, allele) for allele in alleles)
    for (start, end), *_, allele in placed:
        if found and start <= reach + TOGETHER:
            found[-1].append(allele)
            reach = max(reach, end)
        else:
            found.append([allele])
            reach = end
    return found


def make_site(alleles: Sequence[LocusAllele], locus: Locus) -> Site:
    """The site of a cluster.

    Args:
        alleles: of one cluster, trimmed.
        locus: the locus.
    """
    spans = tuple(extent(allele, locus) for allele in alleles)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    left, right = max(start - FLANK - MARGIN, 0), min(end + FLANK + MARGIN, len(locus))
    haplotypes = [
        Haplotype(_with(alleles, chosen, left, right, locus), frozenset(chosen), left, right)
        for chosen in _compatible_sets(alleles)
    ]
    unlike = {one.sequence: one for one in reversed(haplotypes)}
    kept = tuple(one for one in haplotypes if unlike[one.sequence] is one)
    return Site(PlusOffset(start), PlusOffset(end), tuple(alleles), spans, kept)


def junction_sites(deletion: LocusAllele, locus: Locus) -> tuple[Site, Site]:
    """The two ends of a deletion that no short read can span.

    At each end the reference is compared with the junction. The junction has the coordinates of
    the end that it is compared at.

    Args:
        deletion: trimmed.
        locus: the locus.
    """
    start, behind = extent(deletion, locus)
    length = len(deletion.ref)
    shared = behind - start - length
    around = FLANK + MARGIN
    last = min(behind + around, len(locus))
    junction = locus.plus[max(start - around, 0) : start] + locus.plus[start + length : last]

    def end_at(place: int) -> Site:
        low, high = max(place - around, 0), min(place + shared + around, len(locus))
        haplotypes = (
            Haplotype(locus.plus[low:high], frozenset(), low, high),
            Haplotype(junction, frozenset({0}), low, high),
        )
        span = (place, place + shared)
        return Site(
            PlusOffset(span[0]), PlusOffset(span[1]), (deletion,), (span,), haplotypes, _REACH
        )

    return end_at(start), end_at(start + length)


def _compatible_sets(alleles: Sequence[LocusAllele]) -> list[tuple[int, ...]]:
    """Sets of alleles, by place, that change no base twice; the empty one first."""
    size = len(alleles) if len(alleles) <= _ALL_SETS else 2
    return [
        chosen
        for count in range(size + 1)
        for chosen in combinations(range(len(alleles)), count)
        if not any(_collide(alleles[a], alleles[b]) for a, b in combinations(chosen, 2))
    ]


def _collide(one: LocusAllele, other: LocusAllele) -> bool:
    first, second = sorted((one, other), key=lambda allele: (allele.start, allele.end))
    same_place = first.start == second.start and not (first.ref and second.ref)
    return same_place or second.start < first.end


def _with(
    alleles: Sequence[LocusAllele], chosen: Sequence[int], left: int, right: int, locus: Locus
) -> str:
    """Bases of the locus from ``left`` to ``right`` with the chosen alleles in place."""
    parts = []
    at = left
    for allele in sorted((alleles[place] for place in chosen), key=lambda one: one.start):
        parts += [locus.plus[at : allele.start], allele.alt]
        at = allele.end
    parts.append(locus.plus[at:right])
    return "".join(parts)


def runs(sequence: str) -> list[tuple[int, int]]:
    """Start and length of each run of one base."""
    found, at = [], 0
    for _, run in groupby(sequence):
        length = len(list(run))
        found.append((at, length))
        at += length
    return found
