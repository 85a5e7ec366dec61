"""People whose genotype is known, for fixtures and for the tables of truth against call."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from col7a1tools.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import LocusAllele
from tests.simulate.capture import Weights
from tests.simulate.haplotypes import (
    Part,
    common_substitutions,
    deletion,
    diploid,
    haplotype,
    mixed,
    substitution,
    tandem_duplication,
)

# The register's deletion of 4,064 bases, exons 13 to 24.
REGISTER_DELETION = "c.1637-240_3255del"
# Distances between two heterozygous variants whose phase is asked.
DISTANCES = (50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
MOSAIC_SHARES = (0.02, 0.05, 0.1, 0.2)
DONOR_SHARES = (0.0, 0.01, 0.02, 0.05, 0.1)


@dataclass(frozen=True, slots=True)
class Background:
    """The common substitutions of two haplotypes; the second shares some of the first's."""

    first: tuple[LocusAllele, ...]
    second: tuple[LocusAllele, ...]


def background(gene: Gene, seed: int, avoid: Sequence[LocusAllele] = ()) -> Background:
    """Common substitutions, none within 20 bases of the alleles to avoid.

    Args:
        gene: the gene.
        seed: of what is drawn.
        avoid: alleles that the haplotypes are to carry as well.
    """
    draw = np.random.default_rng(seed)

    def drawn(kept: Sequence[LocusAllele] = ()) -> tuple[LocusAllele, ...]:
        fresh = common_substitutions(draw, gene.locus)
        both = sorted({*kept, *fresh}, key=lambda allele: allele.start)
        apart: list[LocusAllele] = []
        for one in both:
            clear = all(one.end + 20 <= a.start or one.start >= a.end + 20 for a in avoid)
            if clear and (not apart or one.start - apart[-1].start >= 20):
                apart.append(one)
        return tuple(apart)

    first = drawn()
    return Background(first, drawn(first[::3]))


def carrier(gene: Gene, allele: LocusAllele, seed: int) -> tuple[Part, Part]:
    """A person with one copy of an allele, and common substitutions on both copies."""
    common = background(gene, seed, (allele,))
    return diploid(haplotype(gene, allele, *common.first), haplotype(gene, *common.second))


def normal(gene: Gene, seed: int) -> tuple[Part, Part]:
    """A person with common substitutions and nothing else."""
    common = background(gene, seed)
    return diploid(haplotype(gene, *common.first), haplotype(gene, *common.second))


def pair(
    gene: Gene, distance: int, *, cis: bool, seed: int, start: PlusOffset | None = None
) -> tuple[tuple[Part, Part], LocusAllele, LocusAllele]:
    """A person with two heterozygous substitutions at a distance, and the two of them.

    Args:
        gene: the gene.
        distance: bases between the two.
        cis: on one copy, or on both.
        seed: of what is drawn.
        start: offset of the first; None to draw it from the gene.
    """
    draw = np.random.default_rng(seed)
    at = int(draw.integers(2_500, 33_500 - distance)) if start is None else start
    one = substitution(at, gene.locus)
    two = substitution(at + distance, gene.locus)
    common = background(gene, seed + 1, (one, two))
    first = haplotype(gene, one, *([two] if cis else []), *common.first)
    second = haplotype(gene, *([] if cis else [two]), *common.second)
    return diploid(first, second), one, two


def mosaic(gene: Gene, allele: LocusAllele, fraction: float, seed: int) -> tuple[Part, ...]:
    """A person in whose reads an allele has a fraction, because few cells carry it."""
    common = background(gene, seed, (allele,))
    plain = diploid(haplotype(gene, *common.first), haplotype(gene, *common.second))
    changed = diploid(haplotype(gene, allele, *common.first), haplotype(gene, *common.second))
    return mixed((plain, 1 - 2 * fraction), (changed, 2 * fraction))


def skin_patch(
    gene: Gene,
    copies: tuple[LocusAllele, LocusAllele],
    fraction: float,
    seed: int,
    second: LocusAllele | None = None,
) -> tuple[Part, ...]:
    """A patient's skin of which a patch has changed on its first copy.

    Args:
        gene: the gene.
        copies: the pathogenic allele of each copy; twice the same in a homozygous patient.
        fraction: share of the reads that come from changed copies; 0 for a skin without a patch.
        seed: of what is drawn.
        second: an allele that the changed copies have gained in cis; None where they have lost
            the pathogenic one, by a back mutation.
    """
    first, other = copies
    common = background(gene, seed, [*copies, *([second] if second else [])])
    kept = haplotype(gene, other, *common.second)
    patient = diploid(haplotype(gene, first, *common.first), kept)
    gained = (first, second) if second else ()
    changed = diploid(haplotype(gene, *gained, *common.first), kept)
    return mixed((patient, 1 - 2 * fraction), (changed, 2 * fraction))


def mother_in_child(
    gene: Gene, share: float, seed: int, variants: Sequence[LocusAllele] = ()
) -> tuple[tuple[Part, ...], tuple[Part, Part], tuple[Part, Part]]:
    """The child's sample with a share of its mother's DNA; the child and the mother themselves.

    Args:
        gene: the gene.
        share: of the mother's DNA.
        seed: of what is drawn.
        variants: carried by the copy that the mother passed on.
    """
    mothers = background(gene, seed, variants)
    passed = haplotype(gene, *variants, *mothers.first)
    kept = haplotype(gene, *mothers.second)
    fathers = haplotype(gene, *background(gene, seed + 1).first)
    child, mother = diploid(passed, fathers), diploid(passed, kept)
    return mixed((child, 1 - share), (mother, share)), child, mother


def exons_deleted(gene: Gene, first: int, last: int, seed: int) -> LocusAllele:
    """A deletion of whole exons (literature numbers), with ends in the introns around them."""
    start, end = _around(gene, first, last, seed)
    return deletion(start, end, gene.locus)


def exons_duplicated(gene: Gene, first: int, last: int, seed: int) -> LocusAllele:
    """A tandem duplication of whole exons, with ends in the introns around them."""
    start, end = _around(gene, first, last, seed)
    return tandem_duplication(start, end, gene.locus)


def _around(gene: Gene, first: int, last: int, seed: int) -> tuple[int, int]:
    """A stretch of the forward strand that begins and ends in the introns around exons.

    The ends are drawn from the middle half of each intron; beyond the last exon, from the 200
    bases behind it.
    """
    exons = {exon.number: exon for exon in gene.transcript.exons}
    draw = np.random.default_rng(seed)
    before = (exons[first].start - 200) if first == 1 else exons[first - 1].end
    behind = exons[last + 1].start if last + 1 in exons else exons[last].end + 200
    start = _within(before, exons[first].start, draw)
    end = _within(exons[last].end, behind, draw)
    size = len(gene.locus)
    return size - end, size - start


def _within(start: int, end: int, draw: np.random.Generator) -> int:
    quarter = (end - start) // 4
    return int(draw.integers(start + quarter, end - quarter))


def windows(gene: Gene, *middles: int, width: int) -> Weights:
    """Weights of amplicons: 1 within a width around each offset on the forward strand, else 0."""
    weights = np.zeros(len(gene.locus))
    for middle in middles:
        weights[max(middle - width // 2, 0) : middle + width // 2] = 1
    return weights


def numbered_exons(gene: Gene) -> dict[int, Exon]:
    """Exons by their number in the literature."""
    return {exon.number: exon for exon in gene.transcript.exons if exon.number is not None}
