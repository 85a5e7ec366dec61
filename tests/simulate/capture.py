"""Where fragments come from: the whole genome evenly, or exons, unevenly, as a capture kit does.

A kit pulls each exon down with an efficiency of its own, lower where GC is high. That part is the
same in every run; each run adds its own noise and its own slope over GC, which is what a panel of
other samples cannot take away.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from col7a1tools.gene import Gene

Weights = NDArray[np.float64]

# Half-width in bases over which fragments around a target are caught.
_REACH = 150.0
_KIT_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Kit:
    """A capture kit.

    Attributes:
        spread: standard deviation of the log efficiency between exons.
        gc_slope: how strongly efficiency falls with distance from 55% GC.
        run_noise: standard deviation of the log efficiency between runs, for each exon.
        run_slope: standard deviation between runs of a linear slope over GC.
    """

    spread: float = 0.25
    gc_slope: float = 12.0
    run_noise: float = 0.05
    run_slope: float = 0.5


def even(gene: Gene) -> Weights:
    """Weight of each offset on the forward strand for a genome: the same everywhere."""
    return np.ones(len(gene.locus))


def captured(gene: Gene, kit: Kit, run: np.random.Generator) -> Weights:
    """Weight of each offset on the forward strand in one run of a kit; the exons' mean is 1.

    Args:
        gene: the gene.
        kit: the kit, whose efficiencies are the same in every call.
        run: what the run's own noise is drawn from.
    """
    size = len(gene.locus)
    fixed = np.random.default_rng(_KIT_SEED)
    places = np.arange(size)
    weights = np.full(size, 0.002)
    inside = np.zeros(size, bool)
    slope = run.normal(0, kit.run_slope)
    for exon in gene.transcript.exons[1:]:
        start, end = size - exon.end, size - exon.start
        gc = _gc(gene.locus.plus[max(start - 60, 0) : end + 60])
        log = (
            fixed.normal(0, kit.spread)
            - kit.gc_slope * (gc - 0.55) ** 2
            + run.normal(0, kit.run_noise)
            + slope * (gc - 0.6)
        )
        distance = np.maximum(0, np.maximum(start - places, places - end + 1))
        weights = np.maximum(weights, np.exp(log - 0.5 * (distance / _REACH) ** 2))
        inside[start:end] = True
    return np.asarray(weights / weights[inside].mean(), np.float64)


def _gc(bases: str) -> float:
    return (bases.count("G") + bases.count("C")) / len(bases)
