"""Names that ClinVar, laboratories and VEP gave to real variants are read as those variants."""

import csv
from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import DescriptionError
from tests.nomenclature.parse.outcome import only_change, only_variant, outcome
from tests.plain_names import from_vcf

pytestmark = pytest.mark.truth

# VEP's names of TCGA somatic calls are on ENST00000328333, which numbers the 5' UTR otherwise
OTHER_TRANSCRIPT = {"c.-2G>T": "ENST00000328333:c.-2G>T"}
# two rows of one laboratory list whose alleles are not what their names say
NOT_ITS_ALLELE = {
    "c.5944_5945delinsTA": "c.5945_5946insTA",  # C to CTA replaces no base
    "c.497dupA": "c.498_499insA",  # C to CT stands one base beside the A that is duplicated
}


def table(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "truth" / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def allele(row: dict[str, str], gene: Gene) -> GeneChange:
    change = from_vcf(Assembly(row["assembly"]), int(row["pos"]), row["ref"], row["alt"])
    return normalise(change, gene)


def test_every_coding_name_is_its_allele(shared: Path, gene: Gene) -> None:
    rows = table(shared, "hgvs_dev.tsv")
    assert rows
    for row in rows:
        name = row["hgvs_c"].partition("(")[0]
        text = OTHER_TRANSCRIPT.get(name, name)
        if name in NOT_ITS_ALLELE:
            assert coding_name(allele(row, gene), gene) == NOT_ITS_ALLELE[name]
            continue
        assert only_change(text, gene) == allele(row, gene), name
        if text == name:
            assert only_change(f"NM_000094.3:{name}", gene) == allele(row, gene), name


def test_a_protein_name_leads_to_its_allele_or_offers_it(shared: Path, gene: Gene) -> None:
    """Where other base changes give the same residue, it is at least among those named."""
    seen = 0
    for row in table(shared, "hgvs_dev.tsv"):
        substitution = len(row["ref"]) == len(row["alt"]) == 1
        if not substitution or not row["hgvs_p"].startswith("p.") or "?" in row["hgvs_p"]:
            continue
        seen += 1
        expected = coding_name(allele(row, gene), gene)
        assert expected is not None
        result = outcome(row["hgvs_p"], gene)
        if isinstance(result, DescriptionError):
            named = {name.removeprefix("NM_000094.4:") for name in result.candidates}
        else:
            notes = [note.values for note in result.alleles[0].variants[0].notes]
            texts = [str(values.get(key, "")) for values in notes for key in ("name", "names")]
            named = {name for text in texts for name in text.split(", ")}
        assert expected in named, row["hgvs_p"]
    assert seen


@pytest.mark.parametrize("separator", ["-", ":", " "])
def test_every_classified_allele_is_found_on_its_assembly(
    separator: str, shared: Path, gene: Gene
) -> None:
    rows = table(shared, "classification_dev.tsv")
    assert rows
    for row in rows:
        text = separator.join((row["chrom"], row["pos"], row["ref"], row["alt"]))
        assert only_change(text, gene) == allele(row, gene), text
        assert only_variant(text, gene).assembly is Assembly(row["assembly"])
