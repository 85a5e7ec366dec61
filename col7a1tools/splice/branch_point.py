"""The branch point motif: a loss of it makes a change uncertain, never more.

Human branch points follow yUnAy (Gao 2008, doi 10.1093/nar/gkn073) and most lie 19 to 35 bases
before the exon (Mercer 2015, doi 10.1101/gr.182899.114). The motif is too short to say which copy
is used.
"""

from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice.assessment import SiteEffect, SiteKind, SpliceCall
from col7a1tools.splice.site_model import SpliceModel


def branch_point_effect(model: SpliceModel, change: GeneChange, index: int) -> SiteEffect | None:
    """A motif that the change breaks in the intron behind the exon ``index``, if there is one.

    A substitution breaks it at its T or its A; an insertion or deletion anywhere inside it.
    """
    if index + 1 >= len(model.exons):
        return None
    acceptor = model.exons[index + 1].start
    first = acceptor - model.parameters.branch_farthest
    last = acceptor - model.parameters.branch_nearest
    if change.end < first - 3 or change.start > last + 2:
        return None
    sequence = model.sequence
    for adenine in range(first, last + 1):
        if not _is_motif(sequence[adenine - 3 : adenine + 2]):
            continue
        if _breaks(change, adenine):
            number = model.exons[index + 1].number
            assert number is not None
            place = GeneOffset(adenine)
            uncertain = SpliceCall.UNCERTAIN
            return SiteEffect(SiteKind.BRANCH_POINT, number, place, None, None, None, uncertain)
    return None


def _is_motif(bases: str) -> bool:
    """Whether five bases read y T n A y."""
    return bases[0] in "CT" and bases[1] == "T" and bases[3] == "A" and bases[4] in "CT"


def _breaks(change: GeneChange, adenine: int) -> bool:
    if change.length_change:
        return change.start < adenine + 2 and change.end > adenine - 3
    return any(change.start <= place < change.end for place in (adenine - 2, adenine))
