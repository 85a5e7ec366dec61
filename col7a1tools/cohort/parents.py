"""From which parent a variant came, by what the parents were called."""

from collections.abc import Mapping
from enum import Enum

from col7a1tools.case.phase import Phase

# Copies of each allele that were called in a person, by the key of the allele. Zero was read as
# the reference; an allele that is missing was not read.
CalledCopies = Mapping[str, int]


class Origin(Enum):
    """The parent from whom a variant came."""

    FATHER = "father"
    MOTHER = "mother"


def origin_of(key: str, father: CalledCopies, mother: CalledCopies) -> Origin | None:
    """The parent who has the allele where the other was read and has it not, else None.

    A variant that both or neither have tells nothing, and one parent alone does not: what the
    other parent lacks may have come up in the child.
    """
    from_father, from_mother = father.get(key), mother.get(key)
    if from_father is None or from_mother is None or bool(from_father) == bool(from_mother):
        return None
    return Origin.FATHER if from_father else Origin.MOTHER


def phase_by_parents(a: str, b: str, father: CalledCopies, mother: CalledCopies) -> Phase:
    """Phase of two alleles in a child; unknown where an origin is.

    Args:
        a: key of one allele.
        b: key of the other.
        father: what the father was called.
        mother: what the mother was called.
    """
    one, other = origin_of(a, father, mother), origin_of(b, father, mother)
    if one is None or other is None:
        return Phase.UNKNOWN
    return Phase.CIS if one is other else Phase.TRANS
