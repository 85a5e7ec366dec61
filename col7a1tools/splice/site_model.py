"""Scores of donors and acceptors, from this gene's sites and the human frequencies."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations
from math import log2
from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.splice.parameters import Frequencies, SpliceParameters, load_parameters
from col7a1tools.splice.remember import Remembered

Weights = tuple[dict[str, float], ...]
_RUN = 4  # bases whose scores are looked up at once


class _RunScores(dict[str, float]):
    """Scores of a few bases at fixed places of a window, added up when they are first met."""

    def __init__(self, rows: Weights) -> None:
        self._rows = rows

    def __missing__(self, bases: str) -> float:
        score = sum([row.get(base, 0.0) for row, base in zip(self._rows, bases, strict=True)])
        self[bases] = score
        return score


class SignalModel(NamedTuple):
    """Position weights of one kind of splice site.

    A window of ``before`` bases ahead of the junction and ``after`` behind it is scored; the
    junction is the first base of the intron for a donor, of the exon for an acceptor.

    Attributes:
        weights: log2 odds by position and base.
        before: window bases ahead of the junction.
        after: window bases from the junction on.
        least_score: score that a new site must reach to be taken for one.
        gainful: for each substitution, old base and new, the window positions at which it gains
            enough to make or strengthen a site that matters, as distances of the junction from
            the base.
        runs: start, end and scores of the stretches that a window is scored in.
        weakest: score of the weakest native site.
    """

    weights: Weights
    before: int
    after: int
    least_score: float
    gainful: dict[tuple[str, str], tuple[int, ...]]
    runs: tuple[tuple[int, int, _RunScores], ...]
    weakest: float = float("-inf")

    def score(self, sequence: str, junction: int) -> float:
        """Score of the site at ``junction`` in bits; a base other than ACGT counts 0."""
        first = junction - self.before
        score = 0.0
        for start, end, scores in self.runs:
            score += scores[sequence[first + start : first + end]]
        return score


@dataclass(frozen=True, slots=True)
class SpliceModel:
    """The splice check for one gene.

    Attributes:
        sequence: the locus on the strand of the gene.
        exons: the 118 exons with established limits.
        donor: scores donors.
        acceptor: scores acceptors.
        parameters: where the lines are drawn.
        starts: first base of each exon.
    """

    sequence: str
    exons: tuple[Exon, ...]
    donor: SignalModel
    acceptor: SignalModel
    parameters: SpliceParameters
    starts: tuple[int, ...] = field(repr=False)
    _donor_scores: tuple[float, ...] = field(repr=False)
    _acceptor_scores: tuple[float, ...] = field(repr=False)

    def donor_score(self, index: int) -> float:
        """Score of the native donor of the exon with this index; the last exon has none."""
        return self._donor_scores[index]

    def exon_before(self, place: int) -> int:
        """Index of the last exon that starts before ``place``; 0 where none does."""
        return max(0, bisect_left(self.starts, place) - 1)

    def acceptor_score(self, index: int) -> float:
        """Score of the native acceptor of the exon with this index, from 1 on."""
        return self._acceptor_scores[index - 1]


@Remembered
def splice_model(gene: Gene) -> SpliceModel:
    """The model of this gene, built once."""
    parameters = load_parameters()
    sequence = gene.locus.gene
    exons = tuple(exon for exon in gene.transcript.exons if not exon.provisional)
    background = _composition(sequence[exons[0].start : exons[-1].end])
    donors = [exon.end for exon in exons[:-1]]
    acceptors = [exon.start for exon in exons[1:]]
    donor_weights = _weights(sequence, donors, 3, parameters.donor, background, parameters)
    acceptor_weights = _weights(
        sequence, acceptors, 22, parameters.acceptor, background, parameters
    )
    donor, donor_scores = _signal(sequence, donors, donor_weights, 3, parameters)
    acceptor, acceptor_scores = _signal(sequence, acceptors, acceptor_weights, 22, parameters)
    return SpliceModel(
        sequence,
        exons,
        donor,
        acceptor,
        parameters,
        tuple(exon.start for exon in exons),
        donor_scores,
        acceptor_scores,
    )


def _composition(bases: str) -> dict[str, float]:
    counts = Counter(bases)
    return {base: counts[base] / len(bases) for base in "ACGT"}


def _weights(  # noqa: PLR0913, PLR0917 - one position weight needs all of them
    sequence: str,
    junctions: Sequence[int],
    before: int,
    human: Frequencies,
    background: dict[str, float],
    parameters: SpliceParameters,
) -> Weights:
    """Log2 odds: this gene's counts, with the human frequencies as prior, over the background."""
    prior = parameters.prior_sites
    rows = []
    for position, frequencies in enumerate(human):
        counts = Counter(sequence[junction - before + position] for junction in junctions)
        total = len(junctions) + prior
        rows.append(
            {
                base: log2((counts[base] + prior * frequencies[base]) / total / background[base])
                for base in "ACGT"
            }
        )
    return tuple(rows)


def _signal(
    sequence: str,
    junctions: Sequence[int],
    weights: Weights,
    before: int,
    parameters: SpliceParameters,
) -> tuple[SignalModel, tuple[float, ...]]:
    """The model and the scores of the native sites, from which its least score is taken."""
    after = len(weights) - before
    gainful = _gainful(weights, before, parameters.uncertain_gain)
    runs = tuple(
        (start, min(start + _RUN, len(weights)), _RunScores(weights[start : start + _RUN]))
        for start in range(0, len(weights), _RUN)
    )
    unlimited = SignalModel(weights, before, after, float("-inf"), gainful, runs)
    scores = tuple(unlimited.score(sequence, junction) for junction in junctions)
    least = sorted(scores)[len(scores) * parameters.new_percentile // 100]
    return unlimited._replace(least_score=least, weakest=min(scores)), scores


def _gainful(
    weights: Weights, before: int, least_gain: float
) -> dict[tuple[str, str], tuple[int, ...]]:
    return {
        (old, new): tuple(
            before - position
            for position, row in enumerate(weights)
            if row[new] - row[old] >= least_gain
        )
        for old, new in permutations("ACGT", 2)
    }
