"""The alleles that a donor has and the patient has not, with their reads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.gene import Gene
from col7a1tools.interpret import Interpreter
from col7a1tools.model.record import Genotype, VcfRecord
from col7a1tools.reads.assess import Sample, assess_beside
from col7a1tools.reads.donor_share import InformativeSite
from col7a1tools.reads.rare_alleles import substitution_counts
from col7a1tools.reads.site_errors import SiteErrors
from col7a1tools.reads.survey import Survey
from col7a1tools.reads.targets import Origin, Target, comparable, name_target


@dataclass(frozen=True, slots=True)
class DonorAllele:
    """An allele that the donor alone has.

    Attributes:
        target: the ALT allele of the site.
        reference: whether it is the reference that the donor alone has.
        copies: of the donor's two copies, those with the donor's allele.
    """

    target: Target
    reference: bool
    copies: int


def donor_alleles(
    records: Iterable[VcfRecord], people: tuple[str, str], interpret: Interpreter, gene: Gene
) -> list[DonorAllele]:
    """Sites where the genotypes of both are known, and the donor has what the patient lacks.

    Args:
        records: with the genotypes of both.
        people: names of the patient and of the donor.
        interpret: names alleles.
        gene: the gene.
    """
    found: dict[object, DonorAllele] = {}
    for record in records:
        calls = {call.sample: call for call in record.genotypes}
        patient, donor = (calls.get(person) for person in people)
        if patient is None or donor is None:
            continue
        for alt in record.alts:
            allele, _ = comparable(alt, gene)
            both = _copies(patient, alt.number), _copies(donor, alt.number)
            result = interpret(alt)
            if allele is None or result.annotation is None or None in both:
                continue
            for reference, copies in _only_the_donors(*both):
                target = name_target(allele, result, Origin.NOT_CARRIED)
                found.setdefault(allele, DonorAllele(target, reference, copies))
    return list(found.values())


def _copies(call: Genotype, index: int) -> int | None:
    """Copies with the ALT where the others have the reference; None where that is not known."""
    alleles = call.alleles
    if len(alleles) != 2 or not set(alleles) <= {0, index}:
        return None
    return alleles.count(index)


def _only_the_donors(patient: int | None, donor: int | None) -> Iterator[tuple[bool, int]]:
    """Whether it is the reference, and the donor's copies of what the patient has none of."""
    if patient is None or donor is None:
        return
    if patient == 0 and donor:
        yield False, donor
    if patient == 2 and donor < 2:
        yield True, 2 - donor


def informative_sites(
    alleles: Sequence[DonorAllele],
    counts: Survey,
    errors: SiteErrors,
    sample: Sample,
) -> list[InformativeSite]:
    """The reads at each site, those without any among them."""
    return [_site(one, counts, errors, sample) for one in alleles]


def _site(one: DonorAllele, counts: Survey, errors: SiteErrors, sample: Sample) -> InformativeSite:
    allele = one.target.allele
    back = errors.back(allele)
    rate = errors.rate(back if one.reference else allele)
    if len(allele.ref) == len(allele.alt) == 1:
        alt, _ = substitution_counts(counts, allele)
        ref, _ = substitution_counts(counts, back)
    else:
        support = assess_beside(one.target, (), sample).support
        alt, ref = support.alt_reads, support.ref_reads
    reads = ref if one.reference else alt
    return InformativeSite(one.target.name, reads, alt + ref, one.copies, rate)
