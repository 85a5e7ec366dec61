"""What must be checked before anything that a record says of a person is believed."""

from dataclasses import dataclass

from col7a1tools.family.findings import exchange_findings, misfit_findings
from col7a1tools.family.reading import FamilyReading
from col7a1tools.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Cautions:
    """What the relatives' genotypes cast doubt on.

    Attributes:
        findings: in the order in which they are said; none where nothing is in doubt.
        exchanged: name of the person of the report, where what the file gives for that person may
            be of someone else; empty otherwise.
    """

    findings: tuple[Finding, ...] = ()
    exchanged: str = ""


NO_CAUTIONS = Cautions()


def cautions_of(family: FamilyReading) -> Cautions:
    """What stands before the result, as far as the family's genotypes do not fit.

    An exchange of samples explains everything that does not fit, so it stands alone.
    """
    household = family.household
    if not household.stated:
        return NO_CAUTIONS
    check = family.check
    doubts = tuple(exchange_findings(check)) or tuple(misfit_findings(check))
    if any(household.proband in pair for pair in check.swaps):
        return Cautions(doubts, household.proband)
    return Cautions((*doubts, Finding("family.nothing_settled"))) if doubts else NO_CAUTIONS
