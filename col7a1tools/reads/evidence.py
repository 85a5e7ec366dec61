"""What the fragments at a site say of its haplotypes, by local realignment."""

from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from col7a1tools.reads.error_model import ErrorModel
from col7a1tools.reads.haplotypes import FLANK, Site
from col7a1tools.reads.pair_hmm import log_likelihoods
from col7a1tools.reads.read import Read, ReadsAt
from col7a1tools.reads.sampling import MOST_FRAGMENTS, Pileup, pile_up
from col7a1tools.reads.segment import Segment, segment_at

Array = npt.NDArray[np.float64]

# Reads that the aligner placed less surely are not counted.
LEAST_MAPPING_QUALITY = 10
# No fragment speaks more strongly than this: copies may be exchanged during amplification, and
# the aligner may be wrong.
LEAST_FRAGMENT_ERROR = 1e-3
# A read that is less likely on every haplotype than its errors explain shows neither.
_TOLERATED_LOSS = 30.0
_TOLERATED_FACTOR = 3.0


@dataclass(frozen=True, slots=True)
class SeenRead:
    """What a read looks like at the site.

    Attributes:
        reverse: its strand.
        mapping_quality: of the alignment.
        base_quality: least quality of its bases at the site.
        from_end: bases between the site and the nearer end of the read.
        length: of the read.
        mismatches: aligned bases that differ from the reference, away from the site.
        haplotag: phase set and haplotype that another program wrote into it, or None.
    """

    reverse: bool
    mapping_quality: int
    base_quality: int
    from_end: int
    length: int
    mismatches: int
    haplotag: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class SiteEvidence:
    """All fragments at a site.

    Attributes:
        site: the site.
        names: of the fragments.
        likelihoods: fragments by haplotypes, natural logarithms, the best of each fragment 0.
        reads: of each fragment.
        sampled_from: fragments at the site where not all were looked at, else None.
        poorly_mapped: reads left out because of their mapping quality.
    """

    site: Site
    names: tuple[str, ...]
    likelihoods: Array
    reads: tuple[tuple[SeenRead, ...], ...]
    sampled_from: int | None
    poorly_mapped: int


def gather(
    reads_at: ReadsAt, site: Site, model: ErrorModel, plus: str, *, most: int = MOST_FRAGMENTS
) -> SiteEvidence:
    """Realign the reads at a site to its haplotypes.

    Mates of a fragment that both lie at the site are multiplied and count once.

    Args:
        reads_at: gives reads.
        site: the site.
        model: error rates of the reads.
        plus: the locus on the forward strand.
        most: fragments to look at.
    """
    reads = reads_at(max(site.start - site.reach, 0), site.end + site.reach)
    pileup = pile_up(reads, least_mapping_quality=LEAST_MAPPING_QUALITY, most=most)
    rows = _segments(pileup, site)
    likelihoods = _tolerated([one for *_, one in rows], site, model)
    names = list(dict.fromkeys(name for name, *_ in rows))
    place = {name: at for at, name in enumerate(names)}
    summed = np.zeros((len(names), len(site.haplotypes)))
    seen: list[list[SeenRead]] = [[] for _ in names]
    for (name, read, segment), likelihood in zip(rows, likelihoods, strict=True):
        summed[place[name]] += likelihood
        seen[place[name]].append(_seen(read, segment, site, plus))
    return SiteEvidence(
        site,
        tuple(names),
        _clamped(summed, seen),
        tuple(map(tuple, seen)),
        pileup.found if pileup.sampled else None,
        pileup.poorly_mapped,
    )


def _segments(pileup: Pileup, site: Site) -> list[tuple[str, Read, Segment]]:
    rows = []
    for name, reads in pileup.fragments.items():
        for read in reads:
            segment = segment_at(read, site.start, site.end)
            if segment is not None and segment.bases:
                rows.append((name, read, segment))
    return rows


def _tolerated(segments: list[Segment], site: Site, model: ErrorModel) -> Array:
    """Likelihoods of reads; all equal for one that fits no haplotype."""
    likelihoods = log_likelihoods(segments, site.haplotypes, model)
    for row, segment in enumerate(segments):
        errors = model.base_errors(segment.qualities)
        perfect = float(np.log1p(-errors).sum())
        expected = float((errors * np.log(3 / errors)).sum())
        loss = perfect - float(likelihoods[row].max())
        if loss > _TOLERATED_LOSS + _TOLERATED_FACTOR * expected:
            likelihoods[row] = 0.0
    return likelihoods


def _clamped(likelihoods: Array, seen: list[list[SeenRead]]) -> Array:
    """Relative to the best haplotype, and never surer than the fragment itself."""
    if not likelihoods.size:
        return likelihoods
    best = likelihoods.max(axis=1, keepdims=True)
    floors = [log(fragment_error(reads)) for reads in seen]
    result: Array = np.logaddexp(likelihoods - best, np.array(floors)[:, None])
    result -= result.max(axis=1, keepdims=True)
    return result


def fragment_error(reads: list[SeenRead]) -> float:
    """Probability that a fragment is not what it seems."""
    misplaced: float = 10 ** (-max(read.mapping_quality for read in reads) / 10)
    return max(misplaced, LEAST_FRAGMENT_ERROR)


def _seen(read: Read, segment: Segment, site: Site, plus: str) -> SeenRead:
    first = max(segment.index + site.start - segment.left, segment.index)
    last = min(
        max(segment.index + len(segment.bases) - (segment.right - site.end), first + 1),
        len(read.bases),
    )
    at_site = read.qualities[first:last]
    return SeenRead(
        read.reverse,
        read.mapping_quality,
        min(at_site) if at_site else 0,
        max(min(first, len(read.bases) - last), 0),
        len(read.bases),
        _mismatches(read, site, plus),
        _haplotag(read),
    )


def _mismatches(read: Read, site: Site, plus: str) -> int:
    """Aligned bases within two flanks of the site, but not at it, that differ."""
    count = 0
    for start, end in ((site.start - 2 * FLANK, site.start), (site.end, site.end + 2 * FLANK)):
        for offset, place, length in read.blocks_within(max(start, 0), min(end, len(plus))):
            bases, expected = read.bases[place : place + length], plus[offset : offset + length]
            if bases != expected:
                count += sum(a != b for a, b in zip(bases, expected, strict=True))
    return count


def _haplotag(read: Read) -> tuple[int, int] | None:
    if read.haplotype is None:
        return None
    return (read.phase_set or 0, read.haplotype)
