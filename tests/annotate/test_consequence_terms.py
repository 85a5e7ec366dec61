"""Sequence Ontology terms and impact, as Ensembl VEP's predicates assign them.

Where VEP is known to be wrong (``test_peer_errors``), the terms that fit the protein stand here.
"""

from collections.abc import Iterator
from itertools import pairwise, product

import pytest
from hypothesis import given

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.consequence import IMPACT, impact_of, sort_terms
from col7a1tools.model.annotation import Impact
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from tests.plain_names import annotate, description
from tests.strategies import GENE, changes

SEQUENCE = GENE.locus.gene
EXONS = GENE.transcript.exons
INTRONS = [(before.end, after.start) for before, after in pairwise(EXONS)]

REGION = "splice_region_variant"
TRACT = "splice_polypyrimidine_tract_variant"
INTRON = "intron_variant"

# Bases of an intron, counted from the donor (+) and from the acceptor (-), and their terms.
DONOR_SIDE = {
    1: {"splice_donor_variant"},
    2: {"splice_donor_variant"},
    3: {"splice_donor_region_variant", INTRON},
    4: {"splice_donor_region_variant", INTRON},
    5: {"splice_donor_5th_base_variant", INTRON},
    6: {"splice_donor_region_variant", INTRON},
    7: {REGION, INTRON},
    8: {REGION, INTRON},
    9: {INTRON},
    20: {INTRON},
}
ACCEPTOR_SIDE = {
    1: {"splice_acceptor_variant"},
    2: {"splice_acceptor_variant"},
    **{step: {REGION, TRACT, INTRON} for step in range(3, 9)},
    **{step: {TRACT, INTRON} for step in range(9, 18)},
    18: {INTRON},
    30: {INTRON},
}

# The same for an insertion, by the base that follows it (donor side) or precedes it (acceptor).
INSERTED_BEFORE = {
    2: {"splice_donor_variant"},
    3: {REGION, INTRON},
    4: {"splice_donor_region_variant", INTRON},
    5: {"splice_donor_region_variant", INTRON},
    6: {"splice_donor_region_variant", INTRON},
    7: {REGION, INTRON},
    8: {REGION, INTRON},
    9: {INTRON},
}
INSERTED_BEHIND = {
    2: {"splice_acceptor_variant"},
    **{step: {REGION, TRACT, INTRON} for step in range(3, 9)},
    **{step: {TRACT, INTRON} for step in range(9, 19)},
    19: {INTRON},
}

