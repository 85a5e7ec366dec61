"""Who of the parents was tested, so that nobody is asked to test a parent again."""

from col7a1tools.family.household import Household
from col7a1tools.model.finding import Finding

NOBODY = "nobody"
BOTH = "both"
_SPEAK_OF_PARENTS = frozenset(
    {
        "copies.homozygous_or_deleted",
        "phase.different_sets",
        "phase.not_phased",
        "questions.both_parents",
        "questions.phase",
    }
)


def parents_tested(household: Household) -> str:
    """``nobody``, ``mother``, ``father`` or ``both``: whose samples the files hold."""
    proband = household.pedigree.member(household.proband)
    mother, father = map(household.sampled, (proband.mother, proband.father))
    if mother and father:
        return BOTH
    return "mother" if mother else "father" if father else NOBODY


def to_be_tested(finding: Finding, tested: str) -> Finding:
    """The finding, which asks for a parent's test only where that parent was not tested."""
    if finding.rule not in _SPEAK_OF_PARENTS:
        return finding
    return finding._replace(values={**finding.values, "tested": tested})
