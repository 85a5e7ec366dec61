"""How many reads each exon should have with two copies, and how sure that is.

Without other samples, an exon should have what the sample's other exons have, by length and GC.
With other samples (a panel), it should have the share that it has there, which takes away what a
capture kit does to each exon; what GC does differently in this run is taken away, too.

Both are fitted to the logarithms of the counts, twice without what lies far off, so that a
deletion does not hide in the fit. What scatters beyond counting noise is the relative error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from col7a1tools.reads.exon_counts import ExonCounts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

# Smallest relative error that is believed, of an exon and of a run of exons.
LEAST_ERROR = 0.03
# Without a panel, exons must be alike enough and have some reads; those of a capture kit or of
# amplicons are not, and their depth says nothing of copies.
MOST_UNEVEN = 0.15
FEWEST_READS = 10
# How often a single exon is taken to fail by itself, for reasons that are no loss of a copy:
# without a panel nothing tells whether an exon is ever caught.
FAILS_WITHOUT_PANEL = 1e-3
FAILS_WITH_PANEL = 1e-8
_ROUNDS = 3
_FAR_OFF = 3.0
_NORMAL_MAD = 1.4826
_MEDIAN_LOSS = 1.57  # variance of a median, in variances of a mean


@dataclass(frozen=True, slots=True)
class Expected:
    """What two copies of each exon should give.

    Attributes:
        over: reads over each exon, as in `ExonCounts`.
        shared: reads over each exon and the next.
        error: relative error of each, beyond counting noise.
        fails: how often an exon is taken to fail by itself.
    """

    over: tuple[float, ...]
    shared: tuple[float, ...]
    error: tuple[float, ...]
    fails: float


def expect_alone(counts: ExonCounts, gc: Sequence[float]) -> Expected | None:
    """Expectation from the sample's own other exons; None where these are too few or uneven.

    Args:
        counts: of the sample.
        gc: share of G and C at each exon.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    if np.median(counts.over) < FEWEST_READS:
        return None
    room = np.array(counts.room)
    logs = np.log((np.array(counts.over) + 0.5) / np.maximum(room, 1))
    fitted = _fitted(logs, np.array(gc), degree=2)
    over = np.exp(fitted) * room
    rate = np.exp(fitted)
    between = (rate[1:] + rate[:-1]) / 2
    error = max(_excess(logs - fitted, over), LEAST_ERROR)
    if error > MOST_UNEVEN:
        return None
    return Expected(
        tuple(map(float, over)),
        tuple(map(float, between * np.array(counts.shared_room))),
        (error,) * len(counts.over),
        FAILS_WITHOUT_PANEL,
    )


def expect_by_panel(
    counts: ExonCounts, panel: Sequence[ExonCounts], gc: Sequence[float]
) -> Expected | None:
    """Expectation from the same exons of other samples; None where anybody has too few reads.

    Args:
        counts: of the sample.
        panel: of the others; best of the same laboratory and kit, and not of relatives.
        gc: share of G and C at each exon.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    if min(np.median(one.over) for one in (counts, *panel)) < FEWEST_READS:
        return None
    others = np.log(np.array([one.over for one in panel]) + 0.5)
    usual = np.median(others - np.median(others, axis=1, keepdims=True), axis=0)
    gcs = np.array(gc)
    left = np.array([one - usual - _fitted(one - usual, gcs, degree=1) for one in others])
    own = np.log(np.array(counts.over) + 0.5)
    expected = np.exp(usual + _fitted(own - usual, gcs, degree=1))
    per_exon = [_excess(left[:, at], np.exp(others[:, at])) for at in range(len(gcs))]
    # Few others do not tell the scatter of one exon; no exon is surer than half of all are.
    floor = max(float(np.median(per_exon)), LEAST_ERROR)
    mean_counts = np.exp(others).mean(axis=0)
    error = np.maximum(per_exon, floor)
    loss = _MEDIAN_LOSS * (error**2 + 1 / mean_counts) / len(panel)
    shared = np.array([one.shared for one in panel]).sum(axis=0)
    over = np.array([one.over for one in panel]).sum(axis=0)
    share = (shared + 0.0) / np.maximum(over[1:] + over[:-1], 1)
    return Expected(
        tuple(map(float, expected)),
        tuple(map(float, share * (expected[1:] + expected[:-1]))),
        tuple(map(float, np.sqrt(error**2 + loss))),
        FAILS_WITH_PANEL,
    )


def _fitted(values: "Floats", gc: "Floats", *, degree: int) -> "Floats":
    """A polynomial of GC through values, without those that lie far off."""
    import numpy as np  # noqa: PLC0415 - heavy

    kept = np.abs(values - np.median(values)) <= max(_FAR_OFF * _spread(values), 0.2)
    for _ in range(_ROUNDS):
        line = np.polyfit(gc[kept], values[kept], degree)
        left = values - np.polyval(line, gc)
        kept = np.abs(left) <= max(_FAR_OFF * _spread(left[kept]), 0.05)
    # The fit is of what was kept; the median of all takes away what trimming one side does.
    return np.polyval(line, gc)


def _spread(values: "Floats") -> float:
    """Standard deviation of values that may hold some that lie far off."""
    import numpy as np  # noqa: PLC0415 - heavy

    return _NORMAL_MAD * float(np.median(np.abs(values - np.median(values))))


def _excess(left: "Floats", counts: "Floats") -> float:
    """Relative error beyond counting noise."""
    import numpy as np  # noqa: PLC0415 - heavy

    noise = float(np.median(1 / np.maximum(counts, 1)))
    return float(np.sqrt(max(_spread(left) ** 2 - noise, 0.0)))
