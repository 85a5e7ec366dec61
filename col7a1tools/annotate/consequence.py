"""Sequence Ontology terms and impact, as Ensembl VEP assigns them, on the 3'-most placement.

The windows around an exon-intron border, in bases of the intron (+ after the donor side, - before
the acceptor side): core +-1,2; donor region +3..+6 with its 5th base; splice region 3 exonic
bases and +3..+8, -3..-8; polypyrimidine tract -3..-17. The narrower donor terms take the place of
the splice region term. Source of terms: Sequence Ontology; of windows and order: Ensembl VEP.
"""

from collections.abc import Iterator, Sequence

from col7a1tools.annotate.coding import (
    CodingChange,
    CodonWindow,
    codon_window,
    residues_before_and_after,
)
from col7a1tools.annotate.location import Location
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Exon, Transcript
from col7a1tools.model.annotation import Impact, ProteinChange, ProteinChangeKind
from col7a1tools.model.variant import GeneChange

# Most severe first, with Ensembl's impact.
_HIGH = (
    "transcript_ablation",
    "splice_acceptor_variant",
    "splice_donor_variant",
    "stop_gained",
    "frameshift_variant",
    "stop_lost",
    "start_lost",
    "transcript_amplification",
    "feature_elongation",
    "feature_truncation",
)
_MODERATE = (
    "inframe_insertion",
    "inframe_deletion",
    "missense_variant",
    "protein_altering_variant",
)
_LOW = (
    "splice_donor_5th_base_variant",
    "splice_region_variant",
    "splice_donor_region_variant",
    "splice_polypyrimidine_tract_variant",
    "start_retained_variant",
    "stop_retained_variant",
    "synonymous_variant",
)
_MODIFIER = (
    "coding_sequence_variant",
    "5_prime_UTR_variant",
    "3_prime_UTR_variant",
    "intron_variant",
    "upstream_gene_variant",
    "downstream_gene_variant",
    "sequence_variant",
)
IMPACT = {
    **dict.fromkeys(_HIGH, Impact.HIGH),
    **dict.fromkeys(_MODERATE, Impact.MODERATE),
    **dict.fromkeys(_LOW, Impact.LOW),
    **dict.fromkeys(_MODIFIER, Impact.MODIFIER),
}
_NARROWER_THAN_REGION = {
    "splice_acceptor_variant",
    "splice_donor_variant",
    "splice_donor_5th_base_variant",
    "splice_donor_region_variant",
}
_OVER_THE_STOP = {
    ProteinChangeKind.SYNONYMOUS: "stop_retained_variant",
    ProteinChangeKind.NONSENSE: "stop_gained",
}
_RANK = {term: rank for rank, term in enumerate(IMPACT)}


def sort_terms(terms: set[str]) -> tuple[str, ...]:
    """Terms with the most severe first."""
    return tuple(sorted(terms, key=_RANK.__getitem__))


def impact_of(terms: tuple[str, ...]) -> Impact:
    """Impact of the most severe term."""
    return IMPACT[terms[0]]


def consequence_terms(
    change: GeneChange,
    location: Location,
    coding: CodingChange | None,
    protein: ProteinChange,
    gene: Gene,
) -> tuple[str, ...]:
    """Terms for a sequence change.

    Args:
        change: normalised on the strand of the gene.
        location: where it lies.
        coding: the change on the coding sequence where one exon holds it, else None.
        protein: the protein change predicted with splicing left as it is.
        gene: the gene.
    """
    transcript = gene.transcript
    if location.outside:
        upstream = change.end <= transcript.start
        return ("upstream_gene_variant" if upstream else "downstream_gene_variant",)
    if not change.inserted and change.start <= transcript.start and change.end >= transcript.end:
        return ("transcript_ablation",)
    terms = _splice_terms(change, location, gene)
    if coding is not None:
        terms |= coding_terms(coding, protein, gene)
    else:
        terms |= _border_terms(change, location, transcript)
    return sort_terms(terms) if terms else ("sequence_variant",)


