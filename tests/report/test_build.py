import pytest

from col7a1tools.case.callability import CoveredBases
from col7a1tools.gene import Gene
from col7a1tools.gene.reference_files import checksums
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.record import AltAllele, Genotype
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import NotAnnotated, StructuralChange, StructuralType
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.family_section import Relatives
from col7a1tools.report.limits import number_ranges
from tests.report.patients import (
    BENIGN,
    CARRIER,
    GLYCINE,
    HOMOZYGOUS,
    IN_CIS,
    IN_TRANS,
    PEOPLE,
    SAMPLE,
    UNKNOWN_PHASE,
    Call,
    call,
    patient,
    read,
)

NOTHING_READ = CoveredBases((), 10, 20)
ALL_READ = CoveredBases(((PlusOffset(0), PlusOffset(38180)),), 10, 20)
TENTH_READ = CoveredBases(((PlusOffset(0), PlusOffset(3000)),), 10, 20)
NEARLY_ALL_READ = CoveredBases(((PlusOffset(0), PlusOffset(32000)),), 10, 20)
HALF_READ = CoveredBases(((PlusOffset(0), PlusOffset(20000)),), 10, 20)


def rules(document: ReportDocument) -> set[str]:
    return {
        one.rule
        for one in (
            document.interpretation.headline,
            document.alleles.summary,
            *document.alleles.statements,
            *document.interpretation.statements,
            *document.not_assessed,
            *document.coverage.statements,
        )
    }


@pytest.mark.parametrize("name", PEOPLE)
def test_the_same_person_gives_the_same_record(name: str, gene: Gene) -> None:
    assert patient(PEOPLE[name], gene) == patient(PEOPLE[name], gene)


def test_the_order_of_the_records_does_not_matter(gene: Gene) -> None:
    calls = PEOPLE["twelve"]
    assert patient(calls, gene) == patient(calls[::-1], gene)


def test_variants_stand_by_class_then_along_the_gene(gene: Gene) -> None:
    variants = patient(PEOPLE["twelve"], gene).variants
    order = ["Pathogenic", "Likely pathogenic", "Uncertain significance", "Likely benign", "Benign"]
    ranks = [order.index(variant.classification) for variant in variants]
    assert ranks == sorted(ranks)
    for rank in set(ranks):
        same = [v for v, of in zip(variants, ranks, strict=True) if of == rank]
        places = [variant.drawn.start for variant in same if variant.drawn]
        assert places == sorted(places)
    assert [variant.id for variant in variants] == [f"v{n + 1}" for n in range(len(variants))]


def test_a_variant_holds_its_names_on_both_assemblies(gene: Gene) -> None:
    (variant,) = patient(CARRIER, gene).variants
    assert variant.hgvs_c == "NM_000094.4:c.6527dup"
    assert variant.hgvs_p == "NP_000085.1:p.(Gly2177TrpfsTer113)"
    assert variant.hgvs_g == "NC_000003.12:g.48573870dup"
    assert "6527insC" in variant.legacy_names
    assert variant.grch38 is not None
    assert variant.grch37 is not None
    assert variant.grch37.pos - variant.grch38.pos == 37433
    assert (variant.exon, variant.exon_mane) == ("80/118", "81/119")


def test_absent_and_uncalled_variants_are_not_reported_as_found(gene: Gene) -> None:
    document = patient([call("c.6527dup", "0/0"), call("c.1732C>T", "./.")], gene)
    assert document.variants == ()
    assert "limits.not_called" in rules(document)
    assert "copies.nothing_found" in rules(document)


def test_only_the_named_sample_is_reported(gene: Gene) -> None:
    record, results = read(CARRIER[0], gene)
    other = Genotype("Somebody else", (1, 1))
    absent = record.genotypes[0]._replace(alleles=(0, 0))
    document = patient([], gene, further=[(record._replace(genotypes=(other, absent)), results)])
    assert document.sample.name == SAMPLE
    assert document.variants == ()


def test_one_change_in_two_records_is_one_variant(gene: Gene) -> None:
    document = patient([*CARRIER, *CARRIER], gene)
    assert len(document.variants) == 1
    assert document.alleles.state == "one_established"
    cautions = [caution.rule for caution in document.variants[0].call.cautions]
    assert cautions == ["call.several_records"]