TABLE = {
    # Deletions over and beside borders.
    "c.681_682+3del": "splice_donor_variant&splice_donor_region_variant&"
    "coding_sequence_variant&intron_variant",
    "c.682+2_682+3del": "splice_donor_variant&splice_donor_region_variant&intron_variant",
    "c.682+3_682+6del": "splice_donor_5th_base_variant&intron_variant",
    "c.682+6_682+7del": "splice_donor_region_variant&intron_variant",
    "c.683-3_684del": "splice_acceptor_variant&coding_sequence_variant&intron_variant",
    "c.683-9_683-3del": f"{REGION}&{TRACT}&intron_variant",
    "c.683-20_683-17del": f"{TRACT}&intron_variant",
    "c.683-2_683-1del": "splice_acceptor_variant",
    "c.521-2_682+8del": "splice_acceptor_variant&splice_donor_variant&"
    "splice_donor_5th_base_variant&coding_sequence_variant&intron_variant",
    # The start codon.
    "c.1A>T": f"start_lost&{REGION}",
    "c.1A>C": f"start_lost&{REGION}",
    "c.2T>C": f"start_lost&{REGION}",
    "c.3G>A": "start_lost",
    "c.2_4del": f"start_lost&inframe_deletion&{REGION}",
    "c.2_3insC": "frameshift_variant&start_lost",
    "c.-1_1delinsCC": f"start_lost&{REGION}&5_prime_UTR_variant",
    "c.1dup": f"{REGION}&start_retained_variant",
    "c.3_4insCTG": "inframe_insertion",
    "c.4_6del": "inframe_deletion",
    # The stop codon.
    "c.8833T>C": "stop_lost",
    "c.8834G>A": "stop_retained_variant",
    "c.8835A>G": "stop_lost",
    "c.8834del": "stop_retained_variant",
    "c.8833del": "frameshift_variant&stop_lost",
    "c.8832_8833insA": "frameshift_variant&stop_lost",
    "c.8832_8833insATC": "inframe_insertion",
    "c.8833_8835del": "stop_lost&inframe_deletion",
    "c.8830_8832del": "inframe_deletion",
    "c.8832_*1del": "stop_lost&3_prime_UTR_variant",
    "c.8835_*3del": "stop_lost&3_prime_UTR_variant",
    "c.8829_8830delinsAGATTAGT": "stop_retained_variant",
    "c.8823_*15del": "stop_gained&3_prime_UTR_variant",
    # Untranslated regions.
    "c.-10G>A": "5_prime_UTR_variant",
    "c.-2G>A": f"{REGION}&5_prime_UTR_variant",
    "c.-2+1G>A": "splice_donor_variant",
    "c.-1-1G>A": "splice_acceptor_variant",
    "c.*1G>A": "3_prime_UTR_variant",
    "c.8835dup": "3_prime_UTR_variant",
    # Inside an exon.
    "c.4855G>A": "missense_variant",
    "c.4857G>A": "synonymous_variant",
    "c.1732C>T": "stop_gained",
    "c.7787del": "frameshift_variant",
    "c.3504del": "frameshift_variant",
    "c.6189_6206del": "inframe_deletion",
    "c.6187_6189dup": "inframe_insertion",
    "c.6188_6189insAAA": "inframe_insertion",
    "c.6190_6192delinsAAACCC": "protein_altering_variant",
    "c.4856_4861delinsAAAAAA": "missense_variant",
    "c.3610_3611insGTTAGGTTCAGG": "stop_gained",
    "c.7023G>A": f"{REGION}&synonymous_variant",
    "c.8440C>T": f"stop_gained&{REGION}",
}


def _substitutions(offset: int) -> Iterator[GeneChange]:
    for base in "ACGT":
        if base != SEQUENCE[offset]:
            yield GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)


def _insertion(offset: int) -> GeneChange:
    """Three bases inserted before ``offset`` that cannot be placed elsewhere."""
    for triple in product("ACGT", repeat=3):
        change = GeneChange(GeneOffset(offset), GeneOffset(offset), "".join(triple))
        one_place = triple[0] != SEQUENCE[offset] and triple[-1] != SEQUENCE[offset - 1]
        if one_place and normalise(change, GENE) == change:
            return change
    raise AssertionError("some triple always fits")


def _terms(change: GeneChange) -> set[str]:
    return set(annotate_change(GENE, change).consequence)


@pytest.mark.parametrize(("step", "expected"), DONOR_SIDE.items(), ids=map(str, DONOR_SIDE))
def test_substitutions_behind_every_donor(step: int, expected: set[str]) -> None:
    for donor, _ in INTRONS:
        for change in _substitutions(donor + step - 1):
            assert _terms(change) == expected


@pytest.mark.parametrize(("step", "expected"), ACCEPTOR_SIDE.items(), ids=map(str, ACCEPTOR_SIDE))
def test_substitutions_before_every_acceptor(step: int, expected: set[str]) -> None:
    for _, acceptor in INTRONS:
        for change in _substitutions(acceptor - step):
            assert _terms(change) == expected


@pytest.mark.parametrize("step", range(1, 6))
def test_only_the_three_exonic_bases_beside_a_border_are_splice_region(step: int) -> None:
    for donor, acceptor in INTRONS:
        for offset in (donor - step, acceptor + step - 1):
            for change in _substitutions(offset):
                terms = _terms(change)
                assert (REGION in terms) == (step <= 3)
                assert INTRON not in terms
                assert not any("donor" in term or "acceptor" in term for term in terms)


