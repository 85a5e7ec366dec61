"""Which part of the locus a gVCF or an all-sites VCF says was looked at."""

from collections.abc import Iterable
from typing import NamedTuple

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.record import Genotype, VcfRecord
from col7a1tools.model.variant import StructuralChange

Interval = tuple[PlusOffset, PlusOffset]

# FILTER words that do not speak against the site: DeepVariant's RefCall is a candidate that
# turned out to be the reference.
_GOOD_FILTERS = frozenset(("PASS", ".", "", "RefCall"))


class LocusCoverage(NamedTuple):
    """Parts of the locus by what the file says of them, half-open on the forward strand.

    What lies in neither list is not mentioned by any record. In a file of variants only that is
    nearly everything, and means nothing; in a gVCF it means not covered.

    Attributes:
        covered: looked at, deep and surely enough.
        not_covered: mentioned, but not deep or sure enough, filtered, or without a call.
    """

    covered: tuple[Interval, ...]
    not_covered: tuple[Interval, ...]


def callable_intervals(
    records: Iterable[VcfRecord],
    sample: str,
    locus: Locus,
    *,
    min_depth: int = 10,
    min_quality: float = 20,
) -> LocusCoverage:
    """What the records of one sample say about coverage of the locus.

    A block counts with its least depth (MIN_DP), else with DP; without either it is not covered,
    and neither is one whose genotype quality is too low. Where two records speak of a base, the
    worse word counts, because a variant missed there would be called normal. Structural variants
    say nothing of depth. The thresholds are a choice of this project, not of a guideline.

    Args:
        records: of one file, with the genotypes of ``sample``.
        sample: name of the sample.
        locus: the locus.
        min_depth: reads that a base needs.
        min_quality: genotype quality that a base needs, where the file gives one.
    """
    good: list[tuple[int, int]] = []
    bad: list[tuple[int, int]] = []
    for record in records:
        genotype = next((call for call in record.genotypes if call.sample == sample), None)
        first = locus.plus_offset(record.assembly, record.pos)
        last = locus.plus_offset(record.assembly, record.end)
        interval = (max(first, 0), min(last + 1, len(locus)))
        structural = any(isinstance(alt.change, StructuralChange) for alt in record.alts)
        if structural or genotype is None or interval[0] >= interval[1]:
            continue
        sure = _is_sure(genotype, min_depth, min_quality) and _passes(record, genotype)
        (good if sure else bad).append(interval)
    not_covered = _merged(bad)
    return LocusCoverage(_without(_merged(good), not_covered), not_covered)


def _is_sure(genotype: Genotype, min_depth: int, min_quality: float) -> bool:
    called = bool(genotype.alleles) and None not in genotype.alleles
    depth = genotype.depth if genotype.minimum_depth is None else genotype.minimum_depth
    quality = genotype.genotype_quality
    deep = depth is not None and depth >= max(min_depth, 1)
    return called and deep and (quality is None or quality >= min_quality)


def _passes(record: VcfRecord, genotype: Genotype) -> bool:
    return record.filters in _GOOD_FILTERS and genotype.filters in _GOOD_FILTERS


def _merged(intervals: list[tuple[int, int]]) -> tuple[Interval, ...]:
    """The same bases as few intervals in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple((PlusOffset(start), PlusOffset(end)) for start, end in merged)


def _without(
    intervals: tuple[Interval, ...], removed: tuple[Interval, ...]
) -> tuple[Interval, ...]:
    """Intervals less the bases of others; both in order and free of overlap."""
    left: list[Interval] = []
    for interval in intervals:
        start, end = interval
        for hole_start, hole_end in removed:
            if hole_end <= start or hole_start >= end:
                continue
            if hole_start > start:
                left.append((start, hole_start))
            start = hole_end
        if start < end:
            left.append((start, end))
    return tuple(left)
