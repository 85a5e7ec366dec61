"""Sites of the reference that could take over from a native site that is lost."""

from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.splice.site_model import splice_model


class AlternativeSite(NamedTuple):
    """A site near a native one.

    Attributes:
        distance: bases from the native junction, downstream positive.
        score: in bits.
        native: score of the native site.
    """

    distance: int
    score: float
    native: float


def alternative_donors(gene: Gene, exon: int) -> tuple[AlternativeSite, ...]:
    """Donors near that of an exon which could replace it.

    Args:
        gene: the gene.
        exon: literature number, 1-117.
    """
    model = splice_model(gene)
    index = exon - 1
    return _near(gene, model.exons[index].end, model.donor_score(index), donor=True)


def alternative_acceptors(gene: Gene, exon: int) -> tuple[AlternativeSite, ...]:
    """Acceptors near that of an exon (literature number, 2-118) which could replace it."""
    model = splice_model(gene)
    index = exon - 1
    return _near(gene, model.exons[index].start, model.acceptor_score(index), donor=False)


def _near(gene: Gene, junction: int, native: float, *, donor: bool) -> tuple[AlternativeSite, ...]:
    model = splice_model(gene)
    signal = model.donor if donor else model.acceptor
    least = max(signal.least_score, native - model.parameters.new_below_native)
    reach = model.parameters.alternative_reach
    sequence = model.sequence
    found = []
    for place in range(junction - reach, junction + reach + 1):
        if donor:
            core = sequence[place] == "G" and sequence[place + 1] in "TC"
        else:
            core = sequence[place - 2 : place] == "AG"
        if place != junction and core:
            score = signal.score(sequence, place)
            if score >= least:
                found.append(AlternativeSite(place - junction, score, native))
    return tuple(found)
