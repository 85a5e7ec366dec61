"""Pairs of short reads, as Illumina machines write them: FR, with insert sizes and qualities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.simulate.capture import Weights
from tests.simulate.haplotypes import Part

Bytes = NDArray[np.uint8]
Draw = np.random.Generator

_COMPLEMENT = np.zeros(256, np.uint8)
_COMPLEMENT[list(b"ACGT")] = list(b"TGCA")
_BASES = np.frombuffer(b"ACGT", np.uint8)
# Phred scores that current machines write, and how often at the first and the last base.
_SCORES = np.array([37, 25, 11], np.uint8)
_FIRST = np.array([0.97, 0.02, 0.01])
_LAST = np.array([0.88, 0.08, 0.04])


@dataclass(frozen=True, slots=True)
class ShortReads:
    """How a library was sequenced.

    Attributes:
        depth: mean number of reads over a base, where the weights are 1.
        length: bases of a read.
        insert: mean length of a fragment.
        spread: standard deviation of it.
        excess: errors for each that the qualities promise.
    """

    depth: float
    length: int = 150
    insert: int = 400
    spread: int = 80
    excess: float = 1.3


def fastq_pairs(
    parts: Sequence[Part], library: ShortReads, weights: Weights, draw: Draw
) -> Iterator[tuple[str, str]]:
    """The records of both files of a library, pair by pair.

    Args:
        parts: the haplotypes in the sample, with shares that add up to 1.
        library: how it was sequenced.
        weights: for each offset on the forward strand, how many fragments have their middle there.
        draw: the source of chance.
    """
    number = 0
    for part in parts:
        bases = part.haplotype.bases
        likely = weights[part.haplotype.places]
        mean = library.depth * part.share * likely.sum() / (2 * library.length)
        count = int(draw.poisson(mean))
        inserts = np.clip(
            np.rint(draw.normal(library.insert, library.spread, count)).astype(int),
            library.length,
            None,
        )
        middles = draw.choice(len(bases), count, p=likely / likely.sum())
        starts = middles - inserts // 2
        inside = (starts >= 0) & (starts + inserts <= len(bases))
        starts, inserts = starts[inside], inserts[inside]
        cycles = np.arange(library.length)
        left = bases[starts[:, None] + cycles]
        right = _COMPLEMENT[bases[(starts + inserts - 1)[:, None] - cycles]]
        swapped = draw.random(len(starts)) < 0.5
        left, left_scores = _read(left, library, draw)
        right, right_scores = _read(right, library, draw)
        for i, swap in enumerate(swapped):
            one = _record(number, left[i], left_scores[i])
            two = _record(number, right[i], right_scores[i])
            yield (two, one) if swap else (one, two)
            number += 1


def _read(bases: Bytes, library: ShortReads, draw: Draw) -> tuple[Bytes, Bytes]:
    """Bases with errors, and their scores."""
    rows, cycles = bases.shape
    late = np.linspace(0, 1, cycles) ** 2
    chance = draw.random((rows, cycles))
    best = _FIRST[0] + (_LAST[0] - _FIRST[0]) * late
    middle = best + _FIRST[1] + (_LAST[1] - _FIRST[1]) * late
    scores = _SCORES[(chance > best).astype(int) + (chance > middle)]
    wrong = draw.random((rows, cycles)) < library.excess * 10 ** (scores / -10.0)
    shifts = draw.integers(1, 4, (rows, cycles))
    codes = (np.searchsorted(_BASES, bases) + shifts) % 4
    return np.where(wrong, _BASES[codes], bases), scores


def _record(number: int, bases: Bytes, scores: Bytes) -> str:
    text = (scores + 33).astype(np.uint8).tobytes().decode()
    return f"@read{number}\n{bases.tobytes().decode()}\n+\n{text}\n"
