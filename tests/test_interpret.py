"""Many variants read at once are read as each is alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.annotate.annotate import annotate_change, annotate_changes
from col7a1tools.classify import classify, classify_each
from col7a1tools.gene import load_gene
from col7a1tools.interpret import allele_results, make_interpreter, read_change, read_changes
from col7a1tools.knowledge import Knowledge
from col7a1tools.model.case_facts import NO_FACTS, CaseFacts
from col7a1tools.model.claim import Claim
from col7a1tools.model.evidence import (
    NOTHING,
    OutsideEvidence,
    PopulationFrequency,
    Prediction,
    SourceStamp,
)
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.record import AltAllele
from col7a1tools.model.variant import GeneChange, LocusAllele
from col7a1tools.nomenclature.normalise import normalise
from tests.strategies import changes

GENE = load_gene()
PLUS = GENE.locus.plus
STAMP = SourceStamp("laboratory", "1", "0" * 64)
EVIDENCE = st.builds(
    lambda splice, seen: OutsideEvidence(
        (STAMP,),
        (PopulationFrequency(STAMP, seen, 1_000_000, 0, seen / 1_100_000, "afr"),),
        (Prediction(STAMP, "SpliceAI", splice),),
    ),
    st.sampled_from([0.0, 0.15, 0.9]),
    st.sampled_from([0, 3, 4000, 90_000]),
)
KNOWN = st.tuples(
    st.just(NOTHING) | EVIDENCE, st.just(NO_FACTS) | st.just(CaseFacts(claim=Claim.DOMINANT))
)
ALLELES = st.builds(
    lambda start, length, alt: LocusAllele(PlusOffset(start), PLUS[start : start + length], alt),
    st.integers(2_500, len(PLUS) - 3_000),
    st.integers(1, 12),
    st.text("ACGT", min_size=1, max_size=12),
)
SAME = st.builds(
    lambda start, length: LocusAllele(
        PlusOffset(start), PLUS[start : start + length], PLUS[start : start + length]
    ),
    st.integers(2_500, len(PLUS) - 3_000),
    st.integers(1, 4),
)


@settings(max_examples=50)
@given(st.lists(st.tuples(changes(), KNOWN), max_size=6))
def test_each_of_many_is_annotated_and_weighed_as_alone(
    asked: list[tuple[GeneChange, tuple[OutsideEvidence, CaseFacts]]],
) -> None:
    annotations = annotate_changes(GENE, (change for change, _ in asked))
    assert annotations == [annotate_change(GENE, change) for change, _ in asked]
    outside = [known[0] for _, known in asked]
    cases = [known[1] for _, known in asked]
    assert classify_each(annotations, GENE, None, outside, cases) == [
        classify(annotation, GENE, None, evidence, case)
        for annotation, evidence, case in zip(annotations, outside, cases, strict=True)
    ]


@settings(max_examples=50)
@given(st.lists(ALLELES | SAME, max_size=6), st.integers(0, 5))
def test_alleles_have_the_results_that_each_has_alone(
    alleles: list[LocusAllele], again: int
) -> None:
    repeated = [*alleles, *alleles[:again]]
    interpret = make_interpreter(GENE)
    assert allele_results(repeated, GENE) == [
        interpret(AltAllele(1, allele.alt, allele)) for allele in repeated
    ]


@settings(max_examples=20)
@given(st.lists(st.tuples(changes(), EVIDENCE), max_size=4))
def test_what_sources_say_of_each_goes_to_each(
    some: list[tuple[GeneChange, OutsideEvidence]],
) -> None:
    said = {normalise(change, GENE): evidence for change, evidence in some}
    knowledge = Knowledge(evidence_of=lambda change: said.get(change, NOTHING))
    asked = [change for change, _ in some]
    readings = read_changes(asked, GENE, knowledge)
    assert [one.outside for one in readings] == [said[normalise(one, GENE)] for one in asked]
    assert readings == [read_change(change, GENE, knowledge) for change in asked]
