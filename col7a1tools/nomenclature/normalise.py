"""One form for every spelling of the same change.

HGVS places a change that could lie in several places at the most 3' one, on the strand that it is
described on (HGVS recommendations, "3' rule"); VCF places it at the leftmost one on the forward
strand. COL7A1 lies on the reverse strand, so the 3'-most place on the gene is the leftmost one on
the chromosome, and the 3'-most place on the chromosome is the 5'-most one on the gene.
"""

from collections.abc import Iterator
from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset
from col7a1tools.model.variant import GeneChange, LocusAllele


class VcfAllele(NamedTuple):
    """An allele as a VCF record spells it.

    Attributes:
        chrom: contig name.
        pos: 1-based position of the first base of ``ref``.
        ref: reference bases, never empty.
        alt: alternate bases, never empty.
    """

    chrom: str
    pos: int
    ref: str
    alt: str


def common_ends(ref: str, alt: str) -> tuple[int, int]:
    """Lengths of the prefix and of the suffix that ``ref`` and ``alt`` share, not overlapping."""
    shorter = min(len(ref), len(alt))
    prefix = 0
    while prefix < shorter and ref[prefix] == alt[prefix]:
        prefix += 1
    limit = shorter - prefix
    suffix = 0
    while suffix < limit and ref[-1 - suffix] == alt[-1 - suffix]:
        suffix += 1
    return prefix, suffix


def trim(change: GeneChange, sequence: str) -> GeneChange:
    """The same change without bases that stay as they are.

    Args:
        change: a change on the strand of the gene.
        sequence: the locus on that strand.
    """
    start, end, inserted = change
    if start == end or not inserted:
        return change
    prefix, suffix = common_ends(sequence[start:end], inserted)
    if not prefix and not suffix:
        return change
    return GeneChange(
        GeneOffset(start + prefix),
        GeneOffset(end - suffix),
        inserted[prefix : len(inserted) - suffix],
    )


def shift_three_prime(change: GeneChange, sequence: str) -> GeneChange:
    """The most 3' placement of a pure insertion or deletion; other changes come back as given.

    Args:
        change: trimmed, on the strand that ``sequence`` is read on.
        sequence: the reference on that strand.
    """
    start, end, inserted = change
    size = len(sequence)
    shift = 0
    if start == end and inserted:
        length = len(inserted)
        while end + shift < size and sequence[end + shift] == inserted[shift % length]:
            shift += 1
        turn = shift % length
        inserted = inserted[turn:] + inserted[:turn]
    elif not inserted:
        while end + shift < size and sequence[end + shift] == sequence[start + shift]:
            shift += 1
    if not shift:
        return change
    return GeneChange(GeneOffset(start + shift), GeneOffset(end + shift), inserted)


def shift_five_prime(change: GeneChange, sequence: str) -> GeneChange:
    """The most 5' placement of a pure insertion or deletion; other changes come back as given."""
    start, end, inserted = change
    shift = 0
    if start == end and inserted:
        length = len(inserted)
        while start > shift and sequence[start - shift - 1] == inserted[-1 - shift % length]:
            shift += 1
    elif not inserted:
        while start > shift and sequence[start - shift - 1] == sequence[end - shift - 1]:
            shift += 1
    return _moved_back(change, shift) if shift else change


def ending_at(change: GeneChange, border: int, sequence: str) -> GeneChange | None:
    """The placement of a pure insertion or deletion that ends at ``border``.

    None for another change, for one that lies before the border already, and where it cannot be
    moved so far.
    """
    steps = change.end - border
    if steps <= 0 or (change.inserted and change.start < change.end):
        return None
    reach = change.start - shift_five_prime(change, sequence).start
    return _moved_back(change, steps) if steps <= reach else None


def _moved_back(change: GeneChange, steps: int) -> GeneChange:
    """The same change, placed some bases to the 5' side, where the sequence allows it."""
    start, end, inserted = change
    turn = len(inserted) - steps % len(inserted) if inserted else 0
    return GeneChange(
        GeneOffset(start - steps), GeneOffset(end - steps), inserted[turn:] + inserted[:turn]
    )


def placements(change: GeneChange, sequence: str) -> Iterator[GeneChange]:
    """Every placement of a pure deletion, from the most 3' one on; another change as given."""
    first = change.start if change.inserted else shift_five_prime(change, sequence).start
    last = change.start if change.inserted else shift_three_prime(change, sequence).start
    length = change.end - change.start
    for start in range(last, first - 1, -1):
        yield GeneChange(GeneOffset(start), GeneOffset(start + length), change.inserted)


def normalise(change: GeneChange, gene: Gene) -> GeneChange:
    """The one form of a change that names are made from: trimmed, and 3'-most on the gene."""
    sequence = gene.locus.gene
    return shift_three_prime(trim(change, sequence), sequence)


def forward_three_prime(change: GeneChange, locus: Locus) -> LocusAllele:
    """The change on the forward strand at its 3'-most (rightmost) place, as HGVS g. wants it."""
    return locus.locus_allele(shift_five_prime(change, locus.gene))


def vcf_allele(change: GeneChange, gene: Gene, assembly: Assembly) -> VcfAllele:
    """The change as a normalised VCF allele: trimmed, leftmost, anchored where a side is empty.

    Args:
        change: a change on the strand of the gene, in any spelling.
        gene: the gene.
        assembly: assembly of the position; the contig is named ``3`` on GRCh37, ``chr3`` on
            GRCh38, as each assembly's files usually do.
    """
    locus = gene.locus
    allele = locus.locus_allele(normalise(change, gene))
    start, ref, alt = allele.start, allele.ref, allele.alt
    if not ref or not alt:
        if start:
            start = PlusOffset(start - 1)
            ref, alt = locus.plus[start] + ref, locus.plus[start] + alt
        else:
            following = locus.plus[allele.end]
            ref, alt = ref + following, alt + following
    chrom = "3" if assembly is Assembly.GRCH37 else "chr3"
    return VcfAllele(chrom, locus.chromosome_position(assembly, start), ref, alt)
