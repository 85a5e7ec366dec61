"""Alleles in a part of the cells, and what they may mean beside the patient's own variants."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.observed import CARRIED, Zygosity
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.allele_support import DECISIVE
from col7a1tools.reads.assess import Assessed, Sample, assess_beside
from col7a1tools.reads.exact import clopper_pearson
from col7a1tools.reads.rare_alleles import (
    FALSE_CALLS,
    below_heterozygous,
    scan,
    substitution_counts,
)
from col7a1tools.reads.site_errors import SiteErrors
from col7a1tools.reads.survey import Survey
from col7a1tools.reads.targets import Target

# A second change may undo a first one where it lies in the same exon or this near (a choice of
# this project).
NEAR = 100


class Tissue(Enum):
    """What the reads were made from."""

    BLOOD = "blood"
    SKIN = "skin"
    OTHER = "other"


class MosaicKind(Enum):
    """What an allele in a part of the cells may be; a candidate is no proof."""

    MOSAIC = "mosaic"
    BACK_MUTATION = "back_mutation_candidate"
    SECOND_SITE = "second_site_candidate"


@dataclass(frozen=True, slots=True)
class Beside:
    """A variant of the patient that a rare allele lies near.

    Attributes:
        name: of the variant.
        distance: bases between the two.
        same_copy: fragments that carry both.
        other_copy: fragments that carry the rare allele alone.
        restores_frame: whether both together keep the reading frame that the variant breaks.
    """

    name: str
    distance: int
    same_copy: int
    other_copy: int
    restores_frame: bool


@dataclass(frozen=True, slots=True)
class MosaicAllele:
    """An allele that errors do not explain, in fewer reads than a heterozygous one has.

    Attributes:
        kind: what it may be.
        found: the allele with its reads; for a back mutation the patient's variant.
        reads: fragments that show it; for a back mutation those with the reference.
        depth: fragments that decide.
        interval: exact 95% interval of the share.
        error_rate: share of reads that would show it falsely.
        p: probability of as many false reads.
        tests: alleles that were looked at with it.
        beside: the patient's variant that it may undo, or None.
    """

    kind: MosaicKind
    found: Assessed
    reads: int
    depth: int
    interval: tuple[float, float]
    error_rate: float
    p: float
    tests: int
    beside: Beside | None = None


NameAllele = Callable[[LocusAllele], Target | None]


@dataclass(frozen=True, slots=True)
class Unseen:
    """What the scan of all reads found that the file does not have.

    Attributes:
        mosaic: alleles in a part of the cells.
        missed: alleles with the share of a germline one.
    """

    mosaic: tuple[MosaicAllele, ...]
    missed: tuple[Assessed, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a scan starts from.

    Attributes:
        counts: of all reads.
        errors: rates of false alleles.
        assessed: the alleles that the file calls in the sample.
        sample: the reads.
        tissue: what the reads were made from, where it is said.
    """

    counts: Survey
    errors: SiteErrors
    assessed: tuple[Assessed, ...]
    sample: Sample
    tissue: Tissue | None


def scan_for_rare(seen: Seen, name: NameAllele) -> Unseen:
    """Every allele of the locus that is neither called nor explained by errors.

    Args:
        seen: what was seen of the sample.
        name: names an allele; None for one that cannot be named.
    """
    sample, assessed = seen.sample, seen.assessed
    carried = [one.target.allele for one in assessed]
    mosaic, missed = [], []
    for rare in scan(seen.counts, seen.errors, sample.locus, frozenset(carried)):
        target = name(rare.allele)
        if target is None:
            continue
        found = assess_beside(target, carried, sample)
        reads, depth = found.support.alt_reads, found.support.deciding
        if 2 * reads * rare.depth < rare.reads * depth:
            continue  # most of what the alignments showed fits another haplotype better
        if not below_heterozygous(reads, depth):
            missed.append(found)
            continue
        beside = _beside(found, assessed) if seen.tissue is not Tissue.BLOOD else None
        kind = MosaicKind.SECOND_SITE if beside else MosaicKind.MOSAIC
        interval = clopper_pearson(reads, depth)
        mosaic.append(
            MosaicAllele(
                kind, found, reads, depth, interval, rare.error_rate, rare.p, rare.tests, beside
            )
        )
    return Unseen(tuple(mosaic), tuple(missed))


