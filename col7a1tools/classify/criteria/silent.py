"""BP7: synonymous and deep intronic changes (Walker 2023)."""

from col7a1tools.classify.rules import SilentParameters
from col7a1tools.classify.subject import Silence, Subject
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.case_facts import RnaOutcome
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SpliceCall


def assess_bp7(subject: Subject) -> Evidence:
    """BP7: away from the exon borders and together with BP4, or by an RNA study."""
    rules, change = subject.rules, subject.sequence_change
    silence = subject.silence
    if change is None or silence is Silence.NONE:
        return rules.evidence("BP7", "not_silent")
    rna = subject.case.rna
    if rna is not None:
        normal = rna.outcome is RnaOutcome.NORMAL and rna.complete
        rule = "rna_normal" if normal else "rna_abnormal"
        return rules.evidence("BP7", rule, {"reference": rna.reference})
    transcript = subject.gene.transcript
    synonymous = silence is Silence.SYNONYMOUS
    near = _near_edge if synonymous else _near_intron_end
    if near(change, transcript, rules.silent):
        return rules.evidence("BP7", "near_border")
    if subject.weighed_as_null or subject.splice_call is not SpliceCall.UNAFFECTED:
        return rules.evidence("BP7", "splicing_not_excluded")
    return rules.evidence("BP7", "synonymous" if synonymous else "deep_intronic")


def _near_edge(change: GeneChange, transcript: Transcript, limits: SilentParameters) -> bool:
    """Whether an exonic change touches the first or last bases of its exon."""
    exon = transcript.exons[transcript.exon_index_at_or_before(change.start)]
    return change.start < exon.start + limits.exon_first or change.end > exon.end - limits.exon_last


def _near_intron_end(change: GeneChange, transcript: Transcript, limits: SilentParameters) -> bool:
    """Whether an intronic change comes closer to an exon than the limits allow.

    Inserted bases are as near as the base that they follow or precede.
    """
    index = transcript.exon_index_at_or_before(change.start)
    after_donor = change.start - transcript.exons[index].end
    before_acceptor = transcript.exons[index + 1].start - change.end
    if change.start < change.end:
        after_donor += 1
        before_acceptor += 1
    return after_donor < limits.donor_from or before_acceptor < limits.acceptor_from
