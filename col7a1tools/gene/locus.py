"""The 38,180-base locus on both strands and both assemblies."""

from typing import Final, NamedTuple

from col7a1tools.gene.reference_files import read_fasta, read_table
from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset
from col7a1tools.model.variant import GeneChange, LocusAllele


class AssemblySpan(NamedTuple):
    """The locus on one assembly.

    Attributes:
        assembly: which one.
        accession: RefSeq accession of chromosome 3 with version.
        contig_names: every name under which files carry this chromosome.
        contig_length: length of chromosome 3.
        start: first base of the locus, 1-based.
        end: last base of the locus, 1-based inclusive.
    """

    assembly: Assembly
    accession: str
    contig_names: tuple[str, ...]
    contig_length: int
    start: int
    end: int


class Locus:
    """Sequence of the locus and its place on each assembly.

    Attributes:
        plus: bases on the forward strand of chromosome 3.
        gene: the same bases on the strand of the gene.
        spans: where the locus lies, by assembly.
    """

    __slots__ = ("gene", "plus", "spans")

    def __init__(self, plus: str, spans: dict[Assembly, AssemblySpan]) -> None:
        """Read the other strand.

        Args:
            plus: bases on the forward strand of chromosome 3.
            spans: where the locus lies, by assembly.
        """
        self.plus: Final = plus
        self.gene: Final = reverse_complement(plus)
        self.spans: Final = spans

    def __len__(self) -> int:
        return len(self.plus)

    def chromosome_position(self, assembly: Assembly, offset: PlusOffset) -> int:
        """1-based position on chromosome 3 of a forward-strand offset."""
        return self.spans[assembly].start + offset

    def plus_offset(self, assembly: Assembly, position: int) -> PlusOffset:
        """Forward-strand offset of a 1-based position; may lie outside ``[0, len)``."""
        return PlusOffset(position - self.spans[assembly].start)

    def other_strand(self, offset: PlusOffset) -> GeneOffset:
        """Offset of the same base on the strand of the gene."""
        return GeneOffset(len(self.plus) - 1 - offset)

    def forward_strand(self, offset: GeneOffset) -> PlusOffset:
        """Offset on the forward strand of a base on the strand of the gene."""
        return PlusOffset(len(self.plus) - 1 - offset)

    def gene_change(self, allele: LocusAllele) -> GeneChange:
        """The allele as a change on the strand of the gene, not yet normalised."""
        end = len(self.plus) - allele.start
        return GeneChange(
            GeneOffset(end - len(allele.ref)), GeneOffset(end), reverse_complement(allele.alt)
        )

    def locus_allele(self, change: GeneChange) -> LocusAllele:
        """The change as an allele on the forward strand, without anchor base."""
        start = PlusOffset(len(self.plus) - change.end)
        end = len(self.plus) - change.start
        return LocusAllele(start, self.plus[start:end], reverse_complement(change.inserted))


def load_locus() -> Locus:
    """Read the locus from the reference files."""
    plus = read_fasta("locus.fa")
    spans = {}
    for row in read_table("assemblies.tsv"):
        assembly = Assembly(row["assembly"])
        spans[assembly] = AssemblySpan(
            assembly,
            row["accession"],
            (*row["contig_aliases"].split(","), row["accession"], row["genbank"]),
            int(row["contig_length"]),
            int(row["locus_start"]),
            int(row["locus_end"]),
        )
    return Locus(plus, spans)
