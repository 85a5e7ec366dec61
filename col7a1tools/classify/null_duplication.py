"""PVS1 for duplications of whole exons, written as bases or as a symbol."""

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.decay import decay_expected
from col7a1tools.annotate.stretch import Span, touched
from col7a1tools.classify.null_tree import CLAIM
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.classification import Evidence

# Bases of the introns that a copy must hold to be joined to its neighbours: the tract before the
# acceptor and the region of the donor, as the Sequence Ontology's terms draw them.
_BEFORE_ACCEPTOR = 17
_BEHIND_DONOR = 6


def assess_duplication(
    span: Span, gene: Gene, rules: RuleSet, *, tandem: bool, precise: bool
) -> Evidence:
    """The branch of a duplication that touches exons (Abou Tayoun 2018, PMC6185798).

    Args:
        span: the doubled stretch.
        gene: the gene.
        rules: the rule set.
        tandem: whether the copy is known to stand behind the stretch.
        precise: whether the ends are known.
    """
    transcript = gene.transcript
    values: dict[str, str | int] = {"event": "exon_duplication", "claim": CLAIM}
    if span.start <= transcript.start or span.end >= transcript.end:
        return rules.evidence("PVS1", "duplication_reaches_outside", values)
    if not precise:
        return rules.evidence("PVS1", "ends_unknown", values)
    exons, _ = touched(span, gene)
    first, last = transcript.exons[exons[0]], transcript.exons[exons[-1]]
    start = first.transcript_start - transcript.cds_start
    end = last.transcript_start + last.length - transcript.cds_start
    if start < 0 or not _holds_its_sites(span, exons, transcript):
        return rules.evidence("PVS1", "outcome_unclear", values)
    copy = transcript.cds[start:end]
    protein = protein_change(CodingChange(end, end, copy), gene)
    decay = protein.stop is not None and decay_expected(protein.stop, len(copy), transcript)
    if not decay:
        return rules.evidence("PVS1", "duplication_keeps_frame", values)
    rule = "duplication_in_tandem" if tandem else "duplication_presumed_in_tandem"
    return rules.evidence("PVS1", rule, values)


def _holds_its_sites(span: Span, exons: tuple[int, ...], transcript: Transcript) -> bool:
    """Whether every exon that is touched is doubled whole, with the sites that join the copy."""
    first, last = transcript.exons[exons[0]], transcript.exons[exons[-1]]
    return span.start <= first.start - _BEFORE_ACCEPTOR and span.end >= last.end + _BEHIND_DONOR
