"""Scores of donors and acceptors, from this gene's sites and the human frequencies."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import permutations
from math import log2
from typing import Final

from col7a1tools.gene.gene import Gene
from col7a1tools.splice.parameters import Frequencies, SpliceParameters, load_parameters
from col7a1tools.splice.remember import Remembered

Weights = tuple[dict[str, float], ...]
_RUN = 4  # bases whose scores are looked up at once
_DONOR_BEFORE = 3
_ACCEPTOR_BEFORE = 22


class _Run:
    """Neighbouring bases of a window, scored together; each text is added up once.

    Attributes:
        cut: where they lie in the window.
        known: scores of the texts that were met.
    """

    __slots__ = ("_rows", "cut", "known")

    def __init__(self, weights: Weights, start: int) -> None:
        self._rows: Final = weights[start : start + _RUN]
        self.cut: Final = slice(start, start + len(self._rows))
        self.known: Final[dict[str, float]] = {}

    def add_up(self, bases: str) -> float:
        """The score of a text that was not met yet."""
        score = sum([row.get(base, 0.0) for row, base in zip(self._rows, bases, strict=True)])
        self.known[bases] = score
        return score


class SignalModel:
    """Position weights of one kind of splice site.

    A window of ``before`` bases ahead of the junction and ``after`` behind it is scored; the
    junction is the first base of the intron for a donor, of the exon for an acceptor.

    Attributes:
        weights: log2 odds by position and base.
        before: window bases ahead of the junction.
        after: window bases from the junction on.
        native: scores of the gene's own sites, 5' to 3'.
        weakest: score of the weakest of them.
        least_score: score that a new site must reach to be taken for one.
        gainful: for each substitution, old base and new, the window positions at which it gains
            enough to make or strengthen a site that matters, as distances of the junction from
            the base.
    """

    __slots__ = (
        "_runs",
        "after",
        "before",
        "gainful",
        "least_score",
        "native",
        "weakest",
        "weights",
    )

    def __init__(
        self, sites: Sequence[str], weights: Weights, before: int, parameters: SpliceParameters
    ) -> None:
        """Prepare, and score the gene's own sites.

        Args:
            sites: windows of the gene's own sites, 5' to 3'.
            weights: log2 odds by position and base.
            before: window bases ahead of the junction.
            parameters: where the lines are drawn.
        """
        self.weights: Final = weights
        self.before: Final = before
        self.after: Final = len(weights) - before
        self._runs: Final = tuple(_Run(weights, start) for start in range(0, len(weights), _RUN))
        self.native: Final = tuple(self.score(window, before) for window in sites)
        self.weakest: Final = min(self.native)
        percentile = len(sites) * parameters.new_percentile // 100
        self.least_score: Final = sorted(self.native)[percentile]
        self.gainful: Final = _gainful(weights, before, parameters.uncertain_gain)

    def score(self, sequence: str, junction: int) -> float:
        """Score of the site at ``junction`` in bits; a base other than ACGT counts 0."""
        window = sequence[junction - self.before : junction + self.after]
        score = 0.0
        for run in self._runs:
            bases = window[run.cut]
            try:
                score += run.known[bases]
            except KeyError:
                score += run.add_up(bases)
        return score


class SpliceModel:
    """The splice check for one gene.

    Attributes:
        sequence: the locus on the strand of the gene.
        exons: the 118 exons with established limits.
        donor: scores donors.
        acceptor: scores acceptors.
        parameters: where the lines are drawn.
    """

    __slots__ = ("_starts", "acceptor", "donor", "exons", "parameters", "sequence")

    def __init__(self, gene: Gene, parameters: SpliceParameters) -> None:
        """Weigh the sites of a gene.

        Args:
            gene: the gene.
            parameters: the numbers of the check.
        """
        self.sequence: Final = gene.locus.gene
        self.exons: Final = tuple(exon for exon in gene.transcript.exons if not exon.provisional)
        self.parameters: Final = parameters
        self._starts: Final = tuple(exon.start for exon in self.exons)
        self.donor: Final = self._signal(
            [exon.end for exon in self.exons[:-1]], _DONOR_BEFORE, parameters.donor
        )
        self.acceptor: Final = self._signal(
            [exon.start for exon in self.exons[1:]], _ACCEPTOR_BEFORE, parameters.acceptor
        )

    def donor_score(self, index: int) -> float:
        """Score of the native donor of the exon with this index; the last exon has none."""
        return self.donor.native[index]

    def acceptor_score(self, index: int) -> float:
        """Score of the native acceptor of the exon with this index, from 1 on."""
        return self.acceptor.native[index - 1]

    def exon_before(self, place: int) -> int:
        """Index of the last exon that starts before ``place``; 0 where none does."""
        index = bisect_left(self._starts, place)
        return index - 1 if index else 0

    def _signal(self, junctions: Sequence[int], before: int, human: Frequencies) -> SignalModel:
        after = len(human) - before
        sites = [self.sequence[place - before : place + after] for place in junctions]
        transcribed = self.sequence[self.exons[0].start : self.exons[-1].end]
        background = {base: transcribed.count(base) / len(transcribed) for base in "ACGT"}
        weights = _weights(sites, human, background, self.parameters.prior_sites)
        return SignalModel(sites, weights, before, self.parameters)


@Remembered
def splice_model(gene: Gene) -> SpliceModel:
    """The model of this gene, built once."""
    return SpliceModel(gene, load_parameters())


def _weights(
    sites: Sequence[str], human: Frequencies, background: dict[str, float], prior: int
) -> Weights:
    """Log2 odds: this gene's counts, with the human frequencies as prior, over the background."""
    total = len(sites) + prior
    return tuple(
        {
            base: log2((column.count(base) + prior * row[base]) / total / background[base])
            for base in "ACGT"
        }
        for column, row in zip(zip(*sites, strict=True), human, strict=True)
    )


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
