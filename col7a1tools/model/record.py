"""One VCF record at the locus, and the genotypes in it."""

from typing import NamedTuple

from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import LocusAllele, NotAnnotated, StructuralChange


class Genotype(NamedTuple):
    """One sample's call at one record.

    Attributes:
        sample: name as in the header.
        alleles: allele index of each copy, None for a missing one; ``(0, 1)``, ``(None, 1)``,
            ``(1,)`` for a haploid call, empty when the record has no GT.
        phased: True when the call is written with ``|`` and PSL, where used, leaves no copy out;
            also a ``0/1`` whose copies GATK or Mutect2 tells apart by PGT and PID.
        phase_set: name of the phase set as written (PS, the list of PSL, or PID), or None.
        depth: DP, or None.
        minimum_depth: MIN_DP, the least depth within a gVCF block, or None.
        copy_number: CN, copies of the stretch that a structural record describes, or None.
        allele_depths: reads for each allele in REF, ALT order, or None (AD, else LAD with LAA, else
            RO/AO, else DP with VAF, else Strelka's tier-1 counts).
        genotype_quality: GQ (else RGQ, else GQX), or None.
        filters: FT, or empty.
    """

    sample: str
    alleles: tuple[int | None, ...]
    phased: bool = False
    phase_set: str | None = None
    depth: int | None = None
    allele_depths: tuple[int, ...] | None = None
    genotype_quality: float | None = None
    filters: str = ""
    minimum_depth: int | None = None
    copy_number: float | None = None

    @property
    def reads(self) -> int | None:
        """Reads at the site: DP, else those of all alleles together, None where neither is said."""
        if self.depth is not None or self.allele_depths is None:
            return self.depth
        return sum(self.allele_depths)


class AltAllele(NamedTuple):
    """One ALT of a record, read as far as it can be.

    Attributes:
        number: the number by which GT names it, 1 for the first ALT.
        text: ALT as written.
        change: what it is: a sequence change on the locus, a structural change, or the reason
            why it has neither.
    """

    number: int
    text: str
    change: LocusAllele | StructuralChange | NotAnnotated


class VcfRecord(NamedTuple):
    """A VCF record that overlaps the locus.

    Attributes:
        chrom: CHROM as written (``3``, ``chr3``, ``NC_000003.12`` ...).
        pos: POS, 1-based as written.
        identifier: ID as written, ``.`` for none.
        ref: REF as written.
        qual: QUAL as written.
        filters: FILTER as written.
        info: INFO as written.
        end: last reference base covered, 1-based inclusive (from INFO/END or the length of REF).
        assembly: assembly that POS and REF fit.
        line: line number in the file (1-based), or the ordinal of the record in a BCF; None where
            an index led straight to the record.
        alts: one entry for each ALT; a record whose ALT is ``.`` has one that says so.
        genotypes: one entry for each sample asked for.
    """

    chrom: str
    pos: int
    identifier: str
    ref: str
    qual: str
    filters: str
    info: str
    end: int
    assembly: Assembly
    line: int | None
    alts: tuple[AltAllele, ...]
    genotypes: tuple[Genotype, ...] = ()
