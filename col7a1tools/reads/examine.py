"""Everything that is said of one sample's reads, in the order in which it is found out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from col7a1tools.case.observed import Zygosity
from col7a1tools.gene.locus import Locus
from col7a1tools.reads.allele_support import DECISIVE
from col7a1tools.reads.artefacts import ARTEFACTS
from col7a1tools.reads.assess import Assessed, Sample, assess, assess_beside
from col7a1tools.reads.estimate import estimate_errors
from col7a1tools.reads.genotyping import ReadGenotype
from col7a1tools.reads.mosaic import (
    MosaicAllele,
    NameAllele,
    Seen,
    Tissue,
    called_but_partial,
    looked_for_rare,
    scan_for_rare,
)
from col7a1tools.reads.phase_chain import Node, PhasedPair, phase_pairs
from col7a1tools.reads.read import ReadsAt
from col7a1tools.reads.site_errors import SiteErrors, estimate_site_errors
from col7a1tools.reads.survey import Survey, survey
from col7a1tools.reads.targets import Origin, Target


@dataclass(frozen=True, slots=True)
class Examination:
    """What the reads of one sample say.

    Attributes:
        counts: of all reads.
        errors: rates of false alleles.
        variants: the alleles that the file calls in the sample.
        looked_for: others that were looked for.
        doubtful: rare alleles that no error explains but that look like artefacts.
        missed: alleles with the share of a germline one that nobody called or looked for.
        nodes: heterozygous alleles that are phased.
        pairs: every pair of them, by place in `nodes`.
        mosaic: alleles in a part of the cells.
    """

    counts: Survey
    errors: SiteErrors
    variants: tuple[Assessed, ...]
    looked_for: tuple[Assessed, ...]
    doubtful: tuple[MosaicAllele, ...]
    missed: tuple[Assessed, ...]
    nodes: tuple[Assessed, ...]
    pairs: tuple[PhasedPair, ...]
    mosaic: tuple[MosaicAllele, ...]


@dataclass(frozen=True, slots=True)
class Phasing:
    """The alleles of one sample with their reads, and how the heterozygous ones lie together.

    Attributes:
        counts: of all reads.
        sample: the reads and their errors.
        variants: the alleles that the file calls in the sample.
        looked_for: others that were looked for.
        nodes: heterozygous alleles that are phased.
        pairs: every pair of them, by place in `nodes`.
    """

    counts: Survey
    sample: Sample
    variants: tuple[Assessed, ...]
    looked_for: tuple[Assessed, ...]
    nodes: tuple[Assessed, ...]
    pairs: tuple[PhasedPair, ...]


def phase(reads_at: ReadsAt, targets: Sequence[Target], locus: Locus) -> Phasing:
    """Look for alleles in one sample and phase the heterozygous ones.

    Args:
        reads_at: gives its reads.
        targets: alleles of the file, published ones and those asked for; one called in the sample
            wins over the same one from elsewhere.
        locus: the locus.
    """
    counts = survey(reads_at(0, len(locus)), locus.plus)
    sample = Sample(reads_at, estimate_errors(counts, locus.plus), locus)
    called = [one for one in targets if one.origin is Origin.CALLED]
    carried = [one.allele for one in called]
    variants = assess(called, sample)
    others = {one.allele: one for one in reversed(targets) if one.allele not in frozenset(carried)}
    looked_for = [assess_beside(one, carried, sample) for one in _ordered(others.values())]
    nodes = [one for one in (*variants, *looked_for) if _is_heterozygous(one)]
    nodes.sort(key=lambda one: one.target.allele.start)
    pairs = phase_pairs([_node(one) for one in nodes])
    return Phasing(counts, sample, tuple(variants), tuple(looked_for), tuple(nodes), tuple(pairs))


def examine(
    reads_at: ReadsAt,
    targets: Sequence[Target],
    locus: Locus,
    name: NameAllele,
    tissue: Tissue | None = None,
) -> Examination:
    """Examine one sample: phase its alleles, and look for those in a part of the cells.

    Args:
        reads_at: as `phase`.
        targets: as `phase`.
        locus: the locus.
        name: names an allele that the scan finds.
        tissue: what the reads were made from, where it is said.
    """
    seen_first = phase(reads_at, targets, locus)
    counts, sample, variants = seen_first.counts, seen_first.sample, seen_first.variants
    carried = [one.target.allele for one in variants]
    errors = estimate_site_errors(counts, locus.plus, sample.model, [one.start for one in carried])
    seen = Seen(counts, errors, variants, sample, tissue)
    unseen = scan_for_rare(seen, name)
    by_name = looked_for_rare(seen_first.looked_for, seen)
    rare = _once([*called_but_partial(seen), *unseen.mosaic, *by_name])
    looked_for = frozenset(one.target.allele for one in seen_first.looked_for)
    return Examination(
        counts,
        errors,
        variants,
        seen_first.looked_for,
        tuple(one for one in rare if _looks_like_artefact(one)),
        tuple(one for one in unseen.missed if one.target.allele not in looked_for),
        seen_first.nodes,
        seen_first.pairs,
        tuple(one for one in rare if not _looks_like_artefact(one)),
    )


def _ordered(targets: Iterable[Target]) -> list[Target]:
    return sorted(targets, key=lambda one: (one.allele.start, one.allele.ref, one.allele.alt))


def _is_heterozygous(one: Assessed) -> bool:
    """Whether the allele is phased: the file calls it so, or the reads alone do."""
    if one.target.origin is Origin.CALLED:
        return one.target.called is Zygosity.HETEROZYGOUS
    return one.genotype.genotype is ReadGenotype.HETEROZYGOUS


def _node(one: Assessed) -> Node:
    """The allele as the phasing wants it."""
    tagged: dict[tuple[int, int], tuple[int, int]] = {}
    for fragment, tag in one.support.haplotags.items():
        ratio = one.support.log_ratios[fragment]
        carrying, lacking = tagged.get(tag, (0, 0))
        tagged[tag] = (carrying + (ratio >= DECISIVE), lacking + (ratio <= -DECISIVE))
    return Node(one.support.log_ratios, one.genotype.probability_heterozygous, tagged)


def _once(found: Sequence[MosaicAllele]) -> list[MosaicAllele]:
    """Each allele once, as it was found first, in order."""
    first = {one.found.target.allele: one for one in reversed(found)}
    return [first[allele] for allele in sorted(first, key=lambda a: (a.start, a.ref, a.alt))]


def _looks_like_artefact(one: MosaicAllele) -> bool:
    """Whether a rare allele that nobody called has a sign of an artefact."""
    new = one.found.target.origin is not Origin.CALLED
    return new and not ARTEFACTS.isdisjoint(one.found.flags)
