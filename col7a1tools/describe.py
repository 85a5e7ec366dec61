"""From a variant description in any notation to everything that is said about it."""

from dataclasses import dataclass

from col7a1tools.gene import Gene
from col7a1tools.interpret import Reading, read_change
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.legacy import legacy_names
from col7a1tools.nomenclature.normalise import VcfAllele, vcf_allele
from col7a1tools.nomenclature.parse import Description, ParsedVariant, parse_description


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
class Described:
    """A whole description, read.

    Attributes:
        description: the text and its structure.
        alleles: for each described copy its variants, in the order of the text.
        case: the case file that was used, or None.
    """

    description: Description
    alleles: tuple[tuple[DescribedVariant, ...], ...]
    case: FileStamp | None = None

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
    return Described(
        description,
        tuple(
            tuple(_describe_variant(parsed, gene, knowledge) for parsed in allele.variants)
            for allele in description.alleles
        ),
        knowledge.case_stamp,
    )


def _describe_variant(parsed: ParsedVariant, gene: Gene, knowledge: Knowledge) -> DescribedVariant:
    reading = read_change(parsed.change, gene, knowledge)
    change = reading.annotation.change
    alleles = {}
    if isinstance(change, GeneChange):
        alleles = {assembly: vcf_allele(change, gene, assembly) for assembly in Assembly}
    return DescribedVariant(parsed, reading, alleles, legacy_names(reading.annotation, gene))