def test_phase_is_said_with_how_it_was_established(gene: Gene) -> None:
    trans = patient(IN_TRANS, gene).alleles
    assert (trans.phase, trans.how, trans.variants) == ("trans", "phase.phase_set", ("v1", "v2"))
    unknown = patient(UNKNOWN_PHASE, gene).alleles
    assert (unknown.phase, unknown.how) == ("unknown", "phase.not_phased")
    assert patient(HOMOZYGOUS, gene).alleles.phase == "homozygous"
    assert patient([], gene).alleles.phase == "not_applicable"


def test_nothing_found_says_what_it_does_not_exclude(gene: Gene) -> None:
    document = patient([], gene)
    assert {
        "limits.copy_number",
        "limits.deep_intronic",
        "limits.mosaic",
        "limits.other_genes",
        "coverage.not_assessed",
    } <= rules(document)
    assert document.interpretation.collagen == "unknown"


def test_a_gene_without_coverage_is_no_result(gene: Gene) -> None:
    document = patient([], gene, covered=NOTHING_READ)
    assert document.alleles.state == "not_looked_at"
    assert document.coverage.unread_percent == 100
    said = document.interpretation.headline
    assert "not looked at" in said.clinician.en
    assert "no result" in said.family.en
    for one in rules(document):
        assert one not in {"copies.nothing_found", "collagen.person_nothing_found"}


def test_nothing_found_in_a_gene_half_read_says_so_first(gene: Gene) -> None:
    document = patient([], gene, covered=HALF_READ)
    assert document.interpretation.headline.rule == "copies.too_little_read"
    assert "questions.read_again" in [one.rule for one in document.interpretation.questions]
    assert document.coverage.statements[0].rule == "coverage.partial"


def test_a_single_base_that_was_not_read_is_not_rounded_away(gene: Gene) -> None:
    exon = next(exon for exon in gene.transcript.exons if exon.number == 5)
    hole = 38180 - exon.end
    intervals = (
        (PlusOffset(0), PlusOffset(hole)),
        (PlusOffset(hole + 1), PlusOffset(38180)),
    )
    document = patient([], gene, covered=CoveredBases(intervals, 10, 20))
    assert document.coverage.unread_percent == 0.1
    assert document.interpretation.headline.rule == "copies.nothing_found_partly_read"
    assert document.coverage.statements[0].values["percent"] == "99.9"


def test_benign_variants_in_a_gene_half_read_are_no_all_clear(gene: Gene) -> None:
    document = patient(BENIGN, gene, covered=HALF_READ)
    assert document.alleles.state == "nothing_relevant"
    assert document.interpretation.headline.rule == "copies.too_little_read"


def test_a_gene_fully_read_says_so(gene: Gene) -> None:
    document = patient([], gene, covered=ALL_READ)
    assert document.coverage.assessed
    assert document.coverage.unread_percent == 0
    assert document.coverage.statements[0].rule == "coverage.complete"
    assert document.interpretation.headline.rule == "copies.nothing_found"


@pytest.mark.parametrize("calls", [(), BENIGN], ids=["nothing", "harmless"])
def test_too_little_read_reassures_nobody(calls: tuple[Call, ...], gene: Gene) -> None:
    document = patient(calls, gene, covered=TENTH_READ)
    assert document.interpretation.headline.rule == "copies.too_little_read"
    said = [one.rule for one in document.interpretation.statements]
    assert said == ["collagen.person_too_little_read"]
    asked = [one.rule for one in document.interpretation.questions]
    assert asked[0] == "questions.read_again"
    assert "questions.any_variant" not in asked
    read = f"{100 - (document.coverage.unread_percent or 0):.1f}"
    assert f"Only {read}%" in document.interpretation.headline.family.en
    assert f"{read.replace('.', ',')} %" in document.interpretation.headline.family.es
    assert f"{read}%" in document.coverage.statements[0].family.en


@pytest.mark.parametrize(
    ("calls", "headline"),
    [
        ((), "copies.nothing_found_partly_read"),
        (BENIGN, "copies.nothing_relevant_partly_read"),
    ],
    ids=["nothing", "harmless"],
)
def test_a_small_gap_is_said_where_nothing_was_found(
    calls: tuple[Call, ...], headline: str, gene: Gene
) -> None:
    document = patient(calls, gene, covered=NEARLY_ALL_READ)
    assert 0 < (document.coverage.unread_percent or 0) < 5
    assert document.interpretation.headline.rule == headline
    said = [one.rule for one in document.interpretation.statements]
    assert said == ["collagen.person_partly_read"]


