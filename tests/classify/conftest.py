"""Answers of single criteria for variants named as people name them."""

from collections.abc import Callable

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.classify import classify
from col7a1tools.gene import Gene
from col7a1tools.model.classification import Classification, Evidence
from col7a1tools.model.variant import StructuralChange
from col7a1tools.nomenclature.parse import parse_description
from tests.classify.weighing import Weigh

Classified = Callable[[str | StructuralChange], Classification]
Answer = Callable[[str | StructuralChange, str], Evidence]


@pytest.fixture(scope="session")
def classified(gene: Gene) -> Classified:
    """The classification of a variant: a description, or a structural change."""

    def of(variant: str | StructuralChange) -> Classification:
        change = (
            parse_description(variant, gene).alleles[0].variants[0].change
            if isinstance(variant, str)
            else variant
        )
        if isinstance(change, StructuralChange):
            return classify(annotate_structural(gene, change), gene)
        return classify(annotate_change(gene, change), gene)

    return of


@pytest.fixture(scope="session")
def answer(classified: Classified) -> Answer:
    """The answer of one criterion for a variant."""

    def of(variant: str | StructuralChange, criterion: str) -> Evidence:
        evidence = classified(variant).evidence
        return next(item for item in evidence if item.criterion == criterion)

    return of


@pytest.fixture(scope="session")
def weigh(gene: Gene) -> Weigh:
    """Classifies variants with outside evidence and facts of a case."""
    return Weigh(gene)