def _border_terms(change: GeneChange, location: Location, transcript: Transcript) -> set[str]:
    """Exonic terms of a change that no single exon holds."""
    terms = set()
    for index in location.exons:
        exon = transcript.exons[index]
        first = max(change.start, exon.start) - exon.start + exon.transcript_start
        last = min(change.end, exon.end) - 1 - exon.start + exon.transcript_start
        if first < transcript.cds_end and last >= transcript.cds_start:
            terms.add("coding_sequence_variant")
        if first < transcript.cds_start:
            terms.add("5_prime_UTR_variant")
        if last >= transcript.cds_end:
            terms.add("3_prime_UTR_variant")
    return terms


def coding_terms(coding: CodingChange, protein: ProteinChange, gene: Gene) -> set[str]:
    """Terms of a change of the coding sequence and its untranslated ends, splicing left aside."""
    length = gene.transcript.cds_end - gene.transcript.cds_start
    start, end = coding.start, coding.end
    terms = set()
    insertion = start == end
    if start < 0 or (insertion and start == 0):
        terms.add("5_prime_UTR_variant")
    if end > length or (insertion and start == length):
        terms.add("3_prime_UTR_variant")
    if end <= 0 or start >= length:
        return terms
    kind = protein.kind
    over_an_end = start < 0 or end > length
    if start < 3:
        if kind is not ProteinChangeKind.START_LOST:
            return terms | {"start_retained_variant"}
        terms.add("start_lost")
    if over_an_end:
        if end > length:
            terms.add(_OVER_THE_STOP.get(kind, "stop_lost"))
        return terms
    return terms | _codon_terms(coding, protein, gene)


def _codon_terms(coding: CodingChange, protein: ProteinChange, gene: Gene) -> set[str]:
    """Terms of a change that lies wholly inside the coding sequence."""
    window = codon_window(coding, gene.transcript.cds)
    ref, alt = residues_before_and_after(window, gene)
    kind, length_change = protein.kind, coding.length_change
    if kind is ProteinChangeKind.SYNONYMOUS and "*" in ref + alt:
        return {"stop_retained_variant"}
    terms = set()
    if "*" in alt and "*" not in ref:
        terms.add("stop_gained")
    if kind is ProteinChangeKind.C_TERMINAL_EXTENSION or ("*" in ref and "*" not in alt):
        terms.add("stop_lost")
    if length_change % 3:
        terms.add("frameshift_variant")
        return terms
    start_lost = kind is ProteinChangeKind.START_LOST
    if length_change == 0:
        if ref == alt:
            terms.add("synonymous_variant")
        elif not terms and not start_lost:
            terms.add("missense_variant")
    elif (term := _in_frame_term(coding, window, gene, start_lost=start_lost)) is not None:
        terms.add(term)
    return terms


def _in_frame_term(
    coding: CodingChange, window: CodonWindow, gene: Gene, *, start_lost: bool
) -> str | None:
    """``inframe_insertion``, ``inframe_deletion`` or, where neither fits, the wider term."""
    ref, alt = residues_before_and_after(window, gene)
    if coding.length_change > 0:
        if start_lost:
            return None
        made = alt[: alt.index("*") + 1] if "*" in alt else alt
        if made.startswith(ref) or made.endswith(ref):
            return "inframe_insertion"
    elif _is_part(window.alt, gene.transcript.cds[window.first * 3 : window.last * 3]):
        return "inframe_deletion"
    stopped = ref.startswith("*") or alt.startswith(("*", ref)) or alt.endswith(ref)
    return None if stopped or start_lost else "protein_altering_variant"


def _is_part(alt: str, ref: str) -> bool:
    """Whether ``alt`` is what is left of ``ref`` after one stretch of it is cut out."""
    return any(ref.startswith(alt[:cut]) and ref.endswith(alt[cut:]) for cut in range(len(alt) + 1))


