"""The protein landscape says of each amino acid in each place what its variants say."""

from collections import Counter

import pytest

from col7a1tools.atlas.export import substitutions
from col7a1tools.atlas.landscape import AMINO_ACIDS, LANDSCAPE_COLUMNS, landscape_rows
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly

Row = dict[str, str]


@pytest.fixture(scope="module")
def landscape(gene: Gene) -> list[Row]:
    return [
        dict(zip(LANDSCAPE_COLUMNS, row.split("\t"), strict=True)) for row in landscape_rows(gene)
    ]


def test_every_residue_has_every_other_amino_acid_once(gene: Gene, landscape: list[Row]) -> None:
    found = Counter((row["residue"], row["alt"]) for row in landscape)
    assert len(found) == len(landscape) == len(gene.protein) * (len(AMINO_ACIDS) - 1)


def test_what_one_base_changes_is_what_the_substitutions_say(
    gene: Gene, landscape: list[Row]
) -> None:
    said = {}
    for one in substitutions(gene, Assembly.GRCH38):
        coding, protein, *_ = one.tail.split("\t")
        said[coding.partition(":")[2]] = protein
    by_change: dict[str, set[str]] = {}
    for row in landscape:
        if row["bases_changed"] != "1":
            continue
        changes = [row["hgvs_c"].partition(":")[2]]
        changes += [] if row["other_changes"] == "." else row["other_changes"].split(";")
        for change in changes:
            by_change.setdefault(change, set()).add(row["hgvs_p"])
    assert by_change.items() <= {change: {name} for change, name in said.items()}.items()
    coding_changes = 9 * len(gene.protein)
    silent = sum(name.endswith("=)") for name in said.values() if name.startswith("NP_"))
    assert len(by_change) > 0.95 * (coding_changes - silent)


def test_a_name_states_the_residue_and_the_amino_acid(landscape: list[Row]) -> None:
    for row in landscape:
        if row["residue"] == "1" or row["hgvs_p"] in {".", "NP_000085.1:p.?"}:
            continue
        change = f"({row['ref']}{row['residue']}{row['alt']})"
        assert row["hgvs_p"].endswith(change)


def test_a_codon_over_an_exon_border_names_no_impossible_variant(landscape: list[Row]) -> None:
    without = [row for row in landscape if row["bases_changed"] == "."]
    assert without
    assert all(row["hgvs_c"] == row["classification"] == "." for row in without)
