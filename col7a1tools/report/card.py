"""From a described variant to its card: what a record would hold of it, without a person."""

from dataclasses import dataclass

from col7a1tools.classify import load_rules
from col7a1tools.describe import Described, DescribedHaplotype
from col7a1tools.gene import Gene
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.finding import Finding
from col7a1tools.nomenclature.parse import sentence
from col7a1tools.report.cited import cited_in, said_of
from col7a1tools.report.document import Drawing
from col7a1tools.report.drawing import describe_drawing
from col7a1tools.report.sentences import statement
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.report.variants import variant_as_read
from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class TogetherCard:
    """Variants of one described copy that must be read together.

    Attributes:
        hgvs_c: the one description that HGVS wants, or all of them in one.
        hgvs_p: the protein change of both together.
        consequence: Sequence Ontology terms of both together.
        statements: the effect, what the reading says, and what to mind.
    """

    hgvs_c: str
    hgvs_p: str
    consequence: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A description with everything that is said about its variants.

    Attributes:
        text: the description as it was given.
        variants: with neither call nor input record, numbered in the order of the text.
        notes: for each variant how its text was read, in English.
        together: variants of one copy that must be read together.
        drawing: geometry of gene and protein.
        citations: text of every source that is named, by key.
    """

    text: str
    variants: tuple[ReportedVariant, ...]
    notes: tuple[tuple[str, ...], ...]
    together: tuple[TogetherCard, ...]
    drawing: Drawing
    citations: dict[str, str]


def card_of(described: Described, gene: Gene, knowledge: Knowledge = REFERENCE_ONLY) -> Card:
    """The card of a description.

    Args:
        described: the description, read with this knowledge.
        gene: the gene.
        knowledge: what its classes rest on.
    """
    rules = knowledge.rules or load_rules()
    variants = tuple(
        variant_as_read(one.reading, number, gene, rules)
        for number, one in enumerate(described.variants, start=1)
    )
    together = tuple(_together(one) for one in described.haplotypes)
    said = [*said_of(variants), *(one for both in together for one in both.statements)]
    return Card(
        text=described.description.text,
        variants=variants,
        notes=tuple(
            tuple(sentence(note) for note in one.parsed.notes) for one in described.variants
        ),
        together=together,
        drawing=describe_drawing(gene),
        citations=cited_in(said),
    )


def _together(one: DescribedHaplotype) -> TogetherCard:
    effect = Finding(f"effect.{one.combined.collagen_effect}")
    return TogetherCard(
        hgvs_c=one.merged or one.coding,
        hgvs_p=one.protein,
        consequence=one.combined.consequence,
        statements=(statement(effect), *map(statement, one.findings)),
    )