def _splice_terms(change: GeneChange, location: Location, gene: Gene) -> set[str]:
    """Terms around the exon-intron borders near the change.

    The 5th base takes the place of the donor region; these two and the core sites take the place
    of the splice region. The polypyrimidine tract counts only where no exon is touched.
    """
    exons = gene.transcript.exons
    if _far_from_borders(change, location, exons):
        return {"intron_variant"} if location.introns else set()
    nearby = _introns_nearby(location, len(exons) - 1)
    ref = gene.locus.gene[change.start : change.end]
    terms: set[str] = set()
    for first, last in _differing_runs(change, ref):
        for index in nearby:
            donor, acceptor = exons[index].end, exons[index + 1].start - 1
            _add_terms_at_intron(first, last, donor, acceptor, terms)
    if "splice_donor_5th_base_variant" in terms:
        terms.discard("splice_donor_region_variant")
    if not terms.isdisjoint(_NARROWER_THAN_REGION):
        terms.discard("splice_region_variant")
    if location.exons:
        terms.discard("splice_polypyrimidine_tract_variant")
    return terms


def _far_from_borders(change: GeneChange, location: Location, exons: Sequence[Exon]) -> bool:
    """Whether no window around a border is in reach, as for most changes; the quick answer."""
    start, end, _ = change
    if location.within_exon is not None:
        exon = exons[location.within_exon]
        return start > exon.start + 3 and end < exon.end - 3
    if location.exons:
        return False
    intron = location.introns[0]
    return start > exons[intron].end + 8 and end < exons[intron + 1].start - 17


def _introns_nearby(location: Location, count: int) -> range:
    touched = (*location.exons, *location.introns)
    return range(max(0, min(touched) - 1), min(count, max(touched) + 1))


def _differing_runs(change: GeneChange, ref: str) -> list[tuple[int, int]]:
    """Inclusive (first, last) of each stretch that differs; an insertion gives last = first - 1.

    Only a change of equal length is split.
    """
    if len(ref) != len(change.inserted) or len(ref) == 1:
        return [(change.start, change.end - 1)]
    runs: list[tuple[int, int]] = []
    for index, (old, new) in enumerate(zip(ref, change.inserted, strict=True)):
        if old == new:
            continue
        base = change.start + index
        if runs and runs[-1][1] == base - 1:
            runs[-1] = (runs[-1][0], base)
        else:
            runs.append((base, base))
    return runs


def _add_terms_at_intron(first: int, last: int, donor: int, acceptor: int, terms: set[str]) -> None:
    """Add the terms that ``[first, last]`` earns at the intron ``[donor, acceptor]`` (inclusive).

    An insertion comes as ``last == first - 1``. It overlaps a window strictly inside it, and the
    polypyrimidine tract at its edges too, since it makes the tract longer.
    """
    low, high = (first, last) if first <= last else (last, first)
    if high < donor - 3 or low > acceptor + 3:
        return  # no window reaches so far into the exons
    if low > donor + 7 and high < acceptor - 16:
        terms.add("intron_variant")  # nor any narrower one so far into the intron
        return
    terms.update(_terms_near_border(first, last, donor, acceptor))


def _terms_near_border(first: int, last: int, donor: int, acceptor: int) -> Iterator[str]:
    """The same where a window around the donor or the acceptor may be in reach."""

    def overlaps(start: int, end: int) -> bool:
        return last >= start and first <= end

    insertion = last == first - 1
    if overlaps(donor, donor + 1):
        yield "splice_donor_variant"
    if overlaps(acceptor - 1, acceptor):
        yield "splice_acceptor_variant"
    if overlaps(donor + 4, donor + 4):
        yield "splice_donor_5th_base_variant"
    if overlaps(donor + 2, donor + 5):
        yield "splice_donor_region_variant"
    if max(first, last) >= acceptor - 16 and min(first, last) <= acceptor - 2:
        yield "splice_polypyrimidine_tract_variant"
    if (
        overlaps(donor - 3, donor - 1)
        or overlaps(donor + 2, donor + 7)
        or overlaps(acceptor - 7, acceptor - 2)
        or overlaps(acceptor + 1, acceptor + 3)
        or (insertion and (first in {donor, donor + 2} or last in {acceptor, acceptor - 2}))
    ):
        yield "splice_region_variant"
    if overlaps(donor + 2, acceptor - 2) or (
        insertion and (first == donor + 2 or last == acceptor - 2)
    ):
        yield "intron_variant"
