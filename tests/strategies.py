"""Hypothesis strategies: changes all over the gene, and other spellings of the same change."""

from collections.abc import Sequence

from hypothesis import strategies as st

from col7a1tools.gene import load_gene
from col7a1tools.model.positions import CodingPosition, GeneOffset, TranscriptOffset
from col7a1tools.model.variant import GeneChange
from tests.plain_names import other_strand

LONGEST = 30
GENE = load_gene()
_TRANSCRIPT = GENE.transcript
_SEQUENCE = GENE.locus.gene
_FIRST, _LAST = _TRANSCRIPT.start, _TRANSCRIPT.end - 1

bases = st.text(alphabet="ACGT", min_size=1, max_size=LONGEST)


def _coding_offset(number: int) -> int:
    offset = _TRANSCRIPT.offset(CodingPosition(TranscriptOffset(_TRANSCRIPT.cds_start + number)))
    assert offset is not None
    return offset


def _near(edges: Sequence[int], reach: int) -> st.SearchStrategy[int]:
    return st.builds(
        lambda edge, step: edge + step, st.sampled_from(edges), st.integers(-reach, reach)
    )


def exonic_offsets() -> st.SearchStrategy[int]:
    """Bases of exons, long and short exons alike."""
    return st.sampled_from(_TRANSCRIPT.exons).flatmap(
        lambda exon: st.integers(exon.start, exon.end - 1)
    )


def offsets() -> st.SearchStrategy[int]:
    """Bases of the transcript: exons, borders, introns, start and stop codon, UTRs."""
    borders = [edge for exon in _TRANSCRIPT.exons for edge in (exon.start, exon.end)]
    ends = [_coding_offset(0), _coding_offset(len(_TRANSCRIPT.cds) - 1)]
    anywhere = st.integers(_FIRST, _LAST)
    return st.one_of(exonic_offsets(), _near(borders, 20), _near(ends, 12), anywhere).map(
        lambda offset: min(max(offset, _FIRST), _LAST)
    )


@st.composite
def changes(draw: st.DrawFn, where: st.SearchStrategy[int] | None = None) -> GeneChange:
    """A substitution, deletion, insertion, duplication, inversion or deletion-insertion.

    It changes the sequence and is spelled as drawn: not trimmed, not shifted.
    """
    start = draw(where if where is not None else offsets())
    length = draw(st.integers(1, LONGEST))
    end = min(start + length, _TRANSCRIPT.end)
    ref = _SEQUENCE[start:end]
    kind = draw(st.sampled_from(("sub", "del", "ins", "dup", "inv", "delins", "mnv")))
    if kind == "sub":
        end = start + 1
        inserted = draw(st.sampled_from([base for base in "ACGT" if base != _SEQUENCE[start]]))
    elif kind == "del":
        inserted = ""
    elif kind == "dup":
        start, inserted = end, ref
    elif kind == "ins":
        end, inserted = start, draw(bases)
    elif kind == "inv":
        inserted = other_strand(ref)
    elif kind == "mnv":
        inserted = draw(st.text(alphabet="ACGT", min_size=len(ref), max_size=len(ref)))
    else:
        inserted = draw(bases)
    if inserted == _SEQUENCE[start:end]:
        end, inserted = start, "A"
    return GeneChange(GeneOffset(start), GeneOffset(end), inserted)


@st.composite
def respelled(draw: st.DrawFn, change: GeneChange) -> GeneChange:
    """The same change, spelled otherwise: moved along a repeat, and padded with what stands."""
    start, end, inserted = change.start, change.end, change.inserted
    for _ in range(draw(st.integers(0, 40))):
        if inserted and start == end and _SEQUENCE[start] == inserted[0]:
            inserted = inserted[1:] + inserted[0]
        elif not (not inserted and _SEQUENCE[start] == _SEQUENCE[end]):
            break
        start, end = GeneOffset(start + 1), GeneOffset(end + 1)
    left, right = draw(st.integers(0, 8)), draw(st.integers(0, 8))
    return GeneChange(
        GeneOffset(start - left),
        GeneOffset(end + right),
        _SEQUENCE[start - left : start] + inserted + _SEQUENCE[end : end + right],
    )
