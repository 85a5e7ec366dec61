"""From a variant description in any notation to everything that is said about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from col7a1tools.annotate.together import CombinedChange, read_together
from col7a1tools.case.haplotypes import reading_findings
from col7a1tools.gene import Gene
from col7a1tools.interpret import Reading, read_change
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.legacy import legacy_names
from col7a1tools.nomenclature.normalise import VcfAllele, vcf_allele
from col7a1tools.nomenclature.parse import Description, ParsedVariant, parse_description
from col7a1tools.nomenclature.parse.stated_protein import protein_note


@dataclass(frozen=True, slots=True)
class DescribedVariant:
    """One variant of a description, read.

    Attributes:
        parsed: what the text said.
        reading: annotation and classification.
        vcf: the normalised VCF allele on each assembly; empty for a structural change.
        legacy: names under which papers carry it.
    """

    parsed: ParsedVariant
    reading: Reading
    vcf: dict[Assembly, VcfAllele]
    legacy: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DescribedHaplotype:
    """Variants of one described copy that must be read together.

    Attributes:
        allele: number of the copy in the text, from 1.
        coding: all of them in one description, with accession.
        merged: the one description that HGVS wants instead, or empty.
        protein: the protein change of both together, with accession.
        combined: the one change that they make.
        findings: what the reading says, and what to mind.
    """

    allele: int
    coding: str
    merged: str
    protein: str
    combined: CombinedChange
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A whole description, read.

    Attributes:
        description: the text and its structure.
        alleles: for each described copy its variants, in the order of the text.
        case: the case file that was used, or None.
        haplotypes: variants of one copy, ``c.[a;b]``, that must be read together.
    """

    description: Description
    alleles: tuple[tuple[DescribedVariant, ...], ...]
    case: FileStamp | None = None
    haplotypes: tuple[DescribedHaplotype, ...] = ()

    @property
    def variants(self) -> tuple[DescribedVariant, ...]:
        """All variants in the order of the text."""
        return tuple(variant for allele in self.alleles for variant in allele)


def describe(text: str, gene: Gene, knowledge: Knowledge = REFERENCE_ONLY) -> Described:
    """Read a description.

    Args:
        text: in any notation.
        gene: the gene.
        knowledge: what the classes rest on.

    Raises:
        VariantTextError: the text cannot be read, or does not fit the gene.
    """
    description = parse_description(text, gene)
    alleles = tuple(
        tuple(_describe_variant(parsed, gene, knowledge) for parsed in allele.variants)
        for allele in description.alleles
    )
    haplotypes = tuple(
        haplotype
        for number, variants in enumerate(alleles, start=1)
        for haplotype in _haplotypes(number, variants, gene)
    )
    return Described(description, alleles, knowledge.case_stamp, haplotypes)


def _haplotypes(
    number: int, variants: Sequence[DescribedVariant], gene: Gene
) -> Iterator[DescribedHaplotype]:
    """What the variants of one copy say together."""
    simple = [
        (change, one.reading)
        for one in variants
        if isinstance(change := one.parsed.change, GeneChange)
    ]
    accession = gene.transcript.accession
    for combined in read_together([change for change, _ in simple], gene):
        readings = [simple[place][1] for place in combined.places]
        members = [(reading.annotation, reading.classification) for reading in readings]
        yield DescribedHaplotype(
            allele=number,
            coding=f"{accession}:{combined.name}",
            merged=f"{accession}:{combined.merged}" if combined.merged else "",
            protein=f"{gene.transcript.protein_accession}:{combined.protein.hgvs}",
            combined=combined,
            findings=reading_findings(combined, members),
        )


def _describe_variant(parsed: ParsedVariant, gene: Gene, knowledge: Knowledge) -> DescribedVariant:
    reading = read_change(parsed.change, gene, knowledge)
    annotation = reading.annotation
    change = annotation.change
    protein = annotation.in_exon.protein if annotation.in_exon else annotation.protein
    differing = protein_note(parsed.stated_protein, protein)
    if differing:
        parsed = replace(parsed, notes=(*parsed.notes, *differing))
    alleles = {}
    if isinstance(change, GeneChange):
        alleles = {assembly: vcf_allele(change, gene, assembly) for assembly in Assembly}
    return DescribedVariant(parsed, reading, alleles, legacy_names(annotation, gene))
