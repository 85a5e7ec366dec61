"""Families whose genotypes are known, as their VCFs would bring them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from col7a1tools.case.carried import carried_once
from col7a1tools.case.observed import ReadRecord
from col7a1tools.family.calls import FamilyCalls, person
from col7a1tools.family.household import Household
from col7a1tools.family.reading import FamilyReading, read_family
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.pedigree import Affection, Pedigree
from tests.family.pedigrees import nuclear
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
    found: list[ReadRecord] = []
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


GENE = load_gene()
A, B, C = "c.6527dup", "c.1732C>T", "c.425A>G"
SITES = (A, B, "c.2367C>T", "c.54G>C")
GLYCINE = "c.6127G>A"
ILL, HEALTHY = Affection.AFFECTED, Affection.UNAFFECTED


def family(
    genotypes: dict[str, dict[str, str]],
    pedigree: Pedigree | None = None,
    *,
    child: Affection = ILL,
    case: CaseFile | None = None,
    reads: dict[tuple[str, str], tuple[int, int]] | None = None,
) -> FamilyReading:
    """A family of father, mother and child, or another one, around ``child``."""
    shape = pedigree or nuclear("child", "sister")
    members = tuple(replace(m, affection=child) if m.name == "child" else m for m in shape.members)
    made = household(replace(shape, members=members), genotypes, GENE, reads=reads)
    return reading(made, GENE, case)


TRANS = {A: trio("0/1", "0/0", "0/1"), B: trio("0/1", "0/1", "0/0")}
CIS = {A: trio("0/1", "0/1", "0/0"), B: trio("0/1", "0/1", "0/0")}
HOMOZYGOUS = {A: trio("1/1", "0/1", "0/1")}
DE_NOVO = {GLYCINE: trio("0/1", "0/0", "0/0")}
DISOMY = {A: trio("1/1", "0/0", "0/1"), "c.2367C>T": trio("1/1", "0/0", "0/1")}