@pytest.mark.parametrize(
    ("calls", "headline"),
    [
        (CARRIER, "copies.one_established_partly_read"),
        (IN_CIS, "copies.two_in_cis_partly_read"),
        (UNKNOWN_PHASE, "copies.two_phase_unknown"),
    ],
)
def test_a_gap_is_said_beside_what_was_found(
    calls: tuple[Call, ...], headline: str, gene: Gene
) -> None:
    document = patient(calls, gene, covered=NEARLY_ALL_READ)
    assert document.interpretation.headline.rule == headline
    assert "coverage.gap" in rules(document)
    complete = patient(calls, gene, covered=ALL_READ)
    assert complete.interpretation.headline.rule == headline.removesuffix("_partly_read")
    assert "coverage.gap" not in rules(complete)


def test_who_had_nothing_found_is_not_asked_about_a_second_variant(gene: Gene) -> None:
    asked = {one.rule for one in patient([], gene).interpretation.questions}
    assert "questions.any_variant" in asked
    assert "questions.second_variant" not in asked


def test_without_a_pedigree_relatives_are_empty_and_said_to_be_unassessed(gene: Gene) -> None:
    document = patient(CARRIER, gene)
    assert document.relatives == Relatives()
    assert "limits.no_pedigree" in rules(document)


def test_what_criteria_lack_is_drawn_together(gene: Gene) -> None:
    (frequency,) = [
        one
        for one in patient(GLYCINE, gene).not_assessed
        if one.rule == "lacks.population_frequency"
    ]
    assert frequency.values["criteria"] == "PM2, BA1, BS1"


def test_an_allele_that_was_not_read_is_said_not_to_have_been(gene: Gene) -> None:
    record, _ = read(CARRIER[0], gene)
    alt = AltAllele(1, "<CNV:TR>", NotAnnotated.UNSUPPORTED_SYMBOL)
    result = AlleleResult(alt, None, None, NotAnnotated.UNSUPPORTED_SYMBOL)
    odd = (record._replace(alts=(alt,)), (result,))
    document = patient([], gene, further=[odd])
    (said,) = [one for one in document.not_assessed if one.rule == "limits.unread_allele"]
    assert "<CNV:TR>" in said.clinician.en
    assert "unsupported_symbolic_allele" in said.clinician.en


def test_a_reported_variant_is_not_called_unknown_when_its_class_is_uncertain(gene: Gene) -> None:
    document = patient(GLYCINE, gene)
    assert document.variants[0].classification == "Uncertain significance"
    assert document.variants[0].meaning.rule == "verdict.uncertain_reported"
    assert (
        "described before in people with the disease" in document.interpretation.headline.family.en
    )
    assert "inheritance.dominant" in rules(document)


def test_inheritance_is_never_told_from_the_position(gene: Gene) -> None:
    assert "c.6128G>A" not in gene.known_variants
    document = patient([call("c.6128G>A", "0/1")], gene)
    assert document.variants[0].collagen_effect == "glycine_substitution"
    assert not {one for one in rules(document) if one.startswith("inheritance.")}


def test_a_large_deletion_is_reported_and_drawn(gene: Gene) -> None:
    change = StructuralChange(
        StructuralType.DELETION, Assembly.GRCH38, 48580000, 48582000, precise=False
    )
    (variant,) = patient([call(change, "0/1", reads=None)], gene).variants
    assert variant.collagen_effect == "whole_gene_or_exon_deletion"
    assert variant.grch38 is None
    assert variant.drawn is not None
    assert variant.drawn.end - variant.drawn.start == 2000
    assert variant.record.alt == "<DEL>"


def test_benign_variants_are_reported_but_do_not_matter(gene: Gene) -> None:
    document = patient(BENIGN, gene)
    assert [variant.relevant for variant in document.variants] == [False]
    assert document.alleles.state == "nothing_relevant"


def test_the_record_names_every_file_that_spoke(gene: Gene) -> None:
    document = patient(CARRIER, gene)
    assert document.reference.files == checksums()
    assert document.software.name == "col7a1tools"
    assert document.rule_set.sha256 == "1" * 64
    named = {
        key for variant in document.variants for one in variant.findings for key in one.sources
    }
    assert named <= set(document.citations)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([3], "3"), ([1, 2, 3, 5, 7, 8], "1-3, 5, 7-8")],
)
def test_runs_of_exons_are_drawn_together(numbers: list[int], text: str) -> None:
    assert number_ranges(numbers) == text
