"""Error rates of a sample's reads."""

from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

# Longest run of one base that has a gap rate of its own.
LONGEST_RUN = 10
# What short reads have where nothing is known: one false gap in 20,000 bases, rising in runs.
DEFAULT_GAP_RATES = (5e-5, 5e-5, 1e-4, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2)
DEFAULT_EXTENSION = 0.1
# A base is never trusted more than this, nor less.
_LEAST_ERROR = 2e-4
_MOST_ERROR = 0.6
_MOST_GAP_RATE = 0.2


@dataclass(frozen=True, slots=True)
class ErrorModel:
    """How often reads are wrong.

    Attributes:
        gap_rates: probability of a false insertion or deletion in a run of 1, 2 ... bases of one
            kind, for the whole run; the last one holds for longer runs.
        gap_extension: probability that a gap goes on for another base.
        mismatch_scale: what the error probability of a base quality is multiplied by, so that the
            errors foretold are those seen; never below 1.
    """

    gap_rates: tuple[float, ...] = DEFAULT_GAP_RATES
    gap_extension: float = DEFAULT_EXTENSION
    mismatch_scale: float = 1.0
    _errors: Array = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the error of each base quality."""
        stated = 10 ** (-np.arange(256) / 10) * self.mismatch_scale
        object.__setattr__(self, "_errors", np.clip(stated, _LEAST_ERROR, _MOST_ERROR))

    def base_errors(self, qualities: bytes) -> Array:
        """Error probability of each base."""
        errors: Array = self._errors[np.frombuffer(qualities, dtype=np.uint8)]
        return errors

    def gap_openings(self, sequence: str) -> Array:
        """Probability that a gap opens beside each base of a sequence."""
        openings: list[float] = []
        for _, run in groupby(sequence):
            length = len(list(run))
            rate = self.gap_rates[min(length, len(self.gap_rates)) - 1]
            openings += [min(rate, _MOST_GAP_RATE) / (2 * length)] * length
        return np.array(openings)
