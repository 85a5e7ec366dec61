"""One family read together: the proband's copies with what the relatives show of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.case.copies import Copies, compare_copies
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.family.consistency import FamilyCheck, check_family
from col7a1tools.family.household import Household
from col7a1tools.family.phase import established_phases
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.pedigree import Affection, Member


@dataclass(frozen=True, slots=True)
class FamilyReading:
    """What the further questions about a family rest on.

    Attributes:
        household: pedigree and calls.
        variants: of the proband, in the order that ``copies`` counts them.
        copies: how the proband's copies stand.
        check: the genotypes against the pedigree.
        gene: the gene.
        case: what the laboratory states, None where it states nothing.
    """

    household: Household
    variants: tuple[ObservedVariant, ...]
    copies: Copies
    check: FamilyCheck
    gene: Gene
    case: CaseFile | None

    @property
    def proband(self) -> Member:
        """The person of the report."""
        return self.household.pedigree.member(self.household.proband)

    @property
    def affection(self) -> Affection:
        """Whether the person of the report has the disease."""
        return self.proband.affection


def read_family(
    household: Household, variants: Sequence[ObservedVariant], gene: Gene, case: CaseFile | None
) -> FamilyReading:
    """Read a family together.

    Args:
        household: pedigree and calls.
        variants: what the proband carries.
        gene: the gene.
        case: what the laboratory states.
    """
    copies = compare_copies(variants, established_phases(household, variants))
    return FamilyReading(household, tuple(variants), copies, check_family(household), gene, case)
