"""Families whose genotypes are known, as their VCFs would bring them."""

from collections.abc import Mapping, Sequence

from col7a1tools.case.observed import ReadRecord
from col7a1tools.family.calls import FamilyCalls, person
from col7a1tools.family.household import Household
from col7a1tools.family.reading import FamilyReading, read_family
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.pedigree import Pedigree
from col7a1tools.report.variants import carried_once
from tests.report.patients import call, genotype_of, read

READS = {"0/0": (40, 0), "0/1": (20, 20), "1/1": (0, 40), "./.": None}


def records(
    genotypes: Mapping[str, Mapping[str, str]],
    gene: Gene,
    reads: Mapping[tuple[str, str], tuple[int, int]] | None = None,
) -> list[ReadRecord]:
    """One record a variant.

    Args:
        genotypes: by variant, then by person.
        gene: the gene.
        reads: AD of single calls, by variant and person.
    """
    found = []
    for name, calls in genotypes.items():
        record, results = read(call(name, "0/1"), gene)
        columns = tuple(
            genotype_of(
                text,
                call(name, text, reads=(reads or {}).get((name, who), READS.get(text, (20, 20)))),
                who,
            )
            for who, text in calls.items()
        )
        found.append((record._replace(genotypes=columns), results))
    return found


def household(
    pedigree: Pedigree,
    genotypes: Mapping[str, Mapping[str, str]],
    gene: Gene,
    proband: str = "child",
    reads: Mapping[tuple[str, str], tuple[int, int]] | None = None,
) -> Household:
    """A family of one file; who has no genotype was not tested."""
    made = records(genotypes, gene, reads)
    names = dict.fromkeys(who for calls in genotypes.values() for who in calls)
    people = [person(name, made, None) for name in names]
    return Household(pedigree, proband, FamilyCalls(people, len(gene.locus)))


def reading(family: Household, gene: Gene, case: CaseFile | None = None) -> FamilyReading:
    """The family read together."""
    observed = family.calls.people[family.proband].observed
    variants = [variant for variant, _ in carried_once(observed, gene)]
    return read_family(family, variants, gene, case)


def trio(child: str, father: str, mother: str) -> dict[str, str]:
    """Genotypes of one variant."""
    return {"child": child, "father": father, "mother": mother}


def names(findings: Sequence[object]) -> list[str]:
    """Rule ids of findings."""
    return [str(getattr(one, "rule", one)) for one in findings]
