"""One variant in one person, and how many copies of the gene carry it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import RnaStudy
from col7a1tools.model.classification import Classification, Verdict
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.record import AltAllele, Genotype, VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import GeneChange, NotAnnotated, StructuralChange, StructuralType

ReadRecord = tuple[VcfRecord, Sequence[AlleleResult]]
"""A record with what was said about its ALT alleles."""

# Classes that leave open that the variant has to do with the disease.
RELEVANT = frozenset({Verdict.PATHOGENIC, Verdict.LIKELY_PATHOGENIC, Verdict.UNCERTAIN})
_ESTABLISHED = frozenset({Verdict.PATHOGENIC, Verdict.LIKELY_PATHOGENIC})
_REMEMBERED = 4096  # genotypes as they are written; there are few


class Zygosity(Enum):
    """What a genotype says of one ALT allele; the value is the word of the record."""

    HOMOZYGOUS = "homozygous"
    HETEROZYGOUS = "heterozygous"
    ONE_COPY_CALLED = "one copy called"  # ``1``: a haploid call on an autosome
    HALF_CALLED = "half called"  # ``./1``: the other copy was not read
    NOT_CALLED = "not called"  # ``./.`` or no GT
    ABSENT = "absent"  # ``0/0``, or only other ALT alleles


# The allele was seen in the person.
CARRIED = frozenset(
    {
        Zygosity.HOMOZYGOUS,
        Zygosity.HETEROZYGOUS,
        Zygosity.ONE_COPY_CALLED,
        Zygosity.HALF_CALLED,
    }
)


@dataclass(frozen=True, slots=True)
class ObservedVariant:
    """One ALT allele with all that is said about it, and one person's call of it.

    Attributes:
        record: the VCF record.
        alt: the ALT allele of that record.
        annotation: name, place, consequence, effect on collagen VII.
        classification: the ACMG/AMP class.
        genotype: the person's call at the record.
        outside: what outside sources said of it.
        rna: the RNA study of it that the case file gives.
    """

    record: VcfRecord
    alt: AltAllele
    annotation: Annotation
    classification: Classification
    genotype: Genotype
    outside: OutsideEvidence = NOTHING
    rna: RnaStudy | None = None

    @property
    def zygosity(self) -> Zygosity:
        """What the genotype says of this allele."""
        return zygosity(self.genotype.alleles, self.alt.number)

    @property
    def relevant(self) -> bool:
        """Whether the class leaves open that the variant has to do with the disease."""
        return self.classification.verdict in RELEVANT

    @property
    def established(self) -> bool:
        """Whether the class is Pathogenic or Likely pathogenic."""
        return self.classification.verdict in _ESTABLISHED

    @property
    def copies_carrying(self) -> tuple[int, ...]:
        """Places in the genotype, 0-based, that name this allele."""
        return tuple(
            place for place, allele in enumerate(self.genotype.alleles) if allele == self.alt.number
        )

    @property
    def other_copy_deleted_here(self) -> bool:
        """Whether the genotype names ``*``, a deletion that spans the site, for another copy."""
        spanning = {
            alt.number
            for alt in self.record.alts
            if alt.change is NotAnnotated.OVERLAPPING_DELETION
        }
        return any(allele in spanning for allele in self.genotype.alleles)


def observed_in(records: Iterable[ReadRecord], sample: str) -> Iterator[ObservedVariant]:
    """Every annotated allele of the records with one sample's call of it, carried or not."""
    for record, results in records:
        call = next((call for call in record.genotypes if call.sample == sample), None)
        for result in results:
            if call and result.annotation and result.classification:
                yield ObservedVariant(
                    record,
                    result.alt,
                    result.annotation,
                    result.classification,
                    call,
                    result.outside,
                    result.rna,
                )


@lru_cache(maxsize=_REMEMBERED)
def zygosity(alleles: tuple[int | None, ...], index: int) -> Zygosity:
    """What a genotype says of the ALT with this index.

    Args:
        alleles: allele index of each copy, None for a copy that was not read.
        index: the ALT's index in the record, from 1.
    """
    carried = alleles.count(index)
    if not carried:
        return Zygosity.NOT_CALLED if not alleles or None in alleles else Zygosity.ABSENT
    if len(alleles) == 1:
        return Zygosity.ONE_COPY_CALLED
    if carried == len(alleles):
        return Zygosity.HOMOZYGOUS
    return Zygosity.HALF_CALLED if None in alleles else Zygosity.HETEROZYGOUS


def removes(deletion: ObservedVariant, inner: ObservedVariant) -> bool:
    """Whether ``deletion`` takes away the bases that ``inner`` changes."""
    symbolic = deletion.alt.change
    if isinstance(symbolic, StructuralChange):
        return (
            symbolic.type is StructuralType.DELETION
            and symbolic.assembly is inner.record.assembly
            and symbolic.start <= inner.record.pos
            and inner.record.end <= symbolic.end
        )
    outside, inside = deletion.annotation.change, inner.annotation.change
    if not isinstance(outside, GeneChange) or not isinstance(inside, GeneChange):
        return False
    last = max(inside.end, inside.start + 1)
    return outside.length_change < 0 and outside.start <= inside.start and last <= outside.end
