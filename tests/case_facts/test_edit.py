"""A case file that was put together fact by fact says what was put in."""

from pathlib import Path

import pytest

from col7a1tools.case_facts import read_case_file
from col7a1tools.case_facts.edit import case_text, with_claim, with_fact, with_phenotype
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import Mapping
from col7a1tools.model.claim import Claim
from col7a1tools.nomenclature.parse import parse_description

DE_NOVO = {"parentage_confirmed": True, "phenotype": "specific", "reference": "family 1"}


def test_facts_are_read_back(gene: Gene, tmp_path: Path) -> None:
    case = with_claim({}, "dominant")
    phenotype = {
        "findings": ['blisters "since" birth', "HP:0008066 Abnormal blistering of the skin"],
        "mapping": "below lamina densa",
        "method": "immunofluorescence",
        "reference": "biopsy = 1 # not a comment",
    }
    case = with_phenotype(case, phenotype)
    case = with_fact(case, "c.6127G>A", "de_novo", DE_NOVO)
    case = with_fact(case, "c.6127G>A", "de_novo", {**DE_NOVO, "reference": "family 2"})
    case = with_fact(case, "c.6127G>A", "segregation", {"meioses": 1, "reference": "old"})
    case = with_fact(case, "c.6127G>A", "segregation", {"meioses": 3, "reference": "family 3"})
    path = tmp_path / "case.toml"
    path.write_text(case_text(case), encoding="utf-8")
    read = read_case_file(str(path), gene)
    assert read.general.claim is Claim.DOMINANT
    assert read.general.phenotype is not None
    assert read.general.phenotype.mapping is Mapping.BELOW_LAMINA_DENSA
    assert read.general.phenotype.reference == "biopsy = 1 # not a comment"
    change = parse_description("c.6127G>A", gene).alleles[0].variants[0].change
    facts = read.of(change)
    assert [one.reference for one in facts.de_novo] == ["family 1", "family 2"]
    assert facts.segregation is not None
    assert facts.segregation.meioses == 3


def test_the_case_before_stays_as_it_was() -> None:
    before = with_fact({}, "c.6127G>A", "de_novo", DE_NOVO)
    kept = case_text(before)
    with_fact(before, "c.6127G>A", "de_novo", DE_NOVO)
    with_phenotype(before, {"findings": ["x"]})
    assert case_text(before) == kept


@pytest.mark.parametrize("name", ["c.6527dup", 'a"b', "a\nb", "ä]"])
def test_any_name_and_text_can_be_written(name: str) -> None:
    import tomllib

    case = with_fact({}, name, "other_cause", {"cause": name, "reference": "\\"})
    assert tomllib.loads(case_text(case)) == case
