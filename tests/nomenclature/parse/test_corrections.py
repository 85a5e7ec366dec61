"""What is offered for a slip is what was meant: slips made on purpose are led back."""

from hypothesis import assume, given
from hypothesis import strategies as st

from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise
from tests.nomenclature.parse.outcome import offered, only_change
from tests.plain_names import COMPLEMENT, coding_offsets
from tests.strategies import GENE, changes, exonic_offsets

SEQUENCE = GENE.locus.gene
LABELS = {base: label for label, base in coding_offsets().items()}
BASES = st.sampled_from("ACGT")


def full_name(change: GeneChange) -> str:
    return f"NM_000094.4:{coding_name(normalise(change, GENE), GENE)}"


@given(exonic_offsets(), BASES)
def test_bases_of_the_other_strand_are_turned(base: int, alt: str) -> None:
    ref = SEQUENCE[base]
    assume(alt != ref)
    label = LABELS[base]
    text = f"NM_000094.4:c.{label}{COMPLEMENT[ref]}>{COMPLEMENT[alt]}"
    assert f"NM_000094.4:c.{label}{ref}>{alt}" in offered(text, "reference.bases", GENE)


@given(exonic_offsets(), BASES, st.sampled_from([-1, 1]))
def test_a_position_beside_is_put_right(base: int, alt: str, step: int) -> None:
    slipped = base + step
    ref = SEQUENCE[base]
    assume(alt != ref and slipped in LABELS and SEQUENCE[slipped] != ref)
    text = f"NM_000094.4:c.{LABELS[slipped]}{ref}>{alt}"
    assert f"NM_000094.4:c.{LABELS[base]}{ref}>{alt}" in offered(text, "reference.bases", GENE)


@given(exonic_offsets(), st.text(alphabet="ACGT", min_size=1, max_size=6))
def test_an_insertion_with_one_position_is_read_on_both_sides(base: int, bases: str) -> None:
    assume(base + 1 in LABELS and base - 1 in LABELS)
    text = f"NM_000094.4:c.{LABELS[base]}ins{bases}"
    changes_meant = [
        GeneChange(side, side, bases)  # type: ignore[arg-type]
        for side in (base + 1, base)
    ]
    meant = dict.fromkeys(full_name(change) for change in changes_meant)
    assert offered(text, "insertion.one_position", GENE) == tuple(meant)


@given(changes())
def test_a_reversed_range_is_turned(change: GeneChange) -> None:
    assume(change.end - change.start > 1)
    first, last = LABELS[change.start], LABELS[change.end - 1]
    deletion = GeneChange(change.start, change.end, "")
    text = f"NM_000094.4:c.{last}_{first}del"
    assert offered(text, "position.reversed", GENE) == (full_name(deletion),)


@given(exonic_offsets(), st.integers(1, 20), st.booleans())
def test_an_offset_that_slipped_off_the_edge_is_put_back(
    base: int, steps: int, after: bool
) -> None:
    transcript = GENE.transcript
    exon = transcript.exons[transcript.exon_index_at_or_before(base)]
    edge = exon.end - 1 if after else exon.start
    intronic = edge + steps if after else edge - steps
    slipped = edge - 1 if after else edge + 1
    assume(intronic in LABELS and exon.start < slipped < exon.end - 1)
    sign = "+" if after else "-"
    looks_like_a_range = not after and LABELS[slipped].isdigit() and int(LABELS[slipped]) < steps
    assume(not looks_like_a_range)
    text = f"NM_000094.4:c.{LABELS[slipped]}{sign}{steps}del"
    meant = GeneChange(intronic, intronic + 1, "")  # type: ignore[arg-type]
    assert full_name(meant) in offered(text, "position.not_exon_end", GENE)


@given(changes())
def test_a_name_on_the_wrong_assembly_is_offered_on_the_right_one(change: GeneChange) -> None:
    allele = GENE.locus.locus_allele(change)
    spans = list(GENE.locus.spans.values())
    for here, there in (spans, reversed(spans)):
        start = here.start + allele.start - 1
        text = f"{there.accession}:{start}:{allele.ref}:{allele.alt}"
        (candidate,) = offered(text, "position.other_assembly", GENE)
        assert candidate.startswith(f"{here.accession}:g.")
        assert only_change(candidate, GENE) == normalise(change, GENE)
