"""PVS1 by the tree of Abou Tayoun 2018 on the frames of this gene."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.classification import State, Strength
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange, StructuralType
from tests.classify.conftest import Answer, Classified

OUT_OF_FRAME = (2, 3, 4, 6, 7, 24, 25, 27, 113)


def branch(answer: Answer, variant: str | StructuralChange) -> str:
    return answer(variant, "PVS1").reason.rule.removeprefix("acmg.pvs1.")


def last_base(gene: Gene, exon: int) -> int:
    end = gene.transcript.exons[exon].transcript_start + gene.transcript.exons[exon].length
    return end - gene.transcript.cds_start


def span(gene: Gene, first: int, last: int, **about: object) -> StructuralChange:
    """Exons ``first`` to ``last`` with 20 bases on both sides, in GRCh38 coordinates."""
    exons, locus = gene.transcript.exons, gene.locus
    start, end = exons[first].start - 20, exons[last].end + 20
    values = {
        "type": StructuralType.DELETION,
        "assembly": Assembly.GRCH38,
        "start": locus.spans[Assembly.GRCH38].start + len(locus) - end,
        "end": locus.spans[Assembly.GRCH38].start + len(locus) - start - 1,
        "precise": True,
    }
    return StructuralChange(**{**values, **about})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["c.1732C>T", "c.6527dup", "c.7787del", "c.8440C>T", "c.2471dup"])
def test_a_premature_stop_that_meets_decay_is_very_strong(name: str, answer: Answer) -> None:
    evidence = answer(name, "PVS1")
    assert evidence.reason.rule == "acmg.pvs1.decay_predicted"
    assert evidence.strength is Strength.VERY_STRONG
    assert evidence.points == 8
    assert evidence.reason.values["claim"] == "recessive"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Codon 2922 ends 52 bases before the last junction (c.8818), codon 2923 ends 49 before.
        ("c.8764_8766delinsTGA", "decay_predicted"),
        ("c.8767_8769delinsTGA", "decay_escaped_small"),
        ("c.8767G>T", "decay_escaped_small"),
        # The new frame finds no stop before the normal one.
        ("c.8760del", "decay_escaped_small"),
    ],
)
def test_decay_ends_50_nucleotides_before_the_last_junction(
    name: str, expected: str, answer: Answer
) -> None:
    assert branch(answer, name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # The donor stands whole behind a longer or shorter exon: what the exon says decides.
        ("c.5097dup", "decay_predicted"),
        ("c.4895_4899dup", "decay_predicted"),
        ("c.1636del", "decay_predicted"),
        ("c.844_846dup", "not_null"),
        ("c.844_846del", "not_null"),
        ("c.971_976dup", "not_null"),
        # The deleted base leaves a weak donor: its exon is taken to be skipped.
        ("c.426del", "exon_loss_frameshift"),
        # The intron before the start codon is untranslated, the codon behind it is not.
        ("c.-1-20_50del", "start_lost_pathogenic_upstream"),
        ("c.-1-20_200del", "start_lost_pathogenic_upstream"),
        ("NC_000003.12:g.48594400_48599000del", "start_lost_pathogenic_upstream"),
        ("c.-1-20_-1-1del", "untranslated_exon"),
        ("c.-1-2A>G", "untranslated_exon"),
        # Exons doubled with the sites that join the copy, out of frame and in frame; without them.
        ("c.3140-50_3276+50dup", "duplication_in_tandem"),
        ("c.1637-20_3276+30dup", "duplication_in_tandem"),
        ("c.4198-30_4224+20dup", "duplication_keeps_frame"),
        ("c.4198-5_4224+10dup", "outcome_unclear"),
        # The stop codon is lost by a shift of the frame: an extension, which is PM4's to weigh.
        ("c.8835del", "not_null"),
        ("c.8832del", "not_null"),
        ("c.8832_8833insA", "not_null"),
    ],
)
def test_what_the_change_does_decides_and_not_where_its_name_lies(
    name: str, expected: str, answer: Answer
) -> None:
    assert branch(answer, name) == expected


def test_a_stop_inserted_in_frame_counts_as_a_stop(answer: Answer) -> None:
    assert branch(answer, "c.6713_6714insTCCGTCTCGTTAACAGT") == "decay_predicted"


def test_canonical_sites_of_out_of_frame_exons_are_very_strong(gene: Gene, answer: Answer) -> None:
    for exon in OUT_OF_FRAME:
        base = last_base(gene, exon)
        first = base - gene.transcript.exons[exon].length + 1
        assert answer(f"c.{first}-2A>T", "PVS1").strength is Strength.VERY_STRONG
        if exon != 25:
            assert answer(f"c.{base}+1G>A", "PVS1").strength is Strength.VERY_STRONG


def test_canonical_sites_of_in_frame_exons_are_never_very_strong(
    gene: Gene, answer: Answer
) -> None:
    for exon in set(range(2, 118)) - set(OUT_OF_FRAME):
        evidence = answer(f"c.{last_base(gene, exon)}+1G>A", "PVS1")
        assert evidence.strength in (Strength.STRONG, Strength.MODERATE), exon


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("c.6900+1G>A", "exon_loss_in_frame_critical"),  # exon 87: Gly-X-Y repeat
        ("c.8527+1G>A", "exon_loss_in_frame_critical"),  # exon 115: NC-2 processing segment
        ("c.682+1G>A", "exon_loss_in_frame_small"),  # exon 5: NC-1
        ("c.1781-1G>A", "exon_loss_in_frame_small"),  # exon 14: NC-1
        ("c.6180+1G>A", "exon_loss_in_frame_small"),  # exon 73: works without it
        ("c.6537+1G>C", "exon_loss_in_frame_small"),  # exon 80: works without it
        ("c.5856+1G>A", "exon_loss_in_frame_small"),  # exon 71: hinge only
    ],
)
def test_in_frame_skips_are_strong_only_where_a_critical_region_is_lost(
    name: str, expected: str, answer: Answer
) -> None:
    assert branch(answer, name) == expected


def test_a_lost_critical_region_is_named_with_its_sources(answer: Answer) -> None:
    reason = answer("c.8527+1G>A", "PVS1").reason
    assert reason.values["region"] == "NC-2 processing site segment"
    assert "bruckner_tuderman_1995" in reason.sources
    assert "turczynski_2017" in answer("c.6180+1G>A", "PVS1").reason.sources


def test_an_alternative_donor_that_keeps_the_frame_lowers_the_strength(answer: Answer) -> None:
    evidence = answer("c.3403+1G>A", "PVS1")
    assert evidence.strength is Strength.MODERATE
    assert evidence.reason.values["alternative_site"] == -15


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("c.266+2T>C", Strength.STRONG),  # very strong by its frame
        ("c.266+2T>A", Strength.VERY_STRONG),
        ("c.6900+2T>C", Strength.MODERATE),
        ("c.682+2T>C", Strength.SUPPORTING),
    ],
)
def test_gt_to_gc_is_one_step_lower(name: str, strength: Strength, answer: Answer) -> None:
    assert answer(name, "PVS1").strength is strength


def test_gc_to_gt_in_intron_103_is_no_null_variant(answer: Answer) -> None:
    evidence = answer("c.7758+2C>T", "PVS1")
    assert evidence.state is State.NOT_APPLICABLE
    assert evidence.reason.rule == "acmg.pvs1.gc_donor_becomes_gt"
    assert answer("c.7758+2C>A", "PVS1").state is State.MET


def test_the_last_acceptor_escapes_decay(answer: Answer) -> None:
    assert branch(answer, "c.8819-1G>A") == "exon_loss_escaped_small"


def test_start_loss_is_moderate_with_published_variants_before_the_next_methionine(
    answer: Answer,
) -> None:
    evidence = answer("c.1A>G", "PVS1")
    assert evidence.strength is Strength.MODERATE
    assert evidence.reason.values["next_methionine"] == 410
    assert branch(answer, "c.85+1G>A") == "start_lost_pathogenic_upstream"


@pytest.mark.parametrize("name", ["c.846G>A", "c.6127G>A", "c.6901-4A>G", "c.8835A>T"])
def test_last_base_missense_and_stop_loss_changes_are_not_null(name: str, answer: Answer) -> None:
    evidence = answer(name, "PVS1")
    assert evidence.state is State.NOT_APPLICABLE
    assert evidence.reason.rule == "acmg.pvs1.not_null"


def test_a_site_of_the_untranslated_intron_is_not_counted(answer: Answer) -> None:
    assert branch(answer, "NM_000094.4:c.-2+1G>A") == "untranslated_exon"


def test_a_copy_of_an_acceptor_with_its_exon_has_no_clear_outcome(answer: Answer) -> None:
    evidence = answer("c.2993-5_3007dup", "PVS1")
    assert evidence.state is State.NOT_ASSESSED
    assert evidence.lacks == "rna_study"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("c.1235_1245del", "exon_loss_frameshift"),  # 11 coding bases and intron 9
        ("c.1234_1245del", "exon_loss_in_frame_small"),  # 12 coding bases and intron 9
        ("c.1906+1_2004del", "exon_loss_frameshift"),  # intron 14 and 98 coding bases
        ("c.8810_8825del", "exon_loss_escaped_small"),  # 16 coding bases and the last intron
    ],
)
def test_a_deletion_that_joins_two_exons_is_read_by_its_frame(
    name: str, expected: str, answer: Answer
) -> None:
    assert branch(answer, name) == expected


def test_a_deletion_that_cuts_one_exon_and_takes_the_next_loses_both(answer: Answer) -> None:
    reason = answer("c.1900_2050+10del", "PVS1").reason
    assert reason.values["exons"] == "14-15"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (13, 24, "exon_loss_frameshift"),
        (24, 24, "exon_loss_frameshift"),
        (30, 30, "exon_loss_in_frame_critical"),
        (13, 13, "exon_loss_in_frame_small"),
        (8, 23, "exon_loss_in_frame_large"),
        (118, 118, "exon_loss_escaped_small"),
        (116, 118, "exon_loss_escaped_small"),
        (115, 118, "three_prime_end_deleted"),  # with the segment where NC-2 is cleaved
        (50, 118, "three_prime_end_deleted"),
        (2, 118, "three_prime_end_deleted"),
        (1, 118, "three_prime_end_deleted"),
        (1, 1, "start_lost_pathogenic_upstream"),
        (0, 5, "five_prime_end_deleted"),
        (0, 118, "whole_gene_deleted"),
    ],
)
def test_exon_deletions_follow_their_frame(
    first: int, last: int, expected: str, gene: Gene, answer: Answer
) -> None:
    # Beyond the locus a deletion is no sequence change: both forms must end in the same branch.
    assert branch(answer, span(gene, first, last)) == expected


def test_the_less_a_deletion_leaves_of_the_gene_the_more_it_counts(
    gene: Gene, answer: Answer
) -> None:
    points = [answer(span(gene, first, 118), "PVS1").points for first in range(118, -1, -1)]
    assert points == sorted(points)
    assert points[-1] == points[-2] == points[-3] == 8  # all exons; from 1 on; from 2 on


def test_a_deletion_with_unknown_ends_is_not_assessed(gene: Gene, answer: Answer) -> None:
    evidence = answer(span(gene, 24, 24, precise=False), "PVS1")
    assert (evidence.state, evidence.lacks) == (State.NOT_ASSESSED, "exact_breakpoints")


@pytest.mark.parametrize(
    ("exons", "tandem", "expected"),
    [
        ((24, 24), True, "duplication_in_tandem"),
        ((24, 24), False, "duplication_presumed_in_tandem"),
        ((30, 30), True, "duplication_keeps_frame"),
        ((0, 5), True, "duplication_reaches_outside"),
    ],
)
def test_duplications_count_only_inside_the_gene_and_out_of_frame(
    exons: tuple[int, int], tandem: bool, expected: str, gene: Gene, answer: Answer
) -> None:
    change = span(gene, *exons, type=StructuralType.DUPLICATION, tandem=tandem)
    assert branch(answer, change) == expected


def test_duplicated_exons_are_strong_where_tandem_is_only_presumed(
    gene: Gene, answer: Answer
) -> None:
    change = span(gene, 24, 24, type=StructuralType.DUPLICATION)
    assert answer(change, "PVS1").strength is Strength.STRONG


def test_imprecise_inversions_and_breakends_have_no_branch(gene: Gene, answer: Answer) -> None:
    for type_ in (StructuralType.INVERSION, StructuralType.BREAKEND, StructuralType.COPY_NUMBER):
        evidence = answer(span(gene, 24, 25, type=type_, precise=False), "PVS1")
        assert (evidence.state, evidence.lacks) == (State.NOT_ASSESSED, "rna_study")


def test_a_structural_change_of_an_intron_is_not_null(gene: Gene, answer: Answer) -> None:
    locus = gene.locus
    start = gene.transcript.exons[64].end + 200
    begin = locus.spans[Assembly.GRCH38].start + len(locus) - start - 300
    change = StructuralChange(
        StructuralType.DELETION, Assembly.GRCH38, begin, begin + 299, precise=False
    )
    assert branch(answer, change) == "not_null"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # As probes report it: the ends lie between the exons that were read.
        ("c.(3139+1_3140-1)_(3276+1_3277-1)del", "exon_loss_frameshift"),
        ("NC_000003.12:g.(48586884_48586971)_(48587112_48587189)del", "exon_loss_frameshift"),
        ("c.1637-240_(3276+1_3277-1)del", "exon_loss_frameshift"),
        ("c.(3831+1_3832-1)_(3894+1_3895-1)del", "exon_loss_in_frame_critical"),
        ("c.(1636+1_1637-1)_(3276+1_3277-1)dup", "duplication_presumed_in_tandem"),
        # Whatever else is lost, the least that is lost leaves nothing of the gene.
        ("c.(?_-1)_(*333_?)del", "three_prime_end_deleted"),
        ("c.(85+1_86-1)_(*333_?)del", "three_prime_end_deleted"),
        ("c.(?_86)_(*333_?)del", "three_prime_end_deleted"),
        # A limit is missing, or an exon lies between the limits.
        ("c.(?_8528)_(*333_?)del", "ends_unknown"),
        ("c.(?_3140)_(3276_?)del", "ends_unknown"),
        ("c.(3139+1_3140-1)_(3276_?)del", "ends_unknown"),
        ("c.(2992+1_3140-1)_(3276+1_3277-1)del", "ends_unknown"),
        ("c.(?_3140)_(3276_?)dup", "ends_unknown"),
    ],
)
def test_uncertain_ends_count_where_the_exons_are_certain(
    name: str, expected: str, classified: Classified
) -> None:
    evidence = classified(name).evidence[0]
    assert evidence.reason.rule == f"acmg.pvs1.{expected}"
