"""Case files: what they say, and their faults by line."""

from pathlib import Path

import pytest

from col7a1tools.case_facts import read_case_file
from col7a1tools.errors import InputError
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import (
    AllelePhase,
    BesidePhase,
    CaseFacts,
    CaseFile,
    FunctionalOutcome,
    Mapping,
    RnaOutcome,
    SecondAllele,
    Specificity,
    StudyStrength,
)
from col7a1tools.model.claim import Claim
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description

FULL = Path(__file__).parent.parent / "data" / "case" / "every_key.toml"


def change(name: str, gene: Gene) -> GeneChange:
    parsed = parse_description(name, gene).alleles[0].variants[0].change
    assert isinstance(parsed, GeneChange)
    return normalise(parsed, gene)


def read(folder: Path, text: str, gene: Gene) -> CaseFile:
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return read_case_file(str(path), gene)


def test_every_key_is_read(gene: Gene) -> None:
    case = read_case_file(str(FULL), gene)
    facts = case.of(change("c.6527dup", gene))
    assert facts.claim is Claim.RECESSIVE
    assert facts.phenotype is not None
    assert facts.phenotype.mapping is Mapping.BELOW_LAMINA_DENSA
    assert facts.phenotype.findings == ("blisters since birth", "scars")
    assert [one.phase for one in facts.probands] == list(AllelePhase)
    assert facts.probands[0].other_class is SecondAllele.PATHOGENIC
    assert facts.segregation is not None
    assert (facts.segregation.meioses, facts.segregation.affected_without) == (2, 0)
    assert facts.rna is not None
    assert facts.rna.outcome is RnaOutcome.FRAMESHIFT
    other = case.of(change("c.6127G>A", gene))
    assert other.claim is Claim.DOMINANT
    assert other.phenotype is facts.phenotype
    assert other.de_novo[0].phenotype is Specificity.SPECIFIC
    assert other.de_novo[0].confirmed
    assert other.affected_carriers is not None
    assert other.affected_carriers.odds_ratio == 6.5
    assert other.healthy_carriers is not None
    assert other.healthy_carriers.examined
    assert other.functional is not None
    assert other.functional.outcome is FunctionalOutcome.DAMAGING
    assert other.functional.strength is StudyStrength.MODERATE
    assert other.beside is not None
    assert other.beside.phase is BesidePhase.CIS
    assert other.other_cause is not None


def test_a_variant_is_found_under_any_notation(gene: Gene, tmp_path: Path) -> None:
    text = '[variants."6527insC".segregation]\nmeioses = 1\nreference = "x"\n'
    case = read(tmp_path, text, gene)
    assert case.of(change("NM_000094.4:c.6527dup", gene)).segregation is not None
    assert case.of(change("c.6127G>A", gene)) == CaseFacts()


def test_the_claim_of_the_file_holds_for_variants_that_it_does_not_name(
    gene: Gene, tmp_path: Path
) -> None:
    case = read(tmp_path, 'claim = "dominant"\n', gene)
    assert case.of(change("c.6127G>A", gene)).claim is Claim.DOMINANT


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('claim = "both"\n', 1, "claim must be one of"),
        ('\n\nclaims = "dominant"\n', 3, "no key 'claims'"),
        ('[phenotype]\nmapping = "other level"\nreference = "x"\n', 1, "method is missing"),
        ("[phenotype]\nfindings = 3\n", 2, "findings must be a list"),
        ('[variants."c.6527dup"]\nfamily = 1\n', 2, "no key 'family'"),
        ('[variants."c.6527dup".segregation]\nmeioses = -1\nreference = "x"\n', 2, "0 or more"),
        ('[variants."c.6527dup".segregation]\nmeioses = true\n', 2, "whole number"),
        ('[variants."c.6527dup".segregation]\nmeioses = 1\n', 1, "reference is missing"),
        (
            '[variants."c.6527dup".segregation]\nmeioses = 1\nreference = " "\n',
            3,
            "reference must be a text",
        ),
        (
            (
                '[[variants."c.6527dup".probands]]\nphase = "homozygous"\nreference = "x"\n'
                '[[variants."c.6527dup".probands]]\nphase = "sometimes"\n'
            ),
            5,
            "phase must be one of",
        ),
        (
            '[[variants."c.6527dup".probands]]\nphase = "homozygous"\nclass = "uncertain"\n',
            1,
            "no second variant",
        ),
        ('[variants."c.6527dup"]\nprobands = 3\n', 2, "probands must be"),
        (
            (
                '[variants."c.6127G>A".affected_carriers]\ncount = 3\nodds_ratio = inf\n'
                'confidence_low = 1.0\nreference = "x"\n'
            ),
            3,
            "above 0",
        ),
        (
            (
                '[variants."c.6127G>A".affected_carriers]\ncount = 3\nodds_ratio = 2\n'
                'reference = "x"\n'
            ),
            1,
            "belong together",
        ),
        (
            (
                '[variants."c.6127G>A".affected_carriers]\ncount = 3\nodds_ratio = 2\n'
                'confidence_low = 3\nreference = "x"\n'
            ),
            1,
            "above odds_ratio",
        ),
        (
            '[variants."c.6127G>A".healthy_carriers]\ncount = 0\nexamined = true\n',
            1,
            "1 or more",
        ),
        ('[variants."c.6127G>A".rna]\noutcome = "normal"\ncomplete = "yes"\n', 3, "true or false"),
        ('[variants."c.6128G>C"]\n[variants."c.1A>G>T"]\n', 2, "c.1A>G>T"),
        ('[variants."c.6127A>G"]\n', 1, "c.6127A>G"),
        ('[variants."c.6527dup"]\n[variants."6527insC"]\n', 2, "twice"),
        ('[variants."c.[425A>G];[6527dup]"]\n', 1, "2 variants"),
        ("variants = 3\n", 1, "must be a table"),
        ('[phenotype]\nreference = "x\n', 2, "not TOML"),
    ],
)
def test_a_fault_is_named_with_its_line(
    text: str, line: int, part: str, gene: Gene, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text, gene)
    assert part in caught.value.message
    assert caught.value.place is not None
    assert caught.value.place.line == line


def test_a_file_that_is_missing_or_no_text_is_refused(gene: Gene, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_case_file(str(tmp_path / "none.toml"), gene)
    (tmp_path / "case.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="cannot be read"):
        read_case_file(str(tmp_path / "case.toml"), gene)


def test_the_example_of_the_documentation_is_read(gene: Gene, tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "case.md"
    example = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    facts = read(tmp_path, example, gene).of(change("c.6527dup", gene))
    assert len(facts.probands) == 1
    assert facts.phenotype is not None
