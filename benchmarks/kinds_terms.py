"""The kinds in which Sequence Ontology terms differ.

Terms are compared in two steps. ``FORMS`` are differences of vocabulary: each rewrites both sides
to what they have in common. What differs after all of them is a difference of substance, and the
first of ``TERMS`` that matches explains it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.comparison import Kind, Row

CORE = frozenset({"splice_donor_variant", "splice_acceptor_variant"})
REGION = "splice_region_variant"
FINER = frozenset({"splice_donor_region_variant", "splice_donor_5th_base_variant"})
TRACT = frozenset({"splice_polypyrimidine_tract_variant"})
INTRON = frozenset({"intron_variant"})
FRAMESHIFT = "frameshift_variant"
IN_FRAME = frozenset({"inframe_insertion", "inframe_deletion"})
SAME_LENGTH = frozenset({"missense_variant", "synonymous_variant"})
ALTERING = "protein_altering_variant"
IN_FRAME_CHANGE = "in-frame change"
STOP = "stop_gained"


@dataclass(frozen=True, slots=True)
class Form:
    """A difference of vocabulary.

    Attributes:
        key: short name.
        explanation: what the one and the other mean by it.
        rewrite: terms without the difference; applied to our terms and to the peer's.
    """

    key: str
    explanation: str
    rewrite: Callable[[frozenset[str]], frozenset[str]]


def _plain_donor(terms: frozenset[str]) -> frozenset[str]:
    terms -= TRACT
    return (terms - FINER) | {REGION} if terms & FINER else terms


def _one_in_frame_term(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(
        term.removeprefix("conservative_").removeprefix("disruptive_") for term in terms
    )


def _no_intron_beside_splice(terms: frozenset[str]) -> frozenset[str]:
    return terms - INTRON if terms & CORE or REGION in terms else terms


def _no_region_beside_core(terms: frozenset[str]) -> frozenset[str]:
    return terms - {REGION} if terms & CORE else terms


def _length_first(terms: frozenset[str]) -> frozenset[str]:
    lengths = IN_FRAME | {FRAMESHIFT, ALTERING}
    return terms - SAME_LENGTH if terms & lengths else terms


def _no_altering(terms: frozenset[str]) -> frozenset[str]:
    in_frame = IN_FRAME | {ALTERING}
    return (terms - in_frame) | {IN_FRAME_CHANGE} if terms & in_frame else terms


FORMS = (
    Form(
        "finer terms inside an intron",
        "VEP and we name the donor's bases +3 to +6 `splice_donor_region_variant`, its base +5 "
        "`splice_donor_5th_base_variant`, and -3 to -17 `splice_polypyrimidine_tract_variant`. "
        "SnpEff and bcftools csq know only `splice_region_variant`.",
        _plain_donor,
    ),
    Form(
        "conservative and disruptive in-frame terms",
        "SnpEff divides in-frame changes by whether they keep to codon borders; VEP does not.",
        _one_in_frame_term,
    ),
    Form(
        "intron_variant beside a splice term",
        "VEP gives `intron_variant` beside the region terms but not beside a plain +-1,2 "
        "substitution; SnpEff always, bcftools csq never. All name the same splice site.",
        _no_intron_beside_splice,
    ),
    Form(
        "splice_region_variant beside a core splice term",
        "VEP leaves the region out where the core of the same splice site is hit; SnpEff gives "
        "both.",
        _no_region_beside_core,
    ),
    Form(
        "missense or synonymous beside a change of length",
        "SnpEff reads a deletion-insertion as a substitution and an indel and gives both terms; "
        "VEP gives the one of the indel.",
        _length_first,
    ),
    Form(
        "in-frame changes of more than whole residues",
        "VEP keeps `inframe_insertion` and `inframe_deletion` for residues that simply come in "
        "or drop out, and calls the rest `protein_altering_variant`; SnpEff and bcftools csq "
        "go by the length alone.",
        _no_altering,
    ),
)


def common(row: Row) -> tuple[frozenset[str], frozenset[str]]:
    """Our terms and the peer's without differences of vocabulary."""
    ours, peer = row.ours.terms, row.peer.terms
    for form in FORMS:
        ours, peer = form.rewrite(ours), form.rewrite(peer)
    return ours, peer


def _only_ours(row: Row) -> frozenset[str]:
    ours, peer = common(row)
    return ours - peer


def _only_peer(row: Row) -> frozenset[str]:
    ours, peer = common(row)
    return peer - ours


def _both(row: Row) -> frozenset[str]:
    ours, peer = common(row)
    return ours & peer


def _insertion(row: Row) -> bool:
    return row.ours.coding.endswith("dup") or re.search(r"\d+ins", row.ours.coding) is not None


