"""A change inside exons, laid on the coding sequence, and the protein that comes of it."""

from functools import cache
from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.sequence import STOP_CODONS, translate
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature import protein as p_name

NO_STATEMENT = ProteinChange(ProteinChangeKind.NONE)


class CodingChange(NamedTuple):
    """``[start, end)`` of the coding sequence is replaced by ``inserted``.

    The numbering starts at the A of the ATG; it is negative in the 5' UTR and goes on into the
    3' UTR, so a change over either end of the coding sequence has one as well.

    Attributes:
        start: first replaced base.
        end: behind the last replaced base.
        inserted: replacing bases.
    """

    start: int
    end: int
    inserted: str

    @property
    def length_change(self) -> int:
        """Bases gained or lost."""
        return len(self.inserted) - (self.end - self.start)


class CodonWindow(NamedTuple):
    """The whole codons that a change touches, before and after it.

    Attributes:
        first: index of the first codon.
        last: behind the last codon; equal to ``first`` for an insertion between codons.
        alt: bases in place of these codons.
    """

    first: int
    last: int
    alt: str


def coding_change(change: GeneChange, exon_index: int, gene: Gene) -> CodingChange:
    """Lay a change that one exon holds on the coding sequence."""
    exon = gene.transcript.exons[exon_index]
    shift = exon.transcript_start - exon.start - gene.transcript.cds_start
    return CodingChange(change.start + shift, change.end + shift, change.inserted)


def codon_window(change: CodingChange, cds: str) -> CodonWindow:
    """The codons that a change inside the coding sequence touches."""
    start, end, inserted = change
    first, last = start // 3, -(-end // 3)
    return CodonWindow(first, last, cds[first * 3 : start] + inserted + cds[end : last * 3])


def residues_before_and_after(window: CodonWindow, gene: Gene) -> tuple[str, str]:
    """What the codons of a window say without the change and with it, stops as ``*``."""
    return _reading(gene).residues[window.first : window.last], translate(window.alt)


def protein_change(change: CodingChange, gene: Gene) -> ProteinChange:
    """The protein change that an exonic change predicts, splicing left as it is.

    Args:
        change: normalised, inside one exon.
        gene: the gene.
    """
    transcript = gene.transcript
    length = transcript.cds_end - transcript.cds_start
    if change.start >= length:
        return NO_STATEMENT
    if change.end <= 0:
        return _five_prime_change(change, gene)
    if change.start < 3 and (change.start < change.end or change.start > 0):
        return _start_codon_change(change, gene)
    cds, residues, _ = _reading(gene)
    if change.length_change % 3 == 0 and change.end <= length:
        window = codon_window(change, cds)
        ref, alt = residues_before_and_after(window, gene)
        alt = _until_stop(alt)
        if ref == alt:
            return p_name.synonymous(residues, window.first, max(window.last, window.first + 1))
        if not _differs_at_a_stop(ref, alt):
            return p_name.replaced_in_frame(residues, window.first, ref, alt)
    return _new_frame(change, _reading(gene))


def _until_stop(residues: str) -> str:
    """The residues with the first stop among them; what follows it is not made."""
    return residues[: residues.index("*") + 1] if "*" in residues else residues


def _differs_at_a_stop(ref: str, alt: str) -> bool:
    """Whether codons that end with the stop codon are lost with it, or end earlier or later."""
    if not ref.endswith("*"):
        return False
    made = alt.rstrip("*")
    return alt == made or ref.startswith(made) or made.startswith(ref[:-1])


class _Reading(NamedTuple):
    """What the transcript says from the start codon on.

    Attributes:
        bases: to the end of the transcript.
        residues: of the protein, with ``*``.
        frames: all codons of ``bases``, of ``bases[1:]`` and of ``bases[2:]``, translated.
    """

    bases: str
    residues: str
    frames: tuple[str, ...]


@cache
def _reading(gene: Gene) -> _Reading:
    bases = gene.transcript.mrna[gene.transcript.cds_start :]
    frames = tuple(translate(bases[frame:]) for frame in range(3))
    return _Reading(bases, gene.protein.residues + "*", frames)


def _new_frame(change: CodingChange, reading: _Reading) -> ProteinChange:
    """The reading frame shifts, or the stop codon is lost or met earlier or later."""
    cds, residues, frames = reading
    first = change.start // 3
    altered = cds[first * 3 : change.start] + change.inserted
    # From the next whole codon on, one of the three frames of the transcript is read.
    resumed = change.end + -len(altered) % 3
    altered += cds[change.end : resumed]
    made = _until_stop(translate(altered) + frames[resumed % 3][resumed // 3 :])
    new, stopped = made.rstrip("*"), made.endswith("*")
    same = 0
    limit = min(len(made), len(residues) - first)
    while same < limit and made[same] == residues[first + same]:
        same += 1
    index = first + same
    if index == len(residues):
        return p_name.synonymous(residues, first, first + 1)
    if index == len(residues) - 1:
        return p_name.c_terminal_extension(residues, new[same:], stopped=stopped)
    if same == len(made):
        # The transcript ends before the changed frame says anything new.
        return p_name.unknown()
    if made[same] == "*":
        return p_name.nonsense(residues, index)
    return p_name.frameshift(residues, index, new[same:], stopped=stopped)


def _start_codon_change(change: CodingChange, gene: Gene) -> ProteinChange:
    """The change touches the start codon: lost, unless the whole coding sequence still stands."""
    transcript = gene.transcript
    start = transcript.cds_start
    mrna = transcript.mrna
    altered = mrna[: start + change.start] + change.inserted + mrna[start + change.end :]
    if altered.endswith(mrna[start:]):
        return p_name.synonymous(gene.protein.residues + "*", 0, 1)
    return p_name.start_lost()


def _five_prime_change(change: CodingChange, gene: Gene) -> ProteinChange:
    """A change before the start codon: says something only where it makes an in-frame start."""
    transcript = gene.transcript
    start = transcript.cds_start
    utr = transcript.mrna[:start]
    altered = utr[: start + change.start] + change.inserted + utr[start + change.end :]
    added = _in_frame_start(altered)
    if not added or added == _in_frame_start(utr):
        return NO_STATEMENT
    return p_name.n_terminal_extension(gene.protein.residues + "*", added)


def _in_frame_start(utr: str) -> str:
    """Residues that an in-frame ATG before the regular one adds; empty for none.

    Only an ATG that no in-frame stop separates from the regular start counts; of several the
    most upstream one does, since scanning meets it first.
    """
    codons = [utr[i : i + 3] for i in range(len(utr) % 3, len(utr), 3)]
    for index in range(len(codons) - 1, -1, -1):
        if codons[index] in STOP_CODONS:
            codons = codons[index + 1 :]
            break
    if "ATG" not in codons:
        return ""
    return translate("".join(codons[codons.index("ATG") :]))
