"""What the variants do to the message and the protein, copy by copy, for the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.case.collagen import PersonOutcome, outcome_of_person
from col7a1tools.case.copies import Copies
from col7a1tools.case.expectation import expected_copies, one_copy_enough
from col7a1tools.case.haplotypes import pairs_of_all, read_haplotypes
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.gene import Gene
from col7a1tools.report.expectation import describe_expectation
from col7a1tools.report.haplotypes import describe_haplotypes
from col7a1tools.report.molecular_section import (
    ApprovedProduct,
    Expectation,
    ReportedHaplotype,
    TrialFacts,
)
from col7a1tools.report.trial_facts import describe_products, describe_trial_facts
from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class MolecularParts:
    """The parts of the record that speak of message and protein.

    Attributes:
        person: collagen VII to be expected of both copies together.
        one_copy_enough: whether one copy is affected, by what causes dominant disease.
        haplotypes: variants of one copy that must be read together.
        expectation: what is expected of the two copies; None where no variant counts.
        trial_facts: facts of each relevant variant.
        approved_products: as their labels say.
    """

    person: PersonOutcome
    one_copy_enough: bool
    haplotypes: tuple[ReportedHaplotype, ...]
    expectation: Expectation | None
    trial_facts: tuple[TrialFacts, ...]
    approved_products: tuple[ApprovedProduct, ...]

    def statements(self) -> Iterator[Statement]:
        """Every statement that may name a source."""
        for haplotype in self.haplotypes:
            yield from haplotype.statements
        if self.expectation is not None:
            yield from (self.expectation.severity, *self.expectation.statements)
            for copy in self.expectation.copies:
                yield from (copy.mechanism, *copy.statements)
        for facts in self.trial_facts:
            yield from facts.statements
        yield from (product.statement for product in self.approved_products)


def describe_molecular(
    copies: Copies, variants: Sequence[ObservedVariant], gene: Gene
) -> MolecularParts:
    """Read the variants copy by copy.

    Args:
        copies: how the two copies stand.
        variants: those that the person carries, in the order of the record.
        gene: the gene.
    """
    haplotypes = read_haplotypes(variants, pairs_of_all(variants, copies.pairs), gene)
    expected = expected_copies(copies, variants, haplotypes, gene)
    return MolecularParts(
        person=outcome_of_person(copies, expected, variants),
        one_copy_enough=one_copy_enough(copies, expected, variants),
        haplotypes=describe_haplotypes(haplotypes, gene),
        expectation=describe_expectation(copies, expected, variants),
        trial_facts=describe_trial_facts(variants, gene),
        approved_products=describe_products(copies, expected),
    )
