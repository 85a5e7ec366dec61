"""Each allele with its reads: support, genotype, and signs of an artefact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from col7a1tools.case.observed import CARRIED, Zygosity
from col7a1tools.gene.locus import Locus
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.allele_support import AlleleSupport, joined_support, support_of
from col7a1tools.reads.artefacts import Bias, bias_of, longest_run, signs
from col7a1tools.reads.error_model import ErrorModel
from col7a1tools.reads.evidence import gather
from col7a1tools.reads.genotyping import GenotypeCall, ReadGenotype, call_genotype
from col7a1tools.reads.haplotypes import TOGETHER, clusters, extent, junction_sites, make_site
from col7a1tools.reads.rare_alleles import below_heterozygous
from col7a1tools.reads.read import ReadsAt
from col7a1tools.reads.targets import Target

# A longer deletion is looked for at each of its ends.
_SPANNED_DELETION = 40
_FEW_READS = 10
_SAME = {
    Zygosity.HOMOZYGOUS: ReadGenotype.HOMOZYGOUS,
    Zygosity.HETEROZYGOUS: ReadGenotype.HETEROZYGOUS,
    Zygosity.ABSENT: ReadGenotype.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Sample:
    """The reads of one sample, and what is known of their errors.

    Attributes:
        reads_at: gives reads.
        model: their error rates.
        locus: the locus.
    """

    reads_at: ReadsAt
    model: ErrorModel
    locus: Locus


@dataclass(frozen=True, slots=True)
class Assessed:
    """An allele and what the reads say of it.

    Attributes:
        target: the allele.
        support: fragments for and against it.
        genotype: copies that carry it, by the reads alone.
        bias: of the reads that carry it.
        flags: words of the output.
    """

    target: Target
    support: AlleleSupport
    genotype: GenotypeCall
    bias: Bias
    flags: tuple[str, ...]


def assess(targets: Sequence[Target], sample: Sample) -> list[Assessed]:
    """Look for alleles of the sample; those that lie close together are read together.

    Args:
        targets: in any order.
        sample: the reads.

    Returns:
        The alleles in order of the forward strand.
    """
    by_allele = {target.allele: target for target in targets}
    short = [allele for allele in by_allele if len(allele.ref) <= _SPANNED_DELETION]
    found = []
    for cluster in clusters(short, sample.locus):
        evidence = gather(
            sample.reads_at, make_site(cluster, sample.locus), sample.model, sample.locus.plus
        )
        found += [
            _assessed(by_allele[allele], support_of(evidence, place), sample)
            for place, allele in enumerate(cluster)
        ]
    found += [
        _assessed(target, _long_deletion(allele, sample), sample)
        for allele, target in by_allele.items()
        if len(allele.ref) > _SPANNED_DELETION
    ]
    return sorted(found, key=lambda one: _order(one.target.allele))


def assess_beside(target: Target, carried: Iterable[LocusAllele], sample: Sample) -> Assessed:
    """Look for one allele, with the alleles of the sample that lie near it as rivals."""
    if len(target.allele.ref) > _SPANNED_DELETION:
        return _assessed(target, _long_deletion(target.allele, sample), sample)
    start, end = extent(target.allele, sample.locus)
    near = [
        other
        for other in carried
        if other != target.allele
        and len(other.ref) <= _SPANNED_DELETION
        and other.start < end + TOGETHER
        and other.end > start - TOGETHER
    ]
    site = make_site([target.allele, *near], sample.locus)
    evidence = gather(sample.reads_at, site, sample.model, sample.locus.plus)
    return _assessed(target, support_of(evidence, 0), sample)


def _long_deletion(allele: LocusAllele, sample: Sample) -> AlleleSupport:
    left, right = (
        support_of(gather(sample.reads_at, site, sample.model, sample.locus.plus), 0)
        for site in junction_sites(allele, sample.locus)
    )
    return joined_support(left, right)


def _assessed(target: Target, support: AlleleSupport, sample: Sample) -> Assessed:
    genotype, bias = call_genotype(support), bias_of(support)
    run = longest_run(target.allele, sample.locus)
    flags = (*_doubts(target, support, genotype), *signs(support, bias, target.allele, run))
    return Assessed(target, support, genotype, bias, flags)


def _doubts(target: Target, support: AlleleSupport, genotype: GenotypeCall) -> tuple[str, ...]:
    """Where the reads do not bear the file out, and what limits what they can say."""
    expected = _SAME.get(target.called)
    callable_here = genotype.genotype is not ReadGenotype.NOT_CALLABLE
    tests = {
        "genotype_differs": callable_here and expected not in (None, genotype.genotype),
        "low_fraction": target.called in CARRIED
        and support.alt_reads > 0
        and below_heterozygous(support.alt_reads, support.deciding),
        "few_reads": support.deciding < _FEW_READS,
        "sampled": support.sampled_from is not None,
    }
    return tuple(word for word, true in tests.items() if true)


def _order(allele: LocusAllele) -> tuple[int, str, str]:
    return allele.start, allele.ref, allele.alt