def looked_for_rare(looked_for: Sequence[Assessed], seen: Seen) -> list[MosaicAllele]:
    """Alleles that were looked for by name and are in a part of the cells.

    Fewer tests were made than in a scan of the locus, so fewer reads are enough.

    Args:
        looked_for: not called in the sample.
        seen: what was seen of the sample.
    """
    found = []
    tests = max(len(looked_for), 1)
    for one in looked_for:
        reads, depth = one.support.alt_reads, one.support.deciding
        p = _p_value(one.target.allele, reads, depth, seen)
        if reads and p * tests <= FALSE_CALLS and below_heterozygous(reads, depth):
            rate = seen.errors.rate(one.target.allele)
            interval = clopper_pearson(reads, depth)
            found.append(
                MosaicAllele(MosaicKind.MOSAIC, one, reads, depth, interval, rate, p, tests)
            )
    return found


def called_but_partial(seen: Seen) -> list[MosaicAllele]:
    """Called alleles that a part of the cells lacks.

    A heterozygous one with too few reads is a mosaic, or, in a patient's skin, may have turned
    back in a patch; a homozygous one with reference reads that errors do not explain may have, too.
    """
    rows = (_partial(one, seen) for one in seen.assessed)
    return [row for row in rows if row is not None]


def _partial(one: Assessed, seen: Seen) -> MosaicAllele | None:
    errors, allele = seen.errors, one.target.allele
    reads, depth = one.support.alt_reads, one.support.deciding
    tests = len(seen.assessed)
    kind = MosaicKind.MOSAIC
    if one.target.called is Zygosity.HOMOZYGOUS:
        kind, allele, reads = MosaicKind.BACK_MUTATION, errors.back(allele), one.support.ref_reads
    p = _p_value(allele, reads, depth, seen)
    # In skin a patch may be large; elsewhere as many reference reads say that the call is wrong.
    any_share = kind is MosaicKind.BACK_MUTATION and seen.tissue is Tissue.SKIN
    if not reads or p * tests > FALSE_CALLS:
        return None
    if not any_share and not below_heterozygous(reads, depth):
        return None
    if kind is MosaicKind.MOSAIC and seen.tissue is Tissue.SKIN and one.target.established:
        kind, reads = MosaicKind.BACK_MUTATION, one.support.ref_reads
    interval = clopper_pearson(reads, depth)
    return MosaicAllele(kind, one, reads, depth, interval, errors.rate(allele), p, tests)


def _p_value(allele: LocusAllele, reads: int, depth: int, seen: Seen) -> float:
    """Probability of as many false reads.

    Of a substitution both counts must be too many: that of the realigned fragments, with bases of
    any quality, and that of the bases of good quality, as they are aligned.
    """
    if len(allele.ref) != 1 or len(allele.alt) != 1:
        return seen.errors.upper_tail(allele, reads, depth)
    aligned = seen.errors.upper_tail(allele, *substitution_counts(seen.counts, allele))
    return max(aligned, seen.errors.upper_tail_of_any_quality(reads, depth))


def _beside(rare: Assessed, assessed: Iterable[Assessed]) -> Beside | None:
    """The nearest established variant of the patient that the rare allele may undo."""
    near = []
    for one in assessed:
        if one.target.established and one.target.called in CARRIED:
            distance = _distance(rare.target.allele, one.target.allele)
            same_exon = rare.target.exon == one.target.exon != "."
            if distance <= NEAR or same_exon:
                near.append((distance, one.target.name, one))
    for distance, name, one in sorted(near, key=lambda entry: entry[:2]):
        same, other = _together(rare, one)
        if same >= other:
            return Beside(name, distance, same, other, _restores(rare, one))
    return None


def _together(rare: Assessed, variant: Assessed) -> tuple[int, int]:
    """Fragments with the rare allele that carry the variant, and that lack it."""
    same = other = 0
    for fragment, ratio in rare.support.log_ratios.items():
        variants = variant.support.log_ratios.get(fragment, 0.0)
        if ratio >= DECISIVE:
            same += variants >= DECISIVE
            other += variants <= -DECISIVE
    return same, other


def _restores(rare: Assessed, variant: Assessed) -> bool:
    first, second = (
        len(one.target.allele.alt) - len(one.target.allele.ref) for one in (variant, rare)
    )
    return first % 3 != 0 and second % 3 != 0 and (first + second) % 3 == 0


def _distance(one: LocusAllele, other: LocusAllele) -> int:
    first, second = sorted((one, other), key=lambda allele: allele.start)
    return max(second.start - first.end, 0)