@pytest.mark.parametrize(
    ("step", "expected"), INSERTED_BEFORE.items(), ids=map(str, INSERTED_BEFORE)
)
def test_insertions_before_a_base_behind_every_donor(step: int, expected: set[str]) -> None:
    for donor, _ in INTRONS:
        assert _terms(_insertion(donor + step - 1)) == expected


@pytest.mark.parametrize(
    ("step", "expected"), INSERTED_BEHIND.items(), ids=map(str, INSERTED_BEHIND)
)
def test_insertions_behind_a_base_before_every_acceptor(step: int, expected: set[str]) -> None:
    for _, acceptor in INTRONS:
        assert _terms(_insertion(acceptor - step + 1)) == expected


def test_insertions_exactly_at_a_border_are_splice_region_and_claimed_by_the_exon() -> None:
    for donor, acceptor in INTRONS[1:]:
        for offset in (donor, acceptor):
            terms = _terms(_insertion(offset))
            assert REGION in terms
            assert INTRON not in terms
            assert terms & {
                "inframe_insertion",
                "protein_altering_variant",
                "stop_gained",
                "start_retained_variant",
                "5_prime_UTR_variant",
            }


@pytest.mark.parametrize(("name", "expected"), TABLE.items(), ids=TABLE)
def test_terms_of_one_change(name: str, expected: str) -> None:
    annotation = annotate(name)
    assert description(annotation) == name
    assert "&".join(annotation.consequence) == expected


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, "upstream_gene_variant"),
        (GENE.transcript.start - 1, "upstream_gene_variant"),
        (GENE.transcript.start, "5_prime_UTR_variant"),
        (GENE.transcript.end - 1, "3_prime_UTR_variant"),
        (GENE.transcript.end, "downstream_gene_variant"),
        (len(SEQUENCE) - 1, "downstream_gene_variant"),
    ],
)
def test_terms_at_the_ends_of_the_transcript(offset: int, expected: str) -> None:
    for change in _substitutions(offset):
        assert _terms(change) == {expected}


def test_a_deletion_of_the_whole_transcript_ablates_it_and_says_nothing_else() -> None:
    change = GeneChange(GENE.transcript.start, GENE.transcript.end, "")
    annotation = annotate_change(GENE, change)
    assert annotation.consequence == ("transcript_ablation",)
    assert annotation.impact is Impact.HIGH


def test_a_change_of_several_bases_earns_terms_only_where_bases_differ() -> None:
    for donor, _ in INTRONS:
        start, end = donor + 3, donor + 6
        kept = SEQUENCE[start + 1]
        ends = "".join("A" if SEQUENCE[offset] != "A" else "C" for offset in (start, end - 1))
        change = GeneChange(GeneOffset(start), GeneOffset(end), ends[0] + kept + ends[1])
        assert _terms(change) == {"splice_donor_region_variant", INTRON}, "the 5th base is kept"


def test_impact_is_that_of_the_first_and_most_severe_term() -> None:
    order = list(IMPACT)
    assert [IMPACT[term] for term in order] == sorted(IMPACT.values(), key=list(Impact).index)
    assert impact_of(sort_terms({"intron_variant", "splice_donor_variant"})) is Impact.HIGH


@given(changes())
def test_terms_are_known_sorted_and_never_empty(change: GeneChange) -> None:
    annotation = annotate_change(GENE, change)
    assert annotation.consequence == sort_terms(set(annotation.consequence))
    assert annotation.consequence
    assert annotation.impact is IMPACT[annotation.consequence[0]]


@given(changes())
def test_terms_agree_with_the_stated_protein(change: GeneChange) -> None:
    annotation = annotate_change(GENE, change)
    terms, name = set(annotation.consequence), annotation.protein.hgvs
    if "fsTer" in name:
        assert terms & {"frameshift_variant", "stop_lost"}
    if "extTer" in name:
        assert "stop_lost" in terms
    if name == "p.(Met1?)":
        assert "start_lost" in terms
    if name.endswith("=)"):
        assert annotation.impact in {Impact.LOW, Impact.MODIFIER}
    if "Ter)" in name and not name.startswith("p.(Ter"):
        assert terms & {"stop_gained", "frameshift_variant"}
