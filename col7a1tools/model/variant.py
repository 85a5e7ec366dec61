"""What a variant is, free of the file that it came from and of the way it was spelled."""

from enum import Enum
from typing import NamedTuple

from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset


class LocusAllele(NamedTuple):
    """A change on the forward strand of the locus: ``ref`` at ``start`` becomes ``alt``.

    Attributes:
        start: 0-based offset of the first reference base on the forward strand.
        ref: reference bases, upper case; empty for a pure insertion before ``start``.
        alt: replacing bases, upper case; empty for a pure deletion.
    """

    start: PlusOffset
    ref: str
    alt: str

    @property
    def end(self) -> PlusOffset:
        """Offset just behind the last reference base (half-open)."""
        return PlusOffset(self.start + len(self.ref))


class GeneChange(NamedTuple):
    """A change on the strand of the gene: ``[start, end)`` is replaced by ``inserted``.

    Attributes:
        start: 0-based offset on the strand of the gene, first replaced base.
        end: offset behind the last replaced base; equal to ``start`` for an insertion.
        inserted: bases on the strand of the gene; empty for a deletion.
    """

    start: GeneOffset
    end: GeneOffset
    inserted: str

    @property
    def length_change(self) -> int:
        """Bases gained (positive) or lost (negative)."""
        return len(self.inserted) - (self.end - self.start)


class StructuralType(Enum):
    """Types of symbolic alleles, as the VCF specification names them."""

    DELETION = "DEL"
    DUPLICATION = "DUP"
    INVERSION = "INV"
    INSERTION = "INS"
    COPY_NUMBER = "CNV"
    BREAKEND = "BND"


class StructuralChange(NamedTuple):
    """A symbolic or breakend allele that touches the locus.

    Attributes:
        type: DEL, DUP, INV, INS, CNV or BND.
        assembly: the assembly of ``start`` and ``end``.
        start: first affected base, 1-based on chromosome 3 (VCF POS + 1 for a symbolic allele);
            of a description with uncertain ends the latest that it can be, of a record with CIPOS
            the caller's best guess.
        end: last affected base, 1-based and inclusive; equal to ``start`` where unknown; of a
            description with uncertain ends the earliest that it can be, of a record with CIEND the
            caller's best guess.
        tandem: True for ``<DUP:TANDEM>``.
        precise: False where the record says IMPRECISE, gives a CIPOS or CIEND other than 0,0, or
            an END that SVLEN contradicts.
        length: SVLEN as the record gives it (absolute value), or None.
        mate: the text of a breakend's ALT, or empty.
        earliest_start: of uncertain ends the earliest base that the change can begin with, as
            ``start``; None where it is not known, and for records: they guess within CIPOS.
        latest_end: of uncertain ends the latest base that it can end with; None likewise.
    """

    type: StructuralType
    assembly: Assembly
    start: int
    end: int
    tandem: bool = False
    precise: bool = True
    length: int | None = None
    mate: str = ""
    earliest_start: int | None = None
    latest_end: int | None = None


class NotAnnotated(Enum):
    """Why an ALT allele has no annotation; the value is the word shown to the user."""

    OVERLAPPING_DELETION = "overlapping_deletion"
    REFERENCE_BLOCK = "reference_block"
    NO_ALTERNATE = "no_alternate_allele"
    AMBIGUOUS_BASE = "ambiguous_base"
    UNSUPPORTED_SYMBOL = "unsupported_symbolic_allele"
    UNKNOWN_EXTENT = "unknown_extent"
    SAME_AS_REFERENCE = "same_as_reference"
    OUTSIDE_LOCUS = "outside_locus"
    PARTLY_OUTSIDE_LOCUS = "partly_outside_locus"
