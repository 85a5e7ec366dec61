"""Where one copy is taken to be enough, nobody is told the story of recessive disease."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.claim import Claim
from col7a1tools.report import ReportDocument
from col7a1tools.report.words import Statement
from examples.case_book import CASES
from tests.compare.making import book_record
from tests.report.patients import (
    CARRIER,
    HOMOZYGOUS,
    UNKNOWN_PHASE,
    Call,
    Read,
    call,
    patient,
    read,
)

REPORTED = call("c.8038G>A", "0/1")
ZEVASKYN = "Zevaskyn"


def claimed(one: Call, gene: Gene) -> Read:
    """A call whose variant the case file claims to act dominantly."""
    record, (result,) = read(one, gene)
    assert result.classification is not None
    classification = result.classification._replace(claim=Claim.DOMINANT)
    return record, (result._replace(classification=classification),)


def said(document: ReportDocument) -> list[Statement]:
    expectation = document.expectation
    assert expectation is not None
    found = document.interpretation
    return [*found.statements, *found.questions, expectation.severity, *expectation.statements]


def rules(document: ReportDocument) -> set[str]:
    return {one.rule for one in said(document)}


def products(document: ReportDocument) -> set[str]:
    return {one.name for one in document.approved_products}


@pytest.mark.parametrize("name", ["dominant_glycine", "new_in_the_child"])
def test_a_family_with_the_dominant_form_is_not_asked_for_a_second_variant(
    name: str, gene: Gene
) -> None:
    document = book_record(next(case for case in CASES if case.name == name), gene)
    assert "questions.second_variant" not in rules(document)
    assert "severity.one_copy_if_causal" in rules(document)
    assert "expectation.second_allele" not in rules(document)
    assert not any("both copies" in one.family.en for one in said(document))
    assert products(document) == {"Vyjuvek", "Filsuvez"}


def test_a_claim_of_dominance_counts_where_publications_are_silent(gene: Gene) -> None:
    document = patient([], gene, further=[claimed(call("c.425A>G", "0/1"), gene)])
    found = rules(document)
    assert {"inheritance.claimed_dominant", "expectation.dominant_range_claimed"} <= found
    assert "severity.one_copy_if_causal" in found
    assert "questions.second_variant" not in found
    assert "inheritance.unknown" not in found


def test_a_claim_against_a_report_of_recessive_disease_is_said_beside_it(gene: Gene) -> None:
    document = patient([], gene, further=[claimed(call("c.6527dup", "0/1"), gene)])
    found = rules(document)
    assert {"inheritance.claimed_dominant", "inheritance.recessive"} <= found


def test_an_established_dominant_variant_speaks_of_one_copy(gene: Gene) -> None:
    document = patient([], gene, further=[claimed(call("c.6527dup", "0/1"), gene)])
    found = rules(document)
    assert {"severity.one_copy_enough", "collagen.dominant_copy_none"} <= found
    assert "collagen.person_one_copy_none" not in found


def test_a_single_recessive_variant_still_asks_for_the_second(gene: Gene) -> None:
    found = rules(patient(CARRIER, gene))
    assert {"questions.second_variant", "severity.one_allele", "expectation.second_allele"} <= found


def test_two_affected_copies_stay_two_although_one_variant_is_dominant(gene: Gene) -> None:
    document = patient([*HOMOZYGOUS, REPORTED], gene)
    assert "severity.one_copy_enough" not in rules(document)
    assert "expectation.second_allele" in rules(document)


@pytest.mark.parametrize("calls", [HOMOZYGOUS, UNKNOWN_PHASE])
def test_a_product_for_recessive_disease_is_named_where_two_copies_may_be_affected(
    calls: tuple[Call, ...], gene: Gene
) -> None:
    document = patient(calls, gene)
    (zevaskyn,) = [one for one in document.approved_products if one.name == ZEVASKYN]
    assert "for the recessive form" in zevaskyn.statement.family.en
    assert "para la forma recesiva" in zevaskyn.statement.family.es


def test_it_is_not_named_for_one_dominant_copy(gene: Gene) -> None:
    assert products(patient([REPORTED], gene)) == {"Vyjuvek", "Filsuvez"}


@pytest.mark.parametrize(("language", "ask"), [("en", "in yours"), ("es", "en el suyo")])
def test_every_product_sends_the_reader_to_ask_in_their_own_country(
    language: str, ask: str, gene: Gene
) -> None:
    document = patient(HOMOZYGOUS, gene)
    assert len(document.approved_products) == 3
    for product in document.approved_products:
        assert ask in product.statement.family[language]
