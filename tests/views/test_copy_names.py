"""A copy is called by the parent who handed it on, where the parents' genotypes show it."""

from dataclasses import replace

import pytest

from col7a1tools.gene import Gene
from col7a1tools.report.document import AlleleOrigin
from col7a1tools.views.copy_names import copy_names, parent_of
from col7a1tools.views.labels import load_labels
from tests.report.patients import UNKNOWN_PHASE, patient

MOTHER, FATHER = "The copy from the mother", "The copy from the father"
NOT_SHOWN = ("One copy of the gene", "The other copy")


@pytest.mark.parametrize(
    ("origins", "first", "second", "expected"),
    [
        ({"v1": "mother", "v2": "father"}, ["v1"], ["v2"], (MOTHER, FATHER)),
        ({"v1": "father"}, ["v1"], [], (FATHER, MOTHER)),
        ({"v1": "unknown", "v2": "father"}, ["v1"], ["v2"], (MOTHER, FATHER)),
        ({"v1": "neither parent", "v2": "mother"}, ["v1", "v2"], [], (MOTHER, FATHER)),
        ({"v1": "mother", "v2": "mother"}, ["v1"], ["v2"], NOT_SHOWN),
        ({"v1": "mother", "v2": "father"}, ["v1", "v2"], [], NOT_SHOWN),
        ({"v1": "both parents"}, ["v1"], [], NOT_SHOWN),
        ({"v1": "unknown"}, ["v1"], [], NOT_SHOWN),
        ({}, ["v1"], ["v2"], NOT_SHOWN),
    ],
)
def test_names_of_the_copies(
    origins: dict[str, str],
    first: list[str],
    second: list[str],
    expected: tuple[str, str],
    gene: Gene,
) -> None:
    one = patient(UNKNOWN_PHASE, gene)
    named = tuple(AlleleOrigin(variant, origin) for variant, origin in origins.items())
    document = replace(one, alleles=replace(one.alleles, origins=named))
    assert copy_names(first, second, document, load_labels("en")) == expected
    assert parent_of(["v1"], document) == (
        origins["v1"] if origins.get("v1") in ("mother", "father") else ""
    )
