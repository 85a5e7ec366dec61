"""SnpEff and bcftools csq beside us: every disagreement is of a kind that is explained."""

from pathlib import Path

import pytest

from benchmarks.disagreements import compare, page, sections, unexplained
from benchmarks.variant_set import random_indels, single_nucleotide_variants

EXAMPLES_OF_EACH_TOOL = ("deleted bases written out", "not read beyond the normal stop")


@pytest.mark.debian("snpEff", "bcftools", "samtools")
def test_every_disagreement_with_the_peers_is_of_an_explained_kind(tmp_path: Path) -> None:
    indels = random_indels()[::10]
    variants = [*list(single_nucleotide_variants())[::331], *indels]
    filed, wrong = compare(tmp_path, variants, indels)
    assert unexplained(filed) == []
    assert wrong == []
    text = "\n".join(page(filed))
    for key in EXAMPLES_OF_EACH_TOOL:
        assert key in text


def test_no_two_kinds_of_a_comparison_share_their_key() -> None:
    for section in sections():
        keys = [kind.key for kind in section.kinds]
        assert len(keys) == len(set(keys))
        assert all(kind.explanation.endswith(".") for kind in section.kinds)
