"""The error model of a sample, estimated from its own reads."""

import numpy as np

from col7a1tools.reads.error_model import (
    DEFAULT_EXTENSION,
    DEFAULT_GAP_RATES,
    LONGEST_RUN,
    ErrorModel,
)
from col7a1tools.reads.haplotypes import runs
from col7a1tools.reads.survey import Counts, Survey

# A position where more reads than this differ is a variant, not an error.
_VARIANT_SHARE = 0.2
_VARIANT_READS = 3
# The default counts as much as this many reads over a run.
_PRIOR_READS = 2000
_MOST_EXTENSION = 0.6


def estimate_errors(counts: Survey, plus: str) -> ErrorModel:
    """Error rates that explain what the reads show away from variants.

    Args:
        counts: of a sample.
        plus: the locus on the forward strand.
    """
    return ErrorModel(_gap_rates(counts, plus), _extension(counts), _mismatch_scale(counts))


def _mismatch_scale(counts: Survey) -> float:
    """Observed over stated errors, away from variants; at least 1."""
    variant = (counts.differing >= _VARIANT_READS) & (
        counts.differing > _VARIANT_SHARE * counts.aligned
    )
    seen = float(counts.differing[~variant].sum())
    stated = float(counts.stated[~variant].sum())
    return max(seen / stated, 1.0) if stated else 1.0


def _extension(counts: Survey) -> float:
    more, gaps = counts.extensions
    prior = 100
    further = more + prior * DEFAULT_EXTENSION / (1 - DEFAULT_EXTENSION)
    return min(further / (further + gaps + prior), _MOST_EXTENSION)


def _gap_rates(counts: Survey, plus: str) -> tuple[float, ...]:
    """Gaps per read over a run of 1, 2 ... bases of one kind, variants left out."""
    reads, gaps = np.zeros(LONGEST_RUN), np.zeros(LONGEST_RUN)
    by_run = gaps_by_run(counts, plus)
    for start, length in runs(plus):
        spanning = int(counts.spanning[start])
        events = int(by_run[start])
        if events >= _VARIANT_READS and events > _VARIANT_SHARE * spanning:
            continue
        reads[min(length, LONGEST_RUN) - 1] += spanning
        gaps[min(length, LONGEST_RUN) - 1] += events
    rates = (gaps + _PRIOR_READS * np.array(DEFAULT_GAP_RATES)) / (reads + _PRIOR_READS)
    # Longer runs err at least as often; few reads over rare runs must not hide that.
    return tuple(np.maximum.accumulate(rates).tolist())


def gaps_by_run(counts: Survey, plus: str) -> Counts:
    """Reads with a gap in each run, at the place of the run's first base."""
    first_of_run = np.zeros(len(plus), dtype=np.int64)
    for start, length in runs(plus):
        first_of_run[start : start + length] = start
    found = np.zeros(len(plus), dtype=np.int64)
    for (offset, *_), reads in counts.gaps.items():
        found[first_of_run[offset]] += reads
    return found