TERMS = (
    Kind(
        "another term for another spelling",
        "The peer gives this change another term when the file spells it left-aligned: it reads "
        "the place that the file names. Ours is the same for every spelling.",
        lambda row: row.peer.terms != row.peer_left.terms,
    ),
    Kind(
        "start codon read as another start codon",
        "SnpEff calls TTG and CTG start codons and gives `initiator_codon_variant`, impact LOW. "
        "VEP and we: `start_lost`; the protein is `p.(Met1?)`.",
        lambda row: "start_lost" in _only_ours(row),
    ),
    Kind(
        "splice region at the end of the transcript",
        "SnpEff gives `splice_region_variant` to the last three bases of the last exon, behind "
        "which there is no intron.",
        lambda row: _only_peer(row) == {REGION} and row.ours.coding.startswith("c.*"),
    ),
    Kind(
        "insertion between the core and its neighbour",
        "An insertion at an exon border or right behind +2 or before -2 leaves both core bases "
        "of the splice site as they are. VEP and we give the coding or the region term and keep "
        "the loss of the splice site as a second candidate outcome; SnpEff and bcftools csq "
        "call the splice site hit.",
        lambda row: _insertion(row) and not _only_ours(row) & CORE and bool(_only_peer(row) & CORE),
    ),
    Kind(
        "splice site replaced, coding term given",
        "A deletion-insertion that replaces bases +-1,2: by the Sequence Ontology the splice "
        "site changes. bcftools csq gives the region and, at times, the coding effect alone.",
        lambda row: bool(_only_ours(row) & CORE),
    ),
    Kind(
        "change across an exon border",
        "VEP and we give the core splice term and `coding_sequence_variant`, since what becomes "
        "of the codons depends on splicing; SnpEff and bcftools csq add the coding effect that "
        "the exonic bases would have by themselves, or nothing.",
        lambda row: bool(_both(row) & CORE),
    ),
    Kind(
        "exon end left out of the splice region",
        "The last three bases of an exon belong to the splice region. SnpEff leaves them out in "
        "more than half of the exons, the three bases always together.",
        lambda row: _only_ours(row) == {REGION} and not _only_peer(row),
    ),
    Kind(
        "change beside the splice region",
        "VEP counts an insertion to a region only if it lies inside, and a change only by the "
        "bases that differ; SnpEff and bcftools csq count a change that touches the region's "
        "edge from outside.",
        lambda row: _only_peer(row) == {REGION} and _only_ours(row) <= INTRON | {STOP},
    ),
    Kind(
        "stop_gained beside frameshift_variant",
        "Where the codons that the change touches hold a stop in the new frame, VEP and we give "
        "both terms; bcftools csq gives the frameshift alone.",
        lambda row: _only_ours(row) == {STOP} and FRAMESHIFT in _both(row),
    ),
    Kind(
        "stop read in a frame that is not the transcript's",
        "The oracle's protein has no stop there. SnpEff takes a deletion-insertion apart into a "
        "substitution of equal length and an indel, and reads the substitution by itself in the "
        "old frame; bcftools csq reads wrong bases around a deletion.",
        lambda row: STOP in _only_peer(row) and not row.truth.protein.endswith("Ter"),
    ),
    Kind(
        "stop among several residues overlooked",
        "The replaced codons bring a stop; bcftools csq calls it missense or an in-frame change, "
        "though it often writes the `*` itself.",
        lambda row: STOP in _only_ours(row) and row.truth.protein.endswith("Ter"),
    ),
    Kind(
        "in-frame term beside stop_gained",
        "The first new residue is a stop, so no residue comes in or drops out in VEP's sense; "
        "SnpEff and bcftools csq give the term of the length, or missense, as well.",
        lambda row: STOP in _both(row) and not _only_ours(row),
    ),
    Kind(
        "change of length called missense",
        "SnpEff takes a deletion-insertion apart into a substitution of equal length and an "
        "indel, and in the splice region gives the term of the substitution alone.",
        lambda row: _only_peer(row) == {"missense_variant"},
    ),
    Kind(
        "frameshift and lost stop",
        "The deletion-insertion takes the end of the stop codon and bases behind it, so no frame "
        "is left to shift. VEP and we: `stop_lost`.",
        lambda row: _only_peer(row) == {FRAMESHIFT} and "stop_lost" in _both(row),
    ),
    Kind(
        "coding effect left out",
        "bcftools csq gives a deletion-insertion at the first base of an exon the region term "
        "alone. The oracle translates a frameshift.",
        lambda row: not _only_peer(row) and FRAMESHIFT in _only_ours(row),
    ),
)
