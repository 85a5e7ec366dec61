"""Long reads, with the errors of Oxford Nanopore or of PacBio HiFi."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.simulate.haplotypes import Part

Bytes = NDArray[np.uint8]
Draw = np.random.Generator

_COMPLEMENT = np.zeros(256, np.uint8)
_COMPLEMENT[list(b"ACGT")] = list(b"TGCA")
_BASES = np.frombuffer(b"ACGT", np.uint8)
_SHORTEST = 500


@dataclass(frozen=True, slots=True)
class LongReads:
    """How a library of long reads was sequenced; error rates are for each base.

    Attributes:
        depth: mean number of reads over a base.
        substitution: rate.
        insertion: rate.
        deletion: rate.
        run_error: further rate of losing or doubling a base, for each base by which a run of one
            letter is longer than three.
        score: Phred score, the same for all bases that are right; wrong ones have half of it.
        length: mean length; lengths are lognormal.
        preset: of minimap2.
    """

    depth: float
    substitution: float
    insertion: float
    deletion: float
    run_error: float
    score: int
    preset: str
    length: int = 10_000


def nanopore(depth: float) -> LongReads:
    """Oxford Nanopore: 96 to 97% right, runs of one letter often miscounted."""
    return LongReads(depth, 0.012, 0.008, 0.012, 0.01, 18, "map-ont")


def hifi(depth: float) -> LongReads:
    """PacBio HiFi: 99.9% right."""
    return LongReads(depth, 0.0003, 0.0002, 0.0002, 0.001, 40, "map-hifi")


def fastq_records(parts: Sequence[Part], library: LongReads, draw: Draw) -> Iterator[str]:
    """The records of a library; reads that run over an end of the locus are cut there."""
    number = 0
    for part in parts:
        bases = part.haplotype.bases
        runs = _run_lengths(bases)
        count = int(draw.poisson(library.depth * part.share * (len(bases) / library.length + 1)))
        lengths = draw.lognormal(np.log(library.length) - 0.08, 0.4, count).astype(int)
        for length in lengths:
            start = int(draw.integers(-length, len(bases)))
            window = slice(max(start, 0), min(start + length, len(bases)))
            if window.stop - window.start < _SHORTEST:
                continue
            read, scores = _read(bases[window], runs[window], library, draw)
            if draw.random() < 0.5:
                read, scores = _COMPLEMENT[read[::-1]], scores[::-1]
            text = (scores + 33).astype(np.uint8).tobytes().decode()
            yield f"@long{number}\n{read.tobytes().decode()}\n+\n{text}\n"
            number += 1


def _run_lengths(bases: Bytes) -> NDArray[np.int64]:
    """For each base the length of the run of one letter that it is in."""
    borders = np.flatnonzero(np.diff(bases)) + 1
    starts = np.concatenate(([0], borders))
    lengths = np.diff(np.concatenate((starts, [len(bases)])))
    return np.repeat(lengths, lengths)


def _read(
    bases: Bytes, runs: NDArray[np.int64], library: LongReads, draw: Draw
) -> tuple[Bytes, Bytes]:
    size = len(bases)
    in_run = library.run_error * np.maximum(runs - 3, 0) / np.maximum(runs, 1)
    lost = draw.random(size) < library.deletion + in_run / 2
    doubled = draw.random(size) < in_run / 2
    added = draw.random(size) < library.insertion
    wrong = draw.random(size) < library.substitution
    codes = (np.searchsorted(_BASES, bases) + draw.integers(1, 4, size)) % 4
    read = np.where(wrong, _BASES[codes], bases)
    extra = np.where(doubled, bases, _BASES[draw.integers(0, 4, size)])
    # Each base gives none, one or two: itself, and what was added behind it.
    both = np.stack([read, extra], 1).ravel()
    kept = np.stack([~lost, added | doubled], 1).ravel()
    poor = np.stack([wrong | doubled, np.ones(size, bool)], 1).ravel()
    scores = np.where(poor, library.score // 2, library.score).astype(np.uint8)
    return both[kept], scores[kept]
