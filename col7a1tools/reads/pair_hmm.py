"""How likely reads are on haplotypes: the forward algorithm of a pair hidden Markov model.

States and transitions are those of Durbin et al., Biological Sequence Analysis (1998), chapter 4.
All pairs of read and haplotype go through the recursion together, and only a band around the
diagonal on which the read should lie is computed.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from col7a1tools.reads.error_model import ErrorModel
from col7a1tools.reads.haplotypes import Haplotype
from col7a1tools.reads.segment import Segment

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

# Bases by which a read may lie off its diagonal.
BAND = 12
_WIDTH = 2 * BAND + 1
# Pairs that go through the recursion at once, so that its arrays stay in the processor's cache.
_BATCH = 2048
# Likelihoods of a few hundred bases would fall below the least double without it.
_SCALE = 1e250
_LEAST = 1e-300
_ANY_BASE = 4
_BEYOND = 5
_CODES = np.full(256, _ANY_BASE, dtype=np.int64)
for _code, _letter in enumerate(b"ACGT"):
    _CODES[_letter] = _CODES[_letter + 32] = _code


@dataclass(frozen=True, slots=True)
class _Laid:
    """All haplotypes behind one another, with room beyond their ends.

    Attributes:
        windows: base codes of each band.
        openings: probabilities of a gap beside each base of each band.
        begins: where each haplotype's first base is.
    """

    windows: Codes
    openings: Array
    begins: tuple[int, ...]


def log_likelihoods(
    segments: list[Segment], haplotypes: tuple[Haplotype, ...], model: ErrorModel
) -> Array:
    """Natural logarithm of the probability of each segment on each haplotype.

    Where haplotypes differ in length by more than the band allows, a read is laid from either of
    its ends and the better fit counts: an aligner may have taken the wrong side of a long deletion.

    Args:
        segments: parts of reads, at one site.
        haplotypes: of that site.
        model: error rates of the reads.

    Returns:
        An array of segments by haplotypes.
    """
    longest = max((len(segment.bases) for segment in segments), default=0)
    result = np.zeros((len(segments), len(haplotypes)))
    if not longest:
        return result
    laid = _lay(haplotypes, longest, model)
    sizes = {len(haplotype.sequence) for haplotype in haplotypes}
    either_end = max(sizes) - min(sizes) > BAND // 2
    per_batch = max(_BATCH // len(haplotypes), 1)
    for first in range(0, len(segments), per_batch):
        some = segments[first : first + per_batch]
        found = _batch(some, haplotypes, laid, model)
        if either_end:
            turned = [replace(one, anchored_left=not one.anchored_left) for one in some]
            found = np.maximum(found, _batch(turned, haplotypes, laid, model))
        result[first : first + per_batch] = found
    return result


def _lay(haplotypes: tuple[Haplotype, ...], longest: int, model: ErrorModel) -> _Laid:
    room = np.full(longest + _WIDTH, _BEYOND, dtype=np.int64)
    codes, openings, begins = [room], [np.zeros(room.size)], []
    at = room.size
    for haplotype in haplotypes:
        begins.append(at)
        codes += [codes_of(haplotype.sequence), room]
        openings += [model.gap_openings(haplotype.sequence), np.zeros(room.size)]
        at += len(haplotype.sequence) + room.size
    view = np.lib.stride_tricks.sliding_window_view
    return _Laid(
        view(np.concatenate(codes), _WIDTH),
        view(np.concatenate(openings), _WIDTH),
        tuple(begins),
    )


def codes_of(bases: str) -> Codes:
    """Bases as numbers: A, C, G, T, any other."""
    return _CODES[np.frombuffer(bases.encode("ascii", "replace"), dtype=np.uint8)]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Segments with a haplotype each.

    Attributes:
        bases: codes, base by pair.
        errors: of the bases.
        lengths: of the segments.
        begins: where the band of each pair begins.
    """

    bases: Codes
    errors: Array
    lengths: Codes
    begins: Codes


def _batch(
    segments: list[Segment], haplotypes: tuple[Haplotype, ...], laid: _Laid, model: ErrorModel
) -> Array:
    """Segments by haplotypes, in one run through the recursion."""
    count = len(haplotypes)
    lengths = np.array([len(segment.bases) for segment in segments])
    longest = int(lengths.max())
    bases = np.full((longest, len(segments)), _ANY_BASE, dtype=np.int64)
    errors = np.full((longest, len(segments)), 0.5)
    for column, segment in enumerate(segments):
        size = len(segment.bases)
        bases[:size, column] = codes_of(segment.bases)
        errors[:size, column] = model.base_errors(segment.qualities)
    begins = np.array(
        [
            at + segment.begins_at(haplotype)
            for segment in segments
            for haplotype, at in zip(haplotypes, laid.begins, strict=True)
        ]
    )
    pairs = _Pairs(
        np.repeat(bases, count, axis=1),
        np.repeat(errors, count, axis=1),
        np.repeat(lengths, count),
        # A segment that no haplotype has room for starts in the empty room and fits nowhere.
        np.clip(begins - BAND, 0, laid.windows.shape[0] - longest),
    )
    return _forward(pairs, laid, model.gap_extension).reshape(len(segments), count)


def _forward(pairs: _Pairs, laid: _Laid, extension: float) -> Array:
    """The recursion: read bases one by one, all pairs and the whole band at once."""
    size = (len(pairs.lengths), _WIDTH)
    deleting = _deletion_lengths(extension)
    match = np.full(size, _SCALE / _WIDTH)
    insertion, deletion, opened = np.zeros(size), np.zeros(size), np.zeros(size)
    ends = np.zeros(len(pairs.lengths))
    for i, (base, error) in enumerate(zip(pairs.bases, pairs.errors, strict=True)):
        at = pairs.begins + i
        inserting = np.zeros(size)
        inserting[:, :-1] = 0.25 * (opened[:, 1:] + extension * insertion[:, 1:])
        staying = match - 2 * opened + (1 - extension) * (insertion + deletion)
        match = _emission(laid.windows[at], base, error) * staying
        insertion = inserting
        opened = match * laid.openings[at]
        deletion = opened @ deleting
        finished = pairs.lengths == i + 1
        if finished.any():
            ends[finished] = match[finished].sum(axis=1) + insertion[finished].sum(axis=1)
    result: Array = np.log(np.maximum(ends, _LEAST)) - np.log(_SCALE)
    return result


def _deletion_lengths(extension: float) -> Array:
    """Weight of a deletion from each place of the band to each later one."""
    further = np.arange(_WIDTH)[None, :] - np.arange(_WIDTH)[:, None] - 1
    weights: Array = np.where(further >= 0, extension ** np.maximum(further, 0), 0.0)
    return weights


def _emission(window: Codes, base: Codes, error: Array) -> Array:
    """Probability of each pair's read base at each haplotype base of the band."""
    wrong = error[:, None]
    emission: Array = np.where(window == base[:, None], 1 - wrong, wrong / 3)
    emission[base == _ANY_BASE] = 0.25
    emission[window == _BEYOND] = 0.0
    return emission
